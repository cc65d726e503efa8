"""Numbers as dates write them: digits, Chinese numerals, or figure by figure."""

from __future__ import annotations

import re

HAN = "〇零○一二三四五六七八九十廿卅两"
_FIGURES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "首": 1}
_MYRIAD = "万"
_UNITS = {"十": 10, "百": 100, "千": 1_000, _MYRIAD: 10_000}
_NUMERAL = re.compile("[一二三四五六七八九十两][〇零一二三四五六七八九十百千万两]*")


def number(text: str) -> int:
    """Digits, or Chinese numerals (十一, 廿八, 一百一十二, 三千二百), or figure by figure (二〇二三).

    Raises KeyError or ValueError for what is none.
    """
    text = text.strip()
    if text in ("元", "正"):
        return 1  # 元月, 正月
    if text.isdigit() and text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if _UNITS.keys().isdisjoint(text):
        return int("".join(str(_FIGURES[c]) for c in text))
    value, below, figure = 0, 0, 0
    for c in text:
        if c == _MYRIAD:
            value, below, figure = value + (below + figure) * _UNITS[c], 0, 0
        elif c in _UNITS:
            below, figure = below + (figure or 1) * _UNITS[c], 0
        else:
            figure = _FIGURES[c]
    return value + below + figure


def in_figures(text: str) -> str:
    """The text with its Chinese numerals as digits: 三百人 as 300人."""
    return _NUMERAL.sub(lambda m: str(number(m.group())), text)


def neighbours(text: str) -> tuple[int, int] | None:
    """三四 → (3, 4): two figures that say about how many; None for anything else."""
    if len(text) != 2 or any(c not in _FIGURES for c in text) or text.isdigit():
        return None
    low, high = (_FIGURES[c] for c in text)
    return (low, high) if high == low + 1 and low > 0 else None
