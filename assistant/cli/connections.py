"""`candide connections`: what may talk to the network, told before it is switched on."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from assistant.cli.errors import told
from assistant.connections import (
    CONNECTIONS,
    LISTED,
    OPEN_METEO,
    Connections,
    Listed,
    PlaceMissing,
    RadioConnection,
    WeatherConnection,
    are_readable,
    read_connections,
    save_connections,
    weather_connection,
)
from audit.home import candide_home
from audit.language import Language, language_of_locale

_HARD = "\u00a0"
_TEXTS = {
    Language.ENGLISH: {
        "on": "on",
        "off": "off",
        "leaves": "What leaves",
        "to": "To whom",
        "often": "How often",
        "hears": "What they see besides",
        "whole": "All that is sent",
        "confirm": "Switch it on?",
        "switched_on": "Switched on. “candide connections off {name}” switches it off at once.",
        "unchanged": "Nothing has been switched on.",
        "switched_off": "Switched off.",
        "unreadable": "{path} cannot be read, so everything is off.",
        "others": "Three things connect besides, each only by a word of yours: “candide models "
        "install”, the witnesses of the log that you name, and a skill to which you opened a "
        "network in skills.toml.",
    },
    Language.FRENCH: {
        "on": "ouverte",
        "off": "fermée",
        "leaves": "Ce qui sort",
        "to": "Vers qui",
        "often": "Quand",
        "hears": "Ce qu'on y voit en plus",
        "whole": "Tout ce qui est envoyé",
        "confirm": "L'ouvrir\u00a0?",
        "switched_on": f"Ouverte. «{_HARD}candide connections off {{name}}{_HARD}» la ferme "
        "aussitôt.",
        "unchanged": "Rien n'a été ouvert.",
        "switched_off": "Fermée.",
        "unreadable": "{path} ne peut pas être lu\u00a0: tout est donc fermé.",
        "others": "Trois choses se connectent en plus, chacune sur votre seule demande\u00a0: "
        f"«{_HARD}candide models install{_HARD}», les témoins du journal que vous nommez, et une "
        "compétence à laquelle vous avez ouvert un réseau dans skills.toml.",
    },
}
_NAMES = click.Choice([listed.name for listed in LISTED])


@click.group()
def connections() -> None:
    """What may talk to the network: all off, until you switch it on.

    Ce qui peut parler au réseau : tout est fermé, tant que vous ne l'ouvrez pas.
    """


@connections.command("list")
@told
def list_() -> None:
    """Each connection, and what leaves, to whom and how often."""
    home, language = candide_home(), language_of_locale()
    texts, kept = _TEXTS[language], read_connections(home)
    if not are_readable(home):
        click.echo(texts["unreadable"].format(path=home / CONNECTIONS))
    for listed in LISTED:
        state = texts["on" if _is_on(kept, listed.name) else "off"]
        click.echo(f"{listed.name} ({listed.title[language]}){_colon(language)} {state}")
        weather = kept.weather_on if listed.name == "weather" else None
        _tell(listed, language, weather)
    click.echo(texts["others"])


@connections.command()
@click.argument("name", type=_NAMES)
@click.option("--latitude", type=click.FloatRange(-90, 90), help="Degrees, north positive.")
@click.option("--longitude", type=click.FloatRange(-180, 180), help="Degrees, east positive.")
@click.option("--place", help="What the place is called when the weather is told; stays here.")
@click.option("--source", help="Another address with the same format, such as one of your own.")
@told
def on(
    name: str,
    latitude: float | None,
    longitude: float | None,
    place: str | None,
    source: str | None,
) -> None:
    """Switch a connection on, after you have seen what leaves.

    \b
    candide connections on weather --latitude 48.1 --longitude -1.7 --place Rennes
    candide connections on radio
    """
    home, language = candide_home(), language_of_locale()
    texts, kept = _TEXTS[language], read_connections(home)
    weather = None
    if name == "weather":
        weather = _weather(kept, latitude, longitude, place, source)
        changed = kept.model_copy(update={"weather": weather})
    else:
        changed = kept.model_copy(update={"radio": RadioConnection(on=True)})
    (listed,) = (one for one in LISTED if one.name == name)
    click.echo(f"{listed.title[language].capitalize()}{_colon(language)}")
    _tell(listed, language, weather)
    if not click.confirm(texts["confirm"], default=False):
        click.echo(texts["unchanged"])
        return
    save_connections(home, changed)
    click.echo(texts["switched_on"].format(name=name))


@connections.command()
@click.argument("name", type=_NAMES)
@told
def off(name: str) -> None:
    """Switch a connection off, at once."""
    home, kept = candide_home(), read_connections(candide_home())
    if name == "weather":
        from assistant.weather import forget_forecast

        weather = kept.weather and kept.weather.model_copy(update={"on": False})
        save_connections(home, kept.model_copy(update={"weather": weather}))
        forget_forecast(home)
    else:
        save_connections(home, kept.model_copy(update={"radio": RadioConnection()}))
        _silence_radio(home)
    click.echo(_TEXTS[language_of_locale()]["switched_off"])


def _weather(
    kept: Connections,
    latitude: float | None,
    longitude: float | None,
    place: str | None,
    source: str | None,
) -> WeatherConnection:
    """The connection that is wanted; what is not said is as it was the last time.

    Raises `PlaceMissing` or `ConnectionInsecure`.
    """
    before = kept.weather
    if latitude is None or longitude is None:
        if before is None or latitude is not None or longitude is not None:
            raise PlaceMissing()
        latitude, longitude = before.latitude_tenths / 10, before.longitude_tenths / 10
        place = place or before.place
    if source is None:
        source = OPEN_METEO if before is None else before.source
    return weather_connection(latitude, longitude, place, source)


def _tell(listed: Listed, language: Language, weather: WeatherConnection | None) -> None:
    texts, colon = _TEXTS[language], _colon(language)
    host = weather.host if weather is not None else "api.open-meteo.com"
    for label, said in (
        ("leaves", listed.leaves),
        ("to", listed.to),
        ("often", listed.often),
        ("hears", listed.hears),
    ):
        click.echo(f"  {texts[label]}{colon} {said[language].format(host=host)}")
    if weather is not None:
        click.echo(f"  {texts['whole']}{colon} {weather.url}")


def _is_on(kept: Connections, name: str) -> bool:
    return kept.radio.on if name == "radio" else kept.weather_on is not None


def _silence_radio(home: Path) -> None:
    """Stop the station that plays; without a music player there is none."""
    from assistant.music.errors import MusicError
    from assistant.music.library import is_stream
    from assistant.music.player import Player

    with contextlib.suppress(MusicError):
        player = Player(home)
        song = player.now().song
        if song is not None and is_stream(song.file):
            player.stop()


def _colon(language: Language) -> str:
    return f"{_HARD}:" if language is Language.FRENCH else ":"
