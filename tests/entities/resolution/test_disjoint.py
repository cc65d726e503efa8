"""Sets that keep apart what must not meet, however many steps lie between."""

from __future__ import annotations

from itertools import permutations

from flows.entities.resolution.disjoint import Disjoint


def test_the_smallest_member_stands_for_the_set_in_whatever_order_it_was_joined() -> None:
    for order in permutations([(3, 2), (2, 1), (4, 3)]):
        sets = Disjoint(5)
        for a, b in order:
            sets.join(a, b)
        assert [sets.find(i) for i in range(5)] == [0, 1, 1, 1, 1]


def test_what_is_kept_apart_does_not_meet_over_others() -> None:
    sets = Disjoint(4)
    assert sets.keep_apart(0, 3)
    assert sets.join(0, 1)
    assert sets.join(2, 3)
    assert not sets.join(1, 2)
    assert sets.find(1) != sets.find(2)


def test_what_is_one_already_cannot_be_kept_apart() -> None:
    sets = Disjoint(2)
    sets.join(0, 1)
    assert not sets.keep_apart(0, 1)


def test_each_member_goes_to_the_first_that_takes_it() -> None:
    sets = Disjoint(3)
    sets.keep_apart(0, 1)
    sets.join_all([0, 1, 2])
    assert [sets.find(i) for i in range(3)] == [0, 1, 0]


def test_groups_hold_the_members_that_are_asked_for_in_their_order() -> None:
    sets = Disjoint(5)
    sets.join_all([0, 2, 4])
    assert sets.groups([4, 3, 2]) == {0: [4, 2], 3: [3]}
