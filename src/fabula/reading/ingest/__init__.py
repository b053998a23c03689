"""File → edition: one clean text and where each part came from."""
