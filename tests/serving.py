"""A library whose scenes are known, and a browser that was let in to its server."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import httpx2
import numpy as np
from hypothesis import strategies as some
from starlette.testclient import TestClient

from memories import planted_memory
from readings import planted_reading
from seqscope.views.scenes.ablation import ablation_effects
from seqscope.views.scenes.attention import attention_map
from seqscope.views.scenes.curves import Curves
from seqscope.views.scenes.outcomes import Confusion, run_confusion
from seqscope.views.scenes.scene import Scene
from seqscope.views.scenes.suggestion import ClusterSuggestion, SuggestedCount
from seqscope.views.serving.app import application
from seqscope.views.serving.door import Door
from seqscope.views.serving.library import Library, RunEntry, UnknownRunError
from seqscope.views.serving.questions import Question

__all__ = [
    "ADDRESS",
    "ADDRESSES",
    "ATTENTION",
    "BESIDE",
    "PORT",
    "SHOWN",
    "PlantedLibrary",
    "Shelf",
    "Shown",
    "browser",
    "let_in",
    "of_schema",
    "sentences",
]

PORT = 8765
ATTENTION = "/api/runs/it/attention"
ADDRESSES = [
    *["/", "/api/runs", "/api/openapi.json", "/api/waiting", ATTENTION, "/assets/page.js"],
    "/nothing",
]
ADDRESS = f"http://127.0.0.1:{PORT}"


class PlantedLibrary:
    """One network that answers at once; what it was asked is written down."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.prepared: list[str] = []
        self.version = "1"
        self.before: Callable[[Question], None] = lambda question: None

    def runs(self) -> Sequence[RunEntry]:
        return [RunEntry(id="it", name="it", views=("attention", "memory", "curves"))]

    def stamp(self, run: str) -> str:
        if run != "it":
            raise UnknownRunError(f"Networks have ids. {run!r} is none. Choose another.")
        return self.version

    def prepare(self, run: str) -> None:
        self.prepared.append(run)

    def scene(self, run: str, view: str, question: Question) -> Scene:
        self.asked.append(question)
        self.before(question)
        if view == "memory":
            return planted_memory(12, 6, 2)
        if view == "attention":
            return attention_map(planted_reading(question.model_dump()["text"] or "nothing"))
        return Curves(runs=())


class Shown(NamedTuple):
    """The page that draws a scene, the view that it asks for, the kind of network it is of.

    Of a page that asks for several views, `beside` are the others, and `asked` is what its address
    says so that it shows this one.
    """

    page: str
    view: str
    kind: str = "classifier"
    beside: tuple[str, ...] = ()
    asked: str = ""


SHOWN = {
    "attention-map": Shown("attention", "attention", "translator"),
    "attention-map-check": Shown(
        "attention", "evidence", "translator", ("attention",), "evidence=all"
    ),
    "word-weights": Shown("weights", "attention"),
    "word-map": Shown("weights", "attention"),
    "attention-check": Shown("weights", "evidence", "classifier", ("attention",), "evidence=all"),
    "memory": Shown("memory", "memory"),
    "sentence-memory": Shown("sentences", "sentence"),
    "word-responses": Shown("words", "words"),
    "unit-details": Shown("units", "units"),
    "units-over-time": Shown("pattern", "pattern"),
    "gates": Shown("gates", "gates"),
    "contribution-ledger": Shown("contributions", "contributions"),
    "switches": Shown("ablation", "switches", beside=("ablation",)),
    "comparison": Shown("comparison", "comparison"),
    "shared-sentence": Shown(
        "comparison", "shared", beside=("comparison",), asked="shown=sentence"
    ),
    "curves": Shown("training", "curves"),
    "confusion": Shown("training", "confusion", beside=("curves", "examples")),
    "calibration": Shown("training", "calibration", beside=("curves", "confusion")),
    "class-examples": Shown(
        "training",
        "examples",
        beside=("curves", "confusion"),
        asked="class=negative&for=positive",
    ),
    "forecast": Shown("forecast", "forecast", "forecaster"),
    "slices": Shown("training", "slices", "translator", asked="show=scores"),
    "findings": Shown("findings", "findings"),
}
CLASSES = ("negative", "positive")
# What a page asks for beside the scene that it is there for.
BESIDE: dict[str, Scene] = {
    "suggestion": ClusterSuggestion(
        clusters=2, counts=(SuggestedCount(clusters=2, eigengap=0.1, stability=1.0),)
    ),
    "ablation": ablation_effects("it", ["chip"], np.array([0.1]), np.array([0.01]), examples=20),
    "curves": Curves(runs=()),
    "confusion": Confusion(runs=(run_confusion("it", "test", CLASSES, [[5, 2], [1, 9]]),)),
    "attention": attention_map(planted_reading("5 May")),
}


class Shelf(PlantedLibrary):
    """A network for each scene, of which that is all that can be seen."""

    def __init__(self, scenes: Mapping[str, Scene]) -> None:
        super().__init__()
        self.scenes = scenes

    def shown(self, run: str) -> Shown:
        """Where the scene of a network is drawn."""
        return SHOWN[self.scenes[run].model_dump()["view"]]

    def runs(self) -> Sequence[RunEntry]:
        return [
            RunEntry(
                id=name,
                name=name,
                kind=self.shown(name).kind,
                views=(self.shown(name).view, *self.shown(name).beside),
                classes=CLASSES,
                examples=("a",),
                layers=("encoder",),
                recurrent=True,
            )
            for name in self.scenes
        ]

    def stamp(self, run: str) -> str:
        return self.version

    def scene(self, run: str, view: str, question: Question) -> Scene:
        return self.scenes[run] if view == self.shown(run).view else BESIDE[view]


def browser(library: Library, door: Door | None = None, *, root: str = "") -> TestClient:
    """A browser that knows the address of a library's server, and no token yet."""
    door = door or Door(port=PORT)
    app = application(library, door, root=root)
    return TestClient(app, base_url=ADDRESS, raise_server_exceptions=False)


def let_in(library: Library, door: Door | None = None) -> TestClient:
    """A browser that came by the first address."""
    door = door or Door(port=PORT)
    client = browser(library, door)
    client.get("/", params={"token": door.token})
    return client


def sentences(answer: httpx2.Response) -> str:
    """The reason of a refusal: some sentences, and never a traceback."""
    (reason,) = answer.json().values()
    assert reason.endswith(".")
    assert "Traceback" not in answer.text
    assert 'File "' not in answer.text
    return str(reason)


def of_schema(schema: dict[str, Any]) -> some.SearchStrategy[Any]:
    """Values that a JSON Schema of the questions allows; of an object any of its fields."""
    if "enum" in schema:
        return some.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return some.one_of(*map(of_schema, schema["anyOf"]))
    kind = schema["type"]
    if kind == "object":
        fields = {name: of_schema(each) for name, each in schema.get("properties", {}).items()}
        return some.fixed_dictionaries({}, optional=fields)
    if "prefixItems" in schema:
        return some.tuples(*map(of_schema, schema["prefixItems"])).map(list)
    if kind == "array":
        return some.lists(of_schema(schema["items"]), max_size=min(schema.get("maxItems", 3), 3))
    if kind == "integer":
        return some.integers(schema["minimum"], schema["maximum"])
    if kind == "number":
        return some.floats(schema["minimum"], schema["maximum"])
    return {"string": some.text(max_size=40), "null": some.none()}[kind]
