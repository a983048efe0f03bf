"""Proofs as text that can be handed on: one record's place in the log, and a log's growth.

Inclusion is written as C2SP tlog-proof@v1, a file that is checked offline by itself. Consistency is
written as the body of a C2SP tlog-witness v1.0.0 request, which witnesses read too.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence


def inclusion_text(
    index: int, hashes: Sequence[bytes], checkpoint: str, extra: bytes | None = None
) -> str:
    """The proof that entry `index` is in the log of the signed `checkpoint`.

    `extra` is not proved; here it holds the entry, so that the file is all one needs.
    """
    more = "" if extra is None else f"extra {base64.b64encode(extra).decode()}\n"
    return f"c2sp.org/tlog-proof@v1\n{more}index {index}\n{_lines(hashes)}\n{checkpoint}"


def consistency_text(old_size: int, hashes: Sequence[bytes], checkpoint: str) -> str:
    """The proof that the log of `checkpoint`, signed, begins as it was at `old_size` entries."""
    return f"old {old_size}\n{_lines(hashes)}\n{checkpoint}"


def _lines(hashes: Sequence[bytes]) -> str:
    return "".join(f"{base64.b64encode(found).decode()}\n" for found in hashes)
