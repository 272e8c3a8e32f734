"""What every test may use: the folders, and the shared data where it stands."""

import signal
from pathlib import Path

import pytest
from duizhao.runs.batch import processes
from duizhao.runs.pool import cores
from hypothesis import settings

from .support.browser import chromium

# A busy machine is no fault of the code: time is measured in the bench. Every run tries other
# examples, so that few in a run are many in a week.
settings.register_profile("duizhao", deadline=None, max_examples=50)
settings.load_profile("duizhao")

# Tables that tests made, by title: shown at the end, whether they passed or failed.
TABLES = pytest.StashKey[dict[str, list[str]]]()
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_AS_DONE = processes.as_done


def pytest_configure(config):
    """Begin with no table."""
    config.stash[TABLES] = {}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Start three processes for two cores: one of three waits for a browser or a program."""
    return cores() + cores() // 2


def pytest_collection_modifyitems(items):
    """Call every test slow that opens a browser, and put files with slow tests first.

    Each file goes to one process, which makes what its tests share once (``--dist loadfile``); at
    the end of the run no process works alone on a long file. What waits for a package index or an
    office program is begun before all others, which have the processor meanwhile.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    waits = {item.path for item in items if item.get_closest_marker("waits")}
    items.sort(key=lambda item: (item.path not in waits, item.path not in slow))


def pytest_terminal_summary(terminalreporter, config):
    """Show the tables that tests made."""
    for title, lines in config.stash[TABLES].items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="module")
def browser():
    """A headless browser; the test is skipped where there is none."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data folder; the test is skipped where it is away."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared data folder beside the checkout")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def ctrl_c():
    """Let Ctrl-C reach the programs under test, also where the tests run in the background.

    A shell starts background work with the signal ignored, and a child inherits that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def batches_of_one_process():
    """Let ``--jobs 1`` compare in the process of the tests: another takes a second to start.

    ``--jobs 2`` and the program itself start processes as they do for a user.
    """

    def as_done(work, items, jobs):
        if jobs > 1:
            yield from _AS_DONE(work, items, jobs)
        else:
            yield from ((at, work(item)) for at, item in enumerate(items))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "as_done", as_done)
        yield
