"""French or English, decided for each utterance from what both recognisers made of it.

Each recogniser makes words of whatever it hears; the one whose language it was is surer of them,
leaves less unknown, and makes words at a rate people speak at that read as that language. A bonus
keeps the language spoken last, the larger the less was said: nobody changes languages for a "no",
and "stop" or "okay" is of both. An answer that was expected counts for its language, too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from assistant.hearing.language import guess_language
from assistant.hearing.recogniser import Heard
from audit.language import Language

_READS_SO = 0.10
_LAST, _LAST_OF_FEW = 0.05, 0.35  # the second is shared out among the words
_EXPECTED = 0.5
_SLOWEST, _FASTEST = 0.8, 5.0  # words a second
_ODD_RATE = 0.15
# A sentence that is forced into the other language's words comes out as a few long drawn ones.
_FLUENT = 12.0  # letters a second: from here on somebody is heard to speak, not to drawl
_FLUENCY = 1.0

STARTER_BELIEVED_FROM = 1.5
"""How likely a sentence of the starter recognisers must be to have been said.

One in a hundred sentences of synthetic voices is less likely, and so are two in three noises that
words are made of, and half of the sentences in other languages.
"""

_OTHER = {Language.FRENCH: Language.ENGLISH, Language.ENGLISH: Language.FRENCH}


def which_language(
    heard: Mapping[Language, Heard], last: Language, expected: Collection[Language] = ()
) -> Language:
    """The language that was spoken; `last` is the one spoken before.

    `expected` has those in which it is an answer as expected. With one recogniser it is that
    one's. Nothing heard by either: `last`.
    """
    if len(heard) == 1:
        return next(iter(heard))
    if not any(result.words for result in heard.values()):
        return last
    scores = {language: likeliness(result, language) for language, result in heard.items()}
    for language in expected:
        scores[language] += _EXPECTED
    if heard.get(last) and heard[last].words:
        scores[last] += _LAST + _LAST_OF_FEW / len(heard[last].words)
    return max(scores, key=lambda language: (scores[language], language is last))


def likeliness(heard: Heard, language: Language) -> float:
    """How well what was heard fits having been said in `language`; about 0 to 2."""
    if not heard.words:
        return 0.0
    known = len(heard.words) / (len(heard.words) + heard.unknown)
    score = heard.confidence * known
    seconds = (heard.words[-1].end_ms - heard.words[0].start_ms) / 1000
    if seconds > 0 and not _SLOWEST <= len(heard.words) / seconds <= _FASTEST:
        score -= _ODD_RATE
    letters = sum(len(word.text) for word in heard.words)
    score += _FLUENCY * min(1.0, letters / max(seconds, 0.2) / _FLUENT)
    # A line that reads as the other language whatever came before speaks against this one.
    for fallback, sign in ((_OTHER[language], 1), (language, -1)):
        if (guess_language(heard.text, None, fallback) is language) is (sign > 0):
            score += sign * _READS_SO
    return score


def leading_language(texts: Mapping[Language, str], last: Language) -> Language:
    """The language that an unfinished utterance seems to be in: `last` until one reads so alone."""
    own = [
        language
        for language, text in texts.items()
        if text and guess_language(text, None, _OTHER[language]) is language
    ]
    if len(own) == 1:
        return own[0]
    return last if last in texts or not texts else next(iter(texts))
