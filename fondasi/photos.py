"""Photographs from phones: what is stored is drawn anew and tells nothing but the picture."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from fondasi.errors import Galat

KINDS = ("JPEG", "PNG", "WEBP")
APPLE = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
MAX_BYTES = 20 * 1024 * 1024
# A phone of 2026 takes 50 megapixels; above this a file is a bomb or a scan for print.
MAX_PIXELS = 64_000_000
MIN_SIDE = 16


def clean_photo(content: bytes, max_side: int = 1600) -> bytes:
    """A JPEG of at most `max_side` pixels, upright, without EXIF, place, profile or comment.

    The kind is read from the content, never from a name. Raises Galat: FOTO_KOSONG,
    FOTO_TERLALU_BESAR, FOTO_BUKAN_GAMBAR, FOTO_RUSAK, FOTO_TERLALU_KECIL.
    """
    if not content:
        raise Galat("FOTO_KOSONG", "Berkas foto kosong. Ambil atau pilih foto sekali lagi.")
    if len(content) > MAX_BYTES:
        raise Galat("FOTO_TERLALU_BESAR", "Foto lebih dari 20 MB. Kirim foto yang lebih kecil.")
    picture = _opaque(_upright(_open(content), max_side))
    out = BytesIO()
    picture.save(out, "JPEG", quality=82, optimize=True, progressive=True)
    return out.getvalue()


def clean_emblem(content: bytes, max_side: int = 800) -> bytes:
    """A PNG as transparent as it came, drawn anew like a photo: letters print it every day, so it
    may neither be broken nor unpack to something enormous. Raises Galat as `clean_photo` does."""
    picture = _upright(_open(content), max_side).convert("RGBA")
    out = BytesIO()
    Image.frombytes("RGBA", picture.size, picture.tobytes()).save(out, "PNG", optimize=True)
    return out.getvalue()


def _open(content: bytes) -> Image.Image:
    """The header only; its size is judged before a single pixel is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _no_photo(content) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large()
    if min(picture.size) < MIN_SIDE:
        raise Galat("FOTO_TERLALU_KECIL", "Foto terlalu kecil untuk dibaca. Ambil foto ulang.")
    return picture


def _no_photo(content: bytes) -> Galat:
    if content[4:8] == b"ftyp" and content[8:12] in APPLE:
        return Galat(
            "FOTO_BUKAN_GAMBAR",
            "Foto iPhone ini berbentuk HEIC; portal membaca JPEG, PNG, atau WebP. Di iPhone buka "
            "Pengaturan, Kamera, Format, pilih Paling Kompatibel, lalu ambil foto ulang.",
        )
    return Galat(
        "FOTO_BUKAN_GAMBAR", "Berkas ini bukan foto JPEG, PNG, atau WebP. Pilih berkas foto."
    )


def _too_large() -> Galat:
    return Galat(
        "FOTO_TERLALU_BESAR",
        "Ukuran gambar melebihi 64 megapiksel. Turunkan resolusi kamera, lalu ambil foto ulang.",
    )


def _upright(picture: Image.Image, max_side: int) -> Image.Image:
    """Turned as the camera was held, and reduced."""
    # WeasyPrint lets Pillow fill cut pictures with grey, for the whole process, when imported.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        # Lets the JPEG decoder work at a reduced scale: a fraction of the memory.
        picture.draft("RGB", (max_side * 2, max_side * 2))
        turned = ImageOps.exif_transpose(picture)
        turned.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
        return turned
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Galat(
            "FOTO_RUSAK", "Foto terpotong atau rusak. Kirim ulang atau ambil foto baru."
        ) from error


def _opaque(picture: Image.Image) -> Image.Image:
    """A new canvas, white where it was transparent; no metadata of the source travels along."""
    canvas = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        canvas.paste(layer, mask=layer.getchannel("A"))
    else:
        canvas.paste(picture.convert("RGB"))
    return canvas
