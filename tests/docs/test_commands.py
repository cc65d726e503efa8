"""What a page tells people to type exists: commands and their options, targets of make, settings."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from flows.cli import app
from flows.settings import Settings
from tests.conftest import ROOT
from tests.docs.pages import NAMES, blocks, spans

_ENDS = frozenset(("|", "||", "&&", ";", ">", ">>", "&"))
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
_COMMAND = typer.main.get_command(app)


def typed(page: Path) -> Iterator[str]:
    """Command lines: in consoles behind the prompt, in shells each line; one that goes on is put together."""
    for language in ("console", "sh", "bash", "shell"):
        for block in blocks(page, language):
            lines = iter(block.splitlines())
            for line in lines:
                if language == "console" and not line.startswith("$ "):
                    continue
                text = line.removeprefix("$ ")
                while text.endswith("\\") or _is_open(text):
                    text = text.removesuffix("\\") + "\n" + next(lines)
                yield text
    yield from (s for s in spans(page) if re.match(r"(newsledger|make) \S", s))


def _is_open(text: str) -> bool:
    try:
        shlex.split(text, comments=True)
    except ValueError:
        return True
    return False


def calls(text: str, program: str) -> Iterator[list[str]]:
    """What follows the program's name, up to the end of its command."""
    words = shlex.split(text, comments=True)
    for at, word in enumerate(words):
        begins = at == 0 or words[at - 1] in _ENDS or "=" in words[at - 1]
        if begins and (word == program or word.endswith("/bin/" + program)):
            rest = words[at + 1 :]
            yield rest[: next((i for i, w in enumerate(rest) if w in _ENDS), len(rest))]


def wrong(words: list[str]) -> list[str]:
    """Commands and options among the words that the command line does not have."""
    command: Any = _COMMAND
    found = []
    for word in words:
        if word.startswith("-") and len(word) > 1 and " " not in word:
            options = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
            if word.split("=")[0] not in options:
                found.append(f"{command.name} {word}")
        elif (inside := getattr(command, "commands", None)) and word != "…":
            if word not in inside:
                return [*found, f"{command.name} {word}"]
            command = inside[word]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_that_a_page_shows_exists(name: str) -> None:
    shown = [words for text in typed(ROOT / name) for words in calls(text, "newsledger")]
    assert [w for words in shown for w in wrong(words)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_that_a_page_shows_exists(name: str) -> None:
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    shown = {w for text in typed(ROOT / name) for words in calls(text, "make") for w in words}
    assert {w for w in shown if re.fullmatch(r"[a-z-]+", w)} - targets == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_that_a_page_shows_is_accepted(name: str) -> None:
    for block in blocks(ROOT / name, "toml"):
        Settings.model_validate(tomllib.loads(block))


@pytest.mark.parametrize(
    ("line", "says"),
    [("newsledger sql 'SELECT 1' --yaml", ["sql --yaml"]), ("newsledger poeple why X", ["newsledger poeple"]),
     ("newsledger people who X | less -R", ["people who"]), ("FOO=1 newsledger ingest a --force # not --this", []),
     ('newsledger sql "-- a comment" --csv > out.csv', []), ("newsledger --version", [])],
)  # fmt: skip
def test_a_command_that_does_not_exist_is_found(line: str, says: list[str]) -> None:
    assert [w for words in calls(line, "newsledger") for w in wrong(words)] == says


def test_the_pages_show_commands() -> None:
    shown = [words for name in NAMES for text in typed(ROOT / name) for words in calls(text, "newsledger")]
    assert len(shown) > 30
