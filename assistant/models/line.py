"""The line to a host: which machines are spoken to, by which proxy, and what keeps us from them.

Every connection is told before it is made, redirects included: none goes unnamed. Proxies are those
of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from typing import Protocol, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    ProxyHandler,
    Request,
    build_opener,
    getproxies,
    proxy_bypass,
)

from assistant.models.catalogue import RemoteFile
from assistant.models.errors import (
    ModelInsecure,
    ModelProxyFailed,
    ModelRefused,
    ModelUnreachable,
    ModelUntrusted,
)
from audit.errors import CandideError

MOST_REDIRECTS = 5

_MOVED = (301, 302, 303, 307, 308)
# Answers that say something about the file or the moment, and that `fetch` knows how to take.
_TAKEN = (
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)


@dataclass(frozen=True)
class Connection:
    """A machine about to be spoken to; `proxy` is the one in between, without its password."""

    host: str
    proxy: str | None = None


OnConnect = Callable[[Connection], None]


class Response(Protocol):
    """The answer of a host: headers, then the body as it comes."""

    status: int
    headers: HTTPMessage

    def read(self, amount: int, /) -> bytes: ...

    def close(self) -> None: ...


class _StayHere(HTTPRedirectHandler):
    """Leaves redirects to us, who tell where they lead."""

    def redirect_request(self, *_: object) -> None:
        return None


@contextmanager
def connect(
    file: RemoteFile, headers: Mapping[str, str], on_connect: OnConnect, timeout: float
) -> Iterator[Response]:
    """The answer to a request for `file`, at the end of all redirects; closed afterwards.

    Raises ModelUnreachable, ModelUntrusted, ModelProxyFailed, ModelInsecure, or ModelRefused for an
    answer that is none of success, 416, 429 and 503.
    """
    response = _follow(file, headers, on_connect, timeout)
    try:
        yield response
    finally:
        response.close()


def _follow(
    file: RemoteFile, headers: Mapping[str, str], on_connect: OnConnect, timeout: float
) -> Response:
    address, told = file.url, None
    for _ in range(MOST_REDIRECTS + 1):
        connection, proxies = _way_to(address)
        if connection != told:
            on_connect(connection)
            told = connection
        response = _open(file, address, headers, connection, proxies, timeout)
        if response.status not in _MOVED:
            return response
        response.close()
        address = _next_address(file, address, response)
    raise ModelRefused(host=connection.host, file=file.name, status=response.status)


def _next_address(file: RemoteFile, address: str, response: Response) -> str:
    host = urlsplit(address).hostname
    try:
        further = urljoin(address, response.headers.get("Location", ""))
        there = urlsplit(further)
        usable = bool(there.hostname) and there.port != 0 and further != address
    except ValueError:
        usable = False
    if not usable:
        raise ModelRefused(host=host, file=file.name, status=response.status)
    # Digests would tell, but what is asked for is nobody's business; file: and ftp: are not ours.
    if there.scheme != "https" and (there.scheme != "http" or address.startswith("https:")):
        raise ModelInsecure(host=host, other=there.hostname, file=file.name)
    return further


def _way_to(address: str) -> tuple[Connection, dict[str, str]]:
    """Who is spoken to for `address`, and the proxy in the form urllib wants it."""
    parts = urlsplit(address)
    host = parts.hostname or address
    proxy = getproxies().get(parts.scheme)
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return Connection(host), {}
    named = urlsplit(proxy if "//" in proxy else f"//{proxy}").netloc.rpartition("@")[2]
    return Connection(host, named or proxy), {parts.scheme: proxy}


def _open(
    file: RemoteFile,
    address: str,
    headers: Mapping[str, str],
    connection: Connection,
    proxies: dict[str, str],
    timeout: float,
) -> Response:
    request = Request(  # noqa: S310 - the catalogue admits http: and https: only, so do redirects
        address, headers={"User-Agent": "candide", "Accept-Encoding": "identity", **headers}
    )
    opener = build_opener(ProxyHandler(proxies), _StayHere)
    try:
        return cast(Response, opener.open(request, timeout=timeout))
    except HTTPError as error:
        if error.code in _TAKEN or error.code in _MOVED:
            return cast(Response, error)
        with error:
            if error.code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED and connection.proxy:
                raise _failed(file, connection, error) from error
            refused = ModelRefused(host=connection.host, file=file.name, status=error.code)
            raise refused from error
    except (OSError, HTTPException) as error:
        raise _failed(file, connection, error) from error


def _failed(file: RemoteFile, connection: Connection, error: Exception) -> CandideError:
    """Why there is no answer, as far as it can be told apart."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return ModelUntrusted(host=connection.host, file=file.name)
    if connection.proxy:
        return ModelProxyFailed(proxy=connection.proxy, host=connection.host, file=file.name)
    return ModelUnreachable(host=connection.host, file=file.name)
