from __future__ import annotations

import json

from flows.language.tagging import tagger, tagset
from flows.language.tagging.second_voice import _package_folder


def test_every_label_of_the_network_has_a_tag() -> None:
    vocabulary = json.loads((_package_folder() / "ner_vocab_tags.json").read_text(encoding="utf-8"))
    kinds = {label.split("_", 1)[1] for label in vocabulary["label2id"] if label != "O"}
    assert kinds == set(tagset.CUTWORD)
    assert set(tagset.CUTWORD.values()) <= set(tagset.TAGS)


def test_every_tag_of_the_tagger_is_a_name_or_a_part_of_speech() -> None:
    rows = tagger._pairs(tagger._package_folder() / "tag.dic")
    letters = {tag.rsplit("-", 1)[0] for _, tag in rows}
    assert letters - {"O"} <= set(tagset.LAC) | tagset.LAC_PARTS_OF_SPEECH
    assert not set(tagset.LAC) & tagset.LAC_PARTS_OF_SPEECH
    assert set(tagset.LAC.values()) <= set(tagset.TAGS)
