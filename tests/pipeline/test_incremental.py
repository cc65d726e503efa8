"""Only the new work: what is read, tagged, recognised and merged again after a change."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.pipeline.outcome import Outcome
from flows.settings import Settings
from tests.corpus import ARTICLES, content, write


def settings_in(folder: Path, **more: object) -> Settings:
    (folder / "raw").mkdir(parents=True, exist_ok=True)
    return Settings(
        raw=folder / "raw", warehouse=folder / "out/n.duckdb", judgements=folder / "judgements.yaml", **more
    )  # type: ignore[arg-type]


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    write(tmp_path / "raw")
    return settings_in(tmp_path)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many files were read, texts recognised, and sentences tagged or heard, since it was last cleared."""
    from flows.language.tagging import second_voice, tagger
    from flows.pipeline import facts, read

    done: Counter[str] = Counter()
    reads, recognizes = read.read_article, facts.propose
    tags, hears = tagger.Tagger.read, second_voice.SecondVoice.spans

    def reading(*args: object) -> object:
        done["read"] += 1
        return reads(*args)  # type: ignore[arg-type]

    def recognizing(*args: object) -> object:
        done["recognised"] += 1
        return recognizes(*args)  # type: ignore[arg-type]

    def tagging(self: tagger.Tagger, texts: Sequence[str], starts: Sequence[int] = ()) -> object:
        done["tagged"] += len(texts)
        return tags(self, texts, starts)

    def hearing(self: second_voice.SecondVoice, texts: Sequence[str], starts: Sequence[int] = ()) -> object:
        done["heard"] += len(texts)
        return hears(self, texts, starts)

    monkeypatch.setattr(tagger.Tagger, "read", tagging)
    monkeypatch.setattr(second_voice.SecondVoice, "spans", hearing)
    monkeypatch.setattr(read, "read_article", reading)
    monkeypatch.setattr(facts, "propose", recognizing)
    return done


def again(settings: Settings, work: Counter[str]) -> tuple[Outcome, int, int]:
    """(outcome, files read, texts recognised) of one more run."""
    work.clear()
    return ingest(settings), work["read"], work["recognised"]


def test_one_new_file_is_one_file_of_work(home: Settings, work: Counter[str]) -> None:
    assert again(home, work)[1:] == (len(ARTICLES), len(ARTICLES))
    write(home.raw, {"more.md": ARTICLES["joins.md"].replace("陆知衡", "苗青岚")})
    assert again(home, work)[1:] == (1, 1)


NOTHING_NEW = """
import sys
from flows.cli.main import app
try:
    app(["ingest", sys.argv[1], "--warehouse", sys.argv[2], "--json"])
except SystemExit:
    print(*sys.modules)
"""


def test_a_run_with_nothing_new_imports_no_reader_no_tagger_and_no_frames(ran: Settings) -> None:
    ingest(ran)  # looks at the files of the copy, which are younger
    command = [sys.executable, "-c", NOTHING_NEW, str(ran.raw), str(ran.warehouse)]
    done = subprocess.run(command, cwd=ran.raw.parent, capture_output=True, text=True, check=True)
    said, modules = done.stdout.splitlines()
    assert '"status": "nothing_new"' in said
    assert not {"polars", "pandera", "numpy", "opencc", "flows.reading", "flows.language"} & set(modules.split())


def test_a_file_that_is_renamed_touched_or_comes_back_is_not_read_again(ran: Settings, work: Counter[str]) -> None:
    before = content(ran.warehouse)
    (ran.raw / "leaves.md").rename(ran.raw / "left.md")
    assert again(ran, work)[1:] == (0, 0)
    (ran.raw / "left.md").rename(ran.raw / "leaves.md")
    (ran.raw / "joins.md").touch()
    out, *work_done = again(ran, work)
    assert (out.status, work_done) == ("published", [0, 0])
    (ran.raw / "joins.md").unlink()
    assert again(ran, work)[1:] == (0, 0)
    write(ran.raw, {"joins.md": ARTICLES["joins.md"]})
    assert again(ran, work)[1:] == (0, 0)
    assert content(ran.warehouse) == before


def test_a_copy_is_read_and_not_recognized(ran: Settings, work: Counter[str]) -> None:
    write(ran.raw, {"copy.txt": ARTICLES["lays_off.txt"].replace("车域观察", "远岸日报").replace("9月5日 ", "9月6日 ")})
    out, read, recognized = again(ran, work)
    assert (out.files["near_duplicate"], read, recognized) == (1, 1, 0)


def registry_file(tmp_path: Path, text: str) -> Path:
    """A further registry of the user's own."""
    path = tmp_path / "registry.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def from_nothing(tmp_path: Path, **changes: object) -> object:
    """What the same articles publish where nothing is kept of them."""
    fresh = settings_in(tmp_path / "fresh", **changes)
    write(fresh.raw)
    ingest(fresh)
    return content(fresh.warehouse)


LU = "people:\n  - {key: lu_zhiheng, zh: 陆知衡, latin: Lu Zhiheng, known_as: zh}\n"


def naming(name: str) -> int:
    """How many articles have a name in them."""
    return sum(name in text for text in ARTICLES.values())


def test_a_changed_registry_recognizes_the_texts_that_name_it_again_and_reads_and_tags_nothing(
    ran: Settings, work: Counter[str], tmp_path: Path
) -> None:
    more = registry_file(tmp_path, LU)
    settings = ran.model_copy(update={"registry": (more,)})
    out, read, recognized = again(settings, work)
    assert (out.status, read, recognized) == ("published", 0, naming("陆知衡"))
    assert (work["tagged"], work["heard"]) == (0, 0)
    assert content(settings.warehouse) == from_nothing(tmp_path, registry=(more,))


def test_an_entry_of_whom_no_text_tells_recognizes_nothing_again(
    ran: Settings, work: Counter[str], tmp_path: Path
) -> None:
    before = content(ran.warehouse)
    more = registry_file(tmp_path, "people:\n  - {key: nobody_here, zh: 缪望岑, latin: Wangcen Miao}\n")
    out, read, recognized = again(ran.model_copy(update={"registry": (more,)}), work)
    assert (out.status, read, recognized) == ("published", 0, 0)
    assert content(ran.warehouse) == before


def test_a_text_that_was_away_when_the_registry_changed_is_recognized_by_that_of_today(
    ran: Settings, work: Counter[str], tmp_path: Path
) -> None:
    more = registry_file(tmp_path, LU)
    settings = ran.model_copy(update={"registry": (more,)})
    (ran.raw / "joins.md").unlink()
    assert again(settings, work)[2] == naming("陆知衡") - 1
    write(ran.raw, {"joins.md": ARTICLES["joins.md"]})
    assert again(settings, work)[2] == 1
    assert content(settings.warehouse) == from_nothing(tmp_path, registry=(more,))


def kept_tags(settings: Settings) -> int:
    with duckdb.connect(str(settings.store), read_only=True) as con:
        return int(con.execute("SELECT count(*) FROM text_tags").fetchall()[0][0])


def test_a_sentence_that_a_changed_registry_opens_is_heard_and_the_others_are_not_again(
    home: Settings, work: Counter[str], tmp_path: Path, first_run: Path
) -> None:
    name = tmp_path / "registry.yaml"
    name.write_text("organizations:\n  - {key: chengjiang, name: 澄江半导体, kind: company}\n", encoding="utf-8")
    known = home.model_copy(update={"registry": (name,)})
    first = again(known, work)[0]
    before = work["heard"]
    out, _, recognized = again(home, work)  # what the registry settled is open without it
    assert (first.status, out.status, recognized) == ("published", "published", naming("澄江半导体"))
    assert work["tagged"] == 0
    assert work["heard"] < before
    assert content(home.warehouse) == content(first_run / "out/n.duckdb")


def test_tags_are_let_go_with_their_texts_and_when_nobody_wants_them(ran: Settings, work: Counter[str]) -> None:
    assert kept_tags(ran) == len(ARTICLES)
    (ran.raw / "lays_off.txt").unlink()
    write(ran.raw, {"joins.md": ARTICLES["joins.md"].replace("陆知衡", "苗青岚")})
    ingest(ran)
    assert kept_tags(ran) == len(ARTICLES) - 1
    without = ran.model_copy(update={"keep_tags": False})
    write(ran.raw, {"joins.md": ARTICLES["joins.md"].replace("陆知衡", "缪望岑")})
    again(without, work)
    assert kept_tags(ran) == 0
    assert work["tagged"] > 0


def test_a_changed_check_or_judgement_publishes_again_without_reading_or_recognizing(
    ran: Settings, work: Counter[str], tmp_path: Path
) -> None:
    changed = settings_in(tmp_path, checks={"event_not_after_its_source": {"severity": "warn"}})
    out, *work_done = again(changed, work)
    assert (out.status, work_done) == ("published", [0, 0])


def test_a_new_file_merges_the_claims_about_its_people_and_no_others(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge = importlib.import_module("flows.events.merging.merge")
    merged: list[int] = []
    events_of = merge.events_of
    monkeypatch.setattr(
        merge, "events_of", lambda claims, *rest: merged.append(len(claims)) or events_of(claims, *rest)
    )
    ingest(home)
    write(home.raw, {"other.md": "孟临川加入柏拉图书店\n\n5月2日，孟临川加入柏拉图书店，担任总编辑。\n"})
    ingest(home)
    assert 0 < merged[1] < merged[0]
    (home.raw / "other.md").unlink()
    ingest(home)
    assert merged[2] == 0


def test_of_two_runs_at_once_the_second_waits_and_both_end_well(tmp_path: Path, first_run: Path) -> None:
    settings = settings_in(tmp_path)
    write(settings.raw)
    run = [sys.executable, "-m", "flows.cli", "ingest", "--warehouse", str(settings.warehouse), "--json"]
    both = [
        subprocess.Popen(run, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    said = [p.communicate(timeout=300) for p in both]
    assert [p.returncode for p in both] == [0, 0], said
    assert sorted(out.count('"status": "nothing_new"') for out, _ in said) == [0, 1]
    assert content(settings.warehouse) == content(first_run / "out/n.duckdb")
