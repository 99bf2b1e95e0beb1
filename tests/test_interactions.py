"""What the page answers to is listed, and each test that the list names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE, BESIDE = "tests/test_page.py", "tests/test_page_beside.py"


def rows() -> list[list[str]]:
    """The rows of all tables: what, by mouse, by keyboard, test."""
    text = (ROOT / "docs" / "interactions.md").read_text(encoding="utf-8")
    found = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in found if row[0].strip() != "what"]


def test_each_interaction_names_tests_that_exist() -> None:
    for row in rows():
        assert len(row) == 4, row
        file = next(iter(re.findall(r"`(tests/\w+\.py)`", row[3])), PAGE)
        tests = re.findall(r"`(test_\w+)`", row[3])
        known = (ROOT / file).read_text(encoding="utf-8")
        for test in tests:
            assert f"\ndef {test}(" in known, f"{file} has no {test}"
        assert tests, row[0]


def test_each_test_of_the_page_that_acts_is_named_in_the_list() -> None:
    named = {test for row in rows() for test in re.findall(r"`(test_\w+)`", row[3])}
    page = "".join((ROOT / file).read_text(encoding="utf-8") for file in (PAGE, BESIDE))
    acting = re.findall(r"\ndef (test_\w*(?:by_keys|by_mouse|dragg|click)\w*)\(", page)
    assert set(acting) <= named
