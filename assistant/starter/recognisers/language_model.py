"""How likely a word is after the two before it: a trigram model with Kneser-Ney smoothing.

A word seen after a history has its discounted share of that history's count, plus its share of the
shorter history's model; any other word has the latter only. A shorter history counts in how many
contexts a word came after it, not how often: *jour* comes often, but nearly always after *bon*
(Kneser and Ney, 1995). Of equal sentences only the square root counts, as many are drawn from
forms far more often than anybody says them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.starter.recognisers.fst import Fst

History = tuple[str, ...]
START, END, UNKNOWN = "<s>", "</s>", "[unk]"
_ORDER = 3
_DISCOUNT = 0.8
_EVERY_WORD = 0.1  # counted for each word of the vocabulary, seen or not


@dataclass(frozen=True)
class BackOffModel:
    """`seen` holds the words seen after each history; `back_off` what is left for all others."""

    seen: Mapping[History, Mapping[str, float]]
    back_off: Mapping[History, float]

    def probability(self, word: str, history: History) -> float:
        """Of `word` after `history`, whose length may be anything."""
        known = self.known(history)
        if word in self.seen[known]:
            return self.seen[known][word]
        if not known:
            return 0.0
        return self.back_off[known] * self.probability(word, known[1:])

    def known(self, history: History) -> History:
        """The longest end of `history` that the model has."""
        history = history[-(_ORDER - 1) :]
        while history not in self.seen:
            history = history[1:]
        return history


def estimate(
    sentences: Iterable[Sequence[str]],
    vocabulary: Sequence[str],
    *,
    unknown: float,
    least: float = 1,
) -> BackOffModel:
    """The model of `sentences`; trigrams that count less than `least` are dropped.

    `unknown` is the probability of a word outside the vocabulary, after anything unheard of.
    """
    counts = _counts(sentences)
    single: dict[str, float] = dict.fromkeys((*vocabulary, END), _EVERY_WORD)
    for word, count in counts[0].get((), {}).items():
        single[word] = single.get(word, 0) + count
    total = sum(single.values())
    seen: dict[History, dict[str, float]] = {
        (): {word: (1 - unknown) * count / total for word, count in single.items()}
    }
    seen[()][UNKNOWN] = unknown
    back_off: dict[History, float] = {}
    for length in range(1, _ORDER):
        lower = BackOffModel(dict(seen), dict(back_off))
        enough = least if length == _ORDER - 1 else 0
        for history, following in counts[length].items():
            kept = {word: count for word, count in following.items() if count >= enough}
            if not kept:
                continue
            whole = sum(following.values())
            left = 1 - sum(count - _DISCOUNT for count in kept.values()) / whole
            seen[history] = {
                word: (count - _DISCOUNT) / whole + left * lower.probability(word, history[1:])
                for word, count in kept.items()
            }
            back_off[history] = left
    return BackOffModel(seen, back_off)


def _counts(sentences: Iterable[Sequence[str]]) -> list[dict[History, dict[str, float]]]:
    """What each word after each history counts, by the history's length; never less than one."""
    weighed: list[defaultdict[History, defaultdict[str, float]]] = [
        defaultdict(lambda: defaultdict(float)) for _ in range(_ORDER)
    ]
    for sentence, times in Counter(map(tuple, sentences)).items():
        words = (START, *sentence, END)
        for index in range(1, len(words)):
            for length in range(min(_ORDER, index + 1)):
                weighed[length][words[index - length : index]][words[index]] += math.sqrt(times)
    counts: list[dict[History, dict[str, float]]] = []
    for length in range(_ORDER - 1):
        contexts: defaultdict[History, defaultdict[str, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        for history, following in weighed[length + 1].items():
            for word in following:
                contexts[history[1:]][word] += 1
        # Nothing comes before a sentence: after its start, words count as often as they come.
        for history, following in weighed[length].items():
            if history[:1] == (START,):
                contexts[history] = following
        counts.append(dict(contexts))
    return [*counts, dict(weighed[-1])]


def as_fst(model: BackOffModel, numbers: Mapping[str, int]) -> Fst:
    """The model as Vosk's Gr.fst: a state for each history, back-off arcs without a label.

    A path that backs off although the word was seen is also there, as in every such graph: it
    costs more, hardly ever matters, and cannot be told apart without failure arcs.
    """
    fst = Fst()
    states: dict[History, int] = {}
    for history in sorted(model.seen, key=lambda history: (history != (START,), history)):
        ending = model.seen[history].get(END)
        states[history] = fst.add_state(_cost(ending) if ending else math.inf)
    for history, state in states.items():
        for word, probability in model.seen[history].items():
            if word != END:
                target = states[model.known((*history, word))]
                fst.add_arc(state, (numbers[word], numbers[word]), _cost(probability), target)
        if history:
            shorter = states[model.known(history[1:])]
            fst.add_arc(state, (0, 0), _cost(model.back_off[history]), shorter)
    return fst


def _cost(probability: float) -> float:
    return -math.log(probability)
