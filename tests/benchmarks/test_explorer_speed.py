"""The explorer answers no slower than Datasette over the same rows, both in one run."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from flows.bench import corpus
from flows.bench.explorer import compare
from flows.ingest import ingest
from flows.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.benchmark]

_ARTICLES, _PAGES = 150, 12
_MARGIN = 1.5  # a machine that does other things too


def test_no_page_is_slower_than_the_same_rows_in_datasette(tmp_path: Path) -> None:
    corpus.write(tmp_path / "raw", islice(corpus.files(_ARTICLES), _ARTICLES))
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", workers=1)
    assert ingest(settings).status == "published"
    found = compare(settings.warehouse, tmp_path, _PAGES)
    assert {c.page for c in found} >= {"person", "person, most mentions", "organisation", "event", "article", "search"}
    slower = [(c.page, c.explorer, c.datasette) for c in found if c.explorer.median > _MARGIN * c.datasette.median]
    assert slower == []
