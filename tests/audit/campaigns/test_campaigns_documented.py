"""docs/campaigns.md: its example is let in, its commands exist, its rules are the charter's."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from audit.campaigns.campaigns import Campaigns
from audit.campaigns.request import PUBLIC_FACTS, Campaign
from audit.cli import main

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "campaigns.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_is_a_campaign() -> None:
    (example,) = [block for kind, block in BLOCKS if kind == "toml"]
    (campaign,) = Campaigns.read(example).every
    assert campaign.moment.facts.keys() <= {*PUBLIC_FACTS["weather"]}
    assert set(tomllib.loads(example)["campaign"][0]) <= set(Campaign.model_fields)


def test_every_field_and_every_public_fact_is_described() -> None:
    for name in Campaign.model_fields:
        assert re.search(rf"^\|[^|]*`{name}`", PAGE, re.MULTILINE), name
    for facts in PUBLIC_FACTS.values():
        assert all(f"`{fact}`" in PAGE for fact in facts)


def test_every_command_exists() -> None:
    lines = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
    commands = [line.split("#")[0].split() for line in lines if line.startswith("candide")]
    context = click.Context(main)
    group = main.get_command(context, "campaigns")
    assert isinstance(group, click.Group)
    assert {words[2] for words in commands} == set(group.commands)
    for _, _, name, *rest in commands:
        known = {option for one in group.commands[name].params for option in one.opts}
        assert {word for word in rest if word.startswith("--")} <= known
    for line in lines:
        if line.startswith(".venv/bin/pytest"):
            assert all((ROOT / path).exists() for path in line.split()[1:])


@pytest.mark.parametrize("rule", sorted(set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`(?= |,|$)", PAGE))))
def test_every_rule_is_one_of_the_charter(rule: str) -> None:
    charter = (ROOT / "policies" / "charter.cedar").read_text("utf-8")
    assert f'@id("{rule}")' in charter
