from __future__ import annotations

import pytest

from flows.report.dictionary import example_warehouse

UNDATED = "UPDATE events SET date_earliest = NULL, date_latest = NULL WHERE event_type IN ('joining', 'appointment')"
THERE = "source_id = 's_c890105c00009540'"  # the article that tells where he went
LEFT = "'o_9e28d4bbb26879'"


def what_came_next(*changes: str) -> tuple[object, object]:
    """next_event and next_date of the one departure of the example warehouse, after changes to it."""
    con = example_warehouse()
    for change in changes:
        con.execute(change).fetchall()
    return con.execute("SELECT next_event, next_date::TEXT FROM v_departures").fetchall()[0]


def test_what_a_person_did_next_is_the_first_dated_event_from_the_departure_on() -> None:
    assert what_came_next() == ("陆知衡加入远舟汽车", "2023-06-02")
    assert what_came_next("UPDATE events SET date_earliest = '2023-04-16' WHERE event_type <> 'departure'") == (
        None,
        None,
    )


@pytest.mark.parametrize(
    ("told", "elsewhere", "counts"),
    [
        ("2023-06-03", True, True), ("2023-04-18", True, True),
        # told before, with or long after the departure, or of the organisation that was left: background, not news
        ("2023-04-10", True, False), ("2023-04-17", True, False), ("2024-06-01", True, False),
        ("2023-06-03", False, False),
    ],
)  # fmt: skip
def test_an_undated_event_comes_next_when_it_is_told_soon_after_of_another_organization(
    told: str, elsewhere: bool, counts: bool
) -> None:
    changes = [UNDATED, f"UPDATE sources SET published_earliest = '{told}' WHERE {THERE}"]
    if not elsewhere:
        changes.append(f"UPDATE event_participants SET entity_id = {LEFT} WHERE entity_kind = 'organization'")
    event, day = what_came_next(*changes)
    assert (event is not None) == counts
    assert day is None
