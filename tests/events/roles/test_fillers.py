"""Which organisation words without a name stand for, and that none has two ends of one event."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import filled, tell


def test_a_counted_firm_stands_for_none_named_before() -> None:
    text = "石桥证券称，程岚获聘为晨星研究院院长。该院由学校与两家航运企业于2023年1月成立。"
    founding = next(m for m in tell(text, ["程岚"], ["石桥证券", "晨星研究院"]) if m.event_type == "founding")
    assert filled(founding) == {"founded": ["晨星研究院"]}
    text = "石桥证券昨日公告。公司于2023年1月成立了晨星研究院。"
    founding = next(m for m in tell(text, [], ["石桥证券", "晨星研究院"]) if m.event_type == "founding")
    assert filled(founding)["parent"] == ["石桥证券"]


def test_nobody_writes_to_himself() -> None:
    text = "石桥证券研究员曾致信董事会。"
    assert [filled(m) for m in tell(text, [], ["石桥证券"])] == [{"recipient": ["石桥证券"]}]
    told = tell("石桥证券致信远洲银行，要求对账。", [], ["石桥证券", "远洲银行"])
    assert [filled(m) for m in told] == [{"publisher": ["石桥证券"], "recipient": ["远洲银行"]}]


@pytest.mark.parametrize(
    ("post", "want"),
    [
        ("岚山市副市长", "副市长"),
        ("青山省常务副省长", "常务副省长"),
        ("鹤北县县长", "县长"),
        ("副市长", "副市长"),
        ("市长助理", "市长助理"),
    ],
)
def test_the_post_that_governs_a_place_stands_without_the_place(post: str, want: str) -> None:
    told = tell(f"会议任命程岚为{post}。", ["程岚"], [])
    assert [p.post for m in told for p in m.participants if p.post] == [want]
