"""Puts this folder on the path, so that tests may share `made_story`."""
