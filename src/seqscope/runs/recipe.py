"""A recipe: the TOML file that names a task, a network and how it is trained."""

import inspect
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model, model_validator

from seqscope.runs.complaints import RecipeError, complaint
from seqscope.runs.documents import Document, DocumentError, document
from seqscope.tasks import TASKS
from seqscope.tasks.task import TranslationTask

__all__ = ["Network", "Predict", "Recipe", "RecipeError", "Train", "load_recipe", "recipe_names"]

Size = Annotated[int, Field(ge=1)]


class Table(BaseModel):
    """One table of a recipe: read once, never changed, no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Network(Table):
    """The layers of a translator and the lengths its sequences are padded to.

    `embedding` 0 stands for one-hot words. Without `source_length` and `target_length` a batch is
    padded to its bucket and to the longest answer.
    """

    kind: Literal["translator"] = "translator"
    embedding: Annotated[int, Field(ge=0)] = 64
    encoder: Size = 128
    attention: Size = 128
    decoder: Size = 160
    feedback: Literal["teacher", "soft"] = "teacher"
    mask_padding: bool = True
    source_length: Size | None = None
    target_length: Size | None = None


class Train(Table):
    """How long, how fast and on what shapes a network learns."""

    seed: int = 0
    epochs: Size = 1
    steps_per_epoch: Size = 100
    batch: Annotated[int, Field(ge=1, le=4096)] = 128
    optimizer: Literal["adam"] = "adam"
    learning_rate: Annotated[float, Field(gt=0)] = 1e-3
    schedule: Literal["constant", "cosine"] = "cosine"
    warmup_steps: Annotated[int, Field(ge=0)] = 0
    clip_norm: Annotated[float, Field(gt=0)] | None = None
    validation_examples: Annotated[int, Field(ge=1)] = 2000
    buckets: Annotated[tuple[Size, ...], Field(strict=False)] = ()

    @property
    def steps(self) -> int:
        """The number of batches in the whole training."""
        return self.epochs * self.steps_per_epoch

    @model_validator(mode="after")
    def _warmup_ends_before_the_training(self) -> "Train":
        if self.schedule == "cosine" and self.warmup_steps >= self.steps:
            raise ValueError(f"warmup_steps has to be smaller than the {self.steps} steps in all")
        return self


class Predict(Table):
    """What a prediction has to be worth to be given as an answer."""

    refuse_below: Annotated[float, Field(ge=0, le=1)] = 0.0


class Recipe(Table):
    """A task, a network and its training, every value written out.

    `task` is the table as it is handed to the task: its name and its settings.
    """

    title: str
    task: Mapping[str, Any]
    network: Network = Network()
    train: Train = Train()
    predict: Predict = Predict()

    def make_task(self) -> TranslationTask:
        """The task with its settings."""
        settings = {key: value for key, value in self.task.items() if key != "name"}
        return TASKS[self.task["name"]](**settings)

    def as_toml(self) -> str:
        """The recipe as a file that can be read again, defaults included."""
        return tomlkit.dumps(self.model_dump(mode="json", exclude_none=True))


def recipe_names() -> list[str]:
    """The recipes that come with the package, in alphabetical order."""
    names = (file.name for file in files("seqscope.recipes").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def load_recipe(name_or_path: str | Path, settings: Sequence[str] = ()) -> Recipe:
    """The recipe of that name or in that file, after the settings ("train.epochs=3").

    Raises `RecipeError` for a file that is not there or not TOML, and for a key or a value that no
    recipe has: with the line, and the nearest key there is.
    """
    place, text = _place_and_text(name_or_path)
    try:
        return recipe_from(document(place, text, settings))
    except DocumentError as error:
        raise RecipeError(
            f"A recipe is a TOML file, and --set changes a value in it. {error}. "
            f"Mend that, write for example train.epochs=3, "
            f"or start from one of: {', '.join(recipe_names())}."
        ) from error


def recipe_from(source: Document) -> Recipe:
    """The recipe that a document holds.

    Raises `RecipeError` for a key or a value that no recipe has.
    """
    model = _recipe_model(source)
    try:
        checked = model.model_validate(source.values)
    except ValidationError as error:
        raise RecipeError(complaint(error, model, source)) from error
    return Recipe.model_validate(checked.model_dump())


def _recipe_model(source: Document) -> type[Recipe]:
    """What a recipe of this task may say: the task's settings are what it can be made with."""
    table = source.values.get("task")
    name = table.get("name") if isinstance(table, dict) else None
    if not isinstance(name, str) or name not in TASKS:
        raise RecipeError(
            f"A recipe has a table [task] whose key name is one of: {', '.join(TASKS)}. "
            f"{source.where(('task', 'name'))}, says {name!r}. "
            f'Write for example name = "{next(iter(TASKS))}".'
        )
    fields: dict[str, Any] = {"name": (str, ...)}
    for each in inspect.signature(TASKS[name], eval_str=True).parameters.values():
        default = ... if each.default is each.empty else each.default
        fields[each.name] = (each.annotation, default)
    task = create_model("Task", __base__=Table, **fields)
    return create_model("Recipe", __base__=Recipe, task=(task, ...))


def _place_and_text(name_or_path: str | Path) -> tuple[str, str]:
    """Where the recipe is, for errors, and its text."""
    name = str(name_or_path)
    if name in recipe_names():
        file = files("seqscope.recipes").joinpath(f"{name}.toml")
        return file.name, file.read_text(encoding="utf-8")
    try:
        return name, Path(name).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise RecipeError(
            f"A recipe is a file in TOML, or the name of one that comes with seqscope. "
            f"Could not read {name!r}: {error}. "
            f"Give a path, or one of: {', '.join(recipe_names())}."
        ) from error
