"""Keys of articles as JSON: those that ship, and those that a user adds in the settings."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from flows.reading import read_article
from flows.reading.containers import members_within
from flows.settings import load_settings
from schemas.errors import BadInput, SettingsError
from schemas.limits import AddedKeys, Limits, ReadingSettings

TEXT = "4月8日，青屿航运公告，总经理卢其远因个人原因辞去职务。"
ADDED = ReadingSettings(
    json_keys=AddedKeys(title=("biao_ti",), body=("zheng_wen",), publisher=("Mei-Ti",), lists=("jie_guo",))
)
ITEM = {"biaoTi": "青屿航运换总经理", "zheng_wen": TEXT, "mei_ti": "北汀商报", "title": "第 1 条"}


def test_a_key_that_a_user_adds_counts_before_those_that_ship() -> None:
    article = read_article(json.dumps(ITEM).encode(), "a.json", ADDED)
    assert (article.title, article.publisher, article.body) == ("青屿航运换总经理", "北汀商报", TEXT)


def test_without_it_the_file_is_refused_with_a_sentence_that_names_the_setting() -> None:
    with pytest.raises(BadInput, match="json_keys"):
        read_article(json.dumps(ITEM).encode(), "a.json", Limits())


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_list_under_a_key_of_ones_own_is_taken_apart(ascii_only: bool) -> None:
    raw = json.dumps({"jie_guo": [ITEM, ITEM]}, ensure_ascii=ascii_only).encode()
    assert len(list(members_within(io.BytesIO(raw), len(raw), "a.json", ADDED))) == 2
    assert list(members_within(io.BytesIO(raw), len(raw), "a.json", Limits())) == []


def test_keys_in_chinese_are_keys_in_a_list_too() -> None:
    raw = json.dumps({"data": [{"标题": "换人", "正文": TEXT}]}, ensure_ascii=False).encode()
    assert len(list(members_within(io.BytesIO(raw), len(raw), "a.json", Limits()))) == 1


def test_the_settings_hand_them_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newsledger.toml").write_text(
        '[json_keys]\ntitle = ["biao_ti"]\n[limits]\nmax_lines = 7\n', encoding="utf-8"
    )
    given = load_settings().reading
    assert (given.json_keys.title, given.max_lines, given.max_bytes) == (("biao_ti",), 7, Limits().max_bytes)
    (tmp_path / "newsledger.toml").write_text('[json_keys]\nheadline = ["x"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"headline: no such setting \(accepted: title, published"):
        load_settings()


@pytest.mark.parametrize("key", ["created_at", "fa_chu"])
def test_the_keys_of_a_user_count_in_a_post_too(key: str) -> None:
    post = {"text": TEXT, "reposts_count": 3, "source": "某某客户端", "zhang_hao": "北汀商报", "user": {"name": "某某"}}
    given = ReadingSettings(json_keys=AddedKeys(published=("fa_chu",), publisher=("zhang_hao",)))
    article = read_article(json.dumps(post | {key: "2022-04-08 09:00"}).encode(), "a.json", given)
    assert (article.publisher, str(article.published.at)) == ("北汀商报", "2022-04-08 09:00:00")
    assert read_article(json.dumps(post).encode(), "a.json", Limits()).publisher == "某某"
