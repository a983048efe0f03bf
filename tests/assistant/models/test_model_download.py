"""Fetching one file: what arrives is exactly what the catalogue describes, or nothing does."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models import download
from assistant.models.catalogue import RemoteFile
from assistant.models.download import bytes_kept, fetch, partial_of, tag_of
from assistant.models.errors import (
    ModelCut,
    ModelDiskFull,
    ModelMismatch,
    ModelNotWritable,
    ModelRefused,
    ModelUnreachable,
)
from assistant.models.line import OnConnect, Response
from audit.errors import CandideError

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

BODY = bytes(range(256)) * 2_000
HALF = len(BODY) // 2


@pytest.fixture
def file(host: ModelHost) -> RemoteFile:
    return host.offer("voice.onnx", BODY)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "voice.onnx"


def test_a_fresh_download_asks_for_the_whole_file_and_leaves_no_partial(
    host: ModelHost, file: RemoteFile, target: Path
) -> None:
    seen: list[int] = []
    fetch(file, target, seen.append)
    assert target.read_bytes() == BODY
    assert host.ranges("voice.onnx") == [None]
    assert not partial_of(target).exists()
    assert seen[0] == 0
    assert seen[-1] == len(BODY)
    assert seen == sorted(seen)


@pytest.mark.parametrize(
    ("faulty", "kept", "ranges"),
    [
        pytest.param([], BODY[:HALF], [f"bytes={HALF}-"], id="resumed"),
        pytest.param([], BODY, [], id="complete partial: nothing to ask"),
        pytest.param([], BODY + b"!", [None], id="partial longer than the file"),
        pytest.param([], b"?" * HALF, [f"bytes={HALF}-", None], id="partial of something else"),
        pytest.param([], b"?" * len(BODY), [None], id="complete and wrong partial"),
        pytest.param(["IGNORE_RANGE"], BODY[:HALF], [f"bytes={HALF}-"], id="Range ignored"),
        pytest.param(["IGNORE_RANGE"], b"?" * HALF, [f"bytes={HALF}-"], id="ignored, bad partial"),
        pytest.param(["WRONG_RANGE"], BODY[:HALF], [f"bytes={HALF}-", None], id="another part"),
        pytest.param(["OTHER_TOTAL"], BODY[:HALF], [f"bytes={HALF}-", None], id="other total"),
        pytest.param(["NOT_SATISFIABLE"], BODY[:HALF], [f"bytes={HALF}-", None], id="416"),
        pytest.param(["CUT"], b"", [None, f"bytes={HALF}-"], id="cut once"),
        pytest.param(
            ["CUT", "CUT"],
            b"",
            [None, f"bytes={HALF}-", f"bytes={HALF + HALF // 2}-"],
            id="cut twice",
        ),
        pytest.param(["UNANNOUNCED"], b"", [None], id="length not announced"),
        pytest.param(["UNANNOUNCED"], BODY[:HALF], [f"bytes={HALF}-"], id="resumed, no length"),
    ],
)
def test_the_right_file_arrives_in_spite_of(
    host: ModelHost,
    file: RemoteFile,
    target: Path,
    faulty: list[str],
    kept: bytes,
    ranges: list[str | None],
) -> None:
    host.fail("voice.onnx", *faulty)
    if kept:
        partial_of(target).write_bytes(kept)
    fetch(file, target)
    assert target.read_bytes() == BODY
    assert host.ranges("voice.onnx") == ranges
    assert not partial_of(target).exists()


@pytest.mark.parametrize(
    ("faulty", "kept", "error", "left"),
    [
        pytest.param(["NOT_FOUND"], b"", ModelRefused, None, id="404"),
        pytest.param(["UNAVAILABLE"], BODY[:9], ModelRefused, BODY[:9], id="503 keeps the partial"),
        pytest.param(["NO_CONTENT"], b"", ModelRefused, None, id="204"),
        pytest.param(["NOT_SATISFIABLE"], b"", ModelRefused, None, id="416 without a Range"),
        pytest.param(["FLIP"], b"", ModelMismatch, None, id="wrong digest"),
        pytest.param(["FLIP", "FLIP"], BODY[:9], ModelMismatch, None, id="wrong, resumed or not"),
        pytest.param(["LONGER"], b"", ModelMismatch, None, id="wrong size, announced"),
        pytest.param(["LONGER"], BODY[:9], None, None, id="a longer rest is cut to size"),
        pytest.param(["CUT"] * 3, b"", ModelCut, BODY[: HALF + HALF // 2 + HALF // 4], id="cuts"),
    ],
)
def test_what_is_wrong_is_named_and_never_takes_its_place(
    host: ModelHost,
    file: RemoteFile,
    target: Path,
    faulty: list[str],
    kept: bytes,
    error: type[CandideError] | None,
    left: bytes | None,
) -> None:
    host.fail("voice.onnx", *faulty)
    if kept:
        partial_of(target).write_bytes(kept)
    if error is None:
        fetch(file, target)
        assert target.read_bytes() == BODY
        return
    with pytest.raises(error) as caught:
        fetch(file, target)
    assert caught.value.facts["host"] == "127.0.0.1"
    assert caught.value.facts["file"] == "voice.onnx"
    assert not target.exists()
    partial = partial_of(target)
    assert (partial.read_bytes() if partial.exists() else None) == left


def test_a_whole_file_that_is_wrong_is_not_asked_for_twice(
    host: ModelHost, file: RemoteFile, target: Path
) -> None:
    host.fail("voice.onnx", "IGNORE_RANGE_AND_FLIP")
    partial_of(target).write_bytes(BODY[:HALF])
    with pytest.raises(ModelMismatch):
        fetch(file, target)
    assert host.ranges("voice.onnx") == [f"bytes={HALF}-"]


@pytest.mark.parametrize("tag", ['"a"\r\nX-More: 1', '"a" \n', "\0" * 40, "", 'W/"a"'])
def test_a_damaged_tag_is_not_sent(
    host: ModelHost, file: RemoteFile, target: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    partial_of(target).write_bytes(BODY[:HALF])
    tag_of(target).write_bytes(tag.encode())
    sent: list[Mapping[str, str]] = []
    connect = download.connect

    def listened(
        file: RemoteFile, headers: Mapping[str, str], on_connect: OnConnect, timeout: float
    ) -> AbstractContextManager[Response]:
        sent.append(headers)
        return connect(file, headers, on_connect, timeout)

    monkeypatch.setattr(download, "connect", listened)
    fetch(file, target)
    assert target.read_bytes() == BODY
    assert sent == [{"Range": f"bytes={HALF}-"}]


@pytest.mark.parametrize(("there", "kept"), [(0, 0), (1, 1), (4, 4), (5, 0)])
def test_a_partial_file_counts_as_far_as_it_can_be_a_beginning(
    target: Path, there: int, kept: int
) -> None:
    file = RemoteFile("https://host.example/voice.onnx", 4, md5="0" * 32)
    assert bytes_kept(file, target) == 0
    partial_of(target).write_bytes(b"x" * there)
    assert bytes_kept(file, target) == kept


@pytest.mark.parametrize("digest", ["md5", "sha256"])
def test_each_digest_counts_by_itself(host: ModelHost, target: Path, digest: str) -> None:
    right = host.offer("voice.onnx", BODY)
    given = {"md5": right.md5, "sha256": right.sha256}
    fetch(RemoteFile(right.url, right.size, **{digest: given[digest]}), target)
    assert target.read_bytes() == BODY
    given[digest] = "0" * len(given[digest] or "")
    with pytest.raises(ModelMismatch):
        fetch(RemoteFile(right.url, right.size, **given), target)


def test_nobody_listening_is_unreachable_and_keeps_the_partial(target: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    partial_of(target).write_bytes(BODY[:HALF])
    with pytest.raises(ModelUnreachable):
        fetch(RemoteFile(f"http://127.0.0.1:{port}/voice.onnx", len(BODY), md5="0" * 32), target)
    assert partial_of(target).read_bytes() == BODY[:HALF]


def test_a_silent_host_is_given_up(host: ModelHost, file: RemoteFile, target: Path) -> None:
    host.fail("voice.onnx", "SILENT")
    with pytest.raises(ModelUnreachable):
        fetch(file, target, timeout=0.05)


def test_the_proxy_of_the_environment_is_used(
    host: ModelHost, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = host.offer("voice.onnx", BODY)
    monkeypatch.setenv("http_proxy", host.address)
    monkeypatch.setenv("no_proxy", "")
    fetch(RemoteFile("http://models.invalid/voice.onnx", there.size, sha256=there.sha256), target)
    assert host.requests == [("http://models.invalid/voice.onnx", None)]


def test_ctrl_c_leaves_the_partial_and_the_next_run_goes_on(
    host: ModelHost, file: RemoteFile, target: Path
) -> None:
    def interrupt(total: int) -> None:
        if total >= HALF:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(file, target, interrupt)
    kept = partial_of(target).stat().st_size
    assert HALF <= kept < len(BODY)
    assert not target.exists()
    fetch(file, target)
    assert target.read_bytes() == BODY
    assert host.ranges("voice.onnx") == [None, f"bytes={kept}-"]


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, ModelDiskFull),
        (errno.EDQUOT, ModelDiskFull),
        (errno.EROFS, ModelNotWritable),
        (errno.EIO, ModelNotWritable),
    ],
)
def test_a_disk_that_refuses_is_told_apart_from_the_network(
    file: RemoteFile,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[CandideError],
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(error) as caught:
        fetch(file, target)
    assert caught.value.facts["folder"] == target.parent
    assert not target.exists()


def test_the_file_is_on_the_disk_before_it_takes_its_name(
    file: RemoteFile, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[Path, bool]] = []
    monkeypatch.setattr(download, "sync", lambda path: synced.append((path, target.exists())))
    fetch(file, target)
    assert synced == [(partial_of(target), False), (target.parent, True)]
