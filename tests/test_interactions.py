"""What the page answers to is listed, and each test that the list names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def rows() -> list[list[str]]:
    """The rows of all tables: what, by mouse, by keyboard, test."""
    text = (ROOT / "docs" / "interactions.md").read_text(encoding="utf-8")
    found = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in found if row[0].strip() != "what"]


def page_tests() -> str:
    """Everything that is tested in the page."""
    return "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/test_page*.py"))


def test_each_interaction_names_tests_that_exist() -> None:
    page = page_tests()
    for row in rows():
        assert len(row) == 4, row
        tests = re.findall(r"`(test_\w+)`", row[3])
        for test in tests:
            assert f"\ndef {test}(" in page, f"there is no {test}"
        assert tests, row[0]


def test_each_test_of_the_page_that_acts_is_named_in_the_list() -> None:
    named = {test for row in rows() for test in re.findall(r"`(test_\w+)`", row[3])}
    acting = re.findall(r"\ndef (test_\w*(?:by_keys|by_mouse|dragg|click)\w*)\(", page_tests())
    assert set(acting) <= named
