"""A small kabupaten whose ledger can be counted by hand, and Jombang's by number."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from fondasi.today import today
from kecamatan.enums import Strategi
from kecamatan.models import Wilayah
from kemiskinan.enums import (
    JenisRilis,
    Keberadaan,
    StatusIntervensi,
    StatusPadanan,
    StatusRilis,
)
from kemiskinan.models import (
    DaftarVerval,
    Individu,
    Intervensi,
    Keluarga,
    KriteriaOptimal,
    Padanan,
    Pemadanan,
    Rilis,
    Sasaran,
    SubKegiatan,
    Verval,
)
from tests.pemeran import (
    Kantor,
    Tempat,
    buat_daftar,
    buat_individu,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
)

TKPK = [{"strategi": [1], "minimal": 1}, {"strategi": [2, 3], "minimal": 1}]


@dataclass
class Dunia:
    tempat: Tempat
    kantor: Kantor
    sk: Rilis
    rilis: Rilis
    pemadanan: Pemadanan
    sub: dict[tuple[int, int], SubKegiatan] = field(default_factory=dict)

    @classmethod
    def buat(cls, tempat: Tempat, kantor: Kantor) -> Dunia:
        sk = buat_sk(tempat.kabupaten, tahun=2023)
        rilis = buat_rilis(tempat.kabupaten)
        return cls(tempat, kantor, sk, rilis, buat_pemadanan(sk, rilis))

    @classmethod
    def buat_di(cls, kabupaten: Wilayah, kantor: Kantor) -> Dunia:
        """The same in another kabupaten or kota; every person then needs a place."""
        sk, rilis = buat_sk(kabupaten, tahun=2023), buat_rilis(kabupaten)
        tempat = cast(Tempat, SimpleNamespace(kabupaten=kabupaten, desa=None))
        return cls(tempat, kantor, sk, rilis, buat_pemadanan(sk, rilis))

    def orang(self, desa: Wilayah | None = None, **lainnya: Any) -> Sasaran:
        """`desa_baris=None` leaves the desa of the row unknown, `kecamatan=None` the kecamatan."""
        if "desa_baris" in lainnya:
            lainnya["desa"] = lainnya.pop("desa_baris")
        tempat = desa or self.tempat.desa
        sasaran = buat_sasaran(self.sk, tempat)
        Sasaran.objects.filter(pk=sasaran.pk).update(**lainnya)
        return sasaran

    def padan(
        self,
        sasaran: Sasaran,
        *,
        desil: int | None,
        ada: bool = True,
        status: StatusPadanan = StatusPadanan.OTOMATIS,
        keputusan: str = "",
        id_keluarga: str = "",
    ) -> Padanan:
        if not ada:
            return buat_padanan(self.pemadanan, sasaran)
        home = cast(Wilayah, self.tempat.desa or sasaran.desa)
        individu = buat_individu(self.rilis, home, id_keluarga=id_keluarga)
        Individu.objects.filter(pk=individu.pk).update(desil=desil)
        return buat_padanan(self.pemadanan, sasaran, individu, status, keputusan=keputusan)

    def masih(self, desa: Wilayah | None = None) -> Sasaran:
        sasaran = self.orang(desa)
        self.padan(sasaran, desil=1)
        return sasaran

    def bantu(
        self,
        sasaran: Sasaran,
        *strategi: int,
        status: StatusIntervensi = StatusIntervensi.TERSALUR,
    ) -> None:
        """One intervention per given strategy, each of its own sub kegiatan."""
        for nth, s in enumerate(strategi):
            sub = self.sub.get((s, nth)) or buat_sub_kegiatan(self.kantor.opd, Strategi(s))
            self.sub[s, nth] = sub
            Intervensi.objects.create(
                kabupaten=self.tempat.kabupaten, sasaran=sasaran, sub_kegiatan=sub,
                tahun=2024, bulan=6, status=status,
            )  # fmt: skip

    def kriteria(
        self, *, mulai: date = date(2024, 1, 1), aturan: list[dict[str, Any]] | None = None
    ) -> KriteriaOptimal:
        return KriteriaOptimal.objects.create(
            kabupaten=self.tempat.kabupaten, teks="Kriteria uji", aturan=aturan or TKPK,
            nomor_ba="BA/1/TKPK/2024", tanggal_ba=mulai, berlaku_mulai=mulai,
        )  # fmt: skip

    def dtsen(self, desil_keluarga: dict[str, int]) -> None:
        """The data source becomes DTSEN, whose families carry the decile."""
        self.rilis.jenis = JenisRilis.DTSEN_INDIVIDU
        self.rilis.save()
        families = buat_rilis(self.tempat.kabupaten, JenisRilis.DTSEN_KELUARGA)
        Keluarga.objects.bulk_create(
            Keluarga(
                kabupaten=families.kabupaten, rilis=families, nomor_baris=n,
                id_keluarga=kunci, desil=desil,
            )
            for n, (kunci, desil) in enumerate(desil_keluarga.items())
        )  # fmt: skip
        assert families.status == StatusRilis.BERLAKU

    def jombang(self) -> None:
        """The published tree: 7,408 people in four desa, the last 89 of the 1,841 not optimal."""
        t = self.tempat
        places = [t.desa, t.desa_lain, t.desa_tetangga, t.kelurahan]
        self.banyak([(places[n % 4], 1 if n < 1841 else 2 + n % 6) for n in range(7408)])
        people = list(Sasaran.objects.filter(rilis=self.sk).order_by("nomor_baris"))
        subs = {s: buat_sub_kegiatan(self.kantor.opd, Strategi(s)) for s in (1, 2)}
        helped = [(p, subs[1]) for p in people] + [(p, subs[2]) for p in people[:1752]]
        Intervensi.objects.bulk_create(
            Intervensi(
                kabupaten=t.kabupaten, sasaran=p, sub_kegiatan=s, tahun=2024, bulan=1,
                status=StatusIntervensi.TERSALUR,
            )
            for p, s in helped
        )  # fmt: skip
        self.kunjungi(people[1752:1841], meninggal=11)

    def banyak(self, people: list[tuple[Wilayah, int | None]]) -> None:
        """Sasaran with a settled match each, in bulk."""
        base = {"kabupaten": self.tempat.kabupaten}
        sasaran = Sasaran.objects.bulk_create(
            Sasaran(**base, rilis=self.sk, nomor_baris=n, desa=w, kecamatan=w.induk)
            for n, (w, _) in enumerate(people)
        )
        individu = Individu.objects.bulk_create(
            Individu(**base, rilis=self.rilis, nomor_baris=n, desa=w, kecamatan=w.induk, desil=d)
            for n, (w, d) in enumerate(people)
        )
        Padanan.objects.bulk_create(
            Padanan(
                **base, pemadanan=self.pemadanan, sasaran=s, individu=i,
                status=StatusPadanan.OTOMATIS,
            )
            for s, i in zip(sasaran, individu, strict=True)
        )  # fmt: skip

    def kunjungi(self, people: list[Sasaran], *, meninggal: int) -> DaftarVerval:
        daftar = buat_daftar(self.sk, self.rilis, self.tempat.kabupaten, *people)
        Verval.objects.bulk_create(
            Verval(
                kabupaten=self.tempat.kabupaten, daftar=daftar, sasaran=p, dikunjungi=today(),
                keberadaan=Keberadaan.MENINGGAL if n < meninggal else Keberadaan.ADA,
            )
            for n, p in enumerate(people)
        )  # fmt: skip
        return daftar
