"""Where raw files lie: a path of this machine, or an address of a store that fsspec reaches (`s3://bucket/folder`).

In come settings and arguments, out go listings for `discover` and open files for whoever reads. S3-compatible storage
is what the tests run against; the other protocols need the package that fsspec names for them.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from schemas.errors import RunFailed

Location = Path | str
"""A path of this machine; or, as a string, an address."""

# Those of fsspec's protocols that list files with their sizes. A web page is none: what links there are is no folder.
PROTOCOLS = ("abfs", "az", "gs", "hdfs", "s3", "sftp", "smb")
FETCHED_BYTES = 500_000_000  # up to here a file is fetched whole, once, however many articles are read from it
_IN_MEMORY_BYTES = 16_000_000
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.DOTALL)
# What the packages of the stores raise beside OSError.
_OF_STORES = frozenset(("adlfs", "aiobotocore", "aiohttp", "azure", "botocore", "gcsfs", "google", "paramiko", "s3fs"))
# What tells that a file was written again, under the names that stores give it.
_CHANGES = ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "last_modified", "updated", "mtime", "modified")


def location_of(said: Location) -> Location:
    """What a user wrote as a path or an address. Raises ValueError for an address that cannot be listed.

    >>> location_of("s3://bucket/articles/"), location_of("raw")
    ('s3://bucket/articles', PosixPath('raw'))
    """
    found = _ADDRESS.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        return Path(said)
    protocol, rest = found.groups()
    if protocol == "file":
        return Path("/" + rest.lstrip("/"))
    if protocol not in PROTOCOLS:
        accepted = ", ".join(f"{p}://" for p in PROTOCOLS)
        raise ValueError(f"{said}: a folder, a file or an address that begins with one of {accepted} is accepted")
    return f"{protocol}://{rest.rstrip('/')}"


def is_address(location: Location) -> bool:
    """Whether it names a store and no path of this machine."""
    return isinstance(location, str) and location.startswith(tuple(f"{p}://" for p in PROTOCOLS))


def listed(address: str) -> Iterator[tuple[str, int, str]]:
    """(address, bytes, what changes when it is written again) of every file at or under an address.

    Raises RunFailed where the store does not answer or knows no such place: what is only unreachable is not removed.
    """
    store, path = _store(address)
    protocol = address.partition("://")[0]
    try:
        store.invalidate_cache()  # a schedule's process lists the same place again and again
        found = store.find(path, detail=True)
        if not found:
            store.ls(path.partition("/")[0])  # an empty folder of a bucket that is there
    except FileNotFoundError as e:
        raise RunFailed(f"{address}: there is no such bucket or store ({_in_words(e)}).") from e
    except Exception as e:
        if not isinstance(e, OSError | ValueError) and not _of_a_store(e):
            raise
        raise RunFailed(f"{address}: the store cannot be listed ({_in_words(e)}).") from e
    for name, info in sorted(found.items()):
        if info.get("type") == "file" and not name.endswith("/"):  # a key that ends so stands for a folder
            said = [f"{key}={info[key]}" for key in _CHANGES if info.get(key) is not None]
            yield f"{protocol}://{name}", int(info["size"] or 0), ":".join([str(info["size"]), *said])


@contextlib.contextmanager
def opened(location: str) -> Iterator[BinaryIO]:
    """The file at a path or an address, open to read and seek. Raises OSError, or RunFailed without a package."""
    if not is_address(location):
        with Path(location).open("rb") as file:
            yield file
        return
    try:
        yield _fetched(location)
    except Exception as e:
        if not _of_a_store(e):
            raise
        if "Credentials" in type(e).__name__:
            raise RunFailed(f"{location}: no credentials for the store ({_in_words(e)}).") from e
        raise ConnectionError(None, _in_words(e)) from e


_last = threading.local()  # of each thread: the file that it fetched last, for the next article of the same container


def _fetched(address: str) -> BinaryIO:
    store, path = _store(address)
    store.invalidate_cache()
    info = store.info(path)
    if int(info["size"] or 0) > FETCHED_BYTES:
        return cast(BinaryIO, store.open(path, "rb"))
    key = (address, *(str(info.get(k)) for k in ("size", *_CHANGES)))
    if getattr(_last, "key", None) != key:
        if hasattr(_last, "file"):
            _last.file.close()
        _last.key, _last.file = None, tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115 (kept)
        if int(info["size"] or 0) <= _IN_MEMORY_BYTES:
            _last.file.write(store.cat_file(path))
        else:
            with store.open(path, "rb") as source:
                shutil.copyfileobj(source, _last.file, 1 << 20)
        _last.key = key
    _last.file.seek(0)
    return cast(BinaryIO, _last.file)


def _store(address: str) -> tuple[Any, str]:
    """(fsspec's file system, the path in it). What it is called with comes from its own variables and files."""
    import fsspec

    protocol, _, path = address.partition("://")
    try:
        return fsspec.filesystem(protocol), path
    except ImportError as e:
        extra = "pip install 'newsledger[s3]'" if protocol == "s3" else "install it"
        raise RunFailed(f"{address}: the package that reads {protocol}:// is not installed ({e}); {extra}.") from e


def _of_a_store(e: Exception) -> bool:
    return type(e).__module__.partition(".")[0] in _OF_STORES


def _in_words(e: Exception) -> str:
    said = (getattr(e, "strerror", None) or str(e) or type(e).__name__).splitlines()[0]
    return " ".join(said.split()).rstrip(".")


def joined(base: Location, path: str) -> str:
    """Where a file lies that the warehouse names `path`: in the raw folder, or where its own path or address says."""
    if is_address(path) or Path(path).is_absolute():
        return path
    return f"{base}/{path}"
