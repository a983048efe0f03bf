"""What is answered: the right facts of the right hours, their age, and why there are none.

It is Tuesday 24 November 2026, 10:20. Today is dry, tomorrow it rains from noon on, the day after
it snows, on Friday there is fog, on Saturday thunder; then it is fine.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.weather import Weather, answer_weather, read_question
from assistant.skills.weather.forecast import ForecastState
from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from audit.watchdog import Kind, load_watchdog
from tests.assistant.skills.weather import english_weather_cases, french_weather_cases
from tests.support.forecasts import state_at

NOW = datetime.fromisoformat("2026-11-24T10:20:00+01:00")
JUST_NOW = NOW - timedelta(minutes=20)


def told(
    sentence: str,
    language: Language,
    state: ForecastState | None,
    measured: Weather | None = None,
    now: datetime = NOW,
) -> str:
    """The words that would be heard, hard spaces as plain ones."""
    question = read_question(sentence, language.value, now, "Vaubrun")
    words = []
    for answer in answer_weather(question, now, measured, state):
        assist = Assist(
            utterance=answer.utterance, arguments=answer.facts, skill="weather", intent="i"
        )
        words.append(render(assist, language))
    return " ".join(words).replace("\u00a0", " ")


FRENCH = [
    ("quel temps fait-il", "Vaubrun : il fait 7 degrés, avec quelques nuages. Minimum du jour : 3, "
     "maximum : 9."),
    ("et demain", "Demain : pluie, de 1 à 6 degrés."),
    ("et demain matin", "Demain matin : ciel couvert, de 1 à 6 degrés."),
    ("quel temps samedi", "Samedi 28 novembre : orages, de 6 à 12 degrés."),
    ("quel temps samedi matin", "Samedi 28 novembre au matin : ciel couvert, de 6 à 12 degrés."),
    ("quel temps ce week-end", "Samedi 28 novembre : orages, de 6 à 12 degrés. "
     "Dimanche 29 novembre : ciel dégagé, de 8 à 14 degrés."),
    ("la météo de la semaine", "Ces sept prochains jours : de -4 à 14 degrés, avec 2 jours de "
     "pluie."),
    ("est-ce qu'il pleut", "Non, il ne pleut pas en ce moment."),
    ("va-t-il pleuvoir aujourd'hui", "Non, pas de pluie prévue aujourd'hui : le risque est de "
     "10 %."),
    ("il pleuvra demain", "Oui, de la pluie est prévue demain : le risque est de 80 %."),
    ("il pleuvra demain matin", "Non, pas de pluie prévue demain matin : le risque est de 5 %."),
    ("il pleuvra lundi prochain", "Peut-être : le risque de pluie lundi 30 novembre est de 40 %."),
    ("il pleuvra après-demain", "Pas de pluie après-demain, mais de la neige."),
    ("il va pleuvoir cette semaine", "Oui, de la pluie est prévue demain : le risque est de 80 %."),
    ("il va neiger cette semaine", "Oui, de la neige est prévue après-demain."),
    ("il va neiger ce week-end", "Non, pas de neige prévue ce week-end."),
    ("on annonce de l'orage samedi", "Oui, de l'orage est prévu samedi 28 novembre."),
    ("du brouillard vendredi matin", "Oui, du brouillard est prévu vendredi 27 novembre au matin."),
    ("j'ai besoin d'un parapluie demain", "Oui, prenez un parapluie : de la pluie est prévue "
     "demain."),
    ("j'ai besoin d'un parapluie", "Non, pas besoin de parapluie aujourd'hui."),
    ("un parapluie lundi", "Un parapluie peut servir : il pleuvra peut-être lundi 30 novembre."),
    ("il va geler jeudi", "Oui, il va geler après-demain : jusqu'à -4 degrés."),
    ("il va geler demain", "Non, pas de gel prévu demain : 1 degré au plus bas."),
    ("il y a du vent", "En ce moment : peu de vent, 12 kilomètres à l'heure au plus."),
    ("y aura du vent samedi", "Samedi 28 novembre : un vent de tempête, 70 kilomètres à l'heure au "
     "plus."),
    ("y aura du soleil demain", "Demain : moins d'une heure de soleil."),
    ("du soleil dimanche", "Dimanche 29 novembre : environ 7 heures de soleil."),
    ("du soleil demain après-midi", "Non, pas de soleil prévu demain après-midi."),
    ("quelle température demain", "Demain : de 1 à 6 degrés."),
    ("quelle température demain après-midi", "Demain après-midi : environ 6 degrés."),
    ("quel temps demain après-midi", "Demain après-midi : pluie, environ 6 degrés."),
    ("à quelle heure se lève le soleil demain", "Lever du soleil demain : 8 h 31."),
    ("à quelle heure se couche le soleil", "Coucher du soleil aujourd'hui : 17 h 17."),
    ("quel temps à lyon", "Je ne connais que le temps d'ici, pas celui d'ailleurs."),
    ("quel temps hier", "Je ne garde pas le temps des jours passés."),
    ("quel temps dans trois semaines", "Ma prévision s'arrête lundi 7 décembre."),
    ("quel temps demain ou samedi", "Demandez-moi un seul jour à la fois, s'il vous plaît."),
]  # fmt: skip
ENGLISH = [
    ("what's the weather like", "Vaubrun: it is 7 degrees, with some clouds. Today's low is 3 and "
     "the high is 9."),
    ("and tomorrow", "Tomorrow: rain, from 1 to 6 degrees."),
    ("and tomorrow morning", "Tomorrow morning: an overcast sky, from 1 to 6 degrees."),
    ("how's saturday looking", "On Saturday 28 November: thunderstorms, from 6 to 12 degrees."),
    ("saturday afternoon", "On Saturday 28 November in the afternoon: thunderstorms, about 12 "
     "degrees."),
    ("how warm will it be tomorrow afternoon", "Tomorrow afternoon: about 6 degrees."),
    ("what's it like this weekend", "On Saturday 28 November: thunderstorms, from 6 to 12 degrees. "
     "On Sunday 29 November: a clear sky, from 8 to 14 degrees."),
    ("the weather this week", "Over the next seven days: from -4 to 14 degrees, with 2 rainy "
     "days."),
    ("is it raining", "No, it is not raining at the moment."),
    ("will it rain today", "No, no rain is expected today: the chance is 10%."),
    ("will it rain tomorrow", "Yes, rain is expected tomorrow: the chance is 80%."),
    ("any rain tomorrow morning", "No, no rain is expected tomorrow morning: the chance is 5%."),
    ("will it rain on monday", "Maybe: the chance of rain on Monday 30 November is 40%."),
    ("will it rain the day after tomorrow", "No rain the day after tomorrow, but snow."),
    ("will it rain this week", "Yes, rain is expected tomorrow: the chance is 80%."),
    ("any snow this week", "Yes, snow is expected the day after tomorrow."),
    ("any snow this weekend", "No, no snow is expected this weekend."),
    ("is there a storm on saturday", "Yes, thunder is expected on Saturday 28 November."),
    ("any fog friday morning", "Yes, fog is expected on Friday 27 November in the morning."),
    ("do i need an umbrella tomorrow", "Yes, take an umbrella: rain is expected tomorrow."),
    ("do i need an umbrella", "No, you need no umbrella today."),
    ("an umbrella on monday", "An umbrella may come in useful: it might rain on Monday 30 "
     "November."),
    ("will it freeze on thursday", "Yes, it will freeze the day after tomorrow: down to -4 "
     "degrees."),
    ("will there be frost tomorrow", "No, no frost is expected tomorrow: 1 degree at the lowest."),
    ("is it windy", "At the moment: little wind, 12 kilometres an hour at most."),
    ("will it be windy on saturday", "On Saturday 28 November: a gale, 70 kilometres an hour at "
     "most."),
    ("will the sun shine tomorrow", "Tomorrow: less than an hour of sunshine."),
    ("any sun on sunday", "On Sunday 29 November: about 7 hours of sunshine."),
    ("what's the temperature tomorrow", "Tomorrow: from 1 to 6 degrees."),
    ("when does the sun rise tomorrow", "Sunrise tomorrow: 8:31 am."),
    ("what time is sunset", "Sunset today: 5:17 pm."),
    ("what's the weather in london", "I only know the weather here, not anywhere else."),
    ("what was the weather yesterday", "I do not keep the weather of past days."),
    ("what will it be like in three weeks", "My forecast ends on Monday 7 December."),
    ("is it better tomorrow or saturday", "Please ask me about one day at a time."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words"), FRENCH)
def test_french_answers(sentence: str, words: str) -> None:
    assert told(sentence, Language.FRENCH, state_at(JUST_NOW)) == words


@pytest.mark.parametrize(("sentence", "words"), ENGLISH)
def test_english_answers(sentence: str, words: str) -> None:
    assert told(sentence, Language.ENGLISH, state_at(JUST_NOW)) == words


@pytest.mark.parametrize(
    ("hours", "french", "english"),
    [
        (1, "Demain : pluie", "Tomorrow: rain"),
        (2.4, "D'après la prévision de 7 h 45, demain : pluie", "According to the forecast from "
         "7:45 am, tomorrow: rain"),
        (11, "D'après la prévision d'hier à 23 h 15, demain : pluie", "According to the forecast "
         "from 11:15 pm yesterday, tomorrow: rain"),
        (13, "Je ne sais plus depuis hier à 21 h 15 : la connexion météo ne répond pas.",
         "I have not known since 9:15 pm yesterday: the weather connection does not answer."),
        (60, "Je ne sais plus depuis samedi 21 novembre à 22 h 15", "I have not known since 10:15 "
         "pm on Saturday 21 November"),
    ],
)  # fmt: skip
def test_the_age_of_what_is_told_is_told(hours: float, french: str, english: str) -> None:
    fetched = NOW - timedelta(hours=hours)
    state = state_at(fetched, failures=3)
    tomorrow = {Language.FRENCH: "et demain", Language.ENGLISH: "and tomorrow"}
    if 2 < hours < 12 and fetched.date() != NOW.date():
        # Seen from yesterday, tomorrow is the day that snows.
        french, english = french.replace("pluie", "neige"), english.replace("rain", "snow")
    assert told(tomorrow[Language.FRENCH], Language.FRENCH, state).startswith(french)
    assert told(tomorrow[Language.ENGLISH], Language.ENGLISH, state).startswith(english)


def test_how_it_is_now_comes_from_this_hours_forecast_where_the_source_is_silent() -> None:
    fetched = NOW - timedelta(hours=4)
    words = told("quel temps fait-il", Language.FRENCH, state_at(fetched, failures=2))
    assert words.startswith("D'après la prévision de 6 h 15, il fait 9 degrés, avec")


@pytest.mark.parametrize(
    ("state", "measured", "french", "english"),
    [
        (None, None, "Je n'ai pas de prévisions météo : la connexion météo est fermée. "
         "Pour l'ouvrir, tapez « candide connections on weather ».", "I have no weather "
         "forecast: the weather connection is switched off. To switch it on, type “candide "
         "connections on weather”."),
        (state_at(None), None, "La connexion météo vient d'être ouverte", "The weather connection "
         "has just been switched on"),
        (state_at(None, failures=1), None, "Je n'ai pas encore de prévisions : la connexion météo "
         "ne répond pas.", "I have no forecast yet: the weather connection does not answer."),
        (None, Weather(at=NOW, now_c=4, source="s"), "Je ne connais que le temps d'aujourd'hui : "
         "la connexion météo est fermée.", "I only know the weather of today: the weather "
         "connection is switched off."),
    ],
)  # fmt: skip
def test_without_a_forecast_it_is_said_why(
    state: ForecastState | None, measured: Weather | None, french: str, english: str
) -> None:
    assert told("et demain", Language.FRENCH, state, measured).startswith(french)
    assert told("and tomorrow", Language.ENGLISH, state, measured).startswith(english)


def test_the_households_own_sensor_tells_of_now_and_the_forecast_of_the_rest() -> None:
    sensor = Weather(at=NOW - timedelta(minutes=5), now_c=-1, source="balcony")
    state = state_at(JUST_NOW)
    words = told("quel temps fait-il", Language.FRENCH, state, sensor)
    assert words == ("Il fait -1 degré, avec quelques nuages. Minimum du jour : 3, maximum : 9.")
    assert told("et demain", Language.FRENCH, state, sensor) == "Demain : pluie, de 1 à 6 degrés."
    alone = told("quel temps fait-il", Language.FRENCH, None, sensor)
    assert alone == "Il fait -1 degré, d'après votre capteur."


def test_a_thermometer_does_not_answer_whether_it_rains() -> None:
    sensor = Weather(at=NOW, now_c=12, source="balcony")
    assert told("il pleut", Language.FRENCH, None, sensor).startswith("Je n'ai pas de prévisions")
    seen = Weather(at=NOW, now_c=12, low_c=9, high_c=14, sky="rain", source="balcony")
    assert told("il pleut", Language.FRENCH, None, seen).startswith("Il fait 12 degrés, avec de la")
    assert told("il fait combien", Language.FRENCH, None, sensor).startswith("Il fait 12 degrés")


def test_an_old_measurement_gives_way_to_the_forecast() -> None:
    sensor = Weather(at=NOW - timedelta(hours=3), now_c=20, source="balcony")
    words = told("quel temps fait-il", Language.FRENCH, state_at(JUST_NOW), sensor)
    assert words.startswith("Vaubrun : il fait 7 degrés")


def test_a_device_whose_clock_is_in_another_zone_is_told_the_weather_all_the_same() -> None:
    late = datetime.fromisoformat("2026-11-24T23:30:00+00:00")
    state = state_at(late)
    assert told("quel temps fait-il", Language.FRENCH, state, now=late).startswith("Vaubrun : il")
    assert told("et demain", Language.FRENCH, state, now=late).startswith("Demain :")
    assert told("va-t-il pleuvoir", Language.FRENCH, state, now=late).startswith("Non, pas de")


def test_what_is_over_today_is_not_told_of_the_rest_of_it() -> None:
    evening = NOW.replace(hour=13) + timedelta(days=1)
    state = state_at(NOW.replace(hour=12) + timedelta(days=1))
    assert told("va-t-il pleuvoir aujourd'hui", Language.FRENCH, state, now=evening).startswith(
        "Non, pas de pluie prévue aujourd'hui"
    )


def test_in_the_small_hours_this_night_is_the_one_that_has_begun() -> None:
    early = NOW.replace(hour=2)
    words = told("il va geler cette nuit", Language.FRENCH, state_at(early), now=early)
    assert words == "Non, pas de gel prévu cette nuit : 3 degrés au plus bas."


ALL = {
    Language.FRENCH: [case[0] for case in french_weather_cases.CASES],
    Language.ENGLISH: [case[0] for case in english_weather_cases.CASES],
}
MEASURED = [
    None,
    Weather(at=NOW, now_c=-1, source="balcony"),
    Weather(at=NOW, now_c=1, low_c=0, high_c=2, sky="wind", place="Brest", source="roof"),
]


@given(
    st.sampled_from(Language),
    st.integers(0, 120),
    st.integers(0, 30),
    st.integers(0, 20 * 24 * 60),
    st.sampled_from(MEASURED),
    st.booleans(),
)
def test_whatever_is_asked_and_whenever_there_is_a_sentence(
    language: Language, case: int, age_h: int, later: int, measured: Weather | None, on: bool
) -> None:
    sentences = ALL[language]
    now = NOW + timedelta(minutes=later)
    state = state_at(now - timedelta(hours=age_h)) if on else None
    assert told(sentences[case % len(sentences)], language, state, measured, now)


@pytest.mark.parametrize("language", Language)
def test_the_watchdog_finds_nothing_to_sell_in_any_answer(language: Language) -> None:
    watchdog = load_watchdog()
    for sentence, _ in FRENCH if language is Language.FRENCH else ENGLISH:
        question = read_question(sentence, language.value, NOW, "Vaubrun")
        for answer in answer_weather(question, NOW, None, state_at(JUST_NOW)):
            texts = [fact for name, fact in answer.facts.items() if name != "place"]
            for text in (
                *(t for t in texts if isinstance(t, str)),
                told(sentence, language, state_at(JUST_NOW)),
            ):
                assert watchdog.read(text, Kind.SKILL) is None, text
