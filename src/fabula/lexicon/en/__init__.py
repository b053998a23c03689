"""English word lists; each file says its source and licence."""
