"""seqscope recipes: what can be trained."""

__all__ = ["recipes"]


def recipes() -> None:
    """List the recipes that come with the package."""
    from seqscope.runs.recipe import load_recipe, recipe_names

    for name in recipe_names():
        print(f"{name:24s} {load_recipe(name).title}")
