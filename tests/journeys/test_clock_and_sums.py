"""The clock, the date, the calendar, sums and conversions, in whole conversations."""

from __future__ import annotations

from tests.journeys.talks import Sunday, Talk, Talks, each, line, sunday

__all__ = ["sunday"]  # a fixture

FRENCH: Talks = {
    "what time it is, here and there": (
        line("quelle heure est-il", "Il est"),
        line("et à tokyo", "À Tokyo, il est 18 h 07"),
        line("et new york", "À New York, il est 4 h 07"),
        line("et à trifouillis-les-oies", "Je ne connais pas l'heure de cet endroit"),
        line("et à londres alors", "À Londres, il est 9 h 07"),
        line("et en anglais ?", "It is 9:07 am in London", does="repeat"),
        line("merci", "Avec plaisir"),
    ),
    "which day it is": (
        line("on est quel jour", "dimanche 22 novembre 2026"),
        line("et demain", "lundi 23 novembre"),
        line("et samedi", "samedi 28 novembre"),
        line("quel jour tombe le trente février", "Je n'ai pas compris quelle date"),
        line("non le vingt-huit février", "dimanche 28 février 2027"),
        line("dans combien de jours est noël", "dans 33 jours"),
        line("et pâques", "dans 126 jours", "28 mars 2027"),
        line("mets un minuteur", "combien de temps"),
        line("on est quel jour", "dimanche 22", "combien de temps"),
        line("laisse tomber", "on laisse"),
        line("quelle date serons-nous dans dix jours", "2 décembre", "-minuteur"),
        line("et dans trois semaines", "13 décembre"),
        line("est-ce que deux mille vingt-huit est bissextile", "Oui, 2028"),
    ),
    "sums": (
        line("combien font douze fois sept", "84"),
        line("et huit fois sept", "56"),
        line("quinze pour cent de quatre-vingts", "cela fait 12."),
        line("et vingt pour cent", "cela fait 16."),
        line("combien font cent divisé par zéro", "On ne peut pas diviser par zéro"),
        line("non par huit", "12,5"),
        line("combien font douze fois bleu", "Je n'ai pas compris ce calcul"),
        line("la racine carrée de cent quarante-quatre", "cela fait 12."),
    ),
    "conversions, and one in the middle of a timer": (
        line("combien font trois livres en kilos", "1,5 kilo"),
        line("et en grammes", "1 500 grammes"),
        line("combien font deux litres en mètres", "ne mesurent pas la même chose"),
        line("je voulais dire en centilitres", "200 centilitres"),
        line("combien d'euros font dix dollars", "Je ne sais pas", "-9"),
        line("cent degrés fahrenheit en celsius", "environ 37,8 degrés"),
        line("combien de minutes dans une journée", "1 440 minutes"),
        line("mets un minuteur", "combien de temps"),
        line("combien de secondes dans un quart d'heure", "900 secondes", "combien de temps"),
        line("un quart d'heure", "quinze minutes", does="set_timer"),
        line("combien de temps reste-t-il", "quinze minutes"),
    ),
}
ENGLISH: Talks = {
    "what time it is, here and there": (
        line("what time is it", "It is"),
        line("and in tokyo", "6:07 pm in Tokyo"),
        line("what about new york", "4:07 am in New York"),
        line("and in nowheresville", "I don't know the time in that place"),
        line("what about london", "9:07 am in London"),
        line("and in french?", "À Londres, il est 9 h 07", does="repeat"),
        line("thanks", "You are welcome"),
    ),
    "which day it is": (
        line("what day is it", "Sunday 22 November 2026"),
        line("and tomorrow", "Monday 23 November"),
        line("what about saturday", "Saturday 28 November"),
        line("what day is the thirtieth of february", "I didn't understand which date"),
        line("no the twenty-eighth of february", "Sunday 28 February 2027"),
        line("how many days until christmas", "in 33 days"),
        line("and easter", "in 126 days", "28 March 2027"),
        line("set a timer", "for how long"),
        line("what day is it", "Sunday 22", "for how long"),
        line("never mind", "never mind"),
        line("what date is it in ten days", "2 December", "-how long"),
        line("and in three weeks", "13 December"),
        line("is twenty twenty-eight a leap year", "Yes, 2028"),
    ),
    "sums": (
        line("what's twelve times seven", "84"),
        line("and eight times seven", "56"),
        line("what's fifteen percent of eighty", "is 12."),
        line("and twenty percent", "is 16."),
        line("divide a hundred by zero", "Nothing can be divided by zero"),
        line("no by eight", "12.5"),
        line("what's twelve times blue", "I did not understand that sum"),
        line("what's the square root of a hundred and forty-four", "is 12."),
    ),
    "conversions, and one in the middle of a timer": (
        line("how much is three pounds in kilos", "about 1.36 kilos"),
        line("and in grams", "1,360.78 grams"),
        line("how many metres are there in two litres", "measure different things"),
        line("i meant centilitres", "200 centilitres"),
        line("how many euros is ten dollars", "I cannot do that", "-9"),
        line("what's a hundred degrees fahrenheit in celsius", "about 37.8 degrees"),
        line("how many minutes are there in a day", "1,440 minutes"),
        line("set a timer", "for how long"),
        line("how many seconds in a quarter of an hour", "900 seconds", "for how long"),
        line("a quarter of an hour", "fifteen minutes", does="set_timer"),
        line("how long is left", "Fifteen minutes"),
    ),
}


@each(fr=FRENCH, en=ENGLISH)
async def test_a_conversation_about_time_and_figures(sunday: Sunday, talk: Talk) -> None:
    for one in talk:
        await sunday.hear(one)
    set_to_ring = any("set_timer" in one.does for one in talk)
    assert list(sunday.timers().values()) == ([900] if set_to_ring else [])
