"""The TypeScript twin, started once for all laws."""

from collections.abc import Iterator

import pytest

from tests.laws.twin import Twin


@pytest.fixture(scope="session")
def twin() -> Iterator[Twin]:
    running = Twin()
    yield running
    running.close()
