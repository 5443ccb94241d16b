"""A town whose phones have WebKit in them. `make test` does not come here: `make test-engines`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines import webkit
from tests.engines.phone import Phone
from tests.journeys.town import Resident, Town
from tests.journeys.wire import Wire


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with webkit.screen() as name:
        yield name


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Its server and its office; its own devices, which have another engine, are not used."""
    town = Town(None, None, "webkit", tmp_path)  # type: ignore[arg-type]
    yield town
    town.closes()
    town.is_in_order()


@pytest.fixture
def phone_of(town: Town, display: str, tmp_path: Path) -> Iterator[Callable[[Resident], Phone]]:
    made: list[Phone] = []

    def phone_of(owner: Resident) -> Phone:
        browser = webkit.WebKit(tmp_path / f"phone-{len(made)}", display)
        made.append(Phone(owner.name, browser, Wire(lambda: town.server.port)))
        return made[-1]

    yield phone_of
    for phone in made:
        phone.browser.is_killed()
        phone.wire.close()
