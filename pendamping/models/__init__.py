from pendamping.models.konsultasi import Konsultasi
from pendamping.models.kunjungan import Kunjungan
from pendamping.models.pelatihan import Pelatihan, PesertaPelatihan
from pendamping.models.pendamping import Pendamping
from pendamping.models.penempatan import Penempatan
from pendamping.models.program import ProgramPendampingan
from pendamping.models.pustaka import Pustaka
from pendamping.models.topik import TopikKonsultasi

__all__ = [
    "Konsultasi",
    "Kunjungan",
    "Pelatihan",
    "Pendamping",
    "Penempatan",
    "PesertaPelatihan",
    "ProgramPendampingan",
    "Pustaka",
    "TopikKonsultasi",
]
