"""The drafter has the last word: what a user decides holds, the rest is solved around it."""

from collections import Counter
from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.linking.decisions import settle
from duizhao.alignment.model import NOBODY, Decision, Fate, Kind, Mention, Settings, Trait, Verdict
from hypothesis import given, settings
from hypothesis import strategies as st

from ...support.builders import build
from ..test_compare import TEXT

OLD = build(
    "第一条 学校应当每日公开食谱，接受家长监督。\n"
    "第二条 食堂采购食品应当查验合格证明并留存一年。\n"
    "第三条 档案馆应当自收到申请之日起三十日内答复。\n"
    "第四条 本办法自公布之日起施行。\n"
)
NEW = build(
    "第一条 学校应当每周公开食谱，接受家长监督。\n"
    "第二条 食堂采购食品应当查验合格证明并留存两年。\n"
    "第三条 违反规定的，由教育行政部门责令改正。\n"
    "第四条 档案馆应当自收到申请之日起二十日内答复。\n"
    "第五条 本办法自公布之日起施行。\n"
)


def mention(document, locator):
    """Name a clause as the list of links does."""
    (node,) = (n for n in document.nodes if n.clause and n.locator == locator)
    return Mention(node.id, node.locator, node.body.cut(document.text)[:40])


def decision(verdict, old="", new="", row=2):
    ends = (mention(d, name) if name else NOBODY for d, name in ((OLD, old), (NEW, new)))
    return Decision(verdict, *ends, row=row)


def compared(*decisions, old=OLD, new=NEW):
    return compare(old, new, Settings(decisions=decisions))


def links(found):
    """Return the links of a comparison by locators."""
    names = [[n.locator for n in d.nodes] for d in (found.template, found.variant)]
    return {
        (
            "".join(names[0][i] for i in c.link.template),
            "".join(names[1][i] for i in c.link.variant),
        )
        for c in found.changes
    }


AS_COMPUTED = {
    ("第一条", "第一条"),
    ("第二条", "第二条"),
    ("第三条", "第四条"),
    ("", "第三条"),
    ("第四条", "第五条"),
}


def test_without_decisions_links_are_as_computed():
    assert links(compared()) == AS_COMPUTED


def test_a_forced_pair_is_a_link_whatever_the_words():
    found = compared(decision(Verdict.FORCE, "第三条", "第三条"))
    assert ("第三条", "第三条") in links(found)
    assert ("", "第四条") in links(found)
    (change,) = [c for c in found.changes if c.link.template == (2,)]
    assert change.link.evidence[0].name == "decision"
    assert (change.link.probability, change.kind) == (1.0, Kind.REWORDED)
    assert 0 < change.link.similarity < 0.5


def test_a_forbidden_pair_is_no_link():
    found = compared(decision(Verdict.FORBID, "第二条", "第二条"))
    assert links(found) == AS_COMPUTED - {("第二条", "第二条")} | {("第二条", ""), ("", "第二条")}


def test_a_clause_without_counterpart_has_none():
    found = compared(decision(Verdict.NONE, "第四条"))
    assert links(found) == AS_COMPUTED - {("第四条", "第五条")} | {("第四条", ""), ("", "第五条")}
    (change,) = [c for c in found.changes if c.link.template == (3,)]
    assert [e.name for e in change.link.evidence] == ["decision"]


def test_none_of_a_pair_is_said_of_both():
    found = compared(decision(Verdict.NONE, "第一条", "第一条"))
    assert {("第一条", ""), ("", "第一条")} <= links(found)


def test_to_force_a_clause_alone_confirms_that_it_is_new():
    found = compared(decision(Verdict.FORCE, "", "第三条"))
    assert links(found) == AS_COMPUTED
    assert [d.fate for d in found.decided] == [Fate.APPLIED]


def test_several_rows_of_one_clause_are_one_link():
    found = compared(
        decision(Verdict.FORCE, "第二条", "第二条"), decision(Verdict.FORCE, "第二条", "第三条")
    )
    assert ("第二条", "第二条第三条") in links(found)
    assert Trait.SPLIT in next(c for c in found.changes if len(c.link.variant) == 2).traits


def test_a_decided_clause_has_only_its_decided_links():
    found = compared(decision(Verdict.FORCE, "第一条", "第三条"))
    assert {("第一条", "第三条"), ("", "第一条")} <= links(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("force", "第一条", "第一条"), ("forbid", "第一条", "第一条")),
        (("forbid", "第一条", "第一条"), ("force", "第一条", "第一条")),
        (("none", "第一条", ""), ("force", "第一条", "第一条")),
        (("force", "第一条", "第一条"), ("none", "", "第一条")),
    ],
)
def test_the_earlier_of_two_contradicting_rows_holds(first, second):
    rows = [
        decision(Verdict(verdict), old, new, row=row)
        for row, (verdict, old, new) in enumerate((first, second), 2)
    ]
    found = compared(*rows)
    assert [(d.fate, d.params) for d in found.decided] == [
        (Fate.APPLIED, ()),
        (Fate.CONTRADICTS, ("2",)),
    ]
    assert (("第一条", "第一条") in links(found)) == (first[0] == "force")


def test_a_group_may_not_hold_a_forbidden_pair():
    rows = [("forbid", "第二条", "第三条"), ("force", "第一条", "第三条")]
    rows += [("force", "第一条", "第二条"), ("force", "第二条", "第二条")]
    found = compared(*(decision(Verdict(v), a, b, row=n) for n, (v, a, b) in enumerate(rows, 2)))
    assert [d.fate for d in found.decided][-1] is Fate.CONTRADICTS
    assert ("第一条", "第二条第三条") in links(found)


def test_to_forbid_takes_two():
    (decided,) = compared(decision(Verdict.FORBID, "第一条")).decided
    assert decided.fate is Fate.ONE_SIDED


# Finding the clauses of a row again.
def fate(old, *, verdict=Verdict.NONE, document=OLD):
    """Return what comes of a row that names one clause, and the locator it is taken for."""
    (found,) = settle(document, NEW, (Decision(verdict, old, row=2),)).decided
    return found.fate, "".join(document.nodes[i].locator for i in found.template)


FIRST = mention(OLD, "第一条")


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (FIRST, (Fate.APPLIED, "第一条")),
        (replace(FIRST, id=""), (Fate.APPLIED, "第一条")),
        (Mention(locator="第二条"), (Fate.APPLIED, "第二条")),
        (Mention(locator="第 2 条"), (Fate.APPLIED, "第二条")),
        (Mention(id="n1"), (Fate.APPLIED, "第二条")),
        (replace(FIRST, words="学校应该每天公开食谱……"), (Fate.APPLIED, "第一条")),
        # The user edited the number and left the rest of the row.
        (replace(FIRST, locator="第三条"), (Fate.APPLIED, "第三条")),
        (replace(FIRST, id="n2"), (Fate.APPLIED, "第三条")),
        # The text was renumbered since.
        (
            Mention("n0", "第一条", "档案馆应当自收到申请之日起三十日内答复。"),
            (Fate.FOUND, "第三条"),
        ),
        (
            Mention("n9", "第九条", "档案馆应当自收到申请之日起三十日内答复。"),
            (Fate.FOUND, "第三条"),
        ),
        (Mention(words="档案馆应当自收到申请之日起三十日内答复。"), (Fate.FOUND, "第三条")),
        # What fits no more.
        (replace(FIRST, words="乡镇应当建立防汛值班制度。"), (Fate.REWORDED, "")),
        (Mention(locator="第九条"), (Fate.UNKNOWN, "")),
        (Mention(id="n9"), (Fate.UNKNOWN, "")),
        (Mention("n0", "第九条", "乡镇应当建立防汛值班制度。"), (Fate.UNKNOWN, "")),
        (Mention("n0", "第二条", "乡镇应当建立防汛值班制度。"), (Fate.REWORDED, "")),
    ],
)
def test_a_clause_is_found_again(named, expected):
    assert fate(named) == expected


def test_words_that_two_clauses_share_point_to_neither():
    twins = build("第一条 食堂应当公示菜单。\n第二条 食堂应当公示菜单。\n")
    named = Mention("n8", "第八条", "食堂应当公示菜单。")
    assert fate(named, document=twins) == (Fate.UNKNOWN, "")


# Laws of any decisions.
def picked(clauses):
    return st.none() | st.integers(0, 9).map(lambda k: clauses[k % len(clauses)])


@st.composite
def decided(draw):
    """Two texts and decisions on their clauses, sensible or not."""
    old, new = build(draw(TEXT)), build(draw(TEXT))
    ends = [picked(d.clauses) if d.clauses else st.none() for d in (old, new)]
    rows = draw(st.lists(st.tuples(st.sampled_from(Verdict), *ends), max_size=5))
    named = [[named_by_id(d, i) for d, i in zip((old, new), row[1:], strict=True)] for row in rows]
    return (
        old,
        new,
        tuple(
            Decision(row[0], *names, row=n)
            for n, (row, names) in enumerate(zip(rows, named, strict=True), 2)
        ),
    )


def named_by_id(document, clause):
    return NOBODY if clause is None else Mention(id=document.nodes[clause].id)


@settings(max_examples=30, deadline=None)
@given(decided())
def test_what_is_kept_holds_and_every_clause_is_in_one_change(case):
    old, new, decisions = case
    for found in (
        compared(*decisions, old=old, new=new),
        compared(*map(mirrored, decisions), old=new, new=old),
    ):
        for side in ("template", "variant"):
            named = Counter(i for c in found.changes for i in getattr(c.link, side))
            assert named == Counter(getattr(found, side).clauses)
        for one in found.decided:
            if one.fate is Fate.APPLIED:
                assert holds(one, found)


def mirrored(given):
    return replace(given, template=given.variant, variant=given.template)


def holds(one, found):
    """Say whether the links are as one decision that was kept has it."""
    left, right = set(one.template), set(one.variant)
    touched = [
        c.link for c in found.changes if left & {*c.link.template} or right & {*c.link.variant}
    ]
    joined = any(left & {*k.template} and right & {*k.variant} for k in touched)
    if one.decision.verdict is Verdict.FORBID:
        return not joined
    if one.decision.verdict is Verdict.FORCE and left and right:
        return joined and len(touched) == 1
    return all(not (k.template and k.variant) for k in touched)


@settings(max_examples=30, deadline=None)
@given(TEXT, TEXT)
def test_to_confirm_every_link_changes_none(old, new):
    old, new = build(old), build(new)
    before = compare(old, new)
    rows = tuple(
        Decision(Verdict.FORCE, named_by_id(old, t), named_by_id(new, v))
        for change in before.changes
        for t in change.link.template or (None,)
        for v in change.link.variant or (None,)
    )
    after = compared(*rows, old=old, new=new)
    assert links(after) == links(before)
    assert [(c.kind, c.edits) for c in after.changes] == [(c.kind, c.edits) for c in before.changes]


@settings(max_examples=20, deadline=None)
@given(TEXT)
def test_a_text_against_itself_stays_unchanged_when_confirmed(text):
    one = build(text)
    rows = tuple(
        Decision(Verdict.FORCE, named_by_id(one, i), named_by_id(one, i)) for i in one.clauses
    )
    found = compared(*rows, old=one, new=one)
    assert {(c.kind, c.traits) for c in found.changes} <= {(Kind.UNCHANGED, ())}
