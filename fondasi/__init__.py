"""Foundation: one capability per file, no tables, no domain nouns."""
