"""Looking behind the warehouse: a refused candidate, the way from a row to its bytes, how right it is; exports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence
from flows.cli.plain import counted, plain

if TYPE_CHECKING:
    from flows.quality.evaluation import Result
    from flows.quality.evaluation.result import Tally


@app.command(epilog="Example: `newsledger inspect \"SELECT * FROM people WHERE name LIKE '%（%'\"`")
@in_a_sentence
def inspect(
    query: Annotated[
        str | None, typer.Argument(help="A query on the refused candidate; else its failed checks.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, an array of objects.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """The candidate that the last run refused, read-only: the checks that failed with some of the rows, or a query."""
    from flows.cli.show import print_rows
    from flows.quality.checks import found_in_words
    from flows.settings import load_settings
    from schemas.errors import Usage
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    if not settings.refused.is_file():
        raise Usage(f"{settings.refused}: there is no refused candidate; the last run that was checked published.")
    with reading(settings.refused) as reader:
        columns, rows = reader.query(query or _FAILED)
    if query is not None or as_json:
        print_rows(columns, rows, "json" if as_json else "table")
        return
    typer.echo(plain(f"{settings.refused}: the refused candidate; {settings.warehouse.name} stands as it was"))
    for name, severity, found, failing, expected, sample in rows:
        typer.echo(plain(f"\n{severity}: {name}: found {found_in_words(found, failing)}. {expected}"))
        for row in sample or []:
            typer.echo(plain(f"  {row}"))


_FAILED = """
SELECT check_name, severity, coalesce(observed, failing_rows) AS found, failing_rows, expected,
    (sample ->> '$[*]')::TEXT[] AS sample
FROM quality_results
WHERE NOT passed AND severity <> 'info' AND run_id = (SELECT max(run_id) FROM quality_results)
ORDER BY severity, check_name
"""


@app.command(epilog="Example: `newsledger explain events e_27e1d9f13def5b56`")
@in_a_sentence
def explain(
    table: Annotated[str, typer.Argument(help="A published table.")],
    row: Annotated[str, typer.Argument(metavar="ID", help="The row's id; of a table with several, joined by /.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON, an array of steps.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """The way from a row to the bytes that it comes from: rules, words at offsets, reader, encoding, file, run."""
    import json
    from dataclasses import asdict

    from flows.quality.explain import explain as way
    from flows.settings import load_settings
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    with reading(settings.warehouse) as reader:
        steps = way(reader.con, table, row)
    if as_json:
        typer.echo(json.dumps([asdict(s) for s in steps], ensure_ascii=False))
        return
    for s in steps:
        typer.echo(plain(f"{'  ' * s.depth}{s.what}: {s.says}"))


@app.command(epilog="Example: `newsledger evaluate my-annotations --errors`")
@in_a_sentence
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of annotations, one JSON file an article.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Also what was missed and invented, by article.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """How right the warehouse is: people and events against annotations, and which types are confused."""
    import json

    from flows.quality.evaluation import evaluate as score
    from flows.settings import load_settings
    from schemas.errors import Usage
    from warehouse.reader import reading

    settings = load_settings(warehouse=absolute(warehouse))
    if not gold.is_dir():
        raise Usage(f"{gold}: no such folder; expected is one with annotations, a JSON file an article.")
    with reading(settings.warehouse) as reader:
        result = score(reader.con, gold)
    if as_json:
        typer.echo(json.dumps(result.as_json(), ensure_ascii=False))
        return
    if errors:
        typer.echo(plain("\n".join(result.remarks)) + "\n")
    _print_result(result)


def _scores(tally: Tally) -> list[str]:
    """Precision, recall and F1 as they are printed: nothing where none is told, or none annotated."""
    told, annotated = tally.hit + tally.extra, tally.hit + tally.miss
    defined = (told, annotated, told and annotated)
    return [f"{x:.3f}" if of else "" for x, of in zip(tally.prf(), defined, strict=True)]


def _print_result(result: Result) -> None:
    from flows.cli.show import print_rows
    from flows.quality.evaluation.result import INVENTED, MISSED

    tallies = [
        ("people", result.people),
        ("organisations", result.organizations),
        ("events", result.events),
        *sorted(result.by_type.items()),
    ]
    print_rows(
        ["", "precision", "recall", "F1", "annotated", "right", "invented"],
        [[name, *_scores(t), t.hit + t.miss, t.hit, t.extra] for name, t in tallies],
        "table",
    )
    if result.identity.bearers:
        scores = [f"{x:.3f}" for x in result.identity.prf()]
        typer.echo()
        print_rows(
            ["who is one (B-cubed)", "precision", "recall", "F1", "annotated"],
            [["people", *scores, len(result.identity.bearers)]], "table",
        )  # fmt: skip
    shares = {
        "dates exact": result.dates_exact, "dates overlapping": result.dates_overlap,
        "left undated where no date is told": result.no_date, "certainty": result.certainty,
        "right as a whole, of those told": result.whole(),
        "people's roles": result.roles, "organisations": result.event_organizations,
        "fields of sources": result.all_fields(),
    }  # fmt: skip
    print_rows(
        ["of the matched events", "right", "of", "share"],
        [[k, s.right, s.of, "" if s.figure() is None else f"{s.figure():.3f}"] for k, s in shares.items()],
        "table",
    )
    _print_reliability(result)
    told = [*sorted({t for _, t in result.confusion} - {MISSED}), MISSED]
    annotated = [*sorted({a for a, _ in result.confusion} - {INVENTED}), INVENTED]
    typer.echo("annotated types (rows) by the types that are told (columns)")
    typer.echo(" " * 12 + "".join(f"{t.strip('()')[:4]:>5}" for t in told))
    for a in annotated:
        typer.echo(f"{a[:12]:<12}" + "".join(f"{result.confusion[a, t] or '·':>5}" for t in told))


def _print_reliability(result: Result) -> None:
    """Of the events told with about one confidence, how many are right as a whole."""
    from flows.cli.show import print_rows

    if not result.told:
        return
    print_rows(
        ["told at", "events", "mean confidence", "right as a whole", "share", "95 %"],
        [
            [f"{b.low:g}–{b.high:g}", b.rows, f"{b.confidence:.2f}", b.right, f"{b.share:.2f}",
             f"{b.interval[0]:.2f}–{b.interval[1]:.2f}"]
            for b in result.reliability()
        ],
        "table",
    )  # fmt: skip
    figures = result.figures()
    typer.echo(f"calibration error {figures['calibration.error']:.3f}, of it over-confidence "
               f"{figures['calibration.over_confidence']:.3f}\n")  # fmt: skip


@app.command(epilog="Example: `newsledger export --format parquet out`")
@in_a_sentence
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files are written.")],
    form: Annotated[str, typer.Option("--format", metavar="parquet|csv|jsonl", help="What is written.")] = "parquet",
    by_partition: Annotated[
        bool, typer.Option("--by-partition", help="Parquet by month and bucket; only what changed is written.")
    ] = False,
    warehouse: Warehouse = None,
) -> None:
    """Every table as a file, with the data dictionary beside them; CSV guards cells that begin a formula."""
    from typing import cast, get_args

    from flows.report.dictionary import markdown
    from flows.settings import load_settings
    from schemas.errors import RunFailed, Usage
    from warehouse.export import Format
    from warehouse.export import export as write

    settings = load_settings(warehouse=absolute(warehouse))
    if form not in get_args(Format):
        raise Usage(f"--format {form}: accepted are {', '.join(get_args(Format))}.")
    if not settings.warehouse.is_file():
        raise RunFailed(f"{settings.warehouse}: there is no warehouse yet; `newsledger ingest` makes it.")
    if by_partition:
        if form != "parquet":
            raise Usage(f"--format {form}: --by-partition writes parquet only.")
        from warehouse.partitions import MANIFEST, export_partitions

        done = export_partitions(settings.warehouse, folder)
        (folder / "dictionary.md").write_text(markdown(), encoding="utf-8")
        typer.echo(plain(
            f"{counted(len(done.written), 'file')} written, {len(done.removed)} removed, "
            f"{done.unchanged} as they were: version {done.version} of {folder / MANIFEST}, run {done.run_id}"
        ))  # fmt: skip
        return
    rows = write(settings.warehouse, folder, cast(Format, form))
    (folder / "dictionary.md").write_text(markdown(), encoding="utf-8")
    typer.echo(plain(f"wrote {len(rows)} tables, {sum(rows.values())} rows, and dictionary.md to {folder}"))
