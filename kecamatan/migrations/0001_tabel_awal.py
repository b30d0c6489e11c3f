import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import fondasi.today
import kecamatan.models.berkas
from fondasi.database.grants import HakBawaan


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        HakBawaan(),
        migrations.CreateModel(
            name="Pengguna",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        max_length=60,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("telepon", models.CharField(blank=True, max_length=16)),
                ("nama", models.CharField(max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("is_staff", models.BooleanField(default=False)),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["nama", "id"],
            },
        ),
        migrations.CreateModel(
            name="Berkas",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jenis", models.SlugField(max_length=30)),
                (
                    "isi",
                    models.FileField(
                        max_length=200, upload_to=kecamatan.models.berkas.private_path
                    ),
                ),
                ("nama_asli", models.CharField(max_length=200)),
                ("tipe", models.CharField(blank=True, max_length=100)),
                ("ukuran", models.BigIntegerField()),
                ("sidik", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            name="Instansi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=160)),
                ("singkatan", models.CharField(blank=True, max_length=40)),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("opd", "OPD"),
                            ("uptd", "UPTD"),
                            ("kecamatan", "Kecamatan"),
                            ("desa", "Desa/Kelurahan"),
                            ("vertikal", "Instansi vertikal"),
                            ("lainnya", "Lainnya"),
                        ],
                        max_length=12,
                    ),
                ),
                ("aktif", models.BooleanField(default=True)),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kecamatan.instansi",
                    ),
                ),
            ],
            options={
                "ordering": ["wilayah__kode", "nama"],
            },
        ),
        migrations.CreateModel(
            name="JejakAudit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("perintah", models.CharField(blank=True, max_length=60)),
                ("tindakan", models.CharField(max_length=60)),
                ("objek", models.CharField(max_length=60)),
                ("objek_id", models.BigIntegerField(blank=True, null=True)),
                ("wilayah_kode", models.CharField(blank=True, db_collation="C", max_length=13)),
                ("rincian", models.JSONField(blank=True, default=dict)),
                (
                    "pelaku",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
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
            name="Pemberitahuan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kunci", models.CharField(max_length=80)),
                ("judul", models.CharField(max_length=160)),
                ("tujuan", models.CharField(max_length=200)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("dibaca_at", models.DateTimeField(blank=True, null=True)),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pemberitahuan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="TautanMasuk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sidik", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("kedaluwarsa_at", models.DateTimeField()),
                ("dipakai_at", models.DateTimeField(blank=True, null=True)),
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
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tautan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Wilayah",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(db_collation="C", max_length=13, unique=True)),
                ("nama", models.CharField(max_length=120)),
                (
                    "tingkat",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Provinsi"),
                            (2, "Kabupaten/Kota"),
                            (3, "Kecamatan"),
                            (4, "Desa/Kelurahan"),
                        ]
                    ),
                ),
                (
                    "jenis",
                    models.CharField(
                        choices=[
                            ("provinsi", "Provinsi"),
                            ("kabupaten", "Kabupaten"),
                            ("kota", "Kota"),
                            ("kecamatan", "Kecamatan"),
                            ("desa", "Desa"),
                            ("kelurahan", "Kelurahan"),
                            ("desa_adat", "Desa Adat"),
                        ],
                        max_length=12,
                    ),
                ),
                ("zona_waktu", models.CharField(default="Asia/Jakarta", max_length=32)),
                ("berlaku_sampai", models.DateField(blank=True, null=True)),
                (
                    "induk",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anak",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "penerus",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pendahulu",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["kode"],
            },
        ),
        migrations.CreateModel(
            name="Penugasan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "peran",
                    models.CharField(
                        choices=[
                            ("admin_nasional", "Pembina"),
                            ("provinsi", "Provinsi"),
                            ("pimpinan", "Pimpinan daerah"),
                            ("bappeda", "Bappeda / Sekretariat TKPK"),
                            ("opd", "OPD / UPTD"),
                            ("camat", "Camat"),
                            ("staf_kecamatan", "Staf kecamatan"),
                            ("pendamping", "Pendamping / penyuluh"),
                            ("desa", "Pemerintah desa/kelurahan"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "sebutan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Definitif"),
                            ("Plt.", "Plt."),
                            ("Plh.", "Plh."),
                            ("Pj.", "Pj."),
                        ],
                        max_length=6,
                    ),
                ),
                ("mulai", models.DateField(default=fondasi.today.today)),
                ("sampai", models.DateField(blank=True, null=True)),
                (
                    "instansi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penugasan",
                        to="kecamatan.instansi",
                    ),
                ),
                (
                    "pengguna",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="penugasan",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="penugasan",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["peran", "wilayah__kode"],
            },
        ),
        migrations.CreateModel(
            name="Pejabat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=120)),
                ("jabatan", models.CharField(max_length=120)),
                (
                    "sebutan",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Definitif"),
                            ("Plt.", "Plt."),
                            ("Plh.", "Plh."),
                            ("Pj.", "Pj."),
                        ],
                        max_length=6,
                    ),
                ),
                ("atas_nama", models.CharField(blank=True, max_length=120)),
                ("untuk_beliau", models.CharField(blank=True, max_length=120)),
                ("pangkat", models.CharField(blank=True, max_length=80)),
                ("nip", models.CharField(blank=True, max_length=18)),
                ("mulai", models.DateField()),
                ("sampai", models.DateField(blank=True, null=True)),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pejabat",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["wilayah__kode", "-mulai"],
            },
        ),
        migrations.CreateModel(
            name="PadananKode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kode", models.CharField(db_collation="C", max_length=20)),
                ("nama_desa", models.CharField(blank=True, max_length=120)),
                ("nama_kecamatan", models.CharField(blank=True, max_length=120)),
                ("diputuskan_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "kabupaten",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kecamatan.wilayah",
                    ),
                ),
                (
                    "wilayah",
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
                "ordering": ["kode"],
            },
        ),
        migrations.CreateModel(
            name="KopSurat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("baris_1", models.CharField(max_length=120)),
                ("baris_2", models.CharField(blank=True, max_length=120)),
                ("alamat", models.CharField(blank=True, max_length=200)),
                ("kota", models.CharField(blank=True, max_length=60)),
                (
                    "lambang",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kecamatan.berkas",
                    ),
                ),
                (
                    "wilayah",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kop_surat",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["wilayah__kode"],
            },
        ),
        migrations.CreateModel(
            name="Kontak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nama", models.CharField(max_length=120)),
                ("unsur", models.CharField(blank=True, max_length=80)),
                ("jabatan", models.CharField(blank=True, max_length=120)),
                ("telepon", models.CharField(blank=True, max_length=16)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("aktif", models.BooleanField(default=True)),
                (
                    "instansi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kontak",
                        to="kecamatan.instansi",
                    ),
                ),
                (
                    "pengguna",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kontak",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kontak",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["nama", "id"],
            },
        ),
        migrations.AddField(
            model_name="instansi",
            name="wilayah",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instansi",
                to="kecamatan.wilayah",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengguna",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="pengguna_email_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="pengguna",
            constraint=models.UniqueConstraint(
                condition=models.Q(("telepon", ""), _negated=True),
                fields=("telepon",),
                name="pengguna_telepon_unik",
            ),
        ),
        migrations.AddIndex(
            model_name="jejakaudit",
            index=models.Index(fields=["objek", "objek_id", "-id"], name="jejak_objek"),
        ),
        migrations.AddIndex(
            model_name="jejakaudit",
            index=models.Index(fields=["pelaku", "-id"], name="jejak_pelaku"),
        ),
        migrations.AddIndex(
            model_name="pemberitahuan",
            index=models.Index(fields=["pengguna", "dibaca_at"], name="pemberitahuan_baru"),
        ),
        migrations.AddConstraint(
            model_name="pemberitahuan",
            constraint=models.UniqueConstraint(
                fields=("pengguna", "kunci"), name="pemberitahuan_unik"
            ),
        ),
        migrations.AddIndex(
            model_name="wilayah",
            index=models.Index(fields=["tingkat", "kode"], name="wilayah_tingkat"),
        ),
        migrations.AddConstraint(
            model_name="wilayah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("induk", None), ("tingkat", 1)),
                    models.Q(("induk__isnull", False), ("tingkat__gt", 1)),
                    _connector="OR",
                ),
                name="wilayah_berinduk",
            ),
        ),
        migrations.AddConstraint(
            model_name="wilayah",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("penerus", None),
                    models.Q(("penerus", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="wilayah_penerus_lain",
            ),
        ),
        migrations.AddConstraint(
            model_name="penugasan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sampai", None), ("sampai__gte", models.F("mulai")), _connector="OR"
                ),
                name="penugasan_masa",
            ),
        ),
        migrations.AddConstraint(
            model_name="penugasan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("peran", "opd"), _negated=True),
                    ("instansi__isnull", False),
                    _connector="OR",
                ),
                name="penugasan_opd_berinstansi",
            ),
        ),
        migrations.AddConstraint(
            model_name="penugasan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sampai", None)),
                fields=("pengguna", "peran", "wilayah", "instansi"),
                name="penugasan_unik",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="pejabat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sampai", None)),
                fields=("wilayah", "jabatan"),
                name="pejabat_unik",
            ),
        ),
        migrations.AddConstraint(
            model_name="padanankode",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "kode"), name="padanan_kode_unik"
            ),
        ),
        migrations.AddConstraint(
            model_name="instansi",
            constraint=models.UniqueConstraint(fields=("wilayah", "nama"), name="instansi_unik"),
        ),
    ]
