#!/usr/bin/env bash
# trafilatura: a Chinese flash comes with the page's menu, its translation without
#
# Subject: trafilatura 2.3.1.
# Guess: on a page with header, article and footer elements the text is that of the article, and a
#   short one is short.
# Instead: an article of less than about a hundred characters is not enough, and the whole page is
#   taken, menu first. A hundred characters are one English sentence and a half, and a whole Chinese
#   flash of three sentences.
# Seen: 2026-12-01: 青岚集团换帅 with two sentences is preceded by the twelve entries of the menu; the
#   same page in English is title and text. Above a hundred characters the Chinese one is clean too.
# For the builder: names of the menu become names of the article, for the shortest and most frequent
#   kind of news. Look at the first article element yourself where the answer is short.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'trafilatura==2.3.1' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import trafilatura


def text_of(title, *paragraphs):
    menu = "".join(f'<li><a href="/c{i}">栏目{i}</a></li>' for i in range(12))
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return trafilatura.extract(
        f"<html><head><title>{title}</title></head><body><header><ul>{menu}</ul></header>"
        f"<main><article><h1>{title}</h1>{body}</article></main><footer><p>版权所有</p></footer></body></html>"
    )


flash = ("顾远辞去青岚集团总裁职务。", "林知微将于周一接任总裁。")
chinese = text_of("青岚集团换帅", *flash)
long = text_of("青岚集团换帅", *flash * 4)
english = text_of(
    "Change at Qinglan",
    "Gu Yuan resigned as president of the Qinglan Group on Sunday evening.",
    "Lin Zhiwei will take over as president on Monday morning.",
)
print(repr(chinese), repr(english), sep="\n")
assert chinese.startswith("栏目0\n栏目1\n"), chinese
assert long.startswith("青岚集团换帅\n顾远"), long
assert english.startswith("Change at Qinglan\nGu Yuan"), english
PY
