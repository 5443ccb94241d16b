"""A town for each story: opened, looked over at the end, photographed when the story fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.journeys.town import Town

FAILED = pytest.StashKey[bool]()
PICTURES = Path("test-results")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture
def town(
    request: pytest.FixtureRequest,
    playwright: Playwright,
    browser: Browser,
    engine: str,
    tmp_path: Path,
) -> Iterator[Town]:
    town = Town(playwright, browser, engine, tmp_path)
    try:
        yield town
        failed = request.node.stash.get(FAILED, True)
        if failed:
            town.pictures(PICTURES / request.node.name)
    finally:
        town.closes()
    if not failed:
        town.is_in_order()
