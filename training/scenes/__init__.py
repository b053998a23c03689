"""How the signs by which the scenes stage opens scenes in silence are weighed."""
