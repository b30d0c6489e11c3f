from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pendamping", "0007_sebutan_pendamping")]

    operations = [
        migrations.AddIndex(
            model_name="penempatan",
            index=models.Index(fields=["desa", "pendamping"], name="penempatan_desa_orang"),
        ),
    ]
