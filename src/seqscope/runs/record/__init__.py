"""Reading a corpus once more and keeping what the units did."""
