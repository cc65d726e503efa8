"""Forms of one organisation that an article uses without explaining them, and names that only look like forms."""

from __future__ import annotations

import pytest

from flows.entities.coreference.local_entity_builder import Building, GatheredMention
from flows.entities.coreference.organization_forms import is_form, join_forms
from flows.entities.registry import Entry
from flows.entities.view import PartView
from schemas.records import OrgKind, Part


def building(name: str, *starts: int) -> Building:
    b = Building("organization", names={name: len(starts)})
    b.mentions = [GatheredMention("body", at, at + len(name), name, "full", "tagger", 0.9) for at in starts]
    return b


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("纽交所", "纽约证券交易所"),
        ("港大", "香港大学"),
        ("京都大学", "日本京都大学"),
        ("文旅局", "北川市文旅局"),
        ("蓝鲸", "蓝鲸俱乐部"),
        ("远山", "远山日报"),
        ("俄外交部", "俄罗斯外交部"),
        ("北川科大", "北川科技大学"),
        ("政制事务委员会", "立法会政制事务委员会"),
        ("岚桥医院", "青岚省医学科学院岚桥医院"),
        ("西藏人大常委会", "西藏自治区人大常委会"),
        ("北川纪委", "北川市纪委监委"),
        ("北川华立", "北川市华立液压设备有限公司"),
        ("北川华立", "北川华立液压设备有限公司"),
        ("南湾区审批局", "青岚省北川市南湾区审批局"),
        ("北川市南湾区委", "青岚北川市南湾区委"),
        ("南湾区人社局", "北川市南湾区人力资源和社会保障局"),
        ("北川发改委", "北川市发展和改革委员会"),
        ("北川住建局", "北川住房城乡建设局"),
        ("青岚高院", "青岚省高级人民法院"),
        ("美国防部", "美国国防部"),
        ("乌国家安全局", "乌克兰国家安全局"),
        ("农行", "中国农业银行"),
        ("南航", "南方航空"),
        ("远台", "远山电视台"),
        ("hexline", "hexline公司"),
        ("hexline", "hexline管理有限公司"),
        ("远华生物", "青岚市远华生物工程股份有限公司"),
        ("远华制药", "日本远华制药株式会社"),
        ("北川保险", "北川保险(集团)股份有限公司"),
        ("北川发展控股公司", "北川发展控股有限公司"),
        ("北川光华集团股份公司", "北川光华集团有限公司"),
        ("青岚防汛办", "青岚防汛委员会办公室"),
        ("青岚安委办", "青岚安委会办公室"),
        ("皇马", "皇家马德里"),
        ("青岚省人大常委会", "青岚省第三届人民代表大会常务委员会"),
        ("北川南湾区文化局", "北川市南湾区文化局"),
        ("北川市南湾区文化局", "青岚北川南湾区文化局"),
        ("远舟", "远舟-SW"),
    ],
)
def test_a_form_leaves_out_place_kind_or_characters(short: str, long: str) -> None:
    assert is_form(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("港大", "香港中文大学"),
        ("中大", "中山大学附属医院"),
        ("大学", "北川大学"),
        ("远舟", "远舟汽车"),
        ("工程院", "中国工程院医学部"),
        ("北川大学", "北川外语大学"),
        ("北川银行", "北川农业银行"),
        ("北川市委", "北川市人大常委会"),
        ("北川省委", "北川省纪委省监委"),
        ("北川", "北川市华立液压设备有限公司"),
        ("北川华立", "北川市华立中心小学"),
        ("南湾人大常委会", "西藏自治区人大常委会"),
        ("委员会", "立法会委员会"),
        ("华立", "华立液压设备有限公司"),
        ("北川华立", "北川华立中心小学"),
        ("北川华立", "北川华立(南湾)有限公司"),
        ("北川人社局", "北川市文化和旅游局"),
        ("英国防部", "美国国防部"),
        ("农行", "中国建设银行"),
        ("hexline", "hexline云平台"),
        ("南科大", "青岚市南科大资产经营有限公司"),
        ("远华", "青岚市远华生物工程股份有限公司"),
        ("hexline", "hexline环鑫半导体有限公司"),
        ("北川南湾区文化局", "青岚市南湾区文化局"),
        ("中大", "中国科技大学"),
        ("青岚安委办", "青岚防汛委员会办公室"),
        ("南湾科技大学", "南湾科技大学资产经营有限公司"),
        ("青岚市政府", "青岚市政府投资有限公司"),
    ],
)
def test_other_names_are_no_forms(short: str, long: str) -> None:
    assert not is_form(short, long)


def test_a_form_of_several_that_are_one_is_that_one() -> None:
    found = {"a": building("青岚北川南湾区文化局", 3), "b": building("北川市南湾区文化局", 40)}
    found |= {"c": building("南湾区文化局", 60, 80)}
    join_forms(found, {})
    assert [sorted(b.names) for b in found.values()] == [["青岚北川南湾区文化局"]]


@pytest.mark.parametrize(
    ("text", "one"),
    [("北川银行(原南湾银行)到场。", True), ("北川银行(南湾银行)到场。", False), ("北川银行和原南湾银行。", False)],
)
def test_a_former_name_in_brackets_is_the_organizations_before_them(text: str, one: bool) -> None:
    found = {"a": building("北川银行", 0), "b": building("南湾银行", text.index("南湾银行"))}
    join_forms(found, {"body": PartView("body", text, [])})
    assert len(found) == (1 if one else 2)


def test_a_name_joined_by_one_bracket_goes_on_to_be_named_by_another() -> None:
    text = "北川银行(原南湾银行)到场。南湾银行(NWB)也在。"
    found = {"a": building("北川银行", 0), "b": building("南湾银行", 6, 14), "c": building("NWB", text.index("NWB"))}
    join_forms(found, {"body": PartView("body", text, [])})
    assert [sorted(b.forms()) for b in found.values()] == [["NWB", "北川银行", "南湾银行"]]


def test_a_form_goes_to_the_one_name_that_it_fits() -> None:
    for at in (3, 50):  # a headline has the short one first
        found = {"a": building("纽约证券交易所", at), "b": building("纽交所", 40, 60)}
        join_forms(found, {})
        assert list(found) == ["a"]
        assert len(found["a"].mentions) == 3
        assert found["a"].pairs == {"纽交所"}


@pytest.mark.parametrize(
    ("headline", "inside", "one"),
    [
        ("皮影学校", "title", True),
        ("皮影学校", "body", False),  # told beside it: another one
        ("学校", "title", False),
        ("青岚皮影", "title", False),
    ],
)
def test_a_headline_leaves_out_the_beginning_of_a_name(headline: str, inside: Part, one: bool) -> None:
    short = building(headline, 0)
    short.mentions = [m._replace(part=inside) for m in short.mentions]
    found = {"a": building("青岚皮影学校", 3), "b": short}
    join_forms(found, {})
    assert (list(found) == ["a"]) is one


def test_who_has_several_short_names_is_joined_once() -> None:
    short = building("纽交所", 40)
    short.names["纽约证交所"] = 1
    found = {"a": building("纽约证券交易所", 3), "b": short}
    join_forms(found, {})
    assert list(found) == ["a"]


def test_a_form_of_two_names_stays_by_itself() -> None:
    found = {"a": building("日本国防部", 3), "b": building("韩国国防部", 20), "c": building("国防部", 40)}
    before = set(found)
    join_forms(found, {})
    assert set(found) == before


def test_each_place_of_a_relative_form_goes_to_the_body_named_last() -> None:
    found = {"a": building("北川省委", 3), "b": building("南湾省委", 50), "c": building("省委", 20, 70)}
    join_forms(found, {})
    assert [m[1] for m in found["a"].mentions] == [3, 20]
    assert [m[1] for m in found["b"].mentions] == [50, 70]
    assert found["c"].mentions == []


@pytest.mark.parametrize(("text", "one"), [("北川广播网络(BCN)报道。", True), ("北川广播网络、BCN报道。", False)])
def test_letters_in_brackets_name_the_organization_before_them(text: str, one: bool) -> None:
    found = {"a": building("北川广播网络", 0), "b": building("BCN", 7)}
    join_forms(found, {"body": PartView("body", text, [])})
    assert list(found) == (["a"] if one else ["a", "b"])


def test_a_registered_office_is_not_that_of_another_place_nor_a_word_another_name_a_registered_company_is() -> None:
    kinds: tuple[tuple[OrgKind, bool, bool], ...] = (
        ("government", False, False), ("company", True, False), ("company", False, True)
    )  # fmt: skip
    for kind, homonym, joined in kinds:
        entry = Entry("known", "organization", "督查会", "督查会", None, kind, None, homonym, None,
                      (("督查会", "canonical", False),))  # fmt: skip
        short = building("督查会", 40)
        short.entry = entry
        found = {"a": building("北川市督查会", 3), "b": short}
        join_forms(found, {})
        assert (len(found) == 1) is joined
