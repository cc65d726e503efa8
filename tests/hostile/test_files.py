"""What lies in a raw folder and is no plain file, or does not stay as it is: named, counted, never followed or lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.pipeline import discover as looking
from flows.pipeline.discover import discover, sha256_of
from flows.pipeline.read import RawFile, ReadStage
from flows.reading import Limits
from tests.corpus import LEAVES, write

ODD_NAMES = [
    "换\n行.md",
    "引'号\".md",
    "a;b|c&d$(e)`f`.md",
    "-rf.md",
    "字" * 80 + ".md",
    "x" * 236 + ".md",
    "\u202e反.md",
    "\x1b[31m红.md",
    ".隐.md",
]


def raw_file(path: Path) -> RawFile:
    return RawFile(path.name, str(path), path.stat().st_size, sha256_of(str(path)), None)


def read_one(file: RawFile, limits: Limits | None = None) -> tuple[int, list[str]]:
    """(articles read, names of the checks that refused)."""
    frames = ReadStage(limits or Limits())([file])
    return frames["articles"].height, frames["refusals"]["check_name"].to_list()


def test_links_pipes_and_loops_are_named_and_not_followed(tmp_path: Path) -> None:
    raw = write(tmp_path / "raw", {"in/a.md": LEAVES})
    outside = write(tmp_path / "outside", {"secret.md": LEAVES})
    (raw / "out").symlink_to(outside)
    (raw / "loop").symlink_to(raw)
    (raw / "self").symlink_to(raw / "self")
    (raw / "file.md").symlink_to(outside / "secret.md")
    (raw / "gone.md").symlink_to(tmp_path / "nowhere")
    os.mkfifo(raw / "pipe.md")
    seen = discover([raw], raw)
    assert [f.path for f in seen.files] == ["in/a.md"]
    assert sorted(Path(p).name for p, _ in seen.skipped) == ["file.md", "gone.md", "loop", "out", "pipe.md", "self"]


def test_a_path_may_itself_be_a_link_and_two_ways_to_a_file_are_one(tmp_path: Path) -> None:
    raw = write(tmp_path / "raw", {"a.md": LEAVES})
    (tmp_path / "link").symlink_to(raw)
    seen = discover([tmp_path / "link", raw, raw / "a.md"], raw)
    assert [f.path for f in seen.files] == ["a.md"]
    assert seen.skipped == []


@pytest.mark.parametrize("name", ODD_NAMES, ids=range(len(ODD_NAMES)))
def test_a_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_text(LEAVES, encoding="utf-8")
    found = discover([raw], raw).files
    assert [f.path for f in found] == [name]
    assert read_one(raw_file(raw / name)) == (1, [])


def test_a_name_that_is_no_utf_8_is_shown_as_escapes(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    try:
        (raw / os.fsdecode(b"\xff\xfe.md")).write_text(LEAVES, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    assert [f.path for f in discover([raw], raw).files] == ["\\xff\\xfe.md"]


def test_a_file_that_grows_while_it_is_read_waits_for_the_next_run(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.md": LEAVES}) / "a.md"
    file = raw_file(path)
    path.write_text(LEAVES + "又一句话。", encoding="utf-8")
    assert read_one(file) == (0, ["changed_while_read"])


def test_a_file_that_vanishes_is_said_to_be_gone(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.md": LEAVES}) / "a.md"
    file = raw_file(path)
    path.unlink()
    assert read_one(file) == (0, ["unreadable"])
    assert sha256_of(str(path)) is None


def test_a_file_that_vanishes_between_listing_and_looking_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.md": LEAVES, "b.md": LEAVES})
    listing = os.scandir

    def and_then_gone(path: str) -> object:
        entries = listing(path)
        (tmp_path / "b.md").unlink(missing_ok=True)
        return entries

    monkeypatch.setattr(looking.os, "scandir", and_then_gone)
    assert [f.path for f in discover([tmp_path], tmp_path).files] in (["a.md"], ["a.md", "b.md"])


def test_what_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, {"closed/a.md": LEAVES, "b.md": LEAVES}) / "b.md"
    path.chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        if os.access(path, os.R_OK):  # root opens what it likes: refuse in its place

            def refuse(*_: object, **__: object) -> None:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr(looking.os, "scandir", refuse)
            monkeypatch.setattr(Path, "open", refuse)
        found, skipped = discover([tmp_path], tmp_path).files, discover([tmp_path], tmp_path).skipped
        assert any("cannot be opened" in why for _, why in skipped)
        assert "closed/a.md" not in [f.path for f in found]
        assert read_one(RawFile("b.md", str(path), 1, "0" * 64, None)) == (0, ["unreadable"])
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_file_over_its_time_is_refused_with_the_limits_name(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.md": LEAVES * 300}) / "a.md"
    assert read_one(raw_file(path), Limits(max_seconds=1e-5)) == (0, ["max_seconds"])


def test_a_file_over_its_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as f:
        f.truncate(20_000_000_000)  # a sparse file: no disk holds it, no memory should
    file = RawFile("a.md", str(path), path.stat().st_size, "0" * 64, None)
    assert read_one(file) == (0, ["max_bytes"])
