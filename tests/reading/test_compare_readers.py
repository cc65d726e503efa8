"""The table of readers counts what is right and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from tests import compare_readers as readers

SOURCE = {
    "title": ["青屿航运换总经理", "换总经理"], "published_at": "2024-04-09T07:30", "authors": [{"name": "梁夏生"}],
    "body_first": "4月8日，青屿航运公告", "body_last": "完成船队更新。", "boilerplate": ["扫码下载"],
}  # fmt: skip
BODY = "4月8日，青屿航运公告，总经理卢其远辞职。\n鲍知节会留任到年底，帮助新班子完成船队更新。"


def test_a_field_counts_when_it_is_right_and_only_then() -> None:
    right = readers.Found("青屿航运 换总经理", "2024-04-09", frozenset({"梁夏生"}), BODY)
    assert {ok for _, ok in readers.checks(right, SOURCE)} == {True}
    wrong = readers.Found("换人", "2024-01-01", frozenset({"梁夏生", "小编"}), "扫码下载\n" + BODY + "\n扫码下载")
    assert [field for field, ok in readers.checks(wrong, SOURCE) if ok] == []


def test_nothing_found_keeps_no_boilerplate_out() -> None:
    assert {ok for _, ok in readers.checks(readers.Found(), SOURCE)} == {False}


def test_the_projects_own_layouts_are_read_and_counted() -> None:
    pages = list(readers.layouts())
    right, spent = readers.score(pages)["newsledger"]
    assert (right["title"], right["last words"]) == (len(pages), len(pages))
    assert spent > 0
    assert readers.table(pages).startswith(f"| of {len(pages)} pages | newsledger |")


def test_annotated_pages_are_those_that_are_articles(tmp_path: Path) -> None:
    for name, kind in (("a.html", "article"), ("b.html", "not_an_article"), ("c.md", "article")):
        (tmp_path / name).write_text("<p>x</p>", encoding="utf-8")
        said = {"file": name, "kind": kind, "source": SOURCE}
        (tmp_path / f"{name}.json").write_text(json.dumps(said), encoding="utf-8")
    assert [p.name for p in readers.annotated(tmp_path, tmp_path)] == ["a.html"]
