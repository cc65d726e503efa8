"""Reprint groups over all articles: a group is a representative and what is verified against it, never a chain."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from flows.dedup.folding import fold_body, shingles, vocabulary

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_EQUALLY_FULL = 0.95  # the contract: within 5 % of length counts as equally full
_FETCH = 2_000


@dataclass(frozen=True, slots=True)
class Groups:
    """`members`: article_key, source_id, kind, similarity. `sources`: source_id, body_from, header_from."""

    members: pl.DataFrame
    sources: pl.DataFrame


def group(articles: pl.DataFrame, fetch_bodies: Callable[[list[str]], dict[str, str]]) -> Groups:
    """Group articles (article_key, title, body_chars, sketch, published_at, published_earliest, first_path, …).

    `fetch_bodies` gives bodies by key: only those of candidates are read. Independent of the order of rows.
    """
    rows = articles.sort(["body_chars", "first_path", "article_key"], descending=[True, False, False])
    keys: list[str] = rows["article_key"].to_list()
    info = {r["article_key"]: r for r in rows.drop("sketch").iter_rows(named=True)}
    rank = {k: i for i, k in enumerate(keys)}
    likely: dict[str, set[str]] = defaultdict(set)
    for a, b in _candidates(rows):
        first, second = sorted((a, b), key=rank.__getitem__)
        likely[first].add(second)
    similar = dict(_verified(likely, info, fetch_bodies))
    taken: set[str] = set()
    members: list[tuple[str, str, str, float]] = []
    sources: list[tuple[str, str, str]] = []
    for key in keys:
        if key in taken:
            continue
        copies = {c: similar[key, c] for c in sorted(likely.get(key, ()), key=rank.__getitem__)
                  if c not in taken and (key, c) in similar}  # fmt: skip
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
    )  # fmt: skip


def _apart(row: Mapping[str, object]) -> bytes:
    """Words that keep an equal body apart belong to its identity too."""
    return "".join(w for w in vocabulary().apart_words if w in str(row["title"])).encode()


def _candidates(rows: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of keys that share a band of their sketches; in a crowded band, each with the few that rank first."""
    if rows.is_empty():
        return
    v = vocabulary()
    width = v.permutations // v.bands
    numbers = np.frombuffer(b"".join(rows["sketch"].to_list()), dtype="<u4").reshape(len(rows), v.bands, width)
    flat = np.ascontiguousarray(numbers).view(f"V{4 * width}").reshape(len(rows), v.bands)
    keys = rows["article_key"].to_list()
    for band in range(v.bands):
        column = flat[:, band]
        _, inverse, counts = np.unique(column, return_inverse=True, return_counts=True)
        crowded = np.flatnonzero(counts[inverse] > 1)
        buckets: dict[int, list[int]] = defaultdict(list)
        for i in crowded.tolist():
            buckets[int(inverse[i])].append(i)
        for bucket in buckets.values():
            for position, i in enumerate(bucket):
                for j in bucket[: min(position, 20)]:
                    yield keys[j], keys[i]


def _verified(
    likely: Mapping[str, set[str]],
    info: Mapping[str, dict[str, object]],
    fetch_bodies: Callable[[list[str]], dict[str, str]],
) -> Iterator[tuple[tuple[str, str], tuple[float, str]]]:
    """((representative, copy), (similarity, kind)) of the pairs that are one article."""
    wanted = sorted({k for a, bs in likely.items() for k in (a, *bs)})
    folded: dict[str, str] = {}
    for start in range(0, len(wanted), _FETCH):
        folded |= {k: fold_body(b) for k, b in fetch_bodies(wanted[start : start + _FETCH]).items()}
    for a in sorted(likely):
        mine, numbers = shingles(folded[a]), Counter(_NUMBER.findall(folded[a]))
        for b in sorted(likely[a]):
            found = _compare(folded[a], mine, numbers, folded[b], str(info[a]["title"]), str(info[b]["title"]))
            if found:
                yield (a, b), found


def _compare(
    long: str, mine: set[str], numbers: Counter[str], short: str, title: str, other_title: str
) -> tuple[float, str] | None:
    v = vocabulary()
    if any((w in title) != (w in other_title) for w in v.apart_words):
        return None
    if long == short:
        return 1.0, "reprint"
    theirs = shingles(short)
    shared = len(mine & theirs)
    jaccard, containment = shared / len(mine | theirs), shared / len(theirs)
    held = Counter(_NUMBER.findall(short))
    if sum((held & numbers).values()) < v.numbers * sum(held.values()):
        return None
    if len(long) < v.short_chars:
        cut = long.startswith(short) and len(short) >= v.short_length * len(long) and held == numbers
        return (round(jaccard, 4), "excerpt") if cut else None
    if jaccard >= v.jaccard:
        return round(jaccard, 4), "reprint"
    same_title = bool(title) and fold_body(title) == fold_body(other_title)
    if containment >= v.containment and same_title and len(short) >= v.excerpt_length * len(long):
        return round(containment, 4), "excerpt"
    return None


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
