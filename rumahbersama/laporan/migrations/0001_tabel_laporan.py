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
            name="Laporan",
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
                        choices=[("progres-ppke", "Laporan progres PPKE kabupaten/kota")],
                        max_length=30,
                    ),
                ),
                ("periode", models.CharField(max_length=7)),
                ("versi", models.PositiveSmallIntegerField(default=1)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("TERJADWAL", "Terjadwal"),
                            ("DISUSUN", "Sedang disusun"),
                            ("SIAP", "Siap"),
                            ("DIGANTI", "Diganti"),
                            ("GAGAL", "Gagal"),
                        ],
                        default="TERJADWAL",
                        max_length=10,
                    ),
                ),
                ("kemajuan", models.PositiveSmallIntegerField(default=0)),
                ("tahap", models.CharField(blank=True, max_length=30)),
                ("nomor", models.CharField(blank=True, max_length=120)),
                ("kertas", models.CharField(default="A4", max_length=2)),
                ("angka", models.JSONField(blank=True, default=dict)),
                ("sidik", models.CharField(blank=True, max_length=64)),
                ("galat_pesan", models.TextField(blank=True)),
                ("percobaan", models.PositiveSmallIntegerField(default=0)),
                ("detak_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("selesai_at", models.DateTimeField(blank=True, null=True)),
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
                        related_name="laporan",
                        to="kecamatan.wilayah",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("jenis", "wilayah", "periode", "versi"), name="laporan_unik"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kertas__in", ["A4", "F4"])), name="laporan_kertas"
                    ),
                ],
            },
        ),
    ]
