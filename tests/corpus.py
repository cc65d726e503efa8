"""A small corpus in our own words, and the content of a warehouse without what a run alone decides."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

LEAVES = """---
title: 澄江半导体首席财务官陆知衡离职
publisher: 南湾财讯
date: 2023-04-18 09:30
---

4月17日，澄江半导体宣布，首席财务官陆知衡因个人原因辞去职务，自当日起生效。

公司董事长贺兰亭在公开信中感谢陆知衡六年来的工作。陆知衡2017年加入澄江半导体，此前任职于远山证券。
"""
JOINS = """---
title: 陆知衡加入远舟汽车任首席财务官
publisher: 车域观察
date: 2023-06-02
---

据车域观察6月2日消息，澄江半导体前首席财务官陆知衡已加入远舟汽车，担任首席财务官，向创始人温若谷汇报。
"""
LAYS_OFF = """远舟汽车宣布裁员
2023年9月5日 来源：车域观察

9月5日，远舟汽车宣布裁员约300人，主要涉及自动驾驶部门。创始人温若谷表示，公司将把资源投向新车型。
"""
TRADITIONAL = """---
title: 溫若谷辭任遠舟汽車執行長
publisher: 東岸新聞
date: 2024-01-09
---

東岸新聞1月9日報導，遠舟汽車創辦人溫若谷已於1月8日辭去執行長職務，由營運長方硯秋接任。
"""
ARTICLES = {"leaves.md": LEAVES, "joins.md": JOINS, "lays_off.txt": LAYS_OFF, "2024/resigns.md": TRADITIONAL}

HISTORY = ("runs", "quality_results", "quarantine")


def write(folder: Path, articles: dict[str, str] | None = None) -> Path:
    """The articles as files under a folder."""
    for name, text in (ARTICLES if articles is None else articles).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def copy_of_a_run(home: Path, to: Path) -> None:
    """A folder of raw files and their warehouse once more, as if the runs had been there: a file that goes from the
    copy is then one that was removed.
    """
    shutil.copytree(home, to, dirs_exist_ok=True)
    for store in to.rglob("*.work.duckdb"):
        with duckdb.connect(str(store)) as con:
            con.execute(
                "UPDATE files SET location = ? || substr(location, ?) WHERE starts_with(location, ?)",
                [str(to.resolve()), len(str(home.resolve())) + 1, str(home.resolve())],
            )


def content(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows, sorted, without run ids and clock times; of the history only the standing cases of quarantine."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        tables = [str(r[0]) for r in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        found = {}
        for table in tables:
            if table in HISTORY:
                continue
            columns = "* EXCLUDE (first_run_id, last_run_id)" if table == "sources" else "*"
            if table == "source_files":
                columns = "* EXCLUDE (first_run_id, last_run_id, removed_at)"
            where = "WHERE removed_at IS NULL" if table == "source_files" else ""
            found[table] = con.execute(f"SELECT {columns} FROM {table} {where} ORDER BY ALL").fetchall()
        found["standing quarantine"] = con.execute(
            "SELECT path, check_name, reason FROM quarantine WHERE resolved_run_id IS NULL ORDER BY ALL"
        ).fetchall()
    return found
