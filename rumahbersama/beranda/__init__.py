"""Start pages per peran: composes panels from each room's queries."""
