"""The database beside its tables: roles and rights, stamps of rows and tables, its version."""
