from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from flows.browse.app import CHANGES, JUDGING, Explorer
from flows.browse.security import COOKIE
from flows.settings import Settings
from tests.browse.conftest import HERE
from tests.browse.test_judging import FROM_HERE, TOKEN, judge, mine, written  # noqa: F401 (fixtures)
from tests.browse.test_pages import id_of

POSTED = ("/en/judge", "/en/judge/undo", "/en/run", "/en/audit", "/en/audit/undo")


def test_every_answer_forbids_inline_scripts_and_other_origins(client: TestClient) -> None:
    for address in ("/", "/en/", "/en/person/none", "/static/browse.js", "/table/totals.csv"):
        headers = client.get(address, follow_redirects=False).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["news.example", "news.example:8642", "127.0.0.1.news.example", "", "10.0.0.1:8642"])
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/en/", headers={"host": host})
    assert answer.status_code == 403
    assert "loopback" in answer.text


@pytest.mark.parametrize("host", ["localhost:8642", "127.0.0.1:1", "[::1]:8642", "localhost"])
def test_the_loopback_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/en/", headers={"host": host}).status_code == 200


def test_without_judge_nothing_can_be_posted_and_no_page_offers_it(client: TestClient, published: Settings) -> None:
    for address in POSTED:
        assert client.post(address, data={}, headers=FROM_HERE).status_code in (404, 405)
    for path in JUDGING:
        assert client.get("/en" + path).status_code == 404
    person = id_of(published, "SELECT person_id FROM people LIMIT 1")
    assert "/en/judge" not in client.get(f"/en/person/{person}").text


def test_judging_needs_the_token_on_every_page(mine: Settings) -> None:  # noqa: F811
    client = TestClient(Explorer(mine, TOKEN).app(), base_url=HERE, follow_redirects=False)
    for address in ("/", "/en/", "/en/judgements", "/table/totals.csv", "/raw?path=x", "/?token=wrong", "/?token="):
        assert client.get(address).status_code == 403, address
    client.cookies.set(COOKIE, "wrong")
    assert client.get("/en/").status_code == 403
    client.cookies.clear()
    entry = client.get(f"/?token={TOKEN}")
    assert entry.status_code == 303
    assert TOKEN not in entry.headers["location"]
    cookie = entry.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/en/").status_code == 200
    assert TOKEN not in client.get("/en/judgements").text


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"}, {"referer": "http://evil.example/a"},
        {"origin": "https://127.0.0.1:8642"}, {"origin": "http://127.0.0.1:9999"},
    ],
)  # fmt: skip
def test_a_form_of_another_origin_changes_nothing(mine: Settings, headers: dict[str, str]) -> None:  # noqa: F811
    client = TestClient(Explorer(mine, TOKEN).app(), base_url=HERE)
    client.cookies.set(COOKIE, TOKEN)
    person = id_of(mine, "SELECT person_id FROM people LIMIT 1")
    for address in POSTED:
        answer = client.post(address, data={"kind": "people", "verdict": "wrong", "id": person}, headers=headers)
        assert answer.status_code == 403
    assert written(mine) == []


def test_a_get_changes_nothing(judge: TestClient, mine: Settings) -> None:  # noqa: F811
    person = id_of(mine, "SELECT person_id FROM people LIMIT 1")
    for address in POSTED:
        judge.get(f"{address}?kind=people&verdict=wrong&id={person}&key=0&note=x")
    assert written(mine) == []
    assert 'data-status="none"' in judge.get("/en/judgements").text
    assert judge.put("/en/judge").status_code == 405
    assert not mine.audits.exists()
    assert set(CHANGES) | {"/run"} == {p.removeprefix("/en") for p in POSTED}


def test_a_form_that_is_too_long_or_none_is_refused(judge: TestClient, mine: Settings) -> None:  # noqa: F811
    assert judge.post("/en/judge", data={"note": "x" * 200_000}).status_code == 413
    assert judge.post("/en/judge", json={"kind": "people"}).status_code == 415
    assert written(mine) == []


@pytest.mark.parametrize("value", ["' OR 1=1 --", "%", "$id", "p_1'; DROP TABLE people; --", "\x00", "王" * 500])
def test_what_is_asked_is_a_value_and_never_sql(client: TestClient, value: str) -> None:
    assert client.get("/en/search", params={"q": value, "publisher": value}).status_code == 200
    assert client.get("/table/events_of.csv", params={"kind": "person", "id": value}).status_code == 200
    assert client.get("/en/person/" + value.replace("\x00", "%00").replace("%", "%25")).status_code == 404
