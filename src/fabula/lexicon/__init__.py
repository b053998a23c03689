"""Word lists, one language a folder: the only place for words of a language."""
