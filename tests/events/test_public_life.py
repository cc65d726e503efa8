"""Sentences of public life, by class: seats lost, letters, groups that are listed, posts taken one after another."""

from __future__ import annotations

import pytest

from flows.events import extract
from flows.language import analyze
from flows.language.script import fold
from schemas.records import SourceText
from tests.entities.recognized import read
from tests.events.stand_ins import filled, packaged, tagger, tell

PEOPLE = ("楊樹康", "梁子謙", "杨树康", "梁子谦")
ORGANIZATIONS = ("海港立法會", "遠航集團", "远航集团", "運輸署", "保安局", "警務處", "晨星樂隊", "晨星乐队", "進步黨")

# Class, sentence, type, what fills the roles of its events in order
TOLD: list[tuple[str, str, str, list[dict[str, list[str]]]]] = [
    (
        "seat lost", "當局宣布楊樹康、梁子謙即時喪失議員資格。", "dismissal",
        [{"dismissed": ["楊樹康"]}, {"dismissed": ["梁子謙"]}],
    ),
    (
        "seat lost", "楊樹康被褫奪海港立法會議員資格。", "dismissal",
        [{"dismissed": ["楊樹康"], "former_employer": ["海港立法會"]}],
    ),
    ("seat lost", "杨树康被取消议员资格。", "dismissal", [{"dismissed": ["杨树康"]}]),
    (
        "seat lost", "海港立法會議員楊樹康被DQ。", "dismissal",
        [{"dismissed": ["楊樹康"], "former_employer": ["海港立法會"]}],
    ),
    (
        "group listed before", "遠航集團三名董事，包括楊樹康及梁子謙，昨日辭職。", "departure",
        [
            {"leaver": ["楊樹康"], "former_employer": ["遠航集團"]},
            {"leaver": ["梁子謙"], "former_employer": ["遠航集團"]},
        ],
    ),
    (
        "group listed before", "五位元老，包括主席杨树康、党魁梁子谦，去信警务处。", "letter",
        [{"author": ["杨树康", "梁子谦"]}],
    ),
    ("group listed behind", "當局委任一批人士為顧問，其中包括楊樹康。", "appointment", [{"appointee": ["楊樹康"]}]),
    (
        "letter handed over", "楊樹康今午向保安局局長交公開信，促當局交代。", "letter",
        [{"recipient": ["保安局"], "author": ["楊樹康"]}],
    ),
    ("letter by name", "遠航集團發出緊急函件，表明反對。", "letter", [{"publisher": ["遠航集團"]}]),
    (
        "letter answered", "運輸署回信楊樹康，指不會跟進。", "letter",
        [{"publisher": ["運輸署"]}],
    ),
    (
        "made of named ones", "楊樹康與梁子謙組成晨星樂隊。", "founding",
        [{"founder": ["楊樹康", "梁子謙"], "founded": ["晨星樂隊"]}],
    ),
    (
        "left one and came to another", "杨树康离职后，在朋友圈宣布加入远航集团。", "departure",
        [{"leaver": ["杨树康"], "former_employer": []}],
    ),
    (
        "left one and came to another", "杨树康离职，随后进入远航集团。", "departure",
        [{"leaver": ["杨树康"], "former_employer": []}],
    ),
    (
        "left one and came to another", "杨树康离职，随后回到远航集团。", "departure",
        [{"leaver": ["杨树康"], "former_employer": []}],
    ),
    (
        "left one and came to another", "杨树康昨日辞职，接任远航集团总裁。", "departure",
        [{"leaver": ["杨树康"], "former_employer": []}],
    ),
    (
        "left one and came to another", "杨树康昨日辞职，并于3月加盟远航集团。", "departure",
        [{"leaver": ["杨树康"], "former_employer": []}],
    ),
    (
        "somebody unnamed takes his post", "杨树康被免职，由副手接任远航集团总裁。", "dismissal",
        [{"dismissed": ["杨树康"], "former_employer": ["远航集团"]}],
    ),
    (
        "another takes over", "杨树康辞职，梁子谦接棒远航集团。", "departure",
        [{"leaver": ["杨树康"], "former_employer": ["远航集团"]}],
    ),
    (
        "how long he was there", "楊樹康宣布退休，效力遠航集團三十年。", "departure",
        [{"leaver": ["楊樹康"], "former_employer": ["遠航集團"]}],
    ),
    (
        "leaves what he came to", "杨树康辞去担任五年的远航集团总裁职务。", "departure",
        [{"leaver": ["杨树康"], "former_employer": ["远航集团"]}],
    ),
    (
        "another takes his post", "杨树康被免职，梁子谦接任远航集团总裁。", "dismissal",
        [{"dismissed": ["杨树康"], "former_employer": ["远航集团"]}],
    ),
    (
        "left one and came to another", "楊樹康辭職，此前擔任遠航集團總裁。", "departure",
        [{"leaver": ["楊樹康"], "former_employer": ["遠航集團"]}],
    ),
    (
        "of one body, leaves another's post", "進步黨楊樹康辭任運輸署顧問。", "departure",
        [{"leaver": ["楊樹康"], "former_employer": ["運輸署"]}],
    ),
    (
        "contract ended", "遠航集團終止與楊樹康的僱傭關係。", "dismissal",
        [{"dismissed": ["楊樹康"], "former_employer": ["遠航集團"]}],
    ),
    (
        "works somewhere", "楊樹康2015年到遠航集團上班。", "joining",
        [{"joiner": ["楊樹康"], "new_employer": ["遠航集團"]}],
    ),
    (
        "agreement that says what", "遠航集團宣布以五億元收購晨星樂隊的決定。", "acquisition",
        [{"investor": ["遠航集團"], "investee": ["晨星樂隊"]}],
    ),
    ("new holder of a post", "遠航集團的新主席是楊樹康。", "appointment", [{"appointee": ["楊樹康"]}]),
    ("name before a colon", "楊樹康：我在12月12日辭職，之後我見過很多人。", "departure", [{"leaver": ["楊樹康"]}]),
    (
        "who is praised goes on", "梁子謙形容楊樹康出類拔萃，2010年出任運輸署署長。", "appointment",
        [{"appointee": ["楊樹康"], "employer": ["運輸署"]}],
    ),
    (
        "who praises goes on", "梁子謙讚揚楊樹康盡責，並宣布加入遠航集團。", "joining",
        [{"joiner": ["梁子謙"], "new_employer": ["遠航集團"]}],
    ),
    (
        "quoted before a noun", "梁子谦任命「对华鹰派」学者杨树康出任保安局局长。", "appointment",
        [{"appointee": ["杨树康"], "employer": ["保安局"]}],
    ),
    (
        "called on for something else", "工會籲各方克制，楊樹康昨日辭職。", "departure",
        [{"leaver": ["楊樹康"]}],
    ),
    (
        "risen in one body", "楊樹康2012年出任保安局副局長，2017年出任局長。", "appointment",
        [{"appointee": ["楊樹康"], "employer": ["保安局"]}, {"appointee": ["楊樹康"], "employer": ["保安局"]}],
    ),
    (
        "risen in one body", "杨树康1998年加入运输处，2005年任远航集团副总裁，2010年任总裁。", "appointment",
        [{"appointee": ["杨树康"], "employer": ["远航集团"]}, {"appointee": ["杨树康"], "employer": ["远航集团"]}],
    ),
    (
        "risen in one body", "楊樹康1982年加入警務處，2012年出任保安局副局長，2017年出任局長。", "appointment",
        [{"appointee": ["楊樹康"], "employer": ["保安局"]}, {"appointee": ["楊樹康"], "employer": ["保安局"]}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "event_type", "roles"), TOLD, ids=[f"{n}: {t}" for n, t, *_ in TOLD])
def test_a_sentence_of_public_life_tells_its_event(
    name: str, text: str, event_type: str, roles: list[dict[str, list[str]]]
) -> None:
    told = [filled(m) for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == event_type]
    wanted = [{role: [fold(n) for n in names] for role, names in r.items()} for r in roles]
    assert [{r: t.get(r, []) for r in want} for t, want in zip(told, wanted, strict=True)] == wanted, name


@pytest.mark.parametrize(
    "text",
    [
        "運動員楊樹康被取消參賽資格。",
        "杨树康被取消参选资格。",
        "楊樹康擔心自己會喪失議員資格。",
        "進步黨在選舉中喪失三個議席。",
        "被取消議員資格是甚麼意思？",
        "楊樹康沒有回信。",
        "遠航集團三名董事，包括楊樹康，說公司不會任命梁子謙。",
        "杨树康每天到远航集团上班。",
        "在野黨促首相楊樹康下台。",
        "進步黨籲楊樹康辭職。",
        "議員促請局長楊樹康下台。",
        "遠航集團終止與保安局的合作關係。",
        "遠航集團主席是楊樹康。",
        "接任者是誰？楊樹康：我不會辭職。",
        "由楊樹康和梁子謙組成的晨星樂隊下周演出。",
        "晨星乐队由杨树康和梁子谦组成。",
        "获奖作品，包括杨树康的小说，去年辞旧迎新时出版。",
    ],
)
def test_what_only_looks_like_one_tells_none(text: str) -> None:
    assert not [m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS)]


@pytest.mark.parametrize("text", ["參選人楊樹康被DQ，未能入閘。", "楊樹康2018年報名參選時遭DQ。"])
def test_who_only_stood_for_a_seat_loses_none(text: str) -> None:
    sentences = analyze([SourceText("", text, "Hant", None, None)], tagger())[0]
    assert not extract(SourceText("", text, "Hant", None, None), sentences, read(text), packaged()).mentions


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("香港政府宣布楊樹康即時喪失議員資格。", None),
        ("立法會作出決定後，香港政府宣布楊樹康即時喪失議員資格。", "立法会"),
        ("屯門區議員楊樹康宣布辭職。", "屯门区议会"),
        ("林婉儀於1989年8月加入政務職系，現任勞工處處長。", "香港政府"),
        ("前青衣區區議員單伯恆加入教育局。", "教育局"),
        ("楊樹康昨日在Facebook宣布辭職。", None),  # only where he writes
        ("Facebook總裁楊樹康昨日宣布辭職。", "Facebook"),
    ],
)
def test_whose_the_seat_or_the_service_is(text: str, employer: str | None) -> None:
    source = SourceText("", text, "Hant", None, None)
    found = extract(source, analyze([source], tagger())[0], read(text), packaged())
    told = found.mentions[0]
    roles = {told.event_type: "former_employer", "joining": "new_employer"}
    keys = [p.entity_key for p in told.participants if p.role == roles[told.event_type]]
    assert keys == ([f"organization:{employer.casefold()}"] if employer else [])
