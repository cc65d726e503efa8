"""Files that hold several articles: one module a kind, with NAME, `recognizes`, `members` and `extract`.

A member is a range of the file's bytes or an entry of an archive; `locator` says which, so that one member is read
without the others. What a member holds is read like a file of its own: `flows.reading.read_article` has the next step.
"""

from __future__ import annotations

import io
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from flows.reading.containers.member import ContainerMember
from schemas.errors import BadInput
from schemas.limits import Limits

__all__ = ["ContainerMember", "bytes_of", "container_of", "members_within"]


class Container(Protocol):
    """What a module of this folder provides."""

    NAME: str

    def recognizes(self, file: BinaryIO, size: int, limits: Limits) -> bool:
        """Whether the file is of this kind."""
        ...

    def members(self, file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
        """The members in their order. Raises BadInput when the file cannot be taken apart."""
        ...

    def extract(self, file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
        """The bytes of one member. Raises BadInput when it cannot be had."""
        ...


@cache
def kinds() -> tuple[Container, ...]:
    """All kinds of containers, by name."""
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(cast(Container, m) for m in modules if hasattr(m, "recognizes"))


def container_of(file: BinaryIO, size: int, limits: Limits) -> Container | None:
    """The kind of container that the file is; None for a file that is one article, or none."""
    for kind in kinds():
        file.seek(0)
        if kind.recognizes(file, size, limits):
            return kind
    return None


def members_within(
    file: BinaryIO, size: int, path: str, limits: Limits, chain: tuple[str, ...] = ()
) -> Iterator[tuple[str, ContainerMember, tuple[str, ...]]]:
    """(path of the container, member, locators from the file to it) of all members, those of containers inside too.

    Nothing when the file is no container. Raises BadInput when it is one that cannot be taken apart.
    """
    kind = container_of(file, size, limits)
    if kind is None:
        return
    if size > limits.max_container_bytes:
        raise BadInput(
            "max_container_bytes",
            f"{path} has {size:,} bytes; limits.max_container_bytes accepts {limits.max_container_bytes:,}.",
        )
    for number, member in enumerate(kind.members(file, path, limits), 1):
        if number > limits.max_container_members:
            raise BadInput(
                "max_container_members",
                f"{path} holds more members than limits.max_container_members = {limits.max_container_members:,}.",
            )
        locators = (*chain, member.locator)
        yield path, member, locators
        if member.raw is None or len(locators) > limits.max_container_nesting:
            continue
        try:
            yield from members_within(
                io.BytesIO(member.raw), len(member.raw), f"{path}#{member.name}", limits, locators
            )
        except BadInput:
            continue  # it stays a member like others, and reading it says why


def bytes_of(file: BinaryIO, size: int, path: str, locators: Sequence[str], limits: Limits) -> bytes:
    """The bytes of the member that the locators lead to. Raises BadInput when it cannot be had."""
    raw = b""
    for locator in locators:
        kind = container_of(file, size, limits)
        if kind is None:
            raise BadInput(
                "changed_while_read", f"{path} changed while it was being read; the next run reads it again."
            )
        raw = kind.extract(file, locator, path, limits)
        file, size = io.BytesIO(raw), len(raw)
    return raw
