#!/usr/bin/env bash
# vl-convert: without a Chinese font different labels give the same picture, and nothing is said
#
# Subject: vl-convert-python 1.9.0.post1 (behind altair's save), Python 3.11.
# Guess: a converter that cannot draw a label warns, as matplotlib warns of each missing glyph, or
#   fails.
# Instead: every character is drawn as the same box. The PNG files of two different labels of
#   equal length are equal byte by byte; the call returns normally and prints nothing.
# Seen: 2026-11-30: equal pictures for 图书馆 and 体育场, different ones for two Latin labels; the SVG
#   form keeps the text.
# For the builder: in a container without fonts every chart is spoilt and every test of the exit
#   code passes. Register a font with the package, write SVG, or assert that two labels give two
#   pictures.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'vl-convert-python==1.9.0.post1'
cd "$work"
# An empty font configuration stands for a slim container image.
mkdir fonts
printf '<?xml version="1.0"?><fontconfig><dir>%s</dir></fontconfig>' "$work/fonts" > fonts.conf
FONTCONFIG_FILE="$work/fonts.conf" "$work/venv/bin/python" -I - <<'PY'
import contextlib
import io

import vl_convert


def picture(label, kind=vl_convert.vegalite_to_png):
    return kind({
        "data": {"values": [{"place": label, "count": 1}]},
        "mark": "bar",
        "encoding": {"x": {"field": "place", "type": "nominal", "title": None}, "y": {"field": "count", "type": "quantitative"}},
    })


said = io.StringIO()
with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
    same = picture("图书馆") == picture("体育场")
    latin = picture("Library") == picture("Stadium")
    svg = "图书馆" in picture("图书馆", vl_convert.vegalite_to_svg)
print("same picture for 图书馆 and 体育场:", same, "; for two Latin labels:", latin, "; text kept in SVG:", svg)
assert same and not latin and svg and not said.getvalue()
PY
