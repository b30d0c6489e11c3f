from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, path, reverse

from fondasi.addresses import address


def _view(_request: HttpRequest, **_kwargs: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("rapat/", _view, name="rapat"),
    path("rapat/<int:pk>/butir/<int:butir>/", _view, name="butir"),
    path("tempat/<str:kode>/", _view, name="tempat"),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("rapat", ()),
        ("butir", (17, 0)),
        ("butir", ("17", 7_100_000_000_000_000_001)),
        ("tempat", ("35.17.05",)),
        ("tempat", ("a b ü&",)),
    ],
)
def test_says_what_reverse_says(name: str, keys: tuple[object, ...]) -> None:
    for _ in range(2):
        assert address(name, *keys) == reverse(name, args=keys)


@pytest.mark.parametrize(
    ("name", "keys"), [("tidak-ada", ()), ("butir", (1,)), ("butir", (1, -1)), ("tempat", ("",))]
)
def test_refuses_what_reverse_refuses(name: str, keys: tuple[object, ...]) -> None:
    with pytest.raises(NoReverseMatch):
        address(name, *keys)


def test_follows_the_prefix() -> None:
    assert address("rapat") == "/rapat/"
    with override_script_prefix("/portal/"):
        assert address("rapat") == "/portal/rapat/"


def test_the_tag_of_templates() -> None:
    text = "{% url 'butir' a 2 %} {% url 'tempat' kode=k %} {% url 'tidak' as u %}[{{ u }}]"
    shown = Template(text).render(Context({"a": 1, "k": "35.17"}))
    assert shown == "/rapat/1/butir/2/ /tempat/35.17/ []"
    with pytest.raises(NoReverseMatch):
        Template("{% url 'butir' '' 2 %}").render(Context())
