-- Count the classified people of one neraca per kabupaten, per kecamatan and per desa.
-- Reads: neracabaris of this neraca, sasaran, wilayah. Writes: nothing.
-- Invariant: each level is counted on its own from the people, so that the sums can be compared.
-- Safe to repeat.
SELECT grouping(s.kecamatan_id) + grouping(s.desa_id) AS tingkat,
       s.kecamatan_id, s.desa_id,
       count(*) AS sk,
       count(*) FILTER (WHERE b.padan = 'keluar') AS keluar,
       count(*) FILTER (WHERE b.padan = 'masih') AS masih,
       count(*) FILTER (WHERE b.padan = 'perlu_ditinjau') AS perlu_ditinjau,
       count(*) FILTER (WHERE b.padan = 'tidak_padan') AS tidak_padan,
       count(*) FILTER (WHERE b.intervensi = 'optimal') AS optimal,
       count(*) FILTER (WHERE b.intervensi = 'belum_optimal') AS belum_optimal,
       count(*) FILTER (WHERE b.intervensi = 'belum_diintervensi') AS belum_diintervensi,
       count(*) FILTER (WHERE b.keberadaan = 'ada') AS ada,
       count(*) FILTER (WHERE b.keberadaan = 'meninggal') AS meninggal,
       count(*) FILTER (WHERE b.keberadaan = 'pindah') AS pindah,
       count(*) FILTER (WHERE b.keberadaan = 'tidak_ditemukan') AS tidak_ditemukan,
       count(*) FILTER (WHERE b.keberadaan = 'ganda') AS ganda,
       count(*) FILTER (WHERE b.keberadaan = 'belum_disisir') AS belum_disisir,
       count(*) FILTER (WHERE b.terintervensi) AS terintervensi,
       count(*) FILTER (WHERE b.sementara) AS sementara
  FROM kemiskinan_neracabaris b
  JOIN kemiskinan_sasaran s ON s.id = b.sasaran_id
 WHERE b.neraca_id = %(neraca)s
 GROUP BY GROUPING SETS ((), (s.kecamatan_id), (s.kecamatan_id, s.desa_id))
