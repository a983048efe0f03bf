"""The frames that the speaker and the voice worker exchange, version 2.

A frame is the length of its header (four bytes, big-endian), the header (a JSON object in UTF-8)
and, where the header says `"bytes": n`, a payload of n bytes. The speaker sends

    {"do": "speak", "id": 7, "pieces": ["…", "…"], "model": "/…/a.onnx", "config": "/…/a.json",
     "speed": 1.0, "steady": false}
    {"do": "warm", "id": 8, "model": "/…/a.onnx", "config": "/…/a.json"}
    {"do": "stop", "id": 7}

and the worker, once it is up, and then for each request in the order they came,

    {"is": "ready", "version": 2}
    {"is": "audio", "id": 7, "rate": 22050, "bytes": 41984}   and the samples, for each piece
    {"is": "end", "id": 7}
    {"is": "error", "id": 7, "code": "voice-damaged", "why": "InvalidProtobuf"}

A piece that holds several sentences may come as several. `why` is a kind of error, for
`voice-missing` the path that is missing; never a message, which might quote the words. `end` or
`error` closes a request. One that was stopped ends after the piece in hand. Closing the worker's
stdin ends it after that piece, with no `end`.
"""

from __future__ import annotations

import asyncio
import json
import struct
from typing import IO, Any

VERSION = 2

_LENGTH = struct.Struct(">I")
_LONGEST_HEADER = 1 << 20
_LONGEST_PAYLOAD = 1 << 26

Header = dict[str, Any]


class FrameError(Exception):
    """What came is no frame: the other side is broken or something else."""


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
