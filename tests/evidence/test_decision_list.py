"""Decision lists: the first rule that holds decides."""

from __future__ import annotations

from flows.evidence.decision_list import Rule, decide, outcome

RULES = (
    Rule("even", "even", lambda n: n % 2 == 0),
    Rule("a multiple of four", "never asked", lambda n: n % 4 == 0),
    Rule("large", "large", lambda n: 10 // n == 0),
)


def test_the_first_rule_that_holds_decides_and_says_its_name() -> None:
    decided = decide(RULES, 4)
    assert decided is not None
    assert decided.name == "even"


def test_rules_behind_the_one_that_holds_are_not_asked() -> None:
    assert outcome(RULES, 0, "none") == "even"  # the last rule would divide by zero


def test_where_no_rule_holds_the_given_outcome_stands() -> None:
    assert decide(RULES, 3) is None
    assert outcome(RULES, 3, "none") == "none"
