"""→ references to people, places, things."""
