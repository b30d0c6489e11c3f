"""Frozen figures → tables: what the PDF, the workbook and the CSV files show."""
