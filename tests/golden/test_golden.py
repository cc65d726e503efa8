"""Each sample of raw/, and each member of one that holds several, against its expected fields:
tests/golden/<format>/<name>.json, or refused/<name>.json.

`pytest tests/golden --rewrite-golden` writes them anew; the diff is what is reviewed.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from flows.reading import read_article
from flows.reading.containers import container_of, kinds, members_within
from flows.reading.formats import formats
from flows.reading.mail import MAIL, SAVED_PAGE
from schemas.errors import BadInput
from schemas.limits import Limits

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
RAW = ROOT / "raw"


def samples() -> dict[str, bytes]:
    """Path in raw/ → bytes of every sample, and of every member of one that holds several articles."""
    found: dict[str, bytes] = {}
    for page in sorted(p for p in RAW.rglob("*") if p.is_file()):
        path, raw = page.relative_to(RAW).as_posix(), page.read_bytes()
        inside = {
            f"{c}#{m.name}": m.raw or b"" for c, m, _ in members_within(io.BytesIO(raw), len(raw), path, Limits())
        }
        found |= inside or {path: raw}
    return found


PAGES = samples()
EXPECTED = list(HERE.glob("*/*.json"))


def stem(path: str) -> str:
    """`clippings/notes.enex#2` → `notes-2`: what the expected file is named."""
    page, _, member = path.partition("#")
    return Path(page).stem + (f"-{Path(member).stem}" if member else "")


def seen(path: str) -> tuple[str, dict[str, Any]]:
    """(format or `refused`, what was read) of a sample."""
    try:
        article = read_article(PAGES[path], path)
    except BadInput as e:
        return "refused", {"page": path, "check": e.check, "reason": str(e)}
    fields = asdict(article)
    body = fields.pop("body")
    fields.pop("format_certainty")
    for seldom in ("saved_at", "date_evidence"):
        if not fields[seldom]:
            fields.pop(seldom)
    return article.format, {
        "page": path, **fields, "body_chars": len(body), "body_sha256": hashlib.sha256(body.encode()).hexdigest(),
        "body_first": body[:24], "body_last": body[-24:],
    }  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=stem)
def test_a_sample_is_read_as_expected(page: str, request: pytest.FixtureRequest) -> None:
    form, found = seen(page)
    expected = HERE / form / f"{stem(page)}.json"
    text = json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
    if request.config.getoption("--rewrite-golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert expected.is_file(), f"{page} is read as {form}; run with --rewrite-golden and review {expected}"
    assert json.loads(text) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_format_has_a_sample_and_no_expectation_is_left_over() -> None:
    covered = {p.parent.name for p in EXPECTED}
    assert {f.NAME for f in formats()} | {MAIL, SAVED_PAGE, "refused"} == covered
    assert {p.stem for p in EXPECTED} == {stem(page) for page in PAGES}
    assert len({stem(page) for page in PAGES}) == len(PAGES)


def test_every_container_has_a_sample() -> None:
    found = set()
    for page in (p for p in RAW.rglob("*") if p.is_file()):
        with page.open("rb") as file:
            kind = container_of(file, page.stat().st_size, Limits())
        found |= {kind.NAME} if kind else set()
    assert found == {kind.NAME for kind in kinds()}


def test_the_samples_cover_both_scripts_and_three_encodings() -> None:
    read = [json.loads(p.read_text(encoding="utf-8")) for p in EXPECTED if p.parent.name != "refused"]
    assert {r["script"] for r in read} >= {"Hans", "Hant"}
    assert len({r["encoding"] for r in read}) >= 3
    assert len(PAGES) >= 20
