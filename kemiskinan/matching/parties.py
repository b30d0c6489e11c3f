"""Queries that make a party for `match_parties`; run as pekerja, because they read the NIK."""

from __future__ import annotations

SASARAN = """
SELECT o.id, i.nik, o.nama, o.tanggal_lahir, o.desa_id, o.kecamatan_id, o.jenis_kelamin AS jk
  FROM kemiskinan_sasaran o
  LEFT JOIN kemiskinan_identitassasaran i ON i.sasaran_id = o.id AND i.rilis_id = o.rilis_id
 WHERE o.rilis_id = %(sk)s
"""
"""The people of the decree %(sk)s."""

INDIVIDU = """
SELECT o.id, i.nik, o.nama, o.tanggal_lahir, o.desa_id, o.kecamatan_id, o.jenis_kelamin AS jk
  FROM kemiskinan_individu o
  LEFT JOIN kemiskinan_identitasindividu i ON i.individu_id = o.id AND i.rilis_id = o.rilis_id
 WHERE o.rilis_id = %(rilis)s
"""
"""The people of the release %(rilis)s."""
