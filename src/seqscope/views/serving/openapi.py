"""What can be asked of the server, as an OpenAPI document made from the questions and scenes."""

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

import seqscope
from seqscope.views.serving.catalog import VIEWS
from seqscope.views.serving.library import RunList
from seqscope.views.serving.waiting import HowFar

__all__ = ["document", "schemas"]

PLACE = "#/components/schemas/{model}"
ERRORS = {
    "400": "The question cannot be answered, and why.",
    "401": "No token came with it.",
    "403": "The server does not know this host, or this page.",
    "404": "There is no such network, or no such view.",
    "409": "The question was withdrawn.",
    "413": "The question is too long.",
    "415": "The question is no JSON.",
    "503": "Too many questions are waiting.",
}


def schemas() -> dict[str, Any]:
    """The JSON Schema of every question and every scene, by name."""
    models: set[type[BaseModel]] = {RunList, HowFar}
    for view in VIEWS.values():
        models |= {view.question, *view.scenes}
    ordered = sorted(models, key=lambda model: model.__name__)
    # Questions are read and scenes are written: a field with a default need not be given, but is
    # always there in what is written.
    kinds = [(each, "serialization" if is_written(each) else "validation") for each in ordered]
    _, found = models_json_schema(kinds, ref_template=PLACE)  # type: ignore[arg-type]
    return dict(found["$defs"])


def is_written(model: type[BaseModel]) -> bool:
    """Whether the server writes this model."""
    return all(model is not view.question for view in VIEWS.values())


@cache
def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    paths: dict[str, Any] = {
        "/api/runs": {"get": operation("List the networks.", ["RunList"])},
        "/api/openapi.json": {"get": operation("This document.", [])},
        "/api/waiting": {
            "parameters": [TICKET],
            "get": operation("How far the answer to a question is.", ["HowFar"]),
            "delete": {
                "summary": "Withdraw a question.",
                "responses": {"204": {"description": "It is withdrawn."}, **failures()},
            },
        },
    }
    for name, view in VIEWS.items():
        asks = operation(
            (view.question.__doc__ or "").split("\n")[0], [each.__name__ for each in view.scenes]
        )
        paths[f"/api/runs/{{run}}/{name}"] = {
            "parameters": [RUN],
            "post": {
                **asks,
                "parameters": [TICKET, EXACT],
                "requestBody": body(view.question.__name__),
            },
        }
    error = {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"type": "string"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "seqscope", "version": seqscope.__version__},
        "paths": paths,
        "components": {"schemas": {**schemas(), "Error": error}},
    }


RUN = {"name": "run", "in": "path", "required": True, "schema": {"type": "string"}}
EXACT = {
    "name": "exact",
    "in": "query",
    "description": "Numbers in full where an answer is long; else they may be of half precision.",
    "allowEmptyValue": True,
    "schema": {"type": "string", "maxLength": 0},
}
TICKET = {
    "name": "Seqscope-Ticket",
    "in": "header",
    "schema": {"type": "string", "maxLength": 100},
}


def operation(summary: str, scenes: list[str]) -> dict[str, Any]:
    """One way to ask, what answers it, and how it may fail."""
    answer = {"anyOf": [reference(name) for name in scenes]} if scenes else {"type": "object"}
    return {
        "summary": summary,
        "responses": {"200": {"description": "The answer.", **content(answer)}, **failures()},
    }


def failures() -> dict[str, Any]:
    """How any way to ask may fail."""
    return {
        status: {"description": told, **content(reference("Error"))}
        for status, told in ERRORS.items()
    }


def body(question: str) -> dict[str, Any]:
    """A question as the body of a request."""
    return {"required": True, **content(reference(question))}


def content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def reference(name: str) -> dict[str, str]:
    return {"$ref": PLACE.format(model=name)}
