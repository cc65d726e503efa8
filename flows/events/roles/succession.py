"""Who follows whom: somebody takes the post that another left in the clause before.

In: the readings of a sentence. Out: the same, with predecessors, and with the post where the words leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.lexicon import posts
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.participants import post_said


def add_predecessors(readings: Sequence[Interpretation]) -> None:
    """Who leaves the post in the clause before is the predecessor: 甲卸任，由乙接任; many go in pairs (分别)."""
    for i, reading in enumerate(readings):
        if "predecessor" not in reading.kind.roles or not (
            reading.group.succeeds or reading.organizations("predecessor")
        ):
            continue
        for earlier in reversed(readings[:i]):
            gone = [k for k in earlier.people() if k not in reading.people()]
            if earlier.kind.movement != "leaves" or not gone:
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
