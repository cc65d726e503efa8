"""Reading the YAML files that users extend: each has a pydantic model; a misspelt key fails with file and line."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.errors import SettingsError

HERE = Path(__file__).resolve().parent
VOCABULARY = HERE / "vocabulary"
REGISTRY = HERE / "registry"
CHECKS = HERE / "checks"

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe, and only true and false are booleans: in a list of words, On and No are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, some in _Base.yaml_implicit_resolvers.items()
}


class DataModel(BaseModel):
    """Base of all data files: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=DataModel)


def load_yaml(path: Path, model: type[Model]) -> Model:
    """The file as a model. Raises SettingsError with file, line, key and what is accepted.

    What ships under schemas/ is taken apart once a process, as long as its text stays the same.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as e:
        raise SettingsError(f"{path}: cannot be read: {e.strerror}.") from e
    # models do not change, so those who ask for the same text may share one
    made: Model = (_made_once if path.is_relative_to(HERE) else _made)(path, text, model)
    return made


def _made(path: Path, text: str, model: type[Model]) -> Model:
    try:
        value = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise SettingsError(f"{path}{where}: not YAML: {getattr(e, 'problem', e)}.") from e
    try:
        return model.model_validate(value if value is not None else {})
    except ValidationError as e:
        raise SettingsError("; ".join(_sentences(path, text, e, model))) from e


_made_once = cache(_made)


@lru_cache(maxsize=2)  # a file is asked for the lines of many of its values in a row
def _composed(text: str) -> Any:
    return yaml.compose(text, Loader=_Loader)


def line_of(text: str, keys: tuple[int | str, ...]) -> int:
    """1-based line of the value at this path of keys and positions in a YAML text; of the deepest part found."""
    node = _composed(text)
    line = 1
    for key in keys:
        found = None
        if isinstance(node, yaml.MappingNode):
            for k, v in node.value:
                if k.value == str(key):
                    found, line = v, k.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = node.value[key]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line


def _sentences(path: Path, text: str, error: ValidationError, model: type[DataModel]) -> list[str]:
    out = []
    for e in error.errors():
        place = ".".join(map(str, e["loc"])) or "the file"
        says = e["msg"]
        if e["type"] == "extra_forbidden":
            says = "no such key"
            if len(e["loc"]) == 1:
                says += f" (accepted: {', '.join(sorted(model.model_fields))})"
        out.append(f"{path}:{line_of(text, e['loc'])}: {place}: {says}")
    return out


_read_once = cache(load_yaml)


def load_packaged(relative: str, model: type[Model]) -> Model:
    """A file that ships under schemas/ (`vocabulary/titles.yaml`), read once a process."""
    found: Model = _read_once(HERE / relative, model)
    return found
