"""Rendered sounds of fixed sentences, kept on disk and the hottest in memory.

A file is named by a digest and holds sound only: which sentence it is can't be read from it. Its
order of use is its modification time, a counter and no date. A file that is torn, changed or put
in another's place is thrown away and made anew, and a disk that is full or read-only only means
that nothing is kept.

A file is `CNDS`, the version, the number of chunks, then for each chunk its rate, its length in
bytes and its samples, then SHA-256 over the name and all of this. Numbers are 32-bit big-endian.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from assistant.models.installed import VoiceFiles
from assistant.speaking.errors import VoiceMissing
from assistant.speaking.piper import AudioChunk

MOST_BYTES = 64 << 20
"""On disk: about half an hour of speech at 22,050 samples a second."""

HOT_BYTES = 4 << 20
"""In memory."""

_VERSION = 1  # of the files, and of how a text becomes sound: how it is divided and levelled
_HEAD = struct.Struct(">4sII")
_CHUNK = struct.Struct(">II")
_MAGIC = b"CNDS"
_DIGEST_SIZE = hashlib.sha256().digest_size
_SECOND = 10**9  # nanoseconds: some file systems keep no finer times
_NAME = re.compile(r"[0-9a-f]{64}\.pcm")

Sound = tuple[AudioChunk, ...]


def sound_key(voice: VoiceFiles, text: str, *, speed: float = 1.0) -> str:
    """What names the sound of `text` in `voice` as its two files are now.

    Raises VoiceMissing.
    """
    try:
        files = [(str(path), path.stat()) for path in (voice.model, voice.config)]
    except OSError as error:
        raise VoiceMissing(path=error.filename) from error
    facts = [(path, stat.st_size, stat.st_mtime_ns) for path, stat in files]
    return hashlib.sha256(json.dumps([_VERSION, facts, speed, text]).encode()).hexdigest()


class SoundCache:
    """Sounds by key, the least recently used leaving first. Safe to use from several threads."""

    def __init__(
        self, folder: Path, *, most_bytes: int = MOST_BYTES, hot_bytes: int = HOT_BYTES
    ) -> None:
        """`folder` is made when it is needed; other files in it are left alone."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._hot_bytes = hot_bytes
        self._lock = threading.Lock()
        self._hot: OrderedDict[str, Sound] = OrderedDict()
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._uses = 0
        with suppress(OSError):
            self._look()

    def get(self, key: str) -> Sound | None:
        """The sound of `key`; None where there is none, or none that is whole. Blocks."""
        with self._lock:
            sound = self._hot.get(key)
            if sound is None and key in self._sizes:
                sound = self._read(key)
                if sound is None:
                    self._drop(key)
            if sound is not None:
                self._heat(key, sound)
                self._mark_used(key)
            return sound

    def put(self, key: str, chunks: Sequence[AudioChunk]) -> None:
        """Keep the sound of `key` as far as there is room. Blocks."""
        sound = tuple(chunks)
        with self._lock:
            self._heat(key, sound)
            data = _encode(key, sound)
            if len(data) > self._most_bytes:
                return
            while self._sizes and sum(self._sizes.values()) + len(data) > self._most_bytes:
                self._drop(next(iter(self._sizes)))
            with suppress(OSError):
                self._write(key, data)
                self._sizes[key] = len(data)
                self._mark_used(key)

    def _look(self) -> None:
        """Find what an earlier run kept, in the order in which it was used."""
        found = []
        for path in self._folder.iterdir():
            if _NAME.fullmatch(path.name):
                stat = path.lstat()
                found.append((stat.st_mtime_ns // _SECOND, path.stem, stat.st_size))
        for use, key, size in sorted(found):
            self._uses = use
            self._sizes[key] = size
        while sum(self._sizes.values()) > self._most_bytes:
            self._drop(next(iter(self._sizes)))

    def _read(self, key: str) -> Sound | None:
        try:
            return _decode(key, self._path(key).read_bytes())
        except OSError:
            return None

    def _write(self, key: str, data: bytes) -> None:
        """Write a whole file or none."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path(key)
        new = path.with_suffix(".new")
        try:
            with os.fdopen(
                os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"
            ) as file:
                file.write(data)
            new.replace(path)
        except OSError:
            new.unlink(missing_ok=True)
            raise

    def _mark_used(self, key: str) -> None:
        if key not in self._sizes:
            return
        self._sizes.move_to_end(key)
        self._uses += 1
        with suppress(OSError):
            os.utime(self._path(key), ns=(self._uses * _SECOND, self._uses * _SECOND))

    def _heat(self, key: str, sound: Sound) -> None:
        self._hot[key] = sound
        self._hot.move_to_end(key)
        size = sum(map(_size, self._hot.values()))
        while size > self._hot_bytes:
            _, coldest = self._hot.popitem(last=False)
            size -= _size(coldest)

    def _drop(self, key: str) -> None:
        del self._sizes[key]
        with suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.pcm"


def _size(sound: Sound) -> int:
    return sum(len(chunk.pcm) for chunk in sound)


def _encode(key: str, sound: Sound) -> bytes:
    parts = [_HEAD.pack(_MAGIC, _VERSION, len(sound))]
    for chunk in sound:
        parts += [_CHUNK.pack(chunk.rate, len(chunk.pcm)), chunk.pcm]
    body = b"".join(parts)
    return body + _seal(key, body)


def _decode(key: str, data: bytes) -> Sound | None:
    """The sound in `data`; None if it is not, whole and unchanged, the one put under `key`."""
    body, seal = data[:-_DIGEST_SIZE], data[-_DIGEST_SIZE:]
    if seal != _seal(key, body):
        return None
    magic, version, count = _HEAD.unpack_from(body)
    if (magic, version) != (_MAGIC, _VERSION):
        return None
    chunks, place = [], _HEAD.size
    for _ in range(count):
        rate, length = _CHUNK.unpack_from(body, place)
        place += _CHUNK.size
        chunks.append(AudioChunk(body[place : place + length], rate))
        place += length
    return tuple(chunks)


def _seal(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).digest()
