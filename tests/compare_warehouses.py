"""Compares two published warehouses row by row: every table but those that tell of runs.

usage: python -m tests.compare_warehouses BEFORE.duckdb AFTER.duckdb [TABLE …]

Columns of run ids and the two tables about runs are left out; tables and columns that only one file has are named.
Exit status 1 when a row differs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

OF_RUNS = frozenset({"runs", "quality_results"})


def differences(before: Path, after: Path, tables: frozenset[str] = frozenset()) -> list[str]:
    """One line a difference: a table or column that only one has, or how many rows only one has, with one of them."""
    con = duckdb.connect()
    con.execute(f"ATTACH '{before}' AS old (READ_ONLY)")
    con.execute(f"ATTACH '{after}' AS new (READ_ONLY)")
    columns: dict[str, dict[str, set[str]]] = {"old": {}, "new": {}}
    for db, table, column in con.execute(
        "SELECT database_name, c.table_name, column_name FROM duckdb_columns() c"
        " JOIN duckdb_tables() t USING (database_name, table_name) WHERE database_name IN ('old', 'new')"
    ).fetchall():
        columns[db].setdefault(table, set()).add(column)
    out = []
    for table in sorted(columns["old"].keys() | columns["new"].keys()):
        if table in OF_RUNS or (tables and table not in tables):
            continue
        mine, theirs = columns["old"].get(table, set()), columns["new"].get(table, set())
        if not mine or not theirs:
            out.append(f"{table}: only in the {'later' if theirs else 'earlier'} file")
            continue
        if mine != theirs:
            out.append(f"{table}: columns {', '.join(sorted(mine ^ theirs))} only in one file")
        shared = ", ".join(f'"{c}"' for c in sorted(mine & theirs) if not c.endswith("run_id"))
        for a, b, name in (("old", "new", "earlier"), ("new", "old", "later")):
            rows = con.execute(
                f'SELECT {shared} FROM {a}."{table}" EXCEPT ALL SELECT {shared} FROM {b}."{table}" ORDER BY ALL'
            ).fetchall()
            if rows:
                out.append(f"{table}: {len(rows)} rows only in the {name} file, the first {rows[0]}")
    return out


def main() -> int:
    """Prints the differences; 1 when there are any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("tables", nargs="*")
    said = parser.parse_args()
    found = differences(said.before, said.after, frozenset(said.tables))
    print("\n".join(found) or "equal")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
