-- reads: kiri, belum, the caller's query {kanan}
-- writes: calon, pairs of one desa for those whose own birth date is missing
-- invariant: adds no pair that shares a NIK, and none that step 40 has: each pair once
-- safe to repeat: after 40
INSERT INTO calon
SELECT l.id, r.id, r.nik, r.tanggal_lahir, r.desa_id, r.kecamatan_id, nullif(r.jk, ''),
       CASE WHEN r.nama = l.nama THEN l.kunci ELSE {kunci:r.nama} END
  FROM kiri l
  JOIN ({kanan}) r ON r.desa_id = l.desa_id AND r.kecamatan_id = l.kecamatan_id
 WHERE l.tanggal_lahir IS NULL
   AND r.tanggal_lahir IS NOT NULL
   AND EXISTS (SELECT 1 FROM belum b WHERE b.kiri_id = l.id)
   AND (r.nik = l.nik) IS NOT TRUE
   AND similarity(l.nama, r.nama) >= %(tinjau_desa)s;
