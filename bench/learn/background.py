"""Learn the background: how common bigrams are in laws, and which words stand alike.

    python -m bench.learn.background FOLDER

``FOLDER`` holds laws as .txt. Word vectors: positive pointwise mutual information of words within
four words, truncated singular value decomposition (Levy, Goldberg and Dagan 2015); a word weighs
a ÷ (a + frequency) (Arora, Liang and Ma 2017). Cut to what pays for its size and written as bytes
to ``alignment/tables/background.npz``.
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba
import numpy as np
import scipy.sparse as sparse
from sklearn.utils.extmath import randomized_svd

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "alignment" / "tables" / "background.npz"
HAN = re.compile(r"[\u4e00-\u9fff]+")
OTHER = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
# Paragraphs that must hold a bigram, and occurrences of a word, before they are worth a row.
LEAST_BIGRAM, LEAST_WORD = 6, 15
VOCABULARY, SHIPPED, DIMENSIONS, WINDOW, DAMPING = 25_000, 12_000, 100, 4, 1e-3


def texts(folder: Path) -> Iterator[str]:
    """Yield every law in one width."""
    for path in sorted(folder.rglob("*.txt")):
        yield unicodedata.normalize("NFKC", path.read_text(encoding="utf-8"))


def pack(word: str) -> int:
    """Return up to four characters as one number, 16 bits each."""
    code = 0
    for char in word:
        code = code << 16 | (ord(char) & 0xFFFF)
    return code


def bigrams(folder: Path) -> dict[str, np.ndarray]:
    """Return in how many paragraphs each bigram stands: log2 in steps of a twelfth."""
    found: Counter[str] = Counter()
    paragraphs = 0
    for text in texts(folder):
        for line in filter(lambda line: len(line) >= 8, text.split("\n")):
            paragraphs += 1
            runs = OTHER.sub(" ", line).split()
            found.update({run[i : i + 2] for run in runs for i in range(len(run) - 1)})
    kept = sorted((pack(pair), n) for pair, n in found.items() if n >= LEAST_BIGRAM)
    code, count = np.array([c for c, _ in kept], np.uint64), np.array([n for _, n in kept])
    steps = np.round(np.log2(count) * 12).astype(np.uint8)
    return {"bigram": code, "frequency": steps, "paragraphs": np.array(paragraphs)}


def sentences(folder: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence."""
    for text in texts(folder):
        for sentence in re.split(r"[。;\n]", text):
            yield [word for run in HAN.findall(sentence) for word in jieba.cut(run)]


def together(cut: list[list[str]], place: dict[str, int]) -> sparse.csr_matrix:
    """Return how often two words stand within the window."""
    ids = np.array([place.get(w, -1) for s in cut for w in s])
    owner = np.repeat(np.arange(len(cut)), [len(s) for s in cut])
    size = (len(place), len(place))
    total = sparse.csr_matrix(size, dtype=np.float32)
    for away in range(1, WINDOW + 1):
        a, b = ids[:-away], ids[away:]
        ok = (a >= 0) & (b >= 0) & (owner[:-away] == owner[away:])
        ones = np.ones(ok.sum(), np.float32)
        total = total + sparse.coo_matrix((ones, (a[ok], b[ok])), shape=size).tocsr()
    return total + total.T


def embed(counts: sparse.csr_matrix) -> np.ndarray:
    """Return a vector a word: the singular vectors of the positive mutual information."""
    row = np.asarray(counts.sum(axis=1)).ravel()
    smooth = row**0.75 / (row**0.75).sum()
    cells = counts.tocoo()
    gain = np.log(cells.data / row[cells.row] / np.maximum(smooth[cells.col], 1e-12))
    kept = gain > 0
    matrix = sparse.csr_matrix((gain[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)
    left, strength, _ = randomized_svd(matrix, DIMENSIONS, n_iter=4, random_state=0)
    vectors = left * np.sqrt(strength)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def words(folder: Path) -> dict[str, np.ndarray]:
    """Return vectors of the commonest words of two to four characters, as bytes and a scale."""
    cut = list(sentences(folder))
    counts = Counter(word for sentence in cut for word in sentence)
    known = [w for w, n in counts.most_common(VOCABULARY) if n >= LEAST_WORD]
    vectors = embed(together(cut, {w: k for k, w in enumerate(known)}))
    kept = [k for k, w in enumerate(known) if 2 <= len(w) <= 4][:SHIPPED]
    kept.sort(key=lambda k: pack(known[k]))
    share = np.array([counts[known[k]] for k in kept]) / counts.total()
    top = np.abs(vectors[kept]).max(axis=1)
    weight = DAMPING / (DAMPING + share)
    return {
        "word": np.array([pack(known[k]) for k in kept], np.uint64),
        "vector": np.round(vectors[kept] / top[:, None] * 127).astype(np.int8),
        "scale": (top * weight / 127).astype(np.float32),
    }


def main() -> None:
    """Write the background learned from the folder given."""
    folder = Path(sys.argv[1])
    np.savez(OUT, **bigrams(folder), **words(folder))
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
