import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kecamatan", "0001_tabel_awal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Individu",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lembar", models.PositiveSmallIntegerField(default=1)),
                ("nomor_baris", models.PositiveIntegerField()),
                ("nama", models.TextField(blank=True)),
                ("nik_samar", models.CharField(blank=True, max_length=24)),
                ("jenis_kelamin", models.CharField(blank=True, max_length=1)),
                ("tanggal_lahir", models.DateField(null=True)),
                ("dusun_rt", models.TextField(blank=True)),
                ("atribut", models.JSONField(default=dict)),
                ("id_keluarga", models.TextField(blank=True)),
                ("id_individu", models.TextField(blank=True)),
                ("hubungan", models.CharField(blank=True, max_length=30)),
                ("desil", models.PositiveSmallIntegerField(null=True)),
                ("persentil", models.PositiveSmallIntegerField(null=True)),
                (
                    "desa",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kecamatan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "individu",
                "ordering": ["nomor_baris"],
            },
        ),
        migrations.CreateModel(
            name="Penerima",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor_baris", models.PositiveIntegerField()),
                ("nama", models.TextField(blank=True)),
                ("nik_samar", models.CharField(blank=True, max_length=24)),
                ("tanggal_lahir", models.DateField(null=True)),
                ("rupiah", models.DecimalField(decimal_places=2, max_digits=16, null=True)),
                ("skor", models.DecimalField(decimal_places=3, max_digits=4, null=True)),
                (
                    "alasan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("otomatis", "Padan otomatis"),
                            ("perlu_ditinjau", "Perlu ditinjau"),
                            ("tidak_padan", "Tidak terpadankan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "keputusan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Belum diputuskan"),
                            ("padan", "Orang yang sama"),
                            ("bukan", "Bukan orang yang sama"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "catatan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["nomor_baris"],
            },
        ),
        migrations.CreateModel(
            name="Sasaran",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lembar", models.PositiveSmallIntegerField(default=1)),
                ("nomor_baris", models.PositiveIntegerField()),
                ("nama", models.TextField(blank=True)),
                ("nik_samar", models.CharField(blank=True, max_length=24)),
                ("jenis_kelamin", models.CharField(blank=True, max_length=1)),
                ("tanggal_lahir", models.DateField(null=True)),
                ("dusun_rt", models.TextField(blank=True)),
                ("atribut", models.JSONField(default=dict)),
                ("sk_no", models.CharField(blank=True, max_length=20)),
                (
                    "desa",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kecamatan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "sasaran",
                "ordering": ["nomor_baris"],
            },
        ),
        migrations.CreateModel(
            name="UsulanBaru",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=120)),
                ("nik_samar", models.CharField(blank=True, max_length=24)),
                ("tanggal_lahir", models.DateField(blank=True, null=True)),
                ("dusun_rt", models.CharField(blank=True, max_length=120)),
                ("alasan", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DIUSULKAN", "Diusulkan"),
                            ("DIVERIFIKASI", "Diverifikasi"),
                            ("DITERUSKAN", "Diteruskan"),
                            ("DITOLAK", "Ditolak"),
                        ],
                        default="DIUSULKAN",
                        max_length=14,
                    ),
                ),
                ("alasan_status", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "bukti",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="usulan_baru",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Rilis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("p3ke-individu", "P3KE individu"),
                            ("p3ke-keluarga", "P3KE kepala keluarga"),
                            ("dtsen-individu", "DTSEN individu"),
                            ("dtsen-keluarga", "DTSEN keluarga"),
                            ("sk-bupati", "SK Bupati/Wali Kota"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("versi", models.PositiveSmallIntegerField(default=1)),
                ("layout", models.CharField(blank=True, max_length=20)),
                ("pemetaan", models.JSONField(blank=True, default=dict)),
                ("nomor_dokumen", models.CharField(blank=True, max_length=120)),
                ("tanggal_dokumen", models.DateField(blank=True, null=True)),
                ("jumlah_dinyatakan", models.PositiveIntegerField(blank=True, null=True)),
                ("sidik", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DITERIMA", "Diterima"),
                            ("DIBACA", "Dibaca"),
                            ("DIPERIKSA", "Siap diterapkan"),
                            ("BERLAKU", "Berlaku"),
                            ("DITOLAK", "Ditolak"),
                            ("DIBATALKAN", "Dibatalkan"),
                            ("GAGAL", "Gagal"),
                            ("DIGANTI", "Diganti"),
                        ],
                        default="DITERIMA",
                        max_length=12,
                    ),
                ),
                ("tahap", models.CharField(blank=True, max_length=20)),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("baris_dibaca", models.PositiveIntegerField(default=0)),
                ("baris_disimpan", models.PositiveIntegerField(default=0)),
                ("jumlah_catatan", models.JSONField(blank=True, default=dict)),
                ("detik", models.JSONField(blank=True, default=dict)),
                ("galat_kode", models.CharField(blank=True, max_length=40)),
                ("galat_pesan", models.TextField(blank=True)),
                ("alasan", models.TextField(blank=True)),
                ("batal_diminta", models.BooleanField(default=False)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("detak_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("diberlakukan_at", models.DateTimeField(blank=True, null=True)),
                (
                    "berkas",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "diberlakukan_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dibuat_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rilis",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "menggantikan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="diganti_oleh",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DaftarPenerima",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                ("sidik", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("MENUNGGU", "Menunggu"),
                            ("BERJALAN", "Berjalan"),
                            ("SELESAI", "Selesai"),
                            ("GAGAL", "Gagal"),
                        ],
                        default="MENUNGGU",
                        max_length=10,
                    ),
                ),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("jumlah", models.JSONField(blank=True, default=dict)),
                ("galat_pesan", models.TextField(blank=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("detak_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "berkas",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "instansi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.instansi",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DaftarVerval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("lapangan", "Verifikasi lapangan"),
                            ("intervensi", "Pemenuhan intervensi"),
                        ],
                        max_length=12,
                    ),
                ),
                ("tujuan", models.CharField(max_length=200)),
                ("batas", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("TERBUKA", "Terbuka"),
                            ("DITUTUP", "Ditutup dengan berita acara"),
                            ("DIBATALKAN", "Dibatalkan"),
                        ],
                        default="TERBUKA",
                        max_length=12,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ditutup_at", models.DateTimeField(blank=True, null=True)),
                (
                    "instansi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_verval",
                        to="kecamatan.instansi",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="daftar_verval",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["wilayah__kode", "id"],
            },
        ),
        migrations.CreateModel(
            name="BarisDaftar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "daftar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baris",
                        to="kemiskinan.daftarverval",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baris_daftar",
                        to="kemiskinan.sasaran",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentitasPenerima",
            fields=[
                (
                    "penerima",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="kemiskinan.penerima",
                    ),
                ),
                ("nik", models.CharField(max_length=16, null=True)),
                ("nik_mentah", models.TextField(blank=True)),
            ],
        ),
        migrations.AddField(
            model_name="penerima",
            name="daftar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="penerima",
                to="kemiskinan.daftarpenerima",
            ),
        ),
        migrations.AddField(
            model_name="penerima",
            name="desa",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kecamatan.wilayah",
            ),
        ),
        migrations.AddField(
            model_name="penerima",
            name="kabupaten",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kecamatan.wilayah",
            ),
        ),
        migrations.AddField(
            model_name="penerima",
            name="sasaran",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kemiskinan.sasaran",
            ),
        ),
        migrations.AddField(
            model_name="daftarverval",
            name="sasaran",
            field=models.ManyToManyField(
                related_name="daftar", through="kemiskinan.BarisDaftar", to="kemiskinan.sasaran"
            ),
        ),
        migrations.CreateModel(
            name="IdentitasUsulan",
            fields=[
                (
                    "usulan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="kemiskinan.usulanbaru",
                    ),
                ),
                ("nik", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="KriteriaOptimal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("teks", models.TextField()),
                ("aturan", models.JSONField()),
                ("nomor_ba", models.CharField(max_length=120)),
                ("tanggal_ba", models.DateField()),
                ("berlaku_mulai", models.DateField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-berlaku_mulai", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Neraca",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tanggal", models.DateField()),
                ("cocok", models.BooleanField()),
                ("galat", models.JSONField(blank=True, default=list)),
                ("dihitung_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kriteria",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kemiskinan.kriteriaoptimal",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="neraca_rilis",
                        to="kemiskinan.rilis",
                    ),
                ),
                (
                    "sk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="neraca_sk",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="NeracaBaris",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "padan",
                    models.CharField(
                        choices=[
                            ("keluar", "Tidak lagi tercatat di desil 1"),
                            ("masih", "Masih desil 1"),
                            ("perlu_ditinjau", "Perlu ditinjau"),
                            ("tidak_padan", "Tidak terpadankan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "intervensi",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("optimal", "Intervensi optimal"),
                            ("belum_optimal", "Belum optimal"),
                            ("belum_diintervensi", "Belum diintervensi"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "keberadaan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ada", "Masih ada"),
                            ("meninggal", "Meninggal"),
                            ("pindah", "Pindah"),
                            ("tidak_ditemukan", "Tidak ditemukan"),
                            ("ganda", "Ganda"),
                            ("belum_disisir", "Belum disisir"),
                        ],
                        max_length=16,
                    ),
                ),
                ("terintervensi", models.BooleanField(default=False)),
                ("sementara", models.BooleanField(default=False)),
                (
                    "neraca",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baris",
                        to="kemiskinan.neraca",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="neraca_baris",
                        to="kemiskinan.sasaran",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NeracaWilayah",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sk", models.PositiveIntegerField(default=0)),
                ("keluar", models.PositiveIntegerField(default=0)),
                ("masih", models.PositiveIntegerField(default=0)),
                ("perlu_ditinjau", models.PositiveIntegerField(default=0)),
                ("tidak_padan", models.PositiveIntegerField(default=0)),
                ("optimal", models.PositiveIntegerField(default=0)),
                ("belum_optimal", models.PositiveIntegerField(default=0)),
                ("belum_diintervensi", models.PositiveIntegerField(default=0)),
                ("ada", models.PositiveIntegerField(default=0)),
                ("meninggal", models.PositiveIntegerField(default=0)),
                ("pindah", models.PositiveIntegerField(default=0)),
                ("tidak_ditemukan", models.PositiveIntegerField(default=0)),
                ("ganda", models.PositiveIntegerField(default=0)),
                ("belum_disisir", models.PositiveIntegerField(default=0)),
                ("terintervensi", models.PositiveIntegerField(default=0)),
                (
                    "neraca",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="per_wilayah",
                        to="kemiskinan.neraca",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pemadanan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("MENUNGGU", "Menunggu"),
                            ("BERJALAN", "Berjalan"),
                            ("SELESAI", "Selesai"),
                            ("GAGAL", "Gagal"),
                        ],
                        default="MENUNGGU",
                        max_length=10,
                    ),
                ),
                ("tahap", models.CharField(blank=True, max_length=30)),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("ambang", models.CharField(blank=True, max_length=20)),
                ("jumlah", models.JSONField(blank=True, default=dict)),
                ("detik", models.JSONField(blank=True, default=dict)),
                ("galat_pesan", models.TextField(blank=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("detak_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemadanan_rilis",
                        to="kemiskinan.rilis",
                    ),
                ),
                (
                    "sk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pemadanan_sk",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Padanan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("skor", models.DecimalField(decimal_places=3, max_digits=4, null=True)),
                (
                    "alasan",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("otomatis", "Padan otomatis"),
                            ("perlu_ditinjau", "Perlu ditinjau"),
                            ("tidak_padan", "Tidak terpadankan"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "keputusan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Belum diputuskan"),
                            ("padan", "Orang yang sama"),
                            ("bukan", "Bukan orang yang sama"),
                        ],
                        max_length=6,
                    ),
                ),
                ("diputuskan_at", models.DateTimeField(blank=True, null=True)),
                (
                    "diputuskan_oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "individu",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="padanan",
                        to="kemiskinan.individu",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="padanan",
                        to="kemiskinan.sasaran",
                    ),
                ),
                (
                    "pemadanan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="padanan",
                        to="kemiskinan.pemadanan",
                    ),
                ),
            ],
            options={
                "ordering": ["sasaran_id", "-skor", "id"],
            },
        ),
        migrations.CreateModel(
            name="PemetaanKolom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("p3ke-individu", "P3KE individu"),
                            ("p3ke-keluarga", "P3KE kepala keluarga"),
                            ("dtsen-individu", "DTSEN individu"),
                            ("dtsen-keluarga", "DTSEN keluarga"),
                            ("sk-bupati", "SK Bupati/Wali Kota"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sidik_kepala", models.CharField(max_length=64)),
                ("layout", models.CharField(max_length=20)),
                ("pemetaan", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=200)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["nama"],
            },
        ),
        migrations.AddField(
            model_name="daftarverval",
            name="program",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="kemiskinan.program",
            ),
        ),
        migrations.AddField(
            model_name="sasaran",
            name="rilis",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="kemiskinan.rilis",
            ),
        ),
        migrations.CreateModel(
            name="Keluarga",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lembar", models.PositiveSmallIntegerField(default=1)),
                ("nomor_baris", models.PositiveIntegerField()),
                ("nama", models.TextField(blank=True)),
                ("nik_samar", models.CharField(blank=True, max_length=24)),
                ("jenis_kelamin", models.CharField(blank=True, max_length=1)),
                ("tanggal_lahir", models.DateField(null=True)),
                ("dusun_rt", models.TextField(blank=True)),
                ("atribut", models.JSONField(default=dict)),
                ("id_keluarga", models.TextField(blank=True)),
                ("desil", models.PositiveSmallIntegerField(null=True)),
                ("desil_provinsi", models.PositiveSmallIntegerField(null=True)),
                ("desil_kabupaten", models.PositiveSmallIntegerField(null=True)),
                ("persentil", models.PositiveSmallIntegerField(null=True)),
                (
                    "desa",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kecamatan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "verbose_name": "keluarga",
                "ordering": ["nomor_baris"],
            },
        ),
        migrations.AddField(
            model_name="individu",
            name="rilis",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="kemiskinan.rilis",
            ),
        ),
        migrations.AddField(
            model_name="daftarverval",
            name="rilis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="daftar_rilis",
                to="kemiskinan.rilis",
            ),
        ),
        migrations.AddField(
            model_name="daftarverval",
            name="sk",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="daftar_sk",
                to="kemiskinan.rilis",
            ),
        ),
        migrations.CreateModel(
            name="CatatanBaris",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lembar", models.PositiveSmallIntegerField(default=1)),
                ("nomor_baris", models.PositiveIntegerField()),
                ("kolom", models.CharField(max_length=80)),
                ("kode", models.CharField(max_length=30)),
                ("nilai", models.TextField(blank=True)),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "ordering": ["lembar", "nomor_baris", "id"],
            },
        ),
        migrations.CreateModel(
            name="SubKegiatan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("kode", models.CharField(max_length=40)),
                ("nama", models.CharField(max_length=250)),
                (
                    "strategi",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Pengurangan beban pengeluaran"),
                            (2, "Peningkatan pendapatan"),
                            (3, "Penurunan kantong kemiskinan"),
                        ]
                    ),
                ),
                (
                    "sumber_dana",
                    models.CharField(
                        choices=[
                            ("APBN", "APBN"),
                            ("APBD_PROVINSI", "APBD provinsi"),
                            ("APBD", "APBD kabupaten/kota"),
                            ("DANA_DESA", "Dana desa"),
                            ("DBHCHT", "DBHCHT"),
                            ("CSR", "CSR"),
                            ("BAZNAS", "Baznas"),
                            ("LAINNYA", "Lainnya"),
                        ],
                        max_length=20,
                    ),
                ),
                ("pagu", models.DecimalField(decimal_places=2, default=0, max_digits=18)),
                ("realisasi", models.DecimalField(decimal_places=2, default=0, max_digits=18)),
                (
                    "instansi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_kegiatan",
                        to="kecamatan.instansi",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_kegiatan",
                        to="kemiskinan.program",
                    ),
                ),
            ],
            options={
                "ordering": ["tahun", "kode"],
            },
        ),
        migrations.CreateModel(
            name="Intervensi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tahun", models.PositiveSmallIntegerField()),
                ("bulan", models.PositiveSmallIntegerField()),
                (
                    "volume",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True),
                ),
                ("satuan", models.CharField(blank=True, max_length=30)),
                (
                    "rupiah",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DIUSULKAN", "Diusulkan"),
                            ("DITETAPKAN", "Ditetapkan"),
                            ("TERSALUR", "Tersalur"),
                            ("GAGAL_SALUR", "Gagal salur"),
                        ],
                        max_length=12,
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "bukti",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "penerima",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="intervensi",
                        to="kemiskinan.penerima",
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intervensi",
                        to="kemiskinan.sasaran",
                    ),
                ),
                (
                    "sub_kegiatan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intervensi",
                        to="kemiskinan.subkegiatan",
                    ),
                ),
            ],
            options={
                "ordering": ["-tahun", "-bulan", "id"],
            },
        ),
        migrations.AddField(
            model_name="daftarpenerima",
            name="sub_kegiatan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kemiskinan.subkegiatan",
            ),
        ),
        migrations.CreateModel(
            name="Unduhan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.CharField(max_length=30)),
                ("tujuan", models.CharField(max_length=200)),
                ("status", models.CharField(default="MENUNGGU", max_length=10)),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("galat_pesan", models.TextField(blank=True)),
                ("jumlah_baris", models.PositiveIntegerField(default=0)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("detak_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kedaluwarsa_at", models.DateTimeField()),
                (
                    "berkas",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "daftar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kemiskinan.daftarverval",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Verval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "keberadaan",
                    models.CharField(
                        choices=[
                            ("ADA", "Ada"),
                            ("MENINGGAL", "Meninggal"),
                            ("PINDAH", "Pindah"),
                            ("TIDAK_DITEMUKAN", "Tidak ditemukan"),
                            ("GANDA", "Data ganda"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "rincian",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "–"),
                            ("PINDAH_DALAM_DESA", "Pindah di dalam desa/kelurahan"),
                            ("PINDAH_DALAM_KEC", "Pindah di dalam kecamatan"),
                            ("PINDAH_DALAM_KAB", "Pindah di dalam kabupaten/kota"),
                            ("PINDAH_LUAR_KAB", "Pindah ke luar kabupaten/kota"),
                            ("TIDAK_DIKENAL", "Tidak dikenal warga"),
                            ("TIDAK_DAPAT_DITEMUI", "Tidak dapat ditemui"),
                            ("MENOLAK", "Menolak ditemui"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tanggal_kejadian", models.DateField(blank=True, null=True)),
                ("nomor_akta", models.CharField(blank=True, max_length=60)),
                (
                    "kelayakan",
                    models.CharField(
                        choices=[
                            ("BELUM", "Belum dinilai"),
                            ("LAYAK_ME", "Layak, miskin ekstrem"),
                            ("LAYAK_MISKIN", "Layak, miskin"),
                            ("LAYAK_DENGAN_INTERVENSI", "Layak dengan intervensi"),
                            ("TIDAK_LAYAK_MAMPU", "Tidak layak, sudah mampu"),
                            ("TIDAK_LAYAK_ASN", "Tidak layak, ASN/TNI/Polri/pensiunan"),
                            ("GRADUASI_MANDIRI", "Graduasi mandiri"),
                        ],
                        default="BELUM",
                        max_length=24,
                    ),
                ),
                (
                    "bantuan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Belum ditanyakan"),
                            ("BELUM_MENERIMA", "Belum menerima"),
                            ("MENERIMA_CUKUP", "Menerima, cukup"),
                            ("MENERIMA_BELUM_CUKUP", "Menerima, belum cukup"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "masalah",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("RTLH", "Rumah tidak layak huni"),
                                ("JAMBAN", "Tidak punya jamban layak"),
                                ("AIR_MINUM", "Tidak punya air minum layak"),
                                ("TIDAK_BEKERJA", "Tidak bekerja"),
                                ("DISABILITAS_LANSIA", "Disabilitas atau lanjut usia"),
                                ("SAKIT_MENAHUN", "Sakit menahun"),
                                ("ATS", "Anak tidak sekolah"),
                                ("TANPA_ADMINDUK", "Tidak punya dokumen kependudukan"),
                                ("TANPA_JKN", "Tidak punya JKN"),
                                ("LAINNYA", "Lainnya"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("catatan", models.TextField(blank=True)),
                ("dikunjungi", models.DateField()),
                ("sumber", models.CharField(default="layar", max_length=10)),
                ("kunci", models.UUIDField(blank=True, null=True, unique=True)),
                ("terkini", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "daftar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verval",
                        to="kemiskinan.daftarverval",
                    ),
                ),
                (
                    "foto",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kembaran",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kemiskinan.sasaran",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sasaran",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verval",
                        to="kemiskinan.sasaran",
                    ),
                ),
                (
                    "tujuan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BeritaAcara",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor", models.CharField(max_length=120)),
                ("tanggal", models.DateField()),
                ("tempat", models.CharField(max_length=160)),
                ("pimpinan", models.CharField(max_length=120)),
                ("notulis", models.CharField(blank=True, max_length=120)),
                ("penanda_desa", models.CharField(max_length=120)),
                ("penanda_wakil", models.CharField(max_length=120)),
                ("mengetahui", models.CharField(blank=True, max_length=120)),
                ("hadir", models.JSONField(default=dict)),
                ("rekap", models.JSONField(default=dict)),
                ("keputusan", models.TextField(blank=True)),
                ("disahkan_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "desa",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berita_acara",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "oleh",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pindaian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "daftar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="berita_acara",
                        to="kemiskinan.daftarverval",
                    ),
                ),
            ],
            options={
                "ordering": ["-tanggal", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("daftar", "desa"), name="berita_acara_unik")
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentitasIndividu",
            fields=[
                ("nik", models.CharField(max_length=16, null=True)),
                ("nik_mentah", models.TextField(blank=True)),
                ("nomor_kk", models.CharField(max_length=16, null=True)),
                ("alamat", models.TextField(blank=True)),
                (
                    "individu",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        serialize=False,
                        to="kemiskinan.individu",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentitasKeluarga",
            fields=[
                ("nik", models.CharField(max_length=16, null=True)),
                ("nik_mentah", models.TextField(blank=True)),
                ("nomor_kk", models.CharField(max_length=16, null=True)),
                ("alamat", models.TextField(blank=True)),
                (
                    "keluarga",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        serialize=False,
                        to="kemiskinan.keluarga",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentitasSasaran",
            fields=[
                ("nik", models.CharField(max_length=16, null=True)),
                ("nik_mentah", models.TextField(blank=True)),
                ("nomor_kk", models.CharField(max_length=16, null=True)),
                ("alamat", models.TextField(blank=True)),
                (
                    "sasaran",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        serialize=False,
                        to="kemiskinan.sasaran",
                    ),
                ),
                (
                    "kabupaten",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "rilis",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="kemiskinan.rilis",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="barisdaftar",
            constraint=models.UniqueConstraint(
                fields=("daftar", "sasaran"), name="baris_daftar_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="kriteriaoptimal",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "berlaku_mulai"), name="kriteria_optimal_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="neracabaris",
            constraint=models.UniqueConstraint(
                fields=("neraca", "sasaran"), name="neraca_baris_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="neracawilayah",
            constraint=models.UniqueConstraint(
                fields=("neraca", "wilayah"), name="neraca_wilayah_unik", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="padanan",
            index=models.Index(fields=["pemadanan", "status"], name="padanan_status"),
        ),
        migrations.AddConstraint(
            model_name="padanan",
            constraint=models.UniqueConstraint(
                fields=("pemadanan", "sasaran", "individu"),
                name="padanan_unik",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="padanan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("keputusan", "padan")),
                fields=("pemadanan", "sasaran"),
                name="padanan_satu_keputusan",
            ),
        ),
        migrations.AddConstraint(
            model_name="padanan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("individu", None), ("status", "tidak_padan")),
                    models.Q(
                        ("individu__isnull", False),
                        models.Q(("status", "tidak_padan"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="padanan_calon",
            ),
        ),
        migrations.AddConstraint(
            model_name="pemetaankolom",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "jenis", "sidik_kepala"), name="pemetaan_kolom_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.UniqueConstraint(fields=("kabupaten", "nama"), name="program_unik"),
        ),
        migrations.AddIndex(
            model_name="sasaran",
            index=models.Index(fields=["rilis", "kecamatan", "desa"], name="sasaran_rilis_wilayah"),
        ),
        migrations.AddConstraint(
            model_name="sasaran",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "id"), name="sasaran_kabupaten_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="rilis",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "BERLAKU")),
                fields=("kabupaten", "jenis"),
                name="rilis_satu_berlaku",
            ),
        ),
        migrations.AddConstraint(
            model_name="rilis",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["DITERIMA", "DIBACA", "DIPERIKSA", "BERLAKU", "DIGANTI"])
                ),
                fields=("kabupaten", "jenis", "sidik"),
                name="rilis_berkas_sekali",
            ),
        ),
        migrations.AddConstraint(
            model_name="rilis",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "jenis", "tahun", "versi"), name="rilis_versi_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="pemadanan",
            constraint=models.UniqueConstraint(fields=("sk", "rilis"), name="pemadanan_unik"),
        ),
        migrations.AddIndex(
            model_name="neraca",
            index=models.Index(fields=["sk", "rilis", "-id"], name="neraca_terbaru"),
        ),
        migrations.AddIndex(
            model_name="keluarga",
            index=models.Index(
                fields=["rilis", "kecamatan", "desa", "desil"], name="keluarga_rilis_wilayah"
            ),
        ),
        migrations.AddConstraint(
            model_name="keluarga",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "id"), name="keluarga_kabupaten_id"
            ),
        ),
        migrations.AddIndex(
            model_name="individu",
            index=models.Index(
                fields=["rilis", "kecamatan", "desa", "desil"], name="individu_rilis_wilayah"
            ),
        ),
        migrations.AddConstraint(
            model_name="individu",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "id"), name="individu_kabupaten_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="daftarverval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("instansi", None), ("jenis", "lapangan")),
                    models.Q(("instansi__isnull", False), ("jenis", "intervensi")),
                    _connector="OR",
                ),
                name="daftar_verval_alamat",
            ),
        ),
        migrations.AddIndex(
            model_name="catatanbaris",
            index=models.Index(fields=["rilis", "kode", "nomor_baris"], name="catatan_rilis_kode"),
        ),
        migrations.AddConstraint(
            model_name="subkegiatan",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "tahun", "kode"), name="sub_kegiatan_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="intervensi",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "sasaran", "sub_kegiatan", "tahun", "bulan"),
                name="intervensi_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="intervensi",
            constraint=models.CheckConstraint(
                condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)), name="intervensi_bulan"
            ),
        ),
        migrations.AddConstraint(
            model_name="verval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("terkini", True)),
                fields=("daftar", "sasaran"),
                name="verval_terkini",
            ),
        ),
        migrations.AddIndex(
            model_name="identitasindividu",
            index=models.Index(fields=["rilis", "nik"], name="identitas_individu_nik"),
        ),
        migrations.AddIndex(
            model_name="identitaskeluarga",
            index=models.Index(fields=["rilis", "nomor_kk"], name="identitas_keluarga_kk"),
        ),
        migrations.AddIndex(
            model_name="identitassasaran",
            index=models.Index(fields=["rilis", "nik"], name="identitas_sasaran_nik"),
        ),
    ]
