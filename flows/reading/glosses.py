"""How a rare character is read, told in brackets behind it within a word or a name: 郗（xī）明.

In: a line of text. Out: the line without such glosses, so that the word is whole. A gloss behind the last character
of a word parts nothing and stays only where no Chinese character follows it.
"""

from __future__ import annotations

import re

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_INITIAL = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
_FINAL = rf"[aeiouü{_TONED}]{{1,3}}(?:ng|n|r)?"
_SYLLABLE = rf"(?=[a-zü]*[{_TONED}]){_INITIAL}{_FINAL}"
_OTHER = rf"[，,、；;/\s]\s*(?:(?:一|又|亦|也|或)?(?:读|讀|音|作)\s*)?(?:{_SYLLABLE})"
_GLOSS = re.compile(
    rf"(?<=[\u3400-\u9fff])[（(]\s*(?:(?:音|读音|讀音|读|讀)[:：]?\s*)?{_SYLLABLE}(?:{_OTHER}){{0,2}}\s*[）)](?=[\u3400-\u9fff])"
)


def without_glosses(line: str) -> str:
    """The line without how its characters are read: 郗（xī，一读chī）明 → 郗明. A café in brackets is no reading."""
    return _GLOSS.sub("", line) if "(" in line or "（" in line else line
