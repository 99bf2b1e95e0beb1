"""The tables of a recipe: the four kinds of networks, and how they are trained."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "NETWORKS",
    "Classifier",
    "Forecaster",
    "LanguageModel",
    "Network",
    "Predict",
    "Table",
    "Train",
    "Translator",
]

Size = Annotated[int, Field(ge=1)]
Sizes = Annotated[tuple[Size, ...], Field(strict=False)]
Share = Annotated[float, Field(ge=0, lt=1)]
Cell = Literal["simple", "gru", "lstm"]


class Table(BaseModel):
    """One table of a recipe: read once, never changed, no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Translator(Table):
    """The layers of a translator and the lengths its sequences are padded to.

    `embedding` 0 stands for one-hot words. `form` is the decoder: "gru" is fed contexts and target
    tokens, "contexts" is an LSTM fed contexts alone. Without `source_length` and `target_length` a
    batch is padded to its bucket and to the longest answer.
    """

    called: ClassVar[str] = "translator"
    kind: Literal["translator"] = "translator"
    embedding: Annotated[int, Field(ge=0)] = 64
    encoder: Size = 128
    form: Literal["gru", "contexts"] = "gru"
    attention: Size = 128
    decoder: Size = 160
    feedback: Literal["teacher", "soft", "none"] = "teacher"
    mask_padding: bool = True
    source_length: Size | None = None
    target_length: Size | None = None


class Classifier(Table):
    """The layers between a text and the logits of its classes.

    `units` has a number for each recurrent layer, none where attention reads the embeddings.
    `scale` is what self-attention divides its scores by; the square root of a key's width if it is
    not given. Attention to "evidence" reads words by tables of its own, without embedding and
    recurrent layers, which `prior` lets begin with log-count ratios. `length` pads every text to
    the same length, padding in front, and lets it be read like any other word, as older programs
    do.
    """

    called: ClassVar[str] = "classifier"
    kind: Literal["classifier"] = "classifier"
    embedding: Size = 50
    cell: Cell = "gru"
    units: Sizes = (50,)
    bidirectional: bool = False
    attention: Literal["none", "pooling", "self", "evidence"] = "none"
    prior: bool = False
    heads: Size = 1
    scale: Annotated[float, Field(gt=0)] | None = None
    dropout_inputs: Share = 0.0
    dropout: Share = 0.0
    length: Size | None = None

    @model_validator(mode="after")
    def _evidence_is_read_without_recurrent_layers(self) -> "Classifier":
        if self.attention == "evidence" and self.units:
            raise ValueError("attention to evidence has no recurrent layers: write units = []")
        return self


class Forecaster(Table):
    """The layers between a window of a series and the number that follows it.

    `position_bias` gives each place of the window a bias of its own in the attention.
    """

    called: ClassVar[str] = "forecaster"
    kind: Literal["forecaster"] = "forecaster"
    cell: Cell = "simple"
    units: Sizes = (2,)
    attention: Literal["none", "pooling"] = "none"
    position_bias: bool = False
    activation: Literal["tanh", "linear"] = "linear"


class LanguageModel(Table):
    """The layers between the words so far and the next one, with dropout between them."""

    called: ClassVar[str] = "language model"
    kind: Literal["language"] = "language"
    embedding: Size = 200
    cell: Cell = "lstm"
    units: Sizes = (200,)
    dropout: Share = 0.0


Network = Translator | Classifier | Forecaster | LanguageModel
NETWORKS: dict[str, type[Table]] = {
    "translator": Translator,
    "classifier": Classifier,
    "forecaster": Forecaster,
    "language": LanguageModel,
}


class Train(Table):
    """How long, how fast and on what shapes a network learns.

    Without `steps_per_epoch` an epoch meets every example once. `schedule` says what becomes of the
    learning rate: "cosine" lets it fall to 0, "decay" divides it by 1 + `decay` · step,
    "exponential" multiplies it by `decay` each epoch after the first `steady_epochs`.
    `keep` names the epoch whose weights the run keeps: the best on validation, or the last;
    `keep_every` keeps those of every so many epochs besides. The training ends early when
    `patience` epochs were no better than the best before. `unroll` is the number of words of a
    language model that a gradient reaches back over.
    """

    seed: int = 0
    epochs: Size = 1
    steps_per_epoch: Size | None = None
    batch: Annotated[int, Field(ge=1, le=4096)] = 128
    optimizer: Literal["adam", "muon", "sgd", "rmsprop"] = "adam"
    learning_rate: Annotated[float, Field(gt=0)] = 1e-3
    schedule: Literal["constant", "decay", "cosine", "exponential"] = "cosine"
    decay: Annotated[float, Field(ge=0)] = 0.0
    steady_epochs: Annotated[int, Field(ge=0)] = 0
    warmup_steps: Annotated[int, Field(ge=0)] = 0
    clip_norm: Annotated[float, Field(gt=0)] | None = None
    weight_decay: Annotated[float, Field(gt=0)] | None = None
    validation_examples: Size = 2000
    buckets: Sizes = ()
    unroll: Size = 35
    balance: Literal["none", "oversample", "weights"] = "none"
    score: Literal["plain", "balanced"] = "plain"
    patience: Size | None = None
    keep: Literal["best", "last"] = "best"
    keep_every: Size | None = None
    tensorboard: bool = False

    @model_validator(mode="after")
    def _warmup_ends_before_the_training(self) -> "Train":
        if self.steps_per_epoch and self.schedule == "cosine":
            check_warmup(self, self.epochs * self.steps_per_epoch)
        return self


class Predict(Table):
    """What a prediction has to be worth to be given as an answer."""

    refuse_below: Annotated[float, Field(ge=0, le=1)] = 0.0


def check_warmup(settings: Train, steps: int) -> None:
    """Raise `ValueError` unless the learning rate has risen before the training ends."""
    if settings.warmup_steps >= steps:
        raise ValueError(f"warmup_steps has to be smaller than the {steps} steps in all")
