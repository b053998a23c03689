"""→ sections, paragraphs, sentences, explicit breaks, paratext."""
