from __future__ import annotations

import random
import re
from collections import Counter
from itertools import islice

import pytest

from flows.bench import corpus
from flows.bench.formats import FORMATS
from flows.bench.stories import COPIES, OTHERS
from flows.bench.templates import Filler, templates
from flows.dedup import fold_body
from flows.reading import read_article
from schemas.limits import Limits

FILES = list(corpus.files(400, seed=5))


def test_the_same_seed_gives_the_same_bytes_and_a_larger_corpus_begins_with_a_smaller_one() -> None:
    assert list(corpus.files(60, seed=5)) == FILES[:60]
    assert list(islice(corpus.files(90, seed=6), 60)) != FILES[:60]


def test_every_slot_of_the_templates_is_known() -> None:
    known = set(templates().words) | {
        "person", "other", "reporter", "org", "other_org", "post", "city", "day", "next_day", "month", "date",
    }  # fmt: skip
    texts = [x for some in templates().words.values() for x in some]
    texts += [t for s in templates().stories.values() for t in (*s.titles, *s.leads)]
    texts += [t for s in templates().series.values() for t in (s.title, s.body)]
    texts += [*templates().follow_up, templates().correction, *templates().agency_leads]
    slots = {slot for text in texts for slot in re.findall(r"\{([^{}|]*)\}", text)}
    assert {s for s in slots if not re.fullmatch(r"\d+-\d+", s)} <= known


def test_a_slot_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        Filler(random.Random(1)).fill("{nobody}")


def test_all_copies_all_others_and_all_formats_come_and_lengths_have_a_long_tail() -> None:
    how = Counter(f.how for f in corpus.files(2_000))
    assert set(how) == {"first", "same_bytes", "series", *COPIES, *OTHERS}
    assert {f.path.rsplit(".", 1)[1] for f in FILES} == {ending for ending, _ in FORMATS.values()}
    lengths = sorted(f.body_chars for f in FILES if f.how == "first")
    assert lengths[0] >= 300
    assert lengths[len(lengths) // 2] < sum(lengths) / len(lengths)


def test_the_readers_take_every_file_for_what_it_is() -> None:
    for f in FILES[:150]:
        article = read_article(f.data, f.path, Limits())
        assert article.title, f.path
        assert article.published.basis != "none", f.path
        assert abs(len(article.body) - f.body_chars) < 0.05 * f.body_chars + 40, f.path


def test_same_bytes_and_full_width_copies_fold_to_the_text_that_they_copy() -> None:
    bodies = {f.path: fold_body(read_article(f.data, f.path, Limits()).body) for f in FILES}
    first = {f.article: f for f in FILES if f.how == "first"}
    copies = [f for f in FILES if f.how in ("same_bytes", "full_width")]
    assert copies
    for f in copies:
        if f.how == "same_bytes":
            assert f.data == first[f.article].data
        assert bodies[f.path] == bodies[first[f.article].path], f.path
