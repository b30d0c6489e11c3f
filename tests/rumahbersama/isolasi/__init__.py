"""The isolation matrix: rows per room, and the world they are asked about."""
