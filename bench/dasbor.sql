CREATE TEMP TABLE bench_desa AS
SELECT kab.id AS kabupaten_id, kec.id AS kecamatan_id, desa.id AS desa_id,
       row_number() OVER (PARTITION BY kab.id ORDER BY desa.kode) - 1 AS urut,
       count(*) OVER (PARTITION BY kab.id) AS banyak,
       dense_rank() OVER (ORDER BY kab.kode) AS kabupaten_ke
FROM kecamatan_wilayah desa
JOIN kecamatan_wilayah kec ON kec.id = desa.induk_id
JOIN kecamatan_wilayah kab ON kab.id = kec.induk_id
WHERE desa.tingkat = 4 AND kab.kode LIKE '35.%%' AND kab.kode <> '35.17'
  AND desa.berlaku_sampai IS NULL;

INSERT INTO kemiskinan_rilis
    (jenis, tahun, versi, layout, pemetaan, nomor_dokumen, tanggal_dokumen, sidik, status, tahap,
     kemajuan, baris_dibaca, baris_disimpan, jumlah_catatan, detik, ringkasan, galat_kode,
     galat_pesan, alasan, batal_diminta, percobaan, created_at, kabupaten_id)
SELECT jenis, tahun, 1, 'bench', '{}', 'contoh', DATE '2024-03-14', md5(jenis || kabupaten_id),
       'BERLAKU', '', 100, 0, 0, '{}', '{}', '{}', '', '', '', false, 0, now(), kabupaten_id
FROM (SELECT DISTINCT kabupaten_id FROM bench_desa) kab,
     (VALUES ('p3ke-individu', 2024), ('sk-bupati', 2023)) AS satu (jenis, tahun);

INSERT INTO kemiskinan_individu
    (lembar, nomor_baris, nama, nik_samar, jenis_kelamin, tanggal_lahir, dusun_rt, atribut,
     id_keluarga, id_individu, hubungan, desil, desa_id, kabupaten_id, kecamatan_id, rilis_id)
SELECT 1, n, 'Orang ' || n || ' (contoh)', '35**********' || lpad((n %% 10000)::text, 4, '0'),
       CASE WHEN n %% 2 = 0 THEN 'L' ELSE 'P' END, DATE '1950-01-01' + n %% 26000, '', '{}',
       'K' || n / 4, 'I' || n, '', 1 + n %% 7, desa_id, rilis.kabupaten_id, kecamatan_id, rilis.id
FROM kemiskinan_rilis rilis
CROSS JOIN generate_series(1, %(orang)s) AS n
JOIN bench_desa ON bench_desa.kabupaten_id = rilis.kabupaten_id AND urut = n %% banyak
WHERE rilis.layout = 'bench' AND rilis.jenis = 'p3ke-individu' AND kabupaten_ke <= %(rilis)s;

INSERT INTO kemiskinan_sasaran
    (lembar, nomor_baris, nama, nik_samar, jenis_kelamin, tanggal_lahir, dusun_rt, atribut, sk_no,
     desa_id, kabupaten_id, kecamatan_id, rilis_id)
SELECT 1, n, 'Orang ' || n || ' (contoh)', '35**********' || lpad((n %% 10000)::text, 4, '0'),
       CASE WHEN n %% 2 = 0 THEN 'L' ELSE 'P' END, DATE '1950-01-01' + n %% 26000, '', '{}',
       n::text, desa_id, rilis.kabupaten_id, kecamatan_id, rilis.id
FROM kemiskinan_rilis rilis
CROSS JOIN generate_series(1, %(sasaran)s) AS n
JOIN bench_desa ON bench_desa.kabupaten_id = rilis.kabupaten_id AND urut = n %% banyak
WHERE rilis.layout = 'bench' AND rilis.jenis = 'sk-bupati' AND kabupaten_ke <= %(rilis)s;

INSERT INTO kemiskinan_pemadanan
    (status, tahap, kemajuan, ambang, jumlah, detik, galat_pesan, percobaan, created_at,
     selesai_at, kabupaten_id, rilis_id, sk_id)
SELECT 'SELESAI', '', 100, 'bench', '{}', '{}', '', 0, now(), now(), sk.kabupaten_id, rilis.id, sk.id
FROM kemiskinan_rilis sk
JOIN kemiskinan_rilis rilis
  ON rilis.kabupaten_id = sk.kabupaten_id AND rilis.jenis = 'p3ke-individu'
WHERE sk.layout = 'bench' AND sk.jenis = 'sk-bupati';

INSERT INTO kemiskinan_padanan
    (skor, alasan, nik_beda, status, keputusan, individu_id, kabupaten_id, sasaran_id, pemadanan_id)
SELECT 1, ARRAY['NIK sama'], '{}', 'otomatis', '', individu.id, sasaran.kabupaten_id, sasaran.id,
       pemadanan.id
FROM kemiskinan_pemadanan pemadanan
JOIN kemiskinan_sasaran sasaran ON sasaran.rilis_id = pemadanan.sk_id
JOIN kemiskinan_individu individu
  ON individu.rilis_id = pemadanan.rilis_id AND individu.nomor_baris = sasaran.nomor_baris
WHERE pemadanan.ambang = 'bench';

INSERT INTO kemiskinan_neraca (tanggal, cocok, galat, dihitung_at, kabupaten_id, rilis_id, sk_id)
SELECT (DATE '2024-11-01' - make_interval(months => n))::date, true, '[]', now(), kabupaten_id,
       rilis_id, sk_id
FROM kemiskinan_pemadanan, generate_series(0, %(bulan)s - 1) AS n
WHERE ambang = 'bench';

INSERT INTO kemiskinan_neracawilayah
    (sk, keluar, masih, perlu_ditinjau, tidak_padan, optimal, belum_optimal, belum_diintervensi,
     ada, meninggal, pindah, tidak_ditemukan, ganda, belum_disisir, terintervensi, sementara,
     neraca_id, wilayah_id)
SELECT 10 * desa, 7 * desa, 3 * desa, 0, 0, 2 * desa, desa, 0, desa, 0, 0, 0, 0, 0, 10 * desa, 0,
       neraca.id, wilayah_id
FROM kemiskinan_neraca neraca
JOIN (SELECT kabupaten_id, desa_id AS wilayah_id, 1 AS desa FROM bench_desa
      UNION ALL SELECT kabupaten_id, kecamatan_id, count(*) FROM bench_desa GROUP BY 1, 2
      UNION ALL SELECT kabupaten_id, kabupaten_id, count(*) FROM bench_desa GROUP BY 1) tempat
  ON tempat.kabupaten_id = neraca.kabupaten_id
WHERE neraca.sk_id IN (SELECT sk_id FROM kemiskinan_pemadanan WHERE ambang = 'bench')
