"""The frames in which the speaker and its worker processes talk, over pipes.

A frame is the length of its header (four bytes, big-endian), the header (a JSON object in UTF-8)
and, where the header says `"bytes": n`, a payload of n bytes. What the headers say is in
`assistant.speaking.protocol` and `assistant.hearing.protocol`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import struct
from typing import IO, Any, BinaryIO

_LENGTH = struct.Struct(">I")
_LONGEST_HEADER = 1 << 20
_LONGEST_PAYLOAD = 1 << 26

Header = dict[str, Any]


class FrameError(Exception):
    """What came is no frame: the other side is broken or something else."""


def worker_pipes() -> tuple[BinaryIO, BinaryIO]:
    """For the main function of a worker: what it is asked, and where it answers.

    Whatever a library prints from here on goes nowhere: it would break the frames or show words.
    """
    # Ctrl-C goes to the whole group of a terminal; the speaker says goodbye by closing stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return requests, answers


def write_frame(stream: IO[bytes], header: Header, payload: bytes = b"") -> None:
    """Send one frame at once; adds `bytes` to the header where there is a payload. Blocks."""
    stream.write(encode(header, payload))
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[Header, bytes] | None:
    """The next frame; None at the end, even in the middle of one. Blocks. Raises FrameError."""
    if (size := _exactly(stream, _LENGTH.size)) is None:
        return None
    if (text := _exactly(stream, _header_length(size))) is None:
        return None
    header = _header(text)
    payload = _exactly(stream, _payload_length(header))
    return None if payload is None else (header, payload)


async def receive_frame(stream: asyncio.StreamReader) -> tuple[Header, bytes] | None:
    """As read_frame, for a coroutine."""
    try:
        size = await stream.readexactly(_LENGTH.size)
        header = _header(await stream.readexactly(_header_length(size)))
        return header, await stream.readexactly(_payload_length(header))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def encode(header: Header, payload: bytes = b"") -> bytes:
    """The bytes of one frame."""
    if payload:
        header = {**header, "bytes": len(payload)}
    text = json.dumps(header, ensure_ascii=False).encode()
    return _LENGTH.pack(len(text)) + text + payload


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    data = stream.read(size)
    return data if len(data) == size else None


def _header_length(size: bytes) -> int:
    length: int = _LENGTH.unpack(size)[0]
    if length > _LONGEST_HEADER:
        raise FrameError("header too long")
    return length


def _header(text: bytes) -> Header:
    try:
        header = json.loads(text)
    except ValueError as error:
        raise FrameError("header is no JSON") from error
    if not isinstance(header, dict):
        raise FrameError("header is no object")
    return header


def _payload_length(header: Header) -> int:
    length = header.get("bytes", 0)
    if not isinstance(length, int) or not 0 <= length <= _LONGEST_PAYLOAD:
        raise FrameError("payload of impossible length")
    return length
