"""Time expressions of a sentence → ranges of days, on the article's days and on what was spoken of before."""

from __future__ import annotations

from flows.language.time.expressions import expressions, leans

__all__ = ["expressions", "leans"]
