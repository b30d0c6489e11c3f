-- reads: kiri, sekitar, the caller's query {kanan}
-- writes: calon, the pairs of sekitar with the key of the name
-- invariant: adds no pair that shares a NIK (step 20 has them): each pair once
-- safe to repeat: after 40
INSERT INTO calon
SELECT l.id, r.id, r.nik, r.tanggal_lahir, r.desa_id, r.kecamatan_id, nullif(r.jk, ''),
       r.nama = l.nama,
       CASE WHEN r.nama = l.nama THEN l.kunci ELSE {kunci:r.nama} END, r.nama
  FROM sekitar s
  JOIN kiri l ON l.id = s.kiri_id
  JOIN ({kanan}) r ON r.id = s.kanan_id
 WHERE (r.nik = l.nik) IS NOT TRUE;
