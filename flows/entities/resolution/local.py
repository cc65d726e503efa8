"""The facts of all articles as numbered nodes: a node is a person or an organisation as one article knows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import polars as pl

EMPLOYERS = ("employer", "former_employer", "new_employer", "founded", "team", "parent")
"""Roles of organisations in a claim that say of its people where they work or worked."""
OUTSIDERS = ("dismisser", "investor")
"""Roles of people that say nothing of where they work."""


@dataclass(frozen=True)
class Local:
    """`entities`: LocalEntities with `node` (0…n-1 by source and key); `roles`: with the nodes they name.

    `surfaces`: node, entity_kind, surface, alias_kind and how many mentions, a row for each form that an article uses.
    `told`: node of a person, node of an organisation that the article tells of that person.
    `order`: the rank of each node's article, earliest published first; `day`: when that was; `outlet`: by whom.
    """

    entities: pl.DataFrame
    surfaces: pl.DataFrame
    roles: pl.DataFrame
    told: pl.DataFrame
    order: list[int]
    day: list[dt.date | None]
    outlet: list[str | None]

    @staticmethod
    def of(
        entities: pl.DataFrame, mentions: pl.DataFrame, roles: pl.DataFrame, participants: pl.DataFrame,
        sources: pl.DataFrame,
    ) -> Local:  # fmt: skip
        """Number the entities that are mentioned, and tie the other facts to the numbers."""
        key = ["source_id", "entity_kind", "entity_key"]
        forms = mentions.group_by(*key, "surface", "alias_kind").agg(pl.len().alias("mentions"))
        nodes = entities.join(forms, on=key, how="semi").sort(key).with_row_index("node")
        number = nodes.select(*key, "node")
        people = _numbers(number, "person", "person_key", "person")
        orgs = _numbers(number, "organization", "org_key", "org")
        own = roles.join(people, on=["source_id", "person_key"]).join(orgs, on=["source_id", "org_key"], how="left")
        claimed = (
            participants.filter(pl.col("entity_kind") == "person", ~pl.col("role").is_in(OUTSIDERS))
            .rename({"entity_key": "person_key"})
            .join(
                participants.filter(pl.col("entity_kind") == "organization", pl.col("role").is_in(EMPLOYERS))
                .select("source_id", "claim", pl.col("entity_key").alias("org_key")),
                on=["source_id", "claim"],
            )
            .join(people, on=["source_id", "person_key"])
            .join(orgs, on=["source_id", "org_key"])
        )  # fmt: skip
        told = pl.concat([own.select("person", "org").drop_nulls(), claimed.select("person", "org")]).unique()
        early = pl.coalesce("published_earliest", "published_latest").fill_null(pl.date(9999, 1, 1))
        day = pl.coalesce("published_earliest", "published_latest").alias("day")
        rank = sources.sort(early, "source_id").select("source_id", "publisher", day).with_row_index("rank")
        ranked = nodes.join(rank, on="source_id", how="left", maintain_order="left")
        return Local(
            nodes, forms.join(number, on=key).drop("source_id", "entity_key"), own, told.sort("person", "org"),
            ranked["rank"].fill_null(0).to_list(), ranked["day"].to_list(), ranked["publisher"].to_list(),
        )  # fmt: skip

    @cached_property
    def kind(self) -> list[str]:
        """Kind of each node."""
        return self.entities["entity_kind"].to_list()

    @cached_property
    def source(self) -> list[str]:
        """source_id of each node."""
        return self.entities["source_id"].to_list()

    @cached_property
    def name(self) -> list[str]:
        """The fullest name of each node in its article."""
        return self.entities["name"].to_list()

    @cached_property
    def registry(self) -> list[str | None]:
        """Registry key of each node."""
        return self.entities["registry_key"].to_list()

    @cached_property
    def born(self) -> list[int | None]:
        """The year of birth that each node's article states."""
        return self.entities["born"].to_list()

    @cached_property
    def namesake(self) -> list[bool]:
        """Whether each node's article tells it from another bearer of its name."""
        return self.entities["namesake"].to_list()

    @cached_property
    def partial(self) -> list[bool]:
        """Whether only a part of the name stands in the article."""
        return self.entities["partial"].to_list()

    @cached_property
    def org_kind(self) -> list[str | None]:
        """What sort of organisation each node is."""
        return self.entities["org_kind"].to_list()

    @cached_property
    def key(self) -> list[str]:
        """The key of each node in its article."""
        return self.entities["entity_key"].to_list()

    @cached_property
    def parent(self) -> list[str | None]:
        """The key of the organisation that each node belongs to."""
        return self.entities["parent_key"].to_list()

    @cached_property
    def number(self) -> dict[tuple[str, str], int]:
        """source_id, key → node."""
        return {place: n for n, place in enumerate(zip(self.source, self.key, strict=True))}

    @cached_property
    def forms(self) -> list[tuple[str, ...]]:
        """The full forms of each node's name, as written; its name first."""
        columns = ("name", "name_zh", "name_latin", "alternatives")
        plain = zip(*(self.entities[c].to_list() for c in columns), strict=True)
        return [
            (name,) if name == zh and not (latin or more)  # most have but one form
            else tuple(dict.fromkeys(filter(None, (name, zh, latin, *more))))
            for name, zh, latin, more in plain
        ]  # fmt: skip

    @cached_property
    def _by_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n in sorted(range(len(self.order)), key=self.order.__getitem__):
            found.setdefault(self.kind[n], []).append(n)
        return found

    def surfaces_of(self, kind: str) -> Iterator[tuple[int, str]]:
        """Node and form, for each form by which an article calls somebody of a kind."""
        said = self.surfaces.filter(pl.col("entity_kind") == kind).unique(["node", "surface"])
        return zip(said["node"].to_list(), said["surface"].to_list(), strict=True)

    def nodes(self, kind: str) -> list[int]:
        """The nodes of a kind, earliest article first."""
        return self._by_kind.get(kind, [])


def _numbers(number: pl.DataFrame, kind: str, key: str, node: str) -> pl.DataFrame:
    return number.filter(pl.col("entity_kind") == kind).select(
        "source_id", pl.col("entity_key").alias(key), pl.col("node").alias(node)
    )
