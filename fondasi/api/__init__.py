"""How machines are answered: pages of a cursor, problems in words, 304 for what did not change."""
