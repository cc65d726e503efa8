#!/usr/bin/env bash
# OpenCC: Traditional to Simplified leaves the characters that Hong Kong writes its own way, among them the 衞 of its Department of Health
#
# Subject: OpenCC 1.4.2, configurations t2s and hk2s, Python 3.11.
# Guess: t2s makes Simplified of any Traditional text, so that 衞生署 and 衛生署 are one name afterwards.
# Instead: t2s starts from OpenCC's own standard of Traditional. Seven characters that Hong Kong writes otherwise stay
#   as they are. hk2s maps those seven, and every other character as t2s does.
# Seen: 2026-11-30: t2s 衞生署 -> 衞生署, 衛生署 -> 卫生署; hk2s 衞生署 -> 卫生署. By single characters they differ in
#   敍枱潀粧糭衞衹 and in no other of the basic blocks.
# For the builder: where text may come from Hong Kong, fold with hk2s; a name written both ways is two names otherwise,
#   and a word list in Simplified finds neither 防衞 nor 衞視.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'OpenCC==1.4.2'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from opencc import OpenCC

t2s, hk2s = OpenCC("t2s").convert, OpenCC("hk2s").convert
for text in ("衞生署", "衛生署"):
    print(text, "t2s ->", t2s(text), " hk2s ->", hk2s(text))
assert t2s("衞生署") == "衞生署" != t2s("衛生署") == hk2s("衞生署") == hk2s("衛生署") == "卫生署"
every = [chr(i) for low, high in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for i in range(low, high)]
plain, hong_kong = (convert("\n".join(every)).split("\n") for convert in (t2s, hk2s))
other = "".join(c for c, a, b in zip(every, plain, hong_kong) if a != b)
print("differ in", other)
assert set(other) == set("敍枱潀粧糭衞衹"), other
PY
