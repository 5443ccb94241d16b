"""A slow phone: a browser with a folder of its own, slowed by the DevTools protocol, with a probe
in the page that knows when each tap came, when its frame was painted and when it was on the disk.

Before: phone.py tells it what to do. After: milliseconds, all of the page's own clock.
"""

import contextlib
import json
import re
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Locator, Page, Playwright, Response

from tests import browser as browsers

CODE = "482915"
SIZE: Any = {"width": 360, "height": 740}
SLOWDOWN = 4
PROBE = """
globalThis.bench = { taps: [], painted: [], kept: [] };
addEventListener("click", (event) => {
  const at = event.timeStamp;
  bench.taps.push(at);
  // A message posted in an animation frame is read once that frame has been painted.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => bench.painted.push(performance.now() - at);
    port2.postMessage(0);
  });
}, true);
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  const made = begin.call(this, stores, mode, options);
  if (mode === "readwrite" && made.objectStoreNames.contains("outbox"))
    made.addEventListener("complete", () => bench.kept.push(performance.now()));
  return made;
};
"""
WORDS = "label, h1, h2, h3, b, p, span, a, button, [role], [aria-label]"
STANDS = f"""(text) => {{
  const plain = (text) => text?.trim().replace(/\\s/g, " ");
  const says = (one) => plain(one.textContent) === text || plain(one.ariaLabel) === text;
  const drawn = (one) => one.checkVisibility() && one.getClientRects().length > 0;
  const found = [...document.querySelectorAll("{WORDS}")].some((one) => says(one) && drawn(one));
  return found ? performance.now() : 0;
}}"""


class Pocket:
    """One phone; it keeps its folder when it is closed."""

    def __init__(self, playwright: Playwright, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self._playwright = playwright
        self._answers: list[Response] = []
        self.received: dict[str, float] = {}
        self.count = 0  # taps

    def opens(self, network: tuple[int, int] | None) -> None:
        """Start the browser, slowed, on a network of so many kbit/s and ms, or on none."""
        self._context = self._playwright.chromium.launch_persistent_context(
            self.folder,
            viewport=SIZE,
            has_touch=True,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            **browsers.options(),
        )
        self._context.add_init_script(PROBE)
        self.page: Page = self._context.pages[0]
        self._tools: CDPSession = self._context.new_cdp_session(self.page)
        self._tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        self._tools.send("Network.enable")
        self._kinds: dict[str, str] = {}
        self._tools.on("Network.responseReceived", self._heard)
        self._tools.on("Network.loadingFinished", self._finished)
        self.page.on("response", lambda answer: self._answers.append(answer))
        self.joins(network)

    def joins(self, network: tuple[int, int] | None) -> None:
        """This network from now on."""
        kbit, ms = network or (0, 0)
        self._tools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": network is None,
                "latency": ms,
                "downloadThroughput": kbit * 125,
                "uploadThroughput": kbit * 125,
            },
        )
        self._context.set_offline(network is None)

    def close(self) -> None:
        """The app and the browser are gone; the folder stays."""
        with contextlib.suppress(Error):
            self._context.close()

    # What one does. Each answers with the seconds until what it waits for stands there.

    def goes(self, where: str, until: str) -> float:
        """Open the app."""
        self.page.goto(self.address + where, wait_until="commit")
        return self._stands(until) / 1000

    def taps(self, name: str, until: str, role: Any = "button") -> float:
        """Tap something, and wait for what it brings."""
        self._tap(self.page.get_by_role(role, name=name, exact=True).first)
        return (self._stands(until) - self.last_tap) / 1000

    def breathes(self) -> None:
        """A second passes: "Terminer" takes no tap that comes too quickly after another."""
        now = self.page.evaluate("() => performance.now()")
        self.page.wait_for_function("(since) => performance.now() > since + 1000", arg=now)

    def taps_row(self, number: int) -> None:
        """Tap a line of the register, and wait until it has been painted and kept."""
        rows = self.page.get_by_role("list", name="Présences").get_by_role("listitem")
        taps, kept = len(self._probe("taps")), len(self._probe("kept"))
        self._tap(rows.nth(number).get_by_role("button").first)
        self.page.wait_for_function(
            "([taps, kept]) => bench.painted.length > taps && bench.kept.length > kept",
            arg=[taps, kept],
        )

    def types(self, label: str, text: str) -> None:
        """Fill a field. Takes no time: nobody is measured at typing."""
        self.page.get_by_label(label, exact=True).fill(text)

    def sees(self, text: str) -> float:
        """Seconds, of the page's own clock, at which it stands there."""
        return self._stands(text) / 1000

    def opens_session(self, name: str) -> None:
        """Back into a session that is among those done today."""
        self._tap(self.page.get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first)
        self.page.get_by_role("list", name="Présences").wait_for()

    # What happened

    def forgets(self) -> None:
        """Begin to count anew."""
        self.page.evaluate("() => { bench.taps = []; bench.painted = []; bench.kept = []; }")

    @property
    def last_tap(self) -> float:
        """When the last tap came, on the page's clock."""
        return float(self._probe("taps")[-1])

    @property
    def painted(self) -> list[float]:
        """ms from each tap to the end of the frame that shows it."""
        return self._probe("painted")

    @property
    def durable(self) -> list[float]:
        """ms from each tap until the transaction that holds it was complete."""
        kept = self._probe("kept")
        return [next(one for one in kept if one > tap) - tap for tap in self._probe("taps")]

    def holds_everything(self, sent: str) -> float:
        """Seconds from the last tap until the last page of the share was taken in."""
        limit = time.monotonic() + 120
        while not any(self._is_last(one) for one in list(self._answers)):
            if time.monotonic() > limit:
                raise RuntimeError("the share never came to its end")
            self.page.wait_for_timeout(50)
        return (self._stands(sent) - self.last_tap) / 1000

    def comes_back(self, network: tuple[int, int], sent: str) -> float:
        """Seconds from the return of the network until everything has its receipt."""
        self._answers.clear()
        self.page.evaluate(
            "() => addEventListener('online', () => { bench.online = performance.now(); })"
        )
        self.joins(network)
        done = self._stands(sent)
        return (done - float(self.page.evaluate("() => bench.online"))) / 1000

    @property
    def exchanges(self) -> int:
        """How many exchanges there were since the network came back."""
        return sum(1 for one in self._answers if one.url.endswith("/api/exchange"))

    def _tap(self, what: Locator) -> None:
        self.count += 1
        what.tap()

    def _stands(self, text: str) -> float:
        found = self.page.wait_for_function(STANDS, arg=text, polling="raf")
        return float(found.json_value())

    def _probe(self, what: str) -> list[float]:
        found: list[float] = self.page.evaluate(f"() => bench.{what}")
        return found

    def _is_last(self, answer: Response) -> bool:
        if not answer.url.endswith("/api/exchange") or answer.status != 200:
            return False
        with contextlib.suppress(Error):
            return not json.loads(answer.text()).get("more", True)
        return False

    def _heard(self, event: Any) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def _finished(self, event: Any) -> None:
        kind = self._kinds.get(event["requestId"], "Other")
        self.received[kind] = self.received.get(kind, 0) + event["encodedDataLength"]
