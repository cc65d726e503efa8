"""From the facts of all sources to the frames of people and organisations. Frames in, frames out."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.entities.judgements import Judgement, Judgements, Place
from flows.entities.registry import Entry, Registry, folded_name
from flows.entities.resolution.clusters import Clusters, LocalNode, Node, cluster
from schemas.entities import OrganizationAliases, Organizations, People, PersonAliases, Resolutions
from schemas.tables import polars_schema

ASSIGNMENTS = {
    "source_id": pl.String, "entity_kind": pl.String, "entity_key": pl.String, "entity_id": pl.String,
    "part": pl.String, "char_start": pl.Int32,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """Frames of the published tables (counts are filled in when they are published), and who is who.

    `assignments`: source_id, entity_kind, entity_key → entity_id; a row with part and char_start is that mention's own.
    `unmatched`: judgements that match nothing any more, in words.
    """

    people: pl.DataFrame
    person_aliases: pl.DataFrame
    organizations: pl.DataFrame
    organization_aliases: pl.DataFrame
    assignments: pl.DataFrame
    resolutions: pl.DataFrame
    unmatched: tuple[str, ...]


def resolve(
    entities: pl.DataFrame,
    mentions: pl.DataFrame,
    roles: pl.DataFrame,
    sources: pl.DataFrame,
    registry: Registry,
    judgements: Judgements,
) -> Resolved:
    """Resolve local entities (schemas.facts.LocalEntities, LocalMentions, LocalRoles) over all `sources`."""
    by_node = _Facts(entities, mentions, roles)
    split, unmatched = by_node.apply_places(judgements, sources)
    orgs = _Kind("organization", "o_", by_node, registry)
    orgs.cluster(split["organizations"], {})
    people = _Kind("person", "p_", by_node, registry)
    people.cluster(split["people"], orgs.ids)
    return Resolved(
        people=_frame([people.person_row(c) for c in people.order], People),
        person_aliases=_frame(people.aliases("person_id"), PersonAliases),
        organizations=_frame(orgs.organization_rows(), Organizations),
        organization_aliases=_frame(orgs.aliases("org_id"), OrganizationAliases),
        assignments=pl.DataFrame(people.assignments() + orgs.assignments(), schema=ASSIGNMENTS, orient="row"),
        resolutions=_frame(people.resolutions() + orgs.resolutions(), Resolutions),
        unmatched=tuple(unmatched),
    )


def _frame(rows: list[dict[str, Any]], model: Any) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=polars_schema(model), orient="row")


class _Facts:
    """The local facts by node, and the nodes that judgements cut out of them."""

    def __init__(self, entities: pl.DataFrame, mentions: pl.DataFrame, roles: pl.DataFrame) -> None:
        self.entities = {(r["source_id"], r["entity_key"]): r for r in entities.iter_rows(named=True)}
        self.mentions: dict[Node, list[dict[str, Any]]] = defaultdict(list)
        for r in mentions.iter_rows(named=True):
            self.mentions[r["source_id"], r["entity_key"]].append(r)
        self.roles: dict[Node, list[dict[str, Any]]] = defaultdict(list)
        for r in roles.iter_rows(named=True):
            self.roles[r["source_id"], r["person_key"]].append(r)
        self.cut: dict[Node, tuple[Node, str, int]] = {}  # a mention's own node → (its entity's node, part, start)

    def apply_places(
        self, judgements: Judgements, sources: pl.DataFrame
    ) -> tuple[dict[str, dict[str, list[tuple[Node, Node]]]], list[str]]:
        """Judged pairs of nodes by kind and verdict, and the judgements that match nothing."""
        source_of: dict[str, list[str]] = defaultdict(list)
        for r in sources.iter_rows(named=True):
            source_of[r["content_sha256"]].append(r["source_id"])
        at = {
            (m["source_id"], m["entity_kind"], m["part"], m["char_start"]): n
            for n, ms in self.mentions.items()
            for m in ms
        }
        pairs: dict[str, dict[str, list[tuple[Node, Node]]]] = {
            kind: {"same": [], "different": []} for kind in ("people", "organizations")
        }
        unmatched = []
        for kind, entity_kind in (("people", "person"), ("organizations", "organization")):
            for j in judgements.of(kind):
                nodes = [self._node_at(p, entity_kind, source_of, at, j) for p in j.places]
                there = [n for n in nodes if n]
                if len(there) < 2:
                    unmatched.append(f"{kind} {j.verdict}: " + ", ".join(p.surface or p.source[:8] for p in j.places))
                    continue
                pairs[kind][j.verdict] += [(a, b) for i, a in enumerate(there) for b in there[i + 1 :] if a != b]
        return pairs, unmatched

    def _node_at(
        self, place: Place, kind: str, source_of: dict[str, list[str]], at: dict[Any, Node], judgement: Judgement
    ) -> Node | None:
        for source in sorted(source_of.get(place.source, ())):
            node = at.get((source, kind, place.part, place.start))
            if node is None:
                continue
            others = {
                at.get((source, kind, p.part, p.start))
                for p in judgement.places
                if p is not place and p.source == place.source
            }
            if judgement.verdict == "different" and node in others:
                return self._cut_out(node, place)
            return node
        return None

    def _cut_out(self, node: Node, place: Place) -> Node:
        """A mention that is judged another than its entity's becomes a node of its own."""
        own = (node[0], f"{node[1]}@{place.part}:{place.start}")
        whole = [m for m in self.mentions[node] if (m["part"], m["char_start"]) != (place.part, place.start)]
        if not whole:
            return node
        self.mentions[own] = [m for m in self.mentions[node] if m not in whole]
        self.mentions[node] = whole
        self.entities[own] = {**self.entities[node], "registry_key": None}
        self.cut[own] = (node, place.part, place.start)
        return own


class _Kind:
    """People or organisations: nodes, clusters, ids and rows."""

    def __init__(self, kind: str, prefix: str, facts: _Facts, registry: Registry) -> None:
        self.kind, self.prefix, self.facts, self.registry = kind, prefix, facts, registry
        self.nodes = sorted(n for n, e in facts.entities.items() if e["entity_kind"] == kind and facts.mentions.get(n))
        self.clusters = Clusters()
        self.members: dict[Node, list[Node]] = defaultdict(list)
        self.order: list[Node] = []
        self.ids: dict[Node, str] = {}
        self.parents: dict[str, str] = {}

    def cluster(self, judged: dict[str, list[tuple[Node, Node]]], org_ids: dict[Node, str]) -> None:
        """Cluster, and give each cluster its id."""
        in_source: dict[str, set[str]] = defaultdict(set)
        for s, key in self.nodes:
            e = self.facts.entities[s, key]
            if not e["partial"]:
                in_source[s].add(folded_name(e["name"]))
        local = [self._local(n, org_ids, in_source[n[0]]) for n in self.nodes]
        self.clusters = cluster(local, judged["same"], judged["different"])
        for n in self.nodes:
            self.members[self.clusters.find(n)].append(n)
        self.order = sorted(self.members)
        taken: dict[str, list[Node]] = defaultdict(list)
        for c in self.order:
            taken[self._identity(c)].append(c)
        for identity, some in taken.items():
            for c in some:
                # namesakes are told apart by the smallest organisation or article that is theirs alone
                own = identity if len(some) == 1 else f"{identity}|{self._apart(c, org_ids)}"
                self.ids.update(dict.fromkeys(self.members[c], self.prefix + _short(own)))

    def _local(self, n: Node, org_ids: dict[Node, str], companions: set[str]) -> LocalNode:
        e = self.facts.entities[n]
        names = {folded_name(x) for x in (e["name"], e["name_zh"], e["name_latin"], *e["alternatives"]) if x}
        if self.kind == "organization" and e["org_kind"] == "team" and e["parent_key"]:
            names = {f"{folded_name(self._parent_name(n) or e['parent_key'])}/{x}" for x in names}
        roles = self.facts.roles.get(n, [])
        orgs = {org_ids[n[0], r["org_key"]] for r in roles if r["org_key"] and (n[0], r["org_key"]) in org_ids}
        mine = {folded_name(e["name"])}
        return LocalNode(
            n, e["name"], frozenset(x for x in names if x), e["registry_key"], bool(e["partial"]), frozenset(orgs),
            frozenset(folded_name(r["title"]) for r in roles), frozenset(companions - mine) if self.kind == "person" else frozenset(),  # noqa: E501
        )  # fmt: skip

    def _parent_name(self, n: Node) -> str | None:
        parent = self.facts.entities.get((n[0], self.facts.entities[n]["parent_key"]))
        return (parent["registry_key"] or parent["name"]) if parent else None

    def _entry(self, c: Node) -> Entry | None:
        keys = Counter(k for n in self.members[c] if (k := self.facts.entities[n]["registry_key"]))
        if not keys:
            return None
        best = min(keys, key=lambda k: (-keys[k], k))
        return self.registry.by_key.get(f"{self.kind}:#{best}")

    def _identity(self, c: Node) -> str:
        entry = self._entry(c)
        if entry:
            return f"#{entry.key}"
        nodes = self.members[c]
        if all(self.facts.entities[n]["partial"] for n in nodes):
            return f"{folded_name(self._name(c))}@{nodes[0][0]}"
        first = self.facts.entities[nodes[0]]
        parent = self._parent_name(nodes[0]) if first["org_kind"] == "team" and first["parent_key"] else None
        return (folded_name(parent) + "/" if parent else "") + folded_name(self._name(c))

    def _apart(self, c: Node, org_ids: dict[Node, str]) -> str:
        orgs = {org_ids[n[0], r["org_key"]] for n in self.members[c] for r in self.facts.roles.get(n, [])
                if r["org_key"] and (n[0], r["org_key"]) in org_ids}  # fmt: skip
        return min(orgs) if orgs else min(n[0] + n[1] for n in self.members[c])

    def _name(self, c: Node) -> str:
        entry = self._entry(c)
        if entry:
            return entry.name
        votes: Counter[str] = Counter()
        for n in self.members[c]:
            e = self.facts.entities[n]
            votes[e["name"]] += 1 + (0 if e["partial"] else 1_000)
        return min(votes, key=lambda x: (-votes[x], x))

    def _form(self, c: Node, column: str) -> str | None:
        votes = Counter(v for n in self.members[c] if (v := self.facts.entities[n][column]))
        return min(votes, key=lambda x: (-votes[x], x)) if votes else None

    def person_row(self, c: Node) -> dict[str, Any]:
        """A row of people."""
        entry = self._entry(c)
        return {
            "person_id": self.ids[c], "name": self._name(c),
            "name_zh": entry.name_zh if entry else self._form(c, "name_zh"),
            "name_latin": entry.name_latin if entry else self._form(c, "name_latin"),
            "wikidata_id": entry.wikidata_id if entry else None, "in_registry": entry is not None,
            "source_count": None, "mention_count": None,
        }  # fmt: skip

    def organization_rows(self) -> list[dict[str, Any]]:
        """Rows of organizations, registered parents that no article names among them."""
        rows: dict[str, dict[str, Any]] = {}
        for c in self.order:
            entry = self._entry(c)
            parent = self._parent_id(c, entry)
            rows[self.ids[c]] = {
                "org_id": self.ids[c], "name": self._name(c),
                "name_zh": entry.name_zh if entry else self._form(c, "name_zh"),
                "kind": (entry.org_kind if entry else self._form(c, "org_kind")) or "other",
                "parent_org_id": parent if parent != self.ids[c] else None,
                "wikidata_id": entry.wikidata_id if entry else None, "in_registry": entry is not None,
                "source_count": None, "mention_count": None,
            }  # fmt: skip
        waiting = [r["parent_org_id"] for r in rows.values()]
        known = {self._registered_id(e.key): e for e in self.registry.entries if e.kind == "organization"}
        while waiting:
            parent = waiting.pop()
            if parent and parent not in rows and parent in known:
                e = known[parent]
                up = self._registered_id(e.parent) if e.parent else None
                rows[parent] = {
                    "org_id": parent, "name": e.name, "name_zh": e.name_zh, "kind": e.org_kind or "other",
                    "parent_org_id": up, "wikidata_id": e.wikidata_id, "in_registry": True, "source_count": None,
                    "mention_count": None,
                }  # fmt: skip
                waiting.append(up)
        return [rows[k] for k in sorted(rows)]

    def _registered_id(self, key: str) -> str:
        return self.prefix + _short(f"#{key}")

    def _parent_id(self, c: Node, entry: Entry | None) -> str | None:
        if entry and entry.parent:
            return self._registered_id(entry.parent)
        parents = Counter(
            self.ids[n[0], p] for n in self.members[c]
            if (p := self.facts.entities[n]["parent_key"]) and (n[0], p) in self.ids
        )  # fmt: skip
        return min(parents, key=lambda x: (-parents[x], x)) if parents else None

    def aliases(self, id_column: str) -> list[dict[str, Any]]:
        """Alias rows: forms in the articles, full forms, and the registry's."""
        found: dict[tuple[str, str], str] = {}
        for c in self.order:
            entry, ident = self._entry(c), self.ids[c]
            forms = [(self._name(c), "canonical")]
            if entry:
                forms += [(f, k) for f, k, weak in entry.forms if not weak]
            for n in self.members[c]:
                e = self.facts.entities[n]
                if not e["partial"]:
                    forms += [(x, "full") for x in (e["name"], e["name_zh"], e["name_latin"], *e["alternatives"]) if x]
                forms += sorted({(m["surface"], m["alias_kind"]) for m in self.facts.mentions[n]})
            for form, kind in forms:
                found.setdefault((ident, form), kind)
        return [{id_column: i, "alias": form, "kind": kind} for (i, form), kind in sorted(found.items())]

    def assignments(self) -> list[tuple[Any, ...]]:
        """Rows of ASSIGNMENTS."""
        rows: list[tuple[Any, ...]] = []
        for n in self.nodes:
            if n in self.facts.cut:
                whole, part, start = self.facts.cut[n]
                rows.append((n[0], self.kind, whole[1], self.ids[n], part, start))
            else:
                rows.append((n[0], self.kind, n[1], self.ids[n], None, None))
        return rows

    def resolutions(self) -> list[dict[str, Any]]:
        """Why each form in each article belongs where it does."""
        rows = []
        for n in self.nodes:
            rule, score, evidence = self.clusters.why[n]
            for surface in sorted({m["surface"] for m in self.facts.mentions[n]}):
                rows.append({"entity_kind": self.kind, "entity_id": self.ids[n], "source_id": n[0], "surface": surface,
                             "rule": rule, "score": score, "evidence": evidence})  # fmt: skip
        return rows


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:14]
