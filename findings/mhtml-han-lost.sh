#!/usr/bin/env bash
# Chromium's MHTML read by Python's email: get_content() gives replacement characters for every Chinese character
#
# Subject: the saved page form (MHTML) of Chromium 156 and the email package of Python 3.11;
#   playwright 1.65.2 drives the browser.
# Guess: Chromium writes the page as UTF-8, the package decodes quoted-printable, and
#   get_content() of the modern policy gives the text.
# Instead: the part that holds the page is headed text/html without a charset. get_content() then
#   assumes ASCII with replacement: three marks for each character, no error, while tags, Latin
#   text and the subject line are right. get_payload(decode=True) as UTF-8 gives the page.
# Seen: 2026-11-30, Chromium 156: charset None, 27 marks for nine characters, subject 新馆 right.
# For the builder: take the bytes of the part and decode them yourself by the page's own meta tag.
#   A check that the text is not empty or holds its tags does not notice.
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
"$work/venv/bin/python" -I - "$chromium" <<'PY'
import email
import email.policy
import sys

from playwright.sync_api import sync_playwright

page_text = '<html lang="zh-CN"><head><meta charset="utf-8"><title>新馆</title></head><body><p>图书馆今天开门</p></body></html>'
with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=page_text))
    page.goto("http://page.invalid/")
    saved = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    print("Chromium", browser.version)
    browser.close()
message = email.message_from_bytes(saved.encode(), policy=email.policy.default)
(part,) = [part for part in message.walk() if part.get_content_type() == "text/html"]
content, decoded = part.get_content(), part.get_payload(decode=True).decode("utf-8")
print("headers:", part["Content-Type"], "| subject:", message["Subject"], "| get_content:", content.count("\ufffd"), "characters lost")
assert part.get_content_charset() is None
assert "图书馆" not in content and content.count("\ufffd") == 3 * 9, content
assert "图书馆今天开门" in decoded and message["Subject"] == "新馆"
PY
