"""Which lines of a page are the article: the element with the most reading text for the least of anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from flows.reading import bylines
from flows.reading.html.text import HtmlLine, PageText, TextSpan
from flows.reading.html.vocabulary import page
from flows.reading.publication.stated import moment_on
from flows.reading.vocabulary import pattern

_STOP = re.compile(r"[，。；！？：、,;!?]")
_LABELLED = re.compile(r"^.{1,24}?[:：|｜丨/／]")
_SHORT = re.compile(r"[\u4e00-\u9fff][，。！？]$")
_TITLED = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MOST_ASIDE = 0.4  # an element marked as beside the article that holds more of the page's prose than this is not
_INNER_SHARE = 0.85  # an inner element that holds so much of the outer one's prose is the article itself
_MARKED_SHARE = 0.5  # the same for one that is marked as the text in a well-known layout
_BESIDE = -4  # the value of a line that is no part of the text; a label amid the text has -3
_MOST_LINKED = 0.3  # share of links from which a group of lines is a list of links
_CHROME = frozenset(["div", "li", "ul", "span", "a", "td", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "header"])


@dataclass(frozen=True, slots=True)
class Body:
    """The article as lines `start` to `end` of the page, of which `kept` remain."""

    start: int
    end: int
    kept: list[HtmlLine]
    prose: int


def body_of(text: PageText) -> Body:
    """The article's lines. Of a page without reading text, none."""
    values = [_value(line) for line in text.lines]
    prose = [0, *accumulate(max(v, 0) for v in values)]
    _set_beside(values, (s for s in text.spans if s.aside and prose[s.end] - prose[s.start] <= _MOST_ASIDE * prose[-1]))
    best = _best(text.spans, values)
    if best is None:
        return Body(0, 0, [], 0)
    _lists_aside(text, values, best)
    start, end = _trimmed(text.lines, values, best)
    kept = [i for i in range(start, end) if not _beside(text.lines[i], values[i])]
    return Body(start, end, [text.lines[i] for i in kept], sum(max(values[i], 0) for i in kept))


def _value(line: HtmlLine) -> int:
    """What a line says for its element: the characters of a sentence for it; links, labels and notices against it."""
    n = len(line.text)
    if n <= (60 if line.tag == "p" else 200) and page().notice.search(line.text):
        return -n
    if n < 60 and (m := moment_on(line.text)) and n - len(m[0]) < 24:
        return -3
    if n < 60 and line.tag != "p" and _LABELLED.search(line.text) and any(bylines.fields_of("  ".join(line.parts))):
        return -3
    if line.linked > 0.5 * n:
        return -5 - n // 2
    if n >= 10 and line.tag not in _TITLED and (n >= 40 or _STOP.search(line.text)):
        return n - 2 * line.linked
    return 0 if line.tag in _TITLED or line.tag in ("p", "tr") else -3


def _best(spans: list[TextSpan], values: list[int]) -> TextSpan | None:
    total = [0, *accumulate(values)]
    prose = [0, *accumulate(max(v, 0) for v in values)]
    lines = [0, *accumulate(v > 0 for v in values)]
    best = max(spans, key=lambda s: total[s.end] - total[s.start], default=None)
    if best is None or total[best.end] <= total[best.start]:
        return None
    if best.end - best.start == 1:  # one long paragraph: what stands beside it and says nothing against it stays
        wider = [
            s for s in spans
            if s.start <= best.start and best.end <= s.end and s.end - s.start > 1
            and total[s.end] - total[s.start] == total[best.end] - total[best.start]
        ]  # fmt: skip
        best = min(wider, key=lambda s: s.end - s.start, default=best)
    # From the outside in: an inner element that holds nearly all is nearer to the text.
    for span in sorted(spans, key=lambda s: s.start - s.end):
        inside = best.start <= span.start and span.end <= best.end and span.end - span.start < best.end - best.start
        if not inside:
            continue
        has, of = prose[span.end] - prose[span.start], prose[best.end] - prose[best.start]
        alone = lines[best.end] - lines[best.start] == 1 and any(
            values[i] < 0 for i in range(best.start, best.end) if not span.start <= i < span.end
        )  # short paragraphs and rows beside the only long one belong to it
        several = lines[span.end] - lines[span.start] > 1 or alone
        if (span.body and has >= _MARKED_SHARE * of) or (has >= _INNER_SHARE * of and several):
            best = span
    return best


def _lists_aside(text: PageText, values: list[int], best: TextSpan) -> None:
    """Lists of links amid the text (related articles, a player with its titles) are beside it as a whole."""
    total = [0, *accumulate(values)]
    linked = [0, *accumulate(line.linked for line in text.lines)]
    chars = [0, *accumulate(len(line.text) for line in text.lines)]
    _set_beside(
        values,
        (
            s
            for s in text.spans
            if best.start <= s.start and s.end <= best.end and 1 < s.end - s.start < best.end - best.start
            and linked[s.end] - linked[s.start] > _MOST_LINKED * (chars[s.end] - chars[s.start])
            and total[s.end] < total[s.start]
        ),
    )  # fmt: skip


def _set_beside(values: list[int], spans: Iterable[TextSpan]) -> None:
    """Mark the lines of these elements as beside the text; each line once, however deep they nest."""
    done = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        for i in range(max(done, span.start), span.end):
            values[i] = min(values[i], _BESIDE)
        done = max(done, span.end)


def _trimmed(lines: list[HtmlLine], values: list[int], best: TextSpan) -> tuple[int, int]:
    """Without what stands around the text in its own element: controls and dates before it, labels after it."""
    start, end = best.start, best.end
    while start < end and values[start] <= 0 and not _opens(lines[start]):
        start += 1
    while end > start and values[end - 1] <= 0 and (
        values[end - 1] <= _BESIDE or lines[end - 1].tag in _CHROME or not lines[end - 1].text.strip(" ·﹒.|")
    ):  # fmt: skip
        end -= 1
    return start, end


def _opens(line: HtmlLine) -> bool:
    """A caption or a short first sentence, which may stand before the first long one."""
    return not line.linked and (line.tag == "figcaption" or (line.tag == "p" and bool(_SHORT.search(line.text))))


def _beside(line: HtmlLine, value: int) -> bool:
    """A line amid the text that is none of it: a link to another article, a notice, what an element's marks say."""
    if value > _BESIDE or (line.linked and line.text.endswith("。")):
        return False
    # where the article ends is for `finish` to say
    return bool(line.linked) or not pattern("tail").match(line.text)
