"""`people`, `organizations` and `events`: why a row came to be, and judgements that the next ingest applies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.entities.judgements import load_judgements
from tests.cli.command import ask, run, run_in, without_variables
from tests.corpus import copy_of_a_run, write

LEAVES = """---
title: 澄江半导体总裁陆知衡离职
publisher: 南湾财讯
date: 2023-04-18
---

4月17日，澄江半导体宣布，总裁陆知衡因个人原因辞去职务。陆知衡感谢了同事。
"""
RETOLD = """---
title: 澄江半导体换帅
publisher: 车域观察
date: 2023-04-19
---

据车域观察4月19日消息，澄江半导体总裁陆知衡已于4月17日离职，公司尚未宣布继任人选。
"""
NAMESAKE = """---
title: 临江大学教授陆知衡获奖
publisher: 江岸晨报
date: 2023-06-01
---

临江大学教授陆知衡6月1日获得年度教学奖。陆知衡在临江大学任教二十年。
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three articles and what a first run made of them; each test has a copy."""
    folder = tmp_path_factory.mktemp("judged")
    write(folder / "raw", {"leaves.md": LEAVES, "retold.md": RETOLD, "namesake.md": NAMESAKE})
    run_in(folder, "ingest")
    return folder


@pytest.fixture
def home(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of_a_run(published, tmp_path)
    monkeypatch.chdir(tmp_path)
    without_variables(monkeypatch)
    return tmp_path


def people(home: Path) -> list[tuple[str, ...]]:
    return ask(
        home, "SELECT person_id, name, source_count FROM people WHERE name = '陆知衡' ORDER BY source_count DESC"
    )


def test_why_shows_rule_score_sentence_and_article_of_each_mention(home: Path) -> None:
    shown = run("people", "why", people(home)[0][0]).output
    assert "same_name 0." in shown
    assert "same organization (澄江半导体)" in shown
    assert "南湾财讯  澄江半导体总裁陆知衡离职" in shown
    every = run("people", "why", people(home)[0][0], "--all").output
    assert "4月17日，澄江半导体宣布，总裁陆知衡因个人原因辞去职务。" in every
    assert len(re.findall("m_[0-9a-f]{16}", run("people", "why", people(home)[0][0], "--all").output)) > shown.count(
        " m_"
    )


def test_a_name_of_two_is_answered_with_the_candidates_and_an_unknown_one_with_names_like_it(home: Path) -> None:
    several = run("people", "why", "陆知衡", code=2).output
    assert "2 of this name; say the id" in several
    assert all(ident in several for ident, *_ in people(home))
    assert "临江大学 教授" in several
    assert "Names like it" in run("people", "why", "陆知恒", code=2).output
    assert "no organisation has this name" in run("organizations", "why", "无此公司", code=2).output


def test_join_is_written_and_the_next_ingest_applies_it(home: Path) -> None:
    a, b = (ident for ident, *_ in people(home))
    said = run("people", "join", a, b).output
    assert "judgements.yaml" in said
    assert "next `newsledger ingest` applies it" in said
    assert len(people(home)) == 2
    run("ingest")
    assert [n for _, _, n in people(home)] == [3]
    assert "judgement 1.00" in run("people", "why", "陆知衡").output
    assert "the same person already" in run("people", "join", "陆知衡", "陆知衡", code=2).output


def test_split_takes_an_article_or_a_mention_away(home: Path) -> None:
    ident = people(home)[0][0]
    source = ask(home, "SELECT source_id FROM sources WHERE publisher = '车域观察'")[0][0]
    run("people", "split", ident, source)
    run("ingest")
    assert sorted(n for _, _, n in people(home)) == [1, 1, 1]
    mention = ask(home, f"SELECT mention_id FROM mentions WHERE entity_id = '{people(home)[0][0]}'")[0][0]
    assert "no mention or article" in run("people", "split", ident, "m_0", code=2).output
    assert mention.startswith("m_")


def test_wrong_takes_a_person_out(home: Path) -> None:
    run("people", "wrong", people(home)[1][0])
    run("ingest")
    assert len(people(home)) == 1


def test_an_event_says_why_and_can_be_judged(home: Path) -> None:
    left = "SELECT event_id, mention_count FROM events WHERE event_type = 'departure' ORDER BY mention_count DESC"
    event, mentions = ask(home, left)[0]
    shown = run("events", "why", event).output
    decided = shown.partition("what decided on")[2]
    for link in ("event", "people", "organizations", "date", "certainty"):
        assert re.search(rf"^  {link} [01]\.\d\d: \S+ [+-]\d+\.\d\d \(", decided, re.M), link
    assert "first_told 1.00" in shown
    assert "same_event 1.00, same principal, same organisation, dates overlap" in shown
    assert "leaver: 陆知衡" in shown
    assert "已于4月17日离职" in shown
    other = ask(
        home, f"SELECT event_mention_id FROM event_decisions WHERE event_id = '{event}' AND rule <> 'first_told'"
    )
    run("events", "different", event, *(m for (m,) in other))
    run("ingest")
    assert sum(n for _, n in ask(home, left)) == mentions
    assert len(ask(home, left)) > 1
    run("events", "same", *(e for e, _ in ask(home, left)))
    assert "overruled" not in run("ingest").output
    run("events", "wrong", *(e for e, _ in ask(home, left)))
    run("ingest")
    assert ask(home, left) == []


def test_an_unknown_event_is_answered_with_headlines_that_hold_the_words(home: Path) -> None:
    assert "陆知衡" in run("events", "why", "陆知衡", code=2).output
    assert "no event or mention" in run("events", "why", "e_0", code=2).output


def test_a_judgement_that_matches_nothing_any_more_is_a_warning(home: Path) -> None:
    a, b = (ident for ident, *_ in people(home))
    run("people", "join", a, b)
    (home / "raw/namesake.md").unlink()
    said = run("ingest").output.replace("\n", "")
    assert "a judgement matches nothing" in said
    assert len(load_judgements(home / "judgements.yaml").judgements) == 1


def test_text_of_articles_cannot_steer_the_terminal(home: Path) -> None:
    write(
        home / "raw", {"odd.md": LEAVES.replace("感谢了同事", "感谢了\x1b[31m\u202e同事").replace("4月17日", "4月16日")}
    )
    run("ingest")
    assert "\x1b" not in run("people", "why", people(home)[0][0], "--all").output


@pytest.mark.parametrize(
    "command",
    [("people", c) for c in ("why", "split", "join", "wrong")]
    + [("organizations", c) for c in ("why", "split", "join", "wrong")]
    + [("events", c) for c in ("why", "same", "different", "wrong")],
)
def test_every_command_shows_an_example(command: tuple[str, str]) -> None:
    assert "newsledger " + " ".join(command) in " ".join(run(*command, "--help").output.split())
