"""What each kind of network is trained to do."""

from seqscope.runs.objectives.classification import Classification
from seqscope.runs.objectives.forecasting import Forecasting
from seqscope.runs.objectives.language import Language
from seqscope.runs.objectives.objective import Judged, Objective
from seqscope.runs.objectives.translation import Translation
from seqscope.runs.recipe import Recipe

__all__ = ["Judged", "Objective", "objective"]

OBJECTIVES = {
    "translator": Translation,
    "classifier": Classification,
    "forecaster": Forecasting,
    "language": Language,
}


def objective(recipe: Recipe) -> Objective:
    """What the recipe asks of a network."""
    made: Objective = OBJECTIVES[recipe.network.kind](recipe.make_task(), recipe)
    return made
