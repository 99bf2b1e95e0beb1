"""The part of speech of words: the closed classes of English, or those of a table of one's own."""

from collections.abc import Mapping
from pathlib import Path

from seqscope.tasks.tables import TableError, rows
from seqscope.tasks.words import Style, word

__all__ = ["ENGLISH", "IN_ENGLISH", "MOST_CLASSES", "classes_of_words"]

IN_ENGLISH = ("imdb", "yelp", "ptb", "shakespeare", "tinyshakespeare")  # of the sources by name
COLUMNS = ("word", "class")
MOST_CLASSES = 40

# A word stands in the class of its commonest use; what has none, such as "like", in no class.
ENGLISH = {
    "determiner": "a an the this that these those each every another any some all both half "
    "several few fewer less little much many more most enough such other others same own "
    "yon yonder that's",
    "pronoun": "i you he she it we they me him her us them thou thee ye "
    "my your his its our their thy mine yours hers ours theirs thine "
    "myself yourself himself herself itself ourselves yourselves themselves oneself thyself "
    "someone somebody something anyone anybody anything everyone everybody everything "
    "i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll "
    "it'd we're we've we'll we'd they're they've they'll they'd 'tis 'twas",
    "preposition": "of in to for on with at by from about into onto over under between among "
    "amongst against during through throughout toward towards within without upon across along "
    "around after before above below behind beneath beside besides beyond near off out up down "
    "past since until till inside outside despite except per via unto amid",
    "auxiliary": "be am is are was were been being do does did doing done have has had having "
    "will would shall should can could may might must ought "
    "hath hadst hast doth dost didst wert wast shalt canst wouldst shouldst couldst mayst "
    "'m 're 've 'll 'd",
    "conjunction": "and or but so yet as than if though although because unless whereas while "
    "whether lest once &",
    "negation": "no not never none nobody nothing nowhere neither nor cannot n't "
    "don't doesn't didn't won't wouldn't can't couldn't shan't shouldn't mustn't mightn't needn't "
    "isn't aren't wasn't weren't haven't hasn't hadn't ain't",
    "question word": "who whom whose which what when where why how whoever whatever whichever "
    "whenever wherever however whence whither wherefore who's what's where's when's how's",
    "numeral": "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion dozen first second third fourth fifth tenth N "
    + " ".join(map(str, range(101))),
}


def classes_of_words(
    source: str, style: Style, table: str | None = None, encoding: str = "utf-8"
) -> Mapping[str, str]:
    """The class of each word that has one: of the table, or of English where the source is in it.

    Empty for other sources, and where a token is a character. The table has the columns `word` and
    `class`; words are read as those of a text are. Raises `TableError` for a word of two classes,
    and for more than `MOST_CLASSES`.

    >>> classes_of_words("yelp", "words")["never"], classes_of_words("my.csv", "words")
    ('negation', {})
    """
    if table is not None:
        return of_table(Path(table), style, encoding)
    if source not in IN_ENGLISH or style == "characters":
        return {}
    return {each: name for name, words in ENGLISH.items() for each in words.split()}


def of_table(path: Path, style: Style, encoding: str) -> Mapping[str, str]:
    """The classes of a table of one's own."""
    found: dict[str, str] = {}
    for line, (text, name) in rows(path, COLUMNS, encoding):
        known = found.setdefault(word(text, style), name)
        if known != name:
            raise TableError(
                f"A word is of one class. {path}, line {line}, says that {text!r} is of {name!r}, "
                f"and a line before that it is of {known!r}. Keep the one that is meant."
            )
    if len(names := set(found.values())) > MOST_CLASSES:
        raise TableError(
            f"Words are of at most {MOST_CLASSES} classes, which colors stand for. "
            f"{path} names {len(names)}. Join some of them."
        )
    return found
