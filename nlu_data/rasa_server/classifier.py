"""Our intent classifier as a component of Rasa's pipeline (see `intents`)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from rasa_server.intents import IntentModel

# As many as anybody looks at in a confusion.
_RANKED = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Sets a message's intent, with the chance that it is the right one as its confidence."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        """A classifier that has learnt nothing yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_kwargs: Any,
    ) -> SentenceClassifier:
        """The classifier that was kept in the model. Raises what a damaged model raises."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, IntentModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents of all sentences, and keep what was learnt in the model."""
        taught = [
            (message.get(TEXT), message.get(INTENT))
            for message in training_data.intent_examples
            if message.get(TEXT) and message.get(INTENT)
        ]
        sentences, intents = zip(*taught, strict=True)
        self._model = IntentModel.train(sentences, intents)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message, and the likeliest few beside it."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            ranking = [
                {"name": guess.intent, "confidence": guess.chance}
                for guess in self._model.guesses(message.get(TEXT))[:_RANKED]
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this in the pipeline learns from its guesses."""
        return training_data
