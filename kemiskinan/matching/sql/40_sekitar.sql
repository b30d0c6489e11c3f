-- reads: kiri, belum, the caller's query {kanan} (not its NIK, so that the planner leaves that out)
-- writes: sekitar, pairs that meet in belum and whose names are not plainly different
-- invariant: each pair once, since a person stands under one place in belum
-- safe to repeat: after 30
CREATE TEMP TABLE sekitar ON COMMIT DROP AS
SELECT b.kiri_id, r.id AS kanan_id
  FROM belum b
  JOIN kiri l ON l.id = b.kiri_id
  JOIN ({kanan}) r
    ON coalesce(r.tanggal_lahir - date '1800-01-01', -r.desa_id) = b.tempat
 WHERE similarity(l.nama, r.nama) >= %(saring)s
 UNION ALL
SELECT l.id, r.id
  FROM kiri l
  JOIN ({kanan}) r ON r.desa_id = l.desa_id AND r.kecamatan_id = l.kecamatan_id
 WHERE l.tanggal_lahir IS NULL
   AND r.tanggal_lahir IS NOT NULL
   AND EXISTS (SELECT 1 FROM belum b WHERE b.kiri_id = l.id)
   AND similarity(l.nama, r.nama) >= %(tinjau_desa)s;
ANALYZE sekitar;
