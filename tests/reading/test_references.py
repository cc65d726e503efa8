"""What a Markdown text keeps apart from where it belongs is put in, and prose that resembles it is left."""

from __future__ import annotations

import pytest

from flows.reading.references import resolved
from schemas.records import Link

URL = "https://www.beiting.example/1.html"
INLINE, IMAGE, REFERENCE = (Link(URL, "inline"), Link(URL, "image"), Link(URL, "reference"))


@pytest.mark.parametrize(
    ("written", "label", "text", "link"),
    [
        ("[前任][1]退休。", "1", "前任退休。", INLINE),
        ("[前任][]退休。", "前任", "前任退休。", INLINE),
        ("[前任]退休。", "前任", "前任退休。", INLINE),
        ("公司公告[1]说，前任退休。", "1", "公司公告说，前任退休。", INLINE),
        ("![窑口][1]前任退休。", "1", "前任退休。", IMAGE),
        ("![窑口]前任退休。", "窑口", "前任退休。", IMAGE),
        ("前任退休。", "1", "前任退休。", REFERENCE),
        ("[继任][2]退休。", "1", "[继任][2]退休。", REFERENCE),
        ("[某某]退休。", "1", "[某某]退休。", REFERENCE),
        ("[前任](https://b.example/2)退休。", "前任", "[前任](https://b.example/2)退休。", REFERENCE),
    ],
)
def test_a_reference_is_put_in_and_no_address_is_lost(written: str, label: str, text: str, link: Link) -> None:
    links: list[Link] = []
    assert resolved(f"{written}\n\n[{label}]: {URL}\n", links).strip() == text
    assert links == [link]


def test_marks_of_several_sources_in_a_row_all_go() -> None:
    links: list[Link] = []
    text = resolved(
        "公司2023[1][2]年说[3][4]，前任[5][1]退休。\n\n[1]: https://a.example/1\n[2]: https://b.example/2\n", links
    )
    assert text.strip() == "公司2023年说[3][4]，前任5退休。"
    assert [link.url for link in links] == ["https://a.example/1", "https://b.example/2", "https://a.example/1"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("茶馆开门，==说书改到周末==。%%再去一次%%", "茶馆开门，说书改到周末。"),
        ("新任GPT==主管==到任。", "新任GPT主管到任。"),
        ("营收涨了5%%，利润跌了3%%。", "营收涨了5%%，利润跌了3%%。"),
        ("营收涨了5 %%，利润跌了3 %%。", "营收涨了5 %%，利润跌了3 %%。"),
        ("若 x==1 且 y==2，总裁辞职。", "若 x==1 且 y==2，总裁辞职。"),
        ("若 x == 1 且 y == 2，总裁辞职。", "若 x == 1 且 y == 2，总裁辞职。"),
    ],
)
def test_marks_and_remarks_are_told_from_figures_and_conditions(written: str, text: str) -> None:
    assert resolved(written, []) == text
