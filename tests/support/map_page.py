"""What a test sees and does on the page of many texts."""


def shown(page, what=".text"):
    return page.eval_on_selector_all(
        what, "rows => rows.filter(r => !r.hidden).map(r => +r.dataset.n)"
    )


def order(page, what=".text"):
    return page.eval_on_selector_all(what, "rows => rows.map(r => +r.dataset.n)")


def click_cell(page, row, clause):
    box = page.locator(f"#v{row} .strip").bounding_box()
    left = page.evaluate(
        "n => JSON.parse(document.getElementById('clauses').textContent)[n][4]", clause
    )
    width = float(page.get_attribute("body", "data-width"))
    page.mouse.click(box["x"] + (left + 5) / width * box["width"], box["y"] + 5)


def search(page, words):
    page.fill("#search", words)
    page.press("#search", "Enter")


def columns(page):
    """The texts whose columns the map of the history shows, and its rows."""
    heads = "e => e.filter(x => !x.hidden).map(x => +x.dataset.text)"
    rows = "e => e.filter(x => !x.hidden).map(x => x.querySelector('b').textContent)"
    shown_heads = page.eval_on_selector_all(".history thead th[data-text]", heads)
    return shown_heads, page.eval_on_selector_all(".history tbody tr", rows)
