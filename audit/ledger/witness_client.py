"""Speaks with one witness over HTTP (C2SP tlog-witness v1.0.0, `add-checkpoint`).

A connection goes where the household pointed it and nowhere else: no proxy from the environment is
used, and no redirect is followed.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

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
    WitnessUrlRefused,
)

ANSWER_BYTES_AT_MOST = 65_536
_SIZE_TYPE = "text/x.tlog.size"
# Integers of the log stay below 2**53.
_DIGITS_AT_MOST = 15
_REFUSALS: dict[int, type[WitnessError]] = {
    403: WitnessSignatureRefused,
    404: WitnessLogUnknown,
    409: WitnessConflict,
    422: WitnessProofRefused,
}


def checked_url(url: str) -> str:
    """The submission prefix `url` without a final slash. Raises `WitnessUrlRefused`.

    Signed by the log and by the witness, what is sent needs no secrecy; https is demanded because
    anybody on the way could otherwise see which household grows its log, and when.
    """
    parts = _split(url)
    allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts))
    if not allowed or parts.username is not None or parts.query or parts.fragment:
        raise WitnessUrlRefused()
    return url.rstrip("/")


def add_checkpoint(url: str, body: str, timeout: float) -> str | int:
    """Send the request `body`: the lines of signatures, or the size that the witness knows instead.

    `timeout`, in seconds, holds for connecting and again for the whole answer. Raises
    `WitnessError`.
    """
    status, kind, answer = _post(urlsplit(f"{checked_url(url)}/add-checkpoint"), body, timeout)
    if len(answer) > ANSWER_BYTES_AT_MOST:
        raise WitnessAnswerTooLong()
    if status == 200:
        try:
            return answer.decode()
        except UnicodeDecodeError as error:
            raise WitnessAnswerInvalid() from error
    if status == 409 and kind == _SIZE_TYPE:
        return _size(answer)
    raise _refusal(status)


def _refusal(status: int) -> WitnessError:
    if 300 <= status < 400:
        return WitnessRedirects()
    if status == 429 or status >= 500:
        return WitnessBusy(status=status)
    return _REFUSALS.get(status, WitnessRefused)(status=status)


def _size(answer: bytes) -> int:
    digits = answer.removesuffix(b"\n")
    size = int(digits) if digits.isdigit() and len(digits) <= _DIGITS_AT_MOST else 0
    if answer != b"%d\n" % size:
        raise WitnessAnswerInvalid()
    return size


def _post(url: SplitResult, body: str, timeout: float) -> tuple[int, str, bytes]:
    """Status, content type, and at most one byte more of the answer than is allowed."""
    connection = _connection(url, timeout)
    late = threading.Event()

    def hang_up(connected: socket.socket) -> None:
        late.set()
        with suppress(OSError):
            # Not the method of a TLS socket, which would first let go of what another thread uses.
            socket.socket.shutdown(connected, socket.SHUT_RDWR)

    timer = None
    try:
        connection.connect()
        # Socket timeouts count from byte to byte: a witness that dribbles would hold us for ever.
        timer = threading.Timer(timeout, hang_up, [connection.sock])
        timer.daemon = True
        timer.start()
        connection.request("POST", url.path, body.encode())
        response = connection.getresponse()
        answer = response.read(ANSWER_BYTES_AT_MOST + 1)
    except (OSError, HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise WitnessSilent() from error
        if isinstance(error, OSError):
            raise WitnessUnreachable(reason=error.strerror or error) from error
        raise WitnessAnswerInvalid() from error
    finally:
        if timer is not None:
            timer.cancel()
        connection.close()
    if late.is_set():
        raise WitnessSilent()
    return response.status, response.headers.get_content_type(), answer


def _connection(url: SplitResult, timeout: float) -> HTTPConnection:
    host = url.hostname or ""
    if url.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, url.port, timeout=timeout, context=context)
    return HTTPConnection(host, url.port, timeout=timeout)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        named = (parts.hostname or "").encode("idna") and parts.port != 0
    except ValueError as error:
        raise WitnessUrlRefused() from error
    if not named or not all("!" <= letter <= "~" for letter in url):
        raise WitnessUrlRefused()
    return parts


def _is_here(parts: SplitResult) -> bool:
    try:
        return parts.hostname == "localhost" or ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
