from rumahbersama.api.models.kunci_idempoten import KunciIdempoten
from rumahbersama.api.models.token import TokenApi

__all__ = ["KunciIdempoten", "TokenApi"]
