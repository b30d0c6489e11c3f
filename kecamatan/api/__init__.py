"""Wilayah, meetings and promises for machines: the same queries and actions as the pages."""
