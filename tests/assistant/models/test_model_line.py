"""The line to a host: proxies honoured and named, certificates insisted on."""

from __future__ import annotations

import datetime
import hashlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.models.catalogue import RemoteFile
from assistant.models.download import fetch
from assistant.models.errors import (
    ModelInsecure,
    ModelProxyFailed,
    ModelRefused,
    ModelUnreachable,
    ModelUntrusted,
)
from assistant.models.line import Connection

if TYPE_CHECKING:
    from tests.assistant.models.conftest import ModelHost

BODY = b"network " * 5_000


def a_file(address: str) -> RemoteFile:
    return RemoteFile(f"{address}/one.onnx", len(BODY), sha256=hashlib.sha256(BODY).hexdigest())


def named(file: RemoteFile, target: Path) -> list[Connection]:
    """Fetch `file`, and give the machines that were named."""
    told: list[Connection] = []
    fetch(file, target, on_connect=told.append)
    return told


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY"])
def test_the_proxy_of_the_environment_is_used_and_named_without_its_password(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    host.offer("one.onnx", BODY)
    proxy = host.address.removeprefix("http://")
    monkeypatch.setenv(variable, f"http://ada:secret@{proxy}")
    told = named(a_file("http://models.invalid"), tmp_path / "one.onnx")
    assert told == [Connection("models.invalid", proxy)]
    assert host.requests == [("http://models.invalid/one.onnx", None)]


def test_a_host_in_no_proxy_is_spoken_to_directly(
    host: ModelHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host.offer("one.onnx", BODY)
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid:3128")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert named(a_file(host.address), tmp_path / "one.onnx") == [Connection("127.0.0.1")]


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:{port}", "127.0.0.1:{port}", "socks5://x:1"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_answer_is_the_one_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, proxy: str, scheme: str
) -> None:
    monkeypatch.setenv(f"{scheme.upper()}_PROXY", proxy.format(port=closed_port()))
    with pytest.raises(ModelProxyFailed) as caught:
        fetch(a_file(f"{scheme}://models.invalid"), tmp_path / "one.onnx")
    assert caught.value.facts["host"] == "models.invalid"
    assert "://" not in str(caught.value.facts["proxy"])


class Refusing(BaseHTTPRequestHandler):
    """A proxy that wants a password it was not given."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_CONNECT(self) -> None:
        self.send_response(407)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_CONNECT


class Serving(Refusing):
    """A host that has the file, and sends on from everywhere else."""

    def do_GET(self) -> None:
        if self.path == "/one.onnx":
            self.send_response(200)
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(BODY)
        else:
            self.send_response(302)
            where = "http://elsewhere.invalid" if self.path.startswith("/away") else ""
            self.send_header("Location", f"{where}/one.onnx")
            self.send_header("Content-Length", "0")
            self.end_headers()


class Quiet(ThreadingHTTPServer):
    """A client that refuses our certificate is no news."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def serving(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None) -> Iterator[int]:
    server = Quiet(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def refusing_proxy() -> Iterator[int]:
    yield from serving(Refusing, None)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_lets_nobody_through_is_named(
    refusing_proxy: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{refusing_proxy}")
    with pytest.raises(ModelProxyFailed) as caught:
        fetch(a_file(f"{scheme}://models.invalid"), tmp_path / "one.onnx")
    assert "HTTPS_PROXY" in str(caught.value)


def test_a_host_that_answers_407_itself_is_not_taken_for_a_proxy(
    refusing_proxy: int, tmp_path: Path
) -> None:
    with pytest.raises(ModelRefused):
        fetch(a_file(f"http://127.0.0.1:{refusing_proxy}"), tmp_path / "one.onnx")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 and its key, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "models")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.datetime(2000, 1, 1))
        .not_valid_after(datetime.datetime(2999, 1, 1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "host.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def protected(certificate: Path) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    for port in serving(Serving, context):
        yield f"https://127.0.0.1:{port}"


def test_a_protected_host_with_a_good_certificate_gives_the_file(
    protected: str, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    fetch(a_file(protected), tmp_path / "one.onnx")
    assert (tmp_path / "one.onnx").read_bytes() == BODY
    fetch(a_file(f"{protected}/sent-on"), tmp_path / "two.onnx")
    assert (tmp_path / "two.onnx").read_bytes() == BODY


def test_a_host_that_cannot_prove_who_it_is_is_asked_nothing(
    protected: str, tmp_path: Path
) -> None:
    with pytest.raises(ModelUntrusted) as caught:
        fetch(a_file(protected), tmp_path / "one.onnx")
    assert "date of this machine" in str(caught.value)


def test_a_protected_host_cannot_send_us_on_unprotected(
    protected: str, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(ModelInsecure) as caught:
        fetch(a_file(f"{protected}/away"), tmp_path / "one.onnx")
    assert caught.value.facts["other"] == "elsewhere.invalid"


def test_nobody_at_home_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(ModelUnreachable):
        fetch(a_file(f"https://127.0.0.1:{closed_port()}"), tmp_path / "one.onnx")
