"""How the weights for lost paragraphs are made; never imported by the program."""
