"""A private file has no URL of its own: each key to Berkas names the view that hands it out."""

from __future__ import annotations

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from kecamatan.models import Berkas
from tests.rumahbersama.test_isolasi import MATRIKS

# Key -> URL name of its download view. None: nobody downloads it, and why stands beside it.
PINTU: dict[str, str | None] = {
    "kecamatan.KopSurat.lambang": "kecamatan:kop-surat-lambang",
    "kecamatan.JawabanTindakLanjut.bukti": "kecamatan:tindak-lanjut-bukti",
    "kecamatan.PenerimaArahan.bukti": "kecamatan:arahan-bukti",
    "kecamatan.Inovasi.sk": "kecamatan:inovasi-berkas",
    "kecamatan.Inovasi.bukti": "kecamatan:inovasi-berkas",
    "kecamatan.Inovasi.replikasi": "kecamatan:inovasi-berkas",
    "kecamatan.KeadaanButir.bukti": "kecamatan:rumah-bukti",
    "kecamatan.PindaianHadir.berkas": "kecamatan:rapat-pindaian",
    "kecamatan.BundelRapat.berkas": "kecamatan:rapat-bundel-unduh",
    "kecamatan.FotoRapat.berkas": "kecamatan:rapat-foto-isi",
    # The delivered file holds every NIK in the clear: it is read by the worker and kept as proof.
    "kemiskinan.Rilis.berkas": None,
    "kemiskinan.Intervensi.bukti": "kemiskinan:intervensi-bukti",
    "kemiskinan.DaftarPenerima.berkas": "kemiskinan:penerima-berkas",
    "kemiskinan.Verval.foto": "kemiskinan:verval-foto",
    "kemiskinan.BeritaAcara.pindaian": "kemiskinan:berita-acara-pindaian",
    "kemiskinan.Unduhan.berkas": "kemiskinan:unduhan-berkas",
    "kemiskinan.UnggahanVerval.berkas": "kemiskinan:unggahan-berkas",
    "kemiskinan.UsulanBaru.bukti": "kemiskinan:usulan-bukti",
    "pendamping.Kunjungan.foto": "pendamping:kunjungan-foto",
    "layanan_dasar.Nilai.bukti": "layanan:nilai-bukti",
    "pendamping.Pustaka.berkas": "pendamping:pustaka-berkas",
    "laporan.Laporan.berkas": "laporan:unduh",
    "laporan.Laporan.pindaian": "laporan:pindaian",
    "layanan_dasar.LampiranPengaduan.berkas": "layanan:pengaduan-lampiran",
}


def keys() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is Berkas
    }


def test_setiap_kunci_berkas_punya_pintu() -> None:
    assert keys() == set(PINTU)


def test_setiap_pintu_ada_dan_diperiksa_matriks_isolasi() -> None:
    """The matrix asks each of them for an own and a neighbour's row."""
    for url_name in filter(None, PINTU.values()):
        assert MATRIKS[url_name].tetangga, url_name


def test_berkas_sendiri_tidak_ber_url() -> None:
    assert not hasattr(Berkas, "get_absolute_url")
    assert [str(p.pattern) for p in patterns(get_resolver()) if "media" in str(p.pattern)] == []


def patterns(resolver: URLResolver) -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for pattern in resolver.url_patterns:
        found.append(pattern)
        if isinstance(pattern, URLResolver):
            found.extend(patterns(pattern))
    return found
