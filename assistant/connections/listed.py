"""Each connection as it is told to people, in both languages, before it is switched on."""

from __future__ import annotations

from dataclasses import dataclass

from audit.language import Language

__all__ = ["LISTED", "Listed"]

_HARD = "\u00a0"
_FR, _EN = Language.FRENCH, Language.ENGLISH


@dataclass(frozen=True)
class Listed:
    """One connection: its `name` in commands, and what it does in the words of each language."""

    name: str
    title: dict[Language, str]
    leaves: dict[Language, str]
    to: dict[Language, str]
    often: dict[Language, str]
    hears: dict[Language, str]


LISTED = (
    Listed(
        name="weather",
        title={_FR: "la météo", _EN: "the weather"},
        leaves={
            _FR: "la latitude et la longitude, arrondies à un dixième de degré (environ 10 km), "
            "et rien d'autre de vous",
            _EN: "latitude and longitude, rounded to a tenth of a degree (about 10 km), and "
            "nothing else of yours",
        },
        to={_FR: "{host}", _EN: "{host}"},
        often={
            _FR: "une fois par heure au plus tant que Candide tourne, que vous posiez la question "
            f"ou non{_HARD}; après un échec, une nouvelle tentative au bout de deux minutes, puis "
            "deux fois plus tard à chaque fois, jusqu'à trois heures",
            _EN: "once an hour at most while Candide runs, whether you ask or not; after a "
            "failure again after two minutes, then twice as late each time, up to three hours",
        },
        hears={
            _FR: "l'adresse réseau de votre foyer et l'heure, comme de tout ce qui se connecte, "
            "et que c'est Candide qui demande",
            _EN: "your home's network address and the time, as with anything that connects, and "
            "that it is Candide that asks",
        },
    ),
    Listed(
        name="radio",
        title={_FR: "la radio", _EN: "the radio"},
        leaves={
            _FR: "l'adresse de la station que vous demandez",
            _EN: "the address of the station that you ask for",
        },
        to={
            _FR: "la station, par le lecteur de musique (MPD)",
            _EN: "the station, by the music player (MPD)",
        },
        often={
            _FR: "quand vous demandez une station, et tant qu'elle joue",
            _EN: "when you ask for a station, and as long as it plays",
        },
        hears={
            _FR: "l'adresse réseau de votre foyer, et quand et combien de temps vous écoutez",
            _EN: "your home's network address, and when and for how long you listen",
        },
    ),
)
