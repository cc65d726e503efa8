"""Rows drawn at random, what a reader says of them, and what stays true of it when the warehouse changes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.entities.judgements import add_judgements, load_judgements
from flows.ingest import ingest
from flows.quality import audit
from flows.quality.audit import Audit, AuditKind, Drawn, Verdict
from flows.quality.audit.vocabulary import vocabulary
from flows.quality.intervals import wilson
from flows.quality.judging import Ask, asking
from flows.settings import CheckOverride, Settings
from schemas.errors import PublishRefused, SettingsError, Usage
from tests.corpus import write

WHEN = dt.datetime(2024, 2, 1, 9, 30)


@pytest.fixture
def ask(good: Path) -> Iterator[Ask]:
    with duckdb.connect(str(good), read_only=True) as con:
        yield asking(con)


def said(row: Drawn, verdict: Verdict, cause: str | None = None, when: dt.datetime = WHEN) -> Audit:
    return Audit(
        kind=row.kind, verdict=verdict, cause=cause, told=row.told, place=row.place, reader="qin", read_at=when
    )


def all_of(ask: Ask, kind: AuditKind) -> list[Drawn]:
    return [audit.drawn(ask, kind, i) for i in audit.row_ids(ask, kind, 1000, 1)]


def test_a_draw_follows_from_its_seed_and_a_smaller_one_is_its_beginning(ask: Ask) -> None:
    drawn = audit.row_ids(ask, "event", 6, 1)
    assert audit.row_ids(ask, "event", 6, 1) == drawn
    assert audit.row_ids(ask, "event", 3, 1) == drawn[:3]
    assert audit.row_ids(ask, "event", 1000, 2) != audit.row_ids(ask, "event", 1000, 1)
    assert sorted(audit.row_ids(ask, "event", 1000, 2)) == sorted(audit.row_ids(ask, "event", 1000, 1))


@pytest.mark.parametrize("kind", ["person", "organization", "event"])
def test_a_row_is_shown_with_the_words_that_it_was_read_from(ask: Ask, kind: AuditKind) -> None:
    for row in all_of(ask, kind):
        assert row.evidence
        assert row.name
        assert 0 <= (row.confidence or 0) <= 1
        for e in row.evidence:
            text = ask("SELECT title || ' ' || body AS text FROM sources WHERE source_id = ?", e.source_id)[0]["text"]
            assert e.words in " ".join(text.split())


def test_what_an_event_tells_names_no_id_and_holds_people_organizations_days_and_certainty(ask: Ask) -> None:
    told = [r.told for r in all_of(ask, "event") if r.type == "departure" and "陆知衡" in r.told]
    assert told == ["departure; leaver 陆知衡 (首席财务官); former_employer 澄江半导体; 2023-04-17; announced"]


def test_no_row_of_that_id_is_said_in_a_sentence(ask: Ask) -> None:
    with pytest.raises(Usage, match="e_none: no event of the published warehouse"):
        audit.drawn(ask, "event", "e_none")


def test_verdicts_are_kept_in_a_file_whose_comments_stay_and_the_last_can_be_undone(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "audits.yaml"
    path.write_text("# read by qin\n")
    rows = all_of(ask, "event")
    made = [said(rows[0], "right"), said(rows[1], "wrong", "organization"), said(rows[2], "core", "date")]
    for one in made:
        audit.record(path, one)
    assert list(audit.load_audits(path)) == made
    assert audit.undo(path) == made[2]
    assert list(audit.load_audits(path)) == made[:2]
    assert audit.undo(path, made[0].audit_id) == made[0]
    assert audit.undo(path) == made[1]
    assert audit.undo(path) is None
    assert path.read_text().startswith("# read by qin\n")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "person", "verdict": "core"}, "`core` is said of events alone"),
        ({"verdict": "wrong", "cause": "weather"}, "accepted are no_event, type"),
        ({"verdict": "right", "cause": "date"}, "a row that is right has no cause"),
    ],
)
def test_a_verdict_that_says_nothing_is_named_with_file_and_line(
    ask: Ask, tmp_path: Path, change: dict[str, str], says: str
) -> None:
    path = tmp_path / "audits.yaml"
    entry = {**json.loads(said(all_of(ask, "event")[0], "wrong").model_dump_json()), **change}
    path.write_text("audits:\n- " + json.dumps(entry, ensure_ascii=False))
    with pytest.raises(SettingsError, match=rf"audits\.yaml:2: audits\.0: .*{says}"):
        audit.load_audits(path)


def test_shares_are_told_by_kind_type_and_confidence_with_their_interval(ask: Ask) -> None:
    rows = all_of(ask, "event")
    read = [said(rows[0], "right"), said(rows[1], "core", "date"), said(rows[2], "wrong", "person")]
    found = {(s.by, s.of): s for s in audit.shares(ask, read)}
    every = found["all", ""]
    assert (every.read, every.right, every.core) == (3, 1, 2)
    assert (every.low, every.high) == pytest.approx(wilson(1, 3), abs=1e-4)
    assert sum(s.read for (by, _), s in found.items() if by == "type") == 3
    assert sum(s.read for (by, _), s in found.items() if by == "confidence") == 3


def test_a_row_read_twice_counts_by_its_last_verdict(ask: Ask) -> None:
    row = all_of(ask, "person")[0]
    read = [said(row, "right", when=WHEN + dt.timedelta(days=1)), said(row, "wrong", "nobody")]
    assert [(s.read, s.right) for s in audit.shares(ask, read) if s.by == "all"] == [(1, 1)]


def test_a_verdict_is_not_of_a_row_that_says_something_else_by_now(ask: Ask) -> None:
    row = all_of(ask, "event")[0]
    other = said(row, "wrong", "date").model_copy(update={"told": row.told + " and more"})
    assert audit.read_rows(ask, [other], "event") == {}
    assert audit.shares(ask, [other]) == []
    assert audit.table(ask, [other])["row_id"].to_list() == [None]


def test_a_share_of_few_rows_holds_no_check(ask: Ask) -> None:
    values, rows = audit.figures(ask, [said(r, "right") for r in all_of(ask, "event")[:3]])
    assert values["audits.events.right"] is None
    assert rows["audits.events.right"][0]["read"] == 3
    assert set(values) == {
        "audits.people.right", "audits.organizations.right", "audits.events.right", "audits.events.core",
    }  # fmt: skip


def test_a_wrong_row_offers_itself_as_a_judgement_that_the_next_run_applies(
    good: Path, ask: Ask, tmp_path: Path
) -> None:
    row = next(r for r in all_of(ask, "event") if r.type == "departure")
    wrong = audit.judgement_of(ask, row, said(row, "wrong", "no_event"))
    assert wrong is not None
    assert audit.judgement_of(ask, row, said(row, "core", "date")) is None
    person = all_of(ask, "person")[0]
    assert audit.judgement_of(ask, person, said(person, "wrong", "mixed")) is None
    assert audit.judgement_of(ask, person, said(person, "wrong", "nobody")) is not None
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "j.yaml")
    write(tmp_path / "raw")
    add_judgements(settings.judgements, [wrong])
    assert len(load_judgements(settings.judgements).judgements) == 1
    ingest(settings)
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM events WHERE event_id = ?", [row.row_id]).fetchall() == [(0,)]


def test_a_run_publishes_what_was_read_and_a_share_below_its_threshold_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = vocabulary().model_copy(update={"fewest": 3})
    monkeypatch.setattr("flows.quality.audit.right_shares.vocabulary", lambda: fewer)
    write(tmp_path / "raw")
    settings = Settings(
        raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "none.yaml",
        audits=tmp_path / "audits.yaml",
    )  # fmt: skip
    ingest(settings)
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        rows = all_of(asking(con), "event")
    for i, row in enumerate(rows):
        audit.record(settings.audits, said(row, "wrong" if i else "right"))
    assert ingest(settings).status == "published"
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        published = con.execute("SELECT count(*), count(row_id), count(*) FILTER (verdict = 'right') FROM audits")
        assert published.fetchall() == [(len(rows), len(rows), 1)]
        shown = con.execute(
            "SELECT observed, (sample ->> '$[0].read')::INTEGER, passed, severity FROM quality_results "
            "WHERE check_name = 'audited_events_right' ORDER BY run_id DESC LIMIT 1"
        ).fetchall()
    assert shown == [(pytest.approx(1 / len(rows), abs=1e-4), len(rows), False, "warn")]
    strict = settings.model_copy(update={"checks": {"audited_events_right": CheckOverride(severity="error")}})
    with pytest.raises(PublishRefused, match="audited_events_right: found 0"):
        ingest(strict)
