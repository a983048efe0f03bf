"""Every column, field and code is explained in both languages, and no column ever moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args

import pytest

from audit.charter import ERROR, UNREADABLE
from audit.choices.settings import PinChange, Setting, SettingRefused, checked
from audit.gate.judgement import REGISTER_UNREADABLE
from audit.ledger.export.columns import (
    COLUMNS,
    LEAVES,
    TABLES_VERSION,
    Meaning,
    Type,
    WordsState,
    detail_fields,
    meaning_of_field,
)
from audit.ledger.export.parquet_table import arrow_schema
from audit.records.messages import Suggestion
from audit.records.notices import Notice

# What people's own programs rely on: only ever add at the end, and raise the version.
FROZEN = """
record kind time time_sure log_ms turn requested label verdict rules subject skill intent language
voice words milliseconds trigger sponsors sponsor_names beneficiaries beneficiary_names left_out
profile charter register catalogue share_sold_turns share_helped_turns share_sold_words
share_helped_words share_sold_ms share_helped_ms of outcome played_ms scope value name problem
reason detail words_state heard spoken need campaign tier counted unasked_only what
source
""".split()
INTEGERS = """
record log_ms words milliseconds left_out share_sold_turns share_helped_turns share_sold_words
share_helped_words share_sold_ms share_helped_ms of played_ms
""".split()
BOOLEANS = ["time_sure", "requested", "unasked_only"]
BY_NAME = {column.name: column for column in COLUMNS}


def test_the_columns_are_those_of_version_1_2_0() -> None:
    assert TABLES_VERSION == "1.2.0"
    assert [column.name for column in COLUMNS] == FROZEN


def test_the_types_are_those_of_version_1_2_0() -> None:
    types = {field.name: str(field.type) for field in arrow_schema()}
    assert types == {
        name: "int64" if name in INTEGERS else "bool" if name in BOOLEANS else "string"
        for name in FROZEN
    }


def members(annotation: Any) -> Iterator[str]:
    """The codes that a field's type allows, if it lists them."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from (member.value for member in annotation)
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from members(part)


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind in LEAVES for field in LEAVES[kind].model_fields]
)
def test_every_field_of_every_record_is_shown_and_explained(kind: str, field: str) -> None:
    shown = any(column.source == field and kind in column.kinds for column in COLUMNS)
    assert shown or field in detail_fields()
    assert_explained(meaning_of_field(kind, field))


def said_values(setting: Setting) -> Iterator[str]:
    """The words that a setting can be set to; numbers, times and digests explain themselves."""
    for word in ("on", "off", "yes", "no", "none", "careful", "open", "fr", "en", "default",
                 *PinChange):  # fmt: skip
        try:
            checked(setting, word)
        except SettingRefused:
            continue
        yield word


PURPOSES = tuple(members(Suggestion.model_fields["purpose"].annotation))


@pytest.mark.parametrize(
    ("column", "code"),
    sorted(
        {
            (column.name, code)
            for column in COLUMNS
            for kind in column.kinds
            if column.type in (Type.CODE, Type.CODES) and column.source in LEAVES[kind].model_fields
            for code in members(LEAVES[kind].model_fields[column.source].annotation)
        }
        | {("words_state", state.value) for state in WordsState}
        | {("rules", rule) for rule in (UNREADABLE, ERROR, REGISTER_UNREADABLE)}
        | {("subject", notice.value) for notice in Notice}
        | {("subject", purpose) for purpose in PURPOSES}
        | {("subject", told) for told in ("left-out", "may-lift")}
        | {("name", setting.value) for setting in Setting}
        | {("value", value) for setting in Setting for value in said_values(setting)}
        | {(name, code) for name in BOOLEANS for code in ("true", "false")}
    ),
)  # fmt: skip
def test_every_code_is_explained(column: str, code: str) -> None:
    codes = {meaning.name: meaning for meaning in BY_NAME[column].codes}
    assert code in codes
    assert_explained(codes[code])


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.name)
def test_every_column_is_explained_and_says_what_it_applies_to(column: Any) -> None:
    assert column.kinds
    assert_explained(column.meaning)
    for code in column.codes:
        assert_explained(code)


def test_no_code_is_explained_that_no_record_can_hold() -> None:
    for name in ("kind", "label", "verdict", "voice", "outcome", "scope", "problem", "reason",
                 "what", "source"):  # fmt: skip
        column = BY_NAME[name]
        possible = {
            code
            for kind in column.kinds
            for code in members(LEAVES[kind].model_fields[column.source].annotation)
        }
        assert {code.name for code in column.codes} == possible


def test_no_notice_or_setting_is_explained_that_does_not_exist() -> None:
    notices = {notice.value for notice in Notice} | {"left-out", "may-lift"} | set(PURPOSES)
    assert {code.name for code in BY_NAME["subject"].codes} == notices
    assert {code.name for code in BY_NAME["name"].codes} == {setting.value for setting in Setting}


def assert_explained(meaning: Meaning) -> None:
    for said in (meaning.fr, meaning.en):
        assert said.endswith(".")
    assert meaning.fr != meaning.en
    # French puts a space that does not break before these.
    assert not re.search(r"[^\u00a0][:;?!»](?!\d)|«[^\u00a0]", meaning.fr)
    assert "\u00a0" not in meaning.en
