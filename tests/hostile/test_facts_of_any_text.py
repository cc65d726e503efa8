"""No text breaks recognition or extraction: whatever it is made of, its facts stand at their places or are none.

Sentences that tell events, mutated and mixed with what texts of archives are full of: kana, Latin initials, brackets
that do not close, dots, blanks of every width, empty parts.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import opencc
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.pipeline.facts import FactsStage, KeyedText
from schemas.records import SourceText
from tests.labelled import event_entries, people_entries

TEXTS_AT_ONCE = 12
SENTENCES = [e.text for pair in zip(event_entries(), people_entries(), strict=False) for e in pair]
MARKS = "（）「」“《([]*\n　 \u2003，。、：…|丨"
LETTERS = "のＪ1🙂éØ한㐀𠮷某兼和的原前被由任辞"
WORDS = ["J.K.", "C·罗", "B某", "カタカナ・ネーム", "ひらがな", "２０２４年", "总裁", "CEO", "先生"]
PIECES = [*MARKS, *LETTERS, *WORDS, "【】", "（）", "··", "・", "•", "\n\n", "——", "、、", "：："]
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "twice", "insert", "swap", "end"]), st.integers(0, 10_000), st.sampled_from(PIECES)
    ),
    max_size=8,
)
MADE_OF_PIECES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def mutated(text: str, changes: list[tuple[str, int, str]]) -> str:
    for how, place, piece in changes:
        at = place % (len(text) + 1)
        if how == "cut":
            text = text[:at] + text[at + 1 + place % 3 :]
        elif how == "twice":
            text = text[:at] + text[at : at + 4] + text[at:]
        elif how == "insert":
            text = text[:at] + piece + text[at:]
        elif how == "swap":
            text = text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        else:
            text = text[:at]
    return text


MUTATED = st.builds(mutated, st.sampled_from(SENTENCES), MUTATIONS)
BODIES = st.one_of(MUTATED, MADE_OF_PIECES, st.builds("{}\n{}".format, MUTATED, MADE_OF_PIECES), st.just(""))
TITLES = st.one_of(MUTATED, MADE_OF_PIECES, st.just(""))


@cache
def traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(TITLES, BODIES, st.booleans()), min_size=TEXTS_AT_ONCE, max_size=TEXTS_AT_ONCE))
def test_facts_of_any_text_stand_at_their_places(some: list[tuple[str, str, bool]]) -> None:
    day = dt.date(2024, 5, 23)
    texts = {}
    for i, (title, body, other) in enumerate(some):
        change = traditional().convert if other else str
        texts[f"k{i}"] = SourceText(change(title), change(body), "Hant" if other else "Hans", day, day)
    keyed = [KeyedText(key, text) for key, text in texts.items()]
    frames = FactsStage((), True, (), "lac", ("cutword",), 60, "any", "")(keyed)
    assert frames["text_refusals"].to_dicts() == []
    assert len(frames["texts"]) == len(texts)
    for row in frames["local_mentions"].to_dicts():
        part = getattr(texts[row["text_key"]], row["part"])
        assert part[row["char_start"] : row["char_end"]] == row["surface"]
    for row in frames["local_events"].to_dicts():
        part = getattr(texts[row["text_key"]], row["part"])
        assert row["trigger"] in part[row["char_start"] : row["char_end"]]
