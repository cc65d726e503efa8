"""Bytes → text: the encoding that reads as language wins, whatever a file declares; what is garbled is refused."""

from __future__ import annotations

import pytest

from flows.reading import Limits, read_article
from flows.reading.encoding import decode
from schemas.errors import BadInput

HANS = "梧川电机昨晚公告，总裁鲁明谦因家庭原因辞去职务，董事会已经接受他的辞呈，即日起生效。"
HANT = "梧川電機昨晚公告，總裁魯明謙因家庭因素辭去職務，董事會已經接受他的辭呈，即日起生效。"


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (HANS, "utf-8", "utf-8"), (HANS, "utf-8-sig", "utf-8"), (HANS, "gb2312", "gb18030"), (HANS, "gbk", "gb18030"),
        (HANS, "gb18030", "gb18030"), (HANT, "big5", "big5"), (HANT, "big5hkscs", "big5"), (HANT, "gbk", "gb18030"),
        (HANS, "utf-16", "utf-16"), (HANT, "utf-8", "utf-8"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("declared", ["", "<meta charset=gb2312>", "<meta charset=big5>", "<meta charset=utf-8>"])
def test_the_encoding_is_found_whatever_is_declared(text: str, encoding: str, called: str, declared: str) -> None:
    decoded = decode(f"{declared}\n{text}".encode(encoding), "a.html", Limits())
    assert decoded.encoding == called
    assert decoded.text.endswith(text)


def test_a_short_text_without_a_declaration_is_enough() -> None:
    assert decode("总裁辞职。".encode("gb18030"), "a.txt", Limits()).text == "总裁辞职。"
    assert decode("總裁辭職了。".encode("big5"), "a.txt", Limits()).text == "總裁辭職了。"


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_utf_8_that_was_read_as_a_western_encoding_is_refused(wrong: str) -> None:
    garbled = HANS.encode().decode(wrong, "replace").encode()
    with pytest.raises(BadInput) as refused:
        read_article(garbled, "a.txt")
    assert refused.value.check == "mojibake"


@pytest.mark.parametrize("right", ["gb18030", "big5"])
def test_legacy_bytes_that_were_read_as_latin_1_are_refused(right: str) -> None:
    text = {"gb18030": HANS, "big5": "總裁昨天辭職，公司沒有說明原因，董事會將另選他人。" * 4}[right]
    with pytest.raises(BadInput) as refused:
        read_article(text.encode(right).decode("latin-1").encode(), "a.txt")
    assert refused.value.check == "mojibake"


def test_a_text_with_accented_names_is_no_garbled_text() -> None:
    names = "总裁 Łukasz Świątek 与 Zoë Müller、José Núñez、Håkan Sjöström 一同离职。"
    assert "Núñez" in read_article((names + HANS).encode(), "a.txt").body


def test_utf_8_that_was_read_as_gbk_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        read_article((HANS * 3).encode().decode("gbk", "replace").encode(), "a.txt")
    assert refused.value.check == "mojibake"


def test_a_word_about_garbled_text_is_no_garbled_text() -> None:
    article = read_article(f"{HANS}网页上满是“锟斤拷”，工程师说那是编码错误。{HANS}".encode(), "a.txt")
    assert "锟斤拷" in article.body


def test_newlines_marks_and_full_width_spaces_are_evened_out() -> None:
    decoded = decode(f"\ufeff甲\r\n乙\r丙\u2028丁\u200b\u3000{HANS}".encode(), "a.txt", Limits())
    assert decoded.text == f"甲\n乙\n丙\n丁\u3000{HANS}"


def test_a_broken_byte_of_an_old_page_does_not_cost_the_page() -> None:
    raw = (HANS * 20).encode("gb18030")
    broken = raw[:100] + b"\xff" + raw[100:]
    assert HANS in decode(broken, "a.html", Limits()).text


def test_a_program_a_picture_and_noise_are_not_text() -> None:
    for raw in (b"\x7fELF\x02\x01\x01\x00" + bytes(60), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"PK\x03\x04" + bytes(26)):
        with pytest.raises(BadInput, match=r"not a text|NUL"):
            decode(raw, "a.md", Limits())
