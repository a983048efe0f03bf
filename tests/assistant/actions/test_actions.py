"""The actions: typed items only, every slot checked again, and nothing ordered."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.actions.timers import TIMERS_AT_MOST
from assistant.dialogue.envelope import Envelope
from assistant.skills.items import Item
from assistant.skills.lists.reading import PHRASE_AT_MOST
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

OFFER = {"gtin": "9520000010010", "fr": "café moulu", "en": "ground coffee"}


def timers(*left: int) -> dict[str, Any]:
    return {"timers": [{"id": id, "seconds": 600, "seconds_left": s} for id, s in enumerate(left)]}


def slots(result: dict[str, Any]) -> dict[str, Any]:
    return {event["name"]: event["value"] for event in result["events"] if "value" in event}


def next_actions(result: dict[str, Any]) -> list[str]:
    """The forms an action opens because the sentence does not say enough."""
    return [event["name"] for event in result["events"] if event["event"] == "followup"]


def effects(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [effect for r in result["responses"] for effect in r["custom"].get("effects", ())]


def utterances(result: dict[str, Any]) -> list[str]:
    return [response["custom"]["message"]["utterance"] for response in result["responses"]]


ASKED: list[tuple[str, dict[str, Any]]] = [
    ("action_tell_time", {}),
    ("action_tell_date", {}),
    ("action_tell_calendar", {"heard": "when is easter"}),
    ("action_set_timer", {"timer_seconds": 60}),
    ("action_set_timer", {}),
    ("action_tell_timers", {}),
    ("action_tell_timers", {"device": timers(30, 5)}),
    ("action_cancel_timer", {}),
    ("action_change_timer", {"heard": "pause the timer"}),
    ("action_change_timer", {"heard": "pause the timer", "device": timers(30)}),
    ("action_set_alarm", {"heard": "wake me at seven"}),
    ("action_set_alarm", {}),
    ("action_tell_alarms", {}),
    ("action_cancel_alarm", {}),
    ("action_snooze", {}),
    ("action_set_reminder", {"heard": "remind me to call mum at seven"}),
    ("action_set_reminder", {}),
    ("action_tell_reminders", {}),
    ("action_tell_reminders", {"heard": "what did i miss"}),
    ("action_cancel_reminder", {}),
    ("action_ask_which", {"wish": {"kind": "timer", "ids": [0]}, "device": timers(30)}),
    ("action_do_as_chosen", {"which": [0]}),
    ("action_cancel_timer", {"device": timers(30)}),
    ("action_add_to_list", {"list_items": "milk and bread"}),
    ("action_add_to_list", {}),
    ("action_read_list", {}),
    ("action_remove_from_list", {"heard": "take milk off my list"}),
    ("action_ask_on_list", {"heard": "is there milk on my list"}),
    ("action_ask_on_list", {"heard": "is there anything on my list"}),
    ("action_clear_list", {"heard": "empty my list"}),
    ("action_undo", {"heard": "undo that"}),
    ("action_set_volume", {"heard": "louder"}),
    ("action_set_volume", {"heard": "hello"}),
    ("action_change_speed", {"heard": "speak more slowly"}),
    ("action_change_speed", {"heard": "hello"}),
    ("action_switch_language", {"heard": "speak french"}),
    ("action_help", {"heard": "what can you do"}),
    ("action_play_music", {"heard": "play some jazz"}),
    ("action_control_music", {"heard": "next song"}),
    ("action_tell_playing", {"heard": "what is playing"}),
    ("action_suggest", {"need": "ground coffee", "purpose": "find"}),
    ("action_suggest", {"need": "a blue unicorn"}),
    ("action_suggest", {}),
    ("action_accept", {}),
    ("action_accept", {"device": {"last_offer": OFFER}}),
    ("action_decline", {}),
    ("action_decline", {"device": {"last_offer": OFFER}}),
    ("action_never_again", {"heard": "never that brand again"}),
    ("action_lift_no", {"heard": "lift that"}),
    ("action_allow_selling", {"heard": "you can sell again"}),
    ("action_change_caps", {"heard": "sell less"}),
    ("action_set_quiet_hours", {"heard": "quiet hours from nine to seven"}),
    ("action_tell_figures", {"heard": "how much this week", "intent": "how_much_sold"}),
    ("action_tell_weather", {"heard": "what's the weather like"}),
    ("action_calculate", {"heard": "what's twelve times seven"}),
    ("action_not_understood", {"heard": "mumble"}),
    ("action_cancel_question", {}),
    ("action_ask_need", {"purpose": "price"}),
]


@pytest.mark.parametrize(("action", "given"), ASKED, ids=str)
async def test_an_action_answers_with_typed_items_and_no_text(
    actions: Actions, action: str, given: dict[str, Any]
) -> None:
    result = await actions.run(action, **given)
    assert result["responses"] or next_actions(result)
    for response in result["responses"]:
        assert not response["text"]
        assert not response.get("buttons")
        item = Envelope.model_validate(response["custom"])
        assert item.message is not None or item.effects


async def test_every_action_is_tried_above_or_below(actions: Actions) -> None:
    tried = {action for action, _ in ASKED}
    forms = {action for action in actions.executor.actions if action.startswith("validate_")}
    assert set(actions.executor.actions) == tried | forms


async def test_the_time_is_the_speakers_and_not_the_action_servers(actions: Actions) -> None:
    (message,) = await actions.messages("action_tell_time")
    assert message["arguments"] == {"time": "09:07"}
    (message,) = await actions.messages("action_tell_date")
    assert message["arguments"] == {"date": "2026-11-22"}


@pytest.mark.parametrize("seconds", [None, 0, -1, 86_401, "60", 1.5, [60]])
async def test_a_timer_is_set_only_for_a_length_that_was_checked_again(
    actions: Actions, seconds: Any
) -> None:
    result = await actions.run("action_set_timer", timer_seconds=seconds)
    assert effects(result) == []
    assert utterances(result) == []
    assert next_actions(result) == ["timer_form"]
    assert slots(result)["timer_seconds"] is None


async def test_a_timer_that_was_asked_for_is_an_effect_for_the_speaker(actions: Actions) -> None:
    result = await actions.run("action_set_timer", timer_seconds=90)
    assert effects(result) == [{"effect": "set_timer", "seconds": 90}]
    assert slots(result)["timer_seconds"] is None, "the next timer asks again"


async def test_there_are_only_so_many_timers(actions: Actions) -> None:
    device = timers(*range(1, TIMERS_AT_MOST + 1))
    result = await actions.run("action_set_timer", timer_seconds=90, device=device)
    assert effects(result) == []
    assert utterances(result) == ["timer-too-many"]


async def test_the_next_timer_to_ring_is_told_first(actions: Actions) -> None:
    messages = await actions.messages("action_tell_timers", device=timers(0, 60, 300))
    assert [message["arguments"]["seconds"] for message in messages] == [1, 60, 300]


@pytest.mark.parametrize(
    ("heard", "volume", "level"),
    [("louder", 5, 6), ("quieter", 9, 8), ("volume three", 9, 3), ("mute", 4, 0)],
)
async def test_the_volume_stays_between_nought_and_ten(
    actions: Actions, heard: str, volume: int, level: int
) -> None:
    result = await actions.run("action_set_volume", heard, device={"volume": volume})
    assert effects(result) == [{"effect": "set_volume", "level": level}]


@pytest.mark.parametrize(
    ("heard", "volume", "told"),
    [("louder", 10, "volume-at-most"), ("quieter", 0, "volume-at-least")],
)
async def test_at_its_ends_the_volume_stays_and_that_is_said(
    actions: Actions, heard: str, volume: int, told: str
) -> None:
    result = await actions.run("action_set_volume", heard, device={"volume": volume})
    assert effects(result) == []
    assert utterances(result) == [told]


async def test_what_is_noted_is_read_back_and_ticked_off(actions: Actions) -> None:
    said = {"language": "fr"}
    noted = await actions.messages(
        "action_add_to_list", list_items="ajoute deux bouteilles d'huile et du thé", **said
    )
    assert noted[0]["arguments"]["items"] == ["2 bouteilles d'huile", "du thé"]
    (message,) = await actions.messages("action_read_list", **said)
    assert message["arguments"]["count"] == 2
    removed = await actions.messages(
        "action_remove_from_list", "enlève l'huile et le savon de ma liste", **said
    )
    assert [message["utterance"] for message in removed] == ["list-removed", "list-not-there"]
    assert [item.name for item in actions.list.read()] == ["thé"]


async def test_a_name_of_many_letters_is_noted_and_read_without_breaking(
    actions: Actions,
) -> None:
    for action, given in (
        ("action_add_to_list", {"list_items": "x" * 390}),
        ("action_read_list", {}),
        ("action_remove_from_list", {"heard": "remove " + "x" * 380}),
    ):
        for message in await actions.messages(action, **given):
            assert all(len(text) <= PHRASE_AT_MOST for text in message["arguments"]["items"])


async def test_a_yes_puts_the_product_on_the_list_and_orders_nothing(actions: Actions) -> None:
    result = await actions.run("action_accept", device={"last_offer": OFFER}, language="fr")
    assert effects(result) == [{"effect": "accept"}]
    assert actions.list.read() == [Item("café moulu")]


async def test_a_yes_or_a_no_to_nothing_does_nothing(actions: Actions) -> None:
    for action in ("action_accept", "action_decline"):
        assert effects(await actions.run(action)) == []
    assert actions.list.read() == []


async def test_a_suggestion_holds_all_candidates_and_its_ranking(actions: Actions) -> None:
    (message,) = await actions.messages(
        "action_suggest", need="ground coffee", purpose="compare", intent="compare"
    )
    assert message["kind"] == "suggestion"
    assert message["trigger"] == "asked"
    assert message["intent"] == "compare"
    assert len(message["candidates"]) > 3
    assert len(message["named"]) == 3
    assert message["ranking"]["catalogue"] == actions.catalogue.digest
    assert "claims" not in message or message["claims"] in ([], ())


async def test_no_candidate_says_who_pays(actions: Actions) -> None:
    (message,) = await actions.messages("action_suggest", need="ground coffee")
    keys = {key for candidate in message["candidates"] for key in candidate}
    assert not {key for key in keys if "commission" in key or "pay" in key or "rate" in key}


@pytest.mark.parametrize("need", [None, "", 3, ["coffee"]])
async def test_a_need_is_checked_again_before_it_is_answered(actions: Actions, need: Any) -> None:
    result = await actions.run("action_suggest", need=need, purpose="price")
    assert utterances(result) == []
    assert next_actions(result) == ["need_form"]


@pytest.mark.parametrize("purpose", ["sell", None, 3])
async def test_an_unknown_purpose_is_to_find(actions: Actions, purpose: Any) -> None:
    (message,) = await actions.messages("action_suggest", need="milk", purpose=purpose)
    assert message["purpose"] == "find"


async def test_an_empty_form_asks_in_the_words_of_its_purpose(actions: Actions) -> None:
    for purpose in ("find", "price", "compare"):
        (message,) = await actions.messages("action_ask_need", purpose=purpose)
        assert message["utterance"] == f"need-{purpose}"


@pytest.mark.parametrize(
    ("heard", "language", "seconds"),
    [
        ("set a timer for three minutes", "en", 180),
        ("trois minutes", "fr", 180),
        ("hello", "en", None),
    ],
)
async def test_a_timers_length_is_read_by_our_own_grammar(
    actions: Actions, heard: str, language: str, seconds: int | None
) -> None:
    result = await actions.run("validate_timer_form", heard, language=language, timer_seconds=None)
    assert slots(result).get("timer_seconds") == seconds


@pytest.mark.parametrize("form", ["validate_list_form", "validate_need_form"])
async def test_another_request_is_no_answer_to_a_forms_question(
    actions: Actions, form: str
) -> None:
    sure = await actions.run(form, "what time is it", intent="ask_time", confidence=0.9)
    assert not slots(sure).get("list_items")
    assert not slots(sure).get("need")
    unsure = await actions.run(form, "some milk", intent="ask_time", confidence=0.3)
    assert slots(unsure).get("list_items") == "some milk" or slots(unsure).get("need")


async def test_the_purpose_is_the_opening_sentences_and_a_bare_answer_keeps_it(
    actions: Actions,
) -> None:
    opened = await actions.run("validate_need_form", "how much is milk", intent="ask_price")
    assert slots(opened)["purpose"] == "price"
    answered = await actions.run("validate_need_form", "milk", intent="x", purpose="price")
    assert slots(answered).get("purpose", "price") == "price"


async def test_a_need_of_many_letters_still_fits_its_message(actions: Actions) -> None:
    heard = "i am looking for " + "x" * 380
    result = await actions.run("validate_need_form", heard, intent="find_product")
    need = slots(result)["need"]
    assert len(need) <= 200
    assert await actions.messages("action_suggest", need=need)


async def test_leaving_a_question_empties_every_slot(actions: Actions) -> None:
    result = await actions.run("action_cancel_question")
    assert slots(result) == dict.fromkeys(("timer_seconds", "list_items", "need", "purpose"))
