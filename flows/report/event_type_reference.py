"""The reference of an event type's YAML keys, from the models' own descriptions: docs/event-types.md."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from flows.events.event_types import (
    CounterExample,
    EventType,
    EventTypes,
    Example,
    FillerKind,
    Forced,
    Identity,
    RoleSpec,
    TriggerGroup,
)
from schemas.declarative import DataModel

_SECTIONS: tuple[tuple[str, type[DataModel]], ...] = (
    ("The file", EventType),
    ("`roles`", RoleSpec),
    ("`identity`", Identity),
    ("`triggers`", TriggerGroup),
    ("`forced_as`", Forced),
    ("`examples`", Example),
    ("`counter_examples`", CounterExample),
)
_FILLERS = {
    "person": "a named person", "organization": "a named organisation", "team": "a named team", "post": "a post",
    "group": "people without a name (员工)", "firm": "an organisation without a name (一家公司)",
    "unit": "a team without a name (新部门)", "product": "a product", "letter": "a letter", "money": "a sum",
    "share": "a share", "thing": "any other noun",
}  # fmt: skip


def markdown() -> str:
    """The page: one table a model, and the types that ship."""
    out = [
        "# Keys of an event type",
        "",
        "One YAML file is one event type, with everything that is its own. The files that ship stand in",
        "`schemas/vocabulary/event_types/`; your own are named by the setting `event_types`. A wrong key or value is",
        "an error with file and line. The page is made from the models in `flows/events/event_types.py`.",
    ]
    for title, model in _SECTIONS:
        out += ["", f"## {title}", "", (model.__doc__ or "").strip().splitlines()[0], ""]
        out += ["| key | takes | means |", "|---|---|---|"]
        out += [f"| `{name}` | {_takes(f)} | {f.description} |" for name, f in model.model_fields.items()]
    out += [
        "",
        "## Kinds of fillers",
        "",
        "A slot (`subject`, `object`, …) maps kinds to roles. Instead of a role:",
        "",
    ]
    out += ["`post` and `object` keep the words, `accepted` lets the kind stand, `never` forbids it.", ""]
    out += ["| kind | is |", "|---|---|", *(f"| `{k}` | {_FILLERS[k]} |" for k in get_args(FillerKind))]
    out += ["", "## The types that ship", "", "| type | | roles |", "|---|---|---|"]
    for kind in EventTypes.load().types:
        roles = ", ".join(f"**{r}**" if spec.principal else r for r, spec in kind.roles.items())
        out.append(f"| `{kind.event_type}` | {kind.labels.en} {kind.labels.zh} | {roles} |")
    return "\n".join(out) + "\n"


def _takes(field: FieldInfo) -> str:
    """A type in words: literals by their values, models by their section."""
    said = _words(field.annotation)
    return said if field.is_required() else f"{said}; may be left out"


def _words(kind: object) -> str:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ", ".join(f"`{a}`" for a in args)
    if origin in (tuple, frozenset):
        return f"list of {_words(args[0])}"
    if origin is dict:
        return f"map of {_words(args[0])} to {_words(args[1])}"
    if args:
        return " or ".join(_words(a) for a in args if a is not type(None) and not _is_constraint(a))
    plain = {str: "text", bool: "`true`, `false`", float: "0 to 1"}
    if isinstance(kind, type):
        return plain.get(kind) or "see below"
    return "text"


def _is_constraint(kind: object) -> bool:
    return not isinstance(kind, type) and get_origin(kind) is None
