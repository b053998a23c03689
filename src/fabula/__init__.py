"""fabula reads a work of prose fiction and rebuilds the world it describes."""
