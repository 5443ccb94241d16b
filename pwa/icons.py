"""Draws the PNG icons of pwa/public from icon.svg, in a browser. Run by hand when the SVG changes.

Before: public/icon.svg. After: manifest.webmanifest and index.html name the files it writes.
Usage: python pwa/icons.py [path of a Chromium]
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PUBLIC = Path(__file__).parent / "public"

# Where the system cuts the shape itself, the ground fills the square and the stake stands
# inside the circle that is never cut.
WHOLE = 'rx="112"', 'rx="0"'
SAFE = "translate(196 46)", "translate(211 99) scale(.75)"

ICONS = {
    "icon-192.png": (192, ()),
    "icon-512.png": (512, ()),
    "icon-maskable.png": (512, (WHOLE, SAFE)),
    "icon-apple.png": (180, (WHOLE,)),
}


def draw(chromium: str | None) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (size, changes) in ICONS.items():
            svg = (PUBLIC / "icon.svg").read_text()
            for old, new in changes:
                assert old in svg, old
                svg = svg.replace(old, new)
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
            page.screenshot(path=PUBLIC / name, omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    draw(sys.argv[1] if len(sys.argv) > 1 else None)
