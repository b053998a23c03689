"""→ speaker and addressee; then I and you inside speech."""
