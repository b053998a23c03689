"""Fits what speaks for each of those whom a noun phrase may mean, and for somebody new."""
