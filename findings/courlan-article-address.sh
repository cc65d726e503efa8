#!/usr/bin/env bash
# courlan: the strict form of an article's address is the same for every article of the platform
#
# Subject: courlan 1.4.0 (the address library of trafilatura), Python 3.11.
# Guess: strict normalisation drops tracking parameters and keeps what names the page, as it keeps
#   id=5 and drops from=timeline.
# Instead: everything but a short list of parameter names is dropped. The public-account platform
#   names its articles by __biz, mid, idx and sn, none of which is in the list: any two articles
#   get one address.
# Seen: 2026-11-30: both addresses -> https://mp.weixin.qq.com/s in strict form; two addresses in
#   the loose form.
# For the builder: do not use the strict form as the identity of a page, and count how many
#   distinct contents share one normalised address before removing repeats by it.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'courlan==1.4.0'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from courlan import clean_url, normalize_url

articles = [
    "https://mp.weixin.qq.com/s?__biz=MzA5&mid=22475&idx=1&sn=ab12",
    "https://mp.weixin.qq.com/s?__biz=MzB7&mid=99103&idx=2&sn=cd34",
]
strict = {normalize_url(address, strict=True) for address in articles}
loose = {clean_url(address) for address in articles}
kept = normalize_url("https://www.example.cn/show.shtml?id=5&from=timeline", strict=True)
print("strict:", strict, "\nloose:", loose, "\nid kept:", kept)
assert strict == {"https://mp.weixin.qq.com/s"}
assert len(loose) == 2
assert kept == "https://www.example.cn/show.shtml?id=5"
PY
