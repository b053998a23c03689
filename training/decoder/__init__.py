"""Fits the weights of the attribution stage's decoder (`src/fabula/reading/attribution/weights.json`)."""
