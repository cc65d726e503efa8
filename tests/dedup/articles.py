"""Texts to copy and to change, and grouping them without a store."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from flows.dedup import Groups, fold_body, group, sketch

PARAGRAPHS = (
    "3月12日，溪口造船宣布，首席执行官闻仲衡将于月底卸任，由现任首席运营官葛晴岚接任，任期三年。",
    "闻仲衡在给员工的信里写道，船厂用了九年走出亏损，去年交付船舶41艘，比他上任那年多出26艘，是时候把舵交给更年轻的人。"
    "他会留任顾问到年底，帮助新班子谈完两份长期合同。",
    "葛晴岚二十年前从船体车间做起，先后管过采购、焊接和海外销售。几位老同事说，她习惯清早去码头看吊装，再回办公室开会。",
    "董事会主席费以默表示，这次交接筹备了将近一年，候选人共有5位，其中3位来自公司内部。新班子的第一件事是把两座旧船台改成组装线，"
    "预算为7.6亿元，工期18个月。",
    "市场对消息反应平淡。当天收盘，溪口造船股价下跌0.8%，成交额与前一周大致持平。一家基金的经理认为，更要紧的是钢板价格，"
    "今年一季度它已经上涨了13%。",
    "工会代表则希望公司说明旧船台上240名工人的去向。公司回应称，不会因为改造裁减岗位，转岗培训从5月开始。",
    "溪口造船成立于1974年，总部在溪口，主要建造化学品船和中型散货船。按手持订单计算，它排在全国第六位。",
)
BODY = "\n".join(PARAGRAPHS)
TITLE = "溪口造船换帅：闻仲衡卸任，葛晴岚接棒"


COLUMNS = {
    "article_key": pl.String, "first_path": pl.String, "title": pl.String, "folded_title": pl.String,
    "body_chars": pl.Int32, "content_sha256": pl.String, "sketch": pl.Binary, "published_at": pl.Datetime,
    "published_earliest": pl.Date,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Copy:
    """A file's article: what grouping looks at."""

    key: str
    body: str
    title: str = TITLE
    at: dt.datetime | None = None

    def row(self) -> dict[str, object]:
        """As a row of articles."""
        return {
            "article_key": self.key, "first_path": self.key, "title": self.title,
            "folded_title": fold_body(self.title), "body_chars": len(self.body),
            "content_sha256": hashlib.sha256(self.body.encode()).hexdigest(), "sketch": sketch(self.body),
            "published_at": self.at, "published_earliest": self.at.date() if self.at else None,
        }  # fmt: skip


def grouped(*copies: Copy) -> Groups:
    """The groups of these."""
    bodies = {c.key: c.body for c in copies}
    return group(frame_of(copies), lambda keys: {k: bodies[k] for k in keys})


def frame_of(copies: Sequence[Copy]) -> pl.DataFrame:
    """Copies as the frame that `group` takes."""
    return pl.DataFrame([c.row() for c in copies], schema=COLUMNS)


def articles_of(copies: Sequence[Copy]) -> list[set[str]]:
    """The keys of each group."""
    found: dict[str, set[str]] = {}
    for key, source in grouped(*copies).members.select("article_key", "source_id").iter_rows():
        found.setdefault(source, set()).add(key)
    return sorted(found.values(), key=min)


def one_article(*bodies: str, titles: Sequence[str] = ()) -> bool:
    """Whether all bodies are one article. `titles` where they differ."""
    copies = [Copy(f"{i}.md", b, titles[i] if titles else TITLE) for i, b in enumerate(bodies)]
    return len(articles_of(copies)) == 1
