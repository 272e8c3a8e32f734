"""An order of things of which some are known to stand before others."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=tuple[int, int])


def components(follows: Mapping[Key, Iterable[Key]]) -> Iterator[frozenset[Key]]:
    """Yield the keys so that each stands before its followers; those in a circle together.

    Two passes of depth-first search (Kosaraju and Sharir); every follower must be a key.
    """
    after = {key: sorted(found) for key, found in follows.items()}
    before: dict[Key, list[Key]] = {key: [] for key in after}
    for key, found in after.items():
        for follower in found:
            before[follower].append(key)
    seen: set[Key] = set()
    finished = [key for root in reversed(list(after)) for key in _walk(root, after, seen)]
    taken: set[Key] = set()
    for root in reversed(finished):
        if root not in taken:
            yield frozenset(_walk(root, before, taken))


def _walk(root: Key, ways: Mapping[Key, list[Key]], seen: set[Key]) -> Iterator[Key]:
    """Yield what is reached from ``root`` and was not seen, each after all that it leads to."""
    if root in seen:
        return
    seen.add(root)
    path = [(root, iter(ways[root]))]
    while path:
        key, rest = path[-1]
        fresh = next((one for one in rest if one not in seen), None)
        if fresh is None:
            yield key
            path.pop()
        else:
            seen.add(fresh)
            path.append((fresh, iter(ways[fresh])))
