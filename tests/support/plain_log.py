"""A log in memory, on its own reading of the formats: records, words, keys, hashes, proofs.

It shares no code with the program: what it signs and what the program signs must both verify.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ORIGIN = "candide.invalid/log/000102030405060708090a0b0c0d0e0f"
CHARTER = b"permit (principal, action, resource);\n"
REGISTER = b'maker = "candide"\n[[party]]\nid = "valdor"\nname = "Valdor; fils"\n'


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass(frozen=True)
class Signer:
    """An Ed25519 key that signs notes (`kind` 1) or cosigns them (`kind` 4)."""

    name: str = ORIGIN
    seed: int = 1
    kind: int = 1

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def material(self) -> bytes:
        return bytes([self.kind]) + self.private.public_key().public_bytes_raw()

    @property
    def id(self) -> bytes:
        return sha(self.name.encode() + b"\n" + self.material)[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64(self.material)}"

    def line(self, text: str, seconds: int = 0) -> str:
        stamp = b""
        message = text
        if self.kind == 4:
            stamp = seconds.to_bytes(8, "big")
            message = f"cosignature/v1\ntime {seconds}\n{text}"
        value = self.id + stamp + self.private.sign(message.encode())
        return f"\u2014 {self.name} {b64(value)}\n"

    def sign(self, text: str) -> str:
        return f"{text}\n{self.line(text)}"


def canonical(value: Any) -> bytes:
    """RFC 8785 for values without floats whose keys are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 6962's definition, word for word."""
    if not hashes:
        return sha(b"")
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\x01" + root_of(hashes[:half]) + root_of(hashes[half:]))


def inclusion(index: int, hashes: list[bytes]) -> list[bytes]:
    if len(hashes) == 1:
        return []
    half = 1 << (len(hashes) - 1).bit_length() - 1
    if index < half:
        return [*inclusion(index, hashes[:half]), root_of(hashes[half:])]
    return [*inclusion(index - half, hashes[half:]), root_of(hashes[:half])]


def consistency(old: int, hashes: list[bytes], whole: bool = True) -> list[bytes]:
    if old == len(hashes):
        return [] if whole else [root_of(hashes)]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    if old <= half:
        return [*consistency(old, hashes[:half], whole), root_of(hashes[half:])]
    return [*consistency(old - half, hashes[half:], False), root_of(hashes[:half])]


@dataclass
class Log:
    """A log in memory: records as bytes, their words, and who signs from which record on."""

    signer: Signer = field(default_factory=Signer)
    entries: list[bytes] = field(default_factory=list)
    words: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.entries)

    @property
    def hashes(self) -> list[bytes]:
        return [sha(b"\0" + entry) for entry in self.entries]

    def add(self, kind: str, said: dict[str, Any] | None = None, **fields: Any) -> int:
        """Append a record; `said` are its personal words. Gives its number."""
        seq = self.size + 1
        leaf = {
            "v": 1,
            "seq": seq,
            "log_ms": seq * 1000,
            "wall": "2026-11-22T04:30Z",
            "wall_sure": True,
            "kind": kind,
            **fields,
        }
        if said is not None:
            content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
            key = sha(b"key %d" % seq)
            leaf["commitment"] = hmac.new(key, content, "sha256").hexdigest()
            self.words[seq] = (key, content)
        self.entries.append(canonical(leaf))
        return seq

    def start(self) -> int:
        return self.add(
            "start",
            version="0.1.0",
            charter=sha(CHARTER).hex(),
            charter_released=True,
            register_digest=sha(REGISTER).hex(),
            profile="careful",
            fixed_sentences=["a" * 64],
            origin=ORIGIN,
            key=self.signer.vkey,
        )

    def utterance(self, said: dict[str, Any] | None = None, **fields: Any) -> int:
        sells = fields.get("label", "assist").startswith("sell_")
        plain = {
            "turn": "0123456789abcdef",
            "requested": True,
            "label": "assist",
            "verdict": "spoken",
            "rules": ["help"],
            "subject": "timer-set",
            "skill": "timers",
            "intent": "set_timer",
            "language": "fr",
            "voice": "sell" if sells else "help",
            "words": 7,
            "milliseconds": 2500,
            "charter": sha(CHARTER).hex(),
            "profile": "careful",
            "trigger": "asked" if sells else None,
            "sponsors": ["valdor", "inconnu"] if sells else [],
            "beneficiaries": ["valdor"] if sells else [],
            "register_digest": sha(REGISTER).hex() if sells else None,
            "catalogue": "c" * 64 if sells else None,
            "share": None,
            "left_out": 0,
            "counted": None,
            "campaign": None,
            "tier": None,
        }
        if sells:
            share = {
                "sold_turns": 1,
                "helped_turns": 9,
                "sold_words": 12,
                "helped_words": 90,
                "sold_ms": 4000,
                "helped_ms": 30000,
            }
            plain["share"] = share
            windows = dict.fromkeys(("turns", "hour", "day", "month"), share)
            counts = {"unasked_in_day": 0, "asked_in_hour": 2, "offers": 1, "fields": 0}
            plain["counted"] = windows | counts
        return self.add("utterance", said, **(plain | fields))

    def rotate(self, new: Signer, endorsed: bool = True, reason: str = "rotation") -> int:
        """Append a `key` record; from now on `new` signs."""
        seq = self.size + 1
        message = f"candide-key/1\n{ORIGIN}\n{seq}\n{new.vkey}\n".encode()
        self.add(
            "key",
            reason=reason,
            previous=self.signer.id.hex(),
            vkey=new.vkey,
            endorsement=b64(self.signer.private.sign(message)) if endorsed else None,
        )
        self.signer = new
        return seq

    def erase(self, *spans: tuple[int, int], reason: str = "spoken") -> int:
        """Delete words and append the record that says so."""
        gone = [n for n in self.words if any(a <= n <= b for a, b in spans)]
        for number in gone:
            del self.words[number]
        ranges = [list(span) for span in spans]
        return self.add("erasure", reason=reason, ranges=ranges, count=len(gone))

    def checkpoint_text(self, size: int | None = None) -> str:
        hashes = self.hashes[: self.size if size is None else size]
        return f"{ORIGIN}\n{len(hashes)}\n{b64(root_of(hashes))}\n"

    def checkpoint(self, size: int | None = None) -> str:
        return self.signer.sign(self.checkpoint_text(size))


def small_log(records: int = 12) -> Log:
    """A log with every common kind of record."""
    log = Log()
    log.start()
    while log.size < records:
        n = log.size
        if n % 5 == 2:
            said = {
                "at": "2026-11-22T04:31:07+00:00",
                "heard": "=une bouilloire",
                "need": "bouilloire",
            }
            said["words"] = 'Valdor paie.\nLa "Clairjardin", 35 euros'
            log.utterance(said, label="sell_asked", skill="shopping", intent="find_product")
        elif n % 5 == 4:
            log.add("outcome", of=n, outcome="delivered", played_ms=2500)
        elif n % 5 == 0:
            log.add("setting", name="children", value="no")
        else:
            log.utterance({"heard": f"minuteur {n}", "words": f"Voilà, {n} minutes."})
    return log
