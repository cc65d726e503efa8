#!/usr/bin/env bash
# htmx: under a content security policy a trigger filter is dropped and the request is sent unfiltered
#
# Subject: htmx.org 2.0.11 in Chromium 156, driven by playwright 1.65.2.
# Guess: where the policy forbids evaluating strings, a filter such as click[ctrlKey] cannot be
#   evaluated, so nothing is sent; an error in the console says why.
# Instead: the filter is thrown away and the trigger stays: a plain click sends the request. On a
#   page without the policy the same click sends none.
# Seen: 2026-11-30: 0 requests without a policy, 1 with script-src 'self'.
# For the builder: a filter that guards a search box (length, composing state of an input method)
#   turns into a request for every event once the policy is switched on. Filter in a listener of
#   one's own script, and test with the policy that production uses.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'playwright==1.65.2'
cd "$work"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "no Chromium found; on Debian: apt-get install chromium" >&2
  exit 1
}
npm install --silent --no-audit --no-fund --prefix "$work" htmx.org@2.0.11 > /dev/null
"$work/venv/bin/python" -I - "$chromium" <<'PY'
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

script = Path("node_modules/htmx.org/dist/htmx.min.js").read_text()
markup = (
    '<html lang="zh-CN"><head><title>检索</title><script src="/htmx.js"></script></head><body>'
    '<button hx-get="/found" hx-trigger="click[ctrlKey]">检索</button></body></html>'
)


def requests_after_plain_click(browser, policy):
    sent = []
    headers = {"Content-Security-Policy": policy} if policy else {}

    def answer(route):
        path = urlsplit(route.request.url).path
        sent.append(path)
        if path == "/htmx.js":
            route.fulfill(content_type="text/javascript", body=script)
        else:
            route.fulfill(content_type="text/html; charset=utf-8", headers=headers, body=markup if path == "/" else "甲")

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto("http://page.invalid/")
    page.click("button")
    page.wait_for_timeout(500)
    return sent.count("/found")


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    free = requests_after_plain_click(browser, "")
    strict = requests_after_plain_click(browser, "script-src 'self'; style-src 'self' 'unsafe-inline'")
    browser.close()
print("requests after a click without Ctrl: no policy", free, "- script-src 'self'", strict)
assert (free, strict) == (0, 1)
PY
