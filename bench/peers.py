"""What a user would write instead: regex leaves and one of four ways to pair them.

Every peer takes two texts and gives links as ``(t_start, t_end, v_start, v_end)``. The thresholds
are those at which each does best on the hand-made alignments, which flatters them.
"""

import difflib
import re
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer

Leaf = tuple[int, int, str]
SpanLink = tuple[int, int, int, int]
Peer = Callable[[str, str], list[SpanLink]]

LABEL = re.compile(
    r"第[一二三四五六七八九十百千零〇两\d]+条(?:之[一二三四五六七八九十]+)?"
    r"|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d+[.、．]"
)
CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节]")
ARTICLE = re.compile(r"第[^条]{1,8}条(?:之[一二三四五六七八九十]+)?")


def leaves(text: str) -> list[Leaf]:
    """Cut a text at lines that begin with a label; unlabelled lines join the leaf above."""
    found: list[Leaf] = []
    for match in re.finditer(r"[^\r\n]+", text):
        line = match.group()
        body = line.strip()
        start = match.start() + len(line) - len(line.lstrip())
        if not body or CHAPTER.match(body):
            continue
        if LABEL.match(body) or not found:
            found.append((start, start + len(body), body))
        else:
            first = found[-1][0]
            found[-1] = (first, start + len(body), text[first : start + len(body)])
    return found


def bare(leaf: Leaf) -> str:
    """Return the words of a leaf, without label and white space."""
    return re.sub(r"\s", "", LABEL.sub("", leaf[2], count=1))


def spans(pairs: Sequence[tuple[int, int]], a: list[Leaf], b: list[Leaf]) -> list[SpanLink]:
    """Turn pairs of leaf numbers into links of spans."""
    return [(a[i][0], a[i][1], b[j][0], b[j][1]) for i, j in pairs]


def difflib_paragraphs(template: str, variant: str) -> list[SpanLink]:
    """Pair equal paragraphs, and changed ones at the same place of a changed block."""
    a, b = leaves(template), leaves(variant)
    matcher = difflib.SequenceMatcher(None, [x[2] for x in a], [x[2] for x in b], autojunk=False)
    pairs: list[tuple[int, int]] = []
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        if op in ("equal", "replace"):
            pairs += zip(range(i, i_end), range(j, j_end), strict=False)
    return spans(pairs, a, b)


def tfidf_assignment(template: str, variant: str) -> list[SpanLink]:
    """TF-IDF of character bigrams with an optimal assignment, cosine from 0.15 up."""
    a, b = leaves(template), leaves(variant)
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), token_pattern=None)
    matrix = vectors.fit_transform([bare(x) for x in a + b])
    cosine = (matrix[: len(a)] @ matrix[len(a) :].T).toarray()
    rows, columns = linear_sum_assignment(-cosine)
    pairs = [(i, j) for i, j in zip(rows, columns, strict=True) if cosine[i, j] >= 0.15]
    return spans(pairs, a, b)


def rapidfuzz_monotone(template: str, variant: str) -> list[SpanLink]:
    """RapidFuzz ratio from 0.25 up, and the best order-keeping path through it."""
    a, b = leaves(template), leaves(variant)
    score = cdist([bare(x) for x in a], [bare(x) for x in b], scorer=fuzz.ratio) / 100
    score = np.where(score >= 0.25, score, 0.0)
    best = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            skip = max(best[i - 1, j], best[i, j - 1])
            best[i, j] = max(skip, best[i - 1, j - 1] + score[i - 1, j - 1])
    return spans(_walk_back(best, score), a, b)


def _walk_back(best: np.ndarray, score: np.ndarray) -> list[tuple[int, int]]:
    """Read the pairs off a filled table."""
    i, j = score.shape
    pairs: list[tuple[int, int]] = []
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def equal_numbers(template: str, variant: str) -> list[SpanLink]:
    """Pair articles that bear the same number: what a spreadsheet does."""
    a, b = leaves(template), leaves(variant)
    numbers = {}
    for j, leaf in enumerate(b):
        if match := ARTICLE.match(leaf[2]):
            numbers.setdefault(match.group(), j)
    named = [(i, ARTICLE.match(leaf[2])) for i, leaf in enumerate(a)]
    pairs = [(i, numbers[m.group()]) for i, m in named if m and m.group() in numbers]
    return spans(pairs, a, b)


PEERS: dict[str, Peer] = {
    "difflib on paragraphs": difflib_paragraphs,
    "TF-IDF bigrams + assignment": tfidf_assignment,
    "RapidFuzz + monotone alignment": rapidfuzz_monotone,
    "equal article numbers": equal_numbers,
}
