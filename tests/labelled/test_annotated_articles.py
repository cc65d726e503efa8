"""Annotated pages as what weights are fitted on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.labelled import annotated_articles


def test_a_page_that_reading_refuses_is_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages, annotations = tmp_path / "pages", tmp_path / "annotations"
    pages.mkdir()
    annotations.mkdir()
    (pages / "told.md").write_text("# 程岚出任董事长\n\n石桥证券昨日宣布，程岚任董事长三年。\n", encoding="utf-8")
    (pages / "bare.md").write_text("# 本报告别读者\n", encoding="utf-8")
    for name in ("told", "bare"):
        (annotations / f"{name}.json").write_text(json.dumps({"file": f"{name}.md"}), encoding="utf-8")
    assert [annotation.file for _, annotation in annotated_articles(pages, annotations)] == ["told.md"]
    assert "bare.md" in capsys.readouterr().err
