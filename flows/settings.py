"""Settings, read once at the edge: flags, then NEWSLEDGER_* variables, then newsledger.toml, then defaults."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.locations import Location, is_address, location_of
from schemas.errors import SettingsError
from schemas.limits import AddedKeys, Limits, ReadingSettings
from schemas.records import TaggerName, VoiceName

CONFIG_NAME = "newsledger.toml"
LOCAL_CLUSTER = "local"


class PublishedSettings(BaseModel):
    """What is kept of published files."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    previous: int = Field(default=5, ge=0, description="How many earlier warehouses `rollback` can go back to.")


class Browse(BaseModel):
    """The explorer."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    port: int = Field(default=8642, ge=0, le=65535, description="Port on the loopback address; 0: any free one.")
    query_seconds: float = Field(default=10, gt=0, description="A query that takes longer is cut off.")
    rows: int = Field(default=50, ge=1, le=1_000, description="Rows of a table on one page.")
    memory_mb: int = Field(
        default=500,
        ge=0,
        description="Memory for the names that are searched and, with what is left, listings that are asked for once a "
        "publish. The names are kept whatever they take; 0: no listings.",
    )


class CheckOverride(BaseModel):
    """What a user changes of a check."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    severity: Literal["error", "warn", "info"] | None = Field(
        default=None, description="error refuses the publish.", examples=["error"]
    )
    threshold: float | None = Field(
        default=None, description="Failing rows that are accepted, or the limit's figure.", examples=[7]
    )
    enabled: bool = Field(default=True, description="Whether the check is run.")


class Confidence(BaseModel):
    """How sure a claim must be to be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    minimum: float = Field(
        default=0.24, ge=0, le=1,
        description="Claims of events less sure than this stand in withheld_claims and count in no event.",
    )  # fmt: skip


class Settings(BaseSettings):
    """One frozen object, passed down; no room reads the environment.

    Relative paths are taken from the folder of newsledger.toml, or from the working directory when there is none.
    """

    model_config = SettingsConfigDict(
        env_prefix="NEWSLEDGER_", env_nested_delimiter="__", extra="forbid", frozen=True, validate_default=True
    )

    raw: Annotated[Location, BeforeValidator(location_of)] = Field(
        default=Path("raw"),
        description="Folder of raw files that a plain `ingest` reads; or an address: s3://bucket/folder.",
    )
    warehouse: Path = Field(default=Path("warehouse/newsledger.duckdb"), description="The published DuckDB file.")
    workers: int = Field(default=0, ge=0, le=256, description="Worker processes; 0: one for each core.")
    dask: Annotated[str | None, BeforeValidator(lambda said: said or None)] = Field(
        default=None,
        description="Scheduler of a Dask cluster that runs the batches, as Prefect tasks; local: one on this machine.",
        examples=["tcp://127.0.0.1:8786"],
    )  # fmt: skip
    batch_chars: int = Field(default=100_000, ge=1_000, description="Text a batch holds, in characters.")
    lock_seconds: float = Field(default=30, ge=0, description="How long a run waits for another one to finish.")
    registry: tuple[Path, ...] = Field(default=(), description="Further YAML files of known people and organisations.")
    registry_enabled: bool = Field(default=True, description="Whether the registry that ships is used.")
    event_types: tuple[Path, ...] = Field(default=(), description="Further YAML files, one event type each.")
    tagger: TaggerName = Field(default="lac", description="The model that gives words and the first opinion on names.")
    voices: tuple[VoiceName, ...] = Field(
        default=("cutword",), description="Models that are asked too where a name is undecided; none: the tagger alone."
    )
    keep_tags: bool = Field(
        default=True,
        description="Whether the working store keeps the words of each text, so that a changed registry or rule tags "
        "nothing again; about one and a half bytes a character.",
    )
    judgements: Path = Field(
        default=Path("judgements.yaml"), description="A user's decisions: same, different, wrong, right."
    )
    audits: Path = Field(default=Path("audits.yaml"), description="What people said of rows drawn at random.")
    checks: dict[str, CheckOverride] = Field(
        default_factory=dict, description="Overrides by check name: severity, threshold, enabled."
    )
    annotations: Path | None = Field(
        default=None, description="Folder of annotations that every run is scored on.", examples=["annotations"]
    )
    confidence: Confidence = Confidence()
    published: PublishedSettings = PublishedSettings()
    browse: Browse = Browse()
    json_keys: AddedKeys = AddedKeys()
    limits: Limits = Limits()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, then the environment, then the TOML file."""
        config = find_config()
        toml = (TomlConfigSettingsSource(settings_cls, toml_file=config),) if config else ()
        return (init_settings, env_settings, *toml)

    @property
    def checks_version(self) -> str:
        """Changes when an override of a check does, and with nothing else: the order of the overrides says nothing."""
        said = {name: override.model_dump() for name, override in sorted(self.checks.items())}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def reading(self) -> ReadingSettings:
        """What the readers of files are given."""
        return ReadingSettings(
            **{f.name: getattr(self.limits, f.name) for f in dataclasses.fields(self.limits)}, json_keys=self.json_keys
        )

    @property
    def store(self) -> Path:
        """The working store, beside the published file; only the writer opens it."""
        return self.warehouse.with_name(self.warehouse.stem + ".work.duckdb")

    @property
    def refused(self) -> Path:
        """The candidate that the last run refused, beside the published file."""
        return self.warehouse.with_name(self.warehouse.stem + ".refused.duckdb")

    @property
    def previous(self) -> Path:
        """Folder of the earlier published files."""
        return self.warehouse.with_name("previous")


def find_config(start: Path | None = None) -> Path | None:
    """NEWSLEDGER_CONFIG, else the nearest newsledger.toml in the working directory or above it."""
    named = os.environ.get("NEWSLEDGER_CONFIG")
    if named:
        return Path(named)
    here = (start or Path.cwd()).resolve()
    return next((f / CONFIG_NAME for f in (here, *here.parents) if (f / CONFIG_NAME).is_file()), None)


def load_settings(**flags: Any) -> Settings:
    """Read the settings; flags that are None are not given. Raises SettingsError: which setting, what is accepted."""
    config = find_config()
    if config and not config.is_file():
        raise SettingsError(f"NEWSLEDGER_CONFIG names {config}, and there is no such file.")
    try:
        settings = Settings(**{k: v for k, v in flags.items() if v is not None})
    except ValidationError as e:
        raise SettingsError("; ".join(_sentence(x, config) for x in e.errors())) from e
    except ValueError as e:  # the TOML or a JSON value of the environment cannot be parsed
        raise SettingsError(f"{config or 'the environment'}: {e}") from e
    home = config.parent if config else Path.cwd()
    found = settings.model_copy(
        update={
            "raw": settings.raw if is_address(settings.raw) else _under(home, Path(settings.raw)),
            "warehouse": _under(home, settings.warehouse),
            "judgements": _under(home, settings.judgements),
            "audits": _under(home, settings.audits),
            "registry": tuple(_under(home, p) for p in settings.registry),
            "event_types": tuple(_under(home, p) for p in settings.event_types),
            "annotations": _under(home, settings.annotations) if settings.annotations else None,
        }
    )
    _check_paths(found)
    return found


def _check_paths(settings: Settings) -> None:
    for name, paths in (("registry", settings.registry), ("event_types", settings.event_types)):
        for path in paths:
            if not path.is_file():
                raise SettingsError(f"setting {name}: {path}: there is no such file.")
    if settings.annotations and not settings.annotations.is_dir():
        raise SettingsError(f"setting annotations: {settings.annotations}: there is no such folder.")
    if settings.warehouse.is_dir():
        raise SettingsError(f"setting warehouse: {settings.warehouse} is a folder; name a file in it.")
    if settings.warehouse.is_file() and not _is_duckdb(settings.warehouse):
        raise SettingsError(
            f"setting warehouse: {settings.warehouse} is no DuckDB file, and a run would replace it; "
            "name another file, or move this one away."
        )


def _is_duckdb(path: Path) -> bool:
    try:
        with path.open("rb") as f:
            return f.read(12)[8:] == b"DUCK"
    except OSError:
        return True  # whoever opens it says why not


def _under(home: Path, path: Path) -> Path:
    return Path(os.path.normpath(home / path.expanduser()))


def _sentence(error: Any, config: Path | None) -> str:
    name = ".".join(map(str, error["loc"]))
    if error["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return f"{config or 'settings'}: {name}: no such setting (accepted: {', '.join(_accepted(error['loc']))})"
    return f"setting {name}: {error['msg']} (found {error['input']!r})"


def _accepted(place: tuple[Any, ...]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    if len(place) == 1:
        return list(Settings.model_fields)
    inside = {
        "checks": CheckOverride, "confidence": Confidence, "published": PublishedSettings, "browse": Browse,
        "limits": Limits, "json_keys": AddedKeys,
    }.get(place[0])  # fmt: skip
    names = getattr(inside, "model_fields", None) or getattr(inside, "__dataclass_fields__", {})
    return list(names)
