"""What may stand before the first element of HTML or XML: declarations, comments, a doctype."""

from __future__ import annotations

_ENDS = {"<!--": "-->", "<?": "?>", "<!": ">"}
_MOST_CHARS = 20_000  # a page that saves its archive's banner in comments has a few thousand


def after_prolog(text: str) -> str:
    """The text from its first element on; the text itself when something else stands before it."""
    at = 0
    while at < _MOST_CHARS:
        while at < len(text) and text[at].isspace():
            at += 1
        start = next((s for s in _ENDS if text.startswith(s, at)), None)
        end = text.find(_ENDS[start], at + len(start)) if start else -1
        if start == "<!" and "[" in text[at:end]:  # a doctype that declares entities goes on to its closing bracket
            end = text.find("]>", at) + 1
        if start is None or end <= 0:
            break
        at = end + len(_ENDS[start])
    return text[at:] if text.startswith("<", at) else text
