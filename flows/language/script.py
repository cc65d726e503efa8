"""Scripts: one character for one character, so that what is found in folded text stands at the same offsets."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

import opencc

# Blocks of Han characters that OpenCC's table knows, compatibility forms and radicals that PDF copies leave behind.
_HAN_BLOCKS = ((0x2E80, 0x2FE0), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
_AT_ONCE = 256
_WIDTH_BLOCKS = ((0xFF01, 0xFFEF),)
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

MIDDLE_DOTS = "·•・‧∙･"  # between the parts of a foreign name: one mark, in the forms that keyboards and pages give it

_ADDRESS = re.compile(r"https?://[!-~]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
# Scripts other than Han: letters of each are counted; ISO 15924 codes.
_LETTERS = {
    "Latn": re.compile(r"[A-Za-z\u00c0-\u024f\uff21-\uff3a\uff41-\uff5a]"),
    "Cyrl": re.compile(r"[\u0400-\u04ff]"),
    "Kore": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]"),
    "Jpan": re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]"),
    "Arab": re.compile(r"[\u0600-\u06ff]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f]"),
    "Grek": re.compile(r"[\u0370-\u03ff]"),
    "Deva": re.compile(r"[\u0900-\u097f]"),
    "Hebr": re.compile(r"[\u0590-\u05ff]"),
}
# A Han character says about as much as four letters of an alphabet.
_LETTERS_PER_HAN = 4
# Japanese text is a third to a half kana; Chinese text that cites a Japanese name is far below this share.
_KANA_SHARE = 0.15


def fold(text: str) -> str:
    """Traditional → Simplified, full width → half width, odd spaces → space; same length, case kept.

    Per character (OpenCC's first candidate), so `text[i]` always answers to `fold(text)[i]`. Chinese commas,
    brackets, question marks become their half-width forms; 。、“”「」 stay as they are.
    """
    return text if text.isascii() else text.translate(fold_table())


def script_of(text: str) -> str:
    """ISO 15924 code: Hans or Hant for Chinese (by the characters that only one of them has), else Latn, Jpan, Kore …

    Zyyy when the text has no letters at all. Chinese text with no telling character counts as Hans.
    """
    text = _ADDRESS.sub(" ", text)
    han = len(_HAN.findall(text))
    counts = {code: len(pattern.findall(text)) for code, pattern in _LETTERS.items()}
    kana = counts.pop("Jpan")
    if kana and kana >= _KANA_SHARE * (han + kana):
        return "Jpan"
    code, letters = max(counts.items(), key=lambda item: item[1])
    if han == 0 and letters == 0:
        return "Zyyy"
    if letters > han * _LETTERS_PER_HAN:
        return code
    simplified, traditional = _telling_characters()
    seen = Counter(text)
    in_simplified = sum(n for c, n in seen.items() if c in simplified)
    in_traditional = sum(n for c, n in seen.items() if c in traditional)
    return "Hant" if in_traditional > in_simplified else "Hans"


@cache
def _simplified() -> dict[str, str]:
    """Han character → its Simplified form, where the two differ. One call: a newline ends every phrase match."""
    characters = [chr(i) for low, high in _HAN_BLOCKS for i in range(low, high)]
    plain: list[str] = []
    for start in range(0, len(characters), _AT_ONCE):  # compatibility forms stand together: most stretches have none
        some = characters[start : start + _AT_ONCE]
        plain += some if unicodedata.is_normalized("NFKC", "".join(some)) else map(_compatible, some)
    folded = opencc.OpenCC("hk2s").convert("\n".join(plain)).split("\n")
    return {c: f for c, f in zip(characters, folded, strict=True) if c != f and len(f) == 1}


def _compatible(character: str) -> str:
    """The NFKC form when it is one character, else the character itself."""
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 and not normal.isspace() else character


@cache
def fold_table() -> dict[int, str]:
    """Code point → what `fold` makes of it, where that is another character."""
    table = {ord(c): f for c, f in _simplified().items()}
    for low, high in _WIDTH_BLOCKS:
        table.update({i: f for i in range(low, high) if (f := _compatible(chr(i))) != chr(i)})
    table.update({ord(c): " " for c in _SPACES})
    return table


@cache
def _telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only Simplified, and that only Traditional text has: what one national standard lacks."""
    every = "".join(map(chr, range(0x4E00, 0xA000)))
    in_gb, in_big5 = (frozenset(every.encode(name, "ignore").decode(name)) for name in ("gb2312", "big5"))
    return in_gb - in_big5, (in_big5 - in_gb) & _simplified().keys()
