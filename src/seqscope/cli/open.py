"""seqscope open: the pictures in a browser."""

from typing import Annotated

from typer import Argument, Option

__all__ = ["open_page"]


def open_page(
    runs: Annotated[
        list[str] | None,
        Argument(
            metavar="[RUN]...",
            help="Run folders, folders of runs, or names of shipped networks; the date network "
            "if missing.",
        ),
    ] = None,
    host: Annotated[str, Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, Option(min=0, max=65535, help="The port to listen at; 0 for any that is free.")
    ] = 0,
    no_browser: Annotated[
        bool, Option("--no-browser", help="Print the address and open no browser.")
    ] = False,
    root_path: Annotated[
        str, Option(help="The path under which a proxy shows the page, such as /user/me/seqscope.")
    ] = "",
    allow_host: Annotated[
        list[str] | None,
        Option(help="A name under which the server may be asked, again for more."),
    ] = None,
) -> None:
    """Look at networks in a browser: a page from this machine, for who has its address.

    Folders are looked through again whenever the page asks: a training shows while it runs.
    """
    from seqscope.cli.library import RunLibrary
    from seqscope.views.serving.door import Door
    from seqscope.views.serving.serve import serve

    door = Door(host, port, frozenset(allow_host or ()))
    serve(RunLibrary(runs or ()), door, root=root_path, browser=not no_browser)
