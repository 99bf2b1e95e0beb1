"""What is wrong with a recipe, in three sentences: the rule, what came, the way out."""

from difflib import get_close_matches

from pydantic import BaseModel, ValidationError

from seqscope.runs.documents import Document, Keys

__all__ = ["RecipeError", "complaint"]


class RecipeError(ValueError):
    """A recipe that cannot be used; its message names the line and the way out."""


def complaint(error: ValidationError, model: type[BaseModel], document: Document) -> str:
    """The first thing that is wrong with a document, a misspelled key before a missing one."""
    errors = error.errors(include_url=False)
    first = min(errors, key=lambda each: each["type"] != "extra_forbidden")
    keys = first["loc"]
    name, where = ".".join(map(str, keys)), document.where(keys)
    if first["type"] == "extra_forbidden":
        known = _keys_at(model, keys[:-1])
        nearest = get_close_matches(str(keys[-1]), known, n=1, cutoff=0.0)[0]
        return (
            f"A recipe has only keys that are known. {where}, has {name!r}. "
            f"Did you mean {nearest!r}? Known here: {', '.join(known)}."
        )
    if first["type"] == "missing":
        return (
            f"A recipe needs the key {name!r}. {document.place} does not have it. "
            f"Add it: {', '.join(_keys_at(model, keys[:-1]))} may stand there."
        )
    reason = first["msg"].removeprefix("Value error, ")
    came = "this table" if isinstance(first["input"], dict) else repr(first["input"])
    return (
        f"The value of {name!r} does not fit: {reason[:1].lower()}{reason[1:]}. "
        f"{where}, has {came}. Change it there."
    )


def _keys_at(model: type[BaseModel], tables: Keys) -> list[str]:
    """The keys that the table of that name may have."""
    for table in tables:
        inner = model.model_fields[str(table)].annotation
        assert isinstance(inner, type)
        model = inner
    return list(model.model_fields)
