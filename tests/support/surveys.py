"""Surveys built from the invented pair: a template, three texts, every state of adoption."""

from duizhao.alignment.family.model import ROOT, Added, Basis, Edge, Event, Happened, Item, Lineage
from duizhao.alignment.model import Comparison
from duizhao.report.batch.page.answers import answer_rows
from duizhao.report.batch.page.survey import NONE, Descent, answers_of, survey_of, text_of
from duizhao.report.batch.page.survey_write import survey_html
from duizhao.report.batch.rows.comparison import comparison_rows

from .samples import TEMPLATE, change, comparison


def rows(made):
    return [*comparison_rows(made), *answer_rows(made)]


def untouched():
    """A text that adopted nothing."""
    changes = [change(TEMPLATE, TEMPLATE, [i], []) for i in TEMPLATE.clauses]
    changes += [change(TEMPLATE, TEMPLATE, [], [i]) for i in TEMPLATE.clauses]
    return Comparison(TEMPLATE, TEMPLATE, tuple(changes))


def copied():
    """A text that says the same, its first two clauses answered by one."""
    first, second, *others = TEMPLATE.clauses
    changes = [change(TEMPLATE, TEMPLATE, [first, second], [first])]
    changes += [change(TEMPLATE, TEMPLATE, [], [second])]
    changes += [change(TEMPLATE, TEMPLATE, [i], [i]) for i in others]
    return Comparison(TEMPLATE, TEMPLATE, tuple(changes))


# 校 copied from 市, the others from the template.
EDGES = (
    Edge(ROOT, 0, 1.0, 0, 0),
    Edge(ROOT, 1, 0.9, 0, 0),
    Edge(0, 2, 0.4, 3, 1, basis=Basis.TEXT),
)
# Two additions and a clause of the template: 校 had the first addition before 市, 县 the second.
ITEMS = (
    Item(0, {0: (0,), 2: (0,)}, {0: "学校公开食谱。", 2: "学校公开食谱。"}),
    Item(-1, {0: (3,), 2: (3,)}, {0: "学校每日留样。", 2: "学校每天留样。"}),
    Item(-1, {1: (1,), 0: (4,)}, {1: "家长可以试吃。", 0: "家长可以试吃。"}),
)
EVENTS = (
    Event(0, 0, Happened.ADOPTED, 2, ROOT, 1.0),
    Event(0, 2, Happened.KEPT, 1, 0, 1.0),
    Event(0, 1, Happened.DROPPED, 0, ROOT, None),
    Event(1, 2, Happened.FIRST, 1, None, None),
    Event(1, 0, Happened.FOLLOWED, 2, 2, 0.92),
    Event(2, 1, Happened.UNDATED, 0, None, None),
    Event(2, 0, Happened.FIRST, 1, None, None),
)
SAID = {1: Added("第一条", "学校每日留样。"), 2: Added("", "家长可以试吃。")}
DESCENT = Descent(Lineage((0, 1, 2), EDGES), items=ITEMS, events=EVENTS, words=SAID)
TEXTS = {"甲/市.txt": comparison(), "乙/县.txt": untouched(), "乙/校.txt": copied()}


# What a user knows of them.
GIVEN = {
    "甲/市.txt": {"region": "甲市", "rank": "local-regulation", "version": "2021-03-01"},
    "乙/县.txt": {"region": "乙县", "rank": "normative-document", "version": "2023-05-01"},
    "乙/校.txt": {"region": "甲市", "version": "2019-09-01"},
}


def survey(pages=None, failures=(("坏.docx", "文件损坏。"),), texts=None, descent=NONE):
    pages = pages or {}
    made = (
        text_of(name, rows(pair), pages.get(name, ""), GIVEN.get(name, {}))
        for name, pair in (texts or TEXTS).items()
    )
    template = next(iter((texts or TEXTS).values())).template
    return survey_of(template, made, failures, descent)


def page(lang="zh", texts=None, **more):
    texts = texts or TEXTS
    answers = (answers_of(rows(pair)) for pair in texts.values())
    made = survey_html(survey(texts=texts, **more), answers, ("documents.csv",), lang)
    return b"".join(made).decode()
