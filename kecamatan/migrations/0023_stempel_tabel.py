from django.db import migrations

from fondasi.database.table_stamps import StempelTabel


class Migration(migrations.Migration):
    """Numbers by which pages know that nothing of what they keep has changed."""

    dependencies = [
        ("kecamatan", "0022_sebutan_data_induk"),
    ]

    operations = [
        StempelTabel(
            "kecamatan_wilayah",
            "kecamatan_instansi",
            "kecamatan_pengguna",
            "kecamatan_penugasan",
            "kecamatan_kontak",
            "kecamatan_jenisrapat",
            "kecamatan_serirapat",
            "kecamatan_rapatkoordinasi",
            "kecamatan_usulanagenda",
            "kecamatan_agendarapat",
            "kecamatan_undanganrapat",
            "kecamatan_kehadiran",
            "kecamatan_keputusanrapat",
            "kecamatan_keputusanrapat_dilibatkan",
            "kecamatan_tindaklanjut",
            "kecamatan_tindaklanjut_dilibatkan",
            "kecamatan_jawabantindaklanjut",
            "kecamatan_arahan",
            "kecamatan_penerimaarahan",
            "kecamatan_tanggaeskalasi",
            "kecamatan_harilibur",
            "kecamatan_inovasi",
            "kecamatan_adopsiinovasi",
            "kecamatan_kegiatanterpadu",
            "kecamatan_kegiatanekonomi",
            "kecamatan_kegiatanekonomi_mitra",
            "kecamatan_mitra",
            "kecamatan_dukunganmitra",
            "kecamatan_rumahbersama",
            "kecamatan_butirkelembagaan",
            "kecamatan_keadaanbutir",
            "kecamatan_anggotatkpkk",
            "kecamatan_tandalokasi",
        ),
    ]
