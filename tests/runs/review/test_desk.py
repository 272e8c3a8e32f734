"""Steps of a review: what they decide, what they replace, and that each can be taken back."""

from dataclasses import replace

import pytest
from duizhao.report.notes.model import Note
from duizhao.runs.review.decide import Answer
from duizhao.runs.review.desk import Desk
from duizhao.runs.review.entries import last_step
from duizhao.runs.review.model import Mark

from ...support.reviews import clause, texts


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    return texts(tmp_path_factory.mktemp("pair"))


@pytest.fixture
def desk(pair):
    return Desk(pair)


def at(desk, side, locator):
    return side, clause(desk.texts[side], locator)


def say(desk, side, asked, *partners):
    """Answer a question by locators."""
    ours = tuple(clause(desk.texts[side], one) for one in [asked])
    theirs = tuple(clause(desk.texts[1 - side], one) for one in partners)
    desk.answer(Answer(side, ours, theirs))


def linked(desk, side, locator):
    """The locators that answer a clause."""
    nodes = desk.texts[1 - side].nodes
    return [nodes[i].locator for i in desk.found.partners(at(desk, side, locator))]


def test_an_answer_is_kept_and_solves_the_rest_around_it(desk):
    say(desk, 1, "第四条", "第三条")
    assert linked(desk, 1, "第四条") == ["第三条"]
    assert at(desk, 1, "第四条")[1] in desk.found.asked[1]
    assert all(one.clause != at(desk, 1, "第四条")[1] or not one.side for one in desk.questions())


def test_nothing_answers_it(desk):
    say(desk, 1, "第二条")
    assert linked(desk, 1, "第二条") == []
    assert linked(desk, 0, "第二条") == []


def test_what_changed_beside_the_answer_is_told(desk):
    assert linked(desk, 1, "第二条") == ["第二条"]
    say(desk, 1, "第三条", "第二条")
    told = {one.clause: (one.before, one.after) for one in desk.shifts}
    second = clause(desk.texts[1], "第二条")
    assert told[second] == ((clause(desk.texts[0], "第二条"),), ())


def test_no_parts_a_pair_and_leaves_its_clauses_open(desk):
    ends = at(desk, 0, "第二条")[1], at(desk, 1, "第二条")[1]
    desk.part([ends])
    assert linked(desk, 1, "第二条") == []
    assert ends[1] not in desk.found.asked[1]


def test_several_answer_several(desk):
    ours = tuple(clause(desk.texts[1], one) for one in ("第三条", "第四条"))
    desk.answer(Answer(1, ours, (clause(desk.texts[0], "第三条"),)))
    assert linked(desk, 0, "第三条") == ["第三条", "第四条"]
    assert last_step(desk.entries) == 1


def test_a_new_answer_replaces_the_old_one_of_the_clause_asked(desk):
    say(desk, 1, "第三条", "第二条")
    say(desk, 1, "第三条", "第三条")
    assert linked(desk, 1, "第三条") == ["第三条"]
    desk.undo()
    assert linked(desk, 1, "第三条") == ["第二条"]


def test_a_partner_keeps_what_was_said_of_it(desk):
    say(desk, 1, "第三条", "第三条")
    say(desk, 1, "第四条", "第三条")
    assert linked(desk, 0, "第三条") == ["第三条", "第四条"]


def test_a_whole_list_at_once(desk):
    desk.accept_list(at(desk, 0, "第四条第（一）项"))
    said = {one.template for one in desk.found.decided} - {()}
    inside = [i for i in desk.texts[0].clauses if desk.texts[0].nodes[i].id.startswith("art4")]
    assert said == {(i,) for i in inside}


def test_all_above_a_threshold_at_once(desk):
    least = 0.9
    sure = [link for link in desk.found.links if link.probability >= least]
    rest = [link for link in desk.found.links if link.probability < least]
    desk.accept_sure(least)
    for link in sure:
        assert all(desk.found.link_of[0, t].template == link.template for t in link.template)
        assert set(link.template) <= desk.found.asked[0]
        assert set(link.variant) <= desk.found.asked[1]
    assert sure and rest
    desk.undo()
    assert desk.found.asked == (frozenset(), frozenset())


def test_every_step_can_be_taken_back(desk):
    states = [desk.entries]
    say(desk, 1, "第三条", "第二条")
    states.append(desk.entries)
    say(desk, 1, "第三条")
    states.append(desk.entries)
    desk.part([(at(desk, 0, "第五条")[1], at(desk, 1, "第六条")[1])])
    states.append(desk.entries)
    desk.withdraw(0 if not desk.entries[0].until else 1)
    states.append(desk.entries)
    for before in reversed(states[:-1]):
        desk.undo()
        assert desk.entries == before
    desk.undo()
    assert desk.entries == ()


def test_a_note_stands_beside_its_row_and_is_replaced(desk):
    row = next(i for i, r in enumerate(desk.view().rows) if getattr(r, "variant", "") and i > 1)
    cells = desk.view().rows[row]
    words = "".join(run.text for cell in cells.variant for line in cell.lines for run in line.runs)
    desk.note(Note(("改为每周",), "", words), row)
    desk.note(Note(("改为每周，另公示价格",), "", words), row)
    assert [(note.lines, home) for note, home in desk.notes()] == [(("改为每周，另公示价格",), row)]
    desk.note(Note((), "", words), row)
    assert desk.notes() == ()


def test_a_dismissed_finding_is_in_no_report(desk):
    first = desk.findings()[0]
    count = sum(len(change.findings) for change in desk.comparison().changes)
    desk.look(replace(first.name, mark=Mark.DISMISSED, reason="地方可以自定"))
    assert sum(len(change.findings) for change in desk.comparison().changes) == count - 1
    assert desk.findings()[0].looked.reason == "地方可以自定"
    desk.leave(first.name)
    assert desk.findings()[0].looked is None
