"""Making the working store again when it is broken: from the raw files that the published warehouse names."""

from __future__ import annotations

from pathlib import Path

import duckdb

from flows.ingest import held, ingest
from flows.locations import Location, is_address
from flows.pipeline.outcome import Outcome
from flows.settings import Settings
from schemas.errors import RunFailed


def rebuild(settings: Settings) -> Outcome:
    """Set the store aside, read every file again, publish.

    The files are those of the published warehouse (or the raw folder when there is none). Judgements are the user's
    own file and stay; the history of runs begins anew. Raises what `ingest` raises.
    """
    paths = known_files(settings)
    with held(settings):
        try:
            if settings.store.exists():
                settings.store.replace(settings.store.with_name(settings.store.name + ".broken"))
            settings.store.with_name(settings.store.name + ".wal").unlink(missing_ok=True)
        except OSError as e:
            raise RunFailed(f"{settings.store}: cannot be set aside: {e.strerror}.") from e
    return ingest(settings, paths, force=True)


def known_files(settings: Settings) -> list[Location]:
    """The raw folder, and files outside it that the published warehouse was made from and that are still there."""
    paths: list[Location] = [settings.raw] if is_address(settings.raw) or Path(settings.raw).exists() else []
    if settings.warehouse.is_file():
        try:
            con = duckdb.connect(str(settings.warehouse), read_only=True)
            found = con.execute(
                "SELECT path FROM source_files WHERE removed_at IS NULL AND container_path IS NULL "
                "AND (starts_with(path, '/') OR contains(path, '://'))"
            ).fetchall()
            con.close()
        except duckdb.Error:
            found = []
        for (name,) in found:
            if is_address(name):
                paths.append(name)
            elif Path(name).exists():
                paths.append(Path(name))
    return paths
