"""`candide music`: whether MPD answers, what music there is, and which stations are listed."""

from __future__ import annotations

import click

from assistant.cli.errors import told
from audit.home import candide_home
from audit.language import Language, language_of_locale

_TEXTS = {
    Language.ENGLISH: {
        "at": "MPD at {address}",
        "play": "playing",
        "pause": "paused",
        "stop": "stopped",
        "volume": "Volume: {volume} of 100",
        "no_volume": "Volume: MPD cannot set it",
        "queued": "Queued: {count}",
        "songs": "Songs: {count}",
        "artist": "Artists: {count}",
        "album": "Albums: {count}",
        "playlist": "Playlists: {count}",
        "genre": "Genres: {count}",
        "no_stations": "No station is listed. Write them into {path}.",
        "radio_off": "No station is opened: that connection is switched off.",
    },
    Language.FRENCH: {
        "at": "MPD sur {address}",
        "play": "joue",
        "pause": "en pause",
        "stop": "arrêté",
        "volume": "Volume\u00a0: {volume} sur 100",
        "no_volume": "Volume\u00a0: MPD ne peut pas le régler",
        "queued": "En file\u00a0: {count}",
        "songs": "Morceaux\u00a0: {count}",
        "artist": "Artistes\u00a0: {count}",
        "album": "Albums\u00a0: {count}",
        "playlist": "Listes de lecture\u00a0: {count}",
        "genre": "Genres\u00a0: {count}",
        "no_stations": "Aucune station n'est inscrite. Écrivez-les dans {path}.",
        "radio_off": "Aucune station n'est ouverte\u00a0: cette connexion est fermée.",
    },
}


@click.group()
def music() -> None:
    """The household's music and radio, played by MPD.

    La musique et la radio du foyer, jouées par MPD.
    """


@music.command()
@told
def status() -> None:
    """Whether MPD answers, and what it does.  –  Si MPD répond, et ce qu'il fait."""
    from assistant.music.player import Player

    player, texts = Player(candide_home()), _TEXTS[language_of_locale()]
    now = player.now()
    state = texts.get(now.state, texts["stop"])
    click.echo(f"{texts['at'].format(address=player.address())}, {state}")
    if now.volume is None:
        click.echo(texts["no_volume"])
    else:
        click.echo(texts["volume"].format(volume=now.volume))
    click.echo(texts["queued"].format(count=now.queued))


@music.command()
@told
def library() -> None:
    """How much music MPD knows.  –  Combien de musique MPD connaît."""
    from assistant.music.library import Kind
    from assistant.music.player import Player

    found, texts = Player(candide_home()).library(), _TEXTS[language_of_locale()]
    click.echo(texts["songs"].format(count=len(found.songs)))
    for kind in (Kind.ARTIST, Kind.ALBUM, Kind.PLAYLIST, Kind.GENRE):
        click.echo(texts[kind.value].format(count=found.count(kind)))


@music.command()
@told
def stations() -> None:
    """The stations that may be asked for.  –  Les stations que l'on peut demander."""
    from assistant.connections import is_radio_on
    from assistant.music.player import Player
    from assistant.music.stations import FILE_NAME

    home, texts = candide_home(), _TEXTS[language_of_locale()]
    player = Player(home, radio_allowed=lambda: is_radio_on(home))
    listed = player.stations()
    if not listed:
        click.echo(texts["no_stations"].format(path=home / FILE_NAME))
    for station in listed:
        also = f" ({', '.join(station.also)})" if station.also else ""
        click.echo(f"{station.name}{also}  {station.url}")
    if listed and not player.radio_allowed:
        click.echo(texts["radio_off"])
