"""`newsledger people` and `newsledger organizations`: how one came to be, and putting it right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.deciding import Deciding
from flows.cli.judging import find, rows, say, sentence, write
from flows.cli.main import Warehouse, absolute, app, in_a_sentence
from flows.cli.plain import counted
from flows.quality import judging
from flows.quality.judging import ORGANIZATION, PERSON, NamedRow

if TYPE_CHECKING:
    from flows.settings import Settings

_Name = Annotated[str, typer.Argument(metavar="NAME", help="A name or an id.")]
_Names = Annotated[list[str], typer.Argument(metavar="A B...", help="Names or ids.")]
_Where = Annotated[list[str], typer.Argument(metavar="WHERE...", help="Ids of mentions or articles, as `why` shows.")]


def why(settings: Settings, what: NamedRow, name: str, every: bool) -> None:
    """Print how a person or an organisation came to be."""
    from warehouse.reader import reading

    with reading(settings.warehouse) as reader:
        one = find(reader, what, name)
        mentions = judging.mentions(partial(rows, reader), what, one["id"])
        reasons = rows(
            reader,
            "SELECT source_id, surface, rule, score, evidence FROM resolutions WHERE entity_kind = ? AND entity_id = ?",
            what.kind, one["id"],
        )  # fmt: skip
        first_id = mentions[0]["source_id"] if mentions else ""
        texts = rows(reader, "SELECT title, body, script FROM sources WHERE source_id = ?", first_id)
        forms = rows(reader, f"SELECT alias, kind FROM {what.aliases} WHERE {what.key} = ? ORDER BY alias", one["id"])
    known = f", registered{' as ' + one['wikidata_id'] if one['wikidata_id'] else ''}" if one["in_registry"] else ""
    say(f"{one['name']}  {one['id']}  ({counted(one['source_count'], 'article')}, "
        f"{counted(one['mention_count'], 'mention')}{known})")  # fmt: skip
    say("forms: " + ", ".join(f"{f['alias']} ({f['kind']})" for f in forms))
    deciding = [Deciding(settings, t["title"], t["body"], t["script"]) for t in texts]
    of = {(r["source_id"], r["surface"]): r for r in reasons}
    by_source: dict[str, list[dict[str, Any]]] = {}
    for m in mentions:
        by_source.setdefault(m["source_id"], []).append(m)
    for source_id, some in by_source.items():
        first = some[0]
        say()
        say(f"{first['day'] or 'undated'}  {first['publisher'] or '-'}  {first['source_title']}  {source_id}")
        shown: set[str] = set()
        for m in some:
            if m["surface"] in shown and not every:
                continue
            if m["surface"] not in shown:
                r = of[source_id, m["surface"]]
                say(f"{m['surface']}: {r['rule']} {r['score']:.2f}, {r['evidence']}", 2)
            shown.add(m["surface"])
            say(f"{m['mention_id']}  {m['method']} {m['score']:.2f}  {m['part']} {m['char_start']}", 4)
            say(sentence(m["text"], m["char_start"], m["char_end"]), 6)
            for line in (line for d in deciding if source_id == first_id for line in d.lines(m)):
                say(line, 6)
        if len(some) > len(shown) and not every:
            say(f"and {counted(len(some) - len(shown), 'more mention')} (--all)", 4)


def split(settings: Settings, what: NamedRow, name: str, where: list[str]) -> None:
    """Judge that the mentions or articles named are another's."""
    from warehouse.reader import reading

    with reading(settings.warehouse) as reader:
        one = find(reader, what, name)
        mentions = judging.mentions(partial(rows, reader), what, one["id"])
    write(settings.judgements, [judging.apart(what, one["name"], mentions, where)])


def join(settings: Settings, what: NamedRow, names: list[str]) -> None:
    """Judge that several are one."""
    from schemas.errors import Usage
    from warehouse.reader import reading

    with reading(settings.warehouse) as reader:
        found = {r["id"]: r for r in (find(reader, what, name) for name in names)}
        groups = [judging.mentions(partial(rows, reader), what, ident) for ident in found]
    if len(found) < 2:
        raise Usage(f"{', '.join(names)}: the same {what.noun} already; name two.")
    silent = [r["name"] for r, m in zip(found.values(), groups, strict=True) if not m]
    if silent:
        raise Usage(f"{silent[0]}: no article names it, so there is no place to judge by.")
    write(settings.judgements, [judging.one(what, groups)])


def wrong(settings: Settings, what: NamedRow, name: str, where: list[str]) -> None:
    """Judge that it is no person or no organisation, in the articles named or in all."""
    from schemas.errors import Usage
    from warehouse.reader import reading

    with reading(settings.warehouse) as reader:
        one = find(reader, what, name)
        mentions = judging.mentions(partial(rows, reader), what, one["id"])
    unknown = [w for w in where if w not in {m["source_id"] for m in mentions}]
    if unknown:
        raise Usage(f"{unknown[0]}: no article of {one['name']}; `newsledger {what.table} why` lists them.")
    write(settings.judgements, [judging.nobody(what, mentions, where)])


def _add_commands(what: NamedRow, example: str, other: str) -> None:
    """The same commands for people and for organisations."""
    call = f"newsledger {what.table}"
    group = typer.Typer(
        help=f"How one {what.noun} came to be, and putting it right.", no_args_is_help=True,
        epilog=f"Example: `{call} why {example}`", rich_markup_mode="markdown",
    )  # fmt: skip
    app.add_typer(group, name=what.table)

    @group.command("why", help=f"Why each mention belongs to the {what.noun}: rule, score, sentence, article; of its "
                   "first article the features that decided.",
                   epilog=f"Example: `{call} why {example}`")  # fmt: skip
    @in_a_sentence
    def _why(
        name: _Name,
        every: Annotated[bool, typer.Option("--all", help="Every mention, not one for each form and article.")] = False,
        warehouse: Warehouse = None,
    ) -> None:
        why(_settings(warehouse), what, name, every)

    @group.command("split", help=f"Judge that these mentions or articles are of another {what.noun} of the name.",
                   epilog=f"Example: `{call} split {example} s_1f0c2d3e4b5a6978`")  # fmt: skip
    @in_a_sentence
    def _split(name: _Name, places: _Where, warehouse: Warehouse = None) -> None:
        split(_settings(warehouse), what, name, places)

    @group.command("join", help=f"Judge that these are one {what.noun}.",
                   epilog=f"Example: `{call} join {example} {other}`")  # fmt: skip
    @in_a_sentence
    def _join(
        names: _Names,
        warehouse: Warehouse = None,
    ) -> None:
        join(_settings(warehouse), what, names)

    @group.command("wrong", help=f"Judge that this is no {what.noun}, everywhere or in the articles named.",
                   epilog=f"Example: `{call} wrong {example}`")  # fmt: skip
    @in_a_sentence
    def _wrong(
        name: _Name,
        articles: Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Ids of articles.")] = None,
        warehouse: Warehouse = None,
    ) -> None:
        wrong(_settings(warehouse), what, name, articles or [])


def _settings(warehouse: Any) -> Settings:
    from flows.settings import load_settings

    return load_settings(warehouse=absolute(warehouse))


_add_commands(PERSON, "陆知衡", "卢知衡")
_add_commands(ORGANIZATION, "澄江半导体", "澄江半导体集团")
