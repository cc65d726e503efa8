"""`newsledger bench`: what the pipeline costs on generated corpora."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.main import Warehouse, absolute, app, in_a_sentence

if TYPE_CHECKING:
    from flows.bench.measure import Measured, Run


@app.command(epilog="Example: `newsledger bench --articles 500 --articles 2000 --repeat 3 --picture bench.png`")
@in_a_sentence
def bench(
    articles: Annotated[list[int] | None, typer.Option(min=10, help="Size of a corpus; may be given again.")] = None,
    repeat: Annotated[int, typer.Option(min=1, help="Cold runs of each size; the median counts.")] = 1,
    seed: Annotated[int, typer.Option(help="Another seed, another corpus.")] = 13,
    picture: Annotated[Path | None, typer.Option(metavar="FILE", help="Save a picture (png, svg, pdf, html).")] = None,
    keep: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Keep corpora and warehouses here.")] = None,
) -> None:
    """Run the pipeline cold on generated corpora, beside the stock tagger call on the same text."""
    import tempfile

    from flows.bench.measure import measure
    from flows.bench.picture import PICTURES
    from schemas.errors import Usage

    if picture and picture.suffix not in PICTURES:
        raise Usage(f"{picture}: a picture ends in one of {', '.join(PICTURES)}.")
    sizes = articles or [500, 2_000]
    with tempfile.TemporaryDirectory(prefix="newsledger-bench-") as scratch:
        base = (keep or Path(scratch)).absolute()
        measured = [
            measure(n, base / str(n), seed=seed, repeat=repeat, say=lambda text: typer.echo(text, err=True))
            for n in sorted(sizes)
        ]
    print_table(measured)
    if picture:
        from flows.bench.picture import picture as save

        save(measured, picture)
        typer.echo(f"picture: {picture}")


@app.command(epilog="Example: `newsledger bench-browse --warehouse bench/20000/out/n.duckdb`")
@in_a_sentence
def bench_browse(
    pages: Annotated[int, typer.Option(min=1, help="Pages of each kind that are asked for; the median counts.")] = 30,
    warehouse: Warehouse = None,
) -> None:
    """Time every page of the explorer beside Datasette, which shows the same rows from a SQLite copy."""
    import tempfile

    from flows.bench.explorer import compare
    from flows.settings import load_settings

    published = load_settings(warehouse=absolute(warehouse)).warehouse
    with tempfile.TemporaryDirectory(prefix="newsledger-bench-") as scratch:
        found = compare(published, Path(scratch), pages)
    typer.echo(
        "| page | asked (of rows) | explorer, ms | Datasette, ms | ratio | processor ms | ratio | first page, ms |"
    )
    typer.echo("|---|--:|--:|--:|--:|--:|--:|--:|")
    for c in found:
        e, d = c.explorer, c.datasette
        spent = ["not seen", ""]
        if d.processor:
            spent = [f"{e.processor:.0f} : {d.processor:.0f}", f"{e.processor / d.processor:.2f}"]
        times = [f"{e.median:.0f}", f"{d.median:.0f}", f"{e.median / d.median:.2f}"]
        cells = [c.page, f"{c.asked} ({c.different})", *times, *spent, f"{e.first:.0f} : {d.first:.0f}"]
        typer.echo(f"| {' | '.join(cells)} |")


def print_table(measured: list[Measured]) -> None:
    """A Markdown table, a column a size."""
    from flows.bench.picture import STEPS

    rows: list[tuple[str, list[str]]] = [
        ("characters of all bodies", [f"{m.chars:,}" for m in measured]),
        ("cold run, s (median)", [f"{m.median.seconds:.1f}" for m in measured]),
        *((f"· {s}", [f"{m.median.steps.get(s, 0):.2f}" for m in measured]) for s in STEPS),
        ("characters/s", [f"{m.chars / m.median.seconds:,.0f}" for m in measured]),
        ("LAC().run(sentences), characters/s", [f"{m.yardstick_chars_a_second:,.0f}" for m in measured]),
        ("whole way, × LAC().run", [f"{m.times_yardstick:.2f}" for m in measured]),
        ("reading text formats, × LAC().run", [f"{m.reading_times_yardstick:.1f}" for m in measured]),
        (
            "an HTML page, ms of one core",
            [f"{2_000 * m.reading['html_seconds'] / max(1, m.reading['html_files']):.1f}" for m in measured],
        ),
        ("processor µs a character", [f"{1e6 * m.median.processor_seconds / m.chars:.1f}" for m in measured]),
        (
            "· of LAC().run",
            [f"{1e6 * m.yardstick['processor_seconds'] / m.yardstick['chars']:.1f}" for m in measured],
        ),
        ("µs a character, against the smallest", [f"{_growth(m, measured[0]):.2f}" for m in measured]),
        ("peak memory of all processes, MB", [f"{max(r.peak_bytes for r in m.cold) / 1e6:,.0f}" for m in measured]),
        ("near duplicates, share of cold", [f"{m.near_duplicates_share:.1%}" for m in measured]),
        ("copies: precision", [f"{m.grouping.precision:.4f}" for m in measured]),
        ("copies: recall", [f"{m.grouping.recall:.4f}" for m in measured]),
        ("nothing new, s", [_against(m.unchanged.seconds, m) for m in measured]),
        ("one new file, s", [_against(m.one_new.seconds, m) for m in measured]),
        ("a changed registry entry, s", [_against(m.changed_registry.seconds, m) for m in measured]),
        ("processor s: cold", [f"{m.median.processor_seconds:.1f}" for m in measured]),
        ("· nothing new", [_of_processor(m.unchanged, m) for m in measured]),
        ("· one new file", [_of_processor(m.one_new, m) for m in measured]),
        ("· a changed registry entry", [_of_processor(m.changed_registry, m) for m in measured]),
    ]
    typer.echo("| articles | " + " | ".join(f"{m.articles:,}" for m in measured) + " |")
    typer.echo("|---|" + "--:|" * len(measured))
    for name, cells in rows:
        typer.echo(f"| {name} | " + " | ".join(cells) + " |")


def _growth(m: Measured, first: Measured) -> float:
    return (m.median.seconds / m.chars) / (first.median.seconds / first.chars)


def _of_processor(run: Run, m: Measured) -> str:
    return f"{run.processor_seconds:.2f} ({run.processor_seconds / m.median.processor_seconds:.1%})"


def _against(seconds: float, m: Measured) -> str:
    return f"{seconds:.2f} ({seconds / m.median.seconds:.1%})"
