"""How the signs by which the places stage tells who is where are weighed."""
