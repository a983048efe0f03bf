"""Fetching one file over HTTP(S): verified before it counts, resumable, never half in place.

A download lives in `<target>.part` until its size and digests are right; only then does it take
its name, in one rename. A cut connection, a full disk or Ctrl-C leave the partial file for later,
with the host's tag of the file beside it: were the file another one by then, the host would send
the whole of it instead of a rest that fits nothing. How the connection is made is in `line`.
"""

from __future__ import annotations

import errno
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from pathlib import Path

from assistant.models.catalogue import RemoteFile
from assistant.models.errors import (
    ModelCut,
    ModelDiskFull,
    ModelHostBusy,
    ModelMismatch,
    ModelNotWritable,
    ModelRefused,
)
from assistant.models.line import OnConnect, Response, connect
from audit.durable import sync

TIMEOUT = 30.0
"""Seconds without a single byte, or without an answer, after which a host counts as silent."""

ATTEMPTS = 3
"""How many times one call takes up a transfer that breaks before it gives up."""

PATIENCE = 30
"""Seconds that a busy host may ask us to wait; for longer, a person is told to come back."""

_BLOCK = 1 << 16
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_STRONG_TAG = re.compile(r'"[!-~]{1,200}"')
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)

OnBytes = Callable[[int], None]
"""Told how many bytes of the file are on disk; the number falls when a download starts over."""

Wait = Callable[[float], None]
"""Waits for so many seconds."""


def partial_of(target: Path) -> Path:
    """Where the bytes of `target` wait while they are not all there."""
    return target.with_name(target.name + ".part")


def tag_of(target: Path) -> Path:
    """Where the host's tag (ETag) of the file that the partial one is a beginning of is kept."""
    return target.with_name(target.name + ".tag")


def bytes_kept(file: RemoteFile, target: Path) -> int:
    """Bytes of `target` already downloaded; 0 if the partial file cannot be a beginning of it."""
    partial = partial_of(target)
    size = partial.stat().st_size if partial.is_file() else 0
    return size if size <= file.size else 0


def fetch(
    file: RemoteFile,
    target: Path,
    on_bytes: OnBytes = lambda _: None,
    *,
    on_connect: OnConnect = lambda _: None,
    timeout: float = TIMEOUT,
    wait: Wait = time.sleep,
) -> None:
    """Download `file` to `target`, whose folder exists, going on from a partial file if any.

    When it returns, `target` has the size and digests of the catalogue and is on the disk for good.
    If resumed bytes turn out wrong, the whole file is fetched once more from the beginning.

    Raises what `connect` does, ModelRefused, ModelHostBusy, ModelCut (the partial file is kept),
    ModelMismatch (it is thrown away), ModelDiskFull or ModelNotWritable.
    """
    partial = partial_of(target)
    failures = 0
    # True once every byte on disk came in this call: then a wrong digest is the host's fault.
    fresh = False
    with writing_in(target.parent, needed=file.size):
        while True:
            kept = bytes_kept(file, target)
            fresh = fresh or kept == 0
            if kept < file.size:
                pause = None
                with connect(file, _headers(target, kept), on_connect, timeout) as response:
                    if response.status in _BUSY:
                        pause = _pause(file, response, last=failures + 1 == ATTEMPTS)
                    else:
                        fresh = _take(file, response, target, kept, on_bytes) or fresh
                if pause is not None:
                    wait(pause)
            if bytes_kept(file, target) < file.size:
                failures += 1
                if failures == ATTEMPTS:
                    raise ModelCut(host=file.host, file=file.name)
            elif file.is_sound(partial):
                break
            else:
                partial.unlink()
                if fresh:
                    raise ModelMismatch(host=file.host, file=file.name)
                fresh = True
        put_in_place(partial, target)
        tag_of(target).unlink(missing_ok=True)


def _headers(target: Path, kept: int) -> dict[str, str]:
    """What to ask for: the rest of the file, or all of it if it is no longer the same."""
    if not kept:
        return {}
    headers = {"Range": f"bytes={kept}-"}
    with suppress(OSError, UnicodeDecodeError):
        tag = tag_of(target).read_text(encoding="ascii")
        # A power cut may have left anything there.
        if _STRONG_TAG.fullmatch(tag):
            headers["If-Range"] = tag
    return headers


def _remember_tag(target: Path, headers: HTTPMessage) -> None:
    """Keep the host's tag of the file; not a weak one, which other bytes may share."""
    tag = headers.get("ETag", "")
    if _STRONG_TAG.fullmatch(tag):
        tag_of(target).write_text(tag, encoding="ascii")
    else:
        tag_of(target).unlink(missing_ok=True)


def _pause(file: RemoteFile, response: Response, *, last: bool) -> int:
    """Seconds to wait before asking a busy host again.

    Raises ModelHostBusy if that is too long, ModelRefused if it names no time or this was the last
    attempt.
    """
    seconds = _asked_to_wait(response.headers)
    if seconds is not None and seconds > PATIENCE:
        raise ModelHostBusy(host=file.host, file=file.name, minutes=-(-seconds // 60))
    if seconds is None or last:
        raise ModelRefused(host=file.host, file=file.name, status=response.status)
    return seconds


def _asked_to_wait(headers: HTTPMessage) -> int | None:
    """The seconds of a Retry-After, which is a number or a date; None without a usable one."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return min(int(text), 1_000_000)
    try:
        # By the host's own clock: ours may be wrong.
        then, now = parsedate_to_datetime(text), parsedate_to_datetime(headers.get("Date", ""))
        return max(0, round((then - now).total_seconds()))
    except (TypeError, ValueError):
        return None


def _take(file: RemoteFile, response: Response, target: Path, kept: int, on_bytes: OnBytes) -> bool:
    """Add what the host sends to the partial file; true if it had to start from the first byte.

    Ends without an error when the connection breaks: the caller sees it by the length.
    """
    partial = partial_of(target)
    if response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and kept:
        partial.unlink()
        return True
    start = _first_byte(file, response, kept)
    if start is None:
        partial.unlink(missing_ok=True)
        return True
    with partial.open("r+b" if start else "wb") as stream:
        _remember_tag(target, response.headers)
        stream.seek(start)
        on_bytes(start)
        for block in _blocks(response, file.size - start):
            stream.write(block)
            on_bytes(stream.tell())
    return start == 0


def _first_byte(file: RemoteFile, response: Response, kept: int) -> int | None:
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


def _blocks(response: Response, limit: int) -> Iterator[bytes]:
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


@dataclass(frozen=True)
class Network:
    """Where models come from by default: their publishers, each named to `on_connect` first."""

    on_connect: OnConnect = lambda _: None

    def look_for(self, files: Sequence[RemoteFile]) -> None:
        """Nothing is asked before it is fetched."""

    def bring(self, file: RemoteFile, target: Path, on_bytes: OnBytes) -> None:
        """Have `file` at `target`; as `fetch`."""
        fetch(file, target, on_bytes, on_connect=self.on_connect)


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
