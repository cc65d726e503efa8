"""The closed lists of values that records hold."""

from __future__ import annotations

from typing import Literal

Part = Literal["title", "body"]
EntityKind = Literal["person", "organization"]
Precision = Literal["second", "minute", "day", "week", "month", "quarter", "half", "year", "range", "unknown"]
Basis = Literal["header", "front_matter", "byline", "dateline", "title", "url", "meta", "path", "inferred", "none"]
PublisherBasis = Literal["header", "front_matter", "byline", "meta", "url", "text"]
AuthorRole = Literal["author", "translator", "editor", "compiler"]
LinkRole = Literal["original", "reference", "inline", "image", "cover"]
Certainty = Literal["announced", "asserted", "reported"]
AliasKind = Literal["canonical", "full", "surname", "given", "transliteration", "traditional", "misspelling", "handle"]
TaggerName = Literal["lac"]
VoiceName = Literal["cutword", "lac"]
OrgKind = Literal["company", "team", "university", "government", "media", "fund", "other"]
