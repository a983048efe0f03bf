"""`candide weather`: the household's own measurements."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from assistant.cli.errors import told
from audit.home import WEATHER, candide_home
from audit.language import Language, language_of_locale

_WRITTEN = {
    Language.ENGLISH: "Written: {now_c} °C, in {path}.",
    Language.FRENCH: "Noté\u00a0: {now_c} °C, dans {path}.",
}
_SKIES = click.Choice(["clear", "cloudy", "rain", "snow", "fog", "storm", "wind"])


@click.group()
def weather() -> None:
    """The weather of your own sensor.  –  Le temps qu'il fait selon votre capteur."""


@weather.command(context_settings={"ignore_unknown_options": True})
@click.argument("degrees", type=click.FloatRange(-90, 60))
@click.option("--sky", type=_SKIES, help="The sky, if you know it.")
@click.option("--low", type=click.IntRange(-90, 60), help="The day's lowest.")
@click.option("--high", type=click.IntRange(-90, 60), help="The day's highest.")
@click.option("--place", help="The place's name, letters only.")
@click.option("--source", help="What measured it.")
@told
def sensor(
    degrees: float,
    sky: str | None,
    low: int | None,
    high: int | None,
    place: str | None,
    source: str | None,
) -> None:
    """Write down what your own sensor measures now, in degrees Celsius.

    Noter ce que mesure votre capteur, en degrés Celsius.

    \b
    candide weather sensor 12.4
    candide weather sensor -3 --sky snow --place Rennes
    """
    from assistant.weather.sensor import Measurement, save_measurement

    home = candide_home()
    measurement = Measurement(degrees, sky, low, high, place, source)
    written = save_measurement(home, measurement, datetime.now(UTC))
    text = _WRITTEN[language_of_locale()]
    click.echo(text.format(now_c=written.now_c, path=home / WEATHER))
