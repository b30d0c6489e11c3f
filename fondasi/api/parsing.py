from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from fondasi.jsontext import read_json


class IsiJson(BaseParser):
    """A body of JSON, never larger than what a page may send."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Raises RequestDataTooBig, ParseError."""
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        text = stream.read(limit + 1)
        if len(text) > limit:
            raise RequestDataTooBig
        try:
            return read_json(text)
        except ValueError as error:
            raise ParseError("Isi ini bukan JSON yang dapat dibaca.") from error
