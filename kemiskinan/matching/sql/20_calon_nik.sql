-- reads: kiri, the caller's query {kanan}
-- writes: calon, every pair that shares a NIK
-- invariant: a pair stands once; nothing is judged yet
-- safe to repeat: after 10
CREATE TEMP TABLE calon ON COMMIT DROP AS
SELECT l.id AS kiri_id, r.id AS kanan_id, r.nik, r.tanggal_lahir, r.desa_id, r.kecamatan_id,
       nullif(r.jk, '') AS jk, r.nama = l.nama AS seejaan,
       CASE WHEN r.nama = l.nama THEN l.kunci ELSE {kunci:r.nama} END AS kunci,
       r.nama
  FROM kiri l
  JOIN ({kanan}) r ON r.nik = l.nik;
ANALYZE calon;
