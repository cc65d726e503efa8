"""One article as a JSON object (crawlers' output, exports of read-later services): keys by what they mean."""

from __future__ import annotations

import json
import re
from typing import Any

from flows.reading.draft import Decoded, Draft
from flows.reading.formats.microblog import without_subjects
from flows.reading.html.text import to_text
from flows.reading.json_fields import is_post, objects_in, put_fields, text_of, values_of
from schemas.errors import BadInput
from schemas.limits import Limits, added_keys

NAME = "json_object"
_OPENS = re.compile(r"\s*[{\[]\s*[\"'{\[]")
# What a site's interface answers, as a script: callback({…}); var article = {…};
_CALLED = re.compile(
    r"\s*(?:/\*\*/\s*)?(?:(?:var|let|const)\s{1,4})?[A-Za-z_$][\w$.]{0,80}\s{0,4}(?:\(|=)\s{0,4}(?=[{\[]\s*[\"{\[])"
)
_CALL_ENDS = re.compile(r"[\s)};]*$")
_BREAK_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li|section)\b", re.IGNORECASE)
# A message without a title that opens with a headline: a short line without a stop, then an empty one
_HEADLINE = re.compile(r"\s*(?P<title>[^\n]{6,60}[^\n。！？…，：:；、])\n\s*\n(?=\s*\S)")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s|\]\(https?://|\*\*", re.MULTILINE)


def certainty(decoded: Decoded) -> float:
    """Sure with a brace and a quoted key, alone or handed to a script: no article begins so."""
    return 0.99 if _OPENS.match(decoded.text) or _CALLED.match(decoded.text) else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """The object that holds the longest text; what outer objects state goes behind what it states itself."""
    try:
        value = _value(decoded.text)
    except (ValueError, RecursionError) as e:
        where = f" (line {e.lineno}, column {e.colno})" if isinstance(e, json.JSONDecodeError) else ""
        raise BadInput("broken_json", f"{decoded.path} is no JSON that can be read{where}; export it again.") from e
    found: list[dict[str, Any]] = list(objects_in(value))
    added = added_keys(limits)
    best = max(found, key=lambda o: len(text_of(o, added)), default={})
    text = text_of(best, added)
    if not text.strip():
        raise BadInput(
            "no_article",
            f"{decoded.path} is JSON without an article: no key such as content, body, text or 正文 holds a text; "
            "the setting json_keys names others.",
        )
    draft = Draft(wrapped=False, markdown=bool(_MARKDOWN.search(text)))
    put_fields(draft, best, "header", added)
    if best is not value and isinstance(value, dict) and not values_of(best, "title", added):
        put_fields(draft, value, "header", added)
    draft.body = without_subjects(text) if is_post(best) else text
    if _BREAK_TAG.search(text):
        draft.markdown = False
        draft.body, links = to_text(text, limits)
        draft.links += links
    elif not draft.title and (m := _HEADLINE.match(text)):
        draft.title, draft.body = m["title"].strip(), text[m.end() :]
    return draft


def _value(text: str) -> Any:
    """The value that a text is, or that it hands to a script. Raises ValueError for anything else behind it."""
    called = _CALLED.match(text)
    if called is None:
        return json.loads(text, strict=False)
    value, end = json.JSONDecoder(strict=False).raw_decode(text, called.end())
    if not _CALL_ENDS.match(text, end):
        raise json.JSONDecodeError("more behind the value", text, end)
    return value
