"""Raw files in S3-compatible storage: a real server that the tests start, and the same content as from a folder."""

from __future__ import annotations

import io
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.locations import PROTOCOLS, is_address, joined, listed, location_of, opened
from flows.pipeline.read import RawFile, ReadStage
from flows.settings import Settings, load_settings
from schemas.errors import RunFailed, SettingsError
from schemas.limits import Limits
from tests.corpus import ARTICLES, content, write


@dataclass
class Storage:
    """A server with one bucket, and fsspec's way to it."""

    server: Any
    files: Any

    def put(self, articles: dict[str, str | bytes], folder: str = "news/raw") -> None:
        for name, text in articles.items():
            self.files.pipe_file(f"{folder}/{name}", text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    reset = urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST")
    urllib.request.urlopen(reset, timeout=30).close()  # what an earlier server of this process held
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setattr(fsspec.get_filesystem_class("s3"), "retries", 1)  # a store that is away is given up at once
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    files = fsspec.filesystem("s3")
    files.mkdir("news")
    yield Storage(server, files)
    server.stop()


def settings_of(home: Path, **more: Any) -> Settings:
    return Settings(
        **{"raw": "s3://news/raw", "warehouse": home / "n.duckdb", "judgements": home / "none", "workers": 1, **more}
    )


def statuses(warehouse: Path) -> dict[str, str]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return dict(con.execute("SELECT path, status FROM source_files WHERE removed_at IS NULL").fetchall())


def test_what_is_a_path_and_what_an_address() -> None:
    assert location_of("s3://bucket/a/") == "s3://bucket/a"
    assert location_of("file:///srv/raw") == Path("/srv/raw")
    assert location_of("年报: 2024") == Path("年报: 2024")
    assert not is_address(location_of("s3/a"))
    for said in ("https://example.com/article", "memory://a"):
        with pytest.raises(ValueError, match="s3://"):
            location_of(said)
    assert joined("s3://bucket/raw", "a.md") == "s3://bucket/raw/a.md"
    assert joined(Path("/raw"), "s3://other/a.md") == "s3://other/a.md"


def test_every_protocol_is_one_that_fsspec_knows() -> None:
    assert set(PROTOCOLS) <= set(fsspec.available_protocols())


def test_the_content_is_that_of_the_same_files_in_a_folder(storage: Storage, tmp_path: Path) -> None:
    folder = write(tmp_path / "raw")
    with zipfile.ZipFile(folder / "more.zip", "w") as z:
        z.writestr("甲.md", ARTICLES["leaves.md"].replace("陆知衡", "苗青岚"))
        z.writestr("乙.md", ARTICLES["joins.md"].replace("陆知衡", "苗青岚"))
    storage.put({p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    storage.put({"folder/": b""})  # what some tools put where people see a folder
    stored, plain = settings_of(tmp_path / "stored"), settings_of(tmp_path / "plain", raw=folder)
    ingest(plain)
    ingest(stored)
    assert content(stored.warehouse) == content(plain.warehouse)
    assert ingest(stored).status == "nothing_new"


def test_changed_new_and_removed_files_are_found(storage: Storage, tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    storage.put(dict(ARTICLES))
    ingest(settings)
    storage.put(
        {"joins.md": ARTICLES["joins.md"].replace("远舟汽车", "远帆汽车"), "下一篇 #1?.md": ARTICLES["leaves.md"]}
    )
    storage.files.rm_file("news/raw/lays_off.txt")
    counts = ingest(settings).files
    assert {k: counts[k] for k in ("new", "changed", "removed")} == {"new": 1, "changed": 1, "removed": 1}
    assert set(statuses(settings.warehouse)) == {"leaves.md", "joins.md", "2024/resigns.md", "下一篇 #1?.md"}


def test_an_address_on_the_command_line_names_its_files_in_full(storage: Storage, tmp_path: Path) -> None:
    storage.put(dict(ARTICLES), "news/other")
    flags = ["--warehouse", str(tmp_path / "n.duckdb"), "--workers", "1"]
    done = CliRunner().invoke(app, ["ingest", "s3://news/other/", *flags])
    assert done.exit_code == 0, done.output
    assert set(statuses(tmp_path / "n.duckdb")) == {f"s3://news/other/{name}" for name in ARTICLES}
    for said, code in (("https://example.com/a", 2), ("s3://news/nothing", 2), ("s3://no-such-bucket/a", 1)):
        refused = CliRunner().invoke(app, ["ingest", said, *flags])
        assert (refused.exit_code, refused.output.count("newsledger: "), said in refused.output) == (code, 1, True)


def test_a_store_that_is_away_ends_the_run_and_removes_nothing(storage: Storage, tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    storage.put(dict(ARTICLES))
    ingest(settings)
    before = content(settings.warehouse)
    storage.server.stop()
    with pytest.raises(RunFailed, match=r"s3://news/raw: the store cannot be listed"):
        ingest(settings)
    assert content(settings.warehouse) == before


def test_a_file_that_is_not_reached_is_read_by_the_next_run(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path)
    storage.put(dict(ARTICLES))
    store = fsspec.get_filesystem_class("s3")
    fetch = store._cat_file

    async def breaks(self: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        if path.endswith("joins.md"):
            raise TimeoutError(None, "the answer did not come in time")
        return await fetch(self, path, *args, **kwargs)

    with monkeypatch.context() as broken:
        broken.setattr(store, "_cat_file", breaks)
        store.clear_instance_cache()
        ingest(settings)
        assert statuses(settings.warehouse)["joins.md"] == "quarantined"
    store.clear_instance_cache()
    assert ingest(settings).status == "published"
    assert set(statuses(settings.warehouse).values()) == {"loaded"}


def test_members_of_one_container_are_read_from_one_fetch(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr("甲.md", ARTICLES["leaves.md"])
    storage.put({"more.zip": packed.getvalue()})
    store = fsspec.get_filesystem_class("s3")
    fetch, fetched = store._cat_file, []

    async def counting(self: Any, path: str, *args: Any, **kwargs: Any) -> Any:
        fetched.append(path)
        return await fetch(self, path, *args, **kwargs)

    monkeypatch.setattr(store, "_cat_file", counting)
    store.clear_instance_cache()
    for _ in range(3):
        with opened("s3://news/raw/more.zip") as file:
            assert file.read() == packed.getvalue()
    assert len(fetched) == 1
    storage.put({"more.zip": packed.getvalue() + b"\n"})
    with opened("s3://news/raw/more.zip") as file:
        assert file.read() == packed.getvalue() + b"\n"


def test_a_machine_without_the_package_says_so_and_refuses_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec, "filesystem", missing)
    with pytest.raises(RunFailed, match=r"pip install 'newsledger\[s3\]'"):
        list(listed("s3://news/raw"))
    with pytest.raises(RunFailed, match=r"newsledger\[s3\]"):
        ReadStage(Limits())([RawFile("a.md", "s3://news/raw/a.md", 1, "0" * 64, None)])


def test_the_setting_is_an_address_or_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newsledger.toml").write_text('raw = "s3://news/raw/"\n')
    monkeypatch.chdir(tmp_path)
    assert load_settings().raw == "s3://news/raw"
    assert load_settings(raw="pile").raw == tmp_path / "pile"
    with pytest.raises(SettingsError, match="setting raw"):
        load_settings(raw="ftp://news/raw")
