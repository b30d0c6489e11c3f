-- Give every Sasaran of the SK its one class in each partition of the ledger, and count the people of
-- each class per kabupaten, per kecamatan and per desa.
-- Reads: settled pairs (kemiskinan.queries.padanan), sasaran, individu, keluarga, intervensi,
--   subkegiatan, verval, daftarverval, beritaacara.
-- Writes: neracabaris of this neraca, one row per Sasaran of the SK; only rows whose class changed.
-- Answers: one row per place with its figures and those nobody looked for; in each the rows written
--   and the Sasaran of the SK, counted apart from the classes.
-- Invariant: people classified = Sasaran of the SK. A matched person without a decile is
--   perlu_ditinjau. Each level is summed on its own from the people of each desa, so that the
--   sums can be compared.
--   No row falls away: a decree keeps its people, and their rows here hold them.
-- Safe to repeat: the second time nothing is written.
WITH pasangan AS MATERIALIZED (
    /* settled_pairs */
), orang AS MATERIALIZED (
    -- One ordered walk through the keys; a search of its own for each costs three times as much.
    SELECT id, desil, id_keluarga FROM kemiskinan_individu
     WHERE id = ANY (ARRAY(SELECT individu_id FROM pasangan))
), desil AS (
    -- DTSEN delivers the decile with the family.
    SELECT id, coalesce(desil, (
               SELECT max(k.desil) FROM kemiskinan_keluarga k
                WHERE k.rilis_id = %(keluarga)s AND k.id_keluarga = o.id_keluarga
                  AND o.id_keluarga <> '')) AS desil
      FROM orang o
), padan AS (
    SELECT p.sasaran_id, p.kecamatan_id, p.desa_id, p.dicari,
           CASE WHEN p.keadaan <> 'padan' THEN p.keadaan
                WHEN d.desil = 1 THEN 'masih'
                WHEN d.desil BETWEEN 2 AND 10 THEN 'keluar'
                ELSE 'perlu_ditinjau'
           END AS kelas
      FROM pasangan p
      LEFT JOIN desil d ON d.id = p.individu_id
    OFFSET 0 -- Her class is worked out here, not anew wherever it is asked below.
), bantuan AS (
    SELECT DISTINCT v.sasaran_id, v.sub_kegiatan_id, k.strategi
      FROM kemiskinan_intervensi v
      JOIN kemiskinan_sasaran s ON s.id = v.sasaran_id AND s.rilis_id = %(sk)s
      JOIN kemiskinan_subkegiatan k ON k.id = v.sub_kegiatan_id
     WHERE v.status = 'TERSALUR'
), syarat AS (
    SELECT urutan, (isi ->> 'minimal')::int AS minimal,
           ARRAY(SELECT jsonb_array_elements_text(isi -> 'strategi')::int) AS strategi
      FROM jsonb_array_elements(%(aturan)s::jsonb) WITH ORDINALITY AS daftar (isi, urutan)
), syarat_terpenuhi AS (
    SELECT b.sasaran_id, y.urutan
      FROM bantuan b JOIN syarat y ON b.strategi = ANY (y.strategi)
     GROUP BY b.sasaran_id, y.urutan, y.minimal
    HAVING count(*) >= y.minimal
), optimal AS (
    SELECT sasaran_id FROM syarat_terpenuhi
     GROUP BY sasaran_id
    HAVING count(*) = (SELECT count(*) FROM syarat)
), temuan AS (
    SELECT DISTINCT ON (v.sasaran_id) v.sasaran_id, lower(v.keberadaan) AS keberadaan,
           NOT EXISTS (SELECT FROM kemiskinan_beritaacara ba
                        WHERE ba.daftar_id = v.daftar_id AND ba.desa_id = s.desa_id
                          AND ba.disahkan_at IS NOT NULL) AS sementara
      FROM kemiskinan_verval v
      JOIN kemiskinan_sasaran s ON s.id = v.sasaran_id AND s.rilis_id = %(sk)s
      JOIN kemiskinan_daftarverval d ON d.id = v.daftar_id AND d.status <> 'DIBATALKAN'
     WHERE v.terkini
     ORDER BY v.sasaran_id, v.dikunjungi DESC, v.id DESC
), baru AS MATERIALIZED (
    SELECT p.sasaran_id, p.kecamatan_id, p.desa_id, p.dicari, p.kelas AS padan,
           CASE WHEN p.kelas <> 'masih' THEN ''
                WHEN o.sasaran_id IS NOT NULL THEN 'optimal'
                WHEN b.sasaran_id IS NOT NULL THEN 'belum_optimal'
                ELSE 'belum_diintervensi'
           END AS intervensi,
           CASE WHEN p.kelas <> 'masih' OR o.sasaran_id IS NOT NULL THEN ''
                ELSE coalesce(t.keberadaan, 'belum_disisir') END AS keberadaan,
           b.sasaran_id IS NOT NULL AS terintervensi,
           p.kelas = 'masih' AND o.sasaran_id IS NULL AND coalesce(t.sementara, false) AS sementara
      FROM padan p
      LEFT JOIN optimal o ON o.sasaran_id = p.sasaran_id
      LEFT JOIN (SELECT DISTINCT sasaran_id FROM bantuan) b ON b.sasaran_id = p.sasaran_id
      LEFT JOIN temuan t ON t.sasaran_id = p.sasaran_id
), ditulis AS (
    INSERT INTO kemiskinan_neracabaris
        (neraca_id, sasaran_id, padan, intervensi, keberadaan, terintervensi, sementara)
    SELECT %(neraca)s, b.sasaran_id, b.padan, b.intervensi, b.keberadaan, b.terintervensi,
           b.sementara
      FROM baru b
      LEFT JOIN kemiskinan_neracabaris l
        ON l.neraca_id = %(neraca)s AND l.sasaran_id = b.sasaran_id
     WHERE (b.padan, b.intervensi, b.keberadaan, b.terintervensi, b.sementara)
           IS DISTINCT FROM
           (l.padan, l.intervensi, l.keberadaan, l.terintervensi, l.sementara)
    ON CONFLICT (neraca_id, sasaran_id) DO UPDATE
       SET (padan, intervensi, keberadaan, terintervensi, sementara)
         = (EXCLUDED.padan, EXCLUDED.intervensi, EXCLUDED.keberadaan, EXCLUDED.terintervensi,
            EXCLUDED.sementara)
    RETURNING 1
), kelompok AS (
    SELECT kecamatan_id, desa_id, count(*) AS sk, count(*) FILTER (WHERE NOT dicari) AS tak_dicari,
           count(*) FILTER (WHERE padan = 'keluar') AS keluar,
           count(*) FILTER (WHERE padan = 'masih') AS masih,
           count(*) FILTER (WHERE padan = 'perlu_ditinjau') AS perlu_ditinjau,
           count(*) FILTER (WHERE padan = 'tidak_padan') AS tidak_padan,
           count(*) FILTER (WHERE intervensi = 'optimal') AS optimal,
           count(*) FILTER (WHERE intervensi = 'belum_optimal') AS belum_optimal,
           count(*) FILTER (WHERE intervensi = 'belum_diintervensi') AS belum_diintervensi,
           count(*) FILTER (WHERE keberadaan = 'ada') AS ada,
           count(*) FILTER (WHERE keberadaan = 'meninggal') AS meninggal,
           count(*) FILTER (WHERE keberadaan = 'pindah') AS pindah,
           count(*) FILTER (WHERE keberadaan = 'tidak_ditemukan') AS tidak_ditemukan,
           count(*) FILTER (WHERE keberadaan = 'ganda') AS ganda,
           count(*) FILTER (WHERE keberadaan = 'belum_disisir') AS belum_disisir,
           count(*) FILTER (WHERE terintervensi) AS terintervensi,
           count(*) FILTER (WHERE sementara) AS sementara
      FROM baru
     GROUP BY kecamatan_id, desa_id
)
SELECT grouping(kecamatan_id) + grouping(desa_id) AS tingkat, kecamatan_id, desa_id,
       (SELECT count(*) FROM ditulis) AS ditulis,
       (SELECT count(*) FROM kemiskinan_sasaran WHERE rilis_id = %(sk)s) AS sasaran,
       coalesce(sum(tak_dicari), 0)::int AS tak_dicari,
       coalesce(sum(sk), 0)::int AS sk,
       coalesce(sum(keluar), 0)::int AS keluar,
       coalesce(sum(masih), 0)::int AS masih,
       coalesce(sum(perlu_ditinjau), 0)::int AS perlu_ditinjau,
       coalesce(sum(tidak_padan), 0)::int AS tidak_padan,
       coalesce(sum(optimal), 0)::int AS optimal,
       coalesce(sum(belum_optimal), 0)::int AS belum_optimal,
       coalesce(sum(belum_diintervensi), 0)::int AS belum_diintervensi,
       coalesce(sum(ada), 0)::int AS ada,
       coalesce(sum(meninggal), 0)::int AS meninggal,
       coalesce(sum(pindah), 0)::int AS pindah,
       coalesce(sum(tidak_ditemukan), 0)::int AS tidak_ditemukan,
       coalesce(sum(ganda), 0)::int AS ganda,
       coalesce(sum(belum_disisir), 0)::int AS belum_disisir,
       coalesce(sum(terintervensi), 0)::int AS terintervensi,
       coalesce(sum(sementara), 0)::int AS sementara
  FROM kelompok
 GROUP BY GROUPING SETS ((), (kecamatan_id), (kecamatan_id, desa_id))
