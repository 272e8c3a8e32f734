"""What the folder application starts: the command line, or a process that it asks for."""

import sys
from multiprocessing import freeze_support

from duizhao.cli.app import main
from duizhao.corpus.reading.apart import CHILD, serve


def start() -> None:
    """Serve as a process of a pool or as the reader of one file; else run the command line."""
    freeze_support()
    if sys.argv[1:3] == ["-c", CHILD]:
        from duizhao.corpus.reading.read import read_here

        serve(sys, read_here)
    else:
        main()


if __name__ == "__main__":
    start()
