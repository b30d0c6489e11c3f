"""One receiver per kind of submission: the same actions and permissions as the pages."""
