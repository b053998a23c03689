"""How the weights of the reading model are made: packs of labelled text, an encoder, many heads, a fit that resumes."""
