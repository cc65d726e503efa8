#!/usr/bin/env bash
# pysbd: a Chinese sentence begins with the closing quotation mark of the one before
#
# Subject: pysbd 0.3.4, language zh.
# Guess: a segmenter with rules for Chinese keeps 说：“我辞职。” whole, as its English rules keep
#   said: "I resign."
# Instead: it cuts behind every stop, also between the stop and the closing quotation mark, which then
#   opens the next sentence: the first sentence has an open quotation, the second a closed one
#   without a beginning. Initials are stops too, as in J. Wong.
# Seen: 2026-12-01: 顾远说：“我辞职。 and ”随后他离开。; with char_span the offsets are those of these
#   pieces. In English the quotation stays in its sentence.
# For the builder: who said it is found by the marks, so both sentences lose their speaker. Join a
#   piece that begins with a closing mark to the one before.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'pysbd==0.3.4'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import pysbd

chinese = pysbd.Segmenter(language="zh", clean=False)
english = pysbd.Segmenter(language="en", clean=False)
seen = [
    chinese.segment("顾远说：“我辞职。”随后他离开。"),
    chinese.segment("公司由J. Wong接管。"),
    [s.strip() for s in english.segment('Gu said: "I resign." Then he left.')],
]
print(seen)
assert seen[0] == ["顾远说：“我辞职。", "”随后他离开。"], seen[0]
assert len(seen[1]) == 2, seen[1]
assert seen[2] == ['Gu said: "I resign."', "Then he left."], seen[2]
PY
