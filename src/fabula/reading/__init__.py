"""The stages, in order: each takes a view of the layers before it and returns claims."""
