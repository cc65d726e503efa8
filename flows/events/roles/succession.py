"""Who follows whom: somebody takes the post that another left in the clause before.

In: the readings of a sentence. Out: the same, with predecessors, and with the post where the words leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.lexicon import posts
from flows.events.roles.fillers import clean_post
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.participants import post_said
from flows.events.syntax.members import Member

_LONGEST = 366  # days from the leaving to the taking of a post


def add_predecessors(readings: Sequence[Interpretation]) -> None:
    """Who leaves the post in the clause before is the predecessor: 甲卸任，由乙接任; many go in pairs (分别)."""
    for i, reading in enumerate(readings):
        if "predecessor" not in reading.kind.roles:
            continue
        if not (reading.group.succeeds or reading.organizations("predecessor")):
            _follow_in_the_same_post(reading, readings)
            continue
        for earlier in reversed(readings[:i]):
            gone = [k for k in earlier.people() if k not in reading.people()]
            if earlier.kind.movement != "leaves" or not gone or _years_between(earlier, reading):
                continue
            reading.succeeds = earlier
            if reading.organizations("predecessor"):
                if reading.organizations("predecessor") == gone:
                    _take_over(reading, earlier, gone[0])
                break
            if len(gone) == 1:
                if _of_another_post(reading, earlier, gone[0]):
                    break
                reading.filled.add("predecessor", gone[0], "carried")
                _take_over(reading, earlier, gone[0])
            elif len(gone) == len(reading.people()):
                reading.predecessors = dict(zip(reading.people(), gone, strict=True))
            break


def _years_between(left: Interpretation, taken: Interpretation) -> bool:
    """Whether more than a year lies between, so that nobody follows: 1994年甲退休，乙由经理升至总监，2003年出任总裁."""
    if left.when is None or taken.when is None or left.when.latest is None or taken.when.earliest is None:
        return False
    return (taken.when.earliest - left.when.latest).days > _LONGEST


def _follow_in_the_same_post(reading: Interpretation, readings: Sequence[Interpretation]) -> None:
    """Who loses the post that somebody else gets had it before: 免去甲的乙局局长职务，任命丙为乙局局长."""
    post, people = reading.filled.post, reading.people()
    if post is None or len(people) != 1 or "副" in post.text or post.text.endswith(posts().shared):
        return
    owners = _owners(_posts_of(reading, people[0]))
    for left in (r for r in readings if r.kind.movement == "leaves"):
        for gone in left.people():
            theirs = _posts_of(left, gone)
            same = any(post.text == said.text for m in theirs if (said := clean_post(m)) is not None)
            if gone not in people and same and _owners(theirs) == owners:
                reading.filled.add("predecessor", gone, "carried")
                return


def _posts_of(reading: Interpretation, person: str) -> list[Member]:
    """The posts that the words give the person; of several people's each has his own."""
    phrases = (reading.args.post, reading.args.object)
    every = [m for p in phrases if p is not None for m in p.of_kind("post")]
    return [m for m in every if any(w.key == person for w in m.possessors)] or every


def _owners(members: Sequence[Member]) -> set[str | None]:
    return {w.key for m in members for w in m.organizations}


def _left_posts(left: Interpretation, gone: str) -> list[str]:
    """The posts that somebody leaves: those of the words, else the one before the name."""
    phrases = [p for p in (left.args.post, left.args.object) if p is not None]
    said = [post.text for p in phrases for m in p.of_kind("post") for post in m.posts]
    before = post_said(left, gone)
    return said or ([before.text] if before is not None else [])


def _of_another_post(reading: Interpretation, left: Interpretation, gone: str) -> bool:
    """The post that is taken is none of those that were left: 总裁甲卸任，乙接任首席财务官."""
    taken, posts_left = reading.filled.post, _left_posts(left, gone)
    return taken is not None and bool(posts_left) and not any(taken.text in p or p in taken.text for p in posts_left)


def _take_over(reading: Interpretation, left: Interpretation, gone: str) -> None:
    """Who takes over without a word of what takes the one post that was left: 总经理甲辞职，由副总裁乙接任."""
    phrases = (reading.args.object, reading.args.goal, reading.args.post)
    said = [m for p in phrases if p is not None for m in p.members if m.kind not in ("person", "pronoun", "post")]
    if said or reading.filled.post or not reading.word.text.startswith(posts().taking_over):
        return
    if len(_left_posts(left, gone)) == 1:
        reading.filled.post = post_said(left, gone)
