"""What the actions of the lists answer, in words, and what they leave on the lists."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.skills.items import Item
from assistant.words import render
from audit.language import Language
from audit.records.messages import Assist
from tests.support.actions import Actions, actions

__all__ = ["actions"]  # a fixture

ADD, READ, REMOVE = "action_add_to_list", "action_read_list", "action_remove_from_list"
ASK, CLEAR, UNDO = "action_ask_on_list", "action_clear_list", "action_undo"


class Talk:
    """A conversation that keeps what the actions set, as Rasa would."""

    def __init__(self, actions: Actions, language: str) -> None:
        self.actions = actions
        self.language = Language(language)
        self.slots: dict[str, Any] = {}
        self.effects: list[dict[str, Any]] = []

    async def __call__(self, action: str, heard: str) -> str:
        result = await self.actions.run(action, heard, language=self.language.value, **self.slots)
        for event in result["events"]:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
        followed = [event["name"] for event in result["events"] if event["event"] == "followup"]
        if followed:
            return followed[0]
        self.effects = [
            effect for r in result["responses"] for effect in r["custom"].get("effects", ())
        ]
        messages = [r["custom"].get("message") for r in result["responses"]]
        words = " ".join(render(Assist(**one), self.language) for one in messages if one)
        return words.replace("\u00a0", " ")


@pytest.fixture
def french(actions: Actions) -> Talk:
    return Talk(actions, "fr")


@pytest.fixture
def english(actions: Actions) -> Talk:
    return Talk(actions, "en")


async def test_several_things_of_one_sentence_are_told_with_their_articles(french: Talk) -> None:
    assert await french(ADD, "ajoute du lait, six œufs et deux kilos de pommes") == (
        "J'ai ajouté du lait, 6 œufs et 2 kilos de pommes."
    )
    assert await french(READ, "lis ma liste") == (
        "Sur votre liste, il y a 3 choses : 2 kilos de pommes, du lait et 6 œufs."
    )


async def test_what_has_no_article_is_told_after_a_colon(french: Talk) -> None:
    assert await french(ADD, "note brosse à reluire") == "C'est noté : brosse à reluire."


async def test_what_is_said_twice_is_told(french: Talk, english: Talk) -> None:
    await french(ADD, "deux œufs et du lait")
    assert await french(ADD, "deux œufs et du lait") == (
        "Il y en avait déjà 2 : cela fait 4 œufs. C'était déjà sur votre liste : du lait."
    )
    assert await french(ADD, "deux litres de lait") == (
        "C'était déjà sur la liste, et c'est maintenant 2 litres de lait."
    )
    assert await english(ADD, "500 g of flour and a kilo of flour") == (
        "I've added 500 g of flour. There was 500 g already: "
        "that makes 1 and a half kilos of flour."
    )


async def test_tasks_go_on_their_own_list(french: Talk, english: Talk, actions: Actions) -> None:
    assert await french(ADD, "mets appeler le plombier sur ma liste de choses à faire") == (
        "C'est noté dans vos choses à faire : appeler le plombier."
    )
    await english(ADD, "add water the plants to my list")
    await english(ADD, "add milk to my list")
    assert [item.name for item in actions.list.read("tasks")] == [
        "appeler le plombier", "water the plants",
    ]  # fmt: skip
    assert actions.list.read() == [Item("milk")]
    assert await english(READ, "what's on my to do list") == (
        "You have 2 things to do: appeler le plombier and water the plants."
    )
    assert await french(REMOVE, "j'ai appelé le plombier") == "C'est fait : appeler le plombier."
    assert await english(REMOVE, "i've watered the plants") == "Done: water the plants."
    assert await english(READ, "what do i have to do") == "Your to-do list is empty."


async def test_a_task_and_a_thing_of_one_name_are_told_apart(
    french: Talk, actions: Actions
) -> None:
    actions.list.add([Item("pain")])
    actions.list.add([Item("acheter du pain")], "tasks")
    assert await french(REMOVE, "j'ai acheté le pain") == "Rayé de la liste : du pain."
    assert actions.list.read("tasks") == [Item("acheter du pain")]


async def test_what_is_missing_is_asked_and_the_list_is_remembered(
    french: Talk, actions: Actions
) -> None:
    assert await french(ADD, "ajoute à ma liste de tâches") == "list_form"
    french.slots["list_items"] = "le repassage"
    assert "le repassage" in await french(ADD, "le repassage")
    assert [item.name for item in actions.list.read("tasks")] == ["le repassage"]
    assert french.slots["list_named"] is None
    assert "du savon" in await french(ADD, "du savon")
    assert actions.list.read() == [Item("savon")]


async def test_a_forms_answer_may_be_a_task(actions: Actions) -> None:
    result = await actions.run(
        "validate_list_form", "appeler la banque", language="fr", intent="add_to_list"
    )
    assert "appeler la banque" in [event.get("value") for event in result["events"]]


async def test_part_of_it_and_what_sounds_alike(english: Talk) -> None:
    await english(ADD, "six eggs and peanut butter")
    assert await english(REMOVE, "take two eggs and the butter off my list") == (
        "Still on the list: 4 eggs. "
        "Nothing on your list goes by that name, but there is: peanut butter."
    )
    assert await english(REMOVE, "take the soap off my list") == "This is not on your list: soap."


async def test_it_says_whether_something_is_on_a_list(french: Talk) -> None:
    await french(ADD, "six œufs et du beurre de cacahuète")
    await french(ADD, "ajoute appeler la banque à ma liste")
    assert await french(ASK, "est-ce qu'il y a des œufs et du lait sur ma liste") == (
        "Oui, il y a sur votre liste : 6 œufs. Non, sur votre liste il n'y a pas de lait."
    )
    assert await french(ASK, "y a-t-il du beurre sur la liste") == (
        "Pas exactement, mais il y a sur votre liste : du beurre de cacahuète."
    )
    assert "appeler la banque" in await french(ASK, "est-ce qu'il y a appeler la banque")
    everything = await french(ASK, "est-ce qu'il y a quelque chose sur ma liste")
    assert "6 œufs et du beurre de cacahuète" in everything
    assert await french(ASK, "est-ce qu'il y a de l'huile ou du sel") == (
        "Non, sur votre liste il n'y a pas d'huile ni de sel."
    )


async def test_a_list_of_many_kinds_is_read_in_the_order_of_the_shop(french: Talk) -> None:
    await french(ADD, "du savon, du pain, des pommes, du lait, du thé, des poires")
    assert await french(READ, "lis ma liste") == (
        "Sur votre liste, il y a 6 choses. Fruits et légumes : des pommes et des poires. "
        "Boulangerie : du pain. Crèmerie : du lait. Boissons : du thé. "
        "Hygiène et santé : du savon."
    )


@pytest.mark.parametrize(
    "go_on", ["the rest", "go on", "and then", "next", "more", "keep going", "read on and so on"]
)
async def test_a_long_list_goes_on_where_it_stopped(english: Talk, go_on: str) -> None:
    english.actions.list.add([Item(f"thing {letter}x") for letter in "abcdefghijklm"], "tasks")
    first = await english(READ, "read my to do list")
    assert first.startswith("You have 13 things to do. First: thing ax,")
    assert first.endswith("There are 3 more: say “the rest”.")
    assert await english(READ, go_on) == "Next: thing kx, thing lx and thing mx."
    assert (await english(READ, go_on)).startswith("You have 13"), "it was all read"


async def test_going_on_after_the_list_changed_breaks_nothing(english: Talk) -> None:
    english.actions.list.add([Item(f"thing {letter}x") for letter in "abcdefghijklmno"], "tasks")
    await english(READ, "read my to do list")
    english.actions.list.clear("tasks")
    assert await english(READ, "the rest") == "Your to-do list is empty."


async def test_emptying_is_left_to_our_own_process(english: Talk) -> None:
    assert await english(CLEAR, "empty my list") == "Your shopping list is empty."
    await english(ADD, "milk")
    assert await english(CLEAR, "empty my list") == ""
    assert english.effects == [{"effect": "clear_list", "which": "shopping"}]
    assert english.actions.list.read() == [Item("milk")]
    assert await english(CLEAR, "empty my to do list") == "Your to-do list is empty."


async def test_each_change_can_be_taken_back(french: Talk) -> None:
    assert "rien à annuler" in await french(UNDO, "annule ça")
    await french(ADD, "du lait et six œufs")
    await french(REMOVE, "j'ai acheté le lait")
    await french(ADD, "du lait")
    french.actions.list.clear()
    assert await french(UNDO, "annule ça") == (
        "C'est annulé : 2 choses sont revenues sur la liste."
    )
    assert await french(UNDO, "annule ça") == "C'est annulé. Ce n'est plus noté : du lait."
    assert await french(UNDO, "annule ça") == ("C'est annulé. De nouveau sur la liste : du lait.")
    await french(UNDO, "annule ça")
    assert french.actions.list.read() == []
    await french(REMOVE, "enlève le savon")
    assert "cela n'avait rien changé" in await french(UNDO, "annule ça")


async def test_a_full_list_is_told(english: Talk) -> None:
    things = [("shopping", Item(f"thing {'i' * at}"), False) for at in range(1, 301)]
    english.actions.list.bring_in(things)  # type: ignore[arg-type]
    assert "it holds 300 things" in await english(ADD, "some milk")


async def test_it_answers_in_the_language_that_was_asked_for(actions: Actions) -> None:
    result = await actions.run(ADD, "du lait et deux pommes", language="fr")
    assert result["responses"][0]["custom"]["message"]["arguments"]["items"] == [
        "du lait", "2 pommes",
    ]  # fmt: skip
