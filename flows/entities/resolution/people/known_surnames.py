"""A well-known surname in an article that states the full name of kin: 拜登 beside 亨特·拜登 is the father.

In: the facts as judged. Out: the same with those mentions as entities of their own, which are then resolved by
themselves; the way on is that of a mention which a judgement cuts out of its entity.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import polars as pl

from flows.entities.registry import Registry
from flows.entities.resolution.forms.comparison import TRANSLITERATED, folded_name, parts_of, sort_of
from flows.entities.resolution.judged import Applied
from flows.entities.resolution.rules import rules
from flows.language.script import MIDDLE_DOTS

_DOTS = f"[{MIDDLE_DOTS}]"
_RARELY = 3  # as many articles name the surname alone as with the given name: who is so named may be kin
_ENTITY = ("source_id", "entity_kind", "entity_key")


def part_from_kin(facts: Applied, roles: pl.DataFrame, registry: Registry) -> pl.DataFrame:
    """Make entities of their own of surnames that their articles use alone more often than the full name, when the
    surname alone is somebody well known: it stands alone in many articles and in several full names or far oftener than
    in the full one, or a registry states it. Returns the posts, each of the entity whose mention stands nearest to it.
    """
    people = facts.entities.filter(pl.col("entity_kind") == "person")
    several = pl.col("name").str.contains(_DOTS)
    full: dict[tuple[str, ...], str] = {}  # entity → folded surname
    kin: dict[str, set[str]] = defaultdict(set)
    for *entity, name in people.filter(several).select(*_ENTITY, "name").iter_rows():
        parts = parts_of(name) if sort_of(name) == TRANSLITERATED else ()
        if len(parts) > 1:
            full[tuple(entity)] = parts[-1]
            kin[parts[-1]].add(folded_name(name))
    if not kin:
        return roles
    alone: Counter[str] = Counter()
    for name, articles in people.filter(~several).group_by("name").len().iter_rows():
        alone[folded_name(name)] += articles
    keys = {p: {e.key for e, _, weak in registry.lookup(p) if e.kind == "person" and not weak} for p in kin}
    told_in_full = Counter(full.values())
    known = {
        p for p in kin
        if keys[p] or (alone[p] >= rules().well_known and (len(kin[p]) > 1 or alone[p] >= _RARELY * told_in_full[p]))
    }  # fmt: skip
    wanted = pl.DataFrame(
        [(*e, p) for e, p in full.items() if p in known],
        schema=dict.fromkeys((*_ENTITY, "surname"), pl.String), orient="row",
    )  # fmt: skip
    if wanted.is_empty():
        return roles
    mentions = facts.mentions.with_row_index("mention")
    said = mentions.join(wanted, on=_ENTITY).with_columns(
        alone=pl.col("surface").map_elements(folded_name, return_dtype=pl.String) == pl.col("surname")
    )
    in_full = (~pl.col("alone")).sum().over(_ENTITY)
    of_surname = said.filter((pl.col("alone").sum().over(_ENTITY) > in_full) & (in_full > 0), "alone")
    if of_surname.is_empty():
        return roles
    cut = of_surname.select(*_ENTITY, "part", "char_start", "surname", "surface").sort(pl.all())
    own = pl.col("entity_key") + "@" + pl.col("surname")
    moved = of_surname.select("mention", own.alias("own_key"))
    roles = _nearest(roles, said.join(moved, on="mention", how="left"))
    facts.mentions = (
        mentions.join(moved, on="mention", how="left", maintain_order="left")
        .with_columns(entity_key=pl.coalesce("own_key", "entity_key"))
        .select(facts.mentions.columns)
    )
    new = cut.group_by(*_ENTITY, maintain_order=True).agg(pl.col("surface").first(), pl.col("surname").first())
    registered = {p: next(iter(some)) if len(some) == 1 else None for p, some in keys.items()}
    surface = pl.col("surface")
    facts.entities = pl.concat([
        facts.entities,
        new.join(facts.entities, on=_ENTITY, maintain_order="left").with_columns(
            entity_key=own, name=surface, name_zh=surface, name_latin=pl.lit(None, pl.String),
            alternatives=pl.lit([], pl.List(pl.String)), partial=pl.lit(False),
            born=pl.lit(None, pl.Int32), namesake=pl.lit(False),
            registry_key=pl.col("surname").replace_strict(registered, default=None, return_dtype=pl.String),
        ).select(facts.entities.columns),
    ])  # fmt: skip
    facts.cut += [
        {"source_id": s, "entity_kind": k, "entity_key": f"{key}@{surname}", "whole_key": key, "part": part,
         "char_start": at}
        for s, k, key, part, at, surname, _ in cut.iter_rows()
    ]  # fmt: skip
    return roles


def _nearest(roles: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """The posts, those that stand nearest to a surname that was parted given to it. `said`: mentions with `own_key`."""
    numbered = roles.with_row_index("role")
    places = said.select("source_id", "part", "own_key", pl.col("entity_key").alias("person_key"), at="char_start")
    nearest = (
        numbered.join(places, on=["source_id", "person_key", "part"])
        .sort((pl.col("at") - pl.col("char_start")).abs(), "at")
        .unique("role", keep="first", maintain_order=True)
        .select("role", "own_key")
    )
    found = numbered.join(nearest, on="role", how="left", maintain_order="left")
    return found.with_columns(person_key=pl.coalesce("own_key", "person_key")).select(roles.columns)
