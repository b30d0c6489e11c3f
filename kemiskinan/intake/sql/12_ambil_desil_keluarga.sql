-- Reads:     identities of the release %(rilis)s; families of the release %(keluarga)s by nomor KK.
-- Writes:    desil of the people of %(rilis)s.
-- Invariant: a nomor KK whose family rows name different deciles gives none; no person who has a
--            decile changes.
-- Safe to repeat: yes.
UPDATE {baris} b
   SET desil = k.desil
  FROM {identitas} i
  JOIN (SELECT n.nomor_kk, min(k.desil) AS desil
          FROM kemiskinan_identitaskeluarga n
          JOIN kemiskinan_keluarga k ON k.id = n.keluarga_id
         WHERE n.rilis_id = %(keluarga)s AND k.rilis_id = %(keluarga)s AND n.nomor_kk IS NOT NULL
         GROUP BY n.nomor_kk HAVING min(k.desil) = max(k.desil)) k ON k.nomor_kk = i.nomor_kk
 WHERE i.rilis_id = %(rilis)s AND b.rilis_id = %(rilis)s AND b.id = i.{kunci} AND b.desil IS NULL
