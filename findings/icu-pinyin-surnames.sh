#!/usr/bin/env bash
# ICU collation: surnames with a reading of their own stand under another letter (曾 under C, 单 under D)
#
# Subject: COLLATE zh of duckdb 2.0.1 (icu inside); Intl.Collator('zh') of Node 20 gives the same
#   order.
# Guess: the Chinese collation sorts by pinyin, so a list of people sorted with it is in the order
#   of a register of names.
# Instead: each character has one reading, the commonest in running text: 曾 sorts as ceng, 查 as
#   cha, 仇 as chou, 单 as dan, 解 as jie, 区 as qu. As surnames they are zeng, zha, qiu, shan, xie
#   and ou.
# Seen: 2026-11-30: 曾查仇单解李欧区孙张, where the register order is 李区欧仇单孙解曾查张.
# For the builder: an index with letters A to Z over people needs a table of surname readings kept
#   beside the name and sorted by; the collation alone puts frequent surnames where nobody looks.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import duckdb

surnames = "张曾单仇查区解李欧孙"
order = "".join(
    row[0] for row in duckdb.execute("SELECT unnest(?) AS x ORDER BY x COLLATE zh", [list(surnames)]).fetchall()
)
read = {"曾": "zeng", "查": "zha", "仇": "qiu", "单": "shan", "解": "xie", "李": "li", "欧": "ou", "区": "ou", "孙": "sun", "张": "zhang"}
right = "".join(sorted(surnames, key=lambda surname: (read[surname], surname)))
print("COLLATE zh:", order, " by the reading as surnames:", right)
assert order == "曾查仇单解李欧区孙张", order
assert right == "李区欧仇单孙解曾查张", right
PY
