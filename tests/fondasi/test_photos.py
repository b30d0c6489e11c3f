from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageFile

from fondasi.errors import Galat
from fondasi.photos import clean_emblem, clean_photo

ORIENTATION, MODEL, GPS = 0x0112, 0x0110, 0x8825


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def halves(width: int = 400, height: int = 200) -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (0, height // 2, width, height))
    return picture


def read(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    assert picture.format == "JPEG"
    return picture


def refusal(content: bytes) -> Galat:
    with pytest.raises(Galat) as caught:
        clean_photo(content)
    return caught.value


def test_place_and_device_do_not_travel_along() -> None:
    exif = Image.Exif()
    exif[MODEL] = "TELEPON-RAHASIA"
    exif.get_ifd(GPS)[1] = "S"
    source = encoded(halves(), "JPEG", exif=exif, comment=b"CATATAN-RAHASIA")
    assert b"RAHASIA" in source
    cleaned = clean_photo(source)
    assert b"RAHASIA" not in cleaned
    assert b"Exif" not in cleaned
    assert dict(read(cleaned).getexif()) == {}


def test_text_and_profiles_of_a_png_do_not_travel_along() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "NAMA-RAHASIA")
    cleaned = clean_photo(encoded(halves(), "PNG", pnginfo=info, icc_profile=b"PROFIL-RAHASIA"))
    assert b"RAHASIA" not in cleaned
    assert "icc_profile" not in read(cleaned).info


def test_the_picture_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    picture = read(clean_photo(encoded(halves(), "JPEG", exif=exif)))
    assert picture.size == (200, 400)
    right, left = picture.getpixel((190, 200)), picture.getpixel((10, 200))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[0] > 200
    assert left[2] > 200


def test_a_large_photo_is_reduced_and_a_small_one_is_not_enlarged() -> None:
    assert read(clean_photo(encoded(halves(4000, 3000), "JPEG"))).size == (1600, 1200)
    assert read(clean_photo(encoded(halves(4000, 3000), "JPEG"), max_side=800)).size == (800, 600)
    assert read(clean_photo(encoded(halves(), "WEBP"))).size == (400, 200)


def test_transparency_becomes_white() -> None:
    cleaned = clean_photo(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert read(cleaned).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_other_colour_modes_are_read(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert read(clean_photo(encoded(halves().convert(mode), kind))).mode == "RGB"


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><h1>foto.jpg</h1>",
        b"%PDF-1.7 foto",
        b"\0\0\0\x18ftypheic",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        encoded(halves(), "GIF"),
        encoded(halves(), "TIFF"),
        encoded(halves(), "BMP"),
    ],
    ids=["svg", "html", "pdf", "heic", "jpeg-head", "png-head", "gif", "tiff", "bmp"],
)
def test_only_photos_by_their_content(content: bytes) -> None:
    galat = refusal(content)
    assert galat.kode == "FOTO_BUKAN_GAMBAR"
    assert "JPEG, PNG, atau WebP" in galat.pesan


@pytest.mark.parametrize("lenient", [False, True])
def test_a_cut_photo_is_named_broken(lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    # What importing WeasyPrint does to the process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    whole = encoded(halves(800, 800).effect_spread(40), "JPEG")
    assert refusal(whole[: len(whole) // 2]).kode == "FOTO_RUSAK"


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises many pixels and holds none."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8001, 12_000, 60_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    assert refusal(bomb(side, side)).kode == "FOTO_TERLALU_BESAR"


def test_limits_at_both_ends() -> None:
    assert refusal(b"").kode == "FOTO_KOSONG"
    assert refusal(b"x" * (20 * 1024 * 1024 + 1)).kode == "FOTO_TERLALU_BESAR"
    assert refusal(encoded(halves(400, 15), "PNG")).kode == "FOTO_TERLALU_KECIL"


def test_a_cleaned_photo_stays_clean() -> None:
    once = clean_photo(encoded(halves(), "PNG"))
    assert read(clean_photo(once)).size == read(once).size


def test_an_emblem_keeps_its_holes_and_nothing_else() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "NAMA-RAHASIA")
    source = Image.new("RGBA", (1600, 400), (0, 0, 0, 0))
    source.paste("red", (0, 0, 800, 400))
    cleaned = clean_emblem(encoded(source, "PNG", pnginfo=info))
    assert b"RAHASIA" not in cleaned
    picture = Image.open(BytesIO(cleaned))
    assert (picture.format, picture.size) == ("PNG", (800, 200))
    assert (picture.getpixel((10, 10)), picture.getpixel((790, 10))) == ((255, 0, 0, 255), (0,) * 4)
    with pytest.raises(Galat) as torn:
        clean_emblem(encoded(halves(), "PNG")[:300])
    assert torn.value.kode == "FOTO_RUSAK"
