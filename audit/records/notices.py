"""What the audit layer can be asked to say about itself, and what it says of what was changed."""

from __future__ import annotations

from enum import StrEnum


class Notice(StrEnum):
    """The subject of a notice; the first group answers questions, the others tell what was done."""

    WHY = "why"
    WHO_PAYS = "who_pays"
    FIGURES = "figures"
    COST = "cost"
    PROVE = "prove"
    HELD_BACK = "held_back"
    SETTINGS = "settings"
    MACHINE = "machine"

    SELLING_OFF = "selling_off"
    SELLING_ASK = "selling_ask"
    SELLING_ON = "selling_on"
    NEVER_AGAIN = "never_again"
    NEVER_AGAIN_WHAT = "never_again_what"
    LIFT_ASK = "lift_ask"
    LIFTED = "lifted"
    LIFT_NOTHING = "lift_nothing"
    CAPS_ASK = "caps_ask"
    CAPS_CHANGED = "caps_changed"
    CAPS_AT_END = "caps_at_end"
    CHILDREN_HERE = "children_here"
    CHILDREN_ASK = "children_ask"
    CHILDREN_GONE = "children_gone"
    PIN_ASK = "pin_ask"
    PIN_OPEN = "pin_open"
    PIN_CLOSED = "pin_closed"
    PIN_WRONG = "pin_wrong"
    PIN_LOCKED = "pin_locked"
    PIN_NONE = "pin_none"
    QUIET_ASK = "quiet_ask"
    QUIET_SET = "quiet_set"
    QUIET_WHEN = "quiet_when"
    KEPT_AS_IS = "kept_as_is"
    SETTING_FAILED = "setting_failed"
    SETTING_UNSURE = "setting_unsure"

    INTRODUCTION = "introduction"
    RIGHT_TO_OBJECT = "right_to_object"
    ASK_LANGUAGE = "ask_language"
    LANGUAGE_SET = "language_set"
    ASK_CHILDREN = "ask_children"
    ASK_PROFILE = "ask_profile"
    PROFILE_SET = "profile_set"
    CHARTER_CHANGED = "charter_changed"

    SURVEY_ON = "survey_on"
    SURVEY_OFF = "survey_off"
    SURVEY_ASK = "survey_ask"
    SURVEY_THANKS = "survey_thanks"

    UNDECLARED = "undeclared"
    FORGET = "forget"
    FORGOTTEN = "forgotten"
    FORGET_KEPT = "forget_kept"
    FORGET_FAILED = "forget_failed"
    FORGET_UNFINISHED = "forget_unfinished"
    FORGET_UNSURE = "forget_unsure"
    LOG_STOPPED = "log_stopped"

    @property
    def for_anyone(self) -> bool:
        """Whether the advising side may ask for it; the others tell what our own process did."""
        return self in _QUESTIONS


_QUESTIONS = frozenset(
    {
        Notice.WHY, Notice.WHO_PAYS, Notice.FIGURES, Notice.COST, Notice.PROVE, Notice.HELD_BACK,
        Notice.SETTINGS, Notice.MACHINE,
    }
)  # fmt: skip
