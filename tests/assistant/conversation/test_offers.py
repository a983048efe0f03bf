"""Offers in a conversation: how long they stand, what a yes or a no means, saying them again."""

from __future__ import annotations

from assistant.conversation.session import OFFER_STANDS_MS
from assistant.skills.effects.control import Repeat
from assistant.skills.effects.selling import Accept, Decline, Selling
from audit.records.leaves import Voice
from tests.support.conversations import House, answered, help_item, item
from tests.support.suggestions import offer, suggestion

PAID = item(suggestion(offer("payton", 300)))
OTHER_PAID = item(suggestion(offer("payton", 400, gtin="9520000000028")))
YES = help_item("accepted", Accept(), name="coffee")
NO = help_item("declined", Decline(), name="coffee")
AGAIN = item(None, Repeat())


def outcomes(here: House) -> list[str]:
    return [record.leaf["outcome"] for record in here.records("outcome")]


async def test_a_sale_is_shown_in_the_other_voice_under_its_record(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    (shown,) = here.screen.lines
    (record,) = here.spoken()
    assert shown.voice is Voice.SELL
    assert shown.record == record.seq
    assert record.leaf["label"] == "sell_asked"


async def test_the_last_offer_is_known_to_the_actions_while_it_stands(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    here.clock.advance(milliseconds=OFFER_STANDS_MS - 1)
    await here.say("hello", answered(help_item("greet")))
    here.clock.advance(milliseconds=1)
    await here.say("hello", answered(help_item("greet")))
    _, standing, gone = (metadata["device"]["last_offer"] for *_, metadata in here.dialogue.asked)
    assert standing == {"gtin": "9520000000011", "fr": "café 011", "en": "coffee 011"}
    assert gone is None


async def test_what_an_action_is_told_of_an_offer_holds_no_merchant_and_no_money(
    here: House,
) -> None:
    await here.say("find coffee", answered(PAID))
    await here.say("hello", answered(help_item("greet")))
    assert set(here.dialogue.asked[-1][3]["device"]["last_offer"]) == {"gtin", "fr", "en"}


async def test_a_yes_is_logged_with_the_offer_it_means(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    result = await here.say("yes", answered(YES))
    assert result.effects == ["accept"]
    accepted = [r for r in here.records("outcome") if r.leaf["outcome"] == "accepted"]
    assert [record.leaf["of"] for record in accepted] == [here.spoken()[0].seq]


async def test_a_yes_counts_once(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    await here.say("yes", answered(YES))
    result = await here.say("yes", answered(YES))
    assert result.effects == []
    assert outcomes(here).count("accepted") == 1


async def test_a_yes_or_a_no_after_the_offer_expired_means_nothing(here: House) -> None:
    for answer in (YES, NO):
        await here.say("find coffee", answered(PAID))
        here.clock.advance(milliseconds=OFFER_STANDS_MS)
        result = await here.say("well", answered(answer))
        assert result.effects == []
    assert outcomes(here).count("ignored") == 2
    assert set(outcomes(here)) == {"delivered", "ignored"}
    assert not here.records("decline")


async def test_a_yes_to_nothing_is_logged_nowhere(here: House) -> None:
    result = await here.say("yes", answered(YES))
    assert result.effects == []
    assert outcomes(here) == ["delivered"]


async def test_no_action_can_accept_an_offer_that_was_not_heard_yet(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    result = await here.say("find more", answered(OTHER_PAID, YES))
    assert result.effects == []
    assert "accepted" not in outcomes(here)


async def test_a_declined_product_is_not_offered_again(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    await here.say("no", answered(NO))
    decline, _likeness = here.records("decline")
    assert decline.leaf["value"] == "09520000000011"
    await here.say("find coffee", answered(PAID))
    assert here.records("utterance")[-1].leaf["subject"] == "left-out"
    assert [shown.kind for shown in here.screen.lines].count("suggestion") == 1


async def test_repeating_a_suggestion_judges_it_again_and_counts_it_again(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    await here.say("say that again", answered(AGAIN))
    sales = [record for record in here.spoken() if record.leaf["label"] == "sell_asked"]
    assert len(sales) == 2
    assert len({record.seq for record in sales}) == 2
    assert here.screen.lines[0].words == here.screen.lines[1].words


async def test_repeating_runs_into_the_cap_like_any_sale(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    for _ in range(6):
        await here.say("say that again", answered(AGAIN))
    sales = [record for record in here.spoken() if record.leaf["label"] == "sell_asked"]
    assert len(sales) == 6
    assert here.records("utterance")[-1].leaf["label"] == "notice"


async def test_repeating_a_declined_offer_does_not_bring_it_back(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    await here.say("no", answered(item(None, Decline())))
    here.conversation._session.last_messages = (suggestion(offer("payton", 300)),)
    await here.say("say that again", answered(AGAIN))
    assert [shown.kind for shown in here.screen.lines].count("suggestion") == 1


async def test_a_repeated_offer_stands_as_long_as_a_new_one(here: House) -> None:
    await here.say("find coffee", answered(PAID))
    here.clock.advance(milliseconds=OFFER_STANDS_MS)
    await here.say("say that again", answered(AGAIN))
    assert (await here.say("yes", answered(YES))).effects == ["accept"]


async def test_selling_that_was_switched_off_stays_off(here: House) -> None:
    await here.say("never sell me anything", answered(item(None, Selling(allowed=False))))
    await here.say("find coffee", answered(PAID))
    assert not [record for record in here.spoken() if record.leaf["label"].startswith("sell")]
    assert [record.leaf["verdict"] for record in here.records("utterance")].count("blocked") == 1
