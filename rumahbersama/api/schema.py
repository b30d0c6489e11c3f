"""What drf-spectacular cannot see: every operation may answer a problem."""

from __future__ import annotations

from typing import Any

GALAT = {
    "type": "object",
    "description": "RFC 9457; kode untuk mesin, detail untuk orang",
    "required": ["type", "title", "status", "kode", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "kode": {"type": "string"},
        "detail": {"type": "string"},
        "galat": {"type": "object", "additionalProperties": True},
    },
}
KALIMAT = {
    "304": "Tidak berubah sejak ETag pada If-None-Match",
    "400": "Permintaan belum benar",
    "401": "Token tidak ada atau tidak berlaku",
    "403": "Tidak berwenang",
    "404": "Tidak ada dalam wewenang token ini",
    "406": "Bentuk jawaban ini tidak disediakan",
    "409": "Ditolak aturan",
    "415": "Bentuk isi tidak dikenal",
    "422": "Idempotency-Key sudah dipakai untuk isi lain",
    "429": "Terlalu banyak permintaan",
}
SEMUA = ("400", "401", "403", "404", "406", "429")
TULIS = (*SEMUA, "409", "415", "422")
KUNCI = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 80},
    "description": "Kiriman yang sama dengan kunci yang sama dikerjakan sekali.",
}


def document_problems(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A postprocessing hook."""
    result.setdefault("components", {}).setdefault("schemas", {})["Galat"] = GALAT
    for path in result["paths"].values():
        for method, operation in path.items():
            if method in ("get", "post"):
                _document(method, operation)
    return result


def _document(method: str, operation: dict[str, Any]) -> None:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Galat"}}}
    answers = operation["responses"]
    for code in TULIS if method == "post" else SEMUA:
        answers.setdefault(code, {"description": KALIMAT[code], "content": content})
    if method == "get":
        answers.setdefault("304", {"description": KALIMAT["304"]})
        return
    named = operation.setdefault("parameters", [])
    if not any(one["name"] == KUNCI["name"] for one in named):
        named.append(KUNCI)
