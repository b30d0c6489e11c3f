"""Spreadsheets in and out: XLSX, XLS, CSV, read and written as streams."""
