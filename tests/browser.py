"""A real browser for the journeys: the one of the system, or Playwright's own, or a fresh install.

Before: `make test` runs this file, to be sure that one opens. After: conftest.py launches it.
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
No {engine} opens here, so the journeys cannot be played. Any one of these is enough:
  - install it so that one of these names is on the PATH: {names};
  - run `.venv/bin/playwright install --with-deps {engine}` where the network allows it;
  - on Debian or Ubuntu, do this once as root, which installs it."""


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


def opens(engine: str) -> bool:
    try:
        with sync_playwright() as playwright:
            launch(playwright, engine).close()
    except Error:
        return False
    return True


def download(engine: str) -> None:
    try_to(sys.executable, "-m", "playwright", "install", engine)


def install(engine: str) -> None:
    # The distribution's own package bears the first of the names.
    install_package(NAMES[engine][0])


def install_package(name: str) -> None:
    """By the system's package manager, where one may."""
    if is_root() and shutil.which("apt-get"):
        try_to("apt-get", "update")
        try_to("apt-get", "install", "-y", "--no-install-recommends", name)


def try_to(*command: str) -> None:
    print("$", *command, flush=True)
    try:
        subprocess.run(command, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"Given up after {PATIENCE_SECONDS} seconds.", flush=True)


def ensure(engine: str) -> None:
    for way in (download, install):
        if opens(engine):
            return
        way(engine)
    if not opens(engine):
        sys.exit(HELP.format(engine=engine, names=", ".join(NAMES[engine])))


if __name__ == "__main__":
    ensure(sys.argv[1] if len(sys.argv) > 1 else "chromium")
