"""`newsledger init`: a folder of one's own, with every setting described in its newsledger.toml.

Comes in: the models of the settings (`flows/settings.py`, `schemas/limits.py`), whose descriptions are the only ones.
Goes out: a TOML file in which every setting stands commented out with its default.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.judging import say
from flows.cli.main import app, in_a_sentence

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_HEAD = """\
# Settings of newsledger for this folder and those below it. Each stands here with its default: take the # away to
# change it. Relative paths are taken from the folder of this file. Flags and NEWSLEDGER_* variables come before it.
# `newsledger settings` prints what is in force.
"""
_A_CHECK = """\
# Any check by name, a table each (the dictionary lists the checks beside the tables that they guard).
# [checks.newest_article_age_days]
"""


@app.command(epilog="Example: `newsledger init ~/news`")
@in_a_sentence
def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Made when it is not there.")] = Path(),
) -> None:
    """Write a newsledger.toml that describes every setting, and a folder raw for articles. Overwrites nothing."""
    from flows.settings import CONFIG_NAME
    from schemas.errors import Usage

    file = folder / CONFIG_NAME
    try:
        (folder / "raw").mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as f:
            f.write(template())
    except FileExistsError as e:
        raise Usage(f"{e.filename} is there already, and nothing is overwritten; name another folder.") from e
    except OSError as e:
        raise Usage(f"{e.filename}: {e.strerror}; name a folder that can be written to.") from e
    say(f"Wrote {file}: every setting with its default, commented out.")
    say("Next:")
    if folder.resolve() != Path.cwd():
        say(f"cd {folder}", 2)
    say("put saved articles into raw/, in any folders below it (or name another folder in newsledger.toml: raw = …)", 2)
    say("newsledger ingest", 2)
    say("newsledger browse --open", 2)


def template() -> str:
    """The text of newsledger.toml: single settings first, then a table for each group."""
    from pydantic import BaseModel

    from flows.settings import CheckOverride, Settings

    single, tables = [_HEAD], []
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        if name == "checks":
            tables.append(_A_CHECK + "".join(_lines(CheckOverride.model_fields)))
        elif isinstance(default, BaseModel):
            inside = "".join(_lines(type(default).model_fields))
            tables.append(f"# {_first_line(default)}\n# [{name}]\n{inside}")
        elif dataclasses.is_dataclass(default):
            about = _first_line(default)
            inside = "".join(_entry(f.name, f.default, f.metadata["description"]) for f in dataclasses.fields(default))
            tables.append(f"# {about}\n# [{name}]\n{inside}")
        else:
            single.append(_entry(name, _shown(field), _about(field)))
    return "\n".join((*single, *tables))


def _lines(fields: dict[str, FieldInfo]) -> Iterator[str]:
    for name, field in fields.items():
        yield _entry(name, _shown(field), _about(field))


def _entry(name: str, value: Any, about: str) -> str:
    return f"# {about}\n# {name} = {_toml(value)}\n"


def _shown(field: FieldInfo) -> Any:
    """The default; TOML has no word for none, so an example stands for it."""
    default = field.get_default(call_default_factory=True)
    return (field.examples or [""])[0] if default is None else default


def _about(field: FieldInfo) -> str:
    return f"{field.description}{' Unset by default; an example:' if field.get_default() is None else ''}"


def _first_line(of: object) -> str:
    return (type(of).__doc__ or "").strip().splitlines()[0]


def _toml(value: Any) -> str:
    """A value as TOML; strings, figures, truth values and lists are written as JSON has them."""
    if isinstance(value, Path):
        value = value.as_posix()
    return json.dumps(list(map(str, value)) if isinstance(value, tuple) else value, ensure_ascii=False)
