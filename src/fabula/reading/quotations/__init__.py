"""→ quoted speech, thought, writing: where, not who."""
