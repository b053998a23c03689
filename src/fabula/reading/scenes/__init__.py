"""→ scene boundaries, presence."""
