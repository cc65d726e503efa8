"""The two families of errors: what costs one file or row, and what costs the run."""

from __future__ import annotations


class NewsledgerError(Exception):
    """Whatever this project raises on purpose; its text is one sentence for a person."""


class BadInput(NewsledgerError):
    """One file or row cannot be used: it goes to quarantine, the rest of the run goes on.

    `check` is a short stable name (`empty_file`), `reason` a sentence that says what was found, where, and what
    would be accepted; `offset` counts bytes or characters into the file where that is known, `detail` holds
    further facts as JSON values.
    """

    def __init__(
        self, check: str, reason: str, *, offset: int | None = None, detail: dict[str, object] | None = None
    ) -> None:
        super().__init__(reason)
        self.check, self.reason, self.offset, self.detail = check, reason, offset, detail or {}

    def __reduce__(self) -> tuple[object, ...]:  # keyword arguments must survive the way back from a worker
        return _bad_input, (self.check, self.reason, self.offset, self.detail)


def _bad_input(check: str, reason: str, offset: int | None, detail: dict[str, object]) -> BadInput:
    return BadInput(check, reason, offset=offset, detail=detail)


class RunFailed(NewsledgerError):
    """The run cannot publish; the last good warehouse stays."""


class PublishRefused(RunFailed):
    """A check of severity `error` failed on the candidate."""


class SettingsError(RunFailed):
    """A setting or a data file is wrong: says which, where, and what would be accepted."""


class WarehouseLocked(RunFailed):
    """Another run holds the warehouse."""


class Usage(NewsledgerError):
    """The command was called with something that it does not take (exit 2)."""
