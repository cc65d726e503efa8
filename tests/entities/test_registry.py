"""The registry's files: a value out of a closed list is an error with file and line, never another meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.entities.registry import Registry
from schemas.errors import SettingsError

PERSON = (
    "people:\n  - {key: wen, zh: 温若谷, latin: Ruogu Wen, known_as: KNOWN, aliases: [{name: 老温, kind: ALIAS}]}\n"
)
ORGANIZATION = "organizations:\n  - {key: yz, name: 远舟汽车, kind: KIND}\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_is_known_by_the_name_that_the_entry_says(tmp_path: Path) -> None:
    for known, name in (("zh", "温若谷"), ("latin", "Ruogu Wen")):
        text = PERSON.replace("KNOWN", known).replace("ALIAS", "handle")
        (entry,) = Registry.load([written(tmp_path, text)], enabled=False).entries
        assert entry.name == name
        assert ("老温", "handle", False) in entry.forms


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (PERSON.replace("KNOWN", "latinn").replace("ALIAS", "full"), "known_as"),
        (PERSON.replace("KNOWN", "zh").replace("ALIAS", "nickname"), "kind"),
        (ORGANIZATION.replace("KIND", "firm"), "kind"),
    ],
)
def test_a_value_out_of_a_closed_list_is_told_with_file_line_and_what_is_accepted(
    tmp_path: Path, text: str, wrong: str
) -> None:
    with pytest.raises(SettingsError, match=rf"mine\.yaml:2: .*{wrong}.*'") as told:
        Registry.load([written(tmp_path, text)], enabled=False)
    assert "Input should be" in str(told.value)


@pytest.mark.parametrize("form", ["人大", "政协", "央行", "證監會", "证监会", "卫健委"])
def test_a_short_form_that_several_bodies_share_stands_at_none(form: str) -> None:
    assert [e.key for e, _, weak in Registry.load().lookup(form) if not weak] == []


@pytest.mark.parametrize(("form", "key"), [("香港證監會", "hk-sfc"), ("中国证监会", "csrc")])
def test_each_of_them_stands_with_its_place(form: str, key: str) -> None:
    assert [e.key for e, _, _ in Registry.load().lookup(form)] == [key]
