-- Reads:     identities and rows of the release %(rilis)s.
-- Writes:    kemiskinan_catatanbaris, one NIK_GANDA for each row whose NIK stands on another too.
-- Invariant: every row that shares its 16-digit NIK with a row of the same release is named once;
--            no row is changed or removed.
-- Safe to repeat: no, it would name them twice; it runs inside the import's one transaction.
INSERT INTO kemiskinan_catatanbaris
    (kabupaten_id, rilis_id, lembar, nomor_baris, kolom, kode, nilai)
SELECT b.kabupaten_id, b.rilis_id, b.lembar, b.nomor_baris, %(kolom)s, 'NIK_GANDA', b.nik_samar
  FROM (SELECT nik FROM {identitas}
         WHERE rilis_id = %(rilis)s AND nik IS NOT NULL
         GROUP BY nik HAVING count(*) > 1) ganda
  JOIN {identitas} i ON i.rilis_id = %(rilis)s AND i.nik = ganda.nik
  JOIN {baris} b ON b.id = i.{kunci}
