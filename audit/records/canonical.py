"""The bytes of a record: RFC 8785 canonical JSON, made once and stored as they are.

Whoever verifies hashes the stored bytes and never serialises again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rfc8785


def canonical_bytes(value: Mapping[str, Any]) -> bytes:
    """`value` as canonical JSON (RFC 8785). Raises `ValueError` for a float or a huge integer."""
    refuse_floats(value)
    return rfc8785.dumps(dict(value))


def refuse_floats(value: object) -> None:
    """Raise `ValueError` if a float is anywhere in `value`."""
    if isinstance(value, float):
        raise ValueError("a record holds no floats: use integers with a unit")
    if isinstance(value, Mapping):
        for part in value.values():
            refuse_floats(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            refuse_floats(part)
