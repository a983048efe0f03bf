"""What keeps a connection from being switched on."""

from __future__ import annotations

from audit.errors import CandideError


class PlaceMissing(CandideError):
    """The weather was to be switched on without a place."""

    code = "connection-place-missing"
    fr = "Dites où\u00a0: --latitude et --longitude, arrondies à un dixième de degré."
    en = "Say where: --latitude and --longitude, rounded to a tenth of a degree."


class ConnectionInsecure(CandideError):
    """The address of a source is none that is asked: not https, and on no machine of the home."""

    code = "connection-insecure"
    fr = "L'adresse {url} n'est pas acceptée\u00a0: il faut https, ou une machine du foyer."
    en = "The address {url} is not accepted: it must be https, or a machine in the home."


class ConnectionsNotKept(CandideError):
    """The choice cannot be written down."""

    code = "connections-not-kept"
    fr = "Les connexions ne peuvent pas être gardées\u00a0: {reason}."
    en = "The connections cannot be kept: {reason}."
