"""Input that is built to break a reader: each case is refused by name, or read as what it is, and quickly."""

from __future__ import annotations

import time

import pytest

from flows.reading import Limits, read_article
from schemas.errors import BadInput

NEWS = "临江电机昨晚公告，总裁鲁明谦因家庭原因辞去职务，董事会已经接受。"
RAW = NEWS.encode()
ALIASES = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
SECONDS = 5.0  # what a file may take; a machine that is busy with other tests included

REFUSED = {
    "an empty file": (b"", "empty_file"),
    "nothing but white space": (b" \r\n\t" * 99, "empty_file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_text"),
    "NUL bytes": (RAW + b"\x00" + RAW, "not_text"),
    "30 MB in one line": ("长".encode() * 10_000_000, "max_bytes"),
    "a line of a million characters": ("长".encode() * 1_000_000, "max_line_chars"),
    "two million lines": (b"a\n" * 2_000_000, "max_lines"),
    "a YAML alias bomb": (f"---\na: &a [x,x]\n{ALIASES}title: t\n---\n{NEWS}".encode(), "yaml_alias"),
    "a YAML tag that builds an object": (
        f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{NEWS}".encode(),
        "yaml_tag",
    ),
    "a header of 10 MB": (b"---\ntitle: " + b"x" * 10_000_000 + b"\n---\n" + RAW, "max_bytes"),
    "a header of half a megabyte": (b"---\ntitle: " + b"x" * 500_000 + b"\n---\n" + RAW, "max_header_bytes"),
    "a JSON header of half a megabyte": (b'{"title": "' + b"x" * 500_000 + b'"}\n\n' + RAW, "max_header_bytes"),
    "a JSON header of lists in lists": (b'{"title": ' + b"[" * 25 + b"]" * 25 + b"}\n\n" + RAW, "max_header_nesting"),
    "a TOML header of lists in lists": (
        b"+++\ntitle = " + b"[" * 25 + b"]" * 25 + b"\n+++\n" + RAW,
        "max_header_nesting",
    ),
    "a header of brackets": (b"---\ntitle: " + b"[" * 100_000 + b"\n---\n" + RAW, "max_header_nesting"),
    "an XML entity bomb": (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">{ENTITIES}]><d><title>&j;</title></d>'.encode(),
        "xml_entities",
    ),
    "200,000 nested divs": (b"<html><body>" + b"<div>" * 200_000 + RAW + b"</div>" * 200_000, "max_html_tags"),
    "20,000 nested divs": (b"<html><body>" + b"<div>" * 20_000 + RAW + b"</div>" * 20_000, "max_html_nesting"),
    "UTF-8 cut inside a character": (RAW * 30 + "断".encode()[:2], "broken_encoding"),
    "GB18030 cut inside a character": ((NEWS * 30).encode("gb18030") + "断".encode("gb18030")[:1], "broken_encoding"),
    "UTF-16 cut inside a character": ((NEWS * 30).encode("utf-16") + b"\x00", "broken_encoding"),
}

READ = {
    "XML that points at a file of the machine": (
        b'<?xml version="1.0"?><!DOCTYPE d SYSTEM "file:///etc/hosts"><doc><title>t</title><body>' + RAW + b"</body>"
    ),
    "deep XML": b'<?xml version="1.0"?><doc><title>t</title><body>' + RAW + b"</body>" + b"<a>" * 200 + b"</doc>",
    "2,000 open divs": b"<html><body>" + b"<div>" * 2_000 + RAW,
    "attributes without end": b"<html><body><div " + b"a=1 " * 300_000 + b">" + RAW,
    "a class of a million words": b"<html><body><div class='" + b"x " * 1_000_000 + b"'>" + RAW,
    "a megabyte of title": b"<html><head><title>" + b"a_" * 500_000 + b"</title></head><body><p>" + RAW + b"</p>",
    "JSON-LD of brackets": b"<html><script type='application/ld+json'>" + b"[" * 100_000 + b"</script><p>" + RAW,
    "a script of brackets": b"<html><script>window.a=" + b"[" * 100_000 + b"</script><p>" + RAW,
    "comments before the page": b"<!---->" * 20_000 + b"<html><p>" + RAW,
    "a comment never closed": RAW + b"\n" + b"<!--" * 60_000,
    "white space without end": b"# t\n\n" + RAW + b" " * 200_000 + b"b",
    "UTF-16": NEWS.encode("utf-16"),
    "UTF-16 without a mark": NEWS.encode("utf-16-le"),
    "lone surrogates in an escape": RAW + b"&#xd800;&#56320;",
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_by_name_in_one_sentence(case: str) -> None:
    raw, check = REFUSED[case]
    begun = time.process_time()
    with pytest.raises(BadInput) as refused:
        read_article(raw, "raw/hostile.md")
    assert refused.value.check == check
    assert refused.value.reason.startswith("raw/hostile.md")
    assert "\n" not in refused.value.reason
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("case", READ)
def test_it_is_read_as_what_it_is(case: str) -> None:
    begun = time.process_time()
    article = read_article(READ[case], "raw/hostile.md")
    assert NEWS.rstrip("。") in article.body
    assert not any(0xD800 <= ord(c) < 0xE000 for c in article.body)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("limit", ["max_bytes", "max_lines", "max_line_chars", "max_html_tags", "max_html_nesting"])
def test_a_limit_is_a_setting_and_says_its_name(limit: str) -> None:
    page = b"<html><body><div>\n<p>" + RAW + b"</p></div></body></html>"
    read_article(page, "raw/a.html")
    with pytest.raises(BadInput, match=f"limits.{limit} accepts 1") as refused:
        read_article(page, "raw/a.html", Limits(**{limit: 1}))
    assert refused.value.check == limit


@pytest.mark.parametrize("header", ["---\ntitle: {}\n---\n", '{{"title": {}}}\n\n', "+++\ntitle = {}\n+++\n"])
def test_a_header_may_nest_as_deep_as_the_setting_says(header: str) -> None:
    raw = (header.format('[["换人"]]') + NEWS).encode()
    assert read_article(raw, "raw/a.md", Limits(max_header_nesting=3)).title == "换人"
    with pytest.raises(BadInput, match=r"limits\.max_header_nesting = 2"):
        read_article(raw, "raw/a.md", Limits(max_header_nesting=2))


def test_what_steers_a_terminal_or_turns_text_around_does_not_stay_in_an_article() -> None:
    raw = f"# \x1b[31m红\x1b[0m字标题\x1b]0;x\x07\u202e与方向\n\n\u2066{NEWS}\u2069\u200b\x07".encode()
    article = read_article(raw, "raw/a.md")
    assert article.title == "红字标题与方向"
    assert article.body == NEWS
