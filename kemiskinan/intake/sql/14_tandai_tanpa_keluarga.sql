-- Reads:     people of the release %(rilis)s; families of the release %(keluarga)s by nomor KK.
-- Writes:    kemiskinan_catatanbaris, for each person without a decile: KELUARGA_TIDAK_ADA when no
--            family bears the nomor KK, else DESIL_KOSONG.
-- Invariant: every person of %(rilis)s without a decile is named once; the nomor KK stays masked.
-- Safe to repeat: no, it would name them twice; it runs inside the import's one transaction.
INSERT INTO kemiskinan_catatanbaris
    (kabupaten_id, rilis_id, lembar, nomor_baris, kolom, kode, nilai)
SELECT b.kabupaten_id, b.rilis_id, b.lembar, b.nomor_baris, %(kolom)s,
       CASE WHEN k.nomor_kk IS NULL THEN 'KELUARGA_TIDAK_ADA' ELSE 'DESIL_KOSONG' END,
       coalesce(left(i.nomor_kk, 4) || '********' || right(i.nomor_kk, 4), '')
  FROM {baris} b
  JOIN {identitas} i ON i.{kunci} = b.id AND i.rilis_id = %(rilis)s
  LEFT JOIN (SELECT DISTINCT nomor_kk FROM kemiskinan_identitaskeluarga
              WHERE rilis_id = %(keluarga)s) k ON k.nomor_kk = i.nomor_kk
 WHERE b.rilis_id = %(rilis)s AND b.desil IS NULL
