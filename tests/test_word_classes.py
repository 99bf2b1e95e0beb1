"""The part of speech of words: the closed classes of English, and tables of one's own."""

from collections import Counter
from pathlib import Path

import pytest

from memories import planted_memory
from seqscope.runs.recipe import load_recipe
from seqscope.tasks.language import LanguageTask
from seqscope.tasks.reviews import ReviewsTask
from seqscope.tasks.tables import TableError
from seqscope.tasks.word_classes import ENGLISH, IN_ENGLISH, MOST_CLASSES, classes_of_words


def test_no_word_is_in_two_classes_of_english():
    words = Counter(word for listed in ENGLISH.values() for word in listed.split())
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("source", IN_ENGLISH)
def test_sources_in_english_know_its_closed_classes_by_themselves(source):
    made = ReviewsTask if source in ("imdb", "yelp") else LanguageTask
    known = made(source).class_of_word
    assert (known["the"], known["n't"], known["seven"]) == ("determiner", "negation", "numeral")
    assert "delicious" not in known


def test_characters_and_sources_of_which_nothing_is_known_have_no_classes():
    assert classes_of_words("yelp", "characters") == {}
    assert ReviewsTask("my.csv").class_of_word == {}


def test_a_table_of_ones_own_names_classes_and_its_words_are_read_as_texts_are(tmp_path: Path):
    table = tmp_path / "words.csv"
    table.write_text("class,word,note\nverb,Isn’t,x\nnoun,SOUP,y\nnoun,soup,z\n")
    task = ReviewsTask("yelp", word_classes=str(table))
    assert task.class_of_word == {"isn't": "verb", "soup": "noun"}
    given = LanguageTask("my.txt", tokens="given", word_classes=str(table))
    assert given.class_of_word["SOUP"] == "noun"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("soup,noun\nsoup,verb\n", "line 3, says that 'soup' is of 'verb'"),
        ("".join(f"w{k},c{k}\n" for k in range(MOST_CLASSES + 1)), f"names {MOST_CLASSES + 1}"),
    ],
)
def test_a_word_of_two_classes_and_too_many_classes_are_refused(tmp_path: Path, rows, said):
    table = tmp_path / "words.csv"
    table.write_text("word,class\n" + rows)
    with pytest.raises(TableError, match=said):
        LanguageTask("my.txt", word_classes=str(table)).class_of_word  # noqa: B018


def test_a_file_that_is_no_table_is_refused_before_anything_is_trained():
    for made in (ReviewsTask, LanguageTask):
        with pytest.raises(TableError, match=r"words\.pdf"):
            made(word_classes="words.pdf")


@pytest.mark.parametrize("name", ["yelp", "ptb-small"])
def test_a_recipe_that_says_nothing_of_classes_is_written_as_before(name):
    assert "word_classes" not in load_recipe(name).as_toml()


def test_a_memory_tells_the_class_of_each_word_that_has_one():
    found = {"word0": "noun", "word3": "verb", "elsewhere": "adverb"}
    scene = planted_memory(12, 6, 2, class_of_word=found)
    assert scene.classes == ("noun", "verb", "adverb")
    told = {each.word: each.word_class for cloud in scene.clouds for each in cloud.words}
    assert told["word0"] == "noun"
    assert Counter(told.values()) == {None: 10, "noun": 1, "verb": 1}
    assert planted_memory(12, 6, 2).classes == ()
