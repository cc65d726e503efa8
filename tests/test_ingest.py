from __future__ import annotations

import itertools
import os
import shutil
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from flows.ingest import ingest
from flows.pipeline.outcome import Outcome
from flows.rebuild import rebuild
from flows.settings import Settings
from schemas.errors import RunFailed, Usage, WarehouseLocked
from tests.corpus import ARTICLES, content, write
from warehouse import history
from warehouse.reader import published_run


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    write(tmp_path / "raw")
    return settings_in(tmp_path)


def settings_in(folder: Path) -> Settings:
    return Settings(
        raw=folder / "raw", warehouse=folder / "out/n.duckdb", judgements=folder / "judgements.yaml", lock_seconds=0.2
    )


def one(warehouse: Path, sql: str) -> object:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(sql).fetchall()[0][0]


def seen_is_accounted_for(out: Outcome) -> bool:
    statuses = ("loaded", "duplicate", "near_duplicate", "quarantined")
    return out.files["seen"] == sum(out.files[s] for s in statuses)


def test_a_first_run_tells_who_left_which_organization_when_and_according_to_whom(home: Settings) -> None:
    out = ingest(home)
    assert out.status == "published"
    assert out.files["loaded"] == len(ARTICLES)
    assert seen_is_accounted_for(out)
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        told = con.execute(
            "SELECT p.name, o.name, e.date_earliest::TEXT, s.publisher FROM events e "
            "JOIN event_participants ep ON ep.event_id = e.event_id AND ep.role = 'leaver' "
            "JOIN people p ON p.person_id = ep.entity_id "
            "JOIN event_participants eo ON eo.event_id = e.event_id AND eo.role IN ('employer', 'former_employer') "
            "JOIN organizations o ON o.org_id = eo.entity_id "
            "JOIN event_mentions m ON m.event_id = e.event_id JOIN sources s USING (source_id)"
        ).fetchall()
    assert ("陆知衡", "澄江半导体", "2023-04-17", "南湾财讯") in told


def test_a_pile_of_nothing_but_refused_files_is_published_with_their_reasons(tmp_path: Path) -> None:
    write(tmp_path / "raw", {"empty.md": "", "blank.txt": " \n \n"})
    settings = settings_in(tmp_path)
    out = ingest(settings)
    assert (out.status, out.files["quarantined"]) == ("published", 2)
    assert one(settings.warehouse, "SELECT count(*) FROM quarantine WHERE reason <> ''") == 2


def test_a_run_with_nothing_new_leaves_the_published_file_byte_for_byte(ran: Settings) -> None:
    before = ran.warehouse.read_bytes()
    again = ingest(ran)
    assert again.status == "nothing_new"
    assert seen_is_accounted_for(again)
    assert ran.warehouse.read_bytes() == before
    assert ingest(ran, force=True).status == "published"


def test_changed_renamed_and_removed_files_are_followed(ran: Settings) -> None:
    (ran.raw / "leaves.md").rename(ran.raw / "left.md")
    (ran.raw / "lays_off.txt").unlink()
    (ran.raw / "joins.md").write_text(ARTICLES["joins.md"].replace("远舟汽车", "远帆汽车"), encoding="utf-8")
    out = ingest(ran)
    assert (out.files["new"], out.files["changed"], out.files["removed"]) == (1, 1, 2)
    fresh = settings_in(ran.raw.parent / "elsewhere")
    shutil.copytree(ran.raw, fresh.raw)
    ingest(fresh)
    assert content(ran.warehouse) == content(fresh.warehouse)
    assert one(ran.warehouse, "SELECT count(*) FROM source_files WHERE removed_at IS NOT NULL") == 2


def in_runs(runs: list[list[str]], folder: Path) -> Settings:
    """One run after the other, each with these articles more."""
    settings = settings_in(folder)
    for names in runs:
        write(settings.raw, {name: ARTICLES[name] for name in names})
        ingest(settings)
    return settings


NAMES = sorted(ARTICLES)


@pytest.mark.parametrize(
    "runs",
    [[[name] for name in reversed(NAMES)], [NAMES[1:3], [NAMES[3], NAMES[0]]]],
    ids=["one by one from the last", "two and two"],
)
def test_another_order_in_several_runs_gives_the_same_content(
    runs: list[list[str]], first_run: Path, tmp_path: Path
) -> None:
    assert content(in_runs(runs, tmp_path).warehouse) == content(first_run / "out/n.duckdb")


@pytest.mark.slow
@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(ARTICLES)), cuts=st.sets(st.integers(1, len(ARTICLES) - 1)))
def test_any_order_in_any_split_into_runs_gives_the_same_content(
    first_run: Path, tmp_path_factory: pytest.TempPathFactory, order: list[str], cuts: set[int]
) -> None:
    runs = [order[start:end] for start, end in itertools.pairwise([0, *sorted(cuts), len(order)])]
    assert content(in_runs(runs, tmp_path_factory.mktemp("order")).warehouse) == content(first_run / "out/n.duckdb")


def test_what_a_file_does_to_a_reader_costs_that_file(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.pipeline import read

    reads = read.read_article

    def fails(raw: bytes, path: str, limits: object) -> object:
        if path == "joins.md":
            raise ZeroDivisionError("a defect of ours")
        return reads(raw, path, limits)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_article", fails)
    out = ingest(home)
    assert (out.files["loaded"], out.files["quarantined"]) == (len(ARTICLES) - 1, 1)
    assert one(home.warehouse, "SELECT check_name FROM quarantine WHERE path = 'joins.md'") == "defect"


def test_what_a_text_does_to_a_room_costs_that_texts_facts(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.pipeline import facts

    extracts = facts.extract

    def fails(text: object, *rest: object) -> object:
        if "陆知衡加入" in text.title:  # type: ignore[attr-defined]
            raise IndexError("a defect of ours")
        return extracts(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(facts, "extract", fails)
    out = ingest(home)
    assert out.files["loaded"] == len(ARTICLES)
    assert one(home.warehouse, "SELECT path FROM quarantine WHERE check_name = 'defect'") == "joins.md"
    assert one(home.warehouse, "SELECT count(*) FROM event_mentions") > 0  # type: ignore[operator]


def test_a_second_run_says_who_holds_the_warehouse(home: Settings) -> None:
    home.warehouse.parent.mkdir(parents=True)
    with (
        FileLock(home.warehouse.with_name(home.warehouse.name + ".lock")),
        pytest.raises(WarehouseLocked, match="another"),
    ):
        ingest(home)


def test_a_path_that_never_was_is_a_slip_of_the_pen(home: Settings) -> None:
    with pytest.raises(Usage, match="no such file or folder"):
        ingest(home, [home.raw / "missing.md"])


def test_links_and_pipes_are_named_and_not_opened(home: Settings, tmp_path: Path) -> None:
    (home.raw / "loop").symlink_to(home.raw)
    (home.raw / "out.md").symlink_to("/etc/hostname")
    os.mkfifo(home.raw / "pipe")
    out = ingest(home)
    assert sorted(Path(p).name for p, _ in out.skipped) == ["loop", "out.md", "pipe"]
    assert out.files["seen"] == len(ARTICLES)


def test_a_link_may_itself_be_the_path_of_a_run(home: Settings, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(home.raw)
    assert ingest(home, [link]).files["loaded"] == len(ARTICLES)


def test_a_corrupt_working_store_is_one_sentence_and_rebuild_makes_it_again(ran: Settings) -> None:
    before = content(ran.warehouse)
    ran.store.write_bytes(b"not a database" * 1000)
    with pytest.raises(RunFailed, match="rebuild") as failed:
        ingest(ran)
    assert "\n" not in str(failed.value)
    assert content(ran.warehouse) == before
    assert rebuild(ran).status == "published"
    assert content(ran.warehouse) == before


def test_a_folder_that_cannot_be_made_is_one_sentence(home: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(RunFailed, match="cannot be"):
        ingest(home.model_copy(update={"warehouse": tmp_path / "file/n.duckdb"}))


def test_rollback_holds_until_new_input_comes(ran: Settings) -> None:
    first = published_run(ran.warehouse)
    earlier = content(ran.warehouse)
    write(ran.raw, {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚").replace("首席财务官", "首席技术官")})
    ingest(ran)
    later = content(ran.warehouse)
    assert later != earlier
    assert history.rollback(ran.warehouse, ran.previous).run_id == first
    assert content(ran.warehouse) == earlier
    assert ingest(ran).status == "nothing_new"
    assert content(ran.warehouse) == earlier
    assert ingest(ran, force=True).status == "published"
    assert content(ran.warehouse) == later


def test_prune_keeps_the_newest(ran: Settings) -> None:
    runs = [published_run(ran.warehouse), *(ingest(ran, force=True).run_id for _ in range(3))]
    gone = history.prune(ran.previous, 1)
    assert [k.run_id for k in gone] == [runs[1], runs[0]]
    assert [k.run_id for k in history.kept(ran.previous)] == [runs[2]]


def test_what_belongs_to_the_warehouse_is_no_raw_file(home: Settings) -> None:
    here = home.model_copy(update={"warehouse": home.raw / "n.duckdb"})
    write(home.raw, {"n.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})
    assert ingest(here).files["seen"] == len(ARTICLES) + 1
    assert ingest(here, force=True).status == "published"
    assert list(here.previous.glob("*.duckdb"))
    again = ingest(here)
    assert (again.status, again.files["seen"]) == ("nothing_new", len(ARTICLES) + 1)
