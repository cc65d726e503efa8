"""Vocabulary lists as a person reviews them: one word a line where there are many, none twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from schemas.declarative import VOCABULARY

MOST_ON_A_LINE = 8
FILES = sorted(VOCABULARY.rglob("*.yaml"))


def lists(node: yaml.Node) -> Iterator[yaml.SequenceNode]:
    """All lists of words of a document; nested ones too."""
    if isinstance(node, yaml.SequenceNode):
        if node.value and all(isinstance(n, yaml.ScalarNode) for n in node.value):
            yield node
        for child in node.value:
            yield from lists(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from lists(child)


def found(text: str) -> tuple[list[str], list[int]]:
    """Words that stand twice in one list, and the lines of lists that are too long for one line."""
    twice, long = [], []
    for node in lists(yaml.compose(text)):
        words = [n.value for n in node.value if n.tag == "tag:yaml.org,2002:str"]  # the days of a month may be alike
        twice += sorted({w for w in words if words.count(w) > 1})
        if node.flow_style and len(node.value) > MOST_ON_A_LINE:
            long.append(node.start_mark.line + 1)
    return twice, long


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(VOCABULARY).as_posix())
def test_no_word_stands_twice_and_long_lists_have_one_word_a_line(path: Path) -> None:
    assert found(path.read_text(encoding="utf-8")) == ([], [])


def test_a_word_twice_and_a_long_line_are_found() -> None:
    assert found("few: [甲, 乙, 甲]\nmany: {nested: [a, b, c, d, e, f, g, h, i]}\ndays: [1, 1]\n") == (["甲"], [2])
