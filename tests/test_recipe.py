"""Recipes: what they may say, and how they complain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planted import RECIPE, TurnedWords
from seqscope.runs.documents import line_of
from seqscope.runs.recipe import Recipe, RecipeError, load_recipe, recipe_names


@pytest.fixture
def written(tmp_path):
    """A function that gives the path of a recipe in which one text stands for another."""

    def write(old: str, new: str) -> str:
        assert old in RECIPE
        path = tmp_path / "mine.toml"
        path.write_text(RECIPE.replace(old, new), encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize("name", recipe_names())
def test_every_recipe_of_the_package_can_be_made(name: str) -> None:
    recipe = load_recipe(name)
    assert recipe.make_task().name == recipe.task["name"]


def test_the_package_has_the_recipes_of_the_readme() -> None:
    assert {"dates", "dates-english", "dates-original"} <= set(recipe_names())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("epochs = 6", "epohcs = 6", r"line 16, has 'train.epohcs'. Did you mean 'epochs'\?"),
        ("longest = 4", "longset = 4", r"line 5, has 'task.longset'. Did you mean 'longest'\?"),
        ("[network]", "[netwrok]", r"line 7, has 'netwrok'. Did you mean 'network'\?"),
        ("title =", "titel =", r"line 1, has 'titel'. Did you mean 'title'\?"),
        ("batch = 64", 'batch = "64"', r"'train.batch' does not fit: .*integer.*line 18, has '64'"),
        ("batch = 64", "batch = 64.0", r"'train.batch' does not fit: .*integer.*line 18"),
        ("batch = 64", "batch = 0", r"greater than or equal to 1.*line 18, has 0"),
        ("longest = 4", "longest = [4]", r"'task.longest'.*line 5"),
        ("buckets = []", "buckets = [3, -1]", r"'train.buckets.1'.*line 24"),
        ('schedule = "cosine"', 'schedule = "linear"', r"'cosine' or 'exponential'.*line 20"),
        ("warmup_steps = 5", "warmup_steps = 999", r"warmup_steps has to be smaller than the 360"),
        ('name = "turned"', 'name = "turnde"', r"one of: .*turned.*line 4, says 'turnde'"),
        ('name = "turned"', "name = [1]", r"one of: .*turned.*line 4, says \[1\]"),
        ('title = "Turned words"', "", r"needs the key 'title'"),
        ("epochs = 6", "epochs = = 6", r"is a TOML file.*line 16"),
        ("[train]", "[train]\ntitle.x = 1\n[train]", r"is a TOML file"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_way_out(written, old, new, message) -> None:
    with pytest.raises(RecipeError, match=message) as raised:
        load_recipe(written(old, new))
    assert str(raised.value).count(". ") >= 2


@pytest.mark.parametrize(
    ("override", "message"),
    [
        ("train.epohcs=3", "Did you mean 'epochs'"),
        ("train.epochs=many", "'train.epochs' does not fit"),
        ("train.epochs", "form table.key=value"),
        ("=3", "form table.key=value"),
        ("title.x=3", "'title' in .* is no table"),
    ],
)
def test_a_mistaken_override_is_named(written, override, message) -> None:
    with pytest.raises(RecipeError, match=message) as raised:
        load_recipe(written("", ""), [override])
    assert "line " not in str(raised.value), "an override stands on no line"


def test_an_override_takes_the_place_of_what_the_file_says(written) -> None:
    changes = ["train.epochs=9", "task.order=turned", 'title="New"', "predict.refuse_below=0.5"]
    recipe = load_recipe(written("", ""), changes)
    assert (recipe.train.epochs, recipe.title, recipe.predict.refuse_below) == (9, "New", 0.5)
    assert recipe.make_task() == TurnedWords(longest=4, order="turned")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"title = \x00", b""])
def test_a_file_that_is_no_recipe_is_named(tmp_path, content: bytes) -> None:
    path = tmp_path / "no.toml"
    path.write_bytes(content)
    with pytest.raises(RecipeError, match=r"no\.toml"):
        load_recipe(path)


@pytest.mark.parametrize("name", ["nowhere.toml", ".", "a\0b", "x" * 5000])
def test_a_missing_recipe_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(RecipeError, match="dates-english"):
        load_recipe(name)


def test_a_recipe_written_out_is_the_same_recipe(recipe: Recipe, tmp_path) -> None:
    path = tmp_path / "again.toml"
    path.write_text(recipe.as_toml())
    assert load_recipe(path) == recipe


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4, unique=True))
def test_the_line_of_a_key_is_where_it_stands(keys: list[str]) -> None:
    lines = ["# a = 1", "[table]", *(f"{key} = 1" for key in keys), "[other]", "a = 2"]
    found = [line_of("\n".join(lines), ("table", key)) for key in keys]
    assert found == [3 + place for place in range(len(keys))]
