import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

PROSES = [
    ("MENUNGGU", "Menunggu"),
    ("BERJALAN", "Berjalan"),
    ("SELESAI", "Selesai"),
    ("GAGAL", "Gagal"),
]


class Migration(migrations.Migration):
    """Filled-in lists that come back, undone answers, filters of by-name lists."""

    dependencies = [
        ("kecamatan", "0001_tabel_awal"),
        ("kemiskinan", "0002_hak_orang"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnggahanVerval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("status", models.CharField(choices=PROSES, default="MENUNGGU", max_length=10)),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("jumlah", models.JSONField(blank=True, default=dict)),
                ("temuan", models.JSONField(blank=True, default=list)),
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
                    "daftar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unggahan",
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
            ],
            options={"ordering": ["-id"]},
        ),
        migrations.AddField(
            model_name="unduhan",
            name="saringan",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="verval",
            name="diurungkan_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="unduhan",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("daftar-verval", "Daftar verval (isian)"),
                    ("sasaran", "Daftar sasaran"),
                    ("rekap-pimpinan", "Daftar yang masih perlu ditangani"),
                    ("meninggal-tanpa-akta", "Meninggal, belum berakta kematian"),
                    ("rancangan-sk", "Rancangan lampiran SK perubahan"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="unduhan",
            name="status",
            field=models.CharField(choices=PROSES, default="MENUNGGU", max_length=10),
        ),
    ]
