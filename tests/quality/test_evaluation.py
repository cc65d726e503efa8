from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.quality.evaluation import Result, evaluate
from flows.quality.evaluation.comparing import days, folded, pairs
from flows.quality.evaluation.result import INVENTED, MISSED
from flows.settings import CheckOverride, Settings
from schemas.errors import PublishRefused, SettingsError
from schemas.records import Extracted
from tests.conftest import ROOT
from tests.corpus import write

# What is read of the samples today, less a little: a change that reads them worse is refused.
FLOORS = {
    "annotated_people_precision": 0.85, "annotated_people_recall": 0.88, "annotated_people_f1": 0.88,
    "annotated_events_precision": 0.70, "annotated_events_recall": 0.45, "annotated_events_f1": 0.55,
}  # fmt: skip

OUR_OWN = ("confusion", "reliability", "calibration_error", "identity")  # what the reference scorer does not count

LEAVES: dict[str, Any] = {
    "file": "leaves.md",
    "people": [
        {"name": "陆知衡", "mentions": ["陆知衡"], "roles": []},
        {"name": "贺兰亭", "mentions": ["贺兰亭"], "roles": []},
    ],
    "events": [
        {
            "type": "departure", "people": [{"name": "陆知衡", "role": "leaver"}],
            "orgs": [{"name": "澄江半导体", "role": "former_employer"}], "date": "2023-04-17", "date_text": "4月17日",
            "certainty": "announced", "evidence": "首席财务官陆知衡因个人原因辞去职务",
        },
        {
            "type": "joining", "people": [{"name": "陆知衡", "role": "joiner"}],
            "orgs": [{"name": "澄江半导体", "role": "new_employer"}], "date": "2017", "date_text": "2017年",
            "certainty": "asserted",
        },
        {
            "type": "letter", "people": [{"name": "贺兰亭", "role": "author"}], "orgs": [], "date": None,
            "certainty": "announced", "optional": True,
        },
    ],
}  # fmt: skip


def gold(folder: Path, *annotations: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    for i, annotation in enumerate(annotations):
        (folder / f"{i}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
    return folder


def changed(value: Any, **changes: Any) -> Any:
    return json.loads(json.dumps(value)) | changes


def scored(good: Path, folder: Path, *annotations: dict[str, Any]) -> Result:
    with duckdb.connect(str(good), read_only=True) as con:
        return evaluate(con, gold(folder, *annotations))


def test_what_is_annotated_and_found_is_right(good: Path, tmp_path: Path) -> None:
    result = scored(good, tmp_path, LEAVES)
    assert (result.people.hit, result.people.miss, result.people.extra) == (2, 0, 0)
    assert (result.events.hit, result.events.miss) == (2, 0)
    assert (result.dates_exact.right, result.dates_exact.of) == (2, 2)
    assert result.certainty.right == result.certainty.of == 2
    assert result.confusion["departure", "departure"] == 1


def test_what_is_annotated_and_not_found_is_missed_and_the_other_way_round_invented(good: Path, tmp_path: Path) -> None:
    other = changed(LEAVES, people=[{"name": "某某某", "mentions": ["某某某"], "roles": []}])
    other["events"] = [changed(LEAVES["events"][0], people=[{"name": "某某某", "role": "leaver"}])]
    result = scored(good, tmp_path, other)
    assert (result.people.hit, result.people.miss, result.people.extra) == (0, 1, 2)
    assert (result.events.hit, result.events.miss) == (0, 1)
    assert result.events.extra >= 2
    assert result.confusion["departure", MISSED] == 1
    assert sum(n for (a, _), n in result.confusion.items() if a == INVENTED) == result.events.extra
    assert "  person missed: 某某某" in result.remarks
    assert "  person invented: 陆知衡" in result.remarks


def test_an_event_told_as_another_type_is_a_confusion(good: Path, tmp_path: Path) -> None:
    other = changed(LEAVES)
    other["events"][0]["type"] = "dismissal"
    result = scored(good, tmp_path, other)
    assert result.confusion["dismissal", "departure"] == 1
    assert (result.by_type["dismissal"].miss, result.by_type["departure"].extra) == (1, 1)
    other["events"][0]["type_alt"] = ["departure"]
    assert scored(good, tmp_path, other).by_type["dismissal"].hit == 1


def test_wrong_dates_roles_and_organizations_of_a_matched_event_are_counted(good: Path, tmp_path: Path) -> None:
    other = changed(LEAVES)
    other["events"] = [changed(LEAVES["events"][0], date="2023-05", certainty="reported")]
    other["events"][0]["people"][0]["role"] = "dismissed"
    other["events"][0]["orgs"][0]["name"] = "远山证券"
    result = scored(good, tmp_path, other)
    assert (result.dates_exact.right, result.dates_overlap.right, result.dates_exact.of) == (0, 0, 1)
    assert (result.certainty.right, result.roles.right, result.event_organizations.right) == (0, 0, 0)
    assert result.event_organizations.of == 2, "the wrong one and the missed one"


def test_a_file_that_is_not_loaded_is_all_missed(good: Path, tmp_path: Path) -> None:
    result = scored(good, tmp_path, changed(LEAVES, file="nowhere.md"))
    assert (result.people.miss, result.events.miss) == (2, 2)
    assert result.figures()["people.f1"] == 0


def test_an_article_may_be_annotated_by_its_source_alone(good: Path, tmp_path: Path) -> None:
    source = {
        "title": ["澄江半导体首席财务官陆知衡离职"], "publisher": "南湾财讯", "authors": [], "script": "zh-Hans",
        "published_at": "2023-04-18T09:30", "body_first": "4月17日，澄江半导体宣布", "body_last": "任职于远山证券。",
        "boilerplate": ["继续阅读"],
    }  # fmt: skip
    result = scored(good, tmp_path, {"file": "leaves.md", "source": source})
    assert result.all_fields().figure() == 1
    assert result.figures()["people.f1"] is None


@pytest.mark.parametrize(
    ("annotation", "says"),
    [
        (changed(LEAVES, people=[{"name": "陆知衡"}]), "people.0.mentions: Field required"),
        (changed(LEAVES, events="none"), "events: Input should be a valid tuple"),
    ],
)
def test_a_wrong_annotation_is_named_with_its_file_and_place(
    good: Path, tmp_path: Path, annotation: dict[str, Any], says: str
) -> None:
    with pytest.raises(SettingsError, match=rf"0\.json: {says}"):
        scored(good, tmp_path, annotation)


def test_a_folder_without_annotations_is_no_measure(good: Path, tmp_path: Path) -> None:
    (tmp_path / "note.json").write_text("[]")
    with pytest.raises(SettingsError, match="no annotations"):
        scored(good, tmp_path)


def test_a_wrong_folder_of_annotations_in_the_settings_ends_the_run_at_its_start(tmp_path: Path) -> None:
    write(tmp_path / "raw")
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", annotations=tmp_path / "nowhere")
    with pytest.raises(SettingsError, match="nowhere: no annotations"):
        ingest(settings)
    assert not settings.warehouse.exists()


def test_names_fold_and_dates_span() -> None:
    assert folded("Ｓam·Altman ") == folded("sam altman")
    assert days("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert days("2024/2025-03") == (dt.date(2024, 1, 1), dt.date(2025, 3, 31))
    assert days("2024-12") == (dt.date(2024, 12, 1), dt.date(2024, 12, 31))


def test_pairs_take_the_best_first_and_then_as_many_as_there_can_be() -> None:
    assert pairs({0: {"a": 2, "b": 1}, 1: {"a": 1}}) == {0: "b", 1: "a"}
    assert pairs({0: {"a": 1}, 1: {"a": 2}}) == {1: "a"}


@pytest.fixture(scope="module")
def samples_scored(tmp_path_factory: pytest.TempPathFactory, samples_run: Path) -> Settings:
    """raw/ published with its annotations configured and the floors of this file."""
    folder = Path(shutil.copytree(samples_run, tmp_path_factory.mktemp("samples") / "scored"))
    settings = Settings(
        raw=ROOT / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml",
        annotations=ROOT / "tests/annotations",
        checks={name: CheckOverride(threshold=floor) for name, floor in FLOORS.items()},
    )  # fmt: skip
    assert ingest(settings).status == "published"
    return settings


def test_the_samples_are_read_as_well_as_their_floors_say_and_the_figures_are_kept(samples_scored: Settings) -> None:
    with duckdb.connect(str(samples_scored.warehouse), read_only=True) as con:
        kept = con.execute(
            "SELECT check_name, passed, severity, observed FROM quality_results "
            "WHERE starts_with(check_name, 'annotated_')"
        ).fetchall()
        figures = evaluate(con, ROOT / "tests/annotations").figures()
    assert {name for name, *_ in kept} >= set(FLOORS)
    for name, passed, severity, observed in kept:
        if name in FLOORS:
            assert (passed, severity) == (True, "error")
            assert observed == figures[name.removeprefix("annotated_").replace("_", ".")]


def test_a_worse_vocabulary_is_refused_and_the_good_warehouse_stands(
    samples_scored: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.pipeline import facts

    extracts, unread = facts.extract, ("departure", "appointment")
    monkeypatch.setattr(
        facts, "extract",
        lambda *a: Extracted(tuple(m for m in extracts(*a).mentions if m.event_type not in unread)),
    )  # fmt: skip
    before = samples_scored.warehouse.read_bytes()
    # reading the samples' facts again is what a changed vocabulary leads to
    with duckdb.connect(str(samples_scored.store)) as con:
        con.execute("UPDATE state SET value = 'another' WHERE name = 'facts_version'").fetchall()
    with pytest.raises(PublishRefused, match="annotated_events_recall: found"):
        ingest(samples_scored, force=True)
    assert samples_scored.warehouse.read_bytes() == before
    monkeypatch.undo()
    with duckdb.connect(str(samples_scored.store)) as con:
        con.execute("UPDATE state SET value = 'another' WHERE name = 'facts_version'").fetchall()


def test_the_command_prints_figures_and_confusions_or_one_json_object(samples_scored: Settings) -> None:
    flags = ["evaluate", str(ROOT / "tests/annotations"), "--warehouse", str(samples_scored.warehouse)]
    shown = CliRunner().invoke(app, [*flags, "--errors"])
    assert shown.exit_code == 0, shown.output
    for told in ("people", "dates exact", "organisations", "annotated types (rows)", "departure", "event missed"):
        assert told in shown.output
    result = json.loads(CliRunner().invoke(app, [*flags, "--json"]).output)
    assert result["people"]["f1"] > 0
    assert CliRunner().invoke(app, ["evaluate", "nowhere", *flags[2:]]).exit_code == 2


def test_the_figures_are_those_of_the_reference_scorer(shared: Path, samples_scored: Settings, tmp_path: Path) -> None:
    write(tmp_path / "none", {})
    settings = Settings(
        raw=shared / "seeds", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "none.yaml",
    )  # fmt: skip
    ingest(settings, [shared / "seeds", shared / "real"])
    for warehouse, folder in (
        (settings.warehouse, shared / "gold/articles"),
        (samples_scored.warehouse, ROOT / "tests/annotations"),
    ):
        reference = subprocess.run(
            [sys.executable, str(shared / "tools/score.py"), str(warehouse), str(folder), "--json"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        with duckdb.connect(str(warehouse), read_only=True) as con:
            ours = evaluate(con, folder).as_json()
        assert {k: v for k, v in ours.items() if k not in OUR_OWN} == json.loads(reference.stdout)
