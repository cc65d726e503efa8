"""The pictures of the README: `make pictures`.

Ingests raw/ aside, asks one query, makes the report, opens the explorer, and photographs them.

Needs Chromium and a Chinese font (Debian: chromium, fonts-noto-cjk).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

import duckdb
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
QUERY = """\
SELECT person, left_organization, post, date_earliest AS day, according_to, next_event
FROM v_departures WHERE next_event IS NOT NULL OR source_count > 1 LIMIT 7"""
COLUMNS, MARGIN = 140, 18
# A Chinese character takes two cells of a terminal: 2 × 0.602 em of DejaVu Sans Mono.
PAGE = f"""<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: wide; src: local("Noto Sans CJK SC"), local("NotoSansCJKsc-Regular"); size-adjust: 120.4%;
    ascent-override: 80%; descent-override: 20%; }}
body {{ margin: 0; background: #1d2329; color: #e6e8ea; }}
pre {{ margin: {MARGIN}px; font: 14px/20px "DejaVu Sans Mono", wide, monospace; }}
</style><pre>TEXT</pre>"""
FOUND = {
    "person": "SELECT person_id FROM people WHERE name = '陆知衡'",
    "organization": "SELECT org_id FROM organizations WHERE name = '远舟汽车'",
    "event": "SELECT event_id FROM event_conflicts LIMIT 1",
    "article": "SELECT source_id FROM sources WHERE title LIKE '%大事年表%'",
}
PAGES: list[tuple[str, str, Literal["light", "dark"], int, int]] = [
    ("browse-person", "/zh/person/{person}", "light", 1280, 900),
    ("browse-organization", "/en/organization/{organization}", "dark", 1280, 900),
    ("browse-article", "/en/article/{article}", "light", 1280, 900),
    ("browse-phone", "/zh/event/{event}", "light", 390, 844),
]
DARK = "--blink-settings=preferredColorScheme=0"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Write report.png, report-dark.png, query.png and the pictures of the explorer beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Path(folder) / "newsledger.duckdb"
        newsledger("ingest", str(ROOT / "raw"), "--warehouse", str(warehouse))
        page = Path(folder) / "report.html"
        newsledger("report", str(page), "--warehouse", str(warehouse))
        photograph(page, HERE / "report.png", 1280, 1900)
        photograph(page, HERE / "report-dark.png", 1280, 1900, DARK)
        answer = newsledger("sql", QUERY, "--warehouse", str(warehouse))
        drawn = Path(folder) / "query.html"
        width, height = draw(answer, drawn)
        photograph(drawn, HERE / "query.png", width, height)
        explore(warehouse)


def explore(warehouse: Path) -> None:
    """Photograph four pages of the explorer, its own server started for them."""
    ids = {name: ask(warehouse, sql) for name, sql in FOUND.items()}
    command = [sys.executable, "-m", "flows.cli", "browse", "--port", "0", "--warehouse", str(warehouse)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with (
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server,
        sync_playwright() as p,
    ):
        assert server.stdout is not None
        address = next(w for w in server.stdout.readline().split() if w.startswith("http")).rstrip("/")
        browser = p.chromium.launch(executable_path=program(), args=["--no-sandbox"])
        for name, path, scheme, width, height in PAGES:
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
            page = context.new_page()
            page.goto(address + path.format(**ids))
            opened = page.locator("ol.events > li details").nth(1)
            if opened.count() and name == "browse-person":
                opened.locator("summary").click()
            page.screenshot(path=HERE / f"{name}.png")
            context.close()
        browser.close()
        server.terminate()


def ask(warehouse: Path, sql: str) -> str:
    """The one value of a query."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return str(con.execute(sql).fetchall()[0][0])


def newsledger(*arguments: str) -> str:
    """What the command prints."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def draw(answer: str, target: Path) -> tuple[int, int]:
    """A terminal with the command and its answer, as a page; its width and height in pixels."""
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123
    console.print(Text(f'$ newsledger sql "{QUERY}"', style="bold"))
    console.print(Text.from_ansi(answer.rstrip()))
    text = console.export_html(code_format="{code}", inline_styles=True, clear=False)
    lines = console.export_text().rstrip().count("\n") + 1
    target.write_text(PAGE.replace("TEXT", text), encoding="utf-8")
    return round(COLUMNS * 14 * 0.602) + 2 * MARGIN, lines * 20 + 2 * MARGIN


def photograph(page: Path, picture: Path, width: int, height: int, *flags: str) -> None:
    """The page as a browser of this size shows it."""
    browser = program()
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={width},{height}",
         f"--screenshot={picture}", *flags, page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    print(f"{picture} ({picture.stat().st_size / 1e3:.0f} kB)")


def program() -> str:
    """The browser that is installed."""
    found = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if found is None:
        sys.exit(f"none of {', '.join(BROWSERS)} is installed")
    return found


if __name__ == "__main__":
    main()
