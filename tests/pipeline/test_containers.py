"""Containers through a run: a row a member, what changes and what goes, in one warehouse."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.pipeline import read
from flows.settings import Settings

ARTICLES = [
    {
        "title": f"{firm}换帅",
        "content": f"{firm}昨晚公告，总裁{who}因家庭原因辞去职务，董事会对他的贡献表示感谢。",
        "date": "2022-04-06",
    }
    for firm, who in (("砚溪矿业", "鲁明谦"), ("鹿鸣航运", "闻若谷"), ("栖霞乳业", "卓一帆"))
]


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    (tmp_path / "raw").mkdir()
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb", workers=1)


def lines(*articles: dict[str, str]) -> str:
    return "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)


def rows(home: Settings, columns: str = "path, container_path, status") -> list[tuple[str, ...]]:
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        return con.execute(f"SELECT {columns} FROM source_files WHERE removed_at IS NULL ORDER BY path").fetchall()


def test_every_member_has_a_row_and_the_files_add_up(home: Settings) -> None:
    (home.raw / "all.jsonl").write_text(lines(*ARTICLES[:2]) + '{"title": \n', encoding="utf-8")
    (home.raw / "one.json").write_text(json.dumps(ARTICLES[0]), encoding="utf-8")
    out = ingest(home)
    assert rows(home) == [
        ("all.jsonl", None, "container"),
        ("all.jsonl#1", "all.jsonl", "loaded"), ("all.jsonl#2", "all.jsonl", "loaded"),
        ("all.jsonl#3", "all.jsonl", "quarantined"), ("one.json", None, "near_duplicate"),
    ]  # fmt: skip
    counts = ("loaded", "duplicate", "near_duplicate", "quarantined", "container")
    assert [out.files[k] for k in counts] == [0, 0, 1, 0, 1]
    assert out.files["seen"] == sum(out.files[k] for k in counts)
    assert (out.files["in_containers"], out.files["in_containers_quarantined"]) == (3, 1)
    assert ingest(home).status == "nothing_new"


def test_a_changed_member_is_read_alone_and_a_missing_one_leaves(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = home.raw / "all.jsonl"
    pile.write_text(lines(*ARTICLES), encoding="utf-8")
    ingest(home)
    opened: list[str] = []
    whole = read.read_article
    monkeypatch.setattr(read, "read_article", lambda raw, path, limits: opened.append(path) or whole(raw, path, limits))
    pile.write_text(lines(ARTICLES[0], ARTICLES[1] | {"title": "鹿鸣航运总裁请辞"}), encoding="utf-8")
    out = ingest(home)
    assert opened == ["all.jsonl#2"]
    assert (out.files["changed"], out.files["removed"]) == (1, 0)
    assert [r[0] for r in rows(home)] == ["all.jsonl", "all.jsonl#1", "all.jsonl#2"]
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        found = con.execute("SELECT title FROM sources ORDER BY title").fetchall()
    assert found == [("砚溪矿业换帅",), ("鹿鸣航运总裁请辞",)]


def test_a_removed_container_takes_its_members_with_it(home: Settings) -> None:
    pile = home.raw / "all.zip"
    with zipfile.ZipFile(pile, "w") as z:
        z.writestr("注/a.jsonl", lines(*ARTICLES[:2]))
        z.writestr("b.json", json.dumps(ARTICLES[2]))
    (home.raw / "one.json").write_text(json.dumps(ARTICLES[0]), encoding="utf-8")
    ingest(home)
    assert [r[2] for r in rows(home)].count("container") == 2
    pile.unlink()
    assert ingest(home).files["removed"] == 1
    assert rows(home) == [("one.json", None, "loaded")]


def test_a_container_that_cannot_be_taken_apart_is_a_quarantined_file(home: Settings) -> None:
    (home.raw / "broken.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 80)
    (home.raw / "one.json").write_text(json.dumps(ARTICLES[0]), encoding="utf-8")
    ingest(home)
    assert rows(home)[0] == ("broken.zip", None, "quarantined")
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        check, reason = con.execute("SELECT check_name, reason FROM quarantine").fetchall()[0]
    assert check == "broken_archive"
    assert reason.startswith("broken.zip is no ZIP archive")
