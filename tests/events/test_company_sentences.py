"""Single sentences of companies, by class: who comes, goes, buys, brings out and lays off, and what only looks so."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import filled, tell

PEOPLE = ("程岚", "宋涛", "高炜")
ORGANIZATIONS = ("远洲银行", "云岭科技", "长青电机", "松果资本", "石桥证券")

# Class, sentence, type, what fills the roles of its events in order
TOLD: list[tuple[str, str, str, list[dict[str, list[str]]]]] = [
    ("taken on", "云岭科技聘来程岚。", "joining", [{"joiner": ["程岚"], "new_employer": ["云岭科技"]}]),
    ("taken on", "云岭科技新近吸纳了程岚。", "joining", [{"joiner": ["程岚"], "new_employer": ["云岭科技"]}]),
    ("jobs cut", "云岭科技将在海外削减八百个工作岗位。", "layoff", [{"employer": ["云岭科技"]}]),
    ("jobs cut", "近千名云岭科技员工失去工作。", "layoff", [{"employer": ["云岭科技"]}]),
    (
        "sold to", "松果资本向长青电机出售云岭科技。", "acquisition",
        [{"investee": ["云岭科技"], "investor": ["长青电机"]}],
    ),
    ("thing named by a verb", "云岭科技正式开售折叠手机。", "release", [{"publisher": ["云岭科技"]}]),
    ("thing named by a verb", "云岭科技首款折叠手机面世。", "release", [{"publisher": ["云岭科技"]}]),
    ("thing put on the road", "云岭科技投放首批无人车。", "release", [{"publisher": ["云岭科技"]}]),
    ("voted out", "程岚被股东投票罢免。", "dismissal", [{"dismissed": ["程岚"]}]),
    ("voted out", "股东投票罢免程岚。", "dismissal", [{"dismissed": ["程岚"]}]),
    ("post lost", "程岚丢掉了总裁的位置。", "dismissal", [{"dismissed": ["程岚"]}]),
    (
        "contract ended", "云岭科技与程岚解除了劳动合同。", "departure",
        [{"former_employer": ["云岭科技"], "leaver": ["程岚"]}],
    ),
    (
        "contract ended", "程岚与云岭科技解除劳动关系。", "departure",
        [{"leaver": ["程岚"], "former_employer": ["云岭科技"]}],
    ),
    (
        "verb behind its noun", "长青电机对云岭科技的收购已完成。", "acquisition",
        [{"investee": ["云岭科技"], "investor": ["长青电机"]}],
    ),
    ("jobs cut", "云岭科技的两千个岗位被取消。", "layoff", [{"employer": ["云岭科技"]}]),
    ("thing in trial", "云岭科技的新应用开始内测。", "release", [{"publisher": ["云岭科技"]}]),
    (
        "who worked elsewhere", "曾在长青电机工作的程岚转到云岭科技。", "joining",
        [{"joiner": ["程岚"], "new_employer": ["云岭科技"]}],
    ),
    # inverted: who it is stands behind a copula or a colon
    ("inverted", "接替程岚出任行长的是宋涛。", "appointment", [{"appointee": ["宋涛"]}]),
    (
        "inverted", "获任命的三人是程岚、宋涛和高炜。", "appointment",
        [{"appointee": ["程岚"]}, {"appointee": ["宋涛"]}, {"appointee": ["高炜"]}],
    ),
    (
        "inverted", "离开的三人是程岚、宋涛和高炜。", "departure",
        [{"leaver": ["程岚"]}, {"leaver": ["宋涛"]}, {"leaver": ["高炜"]}],
    ),
    ("inverted", "出任行长的将是程岚。", "appointment", [{"appointee": ["程岚"]}]),
    ("inverted", "远洲银行的接班人是程岚。", "appointment", [{"appointee": ["程岚"], "employer": ["远洲银行"]}]),
    ("inverted", "接任者：程岚。", "appointment", [{"appointee": ["程岚"]}]),
    ("inverted", "当选者：程岚、宋涛。", "appointment", [{"appointee": ["程岚"]}, {"appointee": ["宋涛"]}]),
    # several at once
    (
        "listed", "以下人士获委任为远洲银行董事：程岚、宋涛、高炜。", "appointment",
        [{"appointee": [p], "employer": ["远洲银行"]} for p in PEOPLE],
    ),
    (
        "listed", "远洲银行新增两名董事：程岚和宋涛。", "appointment",
        [{"appointee": ["程岚"], "employer": ["远洲银行"]}, {"appointee": ["宋涛"], "employer": ["远洲银行"]}],
    ),
    (
        "listed", "远洲银行任命：程岚为行长；宋涛为副行长。", "appointment",
        [{"appointee": ["程岚"], "employer": ["远洲银行"]}, {"employer": ["远洲银行"], "appointee": ["宋涛"]}],
    ),
    (
        "each his own", "程岚和宋涛分别离开远洲银行和石桥证券。", "departure",
        [{"former_employer": ["远洲银行"], "leaver": ["程岚"]}, {"former_employer": ["石桥证券"], "leaver": ["宋涛"]}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "event_type", "roles"), TOLD, ids=[f"{n}: {t}" for n, t, *_ in TOLD])
def test_a_company_s_sentence_tells_its_event(
    name: str, text: str, event_type: str, roles: list[dict[str, list[str]]]
) -> None:
    told = [filled(m) for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == event_type]
    assert told == roles, name


@pytest.mark.parametrize(
    "text",
    [
        "云岭科技吸纳了大量资金。",
        "云岭科技失去工作的员工在抗议。",
        "云岭科技投放了两千万元广告。",
        "程岚丢掉了行长的信。",
        "云岭科技放出新款耳机的图片。",
        "云岭科技的行长岗位被取消。",
        "程岚在长青电机的工作结束。",
        "云岭科技终止与程岚的合作关系。",
        "云岭科技与三百名员工解除了劳动合同纠纷。",
        "接班人：程岚说，他还没有决定。",
        "谁是接班人：程岚还是宋涛？",
        "离职的员工是程岚的下属。",
        "程岚是宋涛的接班人。",
        "远洲银行新增网点三十家，行长程岚很高兴。",
        "投票结束后，程岚很高兴。",
    ],
)
def test_what_only_looks_like_one_tells_none(text: str) -> None:
    assert not [m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS)]


def test_who_is_named_in_one_item_of_a_list_does_nothing_in_the_next() -> None:
    text = "远洲银行任命：程岚为行长；宋涛为副行长；免去高炜的行长职务。"
    told = [filled(m) for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == "dismissal"]
    assert [(t["dismissed"], t.get("dismisser")) for t in told] == [(["高炜"], None)]


@pytest.mark.parametrize("text", ["长青电机对云岭科技的收购尚未完成。", "长青电机对云岭科技的收购告吹。"])
def test_a_noun_whose_verb_denies_it_names_no_buyer(text: str) -> None:
    assert not [m for m in tell(text, PEOPLE, ORGANIZATIONS) if "investor" in filled(m)]
