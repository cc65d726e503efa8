"""A story as the bytes of a file, in the formats that people save."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable

import yaml

from flows.bench.stories import Story


def _lines(s: Story) -> list[str]:
    if not s.columns:
        return list(s.paragraphs)
    # cut by characters: Chinese lines break anywhere; a blank line ends a paragraph
    return [line for p in s.paragraphs for line in (*_cut(p, s.columns), "")]


def _cut(paragraph: str, columns: int) -> list[str]:
    return [paragraph[i : i + columns] for i in range(0, len(paragraph), columns)]


def _front_matter(s: Story) -> str:
    head = {
        "title": s.title,
        "publisher": s.outlet,
        "date": f"{s.published:%Y-%m-%d %H:%M}",
        "author": s.author or None,
    }
    return f"---\n{yaml.safe_dump(head, allow_unicode=True, width=1000)}---\n\n" + _spaced(s)


def _spaced(s: Story) -> str:
    return ("\n" if s.columns else "\n\n").join(_lines(s)) + "\n"


def _export_header(s: Story) -> str:
    return (
        f"# {s.title}\n\n文章作者: {s.outlet}\n发布时间: {s.published:%Y-%m-%d %H:%M:%S}\n"
        f"原文链接: https://example.com/{s.published:%Y%m%d%H%M}\n\n{_spaced(s)}"
    )


def _plain_text(s: Story) -> str:
    by = f" 作者：{s.author}" if s.author else ""
    return f"{s.title}\n{s.published:%Y-%m-%d %H:%M} 来源：{s.outlet}{by}\n\n" + _spaced(s)


def _html(s: Story) -> str:
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in s.paragraphs)
    menu = "".join(f'<a href="/{n}">{n}</a> | ' for n in ("首页", "财经", "科技", "汽车", "登录"))
    return (
        textwrap.dedent(f"""\
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><title>{html.escape(s.title)}-{s.outlet}</title>
        <meta name="publishdate" content="{s.published:%Y-%m-%d %H:%M}"></head>
        <body><div class="nav">{menu}</div><div class="article"><h1>{html.escape(s.title)}</h1>
        <div class="info">{s.published:%Y-%m-%d %H:%M} 来源：{s.outlet}</div>
        """)
        + f"{body}</div>\n<div class='foot'>版权所有 未经授权不得转载</div></body></html>\n"
    )


def _xml(s: Story) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<doc><title>{html.escape(s.title)}</title>\n'
        f"<source>{s.outlet}</source>\n<datetime>{s.published:%Y-%m-%d %H:%M:%S}</datetime>\n"
        f"<body>{html.escape(s.body)}</body></doc>\n"
    )


FORMATS: dict[str, tuple[str, Callable[[Story], str]]] = {
    "front_matter": ("md", _front_matter), "export_header": ("md", _export_header), "plain_text": ("txt", _plain_text),
    "html": ("html", _html), "xml": ("xml", _xml),
}  # fmt: skip
TEXT_FORMATS = ("front_matter", "export_header", "plain_text")
"""What is read without a parser of markup."""
