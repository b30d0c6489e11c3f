from __future__ import annotations

from django.db import migrations, models

from fondasi.database.grants import HakBawaan, HakTabel


class Migration(migrations.Migration):
    """Three tables, ordinary, append-only and closed, as the rooms will have them."""

    initial = True
    operations = [
        HakBawaan(),
        *(
            migrations.CreateModel(
                name=name,
                fields=[
                    ("id", models.BigAutoField(primary_key=True)),
                    ("isi", models.TextField()),
                ],
            )
            for name in ("Biasa", "Jejak", "Rahasia")
        ),
        HakTabel("contoh_hak_jejak", web="INSERT, SELECT (id)", pekerja="INSERT, SELECT (id)"),
        HakTabel("contoh_hak_rahasia", web="", pekerja="SELECT, INSERT"),
    ]
