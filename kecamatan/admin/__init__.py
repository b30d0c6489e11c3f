"""Operators' doors to the masters of the ground floor."""

from kecamatan.admin import hari_libur, instansi

__all__ = ["hari_libur", "instansi"]
