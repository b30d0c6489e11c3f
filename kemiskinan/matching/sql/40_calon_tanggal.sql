-- reads: kiri, belum, the caller's query {kanan}
-- writes: calon, pairs that meet in belum and whose names are not plainly different
-- invariant: adds no pair that shares a NIK (step 20 has them), each pair once
-- safe to repeat: after 30
INSERT INTO calon
SELECT b.kiri_id, r.id, r.nik, r.tanggal_lahir, r.desa_id, r.kecamatan_id, nullif(r.jk, ''),
       CASE WHEN r.nama = l.nama THEN l.kunci ELSE {kunci:r.nama} END
  FROM belum b
  JOIN kiri l ON l.id = b.kiri_id
  JOIN ({kanan}) r
    ON coalesce(r.tanggal_lahir, '-infinity') = b.tanggal
   AND CASE WHEN r.tanggal_lahir IS NULL THEN r.desa_id ELSE 0 END = b.desa
 WHERE (r.nik = l.nik) IS NOT TRUE
   AND similarity(l.nama, r.nama) >= %(saring)s;
