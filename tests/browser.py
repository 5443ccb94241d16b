"""A real browser for the journeys: the one of the system, or Playwright's own, or a fresh install.

Before: `make test` runs this file, which sees to it that one opens. After: conftest.py launches it.
"""

import os
import shutil
import subprocess
import sys
from typing import Any

from playwright.sync_api import Browser, BrowserType, Error, Playwright, sync_playwright

NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
}

# A browser that talks to its maker while a story has cut the network would blur the story.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)

# Playwright tries again for minutes where the network is closed.
PATIENCE_SECONDS = 300

HELP = """\
No browser opens here, so the journeys cannot be played. Any one of these is enough:
  - install Chromium or Chrome so that `chromium` or `google-chrome` is on the PATH;
  - run `.venv/bin/playwright install --with-deps chromium` where the network allows it;
  - on Debian or Ubuntu, run `make test` once as root."""


def launch(playwright: Playwright, engine: str = "chromium") -> Browser:
    return kind(playwright, engine).launch(**options(engine))


def kind(playwright: Playwright, engine: str) -> BrowserType:
    return playwright.firefox if engine == "firefox" else playwright.chromium


def options(engine: str = "chromium") -> dict[str, Any]:
    """Also for launch_persistent_context, where a story kills the browser and opens it again."""
    found: dict[str, Any] = {}
    if path := on_path(engine):
        found["executable_path"] = path
        if engine == "firefox":
            # The Firefox of the system is driven in the standard way, not by Playwright's patches.
            found["channel"] = "moz-firefox"
    if engine == "chromium":
        # Chromium's sandbox refuses to run as root, which is what containers are.
        found["args"] = [*QUIET, *(["--no-sandbox"] if is_root() else [])]
    return found


def on_path(engine: str) -> str | None:
    return next(filter(None, map(shutil.which, NAMES[engine])), None)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def opens() -> bool:
    try:
        with sync_playwright() as playwright:
            launch(playwright).close()
    except Error:
        return False
    return True


def download() -> None:
    try_to(sys.executable, "-m", "playwright", "install", "chromium")


def install() -> None:
    if is_root() and shutil.which("apt-get"):
        try_to("apt-get", "update")
        try_to("apt-get", "install", "-y", "--no-install-recommends", "chromium")


def try_to(*command: str) -> None:
    print("$", *command, flush=True)
    try:
        subprocess.run(command, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"Given up after {PATIENCE_SECONDS} seconds.", flush=True)


def ensure() -> None:
    for way in (download, install):
        if opens():
            return
        way()
    if not opens():
        sys.exit(HELP)


if __name__ == "__main__":
    ensure()
