from __future__ import annotations

from django.db import migrations, models


def field() -> models.CharField[str, str]:
    return models.CharField(blank=True, db_default="", default="", max_length=60)


class Migration(migrations.Migration):
    dependencies = [("layanan_dasar", "0008_alasan_melewati_validasi")]

    operations = [
        migrations.AddField("nilai", "asal", field()),
        migrations.AddField("isiankartu", "asal", field()),
    ]
