"""Numbers as bytes: what is packed, what stays to be read, and how much of it is kept."""

import json

import numpy as np
import pytest

from seqscope.views.scenes.packed import Packed, packed
from seqscope.views.scenes.timelines import UnitsOverTime, units_over_time
from seqscope.views.serving.asking import MOST_BYTES, written


def lines(tokens: int, units: int) -> UnitsOverTime:
    values = np.random.default_rng(0).uniform(-1, 1, (tokens, units)).astype(np.float32)
    values[3, 0] = np.nan
    return units_over_time("it", ["word"] * tokens, [f"unit {k}" for k in range(units)], values)


def values_of(content: bytes) -> np.ndarray:
    told = json.loads(content)["units"]
    return np.array([Packed.model_validate(each["values"]).values for each in told], float)


@pytest.mark.parametrize("shape", [(0,), (5,), (2, 3), (2, 0, 4), (2, 3, 4)])
def test_an_array_of_any_shape_is_what_it_was(shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(1).normal(size=shape).astype(np.float32)
    again = Packed.model_validate_json(packed(values).model_dump_json()).values
    assert again.shape == shape
    assert np.array_equal(again, values)
    rounded = packed(values, "f2").values
    assert np.allclose(rounded, values, rtol=2**-11, atol=1e-7)


def test_a_scene_is_read_by_people_and_packed_for_the_page() -> None:
    scene = lines(100, 2)
    people = json.loads(scene.model_dump_json())["units"]
    assert people[0]["values"][3] is None
    assert people[1]["values"] == list(scene.units[1].values)
    page = values_of(written(scene, exact=False))
    assert np.isnan(page[0, 3])
    assert np.allclose(page[1], scene.units[1].values, atol=1e-7)
    few = json.loads(written(lines(20, 2), exact=False))["units"]
    assert few[1]["values"] == list(lines(20, 2).units[1].values)


def test_a_long_answer_is_halved_unless_every_digit_is_asked_for() -> None:
    scene = lines(300, 1500)
    drawn, read = (written(scene, exact=exact) for exact in (False, True))
    assert len(drawn) < MOST_BYTES < len(read)
    exact = np.array([each.values for each in scene.units], float)
    assert np.nanmax(np.abs(values_of(read) - exact)) < 1e-7
    assert 1e-5 < np.nanmax(np.abs(values_of(drawn) - exact)) < 2.5e-4
