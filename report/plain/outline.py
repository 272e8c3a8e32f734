"""The clause tree of one document on a terminal, with its issues at their places."""

from rich.text import Text
from rich.tree import Tree

from ...corpus.model import Document, Level, Node
from ..view.places import locator_at, title_of
from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.text import begun, one_line
from ..words.words import Words

# As many characters of a clause as tell it from its neighbours.
_WORDS = 30
# A text of a million characters may have a hundred thousand issues: the JSON has them all.
_MOST = 200
# Levels that are no clauses but have words of their own to be recognised by.
_SHOWN = frozenset((Level.TITLE, Level.NOTE, Level.SIGNATURE, Level.DATE, Level.FURNITURE))


def print_tree(document: Document, lang: Lang) -> None:
    """Print ``document`` as a tree, then its issues, how it was read and what was not."""
    console, words = new_console(), Words(lang)
    count = words.say("outline.count", len(document.clauses))
    tree = Tree(Text(f"{title_of(document)}  {count}", "bold"))
    branches: list[Tree] = []
    for node in document.nodes:
        above = branches[node.parent] if node.parent >= 0 else tree
        branches.append(above.add(_label(document, node, words)))
    console.print(tree)
    for issue in document.issues[:_MOST]:
        where = locator_at(document, issue.span.start)
        console.print(Text(f"▲ {where}  {words.issue(issue)}", "yellow"))
    if len(document.issues) > _MOST:
        console.print(Text(words.say("summary.more", len(document.issues) - _MOST), "yellow"))
    if document.reader:
        name, reader = one_line(document.path), words.say(f"reader.{document.reader}")
        console.print(Text(words.say("outline.reader", name, reader), "dim"))
    for found in document.left_out:
        console.print(Text(f"○ {words.left_out(found)}", "yellow"))


def _label(document: Document, node: Node, words: Words) -> Text:
    """Return a node's label, heading and first words; unlabelled nodes bear their level's name."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(one_line(node.label) or words.say(f"level.{node.level.value}"), "bold")
    if node.heading:
        text.append("  " + one_line(node.heading))
    if node.clause or node.level in _SHOWN:
        start = one_line(_start(document, node))
        text.append("  " + begun(start, _WORDS), "dim")
    return text


def _start(document: Document, node: Node) -> str:
    """Return as much of a node's words as can be shown: a clause may be a book on one line."""
    start, end = node.body if node.body.cut(document.text) else node.own
    return document.text[start : min(end, start + 10 * _WORDS)]
