"""`newsledger events`: why a row is an event, and judging it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.judging import rows, say, write
from flows.cli.main import Warehouse, absolute, app, in_a_sentence
from flows.cli.plain import counted
from flows.quality import judging

if TYPE_CHECKING:
    from pathlib import Path

    from flows.settings import Settings
    from warehouse.reader import Reader

events = typer.Typer(
    help="Why a row is an event, and judging it.", no_args_is_help=True,
    epilog="Example: `newsledger events why e_1f0c2d3e4b5a6978`", rich_markup_mode="markdown",
)  # fmt: skip
app.add_typer(events, name="events")

_Event = Annotated[str, typer.Argument(metavar="EVENT", help="Id of an event, or of one of its mentions.")]
_EventOrPlace = Annotated[
    str, typer.Argument(metavar="EVENT", help="Id of an event, a mention, a withheld claim, or a place: s_…/body/120.")
]
_Places = Annotated[
    list[str], typer.Argument(metavar="PLACE...", help="Ids of withheld claims, or places: s_…/body/120-168.")
]
_Several = Annotated[list[str], typer.Argument(metavar="EVENT...", help="Ids of events or of mentions of events.")]


@events.command(epilog="Example: `newsledger events why e_1f0c2d3e4b5a6978`")
@in_a_sentence
def why(event: _EventOrPlace, warehouse: Warehouse = None) -> None:
    """How an event came to be: each mention with the rule that joined it, its score, sentence and article.

    What was read at the same places but is not sure enough to be told follows, with the reason; of a withheld claim or
    a place only that is shown.
    """
    from warehouse.reader import reading

    with reading(_settings(warehouse).warehouse) as reader:
        if unsure := judging.withheld(partial(rows, reader), event):
            _say_withheld(unsure)
            return
        claims = _claims(reader, event)
        if event != claims[0]["event_id"]:
            claims = _claims(reader, claims[0]["event_id"])
        one = rows(reader, "SELECT * FROM events WHERE event_id = ?", claims[0]["event_id"])[0]
        who = rows(
            reader,
            "SELECT coalesce(p.name, o.name) AS name, e.role, e.post FROM event_participants e "
            "LEFT JOIN people p ON e.entity_kind = 'person' AND p.person_id = e.entity_id "
            "LEFT JOIN organizations o ON e.entity_kind = 'organization' AND o.org_id = e.entity_id "
            "WHERE event_id = ? ORDER BY e.entity_kind DESC, e.role, name",
            one["event_id"],
        )
        beside = {
            w["withheld_id"]: w
            for c in claims
            for w in judging.withheld_at(
                partial(rows, reader), c["source_id"], c["part"], c["char_start"], c["char_end"]
            )
        }
    say(f"{one['headline']}  {one['event_id']}")
    say(f"{one['event_type']}, {_days(one)}, {one['certainty']}, {counted(one['source_count'], 'article')}, "
        f"{counted(one['mention_count'], 'mention')}, confidence {one['confidence']:.2f}")  # fmt: skip
    say("; ".join(f"{w['role']}: {w['name']}" + (f" ({w['post']})" if w["post"] else "") for w in who))
    for c in claims:
        say()
        say(f"{c['day'] or 'undated'}  {c['publisher'] or '-'}  {c['source_title']}  {c['source_id']}")
        say(f"{c['event_mention_id']}  {c['rule']} {c['score']:.2f}, {c['agrees']}", 2)
        say(f"{c['event_type']}, {_days(c)}" + (f" from “{c['date_text']}”" if c["date_text"] else "")
            + f", {c['certainty']}, {c['extractor']} {c['confidence']:.2f}", 2)  # fmt: skip
        say(", ".join(f"{k} {v:g}" for k, v in json.loads(c["confidence_parts"]).items()), 2)
        say(" ".join(c["evidence"].split()), 4)
    if beside:
        say()
        say("withheld at the same places:")
        _say_withheld(list(beside.values()))
    say()
    say(f"what decided on {claims[0]['event_mention_id']}, feature by feature:")
    for line in _reasons(warehouse, claims[0]):
        say(line, 2)


def _reasons(warehouse: Path | None, claim: dict[str, Any]) -> list[str]:
    """For each link of a mention how likely it is right, and the features that weighed most."""
    from flows.cli.claim_reasons import reasons
    from warehouse.reader import reading

    settings = _settings(warehouse)
    with reading(settings.warehouse) as reader:
        source = rows(reader, "SELECT * FROM sources WHERE source_id = ?", claim["source_id"])[0]
    return list(reasons(settings, source, claim))


def _say_withheld(found: list[dict[str, Any]]) -> None:
    """Claims that are not told: why, and who was weighed for which role."""
    for w in found:
        say()
        say(f"{w['withheld_id']}  {w['event_type']} {w['confidence']:.2f}, withheld: {w['reason']}")
        for p in json.loads(w["participants"]):
            likely = f" {p['probability']:.2f}" if p["probability"] is not None else ""
            say(f"{p['role']}: {p['name']}{' (' + p['post'] + ')' if p['post'] else ''}{likely}", 2)
        say(f"{w['day'] or 'undated'}  {w['publisher'] or '-'}  {w['source_title']}  {w['source_id']}", 2)
        say(" ".join(w["evidence"].split()), 4)
    say()
    say("`newsledger events promote` with an id tells it all the same.")


@events.command(epilog="Example: `newsledger events promote w_0a1b2c3d4e5f6071`")
@in_a_sentence
def promote(places: _Places, warehouse: Warehouse = None) -> None:
    """Judge that withheld claims are events: the next run tells them, however unsure the reading was."""
    from schemas.errors import Usage
    from warehouse.reader import reading

    settings = _settings(warehouse)
    chosen = []
    with reading(settings.warehouse) as reader:
        for one in places:
            found = judging.withheld(partial(rows, reader), one)
            if not found:
                raise Usage(
                    f"{one}: no withheld claim has this id or stands there; "
                    '`newsledger sql "SELECT withheld_id, event_type, evidence FROM withheld_claims"` lists them.'
                )
            chosen += found
    if nobody := [w["withheld_id"] for w in chosen if not w["surface"]]:
        raise Usage(f"{', '.join(nobody)}: nobody was found who takes part, so that there is no event to tell.")
    write(settings.judgements, [judging.told_all_the_same(chosen)])


@events.command(epilog="Example: `newsledger events same e_1f0c2d3e4b5a6978 e_0a1b2c3d4e5f6071`")
@in_a_sentence
def same(several: _Several, warehouse: Warehouse = None) -> None:
    """Judge that these are one event."""
    from schemas.errors import Usage

    settings, found = _found(warehouse, several)
    if len({c[0]["event_id"] for c in found}) < 2:
        raise Usage(f"{', '.join(several)}: one event already; name two.")
    write(settings.judgements, [judging.one_event(found)])


@events.command(epilog="Example: `newsledger events different e_1f0c2d3e4b5a6978 em_0a1b2c3d4e5f6071`")
@in_a_sentence
def different(event: _Event, others: _Several, warehouse: Warehouse = None) -> None:
    """Judge that mentions of an event tell another one, or that two events never are one."""

    settings, found = _found(warehouse, [event, *others])
    apart = [c for some in found[1:] for c in some]
    write(settings.judgements, [judging.other_event(event, found[0], apart)])


@events.command(epilog="Example: `newsledger events wrong em_0a1b2c3d4e5f6071`")
@in_a_sentence
def wrong(several: _Several, warehouse: Warehouse = None) -> None:
    """Judge that these mentions, or all mentions of these events, tell no event."""
    settings, found = _found(warehouse, several)
    write(settings.judgements, [judging.no_event([c for some in found for c in some])])


def _settings(warehouse: Path | None) -> Settings:
    from flows.settings import load_settings

    return load_settings(warehouse=absolute(warehouse))


def _found(warehouse: Path | None, several: list[str]) -> tuple[Settings, list[list[dict[str, Any]]]]:
    from warehouse.reader import reading

    settings = _settings(warehouse)
    with reading(settings.warehouse) as reader:
        return settings, [_claims(reader, event) for event in several]


def _claims(reader: Reader, event: str) -> list[dict[str, Any]]:
    """The mentions of an event, or the one mention. Raises Usage that lists events whose headline holds the words."""
    from schemas.errors import Usage

    found = judging.claims(partial(rows, reader), event)
    if found:
        return found
    like = rows(
        reader,
        "SELECT event_id, headline, date_earliest, date_latest, date_precision FROM events "
        "WHERE contains(headline, ?) OR starts_with(event_id, ?) ORDER BY date_earliest NULLS LAST, event_id LIMIT 10",
        event, event,
    )  # fmt: skip
    listed = "".join(f"\n  {r['event_id']}  {_days(r)}  {r['headline']}" for r in like)
    raise Usage(
        f"{event}: no event or mention has this id." + (f" Events like it:{listed}" if listed else
        ' `newsledger sql "SELECT event_id, headline FROM events"` lists them.')
    )  # fmt: skip


def _days(row: dict[str, Any]) -> str:
    if row["date_earliest"] is None:
        return "undated"
    if row["date_earliest"] == row["date_latest"]:
        return str(row["date_earliest"])
    return f"{row['date_earliest']} to {row['date_latest']} ({row['date_precision']})"
