"""Django's own `{% url %}`, by way of `fondasi.addresses` where the arguments are keys."""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse_url
from django.utils.html import conditional_escape

from fondasi.addresses import address

register = template.Library()


class AlamatNode(URLNode):
    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar:
            return super().render(context)
        keys = [each.resolve(context) for each in self.args]
        url = address(self.view_name.resolve(context), *keys)
        return conditional_escape(url) if context.autoescape else url


@register.tag
def url(parser: Parser, token: Token) -> AlamatNode:
    node = parse_url(parser, token)
    return AlamatNode(node.view_name, node.args, node.kwargs, node.asvar)
