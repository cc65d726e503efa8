"""`newsledger audit`: rows drawn at random are read by a person, one key a verdict; the share that is right is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.judging import rows, say
from flows.cli.main import Warehouse, absolute, app, in_a_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from flows.quality.audit import Audit, AuditKind, AuditShare, Drawn, Key
    from flows.quality.judging import Ask
    from flows.settings import Settings

_UNDO, _SKIP, _LEAVE = "u", "s", "q"


@app.command(epilog="Example: `newsledger audit --kind events --n 100`")
@in_a_sentence
def audit(
    kind: Annotated[str, typer.Option(help="people, organizations or events.")] = "events",
    n: Annotated[int, typer.Option(min=1, help="How many rows are drawn.")] = 100,
    seed: Annotated[int, typer.Option(help="Another seed, other rows.")] = 1,
    reader: Annotated[str | None, typer.Option(metavar="NAME", help="Who reads; else your login.")] = None,
    shares: Annotated[bool, typer.Option("--shares", help="Only tell the shares of what has been read.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Read rows drawn at random, say by one key whether each is right, and learn what share is.

    You can leave at any time: the same command goes on where you left. Verdicts are written to the audits file of the
    settings; the next `newsledger ingest` publishes them.
    """
    import getpass

    from flows.quality.audit import KINDS
    from flows.settings import load_settings
    from schemas.errors import Usage
    from warehouse.reader import reading

    if kind not in KINDS:
        raise Usage(f"--kind {kind}: accepted are {', '.join(KINDS)}.")
    settings = load_settings(warehouse=absolute(warehouse))
    with reading(settings.warehouse) as opened:

        def ask(sql: str, *values: Any) -> list[dict[str, Any]]:
            return rows(opened, sql, *values)

        if not shares:
            _read(ask, settings, KINDS[kind], n, seed, reader or getpass.getuser())
        _print_shares(ask, settings)


def _read(ask: Ask, settings: Settings, kind: AuditKind, n: int, seed: int, reader: str) -> None:
    """Row after row until all are read or the reader leaves; then the wrong ones are offered as judgements."""
    from flows.quality.audit import causes, drawn, load_audits, read_rows, row_ids, verdicts

    ids = row_ids(ask, kind, n, seed)
    done = set(read_rows(ask, load_audits(settings.audits), kind))
    todo = [i for i in ids if i not in done]
    here: list[tuple[Drawn, Audit]] = []
    say(f"{len(ids)} rows, {len(ids) - len(todo)} read already. Verdicts go to {settings.audits}.")
    at = 0
    while at < len(todo):
        row = drawn(ask, kind, todo[at])
        _show(row, len(ids) - len(todo) + at + 1, len(ids))
        undoable = [_key(_UNDO, "undo the last")] if here else []
        pressed = _press([*verdicts(kind), *undoable, _key(_SKIP, "skip"), _key(_LEAVE, "leave")])
        if pressed == _LEAVE:
            break
        if pressed == _UNDO:
            _take_back(settings.audits, here.pop()[1])
            at -= 1
            continue
        if pressed != _SKIP:
            cause = None if pressed == "right" else _press(list(causes(kind)))
            here.append((row, _write(settings.audits, row, pressed, cause, reader)))
        at += 1
    _offer(ask, settings.judgements, here)


def _show(row: Drawn, number: int, of: int) -> None:
    say()
    sure = f"  ({row.confidence:.2f})" if row.confidence is not None else ""
    say(f"{number}/{of}  {row.name}{sure}  {row.row_id}")
    if row.told != row.name:
        say(row.told, 2)
    if row.more:
        say(row.more, 2)
    for e in row.evidence:
        say(f"{e.day or 'undated'}  {e.publisher or '-'}  {e.title}", 2)
        say(f"…{e.before}【{e.words}】{e.after}…", 4)


def _key(key: str, means: str) -> Key:
    from flows.quality.audit import Key

    return Key(key=key, name=key, means=means)


def _press(keys: list[Key]) -> str:
    """The name of the key that is pressed; other keys are passed over."""
    from schemas.errors import Usage

    say("  ".join(f"[{k.key}] {k.means}" for k in keys))
    names = {k.key: k.name for k in keys}
    while True:
        try:
            pressed = typer.getchar().lower()
        except OSError as e:
            raise Usage("audit takes keys from a terminal, and there is none; `--shares` needs none.") from e
        if pressed in names:
            return names[pressed]
        if pressed in ("", "\x03", "\x04"):  # the end of what is typed
            return _LEAVE if _LEAVE in names else next(reversed(names.values()))


def _write(path: Path, row: Drawn, verdict: str, cause: str | None, reader: str) -> Audit:
    import datetime as dt

    from flows.quality.audit import Audit, record

    now = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    made = Audit.model_validate({
        "kind": row.kind, "verdict": verdict, "cause": cause, "told": row.told, "place": row.place.model_dump(),
        "reader": reader, "read_at": now,
    })  # fmt: skip
    record(path, made)
    return made


def _take_back(path: Path, last: Audit) -> None:
    from flows.quality.audit import undo

    undo(path, last.audit_id)


def _offer(ask: Ask, judgements: Path, here: list[tuple[Drawn, Audit]]) -> None:
    """Ask once whether what was read as wrong becomes judgements."""
    from flows.cli.judging import write
    from flows.quality.audit import judgement_of

    wrong = [(row, j) for row, audit in here if (j := judgement_of(ask, row, audit))]
    mixed = [row for row, audit in here if audit.cause == "mixed"]
    if wrong:
        say()
        say(f"{len(wrong)} of the rows read as wrong can be struck out by judgements:")
        for row, _ in wrong:
            say(f"{row.row_id}  {row.name}", 2)
        if _press([_key("y", "write them"), _key("n", "leave them")]) == "y":
            write(judgements, [j for _, j in wrong])
    for row in mixed:
        say(f"{row.name} mixes two: `newsledger {'people' if row.kind == 'person' else 'organizations'} split "
            f"{row.row_id}` parts them.")  # fmt: skip


def _print_shares(ask: Ask, settings: Settings) -> None:
    from flows.quality.audit import load_audits, shares

    found = shares(ask, load_audits(settings.audits))
    say()
    if not found:
        say("Nothing has been read yet, or no row says any more what was read.")
        return
    print_shares(found)


def print_shares(found: list[AuditShare]) -> None:
    """A line a kind, type and tenth of confidence."""
    from flows.cli.show import print_rows

    print_rows(
        ["", "read", "right", "95 %", "core"],
        [
            [_called(s), s.read, f"{s.share:.2f}", f"{s.low:.2f}–{s.high:.2f}",
             f"{s.core_share:.2f}" if s.kind == "event" else ""]
            for s in found
        ],
        "table",
    )  # fmt: skip


def _called(share: AuditShare) -> str:
    if share.by == "all":
        return {"person": "people", "organization": "organisations", "event": "events"}[share.kind]
    return f"  {'confidence ' if share.by == 'confidence' else ''}{share.of}"
