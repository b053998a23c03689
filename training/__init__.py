"""How the weights are made. Never imported by fabula."""
