"""The driver, top to bottom: the file to read first.

    discover → read → group → recognise and extract → resolve → merge → check → publish

What one file or one text holds is found once, in workers, and kept in the working store; what needs all articles is
computed again from the kept facts in every run, as whole tables, so that neither order nor history can matter.
Nothing here knows Prefect: `prefect_flow` hands in another way of running batches.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from filelock import FileLock, Timeout

from flows.locations import Location, is_address
from flows.pipeline import bookkeeping, checked_sources, source_texts, versions
from flows.pipeline.discover import Discovery, discover
from flows.pipeline.interpreter_tuning import seldom_collecting, taking_turns
from flows.pipeline.outcome import Outcome
from flows.quality import definitions
from flows.quality.evaluation.annotations import load as load_annotations
from flows.settings import Settings
from schemas.errors import NewsledgerError, PublishRefused, RunFailed, Usage, WarehouseLocked
from warehouse.reader import published_run
from warehouse.store import Store, in_a_sentence, keep_versions, open_store

if TYPE_CHECKING:
    from flows.pipeline.refusals import Frames
    from flows.pipeline.workers import Pool, Workers

Progress = Callable[[str, int, int], None]
"""Called with step, done and total, counted in files or articles."""


class Carrier(Protocol):
    """How batches are run: plainly, or as Prefect tasks."""

    def __call__(self, step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
        """Results of `workers.do` over all batches, in any order."""
        ...


def plainly(step: str, workers: Workers[Any, Frames], work: Iterable[list[Any]]) -> Iterator[Frames]:
    """Run batches in the workers themselves."""
    yield from workers.run(work)


def ingest(
    settings: Settings,
    paths: Sequence[Location] = (),
    *,
    carrier: Carrier = plainly,
    progress: Progress = lambda step, done, total: None,
    flow_run_id: str | None = None,
    force: bool = False,
    warm: bool = True,
) -> Outcome:
    """Take the files under `paths` (without any: the raw folder) into the warehouse and publish it.

    `warm`: start the workers of this machine before there is work for them; off where the carrier runs it elsewhere.
    Raises Usage for a path that never was, WarehouseLocked when another run holds the warehouse, PublishRefused when
    a check refuses the candidate, RunFailed for whatever else ends the run. The last good file stands in all cases.
    """
    # a misspelt check or annotation costs no run of hours
    definitions.load(settings.checks)
    if settings.annotations:
        load_annotations(settings.annotations)
    begun = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    out = Outcome(run_id=f"{begun:%Y%m%dT%H%M%S.%f}Z", warehouse=str(settings.warehouse))
    with held(settings), opened(settings) as store:
        bookkeeping.close_broken_runs(store, published_run(settings.warehouse))
        with out.timed("discover"):
            seen = discover(paths or [settings.raw], settings.raw, settings.warehouse)
            missing(seen, paths or [settings.raw], store)
            changes = bookkeeping.look(store, seen, out.run_id, settings.reading)
        out.files, out.skipped = changes.counts, seen.skipped
        progress("discover", changes.counts["new"] + changes.counts["changed"], changes.counts["seen"])
        kept = versions_of(settings)
        print_of_input = versions.digest(x.encode() for x in (bookkeeping.state_of_input(store), kept.result))
        standing = settings.warehouse.is_file() and store.state("published_input") == print_of_input
        bookkeeping.begin_run(store, out, begun, flow_run_id, kept.facts, kept.registry)
        if standing and not force:
            out.files |= bookkeeping.counts_by_status(store)
            out.status, out.note = "nothing_new", "Nothing new: the published warehouse stays as it is."
            bookkeeping.end_run(store, out)
            return out
        try:
            with in_a_sentence(settings.store), seldom_collecting(), taking_turns():
                take_through(store, settings, out, carrier, progress, kept, warm=warm, force=force)
        except PublishRefused:
            raise  # the run has been ended, and its candidate kept
        except NewsledgerError as e:
            from warehouse import publish

            out.status, out.note = "failed", str(e)
            publish.drop_candidate(store, candidate_of(settings))
            bookkeeping.end_run(store, out)
            raise
        store.keep_state("published_input", print_of_input)
    return out


def take_through(
    store: Store,
    settings: Settings,
    out: Outcome,
    carrier: Carrier,
    progress: Progress,
    kept: versions.KeptVersions,
    *,
    warm: bool = True,
    force: bool = False,
) -> None:
    """From changed files to a published warehouse. `force`: the checks look at every source again."""
    # heavy rooms are imported by those who use them: a run with nothing new starts in a fraction of a second
    from flows.pipeline import INLINE_BYTES, facts, read
    from flows.pipeline.workers import Pool, Workers, batches

    keep_versions(store, kept.reading, kept.facts, kept.tags, kept.merging)

    # time limits are alarms, which only the main thread takes: another carrier gets processes
    def pool_for(size_bytes: int) -> Pool | None:
        return None if carrier is plainly and size_bytes < INLINE_BYTES else pool

    finder = facts.FactsStage(
        settings.registry, settings.registry_enabled, settings.event_types, settings.tagger, settings.voices,
        settings.limits.max_seconds, kept.facts, kept.registry, settings.keep_tags,
    )  # fmt: skip
    with Pool(settings.workers, warm=warm) as pool:
        with out.timed("read"):
            new = bookkeeping.unread(store)
            done, total = 0, len(new)
            progress("read", done, total)
            readers = Workers(read.ReadStage(settings.reading), read.lost_file, pool_for(sum(f.bytes for f in new)))
            if readers.pool:
                readers.pool.warm(readers.function)  # the workers start while the rest is imported here
            from flows.pipeline import corpus, dating
            from flows.quality import audit, checks, judging
            from warehouse import publish

            for frames in carrier("read", readers, batches(new, lambda f: f.bytes, settings.batch_chars * 3)):
                bookkeeping.keep(store, frames)
                done += read.articles_in(frames)
                progress("read", done, total)

        with out.timed("group"):
            if readers.pool:
                readers.pool.warm(finder)
            corpus.group_sources(store)
            out.files |= bookkeeping.counts_by_status(store)

        with out.timed("facts"):
            _find_facts(store, settings, finder, pool_for, carrier, progress)

        with out.timed("date"):
            if dating.date_by_other_articles(store):
                _find_facts(store, settings, finder, pool_for, carrier, progress)  # of what is dated more closely now

    with out.timed("resolve"):
        resolved = corpus.resolve(store, settings, out)
        progress("resolve", 1, 1)

    with out.timed("build"):
        bookkeeping.note_quarantine(store, out.run_id)
        candidate = candidate_of(settings)
        publish.build(store, candidate, resolved.entities, resolved.events)
        resolved.keep()
        publish.fill_audits(store, lambda con: audit.table(judging.asking(con), audit.load_audits(settings.audits)))

    with out.timed("check"):
        changed = None if force else checked_sources.changed(store, kept.result)
        results, wrong = checks.run(store.con, settings, out.run_id, changed)
        bookkeeping.keep_quality(store, results)
        out.warnings += checks.sentences(results, "warn")
        if errors := checks.sentences(results, "error"):
            out.status, out.note = "refused", f"Not published. {' '.join(errors)}"
            bookkeeping.end_run(store, out)
            raise publish.refuse(store, candidate, settings.refused, out.note)

    with out.timed("publish"):
        out.status = "published"
        out.rows = bookkeeping.row_counts(store)
        bookkeeping.end_run(store, out)
        publish.finish(store, candidate, settings.warehouse, settings.previous, out.run_id, settings.published.previous)
        settings.refused.unlink(missing_ok=True)
        bookkeeping.note_sources(store, out.run_id)
        checked_sources.keep(store, kept.result, wrong)


def _find_facts(
    store: Store,
    settings: Settings,
    finder: Any,
    pool_for: Callable[[int], Pool | None],
    carrier: Carrier,
    progress: Progress,
) -> None:
    """Recognise and extract over the source texts whose facts are not kept."""
    from flows.pipeline.workers import Workers, batches

    source_texts.keep_what_the_registry_leaves(store, finder)
    unknown = source_texts.texts_without_facts(store)
    done, total = 0, len(unknown)
    progress("facts", done, total)
    finders = Workers(finder, finder.lost, pool_for(3 * sum(chars for _, chars in unknown)))
    keys = batches(unknown, lambda x: x[1], settings.batch_chars)
    for frames in carrier("facts", finders, (source_texts.texts(store, keys_of) for keys_of in keys)):
        bookkeeping.keep(store, frames)
        done += len(frames["texts"])
        progress("facts", done, total)
    if unknown:
        source_texts.prune_tags(store)


def versions_of(settings: Settings) -> versions.KeptVersions:
    """What is kept follows from code, vocabulary, tagger, and the user's own files and switches."""
    models = f"{settings.tagger} {settings.voices}"

    def version(folders: tuple[str, ...], *user: str, but: tuple[str, ...] = ()) -> str:
        return versions.digest(x.encode() for x in (versions.of_folders(*folders, but=but), *user))

    reading = version(versions.READING, repr(settings.reading))
    facts = version(versions.FACTS, models, versions.of_files(settings.event_types), but=versions.NOT_FACTS)
    registry = version(versions.REGISTRY, f"{settings.registry_enabled} {versions.of_files(settings.registry)}")
    users_files = versions.of_files([settings.judgements, settings.audits, *annotations_of(settings)])
    return versions.KeptVersions(
        reading,
        facts,
        tags=version(versions.TAGS, f"{models} {settings.keep_tags}"),
        merging=version(versions.MERGING, versions.of_files(settings.event_types)),
        registry=registry,
        result=version(
            versions.RESULT, reading, facts, registry, users_files, settings.checks_version, repr(settings.confidence),
            repr(versions.packages(versions.RESULT_MADE_BY)), but=versions.NOT_RESULT,
        ),
    )  # fmt: skip


def annotations_of(settings: Settings) -> list[Path]:
    """The files that the candidate is scored against."""
    return sorted(settings.annotations.glob("*.json")) if settings.annotations else []


def missing(seen: Discovery, paths: Sequence[Location], store: Store) -> None:
    """A path that is not there and never held a known file is a slip of the pen."""
    for path, root in zip(paths, seen.roots, strict=True):
        there = any(f.location.startswith(root) for f in seen.files) if is_address(root) else os.path.lexists(root)
        if not there and not bookkeeping.known_under(store, root):
            raise Usage(f"{path}: no such file or folder; name a file, a folder, or set `raw` in newsledger.toml.")


def candidate_of(settings: Settings) -> Path:
    """The file that is built aside."""
    return settings.warehouse.with_name(settings.warehouse.stem + ".candidate.duckdb")


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """Hold the warehouse for this process; wait `lock_seconds` for another run. Raises WarehouseLocked."""
    lock = settings.warehouse.with_name(settings.warehouse.name + ".lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock, timeout=settings.lock_seconds):
            yield
    except Timeout as e:
        raise WarehouseLocked(
            f"{settings.warehouse}: another run holds the warehouse and did not end within "
            f"{settings.lock_seconds:g} s (setting lock_seconds)."
        ) from e
    except OSError as e:
        raise RunFailed(f"{lock.parent}: the folder of the warehouse cannot be written: {e.strerror or e}.") from e


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The working store, closed in the end."""
    store = open_store(
        settings.store, versions.of_folders("schemas/working.py", "schemas/facts.py", "schemas/operations.py")
    )
    try:
        with in_a_sentence(settings.store):
            yield store
    finally:
        store.close()
