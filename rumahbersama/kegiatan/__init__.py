"""A person's own month, gathered from every room: enter once, take the report home."""
