"""Writes small exported bundles for the tests of the verifier, from a log in memory.

It shares no code with the program: what it writes and what the exporter writes must both verify.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.plain_log import (
    CHARTER,
    ORIGIN,
    REGISTER,
    Log,
    Signer,
    b64,
    canonical,
    inclusion,
    root_of,
    sha,
)

COLUMNS = (
    "record,kind,time,time_sure,log_ms,turn,requested,label,verdict,rules,subject,skill,intent,"
    "language,voice,words,milliseconds,trigger,sponsors,sponsor_names,beneficiaries,"
    "beneficiary_names,left_out,profile,charter,register,catalogue,share_sold_turns,"
    "share_helped_turns,share_sold_words,share_helped_words,share_sold_ms,share_helped_ms,of,"
    "outcome,played_ms,scope,value,name,problem,reason,detail,words_state,heard,spoken,need,campaign,"
    "tier,counted,unasked_only,what,source"
).split(",")
DETAILED = "start key erasure incident restore gap register campaigns survey".split()


def numbered(index: int) -> str:
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    parts = [digits[i : i + 3] for i in range(0, len(digits), 3)]
    return "/".join([f"x{part}" for part in parts[:-1]] + parts[-1:])


def partial(width: int) -> str:
    return "" if width == 256 else f".p/{width}"


@dataclass
class Export:
    """How to export a log; what differs from a plain full export is said here."""

    log: Log
    first: int = 1
    last: int = 0
    withheld: bool = False
    cosignatures: str = ""
    witnessed: dict[str, str] = field(default_factory=dict)
    evidence: tuple[int, ...] = ()
    signer: Signer | None = None
    columns: list[str] = field(default_factory=lambda: COLUMNS)

    def files(self) -> dict[str, bytes]:
        """Every file but the MANIFEST."""
        log = self.log
        last = self.last or log.size
        signer = self.signer or log.signer
        note = signer.sign(log.checkpoint_text()) + self.cosignatures
        files = {
            "checkpoint": note.encode(),
            "vkey": f"{signer.vkey}\n".encode(),
            "README.txt": "Vérifiez : python verify.pyz .\n".encode(),
            "verify.pyz": b"PK",
            "schema.json": b"{}\n",
            "codebook.csv": b"column\r\n",
            "events.parquet": b"PAR1",
            f"charters/{sha(CHARTER).hex()}.txt": CHARTER,
            f"registers/{sha(REGISTER).hex()}.toml": REGISTER,
        }
        for name, text in self.witnessed.items():
            files[f"witnessed/{name}.checkpoint"] = text.encode()
        bundles = range((self.first - 1) // 256, (last - 1) // 256 + 1)
        files |= self._tree(bundles)
        rows = [self.columns]
        erased = self._erased()
        hashes = log.hashes
        for number in range(self.first, last + 1):
            leaf = json.loads(log.entries[number - 1])
            rows.append(self._row(leaf, erased))
        for number in self._proved(last):
            files[f"proofs/{number}.tlog-proof"] = self._proof(number, hashes, note, signer)
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        files["events.csv"] = out.getvalue().encode()
        return files

    def manifest(self, files: dict[str, bytes], **header: str) -> bytes:
        """The signed MANIFEST of these files."""
        lines = {
            "candide-export/1": "",
            "origin": f" {ORIGIN}",
            "size": f" {self.log.size}",
            "records": f" {self.first} {self.last or self.log.size}",
            "period": " - -",
            "words": " withheld" if self.withheld else " included",
            "tables": " 1.2.0",
            "program": " candide 0.1.0",
            "made": " 2026-11-22T05:00Z",
        } | header
        text = "".join(f"{key}{value}\n" for key, value in lines.items())
        for path in sorted(files):
            digest = hashlib.sha256(files[path]).hexdigest()
            text += f"file {digest} {len(files[path])} {path}\n"
        return (self.signer or self.log.signer).sign(text).encode()

    def write(self, folder: Path, **header: str) -> Path:
        """Write the whole bundle."""
        files = self.files()
        return write_files(folder, files | {"MANIFEST": self.manifest(files, **header)})

    def _tree(self, bundles: range) -> dict[str, bytes]:
        files = {}
        level, hashes = 0, self.log.hashes
        while hashes:
            for index in range(-(-len(hashes) // 256)):
                tile = hashes[index * 256 : index * 256 + 256]
                if level or index in bundles or len(tile) < 256:
                    path = f"tile/{level}/{numbered(index)}{partial(len(tile))}"
                    files[path] = b"".join(tile)
            whole = len(hashes) // 256
            hashes = [root_of(hashes[i * 256 : i * 256 + 256]) for i in range(whole)]
            level += 1
        last = self.last or self.log.size
        for index in bundles:
            entries = self.log.entries[index * 256 : index * 256 + 256]
            path = f"tile/entries/{numbered(index)}{partial(len(entries))}"
            files[path] = b"".join(len(one).to_bytes(2, "big") + one for one in entries)
            said = [
                b"%d %s %s\n" % (n, self.log.words[n][0].hex().encode(), self.log.words[n][1])
                for n in range(index * 256 + 1, index * 256 + 257)
                if n in self.log.words and self.first <= n <= last and not self.withheld
            ]
            if said:
                files[f"disclosures/{numbered(index)}.words"] = b"".join(said)
        return files

    def _erased(self) -> set[int]:
        gone: set[int] = set()
        for entry in self.log.entries:
            if b'"kind":"erasure"' in entry:
                for a, b in json.loads(entry)["ranges"]:
                    gone |= set(range(a, b + 1))
        return gone

    def _proved(self, last: int) -> list[int]:
        sells = [
            number
            for number in range(self.first, last + 1)
            if b'"label":"sell_' in self.log.entries[number - 1]
        ]
        return [*sells, *self.evidence]

    def _proof(self, number: int, hashes: list[bytes], note: str, signer: Signer) -> bytes:
        key, content = self.log.words.get(number, (None, None))
        if self.withheld:
            key = content = None
        extra = {
            "entry": self.log.entries[number - 1].decode(),
            "key": key.hex() if key else None,
            "content": content.decode() if content else None,
            "vkey": signer.vkey,
        }
        path = "".join(f"{b64(one)}\n" for one in inclusion(number - 1, hashes))
        head = f"c2sp.org/tlog-proof@v1\nextra {b64(json.dumps(extra).encode())}\n"
        return f"{head}index {number - 1}\n{path}\n{note}".encode()

    def _row(self, leaf: dict[str, Any], erased: set[int]) -> list[str]:
        number = leaf["seq"]
        names = {"valdor": "Valdor; fils"} if leaf.get("register_digest") else {}
        said = None if self.withheld else self.log.words.get(number)
        content = json.loads(said[1]) if said else {}
        general = ("v", "seq", "log_ms", "wall", "wall_sure", "kind", "commitment")
        state = "none"
        if "commitment" in leaf:
            state = "disclosed" if said else "erased" if number in erased else "withheld"
        special = {
            "record": number,
            "time": leaf["wall"],
            "time_sure": leaf["wall_sure"],
            "register": leaf.get("register_digest"),
            "sponsor_names": [names.get(one, one) for one in leaf.get("sponsors", [])],
            "beneficiary_names": [names.get(one, one) for one in leaf.get("beneficiaries", [])],
            "detail": canonical({k: v for k, v in leaf.items() if k not in general}).decode()
            if leaf["kind"] in DETAILED
            else None,
            "words_state": state,
            "counted": canonical(leaf["counted"]).decode() if leaf.get("counted") else None,
            "heard": guarded(content.get("heard")),
            "spoken": guarded(content.get("words")),
            "need": guarded(content.get("need")),
        }
        for name, value in (leaf.get("share") or {}).items():
            special[f"share_{name}"] = value
        return [cell(special[c] if c in special else leaf.get(c)) for c in self.columns]


def guarded(text: str | None) -> str | None:
    return f"'{text}" if text and text[0] in "=+-@\t\r" else text


def cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    return str(value)


def write_files(folder: Path, files: dict[str, bytes]) -> Path:
    """Write `files` under `folder`."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder
