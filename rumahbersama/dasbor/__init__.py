"""Dashboards of a province, a kabupaten/kota or a kecamatan, composed from the rooms' queries."""
