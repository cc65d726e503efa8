"""How well copies were told from other articles: pairs of files in a warehouse against the truth of its corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.bench.corpus import File


@dataclass(frozen=True, slots=True)
class Grouping:
    """Of pairs of files: precision and recall of being one article. `missed`, `wrong`: what was done to the files."""

    precision: float
    recall: float
    missed: Counter[str]
    wrong: Counter[str]


def grouping(warehouse: Path, raw: Path, corpus: Iterable[File]) -> Grouping:
    """Compare `source_files` with the corpus that lies under `raw`."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        source_of = dict(con.execute("SELECT path, source_id FROM source_files").fetchall())
    base = raw.resolve().as_posix()
    both: Counter[tuple[str, str]] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    files = [(f.article, str(source_of[f"{base}/{f.path}"]), f.how) for f in corpus]
    for article, source, _ in files:
        both[article, source] += 1
        true[article] += 1
        found[source] += 1
    pairs = {name: sum(n * (n - 1) // 2 for n in c.values()) for name, c in (("b", both), ("f", found), ("t", true))}
    most = {a: max((s for x, s in both if x == a), key=lambda s: both[a, s]) for a in true if true[a] > 1}
    owner = {s: max((a for a, x in both if x == s), key=lambda a: both[a, s]) for s in found if found[s] > 1}
    return Grouping(
        pairs["b"] / max(1, pairs["f"]),
        pairs["b"] / max(1, pairs["t"]),
        Counter(how for a, s, how in files if most.get(a, s) != s),
        Counter(how for a, s, how in files if owner.get(s, a) != a),
    )
