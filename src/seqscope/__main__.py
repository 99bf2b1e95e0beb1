"""The program as `python -m seqscope`, where its folder is on no path."""

from seqscope.cli import main

if __name__ == "__main__":
    main()
