"""→ who is who: aliases, coreference outside speech, the narrator."""
