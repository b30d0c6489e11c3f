from rumahbersama.laporan.models.aturan import AturanLaporan
from rumahbersama.laporan.models.isian import IsianLaporan
from rumahbersama.laporan.models.laporan import Laporan

__all__ = ["AturanLaporan", "IsianLaporan", "Laporan"]
