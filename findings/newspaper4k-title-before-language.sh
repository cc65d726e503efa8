#!/usr/bin/env bash
# newspaper4k: the page's language comes too late for its title, and a byline's label is part of the author
#
# Subject: newspaper4k 0.9.6.
# Guess: without a language given, that of the page (<html lang="zh">) counts for the whole article, and
#   a byline element gives names.
# Instead: the text is read as Chinese, but the title is judged before, by English measures: 青岚集团换帅, six
#   characters in title and h1 alike, is too short and the title is empty. With language="zh" it is
#   there. Of <p class="byline">作者：周可 编辑：白露</p> the one author is that whole line, and two names with a blank between
#   them in the meta element are one author, in either case.
# Seen: 2026-12-01: title '' with the text found, title 青岚集团换帅 with language="zh"; authors
#   ['作者：周可 编辑：白露', '林知微 赵宁'].
# For the builder: Chinese headlines of four to eight characters are common in print and on boards.
#   Give the language, and take bylines apart yourself.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'newspaper4k==0.9.6' 'lxml_html_clean==0.4.6' 'jieba==0.42.1'
cd "$work"
"$work/venv/bin/python" -I -W ignore - <<'PY'
import logging

import newspaper

logging.disable(logging.CRITICAL)
PAGE = """<html lang="zh"><head><meta charset="utf-8"><title>青岚集团换帅</title><meta name="author" content="林知微 赵宁"></head>
<body><div class="article"><h1>青岚集团换帅</h1><p class="byline">作者：周可 编辑：白露</p>
<p>青岚集团今天上午在官网发布公告，宣布首席执行官顾远因个人原因辞去全部职务，即日生效，公司董事会已经接受辞呈并向他表示感谢。</p>
<p>公告说，董事会决定由财务总监林知微暂代首席执行官，直至新的人选确定；她二〇一五年加入公司，先后负责预算、投资和海外业务。</p>
</div></body></html>"""
unsaid = newspaper.article("https://x.example/n/a.html", input_html=PAGE)
said = newspaper.article("https://x.example/n/a.html", input_html=PAGE, language="zh")
for article in (unsaid, said):
    print(article.meta_lang, repr(article.title), article.authors, len(article.text))
    assert article.meta_lang == "zh" and "顾远因个人原因辞去全部职务" in article.text
    assert article.authors == ["作者：周可 编辑：白露", "林知微 赵宁"], article.authors
assert (unsaid.title, said.title) == ("", "青岚集团换帅"), (unsaid.title, said.title)
PY
