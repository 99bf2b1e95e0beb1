"""A recipe: the TOML file that names a task, a network and how it is trained."""

import inspect
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, get_origin

import tomlkit
from pydantic import Field, ValidationError, create_model

from seqscope.runs.complaints import RecipeError, complaint
from seqscope.runs.documents import Document, DocumentError, document
from seqscope.runs.tables import NETWORKS, Network, Predict, Table, Train
from seqscope.tasks import TASKS

__all__ = ["Recipe", "RecipeError", "load_recipe", "recipe_from", "recipe_names"]


class Recipe(Table):
    """A task, a network and its training, every value written out.

    `task` is the table as it is handed to the task: its name and its settings.
    """

    title: str
    task: Mapping[str, Any]
    network: Network = Field(discriminator="kind")
    train: Train = Train()
    predict: Predict = Predict()

    def make_task(self) -> Any:
        """The task with its settings; it has not looked at its data yet."""
        settings = {key: value for key, value in self.task.items() if key != "name"}
        return TASKS[self.task["name"]](**settings)

    def as_toml(self) -> str:
        """The recipe as a file that can be read again, defaults included."""
        values = self.model_dump(mode="json", exclude_none=True)
        values["task"] = {key: value for key, value in self.task.items() if value is not None}
        return tomlkit.dumps(values)


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
    return Recipe.model_validate(checked.model_dump(mode="json"))


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
    made = TASKS[name]
    fields: dict[str, Any] = {"name": (str, ...)}
    for each in inspect.signature(made, eval_str=True).parameters.values():
        default = ... if each.default is each.empty else each.default
        fields[each.name] = (_readable(each.annotation), default)
    task = create_model("Task", __base__=Table, **fields)
    network = NETWORKS[made.kind]
    return create_model("Recipe", __base__=Recipe, task=(task, ...), network=(network, network()))


def _readable(annotation: Any) -> Any:
    """The annotation of a setting; TOML has lists where Python has tuples."""
    if get_origin(annotation) is tuple:
        return Annotated[annotation, Field(strict=False)]
    return annotation


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
