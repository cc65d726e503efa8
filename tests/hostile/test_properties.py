"""Whatever stands in a file, a reader returns an article that keeps its promises or raises BadInput, in time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.reading import read_article
from flows.reading.formats import formats
from flows.reading.markdown import plain_line
from flows.reading.paragraphs import Line, paragraphs
from flows.reading.publication.path_day import path_day
from flows.reading.publication.stated import NoSuchDay, read_stated
from flows.reading.titles import cited
from schemas.errors import BadInput
from schemas.records import Article

EXAMPLES = settings(max_examples=60, deadline=5_000, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        "---\n",
        "title: 梧川换帅\n",
        "date: 2024-02-30\n",
        "# 梧川换帅\n",
        "====\n",
        "文章作者：周可\n",
        "发布时间：2024-01-01\n",
        "\n\n",
        "[a.example](https://a.example/1)某号\n",
        "公司昨晚公告，总裁辞去职务，董事会已经接受。",
        "<html>",
        "<body>",
        "<p>",
        "</p>",
        "<div class='comment'>",
        "<script>",
        "</script>",
        "<?xml version='1.0'?>",
        "<doc>",
        "</doc>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#xd800;",
        "![](",
        ")",
        "](",
        "**",
        "責任編輯：白露\n",
        "记者 周可 临江报道\n",
        "2024年1月2日 10:11\n",
        "\x1b[31m",
        "\u202e",
        "\u3000",
        "| a | b |\n",
        "> ",
        "```\n",
        "\\",
        "{",
        "[",
        "\ufeff",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join))
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "big5", "utf-16", "utf-16-le", "latin-1", "utf-7"])


def promised(article: Article) -> None:
    """What the rest of the pipeline may rely on."""
    assert article.body.strip() == article.body != ""
    assert article.title.strip() == article.title != ""
    assert "\n" not in article.title
    assert article.format in {f.NAME for f in formats()}
    assert 0 <= article.format_certainty <= 1
    assert not any((ord(c) < 32 and c not in "\n\t") or 0xD800 <= ord(c) < 0xE000 for c in article.title + article.body)
    p = article.published
    assert p.basis == "inferred" or (p.earliest is None) == (p.latest is None)  # words may bound one side only
    assert p.earliest is None or p.latest is None or p.earliest <= p.latest
    assert p.at is None or p.earliest == p.latest == p.at.date()
    article.body.encode()


def outcome(raw: bytes, path: str) -> str:
    """The article as text, its promises kept; else the name of the check that refused it."""
    try:
        article = read_article(raw, path)
    except BadInput as e:
        return e.check
    promised(article)
    return repr(article)


@given(raw=st.binary(max_size=600))
@EXAMPLES
def test_any_bytes_are_an_article_or_bad_input(raw: bytes) -> None:
    assert outcome(raw, "raw/2024-01-01/a.md") != "reader_failed"


@given(text=TEXTS, encoding=ENCODINGS)
@EXAMPLES
def test_any_text_in_any_encoding_is_an_article_or_bad_input(text: str, encoding: str) -> None:
    assert outcome(text.encode(encoding, "replace"), "raw/a.txt") != "reader_failed"


@given(before=TEXTS, after=TEXTS)
@EXAMPLES
def test_reading_says_the_same_twice(before: str, after: str) -> None:
    raw = f"{before}\n公司昨晚公告，总裁辞去职务。\n{after}".encode("utf-8", "replace")
    assert outcome(raw, "raw/a.md") == outcome(raw, "raw/a.md")


@given(
    value=st.one_of(
        st.text(max_size=40), st.from_regex(r"(19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?\d{0,2}:?\d{0,2}")
    )
)
@EXAMPLES
def test_any_date_words_are_a_moment_or_none_or_no_such_day(value: str) -> None:
    try:
        found = read_stated(value, "header", "Asia/Shanghai")
    except NoSuchDay:
        return
    assert found is None or found.earliest is not None


@given(
    day=st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31)),
    style=st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d"]),
)
@EXAMPLES
def test_a_day_is_read_back_from_every_way_of_writing_it(day: dt.date, style: str) -> None:
    found = read_stated(day.strftime(style), "header", "Asia/Shanghai")
    assert found is not None
    assert found.earliest == found.latest == day
    assert path_day(f"raw/{day:%Y-%m-%d}/a.md") == day


@given(text=TEXTS)
@EXAMPLES
def test_titles_and_lines_lose_marks_and_gain_nothing(text: str) -> None:
    line = text.replace("\n", " ")
    assert len(cited(line)[0]) <= len(line) + 1
    assert len(plain_line(line, [])) <= len(line)


@given(
    texts=st.lists(st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=30), max_size=12),
    wrapped=st.booleans(),
)
@EXAMPLES
def test_joining_lines_keeps_every_character(texts: list[str], wrapped: bool) -> None:
    out = paragraphs([Line(t) for t in texts], wrapped=wrapped)
    assert "".join(out).replace(" ", "") == "".join(texts)


@pytest.mark.parametrize("path", ["", "/", "a/../b", "2024-13-45/x", "\udcff/2024-01-01", "x" * 5_000, "2024\n01\n01"])
def test_any_path_has_a_day_or_none(path: str) -> None:
    assert path_day(path) in (None, dt.date(2024, 1, 1))
