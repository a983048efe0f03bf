"""The dialogue's data: enough examples of every intent, rules that exist, and not a word to say."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from assistant.actions.forms import ANSWERS
from assistant.dialogue.envelope import Envelope

ROOT = Path(__file__).parents[2]
DATA = ROOT / "nlu_data"
LANGUAGES = ("fr", "en")
EXAMPLES_AT_LEAST = 60
# What Rasa itself can do, as far as our rules use it.
BUILT_IN = {"action_deactivate_loop", "action_listen"}
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\(([^)]*)\)|\{[^}]*\})")

ACTIONS_SOURCE = "".join(
    path.read_text("utf-8") for path in sorted((ROOT / "assistant" / "actions").glob("*.py"))
)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


@cache
def domain() -> dict[str, Any]:
    """All files of the domain as one; lists and maps of the same name are put together."""
    merged: dict[str, Any] = {}
    for path in sorted((DATA / "domain").glob("*.yml")):
        for key, value in read(path).items():
            if isinstance(value, list):
                merged.setdefault(key, []).extend(value)
            elif isinstance(value, dict):
                merged.setdefault(key, {}).update(value)
    return merged


@cache
def examples(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((DATA / "nlu" / language).glob("*.yml")):
        for entry in read(path)["nlu"]:
            lines = entry["examples"].splitlines()
            assert all(line.startswith("- ") for line in lines), path
            found.setdefault(entry["intent"], []).extend(line[2:] for line in lines)
    return found


def plain(example: str) -> str:
    return _ANNOTATION.sub(r"\1", example)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_enough_examples(language: str) -> None:
    few = {
        intent: len(lines)
        for intent, lines in examples(language).items()
        if len(lines) < EXAMPLES_AT_LEAST
    }
    assert few == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_intent_is_missing_in_a_language_and_none_is_unknown(language: str) -> None:
    assert set(examples(language)) == set(domain()["intents"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_look_like_what_a_recogniser_writes(language: str) -> None:
    lines = [plain(line) for found in examples(language).values() for line in found]
    assert [line for line in lines if line != line.lower()] == []
    assert [line for line in lines if any(letter.isdigit() for letter in line)] == []
    assert [line for line in lines if line != " ".join(line.split())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_stands_twice_in_one_language(language: str) -> None:
    lines = [plain(line) for found in examples(language).values() for line in found]
    assert [line for line, count in Counter(lines).items() if count > 1] == []


def test_a_line_of_both_languages_means_the_same_in_both() -> None:
    meanings: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for intent, lines in examples(language).items():
            for line in lines:
                meanings.setdefault(plain(line), set()).add(intent)
    assert {line: found for line, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_entities_of_the_domain_are_marked(language: str) -> None:
    names = {
        match.group(2)
        for found in examples(language).values()
        for line in found
        for match in _ANNOTATION.finditer(line)
    }
    assert names <= set(domain()["entities"])
    assert not [line for found in examples(language).values() for line in found if "]{" in line]


def test_an_objection_to_selling_is_taught_more_ways_than_any_other_request() -> None:
    for language in LANGUAGES:
        counts = {intent: len(lines) for intent, lines in examples(language).items()}
        del counts["out_of_scope"]  # that is all the rest of life
        assert max(counts, key=lambda intent: counts[intent]) == "stop_selling"


def words_in_responses(responses: dict[str, Any]) -> list[str]:
    """The names of responses that are anything but one typed item."""
    return [
        name
        for name, variations in responses.items()
        for variation in variations
        if set(variation) != {"custom"}
    ]


def test_no_response_holds_words() -> None:
    assert words_in_responses(domain()["responses"]) == []


def test_a_planted_response_with_words_is_found() -> None:
    planted = {**domain()["responses"], "utter_buy": [{"text": "Buy coffee!"}]}
    assert words_in_responses(planted) == ["utter_buy"]
    both = {"utter_buy": [{"text": "Buy coffee!", "custom": {"schema": "candide/1"}}]}
    assert words_in_responses(both) == ["utter_buy"]


@pytest.mark.parametrize("name", sorted(domain()["responses"]))
def test_every_response_is_an_item_that_the_speaker_takes(name: str) -> None:
    (variation,) = domain()["responses"][name]
    item = Envelope.model_validate(variation["custom"])
    assert item.message is not None or item.effects


def words_in_actions(source: str) -> list[str]:
    """The calls that hand Rasa anything but `utter_message(json_message=…)`."""
    tree = ast.parse(source)
    fine = [
        call.func
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith(".utter_message")
        and not call.args
        and [word.arg for word in call.keywords] == ["json_message"]
    ]
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith(("utter_", "stream_"))
        and node not in fine
    ]


ACTIONS = sorted((ROOT / "assistant" / "actions").glob("*.py"))


@pytest.mark.parametrize("path", ACTIONS, ids=lambda path: path.name)
def test_no_action_hands_over_words(path: Path) -> None:
    assert words_in_actions(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "dispatcher.utter_message(text='Buy coffee!')",
        "dispatcher.utter_message('Buy coffee!')",
        "dispatcher.utter_message(json_message={}, text='Buy coffee!')",
        "dispatcher.utter_message(response='utter_buy')",
        "dispatcher.utter_message(**words)",
        "dispatcher.utter_template('utter_buy', tracker)",
        "say_it = dispatcher.utter_message; say_it('Buy coffee!')",
        "await dispatcher.stream_chunk(text='Buy coffee!')",
    ],
)
def test_planted_words_in_an_action_are_found(planted: str) -> None:
    source = (ROOT / "assistant/actions/shopping.py").read_text("utf-8")
    action = f"{source}\n\nasync def planted(dispatcher, tracker, words):\n    {planted}\n"
    assert len(words_in_actions(action)) == 1


def test_one_place_alone_hands_items_to_rasa() -> None:
    handing = [path.name for path in ACTIONS if "utter_message" in path.read_text("utf-8")]
    assert handing == ["context.py"]


@cache
def server() -> set[str]:
    executor = ActionExecutor()
    executor.register_package("assistant.actions")
    return set(executor.actions)


@cache
def steps() -> list[dict[str, Any]]:
    found = []
    for folder, key in (("rules", "rules"), ("stories", "stories")):
        for path in sorted((DATA / folder).glob("*.yml")):
            for rule in read(path)[key]:
                found.extend(rule["steps"])
    return found


def test_the_domain_and_the_action_server_know_the_same_actions() -> None:
    assert set(domain()["actions"]) == server()
    assert len(domain()["actions"]) == len(set(domain()["actions"]))


def test_every_action_of_a_rule_exists() -> None:
    known = server() | set(domain()["responses"]) | set(domain()["forms"]) | BUILT_IN
    assert {step["action"] for step in steps() if "action" in step} <= known


def test_every_action_and_response_is_reached_by_a_rule_a_form_or_rasa_itself() -> None:
    used = {step["action"] for step in steps() if "action" in step}
    for form, settings in domain()["forms"].items():
        used |= {f"validate_{form}"}
        used |= {
            name
            for slot in settings["required_slots"]
            for name in (f"action_ask_{slot}", f"utter_ask_{slot}")
        }
    assert (server() | set(domain()["responses"])) - used == set()


def test_every_form_is_validated_opened_and_submitted_by_our_own_action() -> None:
    for form, settings in domain()["forms"].items():
        assert f"validate_{form}" in server()
        for slot in settings["required_slots"]:
            asking = {f"action_ask_{slot}", f"utter_ask_{slot}"}
            # What the opening sentence always tells is never asked for.
            assert slot == "purpose" or asking & (server() | set(domain()["responses"]))
            assert domain()["slots"][slot]["mappings"] == [{"type": "custom"}]
        # Our own action opens the form, where the sentence does not say enough.
        assert f'FollowupAction("{form}")' in ACTIONS_SOURCE


def test_every_intent_is_answered_by_a_rule() -> None:
    answered = {step["intent"] for step in steps() if "intent" in step}
    assert answered == {*domain()["intents"], "nlu_fallback"}


def test_what_is_decided_about_selling_is_no_answer_to_a_forms_question() -> None:
    assert {*domain()["intents"], "nlu_fallback"} >= ANSWERS
    decided = {
        step["intent"]
        for name in ("home", "selling")
        for rule in read(DATA / "rules" / f"{name}.yml")["rules"]
        for step in rule["steps"]
        if "intent" in step
    }
    assert decided & ANSWERS == set()


def test_nothing_in_a_conversation_can_change_its_language() -> None:
    slot = domain()["slots"]["lang"]
    assert slot["values"] == ["fr", "en"]
    assert slot["influence_conversation"] is False
    assert slot["mappings"] == [{"type": "custom"}]


def test_only_our_own_channel_is_open_and_nothing_is_kept_on_a_disk() -> None:
    assert list(read(DATA / "credentials.yml")) == ["rasa_server.channel.CandideInput"]
    endpoints = read(DATA / "endpoints.yml")
    assert endpoints["tracker_store"]["type"] == "rasa_server.conversations.LiveConversations"
    assert "event_broker" not in endpoints
    assert "nlg" not in endpoints


def test_rasa_s_own_side_imports_nothing_of_ours() -> None:
    for path in (DATA / "rasa_server").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [
                name for name in names if name.split(".")[0] in ("assistant", "audit", "hardware")
            ]
