"""What changed from one register to the next, as it is counted and as it is told."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit.interests import Register, changes
from audit.interests.toml_source import write_toml
from audit.language import Language
from tests.audit.interests.registers import (
    DAY,
    captain,
    documents,
    in_order,
    link,
    made,
    relation,
    unpaid,
)


def told(before: Register | None, after: Register, language: Language = Language.ENGLISH) -> str:
    return "\n".join(changes(before, after).lines(language))


def counts(before: Register | None, after: Register) -> tuple[int, int, int]:
    found = changes(before, after)
    return found.added, found.removed, found.changed


def test_everything_is_new_where_nothing_was() -> None:
    assert counts(None, made(relation=[relation()])) == (5, 0, 0)


def test_nothing_changed_where_only_the_order_or_a_comment_did() -> None:
    one = made(relation=[relation(id="a"), relation(id="b")])
    other = made(relation=[relation(id="b"), relation(id="a")])
    assert counts(one, other) == (0, 0, 0)
    assert not changes(one, Register(one.text + "\n# more to say\n"))


def test_another_rate_is_one_change() -> None:
    """With an id or without: it is the same payment, for another sum."""
    for more in ({}, {"id": "r1"}):
        before = made(relation=[relation(rate_permille=60, **more)])
        after = made(relation=[relation(rate_permille=65, **more)])
        assert counts(before, after) == (0, 0, 1)
        assert told(before, after).replace(" [r1]", "").splitlines() == [
            "~ payment: Shop pays Us 6% of the price of each sale, at Shop, since 2026-01-01",
            "  → payment: Shop pays Us 6.5% of the price of each sale, at Shop, since 2026-01-01",
        ]


def test_another_payer_is_another_payment() -> None:
    before, after = made(relation=[relation()]), made(relation=[relation(payer="group")])
    assert counts(before, after) == (1, 1, 0)
    same_id = made(relation=[relation(id="r")]), made(relation=[relation(id="r", payer="group")])
    assert counts(*same_id) == (0, 0, 1)


def test_an_entry_that_stands_twice_and_then_once_is_one_removed() -> None:
    assert counts(made(unpaid=[unpaid(), unpaid()]), made(unpaid=[unpaid()])) == (0, 1, 0)


def test_another_maker_is_a_change() -> None:
    assert counts(made(), made(maker="shop")) == (0, 0, 1)
    assert told(made(), made(maker="shop")) == "~ maker: us → shop"


def test_every_kind_of_entry_is_told_in_both_languages() -> None:
    after = made(
        parties="us shop",
        party=[
            {"id": "us", "name": "Us", "brands": ["Ours", "Mine"]},
            {"id": "shop", "name": "Shop", "owner": "us"},
        ],
        brand=[{"party": "us", "name": "New", "valid_from": DAY, "valid_to": DAY, "id": "b"}],
        relation=[
            relation(basis="flat", rate_permille=None, amount_cents=123_450, brands=["Ours"]),
            relation(basis="click", rate_permille=None, categories=["tea"], merchant=None,
                     brands=["Mine"]),
            relation(rate_permille=None, amount_cents=50),
        ],
        link=[link("us", "shop", 255, control="votes"), link("us", "shop", None, control="board")],
        captain=[captain("shop", beneficiary="us")],
        unpaid=[unpaid(categories=["tea", "jam"])],
    )  # fmt: skip
    assert told(None, after).splitlines() == [
        "+ party: Us (us), brands: Ours, Mine",
        "+ party: Shop (shop), controlled by Us",
        "+ brand: New, of Us, from 2026-11-22 to 2026-11-22 [b]",
        "+ payment: Shop pays Us €1,234.50 a month, whoever buys, at Shop, brands: Ours, "
        "since 2026-01-01",
        "+ payment: Shop pays Us an unknown sum for each click, brands: Mine, categories: tea, "
        "since 2026-01-01",
        "+ payment: Shop pays Us €0.50 for each sale, at Shop, since 2026-01-01",
        "+ link: Us holds 25.5% of Shop and controls it (votes), since 2026-01-01",
        "+ link: Us controls Shop (board), since 2026-01-01",
        "+ captain: Shop curates “ground_coffee” and counts as paying for all of it, "
        "to the gain of Us, since 2026-01-01",
        "+ unpaid: nobody pays at Shop, categories: tea, jam, since 2026-01-01",
    ]
    assert told(None, after, Language.FRENCH).splitlines() == [
        "+ partie\u00a0: Us (us), marques\u00a0: Ours, Mine",
        "+ partie\u00a0: Shop (shop), contrôlée par Us",
        "+ marque\u00a0: New, propriété de Us, du 2026-11-22 au 2026-11-22 [b]",
        "+ paiement\u00a0: Shop paie à Us 1\u202f234,50\u00a0€ par mois, qui que ce soit qui "
        "achète, chez Shop, marques\u00a0: Ours, depuis le 2026-01-01",
        "+ paiement\u00a0: Shop paie à Us une somme inconnue par clic, marques\u00a0: Mine, "
        "catégories\u00a0: tea, depuis le 2026-01-01",
        "+ paiement\u00a0: Shop paie à Us 0,50\u00a0€ par vente, chez Shop, depuis le 2026-01-01",
        "+ lien\u00a0: Us détient 25,5\u00a0% de Shop et la contrôle (votes), depuis le 2026-01-01",
        "+ lien\u00a0: Us contrôle Shop (board), depuis le 2026-01-01",
        "+ rayon\u00a0: Shop compose «\u00a0ground_coffee\u00a0» et y compte partout comme payeur, "
        "au profit de Us, depuis le 2026-01-01",
        "+ sans paiement\u00a0: personne ne paie chez Shop, catégories\u00a0: tea, jam, "
        "depuis le 2026-01-01",
    ]


@settings(max_examples=40, deadline=None)
@given(one=documents(), other=documents(), shuffled=st.randoms(use_true_random=False))
def test_changes_lead_from_the_one_register_to_the_other(
    one: dict[str, Any], other: dict[str, Any], shuffled: Any
) -> None:
    """As many entries as there were, without the removed, with the added; and none by itself."""
    before, after = in_order(one), in_order(other)
    assume(before and after)
    assert before is not None
    assert after is not None
    old, new = Register(write_toml(before)), Register(write_toml(after))
    found = changes(old, new)
    tables = ("party", *(name for name in one if isinstance(one[name], list) and name != "party"))
    size_before = sum(len(getattr(before, name)) for name in tables)
    size_after = sum(len(getattr(after, name)) for name in tables)
    assert size_before + found.added - found.removed == size_after
    back = changes(new, old)
    assert (back.added, back.removed, back.changed) == (found.removed, found.added, found.changed)
    for table in tables:
        shuffled.shuffle(one[table])
    again = in_order(one)
    assert again is not None
    assert not changes(old, Register(write_toml(again)))
