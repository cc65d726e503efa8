"""Features of what overlaps a span: longer, shorter and crossing proposals, and how long a run of names it cuts."""

from __future__ import annotations

from flows.entities.candidates.organizations.countries import is_firm, stands_behind_country
from flows.entities.candidates.organizations.marks import kinds_of_organizations
from flows.entities.candidates.organizations.suffixes import form_of
from flows.entities.lexicon import characters, is_also_word, is_body_of_a_country
from flows.entities.name_shape import shape
from flows.entities.selection.span import CandidateSpan
from flows.entities.selection.tagging_measures import class_of

MOST_WORDS = 4
LONG = 4  # characters of a known name that hardly means anything else
FREE = 3  # characters of a known name that is nearly always meant where nothing longer is proposed around it
_CONTENT = frozenset({"n", "nz", "nr", "nw", "vn", "LOC", "ORG", "PER", "an", "xc"})


def within(s: CandidateSpan) -> list[str]:
    """Who proposes a longer span around it, and whether a longer one stands as often in the article."""
    found = {f"{c.kind} {c.method}" for o in s.outer for c in o.candidates}
    own = s.article.standing(s.name).count
    described = s.before.endswith(kinds_of_organizations())  # what only says what it is goes with it everywhere
    if own > 1 and not described and any(o.article.standing(o.name).count == own for o in s.outer):
        found.add("always")
    for o in s.outer:
        if o.first is not None and o.first is o.last:
            found.add(f"one word {class_of(o.first)}")
            break
    return sorted(found)


def around(s: CandidateSpan) -> list[str]:
    """Who proposes a shorter span inside it, and whether a shorter one stands far oftener."""
    found = {f"{c.kind} {c.method}" for i in s.inner for c in i.candidates}
    own = s.article.standing(s.name).count
    if any(i.article.standing(i.name).count >= 3 * own for i in s.inner if len(i.name) > 1):
        found.add("freer")
    if any(shape(i.name) for i in s.inner if len(i.name) > 1):
        found.add("a name's shape")
    return sorted(found)


def crossing(s: CandidateSpan) -> list[str]:
    """Who proposes a span that crosses it."""
    return sorted({f"{c.kind} {c.method}" for x in s.crossed for c in x.candidates})


def run(s: CandidateSpan) -> list[str]:
    """Whether the names and nouns beside it go on."""
    found = []
    if s.left is not None and s.left.end == s.start and s.left.tag in _CONTENT:
        found.append(f"from {class_of(s.left)}")
    if s.right is not None and s.right.start == s.end and s.right.tag in _CONTENT:
        found.append(f"to {class_of(s.right)}")
    return found


def known(s: CandidateSpan) -> list[str]:
    """Whether it is an organisation that most readers know, a piece of one, or holds one and more."""
    found = []
    if any(c.method == "known" for c in s.candidates):
        long = "of 4 and more" if len(s.name) >= LONG else f"of {len(s.name)}"
        found.append("a word too" if is_also_word(s.name) else f"itself {long}")
        if len(s.name) >= FREE and not s.outer:
            found.append("itself in nothing longer")
    if is_firm(s.name) and stands_behind_country(s.before):
        found.append("a firm behind its country")
    if is_body_of_a_country(s.name):
        found.append("a country's")
    if any(c.method == "known" for o in s.outer for c in o.candidates):
        found.append("piece")
    holds = [i for i in s.inner for c in i.candidates if c.method == "known"]
    if any(i.start == s.start for i in holds):
        found.append("begins with one")
    if any(i.end == s.end for i in holds):
        found.append("ends with one")
    if any(c.method == "known" for x in s.crossed for c in x.candidates):
        found.append("crosses one")
    return found


def composition(s: CandidateSpan) -> str | None:
    """The classes of the words that it is made of, up to four, and whether it ends in an organisation's form."""
    if s.first is None or s.last is None or s.first is s.last:
        return None
    classes = []
    at = s.start
    while at < s.end and (token := s.view.by_start.get(at)) is not None:
        classes.append(class_of(token))
        at = token.end
    if len(classes) > MOST_WORDS:
        classes = [*classes[:2], "…", classes[-1]]
    return " ".join(classes) + (
        " form" if form_of(s.name) else " short end" if s.name[-1] in characters().short_ends else ""
    )


def left_edge(s: CandidateSpan) -> str:
    """What stands before together with what it begins with."""
    before = class_of(s.left) if s.left is not None and s.left.end == s.start else "mark"
    return f"{before} {class_of(s.first) if s.first is not None else 'cut'}"


def right_edge(s: CandidateSpan) -> str:
    """What it ends with together with what stands behind."""
    behind = class_of(s.right) if s.right is not None and s.right.start == s.end else "mark"
    end = "form" if form_of(s.name) else "short end" if s.name[-1] in characters().short_ends else "plain"
    return f"{end} {class_of(s.last) if s.last is not None else 'cut'} {behind}"
