from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bench import corpus
from flows.dedup import group
from flows.dedup.comparing import Folded, compare
from flows.reading import read_article
from schemas.limits import Limits
from tests.dedup.articles import BODY, PARAGRAPHS, TITLE, Copy, articles_of, frame_of, grouped

LATE, EARLY = dt.datetime(2024, 3, 12, 21, 0), dt.datetime(2024, 3, 12, 9, 30)


def chain() -> list[Copy]:
    """Windows over one long text: neighbours are alike, the ends are not."""
    rng = random.Random(4)
    drawn = "山川湖海日月星辰春夏秋冬东南西北风花雪月琴棋书画梅兰竹菊松柏桃李"
    sentences = ["".join(rng.sample(drawn, 20)) + "。" for _ in range(60)]
    return [Copy(f"{i}.md", "\n".join(sentences[4 * i : 4 * i + 40])) for i in range(5)]


def test_there_are_no_chains_every_member_is_alike_to_its_representative() -> None:
    copies = chain()
    folded = {c.key: Folded(c.body, c.title) for c in copies}
    assert compare(folded["0.md"], folded["1.md"])
    assert compare(folded["1.md"], folded["2.md"])
    assert not compare(folded["0.md"], folded["2.md"])
    found = articles_of(copies)
    assert len(found) > 1
    for keys in found:
        assert any(all(k == one or compare(folded[one], folded[k]) for k in keys) for one in keys)


def test_body_comes_from_the_fullest_copy_and_the_header_from_the_earliest_stated_one() -> None:
    cut = BODY[: round(0.88 * len(BODY))]
    found = grouped(
        Copy("a.md", cut, "转载：换帅", EARLY), Copy("b.md", BODY, TITLE, LATE), Copy("c.md", BODY + "。", TITLE)
    )
    row = found.sources.row(0, named=True)
    assert len(found.sources) == 1
    assert (row["body_from"], row["header_from"]) == ("b.md", "a.md")
    kinds = dict(found.members.select("article_key", "kind").iter_rows())
    assert kinds == {"a.md": "reprint", "b.md": "representative", "c.md": "reprint"}


def test_ties_go_by_path() -> None:
    found = grouped(Copy("z.md", BODY), Copy("a/b.md", BODY), Copy("m.md", BODY)).sources.row(0, named=True)
    assert (found["body_from"], found["header_from"]) == ("a/b.md", "a/b.md")


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(9)))
def test_groups_depend_neither_on_the_order_of_arrival_nor_on_what_was_compared_before(order: list[int]) -> None:
    copies = [
        *chain(), Copy("long.md", BODY, TITLE, LATE), Copy("early.md", "本报讯 " + BODY, "换帅", EARLY),
        Copy("cut.md", BODY[: round(0.88 * len(BODY))]), Copy("part.md", "\n".join(PARAGRAPHS[:3])),
    ]  # fmt: skip
    whole = grouped(*copies)
    mixed = [copies[i] for i in order]
    bodies = {c.key: c.body for c in mixed}
    known: dict[tuple[str, str], tuple[float, str] | None] = {}
    for end in (3, 6, 9):
        found = group(frame_of(mixed[:end]), lambda keys: {k: bodies[k] for k in keys}, known)
        assert not found.compared.keys() & known.keys()
        known |= found.compared
    assert found.members.sort("article_key").equals(whole.members.sort("article_key"))
    assert found.sources.sort("source_id").equals(whole.sources.sort("source_id"))


def test_a_pair_is_compared_alike_from_both_sides() -> None:
    texts = [Folded(c.body, c.title) for c in chain()] + [Folded(BODY, TITLE), Folded(BODY[:300], TITLE)]
    for a, b in itertools.combinations(texts, 2):
        assert compare(a, b) == compare(b, a)


def test_nothing_is_nothing() -> None:
    assert articles_of([]) == []


def test_copies_of_a_generated_corpus_are_found_and_nothing_else_is_taken_for_one() -> None:
    files = [f for f in corpus.files(1_200, seed=3) if f.how != "same_bytes"]
    copies = []
    for f in files:
        a = read_article(f.data, f.path, Limits())
        copies.append(Copy(f.path, a.body, a.title, a.published.at))
    source = dict(grouped(*copies).members.select("article_key", "source_id").iter_rows())
    told = Counter(f.article for f in files)
    found = Counter(source.values())
    both = Counter((f.article, source[f.path]) for f in files)
    right, claimed, true = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, found, told))
    assert true > 150
    assert right / claimed >= 0.99
    assert right / true >= 0.97
