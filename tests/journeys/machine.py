"""A real browser as a thing: its network, its power, its disk, and what it complains of.

Before: device.py, which is the app in it. A complaint (a console error, a page error, a violation
of the content security policy) fails its story, unless the story announced it with `expects`.
"""

import contextlib
import copy
import os
import re
import signal
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, Self

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Route, expect

from tests.journeys.wire import Wire

PIN = "482915"
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 800, "height": 1100}
LAPTOP = {"width": 1280, "height": 800}
FRENCH: dict[str, Any] = {"locale": "fr-FR", "timezone_id": "Europe/Paris"}
# A browser without network says so for each request. That is no fault of the app.
NO_NETWORK = r"net::ERR_|NetworkError|NS_ERROR|WebSocket|can’t establish a connection"

expect.set_options(timeout=10_000)


class Opens(Protocol):
    """Makes the browser context of a device; on disk it does so again after each restart."""

    def __call__(self, **options: Any) -> BrowserContext: ...


class Machine:
    """One device, before anybody looks at its screen."""

    def __init__(
        self,
        name: str,
        owner: str,
        size: dict[str, int],
        wire: Wire,
        invitation: Callable[[], str],
        opens: Opens,
        profile: Path | None = None,
    ) -> None:
        self.name = name
        self.owner = owner
        self.pin = PIN
        self.complaints: list[str] = []
        self.asked: list[str] = []  # every address that was ever asked for
        self._announced: list[str] = []
        self._size = size
        self._wire = wire
        self._invitation = invitation
        self._opens = opens
        self.profile = profile
        self._offline = False
        self._context: BrowserContext | None = None
        self._page: Page | None = None

    # The browser

    @property
    def context(self) -> BrowserContext:
        if self._context is None:
            self._context = self._opens(viewport=self._size, **FRENCH)
            self._context.set_default_timeout(10_000)
            self._context.on("console", self._heard)
            self._context.on("weberror", lambda broke: self._complain(str(broke.error)))
            self._context.on("request", lambda request: self.asked.append(request.url))
            if self._offline:
                self._context.set_offline(True)
        return self._context

    @property
    def page(self) -> Page:
        if self._page is None:
            pages = self.context.pages
            self._page = pages[0] if pages else self.context.new_page()
        return self._page

    def expects(self, *complaints: str) -> None:
        """Announce what the console will rightly say, as regular expressions."""
        self._announced += complaints

    @property
    def unannounced(self) -> list[str]:
        return [one for one in self.complaints if not self._is_announced(one)]

    def _is_announced(self, complaint: str) -> bool:
        return any(re.search(one, complaint) for one in self._announced)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complain(message.text)

    def _complain(self, text: str) -> None:
        self.complaints.append(text)

    def close(self) -> None:
        if self._context is not None:
            with contextlib.suppress(Exception):  # its browser may have been killed
                self._context.close()
        self._context = self._page = None

    def ends(self) -> None:
        """The story is over."""
        self.close()
        self._wire.close()

    # Network, power, storage

    def goes_offline(self) -> None:
        """Out of the network, once the app is here to stay: from now on nothing comes or goes."""
        self.is_installed()
        self.expects(NO_NETWORK)
        self._offline = True
        self.context.set_offline(True)
        self._wire.cut()

    def comes_back(self) -> None:
        self._offline = False
        self._wire.mend()
        self.context.set_offline(False)

    def is_installed(self) -> None:
        """Wait until the service worker has everything that the app is made of."""
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")

    def loses_its_cache(self) -> None:
        """The browser gives up the files of the app, and keeps its worker."""
        self.page.evaluate(
            "async () => { for (const name of await caches.keys()) await caches.delete(name) }"
        )

    def has_its_cache(self) -> None:
        """Wait until the files of the app are all there: they come together or not at all."""
        self.page.wait_for_function(
            """async () => {
              const found = (await caches.keys()).map(async (name) => caches.open(name));
              const files = (await Promise.all(found)).map((one) => one.keys());
              return (await Promise.all(files)).some((all) => all.length > 1);
            }"""
        )

    def looks_for_updates(self) -> None:
        """As the app does when it is seen again; until the new version has all that it needs."""
        self.page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.ready;
              await registration.update();
              const { installing } = registration;
              if (installing) await new Promise((done) => {
                installing.onstatechange = () => installing.state === "installed" && done();
              });
            }"""
        )

    def restarts(self) -> None:
        """The app closed and opened again; with a profile on the disk the whole browser too."""
        if self.profile is None:
            self.closes_its_tab()
        else:
            self.close()
        self.opens_the_app()

    def is_killed(self) -> None:
        """`kill -9`, as by a flat battery: nothing is flushed, nobody is told."""
        assert self.profile, "only a browser of one's own can be killed"
        # A browser writes its cookies down when it finds time; without, the device proves itself.
        self.expects("status of 401")
        for pid in processes_of(self.profile):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.close()

    def opens_the_app(self, where: str = "/") -> None:
        self.page.goto(self._wire.address + where)

    def opens_a_second_tab(self) -> Self:
        """The same device, looked at through another tab of its browser."""
        tab = copy.copy(self)
        tab._page = self.context.new_page()
        tab.opens_the_app()
        return tab

    def closes_its_tab(self) -> None:
        """The tab goes, the browser stays."""
        page = self.page
        self._page = self.context.new_page()
        page.close()

    def has_the_clock_at(self, when: datetime) -> None:
        """The clock is set, and goes on from there."""
        self.context.clock.set_system_time(when)

    def probe(self) -> CDPSession:
        """The browser's own tools, for faults of the device itself."""
        return self.context.new_cdp_session(self.page)

    @property
    def wire(self) -> Wire:
        return self._wire

    @contextlib.contextmanager
    def meets(
        self, fault: Callable[[Route], None], where: str = "**/api/exchange"
    ) -> Iterator[None]:
        """A fault of the way, for as long as a block lasts. Below the service worker too."""
        self.context.route(where, fault)
        try:
            yield
        finally:
            self.context.unroute(where, fault)


def processes_of(profile: Path) -> list[int]:
    """The processes of the one browser that works on this folder, and of no other."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if str(profile) in (entry / "cmdline").read_bytes().decode(errors="replace"):
                    found.append(int(entry.name))
    return found
