"""Reprint groups over all articles: a group is a representative and what is verified against it, never a chain."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.dedup.comparing import Folded, Likeness, compare
from flows.dedup.folding import vocabulary

_EQUALLY_FULL = 0.95  # the contract: within 5 % of length counts as equally full
_FETCH = 1_000  # bodies, with their shingles, in memory at a time
_CROWD = 20


Pair = tuple[str, str]
"""Two article keys, sorted."""


@dataclass(frozen=True, slots=True)
class Groups:
    """`members`: article_key, source_id, kind, similarity. `sources`: source_id, body_from, header_from.

    `compared`: what was compared beyond what was known, for the next time.
    """

    members: pl.DataFrame
    sources: pl.DataFrame
    compared: dict[Pair, Likeness | None]


def group(
    articles: pl.DataFrame,
    fetch_bodies: Callable[[list[str]], dict[str, str]],
    known: Mapping[Pair, Likeness | None] | None = None,
) -> Groups:
    """Group articles (article_key, title, folded_title, content_sha256, body_chars, sketch, published_at,
    published_earliest, first_path).

    `fetch_bodies` gives bodies by key: only those of pairs that are not `known` are read. Independent of the order of
    rows and of what is known.
    """
    rows = articles.sort(["body_chars", "first_path", "article_key"], descending=[True, False, False])
    keys: list[str] = rows["article_key"].to_list()
    info = {r["article_key"]: r for r in rows.drop("sketch").iter_rows(named=True)}
    likely: dict[str, list[str]] = defaultdict(list)
    similar = dict(known or {})
    pairs = _candidates(rows)  # positions are ranks: an article before what ranks below it
    for i, j in pairs:
        likely[keys[i]].append(keys[j])
    unknown = [p for i, j in pairs if (p := _pair(keys[i], keys[j])) not in similar]
    compared = dict(_compared(unknown, info, fetch_bodies))
    similar |= compared
    taken: set[str] = set()
    members: list[tuple[str, str, str, float]] = []
    sources: list[tuple[str, str, str]] = []
    for key in keys:
        if key in taken:
            continue
        copies = {c: found for c in likely[key] if c not in taken and (found := similar[_pair(key, c)])}
        taken |= {key, *copies}
        body_from, header_from = _chosen([info[key], *(info[c] for c in copies)])
        source_id = "s_" + hashlib.sha256(info[key]["content_sha256"].encode() + _apart(info[key])).hexdigest()[:16]
        sources.append((source_id, body_from, header_from))
        everyone = {key: (1.0, "reprint"), **copies}
        for member, (likeness, kind) in everyone.items():
            members.append((member, source_id, "representative" if member == body_from else kind, likeness))
    return Groups(
        pl.DataFrame(members, schema={"article_key": pl.String, "source_id": pl.String, "kind": pl.String,
                                      "similarity": pl.Float64}, orient="row"),
        pl.DataFrame(sources, schema=["source_id", "body_from", "header_from"], orient="row",
                     schema_overrides=dict.fromkeys(["source_id", "body_from", "header_from"], pl.String)),
        compared,
    )  # fmt: skip


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _apart(row: Mapping[str, object]) -> bytes:
    """Words that keep an equal body apart belong to its identity too."""
    return "".join(w for w in vocabulary().apart_words if w in str(row["title"])).encode()


def _candidates(rows: pl.DataFrame) -> list[tuple[int, int]]:
    """Pairs of positions, in order, that share a band of their sketches, the whole sketch, or their title.

    In a crowded bucket, each with the few that rank first. Sketches that hardly agree are left out.
    """
    if rows.is_empty():
        return []
    v = vocabulary()
    width = v.permutations // v.bands
    numbers = np.frombuffer(b"".join(rows["sketch"]), dtype="<u4").reshape(len(rows), v.permutations)
    bands = [np.ascontiguousarray(numbers[:, b * width : (b + 1) * width]) for b in range(v.bands)]
    titles = {t: i for i, t in enumerate(rows["folded_title"]) if t}
    title_of = np.array([[titles.get(t, -1 - i)] for i, t in enumerate(rows["folded_title"])])
    found: set[tuple[int, int]] = set()
    for column in (*bands, numbers, title_of):
        for bucket in _buckets(column):
            found.update((j, i) for position, i in enumerate(bucket) for j in bucket[: min(position, _CROWD)])
    pairs = sorted(found)
    likely: list[tuple[int, int]] = []
    for start in range(0, len(pairs), _FETCH):
        some = np.array(pairs[start : start + _FETCH])
        agree = (numbers[some[:, 0]] == numbers[some[:, 1]]).mean(axis=1)
        likely += [p for p, a in zip(pairs[start : start + _FETCH], agree.tolist(), strict=True) if a >= v.likely]
    return likely


def _buckets(column: npt.NDArray[Any]) -> Iterator[list[int]]:
    """The positions of equal rows, ascending, of rows that have an equal one."""
    values = column.view(f"V{column.itemsize * column.shape[1]}").ravel()
    order = np.argsort(values, kind="stable")
    bounds = np.flatnonzero(np.concatenate(([True], values[order][1:] != values[order][:-1], [True])))
    for begin in np.flatnonzero(np.diff(bounds) > 1).tolist():
        yield order[bounds[begin] : bounds[begin + 1]].tolist()


def _compared(
    pairs: list[Pair],
    info: Mapping[str, dict[str, object]],
    fetch_bodies: Callable[[list[str]], dict[str, str]],
) -> Iterator[tuple[Pair, Likeness | None]]:
    """Compare pairs, with no more than `_FETCH` bodies and a pair's two in memory."""
    waiting: list[Pair] = []
    wanted: set[str] = set()
    for number, pair in enumerate(pairs, 1):
        waiting.append(pair)
        wanted |= set(pair)
        if len(wanted) < _FETCH and number < len(pairs):
            continue
        bodies = {k: Folded(b, str(info[k]["title"])) for k, b in fetch_bodies(sorted(wanted)).items()}
        yield from ((p, compare(bodies[p[0]], bodies[p[1]])) for p in waiting)
        waiting, wanted = [], set()


def _chosen(copies: list[dict[str, object]]) -> tuple[str, str]:
    """(body from the fullest copy, header from the earliest stated one); ties by path."""
    longest = max(int(str(c["body_chars"])) for c in copies)
    full = [c for c in copies if int(str(c["body_chars"])) >= _EQUALLY_FULL * longest]
    body = min(full, key=_earliest)
    header = min(copies, key=_earliest)
    return str(body["article_key"]), str(header["article_key"])


def _earliest(copy: Mapping[str, object]) -> tuple[bool, str, str, str]:
    stated = copy["published_at"]
    return (
        stated is None,
        str(stated or copy["published_earliest"] or "9999"),
        str(copy["first_path"]),
        str(copy["article_key"]),
    )
