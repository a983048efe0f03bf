"""The walls: what may import what, and the adviser who never sees the money (promise 2)."""

from __future__ import annotations

import ast
import asyncio
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.shopping import advice
from assistant.shopping.ranking import Offer
from assistant.speaking.speakable import speakable
from assistant.words import render
from audit.interests import Register
from audit.language import Language
from audit.opening import open_gate
from audit.records.messages import Suggestion
from tests.support.actions import Actions, actions
from tests.support.clock import ManualClock
from tests.support.gates import occasion

__all__ = ["actions"]  # a fixture

ROOT = Path(__file__).parents[1]
PACKAGES = ("assistant", "audit", "hardware")


# -- what may import what ---------------------------------------------------------------------


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages in `folder`, by the contracts in its pyproject.toml."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()",
         "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of our packages, to plant things in."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    return folder


def test_every_contract_is_kept() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(rf"{len(contracts())} kept, 0 broken", result.stdout)


def contracts() -> list[dict[str, Any]]:
    """The contracts as they are written."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    written: list[dict[str, Any]] = project["tool"]["importlinter"]["contracts"]
    return written


def test_the_contracts_forbid_what_the_design_forbids() -> None:
    forbidden = {
        (source, target)
        for contract in contracts()
        for source in contract["source_modules"]
        for target in contract["forbidden_modules"]
    }
    assert {
        ("assistant", "audit.interests"),
        ("audit", "assistant"),
        ("audit", "hardware"),
        ("hardware", "assistant"),
        ("hardware", "audit"),
        ("assistant.shopping", "audit"),
        ("assistant.skills", "audit"),
        ("assistant.actions", "audit.interests"),
        ("assistant.actions", "audit.ledger"),
        ("assistant.plugins.worker", "audit"),
        ("assistant.plugins.worker", "assistant.household"),
    } <= forbidden


@pytest.mark.parametrize(
    ("module", "planted"),
    [
        ("assistant/shopping/ranking.py", "import audit.interests"),
        ("assistant/actions/shopping.py", "from audit.interests import Register"),
        ("assistant/conversation/turn.py", "from audit.interests.register import Interest"),
        ("assistant/skills/levels.py", "from audit.records.messages import Assist"),
        ("assistant/actions/context.py", "from audit.ledger.store import Ledger"),
        ("assistant/dialogue/client.py", "import hardware.loudspeaker"),
        ("assistant/actions/forms.py", "from assistant.conversation.turn import Conversation"),
        ("audit/gate/door.py", "from assistant.words import render"),
        ("audit/ranking.py", "import assistant.shopping.ranking"),
        ("hardware/light.py", "from audit.language import Language"),
        ("assistant/plugins/worker.py", "from audit.home import candide_home"),
        ("assistant/plugins/api.py", "import assistant.household"),
    ],
)
def test_a_planted_import_turns_the_contracts_red(copy: Path, module: str, planted: str) -> None:
    path = copy / module
    clean = path.read_text("utf-8")
    try:
        path.write_text(f"{clean}\n{planted}\n", "utf-8")
        result = lint_imports(copy)
        assert result.returncode == 1, result.stdout + result.stderr
        assert "BROKEN" in result.stdout
    finally:
        path.write_text(clean, "utf-8")


def names_of_money(folder: Path) -> list[str]:
    """Where the register is named in the code of `folder`, however it would be imported."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.search(r"interests|register\.toml", text):
                found.append(f"{path.name}:{node.lineno}")
            if isinstance(node, ast.ImportFrom) and node.module == "audit":
                found += [f"{path.name}:{node.lineno}" for a in node.names if a.name == "interests"]
    return found


def test_no_code_of_the_assistant_so_much_as_names_the_register() -> None:
    assert names_of_money(ROOT / "assistant") == []


@pytest.mark.parametrize(
    "planted",
    [
        'import importlib\nimportlib.import_module("audit.interests")',
        'from pathlib import Path\nPath("/home/x/register.toml").read_text()',
        "from audit import interests",
    ],
)
def test_a_register_that_is_named_is_found(copy: Path, planted: str) -> None:
    path = copy / "assistant" / "shopping" / "planted.py"
    path.write_text(planted, "utf-8")
    try:
        assert names_of_money(copy / "assistant") != []
    finally:
        path.unlink()


def test_the_action_server_loads_the_wire_types_and_nothing_that_knows_money() -> None:
    program = (
        "import sys, json\n"
        "from rasa_sdk.executor import ActionExecutor\n"
        "ActionExecutor().register_package('assistant.actions')\n"
        "print(json.dumps([m for m in sys.modules if m.split('.')[0] in ('audit', 'hardware')]))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(result.stdout.splitlines()[-1]))
    assert "audit.records.messages" in loaded
    assert not {
        name
        for name in loaded
        if name.startswith(("audit.interests", "audit.ledger", "audit.gate.door", "hardware"))
    }


# -- changing the money changes nothing that leaves the actions ----------------------------------

MERCHANTS = ("valdor", "brimolet", "pelmira", "ostelin", "corvanne", "mirandou", "lurmont")
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("action_suggest", {"need": "café moulu", "purpose": "find", "language": "fr"}),
    ("action_suggest", {"need": "ground coffee", "purpose": "compare"}),
    ("action_suggest", {"need": "bouilloire", "purpose": "price", "language": "fr"}),
    ("action_suggest", {"need": "milk", "purpose": "find"}),
    ("action_tell_time", {}),
    ("action_read_list", {}),
)


def register(rates: dict[str, int | None], own_brand: str = "Nonesuch") -> str:
    """A register in which each merchant pays its rate in thousandths; None is on record as 0."""
    parties = "".join(f'[[party]]\nid = "{name}"\nname = "{name.title()}"\n' for name in rates)
    relations = "".join(
        f'[[unpaid]]\nmerchant = "{name}"\nrecorded = 2026-01-01\n'
        if rate is None
        else f'[[relation]]\nmerchant = "{name}"\npayer = "{name}"\nbeneficiary = "candide"\n'
        f'basis = "sale"\nrate_permille = {rate}\nvalid_from = 2026-01-01\n'
        for name, rate in rates.items()
    )
    maker = f'[[party]]\nid = "candide"\nname = "Candide"\nbrands = ["{own_brand}"]\n'
    return f'maker = "candide"\n{maker}{parties}{relations}'


class Money:
    """Puts a register everywhere one could look for it."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        self.path = home / "register.toml"
        patch.setattr(Register, "load", lambda _path=None: Register(self.path.read_text("utf-8")))

    def set(self, text: str) -> None:
        Register(text)
        self.path.write_text(text, "utf-8")


@pytest.fixture
def money(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Money:
    """Whoever loads a register here gets ours."""
    return Money(tmp_path, monkeypatch)


def what_leaves(actions: Actions) -> bytes:
    """Everything the actions hand to Rasa, to the byte."""

    async def ask_all() -> list[Any]:
        return [await actions.run(action, **given) for action, given in ASKED]

    return json.dumps(asyncio.run(ask_all()), ensure_ascii=False).encode()


def check_wall(actions: Actions, money: Money, one: str, other: str) -> None:
    """Raises AssertionError if the money makes any difference."""
    money.set(one)
    first = what_leaves(actions)
    money.set(other)
    assert what_leaves(actions) == first


RATES = st.fixed_dictionaries({name: st.none() | st.integers(1, 1000) for name in MERCHANTS})
REGISTERS = st.builds(register, RATES, st.sampled_from(["Montfleur", "Bellavoye", "Clairjardin"]))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(one=REGISTERS, other=REGISTERS)
def test_changing_every_commission_leaves_every_message_of_the_actions_as_it_was(
    actions: Actions, money: Money, one: str, other: str
) -> None:
    check_wall(actions, money, one, other)


NOBODY_PAYS = register(dict.fromkeys(MERCHANTS))
SOMEBODY_PAYS = register({name: 10 * place + 10 for place, name in enumerate(MERCHANTS)})


def leaking_order(offers: Sequence[Offer]) -> list[Offer]:
    """A ranker that puts whoever pays best first."""
    register = Register.load()
    rates = {relation.merchant: relation.rate_permille or 0 for relation in register._relations}
    return sorted(offers, key=lambda offer: (-rates.get(offer.merchant, 0), offer.gtin))


def leaking_tie(offers: Sequence[Offer]) -> list[Offer]:
    """A ranker that is honest to within a cent, and lets money decide what is left."""
    register = Register.load()
    paid = {relation.merchant for relation in register._relations}
    return sorted(
        offers,
        key=lambda offer: (offer.features["landed_per_unit"] // 500, offer.merchant not in paid),
    )


@pytest.mark.parametrize("leak", [leaking_order, leaking_tie])
def test_a_planted_leaking_ranker_turns_the_check_red(
    actions: Actions, money: Money, monkeypatch: pytest.MonkeyPatch, leak: Any
) -> None:
    monkeypatch.setattr(advice, "ranked", leak)
    some = register({name: (300 if name == "brimolet" else None) for name in MERCHANTS})
    with pytest.raises(AssertionError):
        check_wall(actions, money, some, register(
            {name: (300 if name == "valdor" else None) for name in MERCHANTS}
        ))  # fmt: skip


def test_on_the_other_side_of_the_wall_the_money_does_make_a_difference(
    actions: Actions, money: Money, tmp_path: Path
) -> None:
    """Else the check above would prove nothing: the same message, judged under two registers."""
    said = {}
    for name, text in (("paid", SOMEBODY_PAYS), ("unpaid", NOBODY_PAYS)):
        money.set(text)
        (message,) = asyncio.run(
            actions.messages("action_suggest", need="café moulu", language="fr")
        )
        home = tmp_path / name
        home.mkdir()
        gate = open_gate(home, ManualClock(), render=render, speakable=speakable)
        gate.was_introduced()
        said[name] = gate.review(
            Suggestion.model_validate(message), occasion(language=Language.FRENCH)
        )[0]
        gate.close()
    assert said["paid"].label != said["unpaid"].label
    assert said["paid"].voice != said["unpaid"].voice
    assert said["paid"].words != said["unpaid"].words
