"""Judging where one sees the mistake: what a judgement would change, writing it, undoing it, and running.

In comes an address that says what is judged; the page shows what would change, and writes only when it is posted. The
same address shows afterwards that it is written, and undoes it.
"""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flows.browse.listings import Row
from flows.browse.visit import Page, Visit
from flows.entities.judgements import Judgement, add_judgements, load_judgements, remove_judgement, signed
from flows.quality import judging
from schemas.errors import Usage

KINDS = ("people", "organizations", "events")
VERDICTS = ("wrong", "same", "different")
_AROUND = 40  # characters shown on each side of a name
_OFFERED = 20


@dataclass(frozen=True, slots=True)
class JudgementForm:
    """What is judged: the thing, its places, what is offered to choose from, and the judgement when all is chosen."""

    kind: str
    verdict: str
    one: Row
    places: list[Row] = field(default_factory=list)
    chosen: frozenset[str] = frozenset()
    others: list[Row] = field(default_factory=list)
    offered: list[Row] = field(default_factory=list)
    judgement: Judgement | None = None


def judge(visit: Visit) -> Page:
    """What is judged, what would change, and whether it is written already."""
    case = case_of(visit)
    standing = {j.key: j for j in load_judgements(visit.settings.judgements).judgements}
    key = case.judgement.key if case.judgement else ""
    return Page("judge.html", {
        "case": case, "written": standing.get(key), "key": key, "asked": visit.pairs, "back": _back(visit, case),
        "events": _events_touched(visit, case), "file": visit.settings.judgements.name,
    })  # fmt: skip


def judgements(visit: Visit) -> Page:
    """All judgements of the file, newest last, and the run that applies them."""
    found = load_judgements(visit.settings.judgements).judgements
    return Page("judgements.html", {"found": found[::-1], "file": visit.settings.judgements, "run": visit.run})


def written(visit: Visit) -> None:
    """Write the judgement that the form asks for; once, however often it is posted."""
    case = case_of(visit)
    if case.judgement is None:
        raise Usage("nothing is chosen to judge; go back and choose.")
    path = visit.settings.judgements
    if case.judgement.key not in {j.key for j in load_judgements(path).judgements}:
        now = dt.datetime.now(dt.UTC)
        add_judgements(path, signed([case.judgement], by=getpass.getuser(), at=now, note=visit.text("note")[:500]))


def undone(visit: Visit) -> None:
    """Take a judgement out of the file. Raises Usage when it does not stand there."""
    if not remove_judgement(visit.settings.judgements, visit.text("key")):
        raise Usage("this judgement does not stand in the file any more.")


def case_of(visit: Visit) -> JudgementForm:
    """What the parameters kind, verdict, id, part and other name. Raises Usage or NotThere."""
    kind, verdict = visit.text("kind", KINDS), visit.text("verdict", VERDICTS)
    if not kind or not verdict:
        raise Usage("an address of judging names kind, verdict and id; the pages link to those that there are.")
    return _event(visit, verdict) if kind == "events" else _named(visit, judging.NAMED[kind], verdict)


def _named(visit: Visit, what: judging.NamedRow, verdict: str) -> JudgementForm:
    ask, ident = visit.asking.ask, visit.text("id")
    one = visit.there(visit.asking.one(what.kind, id=ident))
    found = judging.mentions(ask, what, ident)
    parts, others = visit.many("part"), visit.many("other")
    places = _by_article(found)
    made: Callable[[], Judgement] | None = None
    wanted: list[Row] = []
    if verdict == "wrong":
        made = lambda: judging.nobody(what, found, parts)  # noqa: E731
        parts = parts or tuple(m["source_id"] for m in found)
    elif verdict == "different" and parts:
        made = lambda: judging.apart(what, one["name"], found, parts)  # noqa: E731
    elif verdict == "same" and others:
        wanted = [visit.there(visit.asking.one(what.kind, id=o)) for o in others]
        made = lambda: judging.one(what, [found, *(judging.mentions(ask, what, o) for o in others)])  # noqa: E731
    offered = _like(visit, what, one) if verdict == "same" and not wanted else []
    return JudgementForm(what.table, verdict, {**one, "label": one["name"], "page": f"/{what.kind}/{ident}"}, places,
                frozenset(parts), wanted, offered, made() if made and found else None)  # fmt: skip


def _event(visit: Visit, verdict: str) -> JudgementForm:
    ask, ident = visit.asking.ask, visit.text("id")
    one = visit.there(visit.asking.one("event", ids=[ident]))
    found = judging.claims(ask, ident)
    parts, others = visit.many("part"), visit.many("other")
    made: Judgement | None = None
    wanted: list[Row] = []
    if verdict == "wrong":
        made = judging.no_event([c for c in found if not parts or c["event_mention_id"] in parts])
        parts = parts or tuple(c["event_mention_id"] for c in found)
    elif verdict == "different" and parts:
        made = judging.other_event(one["headline"], found, [c for c in found if c["event_mention_id"] in parts])
    elif verdict == "same" and others:
        wanted = [visit.there(visit.asking.one("event", ids=[o])) for o in others]
        made = judging.one_event([found, *(judging.claims(ask, o) for o in others)])
    offered = visit.asking.rows("events_around", _OFFERED + 1, id=ident) if verdict == "same" and not wanted else []
    if visit.text("like"):
        ids = visit.index().texts(visit.text("like"), "event")[:_OFFERED]
        offered = [visit.there(visit.asking.one("event", ids=[i])) for i in ids]
    offered = [{"id": e["event_id"], "label": e["headline"], **e} for e in offered if e["event_id"] != ident]
    places = [{**c, "id": c["event_mention_id"], "words": c["evidence"], "title": c["source_title"]} for c in found]
    return JudgementForm("events", verdict, {**one, "label": one["headline"], "page": f"/event/{ident}"}, places,
                frozenset(parts), [{**w, "name": w["headline"]} for w in wanted], offered, made)  # fmt: skip


def _by_article(found: list[Row]) -> list[Row]:
    """One row an article: its first mention with the words around it."""
    rows: dict[str, Row] = {}
    for m in found:
        row = rows.setdefault(m["source_id"], {**m, "id": m["source_id"], "title": m["source_title"], "n": 0})
        row["n"] += 1
        if row["n"] == 1 or (m["part"] == "body" and row["part"] == "title"):
            a, b = m["char_start"], m["char_end"]
            row["words"] = m["text"][max(0, a - _AROUND) : b + _AROUND].replace("\n", " ")
            row["part"] = m["part"]
    return list(rows.values())


def _like(visit: Visit, what: judging.NamedRow, one: Row) -> list[Row]:
    """Who may be the same: what the reader typed, else names like this one."""
    found = visit.index().names(visit.text("like") or one["name"])
    ids = (found.people if what.kind == "person" else found.organizations)[: _OFFERED + 1]
    rows = {r["id"]: r for r in visit.asking.rows("found_names", ids=ids)} if ids else {}
    return [{"label": rows[i]["name"], **rows[i]} for i in ids if i in rows and i != one["id"]]


def _events_touched(visit: Visit, case: JudgementForm) -> list[Row]:
    """The events that the judgement touches: of the person or organisation, told in the chosen articles."""
    if case.kind == "events" or case.judgement is None:
        return []
    what = judging.NAMED[case.kind]
    rows = visit.asking.rows("events_of", kind=what.kind, id=case.one["id"])
    if case.verdict == "same":
        return rows + [r for o in case.others for r in visit.asking.rows("events_of", kind=what.kind, id=o["id"])]
    told = visit.asking.rows("events_told_in", events=[r["event_id"] for r in rows], sources=sorted(case.chosen))
    inside = {r["event_id"] for r in told}
    return [r for r in rows if r["event_id"] in inside]


def _back(visit: Visit, case: JudgementForm) -> dict[str, Any]:
    return {"label": case.one["label"], "href": visit.address(case.one["page"])}
