"""Packs the verifier into one file, `verify.pyz`, that needs only Python and `cryptography`.

The same sources give the same bytes: names sorted, one fixed time stamp, nothing compressed, so
that its digest can be published and compared. This module is not in the file it makes.
"""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PACKAGE = "candide_verify"
STAMP = (2020, 1, 1, 0, 0, 0)
_START = f"""\
import sys

from {PACKAGE}.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""


def as_bytes() -> bytes:
    """The single file."""
    sources = {
        f"{PACKAGE}/{source.name}": source.read_bytes()
        for source in files(__package__).iterdir()
        if source.name.endswith(".py") and source.name != "single_file.py"
    }
    sources["__main__.py"] = _START.encode()
    out = io.BytesIO()
    out.write(b"#!/usr/bin/env python3\n")
    with ZipFile(out, "a", ZIP_STORED) as archive:
        for name in sorted(sources):
            entry = ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, sources[name])
    return out.getvalue()


def build(target: Path) -> None:
    """Write the single file to `target`. Raises `OSError`."""
    target.write_bytes(as_bytes())
