from rumahbersama.laporan.models.laporan import JenisLaporan, Laporan, StatusLaporan

__all__ = ["JenisLaporan", "Laporan", "StatusLaporan"]
