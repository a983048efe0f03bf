"""A model host on the loopback that misbehaves on demand, and a small catalogue of what it has."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.models import starter
from assistant.models.catalogue import Catalogue, Recogniser, RemoteFile, Role, Voice
from assistant.models.starter import all_starter_names
from assistant.starter.digests import write_digests
from audit.language import Language

LIMIT = 1_000_000


class Fault(Enum):
    """What the host does wrong, once, with the next request for a path."""

    CUT = auto()  # announces everything, sends half of it
    IGNORE_RANGE = auto()
    WRONG_RANGE = auto()  # a part, but another one than asked
    OTHER_TOTAL = auto()  # a part of a file of another length
    IGNORE_RANGE_AND_FLIP = auto()
    FLIP = auto()  # right length, wrong bytes
    LONGER = auto()  # a byte too many, announced
    UNANNOUNCED = auto()  # no Content-Length at all
    SILENT = auto()  # never answers
    NO_CONTENT = 204
    NOT_FOUND = 404
    NOT_SATISFIABLE = 416
    UNAVAILABLE = 503


class ModelHost:
    """An HTTP server with Range support; `faults` are used up in order, request after request."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, list[Fault]] = {}
        self.requests: list[tuple[str, str | None]] = []
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def offer(self, name: str, body: bytes) -> RemoteFile:
        """Serve `body` under `name` and describe it as a catalogue would."""
        self.files[f"/{name}"] = body
        md5 = hashlib.md5(body, usedforsecurity=False).hexdigest()
        return RemoteFile(
            f"{self.address}/{name}", len(body), md5, hashlib.sha256(body).hexdigest()
        )

    def fail(self, name: str, *faults: str) -> None:
        """Have the next requests for `name` go wrong, each in one way; by name, for tables."""
        self.faults[f"/{name}"] = [Fault[fault] for fault in faults]

    def ranges(self, name: str) -> list[str | None]:
        """The Range of every request for `name`, in order."""
        return [asked for path, asked in self.requests if path.endswith(f"/{name}")]

    def _handler(host: ModelHost) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                asked = self.headers.get("Range")
                host.requests.append((self.path, asked))
                # A proxy is asked for a whole address.
                path = "/" + self.path.rpartition("/")[2]
                queue = host.faults.get(path, [])
                fault = queue.pop(0) if queue else None
                with suppress(ConnectionError):
                    self.answer(host.files.get(path), asked, fault)

            def answer(self, body: bytes | None, asked: str | None, fault: Fault | None) -> None:
                if fault is Fault.SILENT:
                    host.over.wait()
                    return
                if body is None or (fault and isinstance(fault.value, int) and fault.value > 100):
                    self.send_response(404 if body is None or fault is None else fault.value)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                total = len(body)
                ignored = fault in (Fault.IGNORE_RANGE, Fault.IGNORE_RANGE_AND_FLIP)
                start = int(asked[6:-1]) if asked and not ignored else 0
                if fault is Fault.WRONG_RANGE:
                    start += 1
                if fault in (Fault.FLIP, Fault.IGNORE_RANGE_AND_FLIP):
                    body = bytes(byte ^ 0xFF for byte in body)
                if fault is Fault.LONGER:
                    body += b"!"
                body = body[start:]
                self.send_response(206 if start else 200)
                if start:
                    whole = total + (fault is Fault.OTHER_TOTAL)
                    self.send_header("Content-Range", f"bytes {start}-{total - 1}/{whole}")
                if fault is not Fault.UNANNOUNCED:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if fault is Fault.CUT else body)

        return Handler


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelHost]:
    # A proxy of whoever runs the tests must not see them.
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ModelHost()
    yield server
    server.close()


def zipped(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in entries.items():
            package.writestr(name, body)
    return stream.getvalue()


@pytest.fixture
def catalogue(host: ModelHost) -> Catalogue:
    """Both languages, all roles; bodies are short, distinct and larger than one network packet."""
    recognisers, voices = [], []
    for language in Language:
        name = f"vosk-{language}"
        contents = {
            f"{name}/README": b"read me",
            f"{name}/am/final.mdl": language.encode() * 9_000,
            f"{name}/conf/mfcc.conf": b"--sample-frequency=16000\n",
        }
        archive = host.offer(f"{name}.zip", zipped(contents))
        recognisers.append(Recogniser(name, language, archive, LIMIT))
        for role in Role:
            stem = f"{language}-{role}"
            model = host.offer(f"{stem}.onnx", f"{stem} network ".encode() * 9_000)
            config = host.offer(f"{stem}.onnx.json", b'{"audio": "%b"}' % stem.encode())
            voices.append(Voice(stem, language, role, model, config))
    return Catalogue(tuple(recognisers), tuple(voices))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole set of starter files, none of them real, in the package's place."""
    folder = tmp_path / "made"
    for name in all_starter_names():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the file {name}")
    write_digests(folder, seed=7)
    monkeypatch.setattr(starter, "MADE", folder)
    return folder
