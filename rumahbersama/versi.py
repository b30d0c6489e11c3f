"""The version of the program, as reports and the API name it; the same as in pyproject.toml."""

VERSI = "0.1.0"
