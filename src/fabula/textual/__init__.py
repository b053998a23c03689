"""Helpers that two or more stages need."""
