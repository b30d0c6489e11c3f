-- Reads:     kemiskinan_catatanbaris: rows of %(kabupaten)s noted with one of the raw cells.
-- Writes:    desa_id and kecamatan_id of those rows of {baris}.
-- Invariant: no other column and no row without such a finding changes.
-- Safe to repeat: yes.
UPDATE {baris} b
   SET desa_id = %(desa)s, kecamatan_id = %(kecamatan)s
  FROM kemiskinan_catatanbaris c
 WHERE c.kabupaten_id = %(kabupaten)s AND c.kode = ANY(%(kode)s) AND c.nilai = ANY(%(nilai)s)
   AND b.rilis_id = c.rilis_id AND b.lembar = c.lembar AND b.nomor_baris = c.nomor_baris
   AND b.desa_id IS DISTINCT FROM %(desa)s
