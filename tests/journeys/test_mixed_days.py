"""Days as they are: breakfast, cooking, shopping, children, bedtime and a party, all at once."""

from __future__ import annotations

import pytest

from tests.journeys.talks import PAYS, Sunday, Talk, Talks, each, line, sunday
from tests.support.mpd import RealPlayer, mpd, needs_mpd, one_mpd

__all__ = ["mpd", "one_mpd", "sunday"]  # fixtures

CORRECTED = "cancel_timers set_timer"

FRENCH: Talks = {
    "breakfast": (
        line("bonjour", "Candide"),
        line("quel temps fait-il", "Vaubrun", "24 degrés"),
        line("mets un minuteur pour les œufs à la coque", "œufs à la coque : trois minutes",
             does="set_timer"),
        line("non quatre minutes", "œufs à la coque : quatre minutes", does=CORRECTED),
        line("il n'y a plus de lait", "du lait"),
        line("et de la confiture", "de la confiture"),
        line("combien de temps reste-t-il pour les œufs", "deux minutes", after_s=120),
        line("j'ai acheté le beurre", "Ce n'est pas sur votre liste"),
        line("enlève la confiture", "Rayé", "confiture"),
        line("non remets-la", "De nouveau sur la liste", "confiture"),
        line("lis ma liste", "2 choses", "du lait", "de la confiture", "-beurre"),
    ),
    "cooking": (
        line("mets un minuteur de dix minutes pour les pâtes", "pâtes : dix minutes",
             does="set_timer"),
        line("et un autre de vingt-cinq minutes pour le gratin", "gratin : vingt-cinq minutes",
             does="set_timer"),
        line("combien font deux tasses en millilitres", "500 millilitres"),
        line("combien de temps reste-t-il", "pâtes : il reste neuf", "gratin", after_s=60),
        line("tu peux remuer la sauce", "Je ne sais pas"),
        line("on n'a plus de parmesan", "du parmesan"),
        line("ajoute deux minutes au minuteur des pâtes", "onze minutes", does="change_timers"),
        line("annule le minuteur", "Lequel : pâtes ou gratin"),
        line("celui des pâtes", "pâtes est arrêté", does="cancel_timers"),
        line("combien de temps reste-t-il", "vingt-quatre minutes", "-pâtes"),
        line("lis ma liste", "du parmesan"),
    ),
    "shopping for oneself": (
        line("ajoute du café à ma liste", "du café"),
        line("je cherche du café moulu", PAYS, "6 %", "Montfleur"),
        line("non merci", "je ne vous proposerai plus", "Montfleur", does="decline"),
        line("combien coûte le miel", PAYS, "Maradelle"),
        line("pourquoi celui-là", "Aucune commission"),
        line("ne me vends plus rien", "je ne vous vends plus rien", does="selling"),
        line("je cherche du café moulu", "Personne ne paie", "-Montfleur"),
        line("mets un minuteur de cinq minutes", "cinq minutes", does="set_timer"),
        line("lis ma liste", "du café", "-miel", "-Montfleur"),
    ),
    "a child asks": (
        line("t'es un robot", "Je suis une machine, pas une personne"),
        line("combien font sept fois huit", "56"),
        line("et neuf fois huit", "72"),
        line("raconte-moi une blague", "Je ne sais pas"),
        line("c'est quand noël", "25 décembre"),
        line("je cherche des bonbons", "Je n'ai rien trouvé"),
        line("mets un minuteur", "combien de temps"),
        line("trois dodos", "combien de temps"),
        line("deux minutes", "deux minutes", does="set_timer"),
        line("au revoir", "À bientôt"),
    ),
    "bedtime": (
        line("réveille-moi demain à sept heures", "demain à 7 h", does="set_alarm"),
        line("non sept heures et demie", "demain à 7 h 30", does="cancel_alarms set_alarm"),
        line("rappelle-moi de sortir les poubelles", "Quand dois-je"),
        line("quelle heure est-il", "Il est", "Quand dois-je"),
        line("demain à huit heures du matin", "demain à 8 h : sortir les poubelles",
             does="set_reminder"),
        line("rappelle-moi d'appeler ma mère hier à midi", "déjà passé"),
        line("pas de pub de vingt heures à huit heures", "de 20 h à 8 h", does="quiet_hours"),
        line("à quelle heure est mon réveil", "demain à 7 h 30", "-7 h."),
        line("quels sont mes rappels", "sortir les poubelles", "-mère"),
        line("annule mon réveil de demain", "est annulée", does="cancel_alarms"),
        line("quelles alarmes sont mises", "Aucune alarme"),
        line("bonne nuit", "À bientôt"),
    ),
}  # fmt: skip
ENGLISH: Talks = {
    "breakfast": (
        line("good morning", "Candide"),
        line("what's the weather like", "Vaubrun", "24 degrees"),
        line("set a timer for soft boiled eggs", "Soft boiled eggs timer: three minutes",
             does="set_timer"),
        line("no four minutes", "Soft boiled eggs timer: four minutes", does=CORRECTED),
        line("we're out of milk", "milk"),
        line("and some jam", "jam"),
        line("how long is left on the eggs", "two minutes", after_s=120),
        line("i bought the butter", "not on your list"),
        line("take the jam off", "Ticked off", "jam"),
        line("no put it back", "Back on the list", "jam"),
        line("read my list", "2 things", "milk", "jam", "-butter"),
    ),
    "cooking": (
        line("set a pasta timer for ten minutes", "Pasta timer: ten minutes", does="set_timer"),
        line("and another one for twenty-five minutes for the oven",
             "Oven timer: twenty-five minutes", does="set_timer"),
        line("convert two cups to millilitres", "500 millilitres"),
        line("how long is left", "Pasta timer: nine", "Oven", after_s=60),
        line("can you stir the sauce", "I cannot do that"),
        line("we're out of parmesan", "parmesan"),
        line("add two minutes to the pasta", "eleven minutes", does="change_timers"),
        line("cancel the timer", "Which one: pasta or oven"),
        line("the pasta one", "pasta timer is cancelled", does="cancel_timers"),
        line("how long is left", "twenty-four minutes", "-Pasta"),
        line("read my list", "parmesan"),
    ),
    "shopping for oneself": (
        line("add coffee to my list", "coffee"),
        line("i'm looking for ground coffee", PAYS, "6%", "Montfleur"),
        line("no thanks", "I will not suggest Montfleur", does="decline"),
        line("how much is honey", PAYS, "Maradelle"),
        line("why this one", "No commission"),
        line("don't sell me anything any more", "I will not sell you", does="selling"),
        line("i'm looking for ground coffee", "Nobody pays", "-Montfleur"),
        line("set a timer for five minutes", "five minutes", does="set_timer"),
        line("read my list", "coffee", "-honey", "-Montfleur"),
    ),
    "a child asks": (
        line("are you a robot", "I am a machine, not a person"),
        line("what's seven times eight", "56"),
        line("and nine times eight", "72"),
        line("tell me a joke", "I cannot do that"),
        line("when is christmas", "25 December"),
        line("i want some sweets", "I found nothing"),
        line("set a timer", "for how long"),
        line("three sleeps", "for how long"),
        line("two minutes", "two minutes", does="set_timer"),
        line("bye bye", "See you soon"),
    ),
    "bedtime": (
        line("wake me tomorrow at seven", "tomorrow at 7:00 am", does="set_alarm"),
        line("no half past seven", "tomorrow at 7:30 am", does="cancel_alarms set_alarm"),
        line("remind me to take out the bins", "When shall I"),
        line("what time is it", "It is", "When shall I"),
        line("tomorrow at eight in the morning", "tomorrow at 8:00 am: take out the bins",
             does="set_reminder"),
        line("remind me to call my mum yesterday at noon", "passed already"),
        line("no ads from eight pm to eight am", "from 8:00 pm to 8:00 am", does="quiet_hours"),
        line("what time is my alarm", "tomorrow at 7:30 am", "-7:00"),
        line("what are my reminders", "take out the bins", "-mum"),
        line("cancel tomorrow's alarm", "is cancelled", does="cancel_alarms"),
        line("which alarms are set", "No alarm"),
        line("good night", "See you soon"),
    ),
}  # fmt: skip
LEFT_RINGING = {
    "bonjour": {"œufs à la coque": 240}, "good morning": {"soft boiled eggs": 240},
    "mets un minuteur de dix minutes pour les pâtes": {"gratin": 1500},
    "set a pasta timer for ten minutes": {"oven": 1500},
    "ajoute du café à ma liste": {"": 300}, "add coffee to my list": {"": 300},
    "t'es un robot": {"": 120}, "are you a robot": {"": 120},
}  # fmt: skip
FRENCH_PARTY: Talk = (
    line("ajoute des chips et six bouteilles de cidre à ma liste", "chips", "6 bouteilles"),
    line("mets les beatles", "Voici The Beatles", does="play_music"),
    line("baisse la musique", "Musique à 9", does="set_music_volume"),
    line("et du pain", "du pain"),
    line("gnagnagna", "-ajouté"),
    line("non huit bouteilles de cidre", "8 bouteilles", "-14"),
    line("la musique à quatre", "Musique à 4", does="set_music_volume"),
    line("lis ma liste", "3 choses", "du pain", "des chips", "8 bouteilles de cidre"),
    line("enlève le fromage de ma liste", "n'est pas sur votre liste"),
    line("c'est qui qui chante", "par The Beatles", does="tell_playing"),
)
ENGLISH_PARTY: Talk = (
    line("add crisps and six bottles of cider to my list", "crisps", "6 bottles"),
    line("play the beatles", "Here is The Beatles", does="play_music"),
    line("turn the music down", "Music at 9", does="set_music_volume"),
    line("and some bread", "bread"),
    line("blah thingy whatsit", "-added"),
    line("no eight bottles of cider", "8 bottles", "-14"),
    line("set the music to four", "Music at 4", does="set_music_volume"),
    line("read my list", "3 things", "bread", "crisps", "8 bottles of cider"),
    line("take the cheese off my list", "not on your list"),
    line("who is singing", "by The Beatles", does="tell_playing"),
)


@each(fr=FRENCH, en=ENGLISH)
async def test_a_day_with_a_bit_of_everything(sunday: Sunday, talk: Talk) -> None:
    for one in talk:
        await sunday.hear(one)
    assert sunday.timers() == LEFT_RINGING.get(talk[0].said, {})


@needs_mpd
@pytest.mark.parametrize("talk", [FRENCH_PARTY, ENGLISH_PARTY], ids=["fr", "en"])
async def test_a_party_with_a_list_and_music(
    sunday: Sunday, mpd: RealPlayer, monkeypatch: pytest.MonkeyPatch, talk: Talk
) -> None:
    monkeypatch.setenv("MPD_HOST", str(mpd.socket))
    for one in talk:
        await sunday.hear(one)
    assert mpd.state() == "play"
    assert mpd.playing().startswith("beatles/")
    assert mpd.volume() == 40
