from __future__ import annotations

import shutil
import time
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from flows.browse.app import Explorer
from flows.browse.security import COOKIE
from flows.entities.judgements import load_judgements
from flows.quality.audit import load_audits
from flows.settings import Settings
from tests.browse.conftest import HERE
from tests.browse.test_pages import id_of, page_of, text_of

TOKEN = "a-token-of-the-tests"
FROM_HERE = {"origin": HERE, "sec-fetch-site": "same-origin"}


@pytest.fixture
def mine(published: Settings, tmp_path: Path) -> Settings:
    """The published file with a judgements file of one test's own."""
    return published.model_copy(update={"judgements": tmp_path / "judgements.yaml", "audits": tmp_path / "audits.yaml"})


@pytest.fixture
def judge(mine: Settings) -> TestClient:
    client = TestClient(Explorer(mine, TOKEN).app(), base_url=HERE, headers=FROM_HERE)
    client.cookies.set(COOKIE, TOKEN)
    return client


def written(settings: Settings) -> list[tuple[str, str]]:
    return [(j.kind, j.verdict) for j in load_judgements(settings.judgements).judgements]


def post(client: TestClient, address: str, **fields: str | list[str]) -> str:
    answer = client.post(address, data=fields)
    assert answer.status_code == 200, answer.text[:300]
    return answer.text


def test_nobody_is_shown_then_written_then_undone_on_the_same_page(judge: TestClient, mine: Settings) -> None:
    person = id_of(mine, "SELECT person_id FROM people WHERE name = '陆知衡'")
    page = page_of(judge, f"/en/person/{person}")
    link = next(a for a in page.select(".judge a") if "nobody" in a.get_text())
    before = page_of(judge, str(link["href"]))
    assert len(before.select("ol.articles > li")) == 5
    assert "Write it" in text_of(before)
    assert written(mine) == []
    after = post(judge, "/en/judge", kind="people", verdict="wrong", id=person, note="not a person")
    assert "Written to judgements.yaml" in after
    assert written(mine) == [("people", "wrong")]
    made = load_judgements(mine.judgements).judgements[0]
    assert made.by
    assert made.at
    assert made.note == "not a person"
    post(judge, "/en/judge", kind="people", verdict="wrong", id=person)
    assert len(written(mine)) == 1, "posting again writes nothing twice"
    undone = post(judge, "/en/judge/undo", kind="people", verdict="wrong", id=person, key=made.key)
    assert "Write it" in undone
    assert written(mine) == []


def test_two_are_one_offers_names_like_it_and_one_is_two_its_articles(judge: TestClient, mine: Settings) -> None:
    one = id_of(mine, "SELECT person_id FROM people WHERE name = '温若谷'")
    other = id_of(mine, "SELECT person_id FROM people WHERE name = '严牧野'")
    offered = page_of(judge, f"/en/judge?kind=people&verdict=same&id={one}&like=yanmuye")
    assert [a.get_text() for a in offered.select("ul.hits a")] == ["严牧野"]
    post(judge, "/en/judge", kind="people", verdict="same", id=one, other=other)
    choice = page_of(judge, f"/en/judge?kind=people&verdict=different&id={one}").select("input[name=part]")
    assert len(choice) == 4
    post(judge, "/en/judge", kind="people", verdict="different", id=one, part=[str(c["value"]) for c in choice[:2]])
    assert written(mine) == [("people", "same"), ("people", "different")]
    answer = judge.post("/en/judge", data={"kind": "people", "verdict": "different", "id": one,
                                           "part": [str(c["value"]) for c in choice]})  # fmt: skip
    assert answer.status_code == 400
    assert "leave at least one" in answer.text


def test_an_event_is_judged_wrong_the_same_or_another(judge: TestClient, mine: Settings) -> None:
    event = id_of(mine, "SELECT event_id FROM events ORDER BY mention_count DESC, event_id LIMIT 1")
    other = id_of(mine, "SELECT event_id FROM events WHERE event_id <> ? ORDER BY event_id LIMIT 1", event)
    telling = id_of(mine, "SELECT event_mention_id FROM event_mentions WHERE event_id = ? LIMIT 1", event)
    post(judge, "/zh/judge", kind="events", verdict="wrong", id=event)
    post(judge, "/zh/judge", kind="events", verdict="same", id=event, other=other)
    post(judge, "/zh/judge", kind="events", verdict="different", id=event, part=telling)
    assert written(mine) == [("events", v) for v in ("wrong", "same", "different")]
    listed = page_of(judge, "/zh/judgements")
    assert len(listed.select("ol.posts > li")) == 3


def test_undoing_leaves_the_rest_of_the_file_as_it_is(judge: TestClient, mine: Settings) -> None:
    people = [id_of(mine, f"SELECT person_id FROM people WHERE name = '{n}'") for n in ("温若谷", "严牧野", "陆知衡")]
    mine.judgements.write_text("# mine\n", encoding="utf-8")
    for i, person in enumerate(people):
        post(judge, "/en/judge", kind="people", verdict="wrong", id=person)
        with mine.judgements.open("a", encoding="utf-8") as f:
            f.write(f"  # below {i}\n")
    keys = [j.key for j in load_judgements(mine.judgements).judgements]
    post(judge, "/en/judge/undo", key=keys[1])
    assert [j.key for j in load_judgements(mine.judgements).judgements] == [keys[0], keys[2]]
    text = mine.judgements.read_text(encoding="utf-8")
    assert all(comment in text for comment in ("# mine", "# below 0", "# below 1", "# below 2"))
    for key in (keys[0], keys[2]):
        post(judge, "/en/judge/undo", key=key)
    assert written(mine) == []


def test_rows_are_audited_one_after_the_other_and_taken_back(judge: TestClient, mine: Settings) -> None:
    names = []
    for verdict in ({"verdict": "right"}, {"verdict": "wrong", "cause": "type"}):
        page = page_of(judge, "/en/audit?kind=events")
        row = page.select_one("input[name=row]")
        assert row
        names.append(row["value"])
        post(judge, "/en/audit", kind="events", row=str(row["value"]), **verdict)
    assert len(set(names)) == 2
    assert [a.verdict for a in load_audits(mine.audits)] == ["right", "wrong"]
    page = page_of(judge, "/en/audit?kind=events")
    assert "2 of" in text_of(page)
    assert "50%" in str(page.select_one(".narrow svg"))
    assert [f["method"] for f in page.select(".decide form")] == ["post", "get", "get"]
    causes = page_of(judge, "/en/audit?kind=events&verdict=wrong").select(".decide form")
    assert {f["method"] for f in causes} == {"post"}
    assert judge.post("/en/audit", data={"kind": "events", "row": names[0], "verdict": "wrong"}).status_code == 400
    post(judge, "/en/audit/undo", kind="events")
    assert [a.verdict for a in load_audits(mine.audits)] == ["right"]


@pytest.mark.slow
def test_a_judgement_is_applied_by_a_run_that_is_started_on_the_page(published: Settings, tmp_path: Path) -> None:
    shutil.copytree(published.warehouse.parent, tmp_path / "copy")
    settings = published.model_copy(
        update={"warehouse": tmp_path / "copy/n.duckdb", "judgements": tmp_path / "judgements.yaml"}
    )
    client = TestClient(Explorer(settings, TOKEN).app(), base_url=HERE, headers=FROM_HERE)
    client.cookies.set(COOKIE, TOKEN)
    person = id_of(settings, "SELECT person_id FROM people WHERE name = '陆知衡'")
    post(client, "/en/judge", kind="people", verdict="wrong", id=person)
    post(client, "/en/run")
    for _ in range(120):
        page = page_of(client, "/en/run")
        state = page.select_one("#run-state")
        assert state
        if state["data-status"] == "ended":
            break
        time.sleep(1)
    assert "The run ended well." in text_of(page)
    assert client.get(f"/en/person/{person}").status_code == 404
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM runs").fetchall() == [(2,)]
