"""Fetching one file over HTTP(S): verified before it counts, resumable, never half in place.

A download lives in `<target>.part` until its size and digests are right; only then does it take
its name, in one rename. A cut connection, a full disk or Ctrl-C leave the partial file for later.
Proxies are those of the environment (`http_proxy`, `https_proxy`, `no_proxy`).
"""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import Request, build_opener

from assistant.models.catalogue import RemoteFile
from assistant.models.errors import (
    ModelCut,
    ModelDiskFull,
    ModelMismatch,
    ModelNotWritable,
    ModelRefused,
    ModelUnreachable,
)
from audit.durable import sync

TIMEOUT = 30.0
"""Seconds without a single byte, or without an answer, after which a host counts as silent."""

ATTEMPTS = 3
"""How many times one call takes up a transfer that breaks before it gives up."""

_BLOCK = 1 << 16
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

OnBytes = Callable[[int], None]
"""Told how many bytes of the file are on disk; the number falls when a download starts over."""


class _Response(Protocol):
    status: int
    headers: HTTPMessage

    def read(self, amount: int, /) -> bytes: ...


def partial_of(target: Path) -> Path:
    """Where the bytes of `target` wait while they are not all there."""
    return target.with_name(target.name + ".part")


def bytes_kept(file: RemoteFile, target: Path) -> int:
    """Bytes of `target` already downloaded; 0 if the partial file cannot be a beginning of it."""
    partial = partial_of(target)
    size = partial.stat().st_size if partial.is_file() else 0
    return size if size <= file.size else 0


def fetch(
    file: RemoteFile, target: Path, on_bytes: OnBytes = lambda _: None, timeout: float = TIMEOUT
) -> None:
    """Download `file` to `target`, whose folder exists, going on from a partial file if any.

    When it returns, `target` has the size and digests of the catalogue and is on the disk for good.
    If resumed bytes turn out wrong, the whole file is fetched once more from the beginning.

    Raises ModelUnreachable, ModelRefused, ModelCut (the partial file is kept), ModelMismatch (it is
    thrown away), ModelDiskFull or ModelNotWritable.
    """
    partial = partial_of(target)
    cuts = 0
    # True once every byte on disk came in this call: then a wrong digest is the host's fault.
    fresh = False
    with writing_in(target.parent, needed=file.size):
        while True:
            kept = bytes_kept(file, target)
            fresh = fresh or kept == 0
            if kept < file.size:
                fresh = _transfer(file, partial, kept, on_bytes, timeout) or fresh
            if bytes_kept(file, target) < file.size:
                cuts += 1
                if cuts == ATTEMPTS:
                    raise ModelCut(host=file.host, file=file.name)
            elif file.is_sound(partial):
                break
            else:
                partial.unlink()
                if fresh:
                    raise ModelMismatch(host=file.host, file=file.name)
                fresh = True
        put_in_place(partial, target)


def _transfer(
    file: RemoteFile, partial: Path, kept: int, on_bytes: OnBytes, timeout: float
) -> bool:
    """Add what the host sends to `partial`; true if it had to start from the first byte.

    Ends without an error when the connection breaks: the caller sees it by the length.
    """
    # No If-Range: if the file changed on the host, the digest tells, and tells more.
    request = Request(  # noqa: S310 - the catalogue admits http: and https: only
        file.url, headers={"User-Agent": "candide", "Accept-Encoding": "identity"}
    )
    if kept:
        request.add_header("Range", f"bytes={kept}-")
    try:
        response = build_opener().open(request, timeout=timeout)
    except HTTPError as error:
        with error:
            if error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and kept:
                partial.unlink()
                return True
            raise ModelRefused(host=file.host, file=file.name, status=error.code) from error
    except (OSError, HTTPException) as error:
        raise ModelUnreachable(host=file.host, file=file.name) from error
    with response:
        start = _first_byte(file, response, kept)
        if start is None:
            partial.unlink(missing_ok=True)
            return True
        with partial.open("r+b" if start else "wb") as stream:
            stream.seek(start)
            on_bytes(start)
            for block in _blocks(response, file.size - start):
                stream.write(block)
                on_bytes(stream.tell())
        return start == 0


def _first_byte(file: RemoteFile, response: _Response, kept: int) -> int | None:
    """Which byte of the file the answer begins with; None if it is of no use from where we are."""
    if response.status == HTTPStatus.OK:
        length = response.headers.get("Content-Length")
        # Known wrong before a byte is downloaded: a household's line may be slow or metered.
        if length is not None and length != str(file.size):
            raise ModelMismatch(host=file.host, file=file.name)
        return 0
    if response.status == HTTPStatus.PARTIAL_CONTENT:
        given = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if given and given[2] not in ("*", str(file.size)):
            # The host holds a file of another length now, so nothing we kept can be continued.
            return None
        return kept if given and int(given[1]) == kept else None
    raise ModelRefused(host=file.host, file=file.name, status=response.status)


def _blocks(response: _Response, limit: int) -> Iterator[bytes]:
    """The body as it comes, `limit` bytes at most; simply ends where the connection breaks."""
    while limit > 0:
        try:
            block = response.read(min(_BLOCK, limit))
        except (OSError, HTTPException):
            return
        if not block:
            return
        limit -= len(block)
        yield block


@contextmanager
def writing_in(folder: Path, needed: int) -> Iterator[None]:
    """Turn the file system's refusals in `folder` into sentences for people.

    `needed` is the number of bytes about to be written, to be named if there is no room for them.
    Raises ModelDiskFull or ModelNotWritable from any OSError of the block.
    """
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read our progress went away; that is not about the folder
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(folder, needed, free_space(folder)) from error
        raise ModelNotWritable(folder=folder) from error


def free_space(folder: Path) -> int:
    """Bytes free where `folder` is, or will be."""
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    return shutil.disk_usage(existing).free


def disk_full(folder: Path, needed: int, free: int) -> ModelDiskFull:
    """The error for `needed` bytes where `free` are left, in megabytes on the safe side."""
    return ModelDiskFull(folder=folder, needed=-(-needed // 1_000_000), free=free // 1_000_000)


def put_in_place(ready: Path, target: Path) -> None:
    """Give `ready` the name `target` so that a power cut leaves either the old state or the new."""
    if ready.is_file():
        sync(ready)
    ready.replace(target)
    sync(target.parent)
