"""One SQLite file a story: schema, numbered migrations, decisions log."""
