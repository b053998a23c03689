"""How the documentation is built: MyST pages, the furo theme; a warning is an error."""

from importlib.metadata import version as installed

project = "fabula"
author = "the fabula authors"
copyright = f"2026, {author}"
release = version = installed("fabula")

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True

html_theme = "furo"
html_title = "fabula"
