"""Documents and comparisons built by hand: invented rules on food safety in schools."""

from difflib import SequenceMatcher

from duizhao.alignment.compare import ordered
from duizhao.alignment.frame.find import frame_links
from duizhao.alignment.model import (
    Change,
    Comparison,
    Edit,
    Evidence,
    Finding,
    Kind,
    Link,
    Op,
    Part,
    Reference,
    RefStatus,
    Substitution,
    Topic,
    Trait,
    words,
)
from duizhao.corpus.model import Document, Issue, LeftOut, Level, Node, Ordinal, Span

CONTAINERS = {Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE, Level.LEVEL1, Level.ANNEX}
DEPTH = [Level.TITLE, Level.PART, Level.CHAPTER, Level.SECTION, Level.LEVEL1, Level.LEVEL2]
DEPTH += [Level.ARTICLE, Level.PARAGRAPH]


def document(title, rows, path="a.txt", **more):
    """Build a document from (level, label, words) rows; an article without words has children."""
    text, nodes, stack = title + "\n", [], []
    title_span = Span(0, len(title))
    nodes.append(
        Node("n0", Level.TITLE, "", title, title, title_span, title_span, title_span, -1, False)
    )
    for number, (level, label, said) in enumerate(rows, 1):
        while stack and _depth(nodes[stack[-1]].level) >= _depth(level):
            stack.pop()
        joined = nodes[-1].level is Level.ARTICLE and not nodes[-1].clause
        text += "\u3000" if joined else "" if text.endswith("\n") else "\n"
        start = len(text)
        text += label + ("\u3000" if label and said and level is not Level.ITEM else "")
        body = len(text)
        text += said
        heading = said if level in CONTAINERS - {Level.ARTICLE} else ""
        clause = bool(said) and not heading
        locator = label
        if level in (Level.ITEM, Level.PARAGRAPH) and stack:
            locator = nodes[stack[-1]].locator + (f"第{label}项" if label else "第一款")
        head = Span(body, len(text)) if heading else Span(start, start)
        own, parent = Span(start, len(text)), stack[-1] if stack else -1
        kept = Span(body, len(text)) if clause else Span(len(text), len(text))
        nodes.append(
            Node(
                f"n{number}",
                level,
                label,
                locator,
                heading,
                own,
                own,
                kept,
                parent,
                clause,
                head=head,
            )
        )
        stack.append(number)
    return Document(
        title, path, "0" * 64, text + "\n", tuple(_spread(nodes)), reader="text", **more
    )


def _depth(level):
    """Items follow their lead-in as its siblings."""
    return DEPTH.index(Level.PARAGRAPH if level is Level.ITEM else level)


def _spread(nodes):
    """Widen the span of every node over what is below it."""
    ends = [node.span.end for node in nodes]
    for i in range(len(nodes) - 1, -1, -1):
        if nodes[i].parent >= 0:
            ends[nodes[i].parent] = max(ends[nodes[i].parent], ends[i])
    for node, end in zip(nodes, ends, strict=True):
        yield Node(
            node.id,
            node.level,
            node.label,
            node.locator,
            node.heading,
            Span(node.span.start, end),
            node.own,
            node.body,
            node.parent,
            node.clause,
            Ordinal(" 一二三四五六七八九".find(node.label[1:2])) if node.label[1:2] else Ordinal(0),
            head=node.head,
        )


def change(
    template,
    variant,
    left,
    right,
    *traits,
    kind=None,
    findings=(),
    evidence=(),
    part=Part.CLAUSE,
):
    """Link nodes by index and edit their words character by character."""
    edits = tuple(_edits(template, variant, left, right, part))
    if kind is None:
        same = all(edit.op is Op.EQUAL for edit in edits)
        kind = Kind.UNCHANGED if same else Kind.REWORDED
        kind = Kind.ADDED if not left else Kind.DROPPED if not right else kind
    link = Link(tuple(left), tuple(right), 0.875, 0.9, evidence, part)
    return Change(link, kind, tuple(traits), edits, tuple(findings))


def framed(template, variant, *changes):
    """Compare what stands around the clauses of hand-made changes, and put all in order."""
    links = [change.link for change in changes]
    found = [
        change(template, variant, link.template, link.variant, part=link.part)
        for link in frame_links(template, variant, links)
    ]
    known = {one.link: one for one in (*changes, *found)}
    return tuple(known[link] for link in ordered(list(known)))


def _edits(template, variant, left, right, part):
    if len(left) == len(right) == 1:
        a, b = words(template, left[0], part), words(variant, right[0], part)
        matcher = SequenceMatcher(None, a.cut(template.text), b.cut(variant.text), False)
        for op, i, j, m, n in matcher.get_opcodes():
            yield Edit(Op(op), Span(a.start + i, a.start + j), Span(b.start + m, b.start + n))
        return
    for i in left:
        body = words(template, i, part)
        yield Edit(Op.DELETE, body, Span(0, 0))
    for i in right:
        body = words(variant, i, part)
        yield Edit(Op.INSERT, Span(0, 0), body)


TEMPLATE = document(
    "省校园食品安全管理办法",
    [
        (Level.CHAPTER, "第一章", "总则"),
        (Level.ARTICLE, "第一条", "为了加强全省校园食品安全管理，制定本办法。"),
        (Level.ARTICLE, "第二条", "学校食堂应当在三十日内取得食品经营许可。"),
        (Level.ARTICLE, "第三条", ""),
        (Level.PARAGRAPH, "", "学校不得有下列行为："),
        (Level.ITEM, "（一）", "采购来源不明的食材；"),
        (Level.ITEM, "（二）", "聘用没有健康证明的人员。"),
        (Level.CHAPTER, "第二章", "监督检查"),
        (Level.ARTICLE, "第四条", "省教育行政部门每年组织一次检查。检查结果向社会公布。"),
        (Level.ARTICLE, "第五条", "违反本办法第三条的，处五千元罚款。"),
        (Level.ARTICLE, "第六条", "本办法自公布之日起施行。"),
    ],
    path="template.txt",
)
VARIANT = document(
    "市校园食品安全管理细则",
    [
        (Level.CHAPTER, "第一章", "总则"),
        (Level.ARTICLE, "第一条", "为了加强全市校园食品安全管理，制定本细则。"),
        (Level.ARTICLE, "第二条", "学校食堂可以在六十日内取得食品经营许可。"),
        (Level.ARTICLE, "第三条", ""),
        (Level.PARAGRAPH, "", "学校不得有下列行为："),
        (Level.ITEM, "（一）", "采购来源不明的食材；"),
        (Level.ITEM, "（二）", "使用超过保质期的调料。"),
        (Level.ARTICLE, "第四条", "学校不得聘用没有健康证明的人员。"),
        (Level.CHAPTER, "第二章", "监督检查"),
        (Level.ARTICLE, "第五条", "市教育行政部门每年组织一次检查。"),
        (Level.ARTICLE, "第六条", "检查结果向社会公布。"),
        (Level.ARTICLE, "第七条", "本细则自公布之日起施行。"),
    ],
    path="variant.txt",
    issues=(),
)


def comparison():
    """The pair above compared by hand: one of each kind of change."""
    t, v = TEMPLATE, VARIANT
    place = t.text.index("全省") + 1, v.text.index("全市") + 1
    second = t.text.index("省教育"), v.text.index("市教育")
    rules = [
        (t.text.index("本办法。") + 1, v.text.index("本细则。") + 1),
        (t.text.index("本办法自") + 1, v.text.index("本细则自") + 1),
    ]
    modal = Finding(
        "force-loosened", "应当", "可以", (Span(1, 2),), (Span(1, 2),), topic=Topic.FORCE
    )
    changes = (
        change(t, v, [2], [2], Trait.SUBSTITUTED),
        change(t, v, [3], [3], findings=[modal], evidence=(Evidence("words", 0.8, 1.5),)),
        change(t, v, [5], [5]),
        change(t, v, [6], [6]),
        change(t, v, [], [7]),
        change(t, v, [7], [8], Trait.LIFTED),
        change(t, v, [9], [10, 11], Trait.SPLIT, Trait.RENUMBERED),
        change(t, v, [10], []),
        change(t, v, [11], [12], Trait.RENUMBERED, Trait.SUBSTITUTED),
    )
    replaced = (
        Substitution("省", "市", tuple(_pair(a, b, 1) for a, b in (place, second))),
        Substitution("办法", "细则", tuple(_pair(a, b, 2) for a, b in rules)),
    )
    at = t.text.index("第三条的")
    reference = Reference(
        RefStatus.TARGET_DROPPED, "第三条", "", (Span(at, at + 3),), (), target_before="第三条"
    )
    return Comparison(t, v, framed(t, v, *changes), replaced, (reference,))


def _pair(a, b, length):
    return Span(a, a + length), Span(b, b + length)


def with_trouble():
    """A document with an issue, and something of it left out."""
    return document(
        "学校食堂管理规定",
        [
            (Level.ARTICLE, "第一条", "食堂应当公示菜单。"),
            (Level.ARTICLE, "第三条", "餐具应当消毒。"),
        ],
        issues=(Issue("doubled-character", Span(20, 23), ("餐餐具",)),),
        left_out=(LeftOut("images", 2),),
    )
