from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kecamatan", "0020_stempel_inovasi_dan_dilibatkan"),
        ("layanan_dasar", "0009_asal_isian"),
    ]

    operations = [
        migrations.CreateModel(
            name="KategoriTersembunyi",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "kategori",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tersembunyi",
                        to="layanan_dasar.kategoripengaduan",
                    ),
                ),
            ],
            options={"ordering": ["kabupaten__kode", "kategori__urutan"]},
        ),
        migrations.AddConstraint(
            model_name="kategoritersembunyi",
            constraint=models.UniqueConstraint(
                fields=("kabupaten", "kategori"), name="kategori_tersembunyi_unik"
            ),
        ),
    ]
