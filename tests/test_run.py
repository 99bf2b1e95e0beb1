"""Run folders: whole, or an error that names the file."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from seqscope.runs.files import array_file, new_folder, write_atomically
from seqscope.runs.run import Run, RunError, open_run, read_arrays

NEEDED = ["recipe.toml", "vocabulary.json", "weights.npz"]


@pytest.fixture
def folder(trained: Run, tmp_path: Path) -> Path:
    """A copy of the trained run that may be damaged."""
    return Path(shutil.copytree(trained.folder, tmp_path / "run"))


def test_a_run_opened_is_the_run_trained(trained: Run, folder: Path) -> None:
    run = open_run(folder)
    assert run.recipe == trained.recipe
    assert run.source_vocabulary == trained.recipe.make_task().source_vocabulary
    assert run.target_vocabulary == trained.recipe.make_task().target_vocabulary
    assert run.weights.keys() == trained.weights.keys()
    assert all(np.array_equal(run.weights[name], trained.weights[name]) for name in run.weights)


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(RunError, match=rf"{name} cannot be read.*seqscope train"):
        open_run(folder)


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_a_cut_file_is_named(folder: Path, name: str, share: float) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: int(share * len(content))])
    with pytest.raises(RunError, match=rf"{name} is damaged.*seqscope train"):
        open_run(folder)


@pytest.mark.parametrize("name", NEEDED)
def test_a_file_of_something_else_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\x00\xff not at all \xfe" * 100)
    with pytest.raises(RunError, match=rf"{name} is damaged"):
        open_run(folder)


@pytest.mark.parametrize("name", NEEDED)
def test_a_folder_in_the_place_of_a_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(RunError, match=rf"{name} cannot be read"):
        open_run(folder)


def test_a_flipped_bit_in_the_weights_is_noticed(folder: Path) -> None:
    content = bytearray((folder / "weights.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "weights.npz").write_bytes(content)
    with pytest.raises(RunError, match=r"weights\.npz is damaged"):
        open_run(folder)


def test_weights_of_another_network_are_noticed(folder: Path) -> None:
    weights = read_arrays(folder / "weights.npz")
    name = next(iter(weights))
    for wrong in ({**weights, name: weights[name][:-1]}, {name: weights[name]}):
        (folder / "weights.npz").write_bytes(array_file(wrong))
        with pytest.raises(RunError, match=r"weights\.npz is damaged"):
            open_run(folder)


def test_weights_that_are_no_numbers_are_noticed(folder: Path) -> None:
    weights = {name: each * np.nan for name, each in read_arrays(folder / "weights.npz").items()}
    (folder / "weights.npz").write_bytes(array_file(weights))
    with pytest.raises(RunError, match="not finite"):
        open_run(folder)


def test_pickled_weights_are_never_unpickled(folder: Path) -> None:
    class Trap:
        def __reduce__(self):
            return (os.mkdir, (str(folder / "sprung"),))

    np.savez(folder / "weights.npz", trap=np.array(Trap(), dtype=object))
    with pytest.raises(RunError, match=r"weights\.npz is damaged"):
        open_run(folder)
    assert not (folder / "sprung").exists()


def test_a_vocabulary_of_another_network_is_noticed(folder: Path) -> None:
    vocabulary = json.loads((folder / "vocabulary.json").read_text())
    vocabulary["target"].append("Z")
    (folder / "vocabulary.json").write_text(json.dumps(vocabulary))
    with pytest.raises(RunError, match=r"vocabulary.json is damaged"):
        open_run(folder)


@pytest.mark.parametrize("name", ["nowhere", "", "a\0b", "x" * 5000])
def test_a_run_that_is_not_there_is_named(name: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RunError, match="seqscope train"):
        open_run(name)


def test_half_precision_weights_are_read_as_single(tmp_path: Path) -> None:
    (tmp_path / "x.npz").write_bytes(array_file({"a": np.ones(3, np.float16)}))
    assert read_arrays(tmp_path / "x.npz")["a"].dtype == np.float32


def half_written(path: Path) -> None:
    path.write_text("half")
    raise OSError("full")


class TestWriting:
    """Files that are whole or not there."""

    def test_a_file_is_written_over_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "file"
        write_atomically(path, b"old")
        write_atomically(path, b"new")
        assert path.read_bytes() == b"new"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("call", ["fsync", "replace"])
    def test_a_full_disk_leaves_the_old_file_alone(self, tmp_path, monkeypatch, call) -> None:
        path = tmp_path / "file"
        path.write_bytes(b"old")

        def refuse(*arguments: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), refuse)
        with pytest.raises(OSError, match="No space"):
            write_atomically(path, b"new")
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_folder_that_could_not_be_filled_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="full"), new_folder(tmp_path / "run") as aside:
            half_written(aside / "file")
        assert list(tmp_path.iterdir()) == []

    def test_the_same_arrays_give_the_same_bytes(self) -> None:
        arrays = {"a": np.arange(5), "b": np.ones((2, 2), np.float32)}
        assert array_file(arrays) == array_file(dict(arrays))
