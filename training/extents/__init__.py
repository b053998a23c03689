"""How the weights that say where a noun phrase ends are fitted."""
