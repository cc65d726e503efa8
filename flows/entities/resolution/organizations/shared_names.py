"""Names that several organisations share: offices that every country or place has (外交部, 教育局), bare kinds (公司).

In: the compared forms of each organisation of an article. Out: which are shared, and by which form each is compared.
A shared office means that of its article, and elsewhere nobody's in particular; a bare kind stays in its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from flows.entities.lexicon import is_country
from flows.entities.resolution.rules import form_rules


def shared_offices(stated: Mapping[tuple[str, ...], int]) -> set[str]:
    """The offices that several places have, or one has that is told of seldomer than the office alone: 外交部.

    `stated`: the folded forms of an organisation of an article → how many articles state these.
    """
    alone: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for forms, articles in stated.items():
        for form in set(forms):
            told[form] += articles
        if len(forms) == 1:
            alone[forms[0]] += articles
    holders: dict[str, Counter[str]] = defaultdict(Counter)
    for name, articles in told.items():
        if not name.endswith(form_rules().offices_of_any):
            continue
        for cut in range(2, len(name) - 1):
            office = name[cut:]
            if office in told and _is_place(name[:cut]):
                holders[office][name[:cut]] += articles
    return {office for office, some in holders.items() if len(some) > 1 or some.total() < alone[office]}


def _is_place(words: str) -> bool:
    return is_country(words) or words.endswith(form_rules().levels)


def forms_everywhere(forms: Sequence[str], shared: set[str]) -> list[str]:
    """The forms of an organisation that stand for it in other articles, too: not 外交部 of one country, not 基金."""
    return [
        f for f in forms
        if f not in form_rules().kinds_alone
        and not (f in shared and any(other != f and other.endswith(f) for other in forms))
    ]  # fmt: skip


def compared_form(forms: Sequence[str], shared: set[str]) -> str | None:
    """The form by which an organisation is compared: its name, the fuller one of a shared office; None for a kind."""
    own = forms_everywhere(forms, shared)
    if forms[0] in own or not own:
        return forms[0] if own else None
    fuller = [f for f in own if f.endswith(forms[0])]
    return max(fuller, key=lambda f: (len(f), f)) if fuller else own[0]
