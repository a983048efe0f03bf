"""Which noes hold: the table says what the records say, whatever was said in whatever order."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.home import ledger_path
from audit.ledger.checklog import check_log
from audit.ledger.entries import Entry
from audit.ledger.noes import Noes, count_noes
from audit.ledger.store import Ledger
from audit.records.leaves import DeclineLeaf, DeclineScope, Leaf, LiftLeaf
from tests.audit.ledger.logs import ask, leaves_of, opened, tamper

PRODUCT, BRAND = DeclineScope.PRODUCT, DeclineScope.BRAND
THINGS = st.tuples(st.sampled_from(DeclineScope), st.sampled_from(["952", "marque"]))
SAID = st.lists(
    st.one_of(
        st.builds(
            lambda thing, lighter: DeclineLeaf(
                scope=thing[0], value=thing[1], unasked_only=lighter
            ),
            THINGS,
            st.booleans(),
        ),
        st.builds(lambda thing: LiftLeaf(scope=thing[0], value=thing[1]), THINGS),
    ),
    max_size=25,
)


def kept(path: Path) -> Noes:
    rows = ask(path, "select scope, value, seq, unasked_only from decline")
    return {(scope, value): (seq, bool(lighter)) for scope, value, seq, lighter in rows}


def say(path: Path, *leaves: Leaf) -> None:
    with opened(path) as ledger:
        ledger.append_all([Entry(leaf) for leaf in leaves])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(SAID)
def test_the_table_is_the_recount_of_the_records(said: list[DeclineLeaf | LiftLeaf]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = ledger_path(Path(folder))
        model: dict[tuple[str, str], bool] = {}
        with opened(path) as ledger:
            for leaf in said:
                ledger.append(Entry(leaf))
                key = (leaf.scope, leaf.value)
                if isinstance(leaf, DeclineLeaf):
                    model[key] = model.get(key, True) and leaf.unasked_only
                else:
                    model.pop(key, None)
            ledger.now_ms()
        recounted: Noes = {}
        for number, body in enumerate(leaves_of(path), 1):
            count_noes(recounted, number, body)
        assert kept(path) == recounted
        assert {key: lighter for key, (_, lighter) in recounted.items()} == model
        assert check_log(path) == ()


@pytest.mark.parametrize(
    ("said", "lighter", "record"),
    [([True], True, 1), ([False], False, 1), ([True, False], False, 2), ([False, True], False, 1)],
)
def test_a_no_to_everything_stands_over_a_lighter_one(
    home: Path, said: list[bool], lighter: bool, record: int
) -> None:
    path = ledger_path(home)
    say(path, *(DeclineLeaf(scope=PRODUCT, value="952", unasked_only=one) for one in said))
    assert kept(path) == {("product", "952"): (record, lighter)}


def test_a_lift_takes_back_the_one_thing_it_names(home: Path) -> None:
    path = ledger_path(home)
    say(
        path,
        DeclineLeaf(scope=PRODUCT, value="952"),
        DeclineLeaf(scope=BRAND, value="952"),
        LiftLeaf(scope=PRODUCT, value="952"),
        LiftLeaf(scope=PRODUCT, value="nothing"),
    )
    assert kept(path) == {("brand", "952"): (2, False)}


@pytest.mark.parametrize(
    "statement",
    [
        "delete from decline",
        "update decline set unasked_only = 1",
        "update decline set value = '953'",
        "insert into decline values ('brand', 'b', 1, 0)",
    ],
)
def test_whoever_changes_the_table_is_found_out(home: Path, statement: str) -> None:
    path = ledger_path(home)
    say(path, DeclineLeaf(scope=PRODUCT, value="952"))
    tamper(path, statement)
    assert [finding.code for finding in check_log(path)] == ["declines-differ"]


def test_an_old_record_without_the_lighter_kind_counts_as_a_whole_no() -> None:
    noes: Noes = {}
    count_noes(noes, 3, json.loads('{"kind":"decline","scope":"product","value":"952"}'))
    assert noes == {("product", "952"): (3, False)}


def test_another_process_sees_it_at_once(home: Path) -> None:
    path = ledger_path(home)
    with opened(path) as one, opened(path) as other:
        one.append(Entry(DeclineLeaf(scope=PRODUCT, value="952")))
        assert isinstance(other, Ledger)
        other.append(Entry(LiftLeaf(scope=PRODUCT, value="952")))
        assert kept(path) == {}
