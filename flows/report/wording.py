"""The words and figures of what people look at: days, counts, languages, addresses, in English and in Chinese.

In come values of the warehouse; out go texts. The report and the explorer both say them so.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from schemas.declarative import VOCABULARY, DataModel, load_yaml

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Phrase(DataModel):
    """A text of the interface in both languages; `{n}` is a count, and `|` stands between one and many."""

    en: str
    zh: str


class Wordings(DataModel):
    """The file of all texts: of the pages, and of the values of closed lists, `list.value`."""

    pages: dict[str, Phrase]
    values: dict[str, dict[str, Phrase]]


@cache
def words() -> Wordings:
    """The texts that ship with the project."""
    return load_yaml(VOCABULARY / "browse/words.yaml", Wordings)


class Wording:
    """All texts in one language.

    >>> Wording("en")("n_articles", 1), Wording("en")("n_articles", 2)
    ('1 article', '2 articles')
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.lang = "en" if language == "en" else "zh-Hans"
        self._words = words()

    def __call__(self, key: str, n: float | None = None, **values: object) -> str:
        """A text of the pages. Raises KeyError for one that is not there."""
        text = self._words.pages[key].en if self.language == "en" else self._words.pages[key].zh
        if "|" in text:
            one, many = text.split("|")
            text = one if n == 1 else many
        return text.format(n=None if n is None else thousands(n), **values)

    def value(self, of: str, value: str | None) -> str:
        """A value of a closed list in words; one that the list does not hold stands as it is."""
        if value is None:
            return ""
        phrase = self._words.values[of].get(value)
        if phrase is None:
            return value.replace("_", " ")
        return phrase.en if self.language == "en" else phrase.zh

    def days(self, earliest: dt.date | None, latest: dt.date | None) -> str:
        """A range of days."""
        if earliest is None and latest is None:
            return self("undated")
        return span(earliest, latest, self.language)

    def moment(self, value: dt.datetime, precision: str) -> str:
        """A point in time as exactly as it is known."""
        clock = {"second": "%H:%M", "minute": "%H:%M"}.get(precision, "")
        return day(value.date(), self.language) + (f" {value.strftime(clock)}" if clock else "")

    def type(self, row: dict[str, object]) -> str:
        """The label of the row's event type."""
        return str(row["label_en" if self.language == "en" else "label_zh"] or row["event_type"])


def span(earliest: dt.date | None, latest: dt.date | None, language: Language = "en") -> str:
    """A range of days as a person writes it: a day, a whole month or year, or from – to; open ends are said."""
    if earliest is None or latest is None:
        known = earliest or latest
        if known is None:
            return "undated" if language == "en" else "日期不详"
        if language == "zh":
            return day(known, "zh") + ("以后" if latest is None else "以前")
        return ("from " if latest is None else "until ") + day(known, "en")
    after = latest + dt.timedelta(days=1)
    if earliest == latest:
        return day(earliest, language)
    if earliest.day == after.day == 1:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}" if language == "en" else f"{earliest.year}年{earliest.month}月"
        if earliest.month == after.month == 1 and earliest.year == latest.year:
            return f"{earliest:%Y}" if language == "en" else f"{earliest.year}年"
    between = " – " if language == "en" else "至"
    return day(earliest, language) + between + day(latest, language)


def day(value: dt.date, language: Language = "en") -> str:
    """One day: 2023-04-17, 2023年4月17日."""
    return value.isoformat()[:10] if language == "en" else f"{value.year}年{value.month}月{value.day}日"


def linked(url: str | None) -> str | None:
    """The address, when it is one that a reader can safely follow."""
    if not url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def lang(script: str) -> str:
    """The value of an HTML lang attribute for a text in this script: it chooses the forms of its characters."""
    return f"zh-{script}" if script in ("Hans", "Hant") else f"und-{script}"


def name_lang(name: str) -> str:
    """The lang of a name that states no script: Chinese when it holds a Han character."""
    return "zh" if any(ord(c) >= 0x2E80 for c in name) else "und-Latn"


def thousands(n: float) -> str:
    """A whole number in groups of three; other figures with at most three places."""
    return f"{n:,.0f}" if n == int(n) else f"{n:,.3g}"
