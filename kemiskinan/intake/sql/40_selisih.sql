-- Reads:     rows and identities of the releases %(rilis)s and %(lama)s of one kind.
-- Writes:    nothing; returns (new, gone, same, to a poorer decile, to a better decile).
-- Invariant: a key is the source's id, else the NIK, else a family's nomor KK; rows without any are
--            not compared. new + same = keys of the release, gone + same = keys of the earlier one.
-- Safe to repeat: yes.
WITH baru AS (
    SELECT coalesce(nullif({id_sumber}, ''), {pengenal}) AS kunci, min({desil}) AS desil
      FROM {baris} b JOIN {identitas} i ON i.{kunci} = b.id
     WHERE b.rilis_id = %(rilis)s AND i.rilis_id = %(rilis)s
     GROUP BY 1
), lama AS (
    SELECT coalesce(nullif({id_sumber}, ''), {pengenal}) AS kunci, min({desil}) AS desil
      FROM {baris} b JOIN {identitas} i ON i.{kunci} = b.id
     WHERE b.rilis_id = %(lama)s AND i.rilis_id = %(lama)s
     GROUP BY 1
)
SELECT count(*) FILTER (WHERE lama.kunci IS NULL),
       count(*) FILTER (WHERE baru.kunci IS NULL),
       count(*) FILTER (WHERE baru.kunci IS NOT NULL AND lama.kunci IS NOT NULL),
       count(*) FILTER (WHERE baru.desil < lama.desil),
       count(*) FILTER (WHERE baru.desil > lama.desil)
  FROM (SELECT * FROM baru WHERE kunci IS NOT NULL) baru
  FULL JOIN (SELECT * FROM lama WHERE kunci IS NOT NULL) lama ON lama.kunci = baru.kunci
