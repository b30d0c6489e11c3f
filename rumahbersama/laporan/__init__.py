"""Reports: frozen figures, their hash and their PDF."""
