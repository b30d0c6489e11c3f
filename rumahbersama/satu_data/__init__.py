"""Open figures (Satu Data): aggregates with their description, for everybody."""
