"""Stop, yes, no, forget that and stop selling, in closed lists: generous, and never too much so."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.confirming import yes_or_no
from assistant.dialogue.project import OURS
from assistant.hearing.phrases import STOP, YES
from assistant.skills.safety import Safe, read_safe, read_without_dialogue, said_yes_or_no

SAID: dict[Safe, str] = {
    Safe.STOP: """
        stop|Stop !|stop stop|arrête|arrête-toi|arrêtez|arrête ça|tais-toi|taisez-vous|chut|silence
        ça suffit|la ferme|tais-toi maintenant|bon ça suffit|oh tais-toi un peu|arrête de parler
        candide stop|stop s'il te plaît|chut chut chut|assez|c'est assez|plus un mot
        ça suffit maintenant tais-toi|veux-tu te taire|mets-la en veilleuse|ferme-la un peu
        non arrête|stop merci|allez tais-toi donc|boucle-la|arrête s'il vous plaît
        stop it|stop that|be quiet|quiet|quiet please|shut up|shut up please|hush|shush
        silence please|enough|that's enough|that's enough now|that will do|stop talking|please stop
        stop please
        will you be quiet|would you be quiet please|oh be quiet|just shut up|zip it|enough already
        don't talk|not another word|give it a rest|Be quiet!|okay stop|okay that's enough thank you
    """,
    Safe.YES: """
        oui|ouais|oui oui|oui merci|oui s'il te plaît|d'accord|ok|okay|bien sûr|vas-y|allez-y
        oui vas-y|je veux bien|volontiers|bonne idée|c'est ça|exactement|tout à fait|ça marche
        oui candide|oui d'accord|euh oui|fais-le|si|pourquoi pas|absolument|parfait
        yes|yeah|yep|yes please|yes thanks|sure|of course|go ahead|yes go ahead|do it|all right
        yes do|that's right|sounds good|why not|absolutely|um yes|okay then|yes candide|please do
    """,
    Safe.NO: """
        non|nan|non non|non merci|ah non|pas du tout|surtout pas|pas maintenant|certainement pas
        non pas maintenant|non candide|sans façon|je ne veux pas|pas question|mais non|pas besoin
        no|nope|nah|no no|no thanks|no thank you|not now|not at all|certainly not|of course not
        no please don't|don't|i'd rather not|not interested|no not now|no way|uh no
    """,
    Safe.LEAVE: """
        laisse tomber|non laisse tomber|laisse|annule|oublie|tant pis|j'ai changé d'avis|rien
        never mind|no never mind|forget it|cancel|cancel that|leave it|i changed my mind
        don't bother
    """,
    Safe.FORGET: """
        oublie ce que je viens de dire|oublie ce que j'ai dit|efface ce que je viens de dire
        oubliez ce que je viens de dire|efface ma dernière phrase|oublie mes paroles
        candide oublie ce que je viens de dire s'il te plaît|supprime ce que j'ai dit
        oublie ce qu'on vient de dire|ne retiens pas ce que je viens de dire
        forget what i just said|forget what i said|please forget what i said|erase what i just said
        delete what i said|forget i said that|forget everything i said|erase my words
        forget what you just heard|don't keep what i just said
    """,
    Safe.STOP_SELLING: """
        ne me vends plus rien|ne me vendez plus rien|arrête de me vendre des choses|plus de pub
        arrête la pub|ne me propose plus rien|je ne veux plus de publicité|arrête de vendre
        candide ne me vends plus rien s'il te plaît|stop la pub|plus jamais de pub
        ne nous vends plus rien|je refuse la publicité|ne me vends plus rien maintenant
        stop selling|stop selling me things|do not sell me anything any more|no more ads
        don't sell me anything|no more selling|please stop selling me things|stop the ads
        never sell me anything again|stop advertising to me|no more sales talk|no advertising please
    """,
}
OTHERS = """
    arrête la musique|arrête le minuteur|stop la musique|arrête l'alarme|arrête à cinq heures
    non dix minutes|non du beurre|oui du lait|d'accord mets un minuteur|ok quelle heure est-il
    annule le minuteur|annule mon réveil|oublie le lait|laisse la lumière|rien à la télé ce soir
    la ferme des animaux|silence radio|assez de lait|ça suffit pour quatre personnes
    oublie ce que j'ai mis sur la liste|vends-moi du café|combien m'as-tu vendu|plus de lait
    ne me vends plus de café|plus d'offres|arrête de me vendre du café|merci|bonjour|c'est bon
    stop the music|stop the timer|stop at five|turn it off|no ten minutes|no some butter
    yes and milk|okay what time is it|cancel the timer|cancel my alarm|forget the milk
    leave the light on|enough milk for four|quiet music please|play something quiet|the silence
    forget what i put on the list|sell me coffee|how much have you sold me|no more milk
    don't sell me coffee any more|stop selling me coffee|thanks|hello|don't forget the milk
    right now what time is it|sure thing play some music|
"""


def phrases(lines: str) -> list[str]:
    return [one.strip() for one in lines.strip().replace("\n", "|").split("|")]


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [(sentence, meaning) for meaning, lines in SAID.items() for sentence in phrases(lines)],
)
def test_each_is_read_whole(sentence: str, meaning: Safe) -> None:
    found = read_safe(sentence)
    assert found == meaning
    assert read_without_dialogue(sentence) == meaning


def test_there_are_a_hundred_in_each_language() -> None:
    assert sum(len(phrases(lines)) for lines in SAID.values()) >= 200


@pytest.mark.parametrize("sentence", phrases(OTHERS))
def test_what_holds_more_than_that_is_for_the_dialogue(sentence: str) -> None:
    assert read_safe(sentence) is None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_of_another_intent_is_taken_for_one(language: str) -> None:
    own = {"stop", "forget_said", "stop_selling", "accept", "decline"}
    for path in sorted((OURS / "tests" / language).glob("*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8")).get("nlu", ()):
            if block.get("intent") in own:
                continue
            for line in block.get("examples", "").splitlines():
                assert read_safe(line.removeprefix("- ")) is None, line


def test_what_the_ears_listen_for_as_a_stop_is_one() -> None:
    for sentences in STOP.values():
        assert {read_safe(sentence) for sentence in sentences} == {Safe.STOP}


def test_what_the_ears_expect_as_a_yes_is_one() -> None:
    for sentences in YES.values():
        assert {read_safe(sentence) for sentence in sentences} == {Safe.YES}


@pytest.mark.parametrize("sentence", ["yes", "oui", "no", "non merci", "laisse tomber", "cancel"])
def test_a_plain_answer_confirms_here_what_it_confirms_there(sentence: str) -> None:
    assert said_yes_or_no(sentence) == yes_or_no(sentence)


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("j'en ai vraiment marre de ta publicité", Safe.STOP_SELLING),
        ("i really want no more of your adverts", Safe.STOP_SELLING),
        ("oublie donc tout ce que j'ai dit tout à l'heure", Safe.FORGET),
        ("could you forget everything that i said today", Safe.FORGET),
        ("quelle heure est-il", None),
        ("what time is it", None),
    ],
)
def test_more_is_read_where_nothing_else_can_make_sense_of_it(
    sentence: str, meaning: Safe | None
) -> None:
    assert read_without_dialogue(sentence) == meaning


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read_safe(text)
    read_without_dialogue(text)


@pytest.mark.parametrize("sentence", ["okay thank you", "d'accord merci candide", "parfait merci"])
def test_a_mild_assent_with_thanks_takes_nothing_up(sentence: str) -> None:
    assert read_safe(sentence) is None


@pytest.mark.parametrize("sentence", ["oui merci", "yes thank you", "okay", "d'accord"])
def test_a_yes_stays_a_yes(sentence: str) -> None:
    assert read_safe(sentence) is Safe.YES
