from pendamping.models.kunjungan import Kunjungan
from pendamping.models.pendamping import Pendamping
from pendamping.models.penempatan import Penempatan
from pendamping.models.program import ProgramPendampingan

__all__ = ["Kunjungan", "Pendamping", "Penempatan", "ProgramPendampingan"]
