"""Order of stages, staleness, cache, progress."""
