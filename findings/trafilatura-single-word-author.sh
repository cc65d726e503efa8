#!/usr/bin/env bash
# trafilatura: an author without a blank in the name is dropped, so Chinese bylines vanish
#
# Subject: trafilatura 2.3.1, Python 3.11.
# Guess: <meta name="author" content="王伟"> gives the author 王伟.
# Instead: an author text of one word is thrown away as a user name. A Chinese name has no blank,
#   so each one is dropped from the tag, also two names joined by 、. In an element of class author
#   a name of two characters is still too short, one of three is kept. With a blank inside the
#   name all is well.
# Seen: 2026-11-30: 王伟, 欧阳明 and 王伟、李娜 in the tag -> None; 王 伟 -> 王 伟; class author: 王伟 -> None,
#   欧阳明 -> 欧阳明.
# For the builder: read the author tag yourself before the metadata of the library. A missing
#   author here says nothing about the page.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import trafilatura


def author(name, place):
    head, body = {
        "meta": (f'<meta name="author" content="{name}">', ""),
        "class": ("", f'<span class="author">{name}</span>'),
    }[place]
    page = f"<html><head><title>新馆</title>{head}</head><body>{body}<p>图书馆开门。</p></body></html>"
    return trafilatura.extract_metadata(page).author


seen = {(name, place): author(name, place) for name in ["王伟", "欧阳明", "王 伟", "王伟、李娜"] for place in ["meta", "class"]}
for key, found in seen.items():
    print(*key, "->", found)
assert seen["王伟", "meta"] is seen["欧阳明", "meta"] is seen["王伟、李娜", "meta"] is None
assert seen["王伟", "class"] is None and seen["欧阳明", "class"] == "欧阳明"
assert seen["王 伟", "meta"] == "王 伟"
PY
