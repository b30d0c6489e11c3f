-- reads: kiri, calon
-- writes: banding, what agrees in each pair: nik, tanggal, mirip, kata, tempat, jk; kata is how well
--   the one name stands in the other, whatever the order of its words and whichever are left out
-- invariant: the digits that differ are kept as positions, never as digits
-- safe to repeat: after 45
CREATE TEMP TABLE banding ON COMMIT DROP AS
SELECT f.kiri_id, f.kanan_id, f.mirip, k.kata, f.panjang, f.tanggal, f.tempat, f.jk_beda, f.desa_id,
       f.seejaan, f.nik_kiri, f.nik_kanan, p.posisi,
       CASE WHEN f.nik_dekat IS NULL THEN 'tanpa'
            WHEN NOT f.nik_dekat THEN 'beda'
            WHEN cardinality(p.posisi) = 0 THEN 'sama'
            WHEN cardinality(p.posisi) = 1 THEN 'satu'
            WHEN cardinality(p.posisi) = 2
             AND substr(f.nik_kiri, p.posisi[1], 1) = substr(f.nik_kanan, p.posisi[2], 1)
             AND substr(f.nik_kiri, p.posisi[2], 1) = substr(f.nik_kanan, p.posisi[1], 1)
            THEN 'tertukar'
            ELSE 'beda' END AS nik
  FROM (SELECT c.kiri_id, c.kanan_id, l.nik AS nik_kiri, c.nik AS nik_kanan, c.desa_id,
               c.seejaan, l.nama AS nama_kiri, c.nama AS nama_kanan,
               levenshtein_less_equal(l.nik, c.nik, 2) <= 2 AS nik_dekat,
               {mirip:l:c} AS mirip, length(l.kunci) AS panjang,
               CASE WHEN l.tanggal_lahir IS NULL OR c.tanggal_lahir IS NULL THEN 'tanpa'
                    WHEN l.tanggal_lahir = c.tanggal_lahir THEN 'sama'
                    WHEN {balik:l.tanggal_lahir} = c.tanggal_lahir THEN 'tertukar'
                    ELSE 'beda' END AS tanggal,
               CASE WHEN l.desa_id = c.desa_id THEN 'desa'
                    WHEN l.kecamatan_id = c.kecamatan_id THEN 'kecamatan'
                    ELSE 'kabupaten' END AS tempat,
               coalesce(l.jk <> c.jk, false) AS jk_beda
          FROM calon c
          JOIN kiri l ON l.id = c.kiri_id
        OFFSET 0) f
 CROSS JOIN LATERAL (
       SELECT CASE WHEN f.nik_dekat
                   THEN ARRAY(SELECT i FROM generate_series(1, 16) i
                               WHERE substr(f.nik_kiri, i, 1) <> substr(f.nik_kanan, i, 1))
              END) p (posisi)
 CROSS JOIN LATERAL (
       SELECT CASE WHEN f.mirip >= %(kata_sama)s THEN f.mirip
                   ELSE greatest(word_similarity(f.nama_kiri, f.nama_kanan),
                                 word_similarity(f.nama_kanan, f.nama_kiri)) END) k (kata)
 WHERE f.mirip >= %(tinjau_nik_dekat)s OR f.nik_dekat
    OR (f.tempat = 'desa' AND k.kata >= %(kata_sama)s);
