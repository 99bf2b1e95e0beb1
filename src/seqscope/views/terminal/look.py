"""The look of a table in the terminal: no lines, quiet headings."""

from rich.table import Table

__all__ = ["plain_table"]


def plain_table(*, headed: bool = True) -> Table:
    """A table without lines, to which columns and rows are added."""
    return Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=headed
    )
