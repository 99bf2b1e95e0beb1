"""The command line: what it prints, what it refuses, what it never does (a traceback)."""

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planted import RECIPE
from prompt import Done, seqscope
from seqscope.cli.data import dates
from seqscope.runs.run import Run

PROGRAM = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from planted import TurnedWords
from seqscope.tasks import TASKS
TASKS["turned"] = TurnedWords
from seqscope.cli import main
main()
"""


def in_a_process(*arguments: object, **options) -> subprocess.CompletedProcess:
    """The command line in a process of its own, for what a process alone can show."""
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)


def assert_refused(done: Done | subprocess.CompletedProcess, *words: str) -> None:
    """Three sentences on standard error, exit code 2, nothing else."""
    message = done.stderr
    assert done.returncode == 2, message
    assert "Traceback" not in message
    assert message.startswith("seqscope: ")
    assert message.count(". ") >= 2
    assert done.stdout == ""
    for word in words:
        assert word in message


class TestPredict:
    def test_answers_stand_beside_their_texts(self, trained: Run) -> None:
        done = seqscope("predict", trained.folder, "abcd", "aab", "")
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        assert [(line[0], line[2]) for line in lines] == [
            ("ABCD", "abcd"),
            ("refused", "aab"),
            ("refused", ""),
        ]
        assert 0.5 < float(lines[0][1]) <= 1

    def test_json_gives_alternatives_and_the_characters_behind_each_answer(self, trained) -> None:
        done = seqscope("predict", trained.folder, "abcd", "aab", "--json", "--top", 2)
        answer, refusal = map(json.loads, done.stdout.splitlines())
        assert list(answer) == ["source", "prediction", "confidence", "alternatives", "characters"]
        assert answer["source"] == "abcd"
        assert answer["prediction"] == "ABCD"
        assert [list(each) for each in answer["alternatives"]] == [["prediction", "confidence"]]
        assert [each["character"] for each in answer["characters"]] == list("ABCD")
        for character in answer["characters"]:
            for span in character["spans"]:
                assert span["text"] == "abcd"[span["start"] : span["end"]]
                assert 0 < span["weight"] <= 1
        assert refusal["prediction"] is None
        assert refusal["characters"] == []

    def test_every_line_of_a_stream_is_answered_in_its_place(self, trained: Run) -> None:
        lines = [
            b"abcd",
            b"",
            b"\xff\xfe\x80",
            b"ab\x00c",
            "🎉".encode(),
            "\u202eabcd\u200f".encode(),
            b"\x1b[31mabcd\x07",
            b"a" * 10_000,
            b"b" * 200_000,
            b"dcba\r",
            b"bcd",
        ]
        done = seqscope("predict", trained.folder, "--json", given=b"\n".join(lines))
        assert done.returncode == 0, done.stderr
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(lines)
        assert [each["prediction"] for each in answers][::9] == ["ABCD", "DCBA"]
        assert answers[-1]["prediction"] == "BCD"
        assert all(answers[place]["prediction"] is None for place in (1, 2, 7, 8))
        assert answers[2]["source"] == "\N{REPLACEMENT CHARACTER}" * 3

    def test_nothing_in_a_text_moves_the_cursor(self, trained: Run) -> None:
        done = seqscope("predict", trained.folder, "\x1b[31m\u202eab\tc\n\x9b")
        assert done.stdout.split("\t")[2] == "\\x1b[31m\\u202eab\\tc\\n\\x9b\n"

    def test_arguments_that_are_no_utf_8_are_refused_in_their_place(self, trained: Run) -> None:
        command = [sys.executable, "-c", PROGRAM, "predict", str(trained.folder), b"\xff", "abcd"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        assert [line.split(b"\t")[0] for line in done.stdout.splitlines()] == [b"refused", b"ABCD"]

    def test_a_line_is_answered_before_the_next_one_comes(self, trained: Run) -> None:
        command = [sys.executable, "-c", PROGRAM, "predict", str(trained.folder)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, **pipes) as process:
            for text, answer in [(b"abcd\n", b"ABCD"), (b"dcba\n", b"DCBA")]:
                process.stdin.write(text)
                process.stdin.flush()
                assert process.stdout.readline().startswith(answer)
            process.stdin.close()
            assert process.wait(timeout=60) == 0

    def test_a_reader_who_has_had_enough_is_no_error(self, trained: Run) -> None:
        command = [sys.executable, "-c", PROGRAM, "predict", str(trained.folder), *["abcd"] * 3]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            assert process.stderr.read() == b""

    def test_answers_on_a_screen_without_unicode_are_escaped(self, trained: Run) -> None:
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        done = in_a_process("predict", trained.folder, "é", env=environment)
        assert done.stdout.endswith("\t\\xe9\n")

    def test_a_locale_is_told_or_refused(self, trained: Run) -> None:
        told = seqscope("predict", trained.folder, "abcd", "--locale", "x")
        assert told.stdout.startswith("ABCD")
        assert_refused(seqscope("predict", trained.folder, "abcd", "--locale", "q"), "'q'")

    def test_a_run_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        assert_refused(seqscope("predict", tmp_path / "nowhere", "abcd"), "nowhere")
        assert_refused(seqscope("predict", tmp_path, "abcd"), "recipe.toml cannot be read")

    def test_columns_are_aligned_on_a_terminal(self, trained: Run) -> None:
        output = on_a_terminal("predict", trained.folder, "abcd", "bcda")
        assert [line[:4] for line in output.splitlines()] == ["ABCD", "BCDA"]
        assert "\t" not in output
        assert "%" in output


def on_a_terminal(*arguments: object) -> str:
    """What the command line writes where both of its outputs are a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        parts = []
        try:
            while part := os.read(ours, 65536):
                parts.append(part)
        except OSError:  # how a terminal says that nobody writes any more
            pass
        process.wait(timeout=120)
    os.close(ours)
    return b"".join(parts).decode()


class TestTrain:
    @pytest.fixture
    def recipe_file(self, tmp_path: Path) -> Path:
        path = tmp_path / "turned.toml"
        path.write_text(RECIPE)
        return path

    def test_a_recipe_becomes_a_run_with_scores(self, recipe_file: Path, tmp_path: Path) -> None:
        short = ["--set", "train.epochs=2", "--set", "train.steps_per_epoch=8"]
        done = seqscope("train", recipe_file, *short, folder=tmp_path)
        assert done.returncode == 0, done.stderr
        folder = tmp_path / "runs" / "turned"
        assert {each.name for each in folder.iterdir()} == {
            "recipe.toml",
            "vocabulary.json",
            "weights.npz",
            "metrics.jsonl",
            "environment.json",
            "scores.json",
            "checkpoint.npz",
        }
        assert json.loads((folder / "scores.json").read_text())["test"]["count"] == 2000
        assert "turned.toml" in json.loads((folder / "environment.json").read_text())["command"]
        lines = done.stderr.splitlines()
        assert [line.split()[:2] for line in lines if line.startswith("epoch")] == [
            ["epoch", "1"],
            ["epoch", "2"],
        ]
        again = seqscope("train", recipe_file, *short, folder=tmp_path)
        assert_refused(again, "already there", "--resume")

    def test_a_bar_moves_on_a_terminal(self, recipe_file: Path, tmp_path: Path) -> None:
        output = on_a_terminal(
            "train", recipe_file, "--out", tmp_path / "run", "--set", "train.epochs=1"
        )
        assert "Turned words" in output
        assert "of 60" in output
        assert "exact match" in output

    def test_ctrl_c_keeps_the_run_and_says_how_to_go_on(self, recipe_file, tmp_path) -> None:
        folder = tmp_path / "run"
        command = [sys.executable, "-c", PROGRAM, "train", str(recipe_file), "--out", str(folder)]
        longer = ["--set", "train.epochs=10000", "--set", "train.steps_per_epoch=4"]
        with subprocess.Popen([*command, *longer], stderr=subprocess.PIPE) as process:
            assert process.stderr.readline().startswith(b"epoch   1")
            process.send_signal(signal.SIGINT)
            *_, last = process.stderr.read().decode().splitlines()
            assert process.wait(timeout=60) == 130, last
        assert last.endswith(f"seqscope train {folder}/recipe.toml --out {folder} --resume")
        assert seqscope("predict", folder, "abcd").returncode == 0

    def test_a_mistake_in_a_recipe_is_refused(self, recipe_file: Path, tmp_path: Path) -> None:
        done = seqscope("train", recipe_file, "--set", "train.epohcs=3", folder=tmp_path)
        assert_refused(done, "--set train.epohcs", "'epochs'")
        assert not (tmp_path / "runs").exists()

    def test_another_backend_of_keras_is_refused(self, recipe_file: Path, tmp_path: Path) -> None:
        environment = {**os.environ, "KERAS_BACKEND": "numpy"}
        done = in_a_process("train", recipe_file, cwd=tmp_path, env=environment)
        assert_refused(done, "Keras runs on numpy here")
        environment["KERAS_BACKEND"] = "tensorflow"
        done = in_a_process("train", recipe_file, cwd=tmp_path, env=environment)
        assert_refused(done, "'tensorflow' is missing")

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a place nobody can write to")
    def test_a_place_that_cannot_be_written_is_refused(self, recipe_file: Path) -> None:
        done = seqscope("train", recipe_file, "--out", "/proc/run")
        assert_refused(done, "/proc")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_is_refused(self, trained: Run) -> None:
        with open("/dev/full", "wb") as full:
            command = [sys.executable, "-c", PROGRAM, "predict", str(trained.folder), "abcd"]
            waiting = {**os.environ, "PYTHONUNBUFFERED": ""}  # to be written at the end, as usual
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, timeout=60, env=waiting
            )
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"No space left" in done.stderr


class TestEvaluate:
    def test_pairs_are_scored_as_json(self, trained: Run, tmp_path: Path) -> None:
        pairs = tmp_path / "pairs.tsv"
        pairs.write_text("text\tiso\tlocale\nabcd\tABCD\tx\nbcda\tA\tx\n\tA\ty\n")
        done = seqscope("evaluate", trained.folder, "--pairs", pairs, "--json")
        found = json.loads(done.stdout)
        shares = {name: round(found[name], 3) for name in ("exact_match", "wrong", "refused")}
        assert found["count"] == 3
        assert shares == {"exact_match": 0.333, "wrong": 0.333, "refused": 0.333}
        assert list(found["by_locale"]) == ["x", "y"]

    def test_the_tasks_own_test_is_scored_in_a_table(self, trained: Run) -> None:
        done = seqscope("evaluate", trained.folder, "--count", 50)
        header, first, *others = [line.split("\t") for line in done.stdout.splitlines()]
        assert header == ["part", "label", "value", "count", "exact_match", "wrong", "refused"]
        assert first[:4] == ["test", "", "", "50"]
        assert ["test", "locale", "x", "50", *first[4:]] in others

    def test_a_missing_file_is_refused(self, trained: Run, tmp_path: Path) -> None:
        done = seqscope("evaluate", trained.folder, "--pairs", tmp_path / "nowhere.tsv")
        assert_refused(done, "nowhere.tsv")


class TestAttention:
    def test_a_map_is_drawn_in_the_terminal(self, trained: Run) -> None:
        done = seqscope("attention", trained.folder, "abcd")
        lines = done.stdout.splitlines()
        assert done.returncode == 0, done.stderr
        assert any(line.split()[:4] == list("abcd") for line in lines)

    @pytest.mark.parametrize(
        ("suffix", "start"),
        [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG"), ("json", b"{")],
    )
    def test_a_map_is_a_file(self, trained: Run, tmp_path: Path, suffix: str, start: bytes) -> None:
        out = tmp_path / f"map.{suffix}"
        done = seqscope("attention", trained.folder, "abcd", "--out", out)
        assert done.returncode == 0, done.stderr
        assert out.read_bytes().startswith(start)

    def test_another_suffix_is_refused(self, trained: Run, tmp_path: Path) -> None:
        done = seqscope("attention", trained.folder, "abcd", "--out", tmp_path / "map.gif")
        assert_refused(done, ".svg")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("text", ["", "a" * 10_000, "\x1b[2J\n\u202e", "aab"])
    def test_a_text_that_is_refused_is_drawn_without_harm(self, trained: Run, text: str) -> None:
        done = seqscope("attention", trained.folder, text)
        assert done.returncode == 0, done.stderr
        assert "\x1b[2J" not in done.stdout


class TestData:
    def test_dates_are_the_same_for_the_same_seed(self, tmp_path: Path) -> None:
        files = [tmp_path / name for name in ("one.tsv", "two.tsv", "other.tsv")]
        for file, seed in zip(files, (3, 3, 4), strict=True):
            dates(count=200, seed=seed, out=file)
        one, two, other = (file.read_bytes() for file in files)
        assert one == two != other
        header, *rows = one.decode().rstrip("\n").split("\n")
        assert header == "text\tiso\tlocale\tpattern\tambiguous"
        assert len(rows) == 200
        assert all(len(row.split("\t")) == 5 for row in rows)


def test_the_recipes_are_listed() -> None:
    done = seqscope("recipes")
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert {"dates", "dates-english", "dates-original"} <= set(names)


def test_help_imports_nothing_heavy() -> None:
    look = "import atexit, sys; atexit.register(lambda: print(sorted(sys.modules)))\n"
    command = [sys.executable, "-c", look + PROGRAM.split("from planted")[0] + MAIN, "--help"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    loaded = set(eval(done.stdout.decode().splitlines()[-1]))
    assert "typer" in loaded
    assert not loaded & {"keras", "jax", "matplotlib", "numpy", "pydantic", "babel"}


MAIN = "\nfrom seqscope.cli import main\nmain()\n"


@pytest.mark.parametrize("name", ["predict", "attention"])
def test_one_text_is_read_without_keras_or_jax(trained: Run, name: str) -> None:
    look = "import atexit, sys; atexit.register(lambda: print(sorted(sys.modules)))\n"
    command = [sys.executable, "-c", look + PROGRAM, name, str(trained.folder), "abcd"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    loaded = set(eval(done.stdout.decode().splitlines()[-1]))
    assert "numpy" in loaded
    assert not loaded & {"keras", "jax", "matplotlib"}


def test_a_damaged_run_is_refused_by_every_command(trained: Run, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(trained.folder, tmp_path / "run"))
    (folder / "weights.npz").write_bytes(b"PK")
    for command in (["predict", folder, "abcd"], ["evaluate", folder], ["attention", folder, "a"]):
        assert_refused(seqscope(*command), "weights.npz is damaged")
