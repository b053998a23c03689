"""The self-contained HTML report and its SVG pictures."""
