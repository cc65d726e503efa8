"""Numbers as dates write them: digits, Chinese numerals, or figure by figure."""

from __future__ import annotations

HAN = "〇零○一二三四五六七八九十廿卅两"
_FIGURES = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "首": 1}


def number(text: str) -> int:
    """Digits, or Chinese numerals up to 199 (十一, 廿八, 一百一十二), or figure by figure (二〇二三).

    Raises KeyError or ValueError for what is none.
    """
    text = text.strip()
    if text in ("元", "正"):
        return 1  # 元月, 正月
    if text.isdigit() and text.isascii():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    if hundreds:
        rest = rest.lstrip("零〇")
        return _FIGURES[hundreds] * 100 + (number(rest) if rest else 0)
    if "十" in text or text[0] in "廿卅":
        text = text.replace("廿", "二十").replace("卅", "三十")
        tens, _, ones = text.partition("十")
        return (_FIGURES[tens] if tens else 1) * 10 + (_FIGURES[ones] if ones else 0)
    return int("".join(str(_FIGURES[c]) for c in text))


def neighbours(text: str) -> tuple[int, int] | None:
    """三四 → (3, 4): two figures that say about how many; None for anything else."""
    if len(text) != 2 or any(c not in _FIGURES for c in text) or text.isdigit():
        return None
    low, high = (_FIGURES[c] for c in text)
    return (low, high) if high == low + 1 and low > 0 else None
