"""Helpers that two or more stages, or stages and what shows their claims, need."""
