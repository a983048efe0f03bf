"""Whatever a witness answers, nothing is kept but its own valid cosignature of this log."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from audit.ledger.notes import VerifierKey, split_note
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.ledger.witness_client import ANSWER_BYTES_AT_MOST
from audit.ledger.witness_errors import (
    WitnessAnswerInvalid,
    WitnessAnswerTooLong,
    WitnessBusy,
    WitnessConflict,
    WitnessError,
    WitnessLogUnknown,
    WitnessProofRefused,
    WitnessRedirects,
    WitnessRefused,
    WitnessSignatureRefused,
    WitnessSilent,
    WitnessUnreachable,
)
from audit.ledger.witnesses import add_witness, ask_all
from tests.support.witness import Answer, Request, Witness, serving

Grow = Callable[[int], None]
SIZE = {"Content-Type": "text/x.tlog.size"}


@pytest.fixture
def cosigner(ledger: Ledger, grow: Grow) -> Witness:
    grow(3)
    return Witness()


def refusal(ledger: Ledger, cosigner: Witness, url: str, timeout: float = 10) -> WitnessError:
    """Why asking at `url` led to nothing; nothing may be kept and nothing recorded then."""
    add_witness(ledger.path, VerifierKey.parse(cosigner.vkey), url)
    (asked,) = ask_all(ledger, timeout=timeout)
    assert asked.error is not None
    with LedgerReader(ledger.path) as reader:
        assert [(one.size, one.note) for one in reader.witnesses()] == [(0, None)]
        assert reader.tip.size == 3
    return asked.error


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(301, headers={"Location": "/elsewhere"}), WitnessRedirects),
        (Answer(302, headers={"Location": "https://elsewhere.example"}), WitnessRedirects),
        (Answer(308, headers={"Location": "/log-witness/add-checkpoint"}), WitnessRedirects),
        (Answer(400), WitnessRefused),
        (Answer(403), WitnessSignatureRefused),
        (Answer(404), WitnessLogUnknown),
        (Answer(422), WitnessProofRefused),
        (Answer(429), WitnessBusy),
        (Answer(500), WitnessBusy),
        (Answer(503), WitnessBusy),
        (Answer(201), WitnessRefused),
        (Answer(409, b"3\n"), WitnessConflict),
        (Answer(409, b"", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"3", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"03\n", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"-1\n", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"three\n", SIZE), WitnessAnswerInvalid),
        (Answer(409, "٣\n".encode(), SIZE), WitnessAnswerInvalid),
        (Answer(409, b"9" * 16 + b"\n", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"9" * 5000 + b"\n", SIZE), WitnessAnswerInvalid),
        (Answer(409, b"2\n", SIZE), WitnessAnswerInvalid),  # always, whatever we ask from
        (Answer(409, b"0\n", SIZE), WitnessAnswerInvalid),
        (Answer(200), WitnessAnswerInvalid),
        (Answer(200, b"\n"), WitnessAnswerInvalid),
        (Answer(200, b"<html>Welcome</html>\n"), WitnessAnswerInvalid),
        (Answer(200, b"\xff\xfe"), WitnessAnswerInvalid),
        (Answer(200, "— witness.example/w1 AAAA\n".encode()), WitnessAnswerInvalid),
        (Answer(200, "— witness.example/w1 !!!!\n".encode()), WitnessAnswerInvalid),
        (Answer(200, b"a" * (ANSWER_BYTES_AT_MOST + 1)), WitnessAnswerTooLong),
        (Answer(200, b"", {"Transfer-Encoding": "chunked"}), WitnessAnswerInvalid),
        (Answer(200, b"", {f"X-{n}": "more" for n in range(200)}), WitnessAnswerInvalid),
    ],
)
def test_an_answer_that_is_no_cosignature_is_named(
    ledger: Ledger, cosigner: Witness, answer: Answer, expected: type[WitnessError]
) -> None:
    with serving(lambda _: answer) as url:
        assert type(refusal(ledger, cosigner, url)) is expected


def test_the_signature_of_another_key_is_not_taken(ledger: Ledger, cosigner: Witness) -> None:
    impostor = Witness(cosigner.name)
    impostor.trust(ledger.key.text)
    with serving(impostor.answer) as url:
        assert isinstance(refusal(ledger, cosigner, url), WitnessAnswerInvalid)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:-2] + "!\n",  # not base64
        lambda lines: lines[:-1],  # cut off
        lambda lines: lines + lines[:40],
        lambda lines: lines + "\n",
        lambda lines: "\n" + lines,
        lambda lines: lines.replace("—", "-"),
        lambda lines: lines * 65,
    ],
)
def test_a_cosignature_in_a_spoilt_answer_is_not_taken(
    ledger: Ledger, cosigner: Witness, spoil: Callable[[str], str]
) -> None:
    text, _ = split_note(ledger.tip.note)
    spoilt = spoil(cosigner.cosign(text))
    with serving(lambda _: Answer(200, spoilt.encode())) as url:
        assert isinstance(refusal(ledger, cosigner, url), WitnessAnswerInvalid)


@pytest.mark.parametrize(
    "other", [lambda text: text.replace("\n3\n", "\n4\n"), lambda text: f"{text}more\n"]
)
def test_a_cosignature_of_something_else_is_not_taken(
    ledger: Ledger, cosigner: Witness, other: Callable[[str], str]
) -> None:
    text, _ = split_note(ledger.tip.note)
    lines = cosigner.cosign(other(text))
    with serving(lambda _: Answer(200, lines.encode())) as url:
        assert isinstance(refusal(ledger, cosigner, url), WitnessAnswerInvalid)


def test_an_answer_cannot_bring_a_text_of_its_own(ledger: Ledger, cosigner: Witness) -> None:
    """A witness signs our checkpoint with lines added, and answers these lines first."""
    text, _ = split_note(ledger.tip.note)
    lines = cosigner.cosign(f"{text}\nmore\n")
    with serving(lambda _: Answer(200, f"more\n\n{lines}".encode())) as url:
        assert isinstance(refusal(ledger, cosigner, url), WitnessAnswerInvalid)


def test_a_witness_that_never_answers_is_left_alone(ledger: Ledger, cosigner: Witness) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}"
        assert isinstance(refusal(ledger, cosigner, url, timeout=0.05), WitnessSilent)


@pytest.fixture
def dribbler() -> Iterator[str]:
    """A server whose status line never ends: a byte now and then."""
    stop = threading.Event()

    def dribble() -> None:
        connection, _ = server.accept()
        with connection:
            while not stop.wait(0.01):
                try:
                    connection.send(b"H")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=dribble)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        stop.set()
        thread.join()


def test_a_witness_that_dribbles_is_left_alone(
    ledger: Ledger, cosigner: Witness, dribbler: str
) -> None:
    assert isinstance(refusal(ledger, cosigner, dribbler, timeout=0.1), WitnessSilent)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate for 127.0.0.1 that nobody vouches for."""
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "witness")])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, None)
    )
    path = tmp_path / "witness.pem"
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
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_https_is_spoken_with_whom_a_trusted_certificate_names(
    ledger: Ledger,
    cosigner: Witness,
    certificate: Path,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cosigner.trust(ledger.key.text)
    with serving(cosigner.answer, tls) as url:
        found = refusal(ledger, cosigner, url)
        assert isinstance(found, WitnessUnreachable)
        assert "certificate" in str(found).lower()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        named = url.replace("127.0.0.1", "localhost")
        assert isinstance(refusal(ledger, cosigner, named), WitnessUnreachable)
        add_witness(ledger.path, VerifierKey.parse(cosigner.vkey), url)
        assert ask_all(ledger)[0].size == 3


def test_a_failing_witness_does_not_cost_what_it_had_signed(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    ask_all(ledger)
    grow(1)

    def busy(_: Request) -> Answer:
        return Answer(503)

    with serving(busy) as url:
        add_witness(ledger.path, VerifierKey.parse(witness.vkey), url)
        assert isinstance(ask_all(ledger)[0].error, WitnessBusy)
    with LedgerReader(ledger.path) as reader:
        assert reader.witnesses()[0].size == 3
