"""Panels of the start page: one function per noun, and one table of who sees which."""

from __future__ import annotations

from rumahbersama.beranda.panels.daftar import panels_for

__all__ = ["panels_for"]
