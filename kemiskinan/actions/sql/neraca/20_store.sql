-- Store the figures of each place whose figures changed.
-- Reads: the figures given as one list per column, a place at each position and 0 for the people
--   whose desa is not known; neracawilayah of this neraca.
-- Writes: neracawilayah, one row per place; where nothing changed, the row keeps its stamp.
-- Invariant: none falls away: the people of a decree stay where they are.
-- Safe to repeat: the second time nothing is written.
INSERT INTO kemiskinan_neracawilayah
    (neraca_id, wilayah_id, sk, keluar, masih, perlu_ditinjau, tidak_padan, optimal, belum_optimal,
     belum_diintervensi, ada, meninggal, pindah, tidak_ditemukan, ganda, belum_disisir,
     terintervensi, sementara)
SELECT %(neraca)s, nullif(b.wilayah_id, 0), b.sk, b.keluar, b.masih, b.perlu_ditinjau,
       b.tidak_padan, b.optimal, b.belum_optimal, b.belum_diintervensi, b.ada, b.meninggal, b.pindah,
       b.tidak_ditemukan, b.ganda, b.belum_disisir, b.terintervensi, b.sementara
  FROM unnest(
           %(wilayah_id)s::bigint[], %(sk)s::int[], %(keluar)s::int[], %(masih)s::int[],
           %(perlu_ditinjau)s::int[], %(tidak_padan)s::int[], %(optimal)s::int[],
           %(belum_optimal)s::int[], %(belum_diintervensi)s::int[], %(ada)s::int[],
           %(meninggal)s::int[], %(pindah)s::int[], %(tidak_ditemukan)s::int[], %(ganda)s::int[],
           %(belum_disisir)s::int[], %(terintervensi)s::int[], %(sementara)s::int[]
       ) AS b (wilayah_id, sk, keluar, masih, perlu_ditinjau, tidak_padan, optimal, belum_optimal,
               belum_diintervensi, ada, meninggal, pindah, tidak_ditemukan, ganda, belum_disisir,
               terintervensi, sementara)
  LEFT JOIN kemiskinan_neracawilayah l
    ON l.neraca_id = %(neraca)s AND coalesce(l.wilayah_id, 0) = b.wilayah_id
 WHERE l.id IS NULL
    OR (b.sk, b.keluar, b.masih, b.perlu_ditinjau, b.tidak_padan, b.optimal, b.belum_optimal,
        b.belum_diintervensi, b.ada, b.meninggal, b.pindah, b.tidak_ditemukan, b.ganda,
        b.belum_disisir, b.terintervensi, b.sementara)
       IS DISTINCT FROM
       (l.sk, l.keluar, l.masih, l.perlu_ditinjau, l.tidak_padan, l.optimal, l.belum_optimal,
        l.belum_diintervensi, l.ada, l.meninggal, l.pindah, l.tidak_ditemukan, l.ganda,
        l.belum_disisir, l.terintervensi, l.sementara)
ON CONFLICT (neraca_id, wilayah_id) DO UPDATE
   SET (sk, keluar, masih, perlu_ditinjau, tidak_padan, optimal, belum_optimal, belum_diintervensi,
        ada, meninggal, pindah, tidak_ditemukan, ganda, belum_disisir, terintervensi, sementara)
     = (EXCLUDED.sk, EXCLUDED.keluar, EXCLUDED.masih, EXCLUDED.perlu_ditinjau, EXCLUDED.tidak_padan,
        EXCLUDED.optimal, EXCLUDED.belum_optimal, EXCLUDED.belum_diintervensi, EXCLUDED.ada,
        EXCLUDED.meninggal, EXCLUDED.pindah, EXCLUDED.tidak_ditemukan, EXCLUDED.ganda,
        EXCLUDED.belum_disisir, EXCLUDED.terintervensi, EXCLUDED.sementara)
