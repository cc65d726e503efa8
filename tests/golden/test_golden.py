"""Each sample of raw/, and of samples/ for forms that raw/ has none of, against its expected fields:
tests/golden/<format>/<name>.json, or refused/<name>.json.

`pytest tests/golden --rewrite-golden` writes them anew; the diff is what is reviewed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from flows.reading import read_article
from flows.reading.formats import formats
from schemas.errors import BadInput

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
FOLDERS = (ROOT / "raw", HERE / "samples")
PAGES = sorted(p for folder in FOLDERS for p in folder.rglob("*") if p.is_file())


def seen(page: Path) -> tuple[str, dict[str, Any]]:
    """(format or `refused`, what was read) of a page."""
    path = page.relative_to(next(f for f in FOLDERS if page.is_relative_to(f))).as_posix()
    try:
        article = read_article(page.read_bytes(), path)
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


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_sample_is_read_as_expected(page: Path, request: pytest.FixtureRequest) -> None:
    form, found = seen(page)
    expected = HERE / form / f"{page.stem}.json"
    text = json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n"
    if request.config.getoption("--rewrite-golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(text, encoding="utf-8")
    assert expected.is_file(), f"{page.name} is read as {form}; run with --rewrite-golden and review {expected}"
    assert json.loads(text) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_format_has_a_sample_and_no_expectation_is_left_over() -> None:
    covered = {p.parent.name for p in HERE.glob("*/*.json")}
    assert {f.NAME for f in formats()} | {"refused"} == covered
    assert {p.stem for p in HERE.glob("*/*.json")} == {p.stem for p in PAGES}
    assert len({p.stem for p in PAGES}) == len(PAGES)


def test_the_samples_cover_both_scripts_and_three_encodings() -> None:
    read = [json.loads(p.read_text(encoding="utf-8")) for p in HERE.glob("*/*.json") if p.parent.name != "refused"]
    assert {r["script"] for r in read} >= {"Hans", "Hant"}
    assert len({r["encoding"] for r in read}) >= 3
    assert len(PAGES) >= 20
