"""Queries that come again: their SQL and their plan are kept, never an answer."""
