"""Marks the things that a sentence names, known or not: what to buy, to find, never to offer again.

A conditional random field of our own features (see `things`) as a component of Rasa's pipeline.
"""

from __future__ import annotations

from typing import Any

import pycrfsuite
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from rasa_server.things import KnownThings, features, labels, marks_of, words_in

ENTITY = "product"
_ROUNDS = 60
_FIELD, _NAMES = "things.crf", "known.txt"


class Field:
    """A trained field. It reads its content where it lies, so that is kept as long as the field."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._content)

    def tag(self, seen: list[list[str]]) -> list[str]:
        """A tag for each word that is seen so."""
        return list(self._tagger.tag(seen))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ThingTagger(EntityExtractorMixin, GraphComponent):
    """Adds a `product` entity for each thing that a message names."""

    def __init__(
        self,
        storage: ModelStorage,
        resource: Resource,
        known: KnownThings,
        field: Field | None = None,
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._known = known
        self._field = field

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ThingTagger:
        """A tagger that has learnt nothing yet."""
        return cls(model_storage, resource, KnownThings.read())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_kwargs: Any,
    ) -> ThingTagger:
        """The tagger that was kept in the model. Raises what a damaged model raises."""
        with model_storage.read_from(resource) as folder:
            field = Field((folder / _FIELD).read_bytes())
            return cls(model_storage, resource, KnownThings.load(folder / _NAMES), field)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the marks in all sentences, and keep what was learnt in the model."""
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": _ROUNDS, "feature.minfreq": 2})
        for message in training_data.nlu_examples:
            spans = words_in(message.get(TEXT) or "")
            marks = [
                (entity["start"], entity["end"])
                for entity in message.get(ENTITIES) or ()
                if entity.get("entity") == ENTITY
            ]
            if spans:
                words = [word for word, _, _ in spans]
                wanted = labels([(start, end) for _, start, end in spans], marks)
                trainer.append(features(words, self._known), wanted)
        with self._storage.write_to(self._resource) as folder:
            trainer.train(str(folder / _FIELD))
            self._known.save(folder / _NAMES)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message names to its entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            spans = words_in(text)
            if self._field is None or not spans:
                continue
            tags = self._field.tag(features([word for word, _, _ in spans], self._known))
            found = [
                {
                    "entity": ENTITY,
                    "start": start,
                    "end": end,
                    "value": text[start:end],
                    "extractor": type(self).__name__,
                }
                for start, end in marks_of(spans, tags)
            ]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this in the pipeline learns from its marks."""
        return training_data
