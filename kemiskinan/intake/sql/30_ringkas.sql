-- Reads:     rows of the release %(rilis)s.
-- Writes:    nothing; returns (kecamatan_id, {desil}, rows), one line per pair that occurs.
-- Invariant: the rows of all lines add up to the rows of the release; unknown is NULL, not left out.
-- Safe to repeat: yes.
SELECT kecamatan_id, {desil}, count(*)
  FROM {baris}
 WHERE rilis_id = %(rilis)s
 GROUP BY 1, 2
