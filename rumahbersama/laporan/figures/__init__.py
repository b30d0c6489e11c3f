"""Figures of each kind of report: one plain mapping that is frozen and hashed."""
