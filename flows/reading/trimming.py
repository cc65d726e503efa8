"""What stands around the text of an article, above and below it: bylines and the repeated title, notes, notices,
buttons, credits. In come its lines, out those that are text; what the others say is put into the draft.
"""

from __future__ import annotations

import re

from flows.reading import bylines, titles
from flows.reading.draft import Draft
from flows.reading.heads import take_unlabelled
from flows.reading.paragraphs import Line
from flows.reading.vocabulary import boilerplate, credit_at_the_end, outlet_names, pattern

ORNAMENT = "↓⬇▼▽☟👇↑▲△👆→★☆◆■●·•※~～ 　"
_MOMENT_BELOW = re.compile(r"^(?:发布于|發佈於|编辑于|編輯於|发表于)\s*(?:19|20)\d\d")
_NOTE_LABEL = re.compile(
    r"^[一-鿿]{0,6}(?:君说|编者按|編者按|编者的话|編者的話|编辑导语|导读|導讀|导语|導語|摘要)[:：]?$"
)
_LONGEST_LEAD, _LONGEST_CHANNEL = 4, 8  # lines above the note, characters of a channel's name
_MOST_SUBJECTS, _LONGEST_SUBJECT = 6, 10  # lines, characters
_COUNTER = re.compile(r"^\+?\d{1,6}$")
_LONGEST_CAPTION = 120
_LEAST_PROSE, _STOPS = 40, ("。", "！", "？", "…", "”", "」")  # a line of text by its length or its end
_HEAD_LINES = 14  # how far down a byline may stand
_CLIPS = ("evernote_note", "json_object", "mail")  # pages as somebody copied them


def without_head(lines: list[Line], draft: Draft, title: str, form: str) -> list[Line]:
    """Take bylines, the repeated title and lead boilerplate from the beginning."""
    lead = pattern("lead")
    kept: list[Line] = []
    prose = 0
    for i, line in enumerate(lines):
        if i >= boilerplate().lead_lines or prose >= 3:
            kept += lines[i:]
            break
        if i < _HEAD_LINES and len(line.text) <= 120 and bylines.take(draft, line.text, "byline"):
            continue
        if (
            i < _HEAD_LINES
            and not prose
            and (draft.markdown or form in _CLIPS)
            and take_unlabelled(draft, line.text, sure=True)
        ):
            continue
        named = line.text == draft.publisher or line.text in outlet_names()
        if named or _repeats(line.text, title) or lead.match(line.text):
            if i + 1 < len(lines):
                lines[i + 1].after_blank = True
            continue
        kept.append(line)
        prose += len(line.text) >= _LEAST_PROSE  # a short sentence may be a standfirst, and a byline follow it
    return kept


def without_channel(lines: list[Line]) -> list[Line]:
    """Without an editor's note's label near the top and the channel's name in bold above it (组织管理, 笔记君说：)."""
    for i, line in enumerate(lines[:_LONGEST_LEAD]):
        if _NOTE_LABEL.match(line.text):
            return lines[i + 1 :]
        if not (line.alone and len(line.text) <= _LONGEST_CHANNEL) and not pattern("line").match(line.text):
            return lines
    return lines


def without_tail(lines: list[Line], draft: Draft) -> tuple[list[Line], list[str]]:
    """Cut at the first boilerplate tail in the last part of the text; bylines among what is cut are read."""
    tail = pattern("tail")
    total = sum(len(line.text) for line in lines) or 1
    first = next((i for i, line in enumerate(lines) if _is_prose(line.text)), 0)  # none: text is the first line
    seen = 0
    for i, line in enumerate(lines):
        left = (total - seen) / total
        if (
            i > first
            and (left <= boilerplate().tail_part or total - seen < 400)
            and tail.match(line.text.strip(ORNAMENT).lstrip("*＊ "))
        ):
            for rest in lines[i : i + 8]:
                if len(rest.text) <= 60:
                    bylines.take(draft, rest.text.strip("【】[]"), "byline")
            return _without_counters(lines, i, draft)
        seen += len(line.text)
    if lines and len(lines[-1].text) <= 40 and len(lines) > 2 and bylines.take(draft, lines[-1].text, "byline"):
        return lines[:-1], [lines[-1].text]
    return lines, []


def without_notices_above(lines: list[Line]) -> list[Line]:
    """Without the lines above the text that a platform puts below it elsewhere: how to share it, counters."""
    tail = pattern("tail")
    for i, line in enumerate(lines):
        if _is_prose(line.text):
            return [x for x in lines[:i] if not (_COUNTER.match(x.text) or tail.match(x.text))] + lines[i:]
    return lines


def _is_prose(text: str) -> bool:
    """Whether a line is of a text rather than a heading, a button or a name: long, or it ends as a sentence does."""
    return len(text) >= _LEAST_PROSE or text.endswith(_STOPS)


def without_credit(text: str) -> str:
    """A caption without whose picture it is."""
    m = credit_at_the_end().search(text) if len(text) <= _LONGEST_CAPTION else None
    return text[: m.start()].rstrip() if m and m.start() else text


def _without_counters(lines: list[Line], end: int, draft: Draft) -> tuple[list[Line], list[str]]:
    """Cut at `end`, and before it what stands between a text and its platform's buttons: counters, the moment."""
    while end > 1 and _COUNTER.match(lines[end - 1].text):
        end -= 1
    above = range(end - 1, max(0, end - _MOST_SUBJECTS), -1)  # subjects of a post may stand between
    moment = next((i for i in above if _MOMENT_BELOW.match(lines[i].text)), None)
    if moment and all(len(lines[i].text) <= _LONGEST_SUBJECT for i in range(moment + 1, end)):
        end = moment + 1
    if end > 1 and _MOMENT_BELOW.match(lines[end - 1].text) and take_unlabelled(draft, lines[end - 1].text):
        end -= 1
    return lines[:end], [x.text for x in lines[end:]]


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the title again, with or without the outlet behind it."""
    return titles.same(line, title) or (len(line) < 2 * len(title) + 40 and titles.same(titles.cited(line)[0], title))
