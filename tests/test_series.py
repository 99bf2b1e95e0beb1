"""Series: what a network is shown of them, what its answer means, what needs no network."""

import csv
import importlib.util
import json
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from seqscope.tasks.baselines import season_of
from seqscope.tasks.scaling import Scale, fitted
from seqscope.tasks.series import SPLITS, SeriesTask
from seqscope.tasks.tables import TableError
from seqscope.tasks.texts import TextError

PUBLISHED = {"scale": "minmax", "split": "random"}
EXAMPLE = Path(__file__).parent.parent / "examples" / "seasonal_series.py"
TIME = np.arange(200.0)
SEASON = np.tile([0.0, 3.0, 1.0, 9.0, 5.0], 40)

numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
positive = st.floats(1e-3, 1e3)


def windows_of(elements):
    return arrays(np.float64, (4, 6), elements=elements)


@pytest.fixture
def column(tmp_path):
    """A task with the cells of a column, or with a whole file."""

    def column(cells, *, text=None, encoding="utf-8", name="series.csv", **settings):
        path = tmp_path / name
        if text is None:
            text = "\n".join(["step,value", *(f"{n},{cell}" for n, cell in enumerate(cells))])
        path.write_text(text, encoding=encoding)
        return SeriesTask(str(path), **settings)

    return column


def test_fibonacci_numbers_begin_as_in_the_published_program():
    values = SeriesTask().values()
    assert values[:7].tolist() == [1, 2, 3, 5, 8, 13, 21]
    assert len(values) == 1200
    assert values[-1] == pytest.approx(values[-2] + values[-3], rel=1e-15)


def test_the_largest_fibonacci_numbers_are_refused_before_they_are_infinite():
    assert np.isfinite(SeriesTask(count=1475).values()).all()
    with pytest.raises(ValueError, match="Asked for were 1,476"):
        SeriesTask(count=1476).values()


def test_random_windows_are_those_of_the_published_program():
    data = SeriesTask().values()
    stacked = np.column_stack([data[start : start + 1180] for start in range(20)])
    order = np.random.RandomState(13).permutation(1180)
    task = SeriesTask(**PUBLISHED)
    for split, rows in (("train", order[:826]), ("test", order[826:])):
        found = task.windows(split)
        np.testing.assert_array_equal(found.before, stacked[np.sort(rows)])
        np.testing.assert_array_equal(found.after, data[20:][np.sort(rows)])
        np.testing.assert_allclose(found.targets, (found.after - 1) / (data[-1] - 1), 1e-6, 1e-37)
    np.testing.assert_array_equal(task.windows("validation").places, task.windows("train").places)


@pytest.mark.parametrize("settings", [{}, {"window": 5, "training_share": 0.5}, PUBLISHED])
def test_a_window_ends_where_its_answer_stands(settings):
    task = SeriesTask(**settings)
    values = task.values()
    for split in SPLITS:
        windows = task.windows(split)
        for place, before, after in zip(*windows[:3], strict=True):
            assert after == values[place]
            assert before.tolist() == values[place - task.window : place].tolist()
        assert windows.inputs.shape == windows.before.shape
        assert windows.inputs.dtype == windows.targets.dtype == np.float32


def test_a_series_is_split_in_its_order():
    places = [SeriesTask().windows(split).places for split in SPLITS]
    assert np.concatenate(places).tolist() == list(range(20, 1200))
    assert [part[0] for part in places] == [20, 840, 1020]


def test_small_windows_are_read_as_by_hand():
    window = np.array([2.0, 4.0, 16.0])
    minmax, ratio, plain = (Scale(form, 0.0, 8.0, 2.0) for form in ("minmax", "ratio", "window"))
    np.testing.assert_allclose(minmax.read(window), [0.25, 0.5, 2.0])
    doubled, fourfold = np.log([2, 4])  # the first number has grown from nowhere: as the second
    np.testing.assert_allclose(ratio.read(window), np.array([doubled - fourfold] * 2 + [0]) / 2)
    np.testing.assert_allclose(plain.read(window), np.array([-14, -12, 0]) / window.std())


@pytest.mark.parametrize("form", ["minmax", "window"])
@given(windows=windows_of(numbers), values=arrays(np.float64, 4, elements=numbers))
def test_what_is_read_as_an_answer_is_written_back(form, windows, values):
    scale = fitted(form, windows, values)
    written = scale.write(scale.right(values, windows), windows)
    np.testing.assert_allclose(written, values, rtol=1e-6, atol=1e-6)


@given(windows=windows_of(positive), values=arrays(np.float64, 4, elements=positive))
def test_what_is_read_as_a_ratio_is_written_back(windows, values):
    scale = fitted("ratio", windows, values)
    np.testing.assert_allclose(scale.write(scale.right(values, windows), windows), values, 1e-6)


@given(windows=windows_of(numbers))
def test_the_answer_zero_repeats_the_last_value(windows):
    np.testing.assert_array_equal(Scale("window").write(0.0, windows), windows[:, -1])


@given(windows=windows_of(positive))
def test_the_answer_zero_repeats_the_last_ratio(windows):
    repeated = windows[:, -1] ** 2 / windows[:, -2]
    np.testing.assert_allclose(Scale("ratio").write(0.0, windows), repeated, 1e-9)


@given(windows=windows_of(positive), factor=st.floats(1e-3, 1e3))
def test_ratios_are_the_same_in_any_unit(windows, factor):
    scale = Scale("ratio", least=0.01)
    read, in_unit = scale.read(windows), scale.read(windows * factor)
    np.testing.assert_allclose(read, in_unit, rtol=1e-6, atol=1e-6)


@given(windows=windows_of(numbers), factor=st.floats(0.01, 100), shift=st.floats(-1e3, 1e3))
def test_windows_are_the_same_in_any_unit_from_any_zero(windows, factor, shift):
    read = Scale("window", least=1.0).read(windows)
    in_unit = Scale("window", least=factor).read(windows * factor + shift)
    np.testing.assert_allclose(read, in_unit, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("form", ["minmax", "ratio", "window"])
def test_one_window_is_read_as_it_is_among_others(form):
    windows = np.random.default_rng(1).uniform(1, 9, (5, 6))
    scale = fitted(form, windows, windows[:, 0])
    np.testing.assert_array_equal(scale.read(windows)[2], scale.read(windows[2]))
    assert scale.write(0.5, windows[2]) == scale.write(np.full(5, 0.5), windows)[2]


@pytest.mark.parametrize("form", ["ratio", "window"])
def test_answers_to_learn_are_one_or_less_in_the_mean_even_after_level_windows(form):
    values = np.where(TIME % 50 == 0, 900.0, 1.0)  # level, with a jump now and then
    windows = np.lib.stride_tricks.sliding_window_view(values, 10)[:-1]
    answers = fitted(form, windows, values[10:]).right(values[10:], windows)
    assert 0.1 < np.sqrt(np.mean(answers**2)) <= 1.0


@pytest.mark.parametrize("form", ["minmax", "ratio", "window"])
def test_a_level_series_is_read_as_zeros_and_goes_on_level(form):
    windows = np.full((3, 5), 4.0)
    scale = fitted(form, windows, np.full(3, 4.0))
    assert not scale.read(windows).any()
    np.testing.assert_array_equal(scale.write(0.0, windows), np.full(3, 4.0))


@pytest.mark.parametrize("form", ["minmax", "ratio", "window"])
def test_a_saved_scale_is_the_scale(form):
    scale = SeriesTask(count=200, scale=form).scaling
    assert Scale.from_dict(json.loads(json.dumps(scale.as_dict()))) == scale


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"form": "cube", "low": 0.0, "high": 1.0, "least": 0.0},
        {"form": "window", "low": 0.0, "high": 1.0},
        {"form": "window", "low": 0.0, "high": float("nan"), "least": 0.0},
        {"form": "window", "low": "0", "high": 1.0, "least": 0.0},
    ],
)
def test_a_damaged_scale_is_refused(values):
    with pytest.raises(ValueError, match="A scale has a form"):
        Scale.from_dict(values)


def test_numbers_too_large_to_be_squared_are_read_as_ratios_or_refused():
    assert SeriesTask().scaling.form == "ratio"
    with pytest.raises(ValueError, match=r"Among these is 1\.\d+e\+175"):
        SeriesTask(scale="window").windows("train")


def test_what_is_not_positive_has_no_ratio():
    with pytest.raises(ValueError, match="Among these is -2"):
        Scale("ratio").read(np.array([3.0, -2.0, 4.0]))


@pytest.mark.parametrize(
    ("cells", "form"),
    [
        (1.1**TIME, "ratio"),
        (1.01**TIME, "window"),
        (-(1.1**TIME), "window"),
        (SEASON, "window"),
        (TIME + 5000, "window"),
    ],
)
def test_numbers_of_many_sizes_are_read_as_ratios(column, cells, form):
    assert column(cells).scaling.form == form


@pytest.mark.parametrize("form", ["ratio", "window"])
def test_what_is_tested_has_no_say_in_the_scale(column, form):
    cells = 2 + np.sin(TIME)
    other = np.where(TIME < 140, cells, cells * 50)
    assert column(cells, scale=form).scaling == column(other, scale=form).scaling


def test_fifty_numbers_past_the_series_follow_from_the_answer_zero():
    task = SeriesTask()
    window, truth = task.values()[-20:], SeriesTask(count=1250).values()[-50:]
    for following in truth:
        window = np.append(window[1:], task.scaling.write(0.0, window))
        assert window[-1] == pytest.approx(following, rel=1e-9)


def test_a_steady_growth_needs_no_more_than_its_ratio(column):
    found = column(1.1**TIME).baselines("test")
    assert set(found) == {"last value", "ratio"}  # how far 0 is from 1 in ratios cannot be told
    assert found["ratio"]["relative_error"] < 1e-12
    assert found["last value"]["relative_error"] == pytest.approx(1 - 1 / 1.1)


def test_a_season_needs_no_more_than_what_was_a_season_ago(column):
    found = column(SEASON, window=17).baselines("test")
    assert found["seasonal"] == {"mean_squared_error": 0.0, "relative_error": 0.0}
    assert set(found) == {"zero", "last value", "seasonal"}  # there are zeros, without a ratio
    assert found["zero"]["relative_error"] == 1.0
    assert found["last value"]["mean_squared_error"] > 0


def test_errors_are_those_of_the_numbers_that_a_network_writes(column):
    task = column(SEASON)
    windows = task.windows("test")
    missed = task.scaling.right(windows.before[:, -1], windows.before) - windows.targets
    error = task.baselines("test")["last value"]["mean_squared_error"]
    assert error == pytest.approx(float(np.mean(missed**2)), rel=1e-5)
    assert error == pytest.approx(float(np.mean(windows.targets**2)), rel=1e-5)


def test_naive_forecasts_are_there_to_be_drawn(column):
    found = column(SEASON).naive("test")
    places = column(SEASON).windows("test").places
    np.testing.assert_array_equal(found["last value"], SEASON[places - 1])
    np.testing.assert_array_equal(found["seasonal"], SEASON[places])


def test_a_straight_line_has_no_season(column):
    assert "seasonal" not in column(TIME).baselines("test")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("", "''"),
        ("many", "'many'"),
        ("nan", "'nan'"),
        ("-inf", "'-inf'"),
        ("1e999", "'1e999'"),
        ('"1,5"', "'1,5'"),
        ("1_000", "'1_000'"),
    ],
)
def test_a_cell_that_is_no_number_is_an_error_with_its_line(column, cell, told):
    cells = [*TIME[:30], cell, *TIME[30:]]
    with pytest.raises(ValueError, match=rf"line 32, has {re.escape(told)} in the column 'value'"):
        column(cells).values()


def test_a_column_that_is_missing_is_an_error_that_names_those_there_are(column):
    with pytest.raises(TableError, match="'step', 'value'"):
        column(TIME, column="price").values()


def test_rows_and_files_that_are_none_are_errors(column):
    with pytest.raises(TableError, match="line 3, has 1"):
        column(None, text="step,value\n0,1\n1\n").values()
    with pytest.raises(TableError, match="is empty"):
        column(None, text="").values()
    with pytest.raises(TextError, match="line 1"):
        column(TIME, text="größe\n1\n", encoding="latin-1").values()
    with pytest.raises(TextError, match="No such file"):
        SeriesTask("nowhere.csv").values()


def test_a_byte_order_mark_tabs_and_a_named_encoding_are_read(column):
    text = "\n".join(["größe\tstep", *(f"{x}\t0" for x in TIME)])
    for encoding, read in (("utf-8-sig", "utf-8"), ("latin-1", "latin-1")):
        task = column(None, text=text, encoding=encoding, name="series.tsv", column="größe")
        task = SeriesTask(task.source, "größe", read)
        assert task.values().tolist() == TIME.tolist()


@pytest.mark.parametrize("length", [0, 1, 20, 22])
@pytest.mark.parametrize("split", ["time", "random"])
def test_a_series_shorter_than_its_windows_is_an_error(column, length, split):
    task = column(TIME[: min(length, 20 if split == "random" else length)], split=split)
    for asked in (task.values, lambda: task.scaling, lambda: task.windows("test")):
        with pytest.raises(ValueError, match=r"set task\.window to less"):
            asked()


@pytest.mark.parametrize("settings", [{"window": 1}, {"training_share": 1.0}])
def test_settings_without_sense_are_an_error(settings):
    with pytest.raises(ValueError, match="Set for example"):
        SeriesTask(**settings).values()


def test_an_unknown_split_is_an_error_that_names_them_all():
    with pytest.raises(ValueError, match="train, validation, test"):
        SeriesTask().windows("exam")


def test_the_example_writes_a_column_with_a_season_of_twelve(tmp_path, monkeypatch):
    specification = importlib.util.spec_from_file_location("seasonal_series", EXAMPLE)
    example = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(example)
    path = tmp_path / "seasonal.csv"
    monkeypatch.setattr("sys.argv", ["seasonal_series.py", str(path), "--count", "300"])
    example.main()
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["step", "value"]
    assert len(rows) == 301
    task = SeriesTask(str(path), window=24)
    before, after = task.windows("train")[1:3]
    assert season_of(before, after) == 12
    errors = {name: each["mean_squared_error"] for name, each in task.baselines("test").items()}
    assert errors["seasonal"] < errors["last value"] / 2
