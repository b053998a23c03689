"""Gold readers, metrics, error analysis."""
