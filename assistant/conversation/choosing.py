"""What a household decides about selling by voice: done at once where it means less of it.

What makes selling easier is asked about first. Where children live, an adult's number is asked for
before that: whoever speaks could be a child (promise 6).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.conversation.answers import said_digits
from assistant.conversation.confirming import yes_or_no
from assistant.conversation.questions import Question, Reply, own_notice
from assistant.conversation.said import Expected
from assistant.skills.effects.home import Children, OpenForAdult, Survey
from assistant.skills.effects.selling import ChangeCaps, LiftNo, NeverAgain, QuietHours, Selling
from audit.choices.adult import PinAnswer
from audit.choices.settings import LEVELS, Level, Setting, contains_hours, quiet_value
from audit.choices.wishes import gtin14
from audit.gate.door import Gate
from audit.ledger.errors import LedgerError
from audit.named import No
from audit.records.leaves import DeclineScope
from audit.records.messages import Argument, NoticeRequest
from audit.records.notices import Notice

Choice = NeverAgain | LiftNo | Selling | ChangeCaps | Children | OpenForAdult | QuietHours | Survey


def choose(effects: Sequence[Choice], gate: Gate) -> Reply:
    """Carry out what the household decided in one sentence, or ask about it first.

    Blocking; never raises. Of several decisions the one that sells less comes first.
    """
    try:
        return _choose(effects, gate)
    except (LedgerError, OSError) as error:
        return _failed(error)


def _choose(effects: Sequence[Choice], gate: Gate) -> Reply:
    never = [effect for effect in effects if isinstance(effect, NeverAgain)]
    lifts = [effect for effect in effects if isinstance(effect, LiftNo)]
    if Selling(allowed=False) in effects:
        gate.choices.set(Setting.SELLING, "off")
        return _done("selling", Notice.SELLING_OFF)
    if never:
        return _never_again(never, gate)
    if Selling(allowed=True) in effects:
        return _loosen(gate, Notice.SELLING_ASK, lambda: _sell_again(gate, _meant(lifts, gate)))
    if lifts:
        return _lift(_meant(lifts, gate), gate)
    return _set(effects[0], gate)


def _set(effect: Choice, gate: Gate) -> Reply:
    match effect:
        case ChangeCaps():
            return _change_caps(effect, gate)
        case Children(here=True):
            gate.choices.set(Setting.CHILDREN, "yes")
            return _done(effect.effect, Notice.CHILDREN_HERE, pin=int(gate.choices.pin.chosen))
        case Children():
            return _loosen(gate, Notice.CHILDREN_ASK, lambda: _children_gone(gate, effect.effect))
        case OpenForAdult() if not gate.choices.wishes().children_here:
            return Reply((own_notice(Notice.PIN_CLOSED),))
        case OpenForAdult():
            return _ask_pin(gate, lambda: Reply((own_notice(Notice.PIN_OPEN),)))
        case QuietHours():
            return _quiet(effect, gate)
        case Survey(allowed=allowed):
            gate.choices.set(Setting.SURVEY, "on" if allowed else "off")
            return _done(effect.effect, Notice.SURVEY_ON if allowed else Notice.SURVEY_OFF)
    raise TypeError(effect)


def _never_again(effects: Sequence[NeverAgain], gate: Gate) -> Reply:
    noes: tuple[No, ...] = ()
    for effect in effects:
        if effect.value is None:
            noes += gate.never_again(DeclineScope(effect.scope))
        else:
            noes += (_no(effect.scope, effect.value, effect.name),)
    gate.choices.never_again(noes)
    if not noes:
        return Reply((own_notice(Notice.NEVER_AGAIN_WHAT),))
    return _done("never_again", Notice.NEVER_AGAIN, **_named(noes))


def _no(scope: str, value: str, name: str | None) -> No:
    """A no to something by its name."""
    reach = DeclineScope(scope)
    full = gtin14(value) if reach is DeclineScope.PRODUCT else value
    return No(reach, full, name or value, name or value)


def _meant(effects: Sequence[LiftNo], gate: Gate) -> tuple[No, ...]:
    """The standing noes that the household takes back: those it names, or the last ones."""
    wanted: list[No] = []
    for effect in effects:
        if effect.scope is not None and effect.value is not None:
            wanted.append(_no(effect.scope, effect.value, effect.name))
        else:
            reach = (None, "likeness" if effect.scope == "product" else None, effect.scope)
            latest = gate.choices.latest
            wanted.extend(no for no in latest if effect.scope is None or no.scope in reach)
    return gate.choices.standing(wanted)


def _lift(noes: tuple[No, ...], gate: Gate) -> Reply:
    if not noes:
        return Reply((own_notice(Notice.LIFT_NOTHING),))

    def lift() -> Reply:
        gate.choices.lift(noes)
        return _done("lift_no", Notice.LIFTED, **_named(noes))

    return _loosen(gate, Notice.LIFT_ASK, lift, **_named(noes))


def _sell_again(gate: Gate, noes: tuple[No, ...]) -> Reply:
    gate.choices.set(Setting.SELLING, "on")
    gate.choices.lift(noes)
    return _done("selling", Notice.SELLING_ON)


def _children_gone(gate: Gate, effect: str) -> Reply:
    gate.choices.set(Setting.CHILDREN, "no")
    return _done(effect, Notice.CHILDREN_GONE)


def _change_caps(effect: ChangeCaps, gate: Gate) -> Reply:
    level = _level(effect, gate)
    if level is None:
        return Reply((own_notice(Notice.CAPS_AT_END, up=int(effect.to == "more")),))

    def change() -> Reply:
        gate.choices.set_level(level)
        caps = gate.choices.caps()
        return _done(
            effect.effect,
            Notice.CAPS_CHANGED,
            unasked=caps.unasked_per_day,
            asked=caps.asked_per_hour,
        )

    if not gate.choices.is_looser(level):
        return change()
    caps = gate.choices.caps_at(level)
    return _loosen(
        gate, Notice.CAPS_ASK, change, unasked=caps.unasked_per_day, asked=caps.asked_per_hour
    )


def _level(effect: ChangeCaps, gate: Gate) -> Level | None:
    match effect.to:
        case "less":
            return gate.choices.level(-1)
        case "more":
            return gate.choices.level(1)
        case profile:
            return next(one for one in LEVELS if one.profile == profile and not one.caps)


def _quiet(effect: QuietHours, gate: Gate) -> Reply:
    if effect.start is None or effect.end is None or effect.start == effect.end:
        return Reply((own_notice(Notice.QUIET_WHEN),))
    hours = effect.start, effect.end

    def change() -> Reply:
        gate.choices.set_quiet(*hours)
        return _done(effect.effect, Notice.QUIET_SET, hours=quiet_value(*hours))

    now = gate.choices.wishes().quiet
    if now is None or contains_hours(hours, now):
        return change()
    return _loosen(gate, Notice.QUIET_ASK, change, hours=quiet_value(*hours))


def _loosen(gate: Gate, notice: Notice, change: Callable[[], Reply], **facts: Argument) -> Reply:
    """Ask before selling is made easier; where children live, ask for the adult's number first."""

    def ask() -> Reply:
        return Reply((own_notice(notice, **facts),), question=_yes_or_no(change))

    return _ask_pin(gate, ask) if gate.choices.needs_adult() else ask()


def _yes_or_no(change: Callable[[], Reply]) -> Question:
    def act(_gate: Gate, answer: bool) -> Reply:
        if not answer:
            return Reply((own_notice(Notice.KEPT_AS_IS),))
        try:
            return change()
        except (LedgerError, OSError) as error:
            return _failed(error)

    return Question(
        read=lambda sentence, _language: yes_or_no(sentence),
        act=act,
        unsure=lambda answer: own_notice(Notice.SETTING_UNSURE) if answer else None,
        answer=Expected.YES_OR_NO,
    )


def _ask_pin(gate: Gate, opened: Callable[[], Reply]) -> Reply:
    """Ask for the adult's number; `opened` is what follows where it is right."""
    if not gate.choices.pin.chosen:
        return Reply((own_notice(Notice.PIN_NONE),))

    def act(gate: Gate, digits: str) -> Reply:
        try:
            answer = gate.choices.try_pin(digits)
            return opened() if answer is PinAnswer.RIGHT else Reply((_PIN_NOTICES[answer],))
        except (LedgerError, OSError) as error:
            return _failed(error)

    question = Question(
        read=lambda sentence, _language: said_digits(sentence),
        act=act,
        unsure=lambda _digits: own_notice(Notice.SETTING_UNSURE),
        answer=Expected.NUMBER,
        private=True,
    )
    return Reply((own_notice(Notice.PIN_ASK),), question=question)


_PIN_NOTICES: dict[PinAnswer, NoticeRequest] = {
    PinAnswer.WRONG: own_notice(Notice.PIN_WRONG),
    PinAnswer.LOCKED: own_notice(Notice.PIN_LOCKED),
    PinAnswer.NONE: own_notice(Notice.PIN_NONE),
}


def _done(effect: str, notice: Notice, **facts: Argument) -> Reply:
    return Reply((own_notice(notice, **facts),), effect=effect)


def _failed(error: LedgerError | OSError) -> Reply:
    known = error if isinstance(error, LedgerError) else None
    return Reply((own_notice(Notice.SETTING_FAILED),), error=known)


def _named(noes: tuple[No, ...]) -> dict[str, Argument]:
    """The names of what was declined, each once, in both languages."""
    return {
        "fr": tuple(dict.fromkeys(no.fr for no in noes)),
        "en": tuple(dict.fromkeys(no.en for no in noes)),
        "scope": noes[0].scope.value,
    }
