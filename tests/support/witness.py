"""A strict witness on loopback (C2SP tlog-witness v1.0.0), and servers that answer badly.

It shares no code with the log: it parses, verifies and signs by itself, and keeps the latest
checkpoint of each log in memory only.
"""

from __future__ import annotations

import base64
import hashlib
import re
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_REQUEST = re.compile(
    r"old (?P<old>0|[1-9][0-9]*)\n"
    r"(?P<proof>(?:[A-Za-z0-9+/]{43}=\n){0,63})"
    r"\n"
    r"(?P<text>(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]*)\n(?P<root>[A-Za-z0-9+/]{43}=)\n)"
    r"\n"
    r"(?P<signatures>(?:— [^ \n]+ [A-Za-z0-9+/=]+\n)+)"
)
TIME = 1_763_800_000


@dataclass(frozen=True)
class Answer:
    """What a server says."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """What a server was sent."""

    path: str
    headers: dict[str, str]
    body: str


def conflict(size: int) -> Answer:
    """The size that the witness knows."""
    return Answer(409, b"%d\n" % size, {"Content-Type": "text/x.tlog.size"})


class Witness:
    """Cosigns what continues the log it has seen; `grease` puts unknown lines around that."""

    def __init__(self, name: str = "witness.example/w1", *, grease: bool = False) -> None:
        self.name = name
        self.requests: list[Request] = []
        self.latest: dict[str, tuple[int, bytes]] = {}
        # The specification leaves open what goes with the 409 for another root of the same size.
        self.mismatch: Answer | None = None
        self._grease = grease
        self._time = TIME
        self._trusted: dict[str, dict[tuple[str, bytes], bytes]] = {}
        self._key = Ed25519PrivateKey.generate()

    @property
    def vkey(self) -> str:
        """The key to give to a log."""
        return vkey(self.name, b"\x04", self._key.public_key().public_bytes_raw())

    def trust(self, log_vkey: str) -> None:
        """Take up a log, or one more key of it."""
        name, _, rest = log_vkey.partition("+")
        key_id, _, encoded = rest.partition("+")
        raw = base64.b64decode(encoded)
        assert raw[:1] == b"\x01"
        self._trusted.setdefault(name, {})[name, bytes.fromhex(key_id)] = raw[1:]

    def answer(self, request: Request) -> Answer:
        """Check everything that the specification has a witness check, in its order."""
        self.requests.append(request)
        found = _REQUEST.fullmatch(request.body)
        if request.path != "/log-witness/add-checkpoint" or found is None:
            return Answer(400)
        origin, size, old = found["origin"], int(found["size"]), int(found["old"])
        if origin not in self._trusted:
            return Answer(404)
        if not self._is_signed(origin, found["text"], found["signatures"]):
            return Answer(403)
        if old > size:
            return Answer(400)
        known_size, known_root = self.latest.get(origin, (0, b""))
        if old != known_size:
            return conflict(known_size)
        root = base64.b64decode(found["root"])
        if old == size and size and root != known_root:
            return self.mismatch or conflict(known_size)
        proof = [base64.b64decode(line) for line in found["proof"].split()]
        if not continues(old, size, known_root, root, proof):
            return Answer(422)
        self.latest[origin] = size, root
        return Answer(200, self.cosign(found["text"]).encode())

    def cosign(self, text: str) -> str:
        """The lines of a good answer; each time a second later."""
        self._time += 1
        message = f"cosignature/v1\ntime {self._time}\n{text}".encode()
        line = _line(self.vkey, self._time.to_bytes(8, "big") + self._key.sign(message))
        if not self._grease:
            return line
        other = vkey(self.name, b"\x04", bytes(32))
        later = vkey("witness.example/ml-dsa", b"\x06", bytes(1312))
        return _line(other, bytes(72)) + line + _line(later, bytes(2428))

    def _is_signed(self, origin: str, text: str, signatures: str) -> bool:
        for line in signatures.splitlines():
            _, name, encoded = line.split(" ")
            raw = base64.b64decode(encoded)
            public = self._trusted[origin].get((name, raw[:4]))
            if public is None:
                continue
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(raw[4:], text.encode())
            except InvalidSignature:
                return False
            return True
        return False


def vkey(name: str, kind: bytes, public: bytes) -> str:
    """A verifier key as text (C2SP signed-note v1.0.0)."""
    key_id = hashlib.sha256(name.encode() + b"\n" + kind + public).hexdigest()[:8]
    return f"{name}+{key_id}+{base64.b64encode(kind + public).decode()}"


def _line(key: str, signature: bytes) -> str:
    name, key_id, *_ = key.split("+")
    return f"— {name} {base64.b64encode(bytes.fromhex(key_id) + signature).decode()}\n"


def continues(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` leads from the one root to the other (RFC 9162 §2.1.4.2)."""
    if old == 0 or old == new:
        return not proof and (old == 0 or old_root == new_root)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    first, second = old - 1, new - 1
    while first & 1:
        first, second = first >> 1, second >> 1
    old_hash = new_hash = path[0]
    for other in path[1:]:
        if second == 0:
            return False
        if first & 1 or first == second:
            old_hash, new_hash = _node(other, old_hash), _node(other, new_hash)
            while first and not first & 1:
                first, second = first >> 1, second >> 1
        else:
            new_hash = _node(new_hash, other)
        first, second = first >> 1, second >> 1
    return second == 0 and (old_hash, new_hash) == (old_root, new_root)


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


@contextmanager
def serving(
    answer: Callable[[Request], Answer], tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """A server on loopback that says what `answer` makes of each request; its prefix."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            said = answer(Request(self.path, headers, body))
            self.send_response(said.status)
            for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        # The handshake belongs to the thread of the connection, not to the one that accepts.
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/log-witness"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
