"""Entities: who is named in one article (`recognize`), and who is who over all articles (`resolution`).

In: a source's text with its sentences and their words (`language`). Out: people and organisations as the article knows
them, their mentions at exact offsets, their posts; `events` reads these next. A wrong name goes wrong in one of these
steps, in this order; each has its folder or file, and `recognize` calls 2 to 7:

1. `lexicon`, `registry`, `name_shape`, `name_parts`: words and forms that tell names. Used by every step below.
2. `view`: a part of the article with its words by offset. Out: a view, which every source of evidence reads.
3. `candidates`: spans that may name somebody, one file a source of evidence; `propose` lists them. Out: candidates.
4. `selection`: named features of each span, weighed by fitted models. Out: the spans that are names, with their
   probability; a sentence that is undecided is handed to the voices of `language.tagging` first. `explain` says why.
5. `coreference`: short forms, parts of names and repeated mentions of the chosen. Out: further mentions.
6. `recognize` itself: names → local entities, one a name. Out: entities with keys that hold in this article only.
7. `roles`: posts that the text gives a person; `credited`: who made the article, and is none of its people; `offices`:
   bodies that only an office names. Out: roles and bodies; all of it is `Recognized`.
8. `resolution`, over all sources, with `judgements`: who is one. Out: the tables of people and organisations.

`training` makes the rows by which the models of step 4 are fitted; no run calls it.
"""

from __future__ import annotations

from flows.entities.recognize import Proposed, decide_all, propose, recognize

__all__ = ["Proposed", "decide_all", "propose", "recognize"]
