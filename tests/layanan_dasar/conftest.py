from tests.layanan_dasar.kartu_uji import kartu, periode  # noqa: F401 (fixtures)
from tests.layanan_dasar.pengaduan_uji import loket  # noqa: F401 (fixture)
