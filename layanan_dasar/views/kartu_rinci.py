"""One card as everybody reads it who sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept.parts import Kept, kept
from kecamatan.models import Instansi, Pengguna, TindakLanjut, Wilayah
from layanan_dasar.models import (
    Dimensi,
    Indikator,
    Instrumen,
    KartuSkor,
    Nilai,
    PeriodeKartu,
    RuteIndikator,
)
from layanan_dasar.permissions.bimbingan import can_write_bimbingan
from layanan_dasar.permissions.kartu import (
    can_fill_kartu,
    can_reopen_kartu,
    can_validate_kartu,
    can_verify_kartu,
)
from layanan_dasar.queries.kartu import content_of, validators_of
from layanan_dasar.queries.perhatian import matters_of
from layanan_dasar.queries.ringkasan import card_summary
from layanan_dasar.queries.tren import trends_of
from layanan_dasar.views.kartu import fetch_kartu

TABEL: Final = (
    Wilayah, Instansi, Instrumen, Dimensi, Indikator, RuteIndikator, PeriodeKartu, KartuSkor, Nilai,
    TindakLanjut,
)  # fmt: skip


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    isi = kept(Kept(("kartu", kartu.pk), TABEL, lambda: _told(kartu)))
    validasi = validators_of(kartu, isi.kodes)
    context = {
        "kartu": kartu,
        "isi": isi,
        "boleh_isi": can_fill_kartu(user, kartu),
        "boleh_verifikasi": can_verify_kartu(user, kartu),
        "boleh_buka": can_reopen_kartu(user, kartu),
        "boleh_bimbing": can_write_bimbingan(user, kartu.desa),
        "validasi": validasi,
        "boleh_validasi": any(
            not done and can_validate_kartu(user, kartu, one) for one, done in validasi.items()
        ),
    }
    return render(request, "layanan_dasar/kartu_rinci.html", context)


@dataclass(frozen=True, slots=True)
class Ceritera:
    """What a card says, whoever reads it."""

    instrumen: str
    kodes: tuple[str, ...]
    terisi: int
    rincian: SafeString

    @property
    def jumlah(self) -> int:
        return len(self.kodes)


def _told(kartu: KartuSkor) -> Ceritera:
    isi = content_of(kartu)
    context = {
        "kartu": kartu,
        "ringkasan": card_summary(isi, trends_of(kartu)),
        "perhatian": matters_of(isi),
    }
    return Ceritera(
        str(isi.lembar.instrumen),
        tuple(isi.lembar.indikator),
        isi.terisi,
        render_to_string("layanan_dasar/_kartu_rincian.html", context),
    )
