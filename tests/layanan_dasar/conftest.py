from tests.layanan_dasar.pengaduan_uji import loket  # noqa: F401 (fixture)
