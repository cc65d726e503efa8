"""The list of known organisations: what a line says, and what is refused with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.entities.lexicon.known_organizations import (
    TABLE,
    is_also_word,
    is_known_name,
    known_organizations,
    read_known,
)
from flows.language.script import fold
from schemas.errors import SettingsError


def table(folder: Path, *lines: str) -> Path:
    path = folder / "known.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_line_is_a_name_its_kind_and_whether_it_is_a_word_too(tmp_path: Path) -> None:
    kinds, words = read_known(table(tmp_path, "# what this is", "临江日报\tmedia", "", "太阳\tteam\tword"))
    assert kinds == {"临江日报": "media", "太阳": "team"}
    assert words == {"太阳"}


@pytest.mark.parametrize(
    "line", ["临江日报", "临江日报\tpaper", "临江日报\tmedia\tyes", "临江日报\tmedia\tword\tword", "\tmedia"]
)
def test_any_other_line_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError, match=r"known\.tsv:2: .*accepted: a name, a tab, one of company, team"):
        read_known(table(tmp_path, "临江电视台\tmedia", line))


def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"known\.tsv:3: 临江日报 is there twice"):
        read_known(table(tmp_path, "临江日报\tmedia", "太阳\tteam", "临江日报\tcompany"))


def test_the_list_is_sorted_and_folded_as_texts_are() -> None:
    names = list(known_organizations())
    assert names == sorted(names)
    assert [n for n in names if fold(n) != n] == []
    assert [n for n in names if n != n.strip() or len(n) < 2] == []


def test_a_word_too_is_known_and_no_name_by_itself() -> None:
    assert is_also_word("太阳")
    assert "太阳" in known_organizations()
    assert not is_known_name("太阳")
    assert is_known_name("惩教署")
    assert TABLE.is_file()
