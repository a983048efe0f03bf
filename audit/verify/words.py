"""The personal words beside the log: each is bound to its record by a keyed commitment.

A record's `commitment` is HMAC-SHA256 (RFC 2104) of the words under a key of their own. Whoever has
words and key can recompute it; once both are erased, nothing in the log tells what was said.
"""

from __future__ import annotations

import json
from binascii import unhexlify
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

LARGEST_FILE = 1 << 26
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


class WordsInvalid(ValueError):
    """Line `line` of a file of words is not `number key content`."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def commitment(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 in hexadecimal, for a key of 32 bytes (quicker than the module `hmac`)."""
    padded = key.ljust(64, b"\0")
    inner = sha256(padded.translate(_INNER) + content).digest()
    return sha256(padded.translate(_OUTER) + inner).hexdigest().encode()


def lines(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Record number, key and content of each line. Raises `WordsInvalid`."""
    rows = data.split(b"\n")
    if rows.pop():
        raise WordsInvalid(len(rows) + 1)
    for number, row in enumerate(rows, start=1):
        # Split rather than matched: this is done a million times.
        parts = row.split(b" ", 2)
        if len(parts) != 3 or len(parts[1]) != 64 or parts[1] != parts[1].lower():
            raise WordsInvalid(number)
        seq, key, content = parts
        if not seq.isdigit() or seq.startswith(b"0") or len(seq) > 16:
            raise WordsInvalid(number)
        try:
            yield int(seq), unhexlify(key), content
        except ValueError as error:
            raise WordsInvalid(number) from error


def parse(content: bytes) -> dict[str, Any] | None:
    """The words as the fields they were stored under; None if they are no JSON object."""
    try:
        fields = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None
