"""Fits what speaks for each of those whom "he" or "she" may mean."""
