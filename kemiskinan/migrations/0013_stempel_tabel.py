from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers by which pages know that nothing of what they keep has changed."""

    dependencies = [
        ("kemiskinan", "0012_izin_data"),
    ]

    operations = [
        StempelTabel(
            "kemiskinan_angkakemiskinan",
            "kemiskinan_rilis",
            "kemiskinan_sasaran",
            "kemiskinan_program",
            "kemiskinan_subkegiatan",
            "kemiskinan_intervensi",
            "kemiskinan_kriteriaoptimal",
            "kemiskinan_daftarverval",
            "kemiskinan_barisdaftar",
            "kemiskinan_verval",
            "kemiskinan_beritaacara",
            "kemiskinan_catatanbaris",
            "kemiskinan_keluarga",
            "kemiskinan_individu",
            "kemiskinan_izindata",
            "kemiskinan_neraca",
            "kemiskinan_neracawilayah",
            "kemiskinan_neracabaris",
            "kemiskinan_permintaanneraca",
            "kemiskinan_pemadanan",
            "kemiskinan_padanan",
            "kemiskinan_keputusanpadanan",
            "kemiskinan_usulanbaru",
            "kemiskinan_daftarpenerima",
            "kemiskinan_penerima",
        ),
    ]
