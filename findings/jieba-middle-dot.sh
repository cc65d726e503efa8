#!/usr/bin/env bash
# jieba: a word with a middle dot can be added to the dictionary and is never found
#
# Subject: jieba 0.42.1.
# Guess: add_word with a high frequency makes a transliterated name, or a name with a rare
#   character, one word, as it does for every other word.
# Instead: a text is first cut at every character outside U+4E00–U+9FD5, Latin letters, digits and
#   `+ # & . _ % -`. The middle dot of 让·雅克, the brackets of a firm's name and characters of
#   extension A (䶮) or B stand outside, so such a word is in the dictionary, has its frequency, and
#   no text ever gives it. Nothing is said.
# Seen: 2026-12-01: 德拉·科斯塔 becomes 德拉, ·, 科斯塔 and 李龑䶮 becomes 李龑, 䶮, both with a
#   frequency of a million; B&Q is found.
# For the builder: foreign names, many of them a list's reason to be, need another way: a character
#   of the basic block in place of the dot before segmenting, or a trie beside it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'jieba==0.42.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import jieba

jieba.setLogLevel(60)
for word in ("德拉·科斯塔", "李龑䶮", "B&Q", "海棠湾"):
    jieba.add_word(word, freq=10**6, tag="nr")
    assert jieba.get_FREQ(word) == 10**6
seen = [jieba.lcut(text) for text in ("由德拉·科斯塔接任", "由李龑䶮接任", "由B&Q接任", "由海棠湾接任")]
print(seen)
assert seen[0] == ["由", "德拉", "·", "科斯塔", "接任"], seen[0]
assert seen[1] == ["由", "李龑", "䶮", "接任"], seen[1]
assert seen[2] == ["由", "B&Q", "接任"] and seen[3] == ["由", "海棠湾", "接任"], seen[2:]
PY
