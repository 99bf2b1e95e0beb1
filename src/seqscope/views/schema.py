"""The JSON Schema of every scene, from which the page has its types."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from seqscope.views.saving import DRAWINGS

__all__ = ["scene_schema"]


class NamelessFields(GenerateJsonSchema):
    """A schema in which models have titles and their fields have none: a title becomes a type."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        return False


def scene_schema() -> dict[str, Any]:
    """One schema with a definition for each scene and each part of one, by name."""
    scenes: list[tuple[type[BaseModel], Any]] = [(each, "serialization") for each in DRAWINGS]
    _, schema = models_json_schema(scenes, schema_generator=NamelessFields)
    return {**schema, "title": "Scenes"}
