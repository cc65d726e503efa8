#!/usr/bin/env bash
# Splink: between two-character names no level of NameComparison but 'else' can fire, and 王伟业 is nearer to 王伟 than 王维
#
# Subject: splink 5.0.0 with duckdb 2.0.1, NameComparison as it comes, Python 3.11.
# Guess: the levels made for names grade Chinese names as they grade others: one changed character
#   of a short name is a near match, a longer name of somebody else is not.
# Instead: one character of two changed gives 0.667, under the lowest level, the same as no
#   likeness at all; one of three gives 0.8. A third character added gives 0.911, the second-best
#   level. So a misspelling counts as a different name and a different person as a near match.
# Seen: 2026-11-30: 王伟/王维 ELSE 0.667, 王小明/王晓明 0.7 level, 王伟/王伟业 0.88 level (0.911).
# For the builder: for Chinese names define levels of your own: equal, same reading (pinyin), same
#   surname with one character changed, else. The trained weights of the ready levels only hide
#   the fault.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'splink==5.0.0' 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import duckdb
import splink.comparison_library as comparisons

levels = comparisons.NameComparison("name").get_comparison("duckdb").as_dict()["comparison_levels"]
cases = " ".join(f"WHEN {level['sql_condition']} THEN {place}" for place, level in enumerate(levels) if level["sql_condition"] != "ELSE")
labels = [level["sql_condition"].rpartition(" ")[2] for level in levels]
pairs = [("王伟", "王维"), ("张丽", "张莉"), ("王小明", "王晓明"), ("欧阳明", "欧阳铭"), ("王伟", "王伟业")]
seen = {}
for left, right in pairs:
    place, score = duckdb.execute(
        f"SELECT CASE {cases} ELSE {len(levels) - 1} END, round(jaro_winkler_similarity(name_l, name_r), 3)"
        " FROM (SELECT ? AS name_l, ? AS name_r)",
        [left, right],
    ).fetchone()
    seen[left, right] = (labels[place], score)
    print(left, right, *seen[left, right])
assert labels == ["NULL", '"name_r"', "0.92", "0.88", "0.7", "ELSE"], labels
assert seen["王伟", "王维"] == seen["张丽", "张莉"] == ("ELSE", 0.667)
assert seen["王小明", "王晓明"] == ("0.7", 0.8)
assert seen["王伟", "王伟业"] == ("0.88", 0.911)
PY
