"""Every form: an instruction is written as one exact sentence, and the sentence read back is it."""

from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.alignment.amending.forms import ways
from duizhao.alignment.amending.model import Form, Instruction, Status
from duizhao.alignment.amending.places import read_places, write_places
from duizhao.alignment.amending.reading.scan import scan
from duizhao.alignment.amending.write import write_numbered
from duizhao.tests.support.amending import applied, decision

CASES = Path(__file__).parent / "cases"


def rows(name):
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def words(cell):
    return tuple(tuple(part.split("⏎")) for part in cell.split("｜")) if cell != "-" else ()


def instruction(form, side, unit, at, to, old, new):
    side, unit, at, to = (cell.replace("-", "") for cell in (side, unit, at, to))
    return Instruction(
        Form(form), read_places(at), read_places(to), words(old), words(new), side, unit
    )


SENTENCES = rows("amending_sentences.tsv")
REFUSED = rows("amending_refused.tsv")


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row[-1][:24])
def test_an_instruction_is_one_sentence(row):
    *cells, sentence = row
    one = instruction(*cells)
    assert write_numbered([one]) == sentence.replace("⏎", "\n")
    (read,) = scan("", 0, sentence.replace("⏎", "\n")).instructions
    assert replace(read, text="") == one


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row[-1][:24])
def test_a_sentence_that_cannot_be_carried_out_is_refused(row):
    form, code, sentence = row
    _, outcomes = applied(decision(sentence.replace("⏎", "\n")))
    refused = [one for one in outcomes if one.status is Status.REFUSED]
    assert [one.code for one in refused if one.code != "with-others"] == [code]
    assert form in {one.instruction.form.value for one in refused}


@pytest.mark.parametrize("row", rows("amending_read.tsv"), ids=lambda row: row[0][:24])
def test_sentences_of_others_are_read(row):
    sentence, said = row
    found = scan("", 0, sentence.replace("⏎", "\n")).instructions
    assert " · ".join(map(shown, found)) == said


def shown(one):
    to = f"→ {write_places(one.to)}" if one.to else ""
    form = f"{one.form.value}/{one.side}" if one.side else one.form.value
    return " ".join(part for part in (form, write_places(one.at), to) if part)


def test_every_form_has_a_sentence_and_one_that_is_refused():
    written = {(way.form.value, way.side) for way in ways() if way.sentence}
    quiet = {"order"}
    assert {(row[0], row[1].replace("-", "")) for row in SENTENCES} >= {
        pair for pair in written if pair[0] not in quiet
    }
    changing = {way.form.value for way in ways()} - {"lead", "wording", *quiet}
    assert {row[0] for row in REFUSED} >= changing
    assert len(SENTENCES) >= 300


def test_rows_are_unique_and_sorted():
    for table in (SENTENCES, REFUSED):
        assert len({tuple(row) for row in table}) == len(table)
    assert [tuple(row[:2]) for row in SENTENCES] == sorted(tuple(row[:2]) for row in SENTENCES)
