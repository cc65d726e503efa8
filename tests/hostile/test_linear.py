"""No pattern of the readers backtracks: four times the text takes about four times as long, not sixteen."""

from __future__ import annotations

import contextlib
import time

import pytest

from flows.reading import Limits, read_article
from schemas.errors import BadInput

SMALL, TIMES = 12_000, 4
# Growth that a linear reader stays under on a busy machine, with what a file costs at the least taken off.
MOST_GROWTH = 9.0
FLOOR = 0.03
PIECES = [
    "[",
    "![](",
    "[a](http://",
    "[a\\",
    "](",
    "*",
    "_a ",
    "`",
    "> ",
    "<a",
    "<!--",
    "&amp",
    "a b ",
    "\u3000",
    "| ",
    "# ",
    "作者：",
    "编辑 | ",
    "记者 周可 ",
    "2024年",
    "12月3日",
    "1",
    "（",
    "【/",
    "http://",
    "。",
    "，",
    "标题_",
    "第1篇 ",
    "点击",
    "关注公众号",
    "版权",
    "<div ",
    "<p>",
    "<td>",
    "<?",
    "a: ",
    "- ",
    "\\",
    "“",
    "A",
    "电（",
    "本报讯 记者",
    "x-",
    "{[",
]
FRAMES = {
    "plain text": "{}",
    "Markdown": "# 标题\n\n{}",
    "front matter": "---\ntitle: {}\n---\n正文在此。",
    "front matter as JSON": '{{"title": "t", "k": "{}"}}\n正文在此。',
    "an export": "# 标题\n文章作者：{}\n发布时间：2024-01-01\n\n正文在此。",
    "a clipping": "标题\n====\n\n[a.example](https://a.example/1){}\n\n正文在此。",
    "a page": "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{0}</p></body></html>",
    "a script": "<html><body><script>var a={0};msg_title='{0}</script><p>正文在此。</p></body></html>",
    "XML": '<?xml version="1.0"?><doc><title>t</title><body>{}</body></doc>',
}


def seconds(text: str) -> float:
    begun = time.process_time()
    with contextlib.suppress(BadInput):
        read_article(text.encode(), "raw/2024-01-01/a.md", Limits(max_header_bytes=10**9))
    return time.process_time() - begun


@pytest.mark.parametrize("frame", FRAMES)
def test_reading_time_grows_with_the_text(frame: str) -> None:
    grown: dict[str, tuple[float, float]] = {}
    for piece in PIECES:
        small = FRAMES[frame].format(piece * (SMALL // len(piece)))
        large = FRAMES[frame].format(piece * (TIMES * SMALL // len(piece)))
        short, long = seconds(small), seconds(large)
        if long > FLOOR + MOST_GROWTH * short:  # noise strikes once; a pattern that backtracks, each time
            short, long = min(short, seconds(small)), min(long, seconds(large))
            if long > FLOOR + MOST_GROWTH * short:
                grown[piece] = short, long
    assert grown == {}
