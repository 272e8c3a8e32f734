"""Draw the parts of the page of a batch that the documentation shows: docs/images.

    python -m bench.maps results/index.html [-o DIR]

``results`` is the folder of the worked example (docs/researchers.md). Needs a Chromium with
playwright.
"""

import argparse
import shutil
import sys
from pathlib import Path

from bench.images import BROWSERS, LARGEST, ROOT

# The part of the page, the name of its image, and how much of it is shown.
PARTS = (
    ("map-part", "survey-map", 520),
    ("lineage", "lineage", 900),
    ("history-part", "history", 660),
)
WIDTH = 960
# Nothing of the page scrolls, no bar lies over it, and the words of the texts are left out.
_WHOLE = """() => {
  document.getElementById("bars").style.display = "none";
  for (const one of document.querySelectorAll(".map, .wide, .text")) {
    one.style.maxHeight = "none";
    one.style.contentVisibility = "visible";
  }
  for (const one of document.querySelectorAll("tbody th.item")) one.lastChild.textContent = "";
}"""


def draw(page: Path, target: Path) -> list[Path]:
    """Draw the parts of a page; return the images."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    drawn = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": WIDTH, "height": 900})
        view.goto(page.resolve().as_uri())
        view.evaluate(_WHOLE)
        for part, name, height in PARTS:
            view.select_option("#history-rows", "1")
            box = view.locator(f"#{part}").bounding_box()
            clip = {**box, "height": min(box["height"], height)}
            drawn.append(target / f"{name}.png")
            view.screenshot(full_page=True, clip=clip, path=drawn[-1])
        browser.close()
    return drawn


def main() -> int:
    """Draw everything; exit 1 when an image is too large for the documentation."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs" / "images")
    options = parser.parse_args()
    drawn = draw(options.page, options.output)
    for image in drawn:
        print(f"{image.stat().st_size:8} {image.name}")
    return int(any(image.stat().st_size > LARGEST for image in drawn))


if __name__ == "__main__":
    sys.exit(main())
