"""History leaves no trace in the content: whatever came, went and was judged, it is that of a first run."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
import yaml
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from flows.bench import corpus
from flows.entities.judgements import Judgement, Place, add_judgements
from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import ARTICLES, content
from tests.pipeline.test_incremental import settings_in

# Files of a history: generated articles, copies and what only looks like a copy among them.
POOL = {
    f.path: f.data
    for f in (
        next(f for f in corpus.files(400, 21) if f.how == how)
        for how in ("first", "same_bytes", "cut", "other_script", "follow_up", "series", "agency_lead", "correction")
    )
} | {name: text.encode() for name, text in ARTICLES.items()}
NAMES = sorted(POOL)

Step = tuple[str, set[str]]


def take(what: str, name: str, settings: Settings) -> None:
    """One step of a history with one file: put, removed, spoilt, renamed, or copied under a path that comes first; or
    a change of the judgements or of the registry that the file's name chooses.
    """
    path = settings.raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if what == "put":
        path.write_bytes(POOL[name])
    elif what == "spoil":
        path.write_bytes(POOL[name][: len(POOL[name]) // 2])
    elif what == "judge":
        judge(settings, NAMES.index(name))
    elif what == "register":
        register(settings, NAMES.index(name))
    elif not path.exists():
        return
    elif what == "reorder":
        (settings.raw / f"0-{path.name}").write_bytes(path.read_bytes())
    elif what == "rename":
        path.rename(path.with_suffix(".bak.txt"))
    else:
        path.unlink()


def judge(settings: Settings, which: int) -> None:
    """Say that a published claim is wrong, and that the first two people are one."""
    if not settings.warehouse.is_file():
        return
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        claims = con.execute(
            "SELECT content_sha256, part, char_start, char_end, event_type FROM event_mentions "
            "JOIN sources USING (source_id) ORDER BY ALL"
        ).fetchall()
        people = con.execute(
            "SELECT content_sha256, part, char_start, char_end, surface FROM mentions JOIN sources USING (source_id) "
            "WHERE entity_kind = 'person' QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY mention_id) = 1 "
            "ORDER BY ALL LIMIT 2"
        ).fetchall()
    said = []
    if claims:
        source, part, start, end, kind = claims[which % len(claims)]
        place = Place(source=source, part=part, start=start, end=end, event_type=kind)
        said.append(Judgement(kind="events", verdict="wrong", places=(place,)))
    if len(people) == 2:
        places = tuple(Place(source=a, part=b, start=c, end=d, surface=e) for a, b, c, d, e in people)
        said.append(Judgement(kind="people", verdict="same", places=places))
    settings.judgements.unlink(missing_ok=True)
    add_judgements(settings.judgements, said)


def register(settings: Settings, which: int) -> None:
    """Let the registry know some published names, as others' partly, and no other names any more."""
    if not settings.warehouse.is_file():
        return
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        people, organizations = (
            [str(n) for (n,) in con.execute(f"SELECT DISTINCT name FROM {table} ORDER BY 1").fetchall()][which % 3 :: 3]
            for table in ("people", "organizations")
        )
    entries = {
        "people": [{"key": f"p{i}", "zh": n, "known_as": "zh"} for i, n in enumerate(people)],
        "organizations": [
            {"key": f"o{i}", "name": n, "homonym": i % 2 == 0, "parent": f"o{i + 1}"}
            for i, n in enumerate(organizations)
        ],
    }
    (path,) = settings.registry
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")


def live_through(history: list[Step], final: set[str], folder: Path) -> None:
    """A run after each step of a history; in the end the content is that of a first run over the same files."""
    registry = folder / "registry.yaml"
    registry.write_text("people: []\n", encoding="utf-8")
    settings = settings_in(folder / "history", registry=(registry,))
    for what, names in history:
        for name in sorted(names):
            take(what, name, settings)
        ingest(settings)
    shutil.rmtree(settings.raw)
    for name in final:
        take("put", name, settings)
    ingest(settings)
    fresh = settings_in(folder / "fresh", registry=(registry,))
    shutil.copytree(settings.raw, fresh.raw, dirs_exist_ok=True)
    if settings.judgements.is_file():
        shutil.copy(settings.judgements, fresh.judgements)
    ingest(fresh)
    assert content(settings.warehouse) == content(fresh.warehouse)


def test_after_files_came_went_and_were_judged_the_content_is_that_of_a_first_run(tmp_path: Path) -> None:
    every = set(NAMES)
    first = set(NAMES[::2])
    live_through(
        [("put", first), ("judge", {NAMES[0]}), ("put", every), ("register", {NAMES[0]}), ("reorder", first)],
        every - {NAMES[1]},
        tmp_path,
    )


step = st.tuples(
    st.sampled_from(["put", "remove", "spoil", "rename", "reorder", "judge", "register"]),
    st.sets(st.sampled_from(NAMES), min_size=1),
)


@pytest.mark.slow
@hypothesis_settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(step, min_size=1, max_size=4), final=st.sets(st.sampled_from(NAMES), min_size=3))
def test_whatever_happened_before_the_same_files_give_the_same_content(
    tmp_path_factory: pytest.TempPathFactory, history: list[Step], final: set[str]
) -> None:
    live_through(history, final, tmp_path_factory.mktemp("lives"))
