"""What recognition is told of the registry: the forms that stand in its text, and nothing of any other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from flows.entities import recognize
from flows.entities.registry import Registry, folded_name
from flows.language import Tagger, analyze
from schemas.records import Recognized, Sentence, SourceText
from tests.corpus import ARTICLES

TAGGER = Tagger()
ENTRIES = """people:
  - {key: wen, zh: 温若谷, latin: Ruogu Wen, known_as: zh, aliases: [{name: 老温, kind: handle, weak: true}]}
  - {key: mann, latin: Orla Mann, zh: 奥拉·曼, organizations: [yz]}
organizations:
  - {key: yz, name: 远舟汽车, kind: company, aliases: [Yuan-Zhou Auto]}
  - {key: yz_news, name: 远舟日报, kind: media, homonym: true, parent: yz}
"""


def registry(folder: Path, text: str = ENTRIES) -> Registry:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return Registry.load([path], enabled=False)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("遠舟汽車由溫若谷創辦。", {"远舟汽车", "温若谷"}),
        ("YUAN ZHOU  auto 与奥拉•曼", {"yuanzhouauto", "奥拉曼", "奥拉", "曼"}),
        ("远舟的老温", {"老温"}),
        ("远舟与汽车", set()),
    ],
)
def test_forms_stand_in_a_text_whatever_its_script_case_and_marks(text: str, forms: set[str], tmp_path: Path) -> None:
    assert set(registry(tmp_path).standing_in("", text).forms) == forms


def test_a_form_does_not_run_from_the_title_into_the_body(tmp_path: Path) -> None:
    assert not registry(tmp_path).standing_in("远舟", "汽车").forms


def test_what_does_not_stand_in_the_text_is_not_looked_up(tmp_path: Path) -> None:
    standing = registry(tmp_path).standing_in("", "老温走了")
    assert [e.key for e, *_ in standing.lookup("老 溫")] == ["wen"]
    assert not standing.lookup("温若谷")


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("kind: company", "kind: fund", True),
        ("aliases: [Yuan-Zhou Auto]", "aliases: [Yuan-Zhou Auto, 远舟]", True),
        ("homonym: true", "homonym: false", False),
        ("key: wen,", "key: wen, homonym: true,", False),
    ],
)
def test_the_version_follows_the_entries_that_stand_and_no_others(
    old: str, new: str, changes: bool, tmp_path: Path
) -> None:
    before, after = registry(tmp_path), registry(tmp_path, ENTRIES.replace(old, new))
    text = ("奥拉·曼", "远舟汽车宣布裁员")
    assert (before.standing_in(*text).version != after.standing_in(*text).version) == changes


@cache
def sentences(text: SourceText) -> list[Sentence]:
    return analyze([text], TAGGER)[0]


def recognized(text: SourceText, known: Registry) -> Recognized:
    return recognize(text, sentences(text), known)


PIECES = st.text(alphabet="远舟汽车温若谷陆知衡澄江半导体证券首席财务官Lu Zhng·", min_size=2, max_size=6)


@hypothesis_settings(max_examples=25, deadline=None)
@given(
    others=st.lists(PIECES.filter(folded_name), min_size=1, max_size=30, unique_by=folded_name),
    which=st.sampled_from(sorted(ARTICLES)),
)
def test_entries_that_do_not_stand_in_a_text_have_no_part_in_it(
    tmp_path_factory: pytest.TempPathFactory, others: list[str], which: str
) -> None:
    title, _, body = ARTICLES[which].partition("\n\n")
    text = SourceText(title, body, "Hans", None, None)
    standing = Registry.load(extra=[], enabled=False).standing_in(title, body)
    away = [name for name in others if folded_name(name) not in folded_name(title) + folded_name(body)]
    entries = {"organizations": [{"key": f"k{i}", "name": name} for i, name in enumerate(away)]}
    known = registry(tmp_path_factory.mktemp("registry"), yaml.safe_dump(entries, allow_unicode=True))
    assert known.standing_in(title, body).version == standing.version
    assert recognized(text, known) == recognized(text, standing.registry)
