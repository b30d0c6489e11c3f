from __future__ import annotations

import re

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Upper

from kecamatan.models import Pengguna
from pendamping.enums import JenisPustaka
from pendamping.models import Pustaka, TopikKonsultasi

BAHASA = "indonesian"
MIRIP = 0.25
SARAN = 3
KATA = re.compile(r"\w{3,}")
BANYAK_KATA = 20


def shelf(user: Pengguna) -> QuerySet[Pustaka]:
    return Pustaka.objects.visible_to(user).select_related("topik", "wilayah")


def searched(
    user: Pengguna, *, q: str = "", jenis: str = "", topik: TopikKonsultasi | None = None
) -> QuerySet[Pustaka]:
    """All of its words (stemmed), or a title spelt alike; the best first."""
    rows = shelf(user)
    if jenis:
        rows = rows.filter(jenis=jenis)
    if topik is not None:
        rows = rows.filter(topik=topik)
    if not q:
        return rows
    words = SearchQuery(q, config=BAHASA, search_type="websearch")
    found = rows.annotate(
        mirip=TrigramSimilarity(Upper("judul"), q.upper()), bobot=SearchRank(F("teks"), words)
    )
    hit = Q(teks=words) | Q(mirip__gt=MIRIP) | Q(nomor__icontains=q) | Q(judul__icontains=q)
    return found.filter(hit).order_by("-bobot", "-mirip")


def similar_answers(user: Pengguna, teks: str) -> list[Pustaka]:
    """Released answers that share words with a question, at most three."""
    words = KATA.findall(teks)[:BANYAK_KATA]
    if not words:
        return []
    query = SearchQuery(words[0], config=BAHASA)
    for word in words[1:]:
        query |= SearchQuery(word, config=BAHASA)
    rows = shelf(user).filter(jenis=JenisPustaka.TANYA_JAWAB)
    found = rows.annotate(
        mirip=TrigramSimilarity(Upper("judul"), teks[:200].upper()),
        bobot=SearchRank(F("teks"), query),
    )
    close = Q(mirip__gt=MIRIP) | Q(bobot__gt=0.06)
    return list(found.filter(close).order_by("-mirip", "-bobot")[:SARAN])
