"""The questions in a real browser: every control, by keyboard and by mouse, no complaint."""

import re

import pytest
from duizhao.corpus.load import load

from ...support.review_page import Shown
from ...support.reviews import Server, texts

CONTROLS = {
    *("undo", "theme", "keys", "end", "least", "accept", "yes", "no", "confirm", "none"),
    *("whole", "later", "partners-field", "asked-field", "all-findings", "use-keys", "close"),
}


def test_every_control_is_known_here(shown):
    found = shown.page.eval_on_selector_all(
        "button[id], input[id], textarea[id], select[id]", "all => all.map(one => one.id)"
    )
    assert set(found) == CONTROLS


def test_yes_takes_the_link_as_it_is_and_turns_to_the_next(shown):
    shown.ask_about(1, "第四条")
    before = shown.partners(1, "第四条")
    shown.page.click("#yes")
    shown.done(1)
    assert shown.partners(1, "第四条") == before
    assert shown.at(1, "第四条") in shown.desk.found.asked[1]
    shown.page.wait_for_selector(f".asked:not([data-node='{shown.at(1, '第四条')}'])")
    assert "第四条" in shown.page.inner_text("#told")


def test_answers_by_keys(shown):
    shown.ask_about(1, "第二条")
    shown.key("n")
    shown.done(1)
    assert shown.partners(1, "第二条") == []
    shown.ask_about(1, "第三条")
    shown.key("0")
    shown.done(2)
    assert shown.partners(1, "第三条") == []
    shown.ask_about(1, "第四条")
    shown.key("y")
    shown.done(3)
    shown.key("z")
    shown.done(2)
    shown.key("z")
    shown.done(1)
    assert shown.at(1, "第三条") not in shown.desk.found.asked[1]


def test_the_clause_turned_to_last_is_asked_about_whenever_its_words_come(shown):
    held = []
    shown.page.route("**/card?**", lambda route: held.append(route))
    shown.key("j")
    shown.page.wait_for_timeout(50)
    shown.box(1, "第三条").dblclick()
    while len(held) < 2:
        shown.page.wait_for_timeout(20)
    for route in reversed(held):
        route.continue_()
    shown.page.wait_for_timeout(200)
    node = shown.at(1, "第三条")
    assert shown.page.locator(f".asked[data-side='1'][data-node='{node}']").count()
    shown.page.unroute("**/card?**")


def test_no_and_none_by_mouse(shown):
    shown.ask_about(1, "第二条")
    shown.page.click("#no")
    shown.done(1)
    assert shown.partners(1, "第二条") == []
    shown.page.click("#undo")
    shown.done(0)
    shown.ask_about(1, "第二条")
    shown.page.click("#none")
    shown.done(1)
    assert shown.at(1, "第二条") in shown.desk.found.asked[1]


def test_a_number_typed_pairs_with_another(shown):
    shown.ask_about(1, "第三条")
    if shown.page.locator(".option input:checked").count():
        shown.key("1")
    shown.key("g")
    shown.page.keyboard.type("第5条")
    shown.key("Enter", "Enter")
    shown.done(1)
    assert "第五条" in shown.partners(1, "第三条")


def test_numbers_as_people_type_them(shown):
    shown.ask_about(1, "第三条")
    for typed, meant in (
        ("二、三", []),
        ("2", ["第二条"]),
        ("第二条", ["第二条"]),
        ("第四条第(一)项", ["第四条第（一）项"]),
        ("4", ["第四条"]),
        ("第二条、第三条", ["第二条", "第三条"]),
    ):
        chosen = shown.page.locator(".option input:checked, .right .chip")
        while chosen.count():
            chosen.first.click()
        shown.page.fill("#partners-field", typed)
        shown.page.locator("#partners-field").press("Enter")
        pressed = shown.page.locator("#text0 [aria-pressed=true]").all()
        nodes = {int(one.get_attribute("data-node")) for one in pressed}
        assert nodes == {shown.at(0, one) for one in meant}, typed
        assert meant or typed in shown.page.inner_text("#toast")


def test_several_to_several(shown):
    shown.ask_about(1, "第三条")
    shown.page.fill("#asked-field", "第四条")
    shown.page.locator(".left .typed button").click()
    assert "第四条" in shown.page.inner_text(".left .chips")
    for box in shown.page.locator(".option input").all():
        box.set_checked(False)
    shown.page.fill("#partners-field", "第三条")
    shown.page.locator(".right .typed button").click()
    shown.page.click("#confirm")
    shown.done(1)
    assert shown.partners(0, "第三条") == ["第三条", "第四条"]


def test_a_chip_takes_a_clause_out_again(shown):
    shown.ask_about(1, "第三条")
    shown.page.fill("#asked-field", "第六条")
    shown.page.locator("#asked-field").press("Enter")
    shown.page.locator(".chip").first.click()
    assert shown.page.locator(".left .chip").count() == 0


def test_a_digit_takes_a_candidate_in_and_out(shown):
    shown.ask_about(1, "第四条")
    first = shown.page.locator(".option input").first
    before = first.is_checked()
    shown.key("1")
    assert shown.page.locator(".option input").first.is_checked() != before
    shown.key("1")
    shown.page.locator(".option input").first.click()
    assert shown.page.locator(".option input").first.is_checked() != before


def test_a_clause_drawn_onto_another_is_paired_with_it(shown):
    shown.box(0, "第五条").scroll_into_view_if_needed()
    shown.box(1, "第三条").drag_to(shown.box(0, "第五条"))
    shown.done(1)
    assert shown.partners(1, "第三条") == ["第五条"]


def test_a_candidate_drawn_onto_the_clause_is_paired_with_it(shown):
    shown.ask_about(1, "第四条")
    option = shown.page.locator(".option").first
    node = int(option.get_attribute("data-node"))
    option.drag_to(shown.page.locator(".asked"))
    shown.done(1)
    assert shown.desk.found.partners((1, shown.at(1, "第四条"))) == (node,)


def test_clicks_in_the_texts_choose(shown):
    shown.ask_about(1, "第三条")
    shown.box(0, "第五条").click()
    shown.box(1, "第四条").click(modifiers=["Shift"])
    pressed = shown.page.locator("#text1 [aria-pressed=true]")
    assert {int(one.get_attribute("data-node")) for one in pressed.all()} == {
        shown.at(1, "第三条"),
        shown.at(1, "第四条"),
    }
    shown.page.click("#confirm")
    shown.done(1)
    assert "第五条" in shown.partners(1, "第四条")


def test_the_texts_are_walked_by_keys(shown):
    shown.ask_about(1, "第三条")
    shown.box(1, "第三条").focus()
    shown.key("ArrowDown", "Enter")
    shown.page.wait_for_selector(f".asked[data-node='{shown.at(1, '第四条')}']")
    shown.box(1, "第四条").focus()
    shown.key("ArrowUp", " ")
    shown.page.wait_for_selector(f".asked[data-node='{shown.at(1, '第三条')}']")


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_a_whole_list_at_once(shown, by):
    shown.ask_about(1, "第五条第（一）项")
    if by == "key":
        shown.key("l")
    else:
        shown.page.click("#whole")
    shown.done(1)
    assert {shown.at(1, f"第五条第（{n}）项") for n in "一二三"} <= shown.desk.found.asked[1]


def test_all_above_the_threshold_at_once(shown):
    shown.page.fill("#least", "50")
    many = int(re.search(r"\d+", shown.page.inner_text("#accept"))[0])
    shown.page.click("#accept")
    shown.done(1)
    assert many > 4
    assert len(shown.desk.questions()) == shown.page.locator("#questions li").count()


def test_later_and_the_order_of_questions(laptop, tmp_path, root):
    examples = root / "cli" / "examples"
    texts(tmp_path, load(examples / "template.docx").text, load(examples / "school.txt").text)
    with Server(tmp_path) as server:
        shown = Shown(laptop, server)
        later_and_the_order(shown)
        shown.leave()


def later_and_the_order(shown):
    first = shown.page.locator("#questions [aria-current]").get_attribute("data-key")
    shown.page.click("#later")
    shown.page.wait_for_function(
        "key => document.querySelector('#questions [aria-current]')?.dataset.key !== key", arg=first
    )
    shown.key("k")
    shown.page.wait_for_selector(f"#questions [aria-current][data-key='{first}']")
    shown.key("j")
    shown.page.wait_for_selector(f"#questions [data-key='{first}']:not([aria-current])")
    shown.key("s")
    shown.page.wait_for_selector("#questions .skipped")


def test_notes_are_kept_while_they_are_written(shown):
    shown.key("r")
    note = shown.page.locator("article.row textarea").nth(1)
    note.fill("省里没有规定价格")
    shown.page.wait_for_selector("textarea[data-kept=true]")
    assert [n.lines for n, _ in shown.desk.notes()] == [("省里没有规定价格",)]
    note.fill("")
    shown.done(2)
    assert shown.desk.notes() == ()


def test_findings_are_ticked_off_dismissed_and_restored(shown):
    shown.key("f")
    shown.page.wait_for_selector("#findings .one")
    many = shown.page.locator("#findings .one").count()
    shown.page.locator("#findings .reject").first.click()
    shown.page.locator(".dismiss:visible input").fill("可以自定")
    shown.page.locator(".dismiss:visible button").click()
    shown.done(1)
    shown.page.wait_for_function(
        "n => document.querySelectorAll('#findings .one').length === n", arg=many - 1
    )
    shown.page.locator("#findings input[type=checkbox]").first.click()
    shown.done(2)
    shown.page.wait_for_function(
        "n => document.querySelectorAll('#findings .one').length === n", arg=many - 2
    )
    shown.page.check("#all-findings")
    assert "可以自定" in shown.page.inner_text("#findings .dismissed")
    shown.page.click("#findings .again")
    shown.done(3)
    shown.page.wait_for_function("() => !document.querySelector('#findings .dismissed')")
    assert sum(1 for one in shown.desk.findings() if one.looked) == 1


def test_what_was_decided_is_withdrawn(shown):
    shown.ask_about(1, "第三条")
    shown.key("0")
    shown.done(1)
    shown.key("d")
    assert shown.page.locator("#said li").count() == 1
    shown.page.click("#said button")
    shown.done(2)
    assert shown.page.locator("#said li").count() == 0
    shown.key("q")
    assert shown.page.is_visible("#card")


def test_files_are_taken(shown):
    shown.page.click("#take summary")
    for link in shown.page.locator("#take a").all():
        with shown.page.expect_download() as taken:
            link.click()
        assert taken.value.suggested_filename.startswith("办法.")
        assert taken.value.path().stat().st_size > 500
