"""A campaign is typed: what could be spoken or followed is refused, in both languages."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.campaigns import Campaign
from audit.campaigns.campaigns import Campaigns, write_toml
from audit.campaigns.checking import CAMPAIGNS_AT_MOST, CampaignsInvalid
from audit.language import Language

PLAIN = """
[[campaign]]
id = "pelmira-cold-day"
sponsor = "pelmira"
category = "roll_neck_pullover"
audience = "everyone"
wants = ["browsing_history", "social_likes"]
moment = { skill = "weather", utterance = "weather-now", facts = { now_c = { at_most = 8 } } }
valid_from = 2026-11-01
valid_to = 2027-02-28
"""


def refusal(text: str) -> CampaignsInvalid:
    with pytest.raises(CampaignsInvalid) as caught:
        Campaigns.read(text)
    return caught.value


def test_a_plain_campaign_is_read_as_it_is_written() -> None:
    (campaign,) = Campaigns.read(PLAIN).every
    assert (campaign.id, campaign.sponsor) == ("pelmira-cold-day", "pelmira")
    assert campaign.category == "roll_neck_pullover"
    assert campaign.wants == ("browsing_history", "social_likes")
    assert not campaign.aimed_at_children
    assert [campaign.is_on(date(2026, 10, 31)), campaign.is_on(date(2026, 11, 1))] == [False, True]
    assert [campaign.is_on(date(2027, 2, 28)), campaign.is_on(date(2027, 3, 1))] == [True, False]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("id", "Le pull que vous avez regardé hier"),
        ("id", "buy-now-and-save-fifty-percent"),
        ("sponsor", "https://pelmira.example/pull"),
        ("sponsor", "www.pelmira.example"),
        ("category", "un pull comme celui du ministre"),
        ("audience", "Parents pressés"),
        ("wants", "what you liked yesterday"),
        ("moment.skill", "weather!"),
        ("moment.utterance", "il fait froid"),
        ("moment.facts.sky", "il pleut, couvrez-vous"),
    ],
)
def test_no_text_gets_in_anywhere(field: str, text: str) -> None:
    campaign: dict[str, Any] = Campaigns.read(PLAIN).every[0].model_dump(mode="json")
    *path, last = field.split(".")
    place = campaign
    for name in path:
        place = place[name]
    place[last] = [text] if last == "wants" else text
    written = _toml(campaign)
    error = refusal(written)
    assert f"campaign 1, {field}" in error.sentence(Language.FRENCH)
    if field == "audience":
        assert "everyone, children" in error.sentence(Language.ENGLISH)
        return
    assert "ni phrase, ni adresse web" in error.sentence(Language.FRENCH)
    assert "no sentence and no web address" in error.sentence(Language.ENGLISH)


def _toml(campaign: dict[str, Any]) -> str:
    """A campaign as TOML, whatever is in it."""

    def value(of: Any) -> str:
        if isinstance(of, dict):
            return (
                "{ " + ", ".join(f"{k} = {value(v)}" for k, v in of.items() if v is not None) + " }"
            )
        if isinstance(of, list):
            return "[" + ", ".join(map(value, of)) + "]"
        return f'"{of}"' if isinstance(of, str) else str(of)

    lines = [f"{name} = {value(of)}" for name, of in campaign.items() if of is not None]
    return "[[campaign]]\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("changed", "place", "fr", "en"),
    [
        ('\nslogan = "vite"', "slogan", "ce champ n'existe pas", "there is no such field"),
        (("now_c", "place"), "moment.facts.place", "pas un fait public", "no public fact"),
        (('"weather"', '"shopping_list"'), "moment.facts.now_c", "pas un fait public", "no public"),
        (("{ at_most = 8 }", "5"), "moment.facts.now_c", "intervalle comme", "a range such as"),
        (("at_most = 8", "at_most = 7.5"), "at_most", "nombre entier", "whole number"),
        (("at_most = 8", "at_most = true"), "at_most", "nombre entier", "whole number"),
        (("= 8", "= 8, at_least = 9"), "now_c", "au moins 9 et au plus 8", "at least 9"),
        (("2027-02-28", "2026-02-28"), "campaign 1", "finit avant", "ends before"),
        (("2026-11-01", "1793491200"), "valid_from", "date est attendue", "date is expected"),
        (('"pelmira"', "7"), "sponsor", "un texte est attendu", "a text is expected"),
        (('id = "pelmira-cold-day"', ""), "id", "il manque", "it is missing"),
        (PLAIN, "campaign 2, id", "déjà pris", "taken already"),
        ("[[campaign", "", "TOML valable", "valid TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(
    changed: str | tuple[str, str], place: str, fr: str, en: str
) -> None:
    text = PLAIN + changed if isinstance(changed, str) else PLAIN.replace(*changed)
    error = refusal(text)
    for language, part in ((Language.FRENCH, fr), (Language.ENGLISH, en)):
        assert place in error.sentence(language)
        assert part in error.sentence(language)


def test_more_campaigns_than_anyone_can_read_are_refused() -> None:
    many = "".join(PLAIN.replace("pelmira-cold", f"p{n}") for n in range(CAMPAIGNS_AT_MOST + 1))
    assert f"more than {CAMPAIGNS_AT_MOST}" in refusal(many).sentence(Language.ENGLISH)
    assert "larger than" in refusal("#" * 5_000_000).sentence(Language.ENGLISH)


def test_what_is_let_in_holds_no_comment() -> None:
    said = "# Mesdames, messieurs : achetez !\n" + PLAIN
    plain = Campaigns.read(said).without()
    assert "achetez" not in plain.text
    assert plain.every == Campaigns.read(said).every


def test_no_file_is_no_campaign_and_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    assert Campaigns.of_household(tmp_path / "campaigns.toml") == Campaigns()
    assert Campaigns().digest == ""
    (tmp_path / "campaigns.toml").mkdir()
    with pytest.raises(CampaignsInvalid):
        Campaigns.of_household(tmp_path / "campaigns.toml")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CampaignsInvalid):
        Campaigns.of_household(tmp_path / "link")


WORDS = st.sampled_from(["a", "7", "roll_neck", "now-or-never", "x_1-y_2-z", "d" * 40])
WHOLE = st.integers(-(2**53) + 1, 2**53 - 1)
FACTS = st.one_of(
    WORDS,
    st.builds(lambda n: {"at_most": n}, WHOLE),
    st.builds(lambda n: {"at_least": n}, WHOLE),
    st.builds(
        lambda n, more: {"at_least": n, "at_most": n + more}, st.integers(-9, 9), WORDS.map(len)
    ),
)
MOMENTS = st.one_of(
    st.fixed_dictionaries(
        {
            "skill": st.just("weather"),
            "utterance": WORDS,
            "facts": st.dictionaries(st.sampled_from(["now_c", "low_c", "high_c", "sky"]), FACTS),
        }
    ),
    st.fixed_dictionaries({"skill": WORDS, "utterance": WORDS}),
)  # fmt: skip
CAMPAIGNS = st.builds(
    lambda start, days, **rest: Campaign.model_validate(
        {
            **rest,
            "valid_from": start,
            "valid_to": None if days is None else date.fromordinal(start.toordinal() + days),
        }
    ),
    id=WORDS,
    sponsor=WORDS,
    category=WORDS,
    moment=MOMENTS,
    audience=st.sampled_from(["everyone", "children"]),
    wants=st.lists(WORDS, max_size=16).map(tuple),
    start=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    days=st.none() | st.integers(0, 4000),
)


@given(st.lists(CAMPAIGNS, max_size=4, unique_by=lambda one: one.id))
@settings(max_examples=50)
def test_what_is_written_is_read_again_as_it_was(every: list[Campaign]) -> None:
    assert Campaigns.read(write_toml(every)).every == tuple(every)


@given(st.text(min_size=1, max_size=60), st.sampled_from(["id", "sponsor", "category"]))
def test_no_space_no_dot_no_capital_and_no_sign_gets_in(text: str, field: str) -> None:
    campaign = Campaigns.read(PLAIN).every[0].model_dump(mode="json") | {field: text}
    if re.fullmatch(r"[a-z0-9]+([_-][a-z0-9]+){0,4}", text) and len(text) <= 40:
        assert getattr(Campaign.model_validate(campaign), field) == text
    else:
        with pytest.raises(ValueError, match=field):
            Campaign.model_validate(campaign)
