"""What every test may lean on: the browser, and the patience of hypothesis."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import browser as browsers

# No deadline: a busy machine is slow, not wrong. `make laws` takes the long one.
settings.register_profile("short", max_examples=100, deadline=None)
settings.register_profile("long", max_examples=5_000, deadline=None)
settings.load_profile("short")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=tuple(browsers.NAMES), default="chromium")


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.config.getoption("--engine"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright, engine: str) -> Iterator[Browser]:
    """One browser for all journeys; each person in a story gets a context, as they have a phone."""
    launched = browsers.launch(playwright, engine)
    yield launched
    launched.close()
