"""Files that hold several articles: what their members are, and that one bad member costs only itself."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from flows.reading import read_article
from flows.reading.containers import bytes_of, container_of, members_within
from flows.reading.mail import without_pictures
from schemas.errors import BadInput
from schemas.limits import Limits

ONE = {
    "title": "砚溪矿业换帅",
    "content": "砚溪矿业昨晚公告，总裁鲁明谦因家庭原因辞去职务。",
    "pubtime": "2022-04-06 19:00",
}
TWO = {
    "title": "鹿鸣航运任命财务长",
    "content": "鹿鸣航运周三宣布，任命闻若谷为首席财务官。",
    "pubtime": "2022-04-07 08:00",
}
LINES = "\n".join(json.dumps(x, ensure_ascii=False) for x in (ONE, TWO)).encode()


def note(title: str, text: str, extra: str = "") -> str:
    content = f'<?xml version="1.0" encoding="UTF-8"?><en-note><div>{text}</div></en-note>'
    head = f"<title>{title}</title><created>20220410T010203Z</created>"
    return f"<note>{head}<content><![CDATA[{content}]]></content>{extra}</note>"


def export(*notes: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<en-export version="10">{"".join(notes)}</en-export>'.encode()


def mail(subject: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "晨间矿讯 <news@x.example>", "reader@y.example"
    message["Subject"], message["Date"] = subject, "Wed, 06 Apr 2022 07:30:00 +0800"
    message.set_content(text)
    return message.as_bytes()


def with_part(parts: bytes) -> bytes:
    """The first article as a mail of several parts, with further ones behind the text."""
    head = "From: <news@x.example>\r\nTo: <me@y.example>\r\nDate: Wed, 06 Apr 2022 07:30:00 +0800\r\n"
    kinds = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    text = f"{head}Subject: {ONE['title']}\r\n{kinds}{ONE['content']}\r\n".encode()
    return text + parts + b"--b--\r\n"


def mailbox(*messages: bytes) -> bytes:
    return b"".join(b"From news@x.example Wed Apr  6 07:30:00 2022\n" + m + b"\n" for m in messages)


def archive(entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as z:
        for name, raw in entries.items():
            z.writestr(name, raw)
    return out.getvalue()


def titles(raw: bytes, limits: Limits | None = None) -> list[str]:
    """Title of each member, or the check that refuses it."""
    limits = limits or Limits()
    found = []
    for container, member, locators in members_within(io.BytesIO(raw), len(raw), "c", limits):
        try:
            again = bytes_of(io.BytesIO(raw), len(raw), "c", locators, limits)
            assert again == member.raw
            found.append(read_article(again, f"{container}#{member.name}", limits).title)
        except BadInput as e:
            found.append(e.check)
    return found


BOTH = [ONE["title"], TWO["title"]]
KINDS = {
    "json_lines": LINES,
    "json_list": json.dumps([ONE, TWO], ensure_ascii=False, indent=1).encode(),
    "evernote_export": export(*(note(x["title"], x["content"]) for x in (ONE, TWO))),
    "mailbox": mailbox(*(mail(x["title"], x["content"] + "\n\n股东大会下月召开。") for x in (ONE, TWO))),
    "zip_archive": archive(
        {"一.json": json.dumps(ONE).encode(), "b/二.json": json.dumps(TWO).encode(), "b/c.css": b"p{}"}
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_member_is_an_article(kind: str) -> None:
    raw = KINDS[kind]
    found = container_of(io.BytesIO(raw), len(raw), Limits())
    assert found is not None
    assert kind == found.NAME
    assert titles(raw) == BOTH


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps({"total": 2, "articles": [ONE, TWO]}, ensure_ascii=False).encode(),
        b"\xef\xbb\xbf" + LINES,
        LINES.replace(b"\n", b"\r\n\r\n") + b"\r\n",
        json.dumps([ONE, TWO]).encode(),
    ],
    ids=["an object that lists them", "a mark of UTF-8", "blank lines", "escapes"],
)
def test_lists_in_other_shapes_are_lists(raw: bytes) -> None:
    assert titles(raw) == BOTH


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(ONE, ensure_ascii=False).encode(),
        json.dumps(ONE, ensure_ascii=False, indent=2).encode(),
        json.dumps(ONE | {"images": [{"url": "https://x.example/1.jpg"}]}).encode(),
        "# 砚溪矿业换帅\n\n总裁辞职。\n".encode(),
        mail(ONE["title"], ONE["content"]),
        archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
    ],
    ids=["an object", "an object on lines", "an object with pictures", "Markdown", "a mail", "an Office document"],
)
def test_one_article_is_no_container(raw: bytes) -> None:
    assert container_of(io.BytesIO(raw), len(raw), Limits()) is None


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        (LINES.replace(b'"title":', b'"title";', 1), ["broken_json", BOTH[1]]),
        (LINES[:-9], [BOTH[0], "broken_json"]),
        (b'[{"a": 1}, ' + LINES.split(b"\n")[0] + b"]", ["no_article", BOTH[0]]),
        (b"[" + LINES.split(b"\n")[0] + b', {"title": ', [BOTH[0], "broken_json"]),
        (export(note(*BOTH), note("空", ""))[:-40], [BOTH[0], "broken_xml"]),
        (export(note("空", ""), note(ONE["title"], ONE["content"])), ["empty_body", BOTH[0]]),
        (mailbox(mail("空", ""), mail(ONE["title"], ONE["content"])), ["empty_body", BOTH[0]]),
    ],
    ids=[
        "a broken line",
        "a cut line",
        "an object without a text",
        "a cut list",
        "a cut export",
        "an empty note",
        "an empty mail",
    ],
)
def test_a_bad_member_costs_itself(raw: bytes, want: list[str]) -> None:
    assert titles(raw) == want


def test_pictures_of_a_note_count_for_nothing() -> None:
    picture = f"<resource><data>{'QUJD' * 60_000}</data></resource>"
    raw = export(note(ONE["title"], ONE["content"], picture), note(TWO["title"], TWO["content"]))
    assert titles(raw, Limits(max_bytes=100_000)) == BOTH


def test_pictures_of_a_mail_count_for_nothing() -> None:
    picture = (
        b"--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"QUJD" * 60_000 + b"\r\n"
    )
    raw = mailbox(with_part(picture), mail(TWO["title"], TWO["content"]))
    assert titles(raw, Limits(max_bytes=100_000)) == BOTH


@pytest.mark.parametrize("limit", ["max_picture_bytes", "max_mime_parts"])
def test_what_the_parts_of_a_mail_may_cost_is_a_setting(limit: str) -> None:
    picture = b"--b\r\nContent-Type: image/png\r\n\r\n" + b"QUJD" * 9_000 + b"\r\n"
    raw = mailbox(with_part(picture * 3), mail(TWO["title"], TWO["content"]))
    small = {
        "max_picture_bytes": Limits(max_bytes=5_000, max_picture_bytes=100_000),
        "max_mime_parts": Limits(max_mime_parts=3),
    }
    assert titles(raw, small[limit]) == [limit, BOTH[1]]
    enough = {
        "max_picture_bytes": Limits(max_bytes=5_000, max_picture_bytes=110_000),
        "max_mime_parts": Limits(max_mime_parts=4),
    }
    assert titles(raw, enough[limit]) == BOTH


def test_what_the_pictures_of_a_note_may_cost_is_a_setting() -> None:
    raw = export(note(ONE["title"], ONE["content"], f"<resource><data>{'QUJD' * 30_000}</data></resource>"))
    assert titles(raw, Limits(max_bytes=50_000, max_picture_bytes=50_000)) == ["max_picture_bytes"]
    assert titles(raw, Limits(max_bytes=50_000, max_picture_bytes=90_000)) == [BOTH[0]]


def test_names_of_an_archive_made_on_a_chinese_windows_are_read() -> None:
    raw = bytearray(archive({"AAAA.json": json.dumps(ONE).encode()}))
    name = "换帅".encode("gb18030")
    found = list(members_within(io.BytesIO(bytes(raw).replace(b"AAAA", name)), len(raw), "c.zip", Limits()))
    assert [m.name for _, m, _ in found] == ["换帅.json"]


def test_containers_inside_an_archive_are_taken_apart_as_deep_as_the_limit_says() -> None:
    raw = archive({"a.zip": archive({"b.jsonl": LINES})})
    found = [f"{c}#{m.name}" for c, m, _ in members_within(io.BytesIO(raw), len(raw), "c", Limits())]
    assert found == ["c#a.zip", "c#a.zip#b.jsonl", "c#a.zip#b.jsonl#1", "c#a.zip#b.jsonl#2"]
    flat = [
        f"{c}#{m.name}" for c, m, _ in members_within(io.BytesIO(raw), len(raw), "c", Limits(max_container_nesting=1))
    ]
    assert flat == ["c#a.zip", "c#a.zip#b.jsonl"]


def test_an_entry_packed_too_tightly_costs_itself() -> None:
    raw = archive({"a.txt": b" " * 100_000 + ONE["content"].encode(), "b.json": json.dumps(ONE).encode()})
    assert titles(raw, Limits(max_container_ratio=50)) == ["max_container_ratio", BOTH[0]]


@pytest.mark.parametrize("limit", ["max_container_bytes", "max_container_members"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_limit_on_containers_is_a_setting_and_says_its_name(kind: str, limit: str) -> None:
    with pytest.raises(BadInput, match=rf"limits\.{limit}") as refused:
        titles(KINDS[kind], Limits(**{limit: 1}))
    assert refused.value.check == limit


def test_an_archive_that_is_none_is_refused_with_a_sentence() -> None:
    raw = KINDS["zip_archive"][:60]
    with pytest.raises(BadInput, match=r"c is no ZIP archive that can be read") as refused:
        titles(raw)
    assert refused.value.check == "broken_archive"


def test_a_mail_in_an_archive_over_both_limits_is_refused_and_never_cut() -> None:
    picture = b"--b\r\nContent-Type: image/png\r\n\r\n" + b"QUJD" * 9_000 + b"\r\n"
    raw = archive({"a.eml": with_part(picture * 3), "b.json": json.dumps(TWO).encode()}, zipfile.ZIP_STORED)
    assert titles(raw, Limits(max_bytes=5_000, max_picture_bytes=100_000)) == ["max_picture_bytes", BOTH[1]]
    assert titles(raw, Limits(max_bytes=5_000, max_picture_bytes=110_000)) == BOTH


@pytest.mark.parametrize("kind", ["Content-Disposition: attachment", "content-disposition:\r\n attachment; filename=a"])
def test_an_attached_text_counts_for_nothing(kind: str) -> None:
    attached = f"--b\r\nContent-Type: text/plain\r\n{kind}\r\n\r\n".encode() + b"QUJD\r\n" * 9_000
    raw = with_part(attached)
    assert without_pictures(raw, "a.eml", Limits()) == with_part(b"")
    assert titles(mailbox(raw), Limits(max_bytes=5_000)) == [BOTH[0]]


@pytest.mark.parametrize(
    "part",
    [
        b"--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\nSubject: x\r\n\r\nx\r\n",
        b"--b\r\nContent-Type: text/plain\r\n\r\n--bb\r\nContent-Type: image/png\r\n",  # no line between parts
    ],
    ids=["a mail passed on", "a line that begins like one between parts"],
)
def test_what_is_no_attachment_stays_in_a_mail(part: bytes) -> None:
    assert without_pictures(with_part(part), "a.eml", Limits(max_mime_parts=2)) == with_part(part)
