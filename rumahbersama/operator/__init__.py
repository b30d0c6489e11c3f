"""/kelola/operator/ : masters of the whole installation, behind a second factor."""
