"""Sentences built from parts: what no list of examples can hold, as numbers, times and products."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from assistant.starter.texts.catalogue import goods
from assistant.starter.texts.numbers import in_words
from assistant.starter.texts.phrases import phrases
from audit.language import Language


def quantity(random: Random, language: Language) -> str:
    """A number as households say them: mostly small, now and then round and large."""
    kind = random.random()
    if kind < 0.5:
        number = random.randint(0, 20)
    elif kind < 0.85:
        number = random.randint(21, 100)
    elif kind < 0.95:
        number = 100 * random.randint(1, 9) + random.choice((0, 0, 50, random.randint(1, 99)))
    else:
        number = 1000 * random.randint(1, 20) + random.choice((0, 500, random.randint(1, 999)))
    return in_words(number, language)


def duration(random: Random, language: Language) -> str:
    """A length of time."""
    french = language is Language.FRENCH
    fixed = (
        "une minute|une heure|une demi-heure|un quart d'heure|trois quarts d'heure|une heure et"
        " demie|une heure et quart|une seconde|deux heures et demie|une journée"
        if french
        else "a minute|an hour|one minute|one hour|half an hour|a quarter of an hour|an hour and a"
        " half|one second|two and a half hours|three quarters of an hour|a day"
    ).split("|")
    if random.random() < 0.2:
        return random.choice(fixed)
    number = random.choice((random.randint(2, 60), 5 * random.randint(1, 18)))
    seconds, hours = ("secondes", "heures") if french else ("seconds", "hours")
    unit = random.choice(("minutes", "minutes", seconds, hours))
    said = f"{in_words(number, language)} {unit}"
    if random.random() < 0.12:
        joint = " et " if french else " and "
        said += f"{joint}{in_words(random.randint(2, 59), language)} {seconds}"
    if french:  # numbers in one are feminine here
        said = said.replace("un minutes", "une minutes").replace("un heures", "une heures")
        said = said.replace("un secondes", "une secondes")
    return said


def clock_time(random: Random, language: Language) -> str:
    """A time of day."""
    hour, minute = random.randint(0, 23), random.choice((0, 0, 15, 30, 45, random.randint(1, 59)))
    if language is Language.FRENCH:
        if random.random() < 0.1:
            return random.choice(("midi", "minuit", "midi et demi", "minuit et quart"))
        name = "une heure" if hour == 1 else f"{in_words(hour, language)} heures"
        said = {0: "", 15: random.choice((" et quart", " quinze")), 30: " et demie"}
        past = said.get(minute, f" {in_words(minute, language)}")
        part = random.choice(("", "", "", " du matin", " du soir", " de l'après-midi"))
        return name.replace("vingt et un heures", "vingt et une heures") + past + part
    hour = hour % 12 or 12
    name = in_words(hour, language)
    kind = random.random()
    if minute == 0:
        past = random.choice((" o'clock", " a m", " p m", "", " in the morning", " in the evening"))
        return name + past
    if kind < 0.3 and minute in (15, 30, 45):
        before = {15: "quarter past", 30: "half past", 45: "quarter to"}[minute]
        return f"{before} {name}"
    oh = "oh " if minute < 10 else ""
    return f"{name} {oh}{in_words(minute, language)}" + random.choice(("", "", " a m", " p m"))


def price(random: Random, language: Language) -> str:
    """An amount of money."""
    french = language is Language.FRENCH
    whole = random.choice(
        (random.randint(2, 30), random.randint(2, 100), 50 * random.randint(2, 40))
    )
    unit = "euros" if french else random.choice(("euros", "euros", "pounds", "dollars"))
    said = f"{in_words(whole, language)} {unit}"
    if random.random() < 0.4:
        cents = random.choice((10, 20, 49, 50, 90, 95, 99, random.randint(2, 99)))
        said += f" {in_words(cents, language)}" + random.choice(
            ("", "", " centimes" if french else " cents")
        )
    return said


def date(random: Random, language: Language) -> str:
    """A day: of the week, of the month, or both."""
    said = phrases(language)
    day, month = random.choice(said.days), random.choice(said.months)
    number = random.randint(1, 31)
    if language is Language.FRENCH:
        dated = f"{'premier' if number == 1 else in_words(number, language)} {month}"
        return random.choice(
            (day, f"le {dated}", f"{day} {dated}", f"{day} prochain", f"{day} soir")
        )
    dated = f"the {_ordinal(number)} of {month}"
    return random.choice(
        (day, dated, f"{day} {dated}", f"next {day}", f"{month} {_ordinal(number)}")
    )


def _ordinal(number: int) -> str:
    if number > 20 and number % 10:
        return f"{in_words(number // 10 * 10, Language.ENGLISH)} {_ordinal(number % 10)}"
    odd = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
    word = in_words(number, Language.ENGLISH)
    return odd.get(number, word[:-1] + "ieth" if word.endswith("y") else word + "th")


def _item(random: Random, language: Language) -> str:
    """Something for the shopping list, with or without how much."""
    wares = goods(language)
    thing = random.choice(random.choice((wares.kinds, wares.kinds, wares.products)))
    kind = random.random()
    if kind < 0.35:
        return thing
    measure = random.choice(phrases(language).measures)
    if language is Language.FRENCH:
        of = f"d'{thing}" if thing[0] in "aeiouéèêœ" else f"de {thing}"
        articles = ("du", "de la", "des", "le", "la", "les", "un", "une", "mon", "quelques")
        if kind < 0.6:
            return f"{random.choice(articles)} {thing}"
        return f"{in_words(random.randint(2, 12), language)} {measure} {of}"
    if kind < 0.6:
        return f"{random.choice(('some', 'the', 'a', 'my', 'more'))} {thing}"
    return f"{in_words(random.randint(2, 12), language)} {measure} of {thing}"


def _with_item(random: Random, language: Language) -> str:
    forms = {
        Language.FRENCH: (
            "ajoute {} à la liste|ajoute {}|mets {} sur la liste de courses|rajoute {}|enlève {}"
            "|retire {} de la liste|j'ai besoin de {}|il me faut {}|il nous faut {}|il manque {}"
            "|trouve-moi {}|cherche {}|je cherche {}|combien coûte {}|je voudrais {}|achète {}"
            "|plus de {}|ne me propose plus {}|est-ce qu'il y a {} sur la liste|raye {}|et {}"
        ),
        Language.ENGLISH: (
            "add {} to the list|add {}|put {} on the shopping list|remove {}|take {} off the list"
            "|i need {}|we need {}|we are out of {}|find me {}|look for {}|i'm looking for {}"
            "|how much is {}|i would like {}|buy {}|no more {}|don't suggest {}|is {} on the list"
            "|cross off {}|and {}|cross {} off the list|do we have {}"
        ),
    }[language]
    return random.choice(forms.split("|")).format(_item(random, language))


def _with_time(random: Random, language: Language) -> str:
    forms = {
        Language.FRENCH: (
            "mets un minuteur de {d}|lance un minuteur de {d}|minuteur {d}|préviens-moi dans {d}"
            "|rappelle-moi dans {d}|dans {d}|{d}|réveille-moi à {t}|à {t}|{t}|mets une alarme à {t}"
            "|il est {t}|rappelle-moi {j} à {t}|{j}|{j} à {t}|pour {j}|avant {j}|pendant {d}"
        ),
        Language.ENGLISH: (
            "set a timer for {d}|start a timer for {d}|timer {d}|tell me in {d}|remind me in {d}"
            "|in {d}|{d}|wake me at {t}|at {t}|{t}|set an alarm for {t}|it is {t}"
            "|remind me {j} at {t}|{j}|{j} at {t}|by {j}|before {j}|for {d}|set a {d} timer"
        ),
    }[language]
    return random.choice(forms.split("|")).format(
        d=duration(random, language), t=clock_time(random, language), j=date(random, language)
    )


def _with_money(random: Random, language: Language) -> str:
    forms = {
        Language.FRENCH: (
            "{p}|moins de {p}|à moins de {p}|pas plus de {p}|{i} à moins de {p}|{p} maximum"
            "|mon budget est de {p}|entre {p} et {p}|pour {p}|autour de {p}"
        ),
        Language.ENGLISH: (
            "{p}|under {p}|less than {p}|no more than {p}|{i} under {p}|{p} at most"
            "|my budget is {p}|between {p} and {p}|for {p}|around {p}"
        ),
    }[language]
    return random.choice(forms.split("|")).format(
        p=price(random, language), i=_item(random, language)
    )


def _digits(random: Random, language: Language) -> str:
    """A PIN, digit by digit, or a score."""
    said = [in_words(random.randint(0, 9), language) for _ in range(random.choice((1, 4, 4, 6)))]
    before = {
        Language.FRENCH: ("", "", "", "mon code est le ", "le code c'est "),
        Language.ENGLISH: ("", "", "", "my pin is ", "the code is "),
    }[language]
    return random.choice(before) + " ".join(said)


def _named(random: Random, language: Language) -> str:
    """A brand, a merchant or a word about selling, alone or refused."""
    wares = goods(language)
    name = random.choice(
        random.choice((wares.brands, wares.merchants, phrases(language).selling, wares.products))
    )
    forms = {
        Language.FRENCH: "{}|{}|plus rien de {}|plus de {}|arrête avec {}|pas de {}|et chez {}",
        Language.ENGLISH: "{}|{}|nothing from {}|no more {}|stop with {}|no {}|and from {}",
    }[language]
    return random.choice(forms.split("|")).format(name)


def _short(random: Random, language: Language) -> str:
    known = phrases(language)
    said = random.choice(random.choice((known.stops, known.answers, known.answers)))
    if random.random() < 0.1:
        said = f"{said} {random.choice(known.courtesies)}"
    return said


_Builder = Callable[[Random, Language], str]
_BUILDERS: tuple[tuple[_Builder, int], ...] = (
    (_with_item, 24),
    (_with_time, 24),
    (_with_money, 10),
    (_digits, 6),
    (_named, 10),
    (_short, 18),
    (quantity, 8),
)


def built(random: Random, language: Language) -> str:
    """One sentence of any of these sorts."""
    builders, weights = zip(*_BUILDERS, strict=True)
    build: _Builder = random.choices(builders, weights)[0]
    return build(random, language)
