-- Reads:     rows of the release %(rilis)s.
-- Writes:    kemiskinan_catatanbaris, one ID_GANDA for each row whose source id stands on another.
-- Invariant: every row that shares its non-empty source id with a row of the same release is named
--            once; no row is changed or removed.
-- Safe to repeat: no, it would name them twice; it runs inside the import's one transaction.
INSERT INTO kemiskinan_catatanbaris
    (kabupaten_id, rilis_id, lembar, nomor_baris, kolom, kode, nilai)
SELECT b.kabupaten_id, b.rilis_id, b.lembar, b.nomor_baris, %(kolom)s, 'ID_GANDA', b.{id_sumber}
  FROM (SELECT {id_sumber} AS id FROM {baris}
         WHERE rilis_id = %(rilis)s AND {id_sumber} <> ''
         GROUP BY {id_sumber} HAVING count(*) > 1) ganda
  JOIN {baris} b ON b.rilis_id = %(rilis)s AND b.{id_sumber} = ganda.id
