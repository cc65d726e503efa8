#!/usr/bin/env bash
# langdetect: short everyday Chinese is Korean with a probability above 0.99
#
# Subject: langdetect 1.0.9, Python 3.11.
# Guess: text without a single Hangul letter is not Korean; a doubtful short text at least gets a
#   low probability.
# Instead: the Korean profile was learned from pages that also hold Chinese characters, so
#   characters frequent there weigh for Korean. Simplified and Traditional headlines alike come
#   out as ko, five seeds out of five, at more than 0.99.
# Seen: 2026-11-30: ko for 北京今天下雨, 公司, 新聞, 經濟部長說明; zh-cn for a longer sentence.
# For the builder: decide by script first (Han without kana or Hangul), and do not filter
#   headlines or short notices by this detector; a threshold on the probability does not help.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'langdetect==1.0.9'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import langdetect

for text in ["北京今天下雨", "公司", "新聞", "經濟部長說明"]:
    answers = set()
    for seed in range(5):
        langdetect.DetectorFactory.seed = seed
        best = langdetect.detect_langs(text)[0]
        answers.add(best.lang)
        assert best.prob > 0.99, (text, best)
    print(text, "->", answers, round(best.prob, 4))
    assert answers == {"ko"}, (text, answers)
langdetect.DetectorFactory.seed = 0
assert langdetect.detect("市长昨天辞职，副市长代行职务。") == "zh-cn"
PY
