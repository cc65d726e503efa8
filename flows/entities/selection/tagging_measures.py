"""Features of what the tagger and the second voice say of a span, and of who proposes it."""

from __future__ import annotations

from collections.abc import Callable

from flows.entities.selection.form_measures import person_form
from flows.entities.selection.span import CandidateSpan
from schemas.records import EntityKind, Token

# Parts of speech that weigh alike
_CLASSES = {"nr": "nz", "an": "a", "ad": "d", "vd": "v", "q": "m", "s": "f", "t": "TIME"}
_OTHERS = frozenset(
    ["PER", "ORG", "LOC", "TIME", "nz", "nw", "n", "vn", "a", "d", "v", "m", "r", "xc", "w", "f", "p", "c", "u"]
)
# What a voice says of a span is heard from so probable on: of the span itself, of another one, beside the tagger's word
HEARD, HEARD_BESIDE, HEARD_TOO = 0.2, 0.4, 0.3
SURE, LIKELY = 0.9, 0.5  # the classes in which it is told
_LEADS = ((0.5, "under 0.5"), (1.0, "under 1"), (2.0, "under 2"), (4.0, "under 4"), (8.0, "under 8"))
_LOSSES = ((-4.0, "over 4"), (-2.0, "over 2"), (-1.0, "over 1"), (-0.5, "over 0.5"))


def class_of(token: Token) -> str:
    """The class of a word's part of speech."""
    return _CLASSES.get(token.tag) or (token.tag if token.tag in _OTHERS else "x")


def tagger(s: CandidateSpan) -> str:
    """How the tagger's words lie under the span: one word of a tag, several, or words that it cuts."""
    first, last = s.first, s.last
    if first is not None and first is last:
        return f"one {class_of(first)}"
    if first is not None and last is not None:
        return f"words {class_of(first)} {class_of(last)}"
    if first is not None:
        cut = s.view.around(s.end - 1)
        return f"cut behind {class_of(cut) if cut else 'x'}"
    cut = s.view.around(s.start)
    where = "cut before" if last is not None else "cut within"
    return f"{where} {class_of(cut) if cut else 'x'}"


def lead(s: CandidateSpan) -> str | None:
    """By how much the tagger prefers the person, or by how little it misses it."""
    if s.first is not None and s.first is s.last and s.first.tag == "PER":
        return next((name for most, name in _LEADS if s.first.lead < most), "8 and more")
    losses = [t.lead for t in s.view.nearly_by_start.get(s.start, ()) if t.end == s.end]
    if losses:
        return "missed by " + next((name for most, name in _LOSSES if max(losses) < most), "under 0.5")
    return None


def voice(s: CandidateSpan) -> list[str]:
    """What the second voice says: of this span, of one that holds it, of one inside, of one that crosses it."""
    if s.voiced is None:
        return ["not asked"]
    exact, said = 0.0, []
    for v in s.voiced:
        if v.end <= s.start or v.start >= s.end or v.label == "TIME":
            continue
        if (v.start, v.end) == (s.start, s.end):
            exact += v.probability
            if v.probability >= HEARD:
                said.append(f"{v.label} {_sure(v.probability)}")
        elif v.probability >= HEARD_BESIDE:
            if v.start <= s.start and v.end >= s.end:
                said.append(f"within {v.label}")
            elif v.start >= s.start and v.end <= s.end:
                said.append(f"holds {v.label}")
            else:
                said.append(f"crosses {v.label}")
    if exact < HEARD:
        said.append("not this span")
    return list(dict.fromkeys(said))


def _sure(probability: float) -> str:
    return "sure" if probability >= SURE else "likely" if probability >= LIKELY else "perhaps"


def agreement(s: CandidateSpan) -> str | None:
    """Whether both say the same of the same span."""
    if s.voiced is None or s.first is None or s.first is not s.last or s.first.tag not in ("PER", "ORG", "LOC", "nz"):
        return None
    labels = [v for v in s.voiced if (v.start, v.end) == (s.start, s.end) and v.probability >= HEARD_TOO]
    best = max(labels, key=lambda v: v.probability, default=None)
    return f"{s.first.tag} {best.label if best else 'nothing'}"


def proposed(kind: EntityKind) -> Callable[[CandidateSpan], list[str]]:
    """Measures which generators propose the span as this kind."""

    def measure(s: CandidateSpan) -> list[str]:
        return list({c.method for c in s.candidates if c.kind == kind})

    return measure


def score(kind: EntityKind) -> Callable[[CandidateSpan], float]:
    """Measures the best that a generator itself thinks of it."""

    def measure(s: CandidateSpan) -> float:
        return max((c.score for c in s.candidates if c.kind == kind), default=0.0)

    return measure


def form_and_word(s: CandidateSpan) -> str:
    """The kind of a person's name that it looks like together with how the tagger's words lie under it."""
    form = person_form(s)
    return f"{form[0] if form else 'none'}, {tagger(s)}"
