"""WebDriver, as the standard says it: a page of code instead of a package.

Before: webkit.py starts a browser that speaks it. After: phone.py, which is used by its owner.
"""

import json
import time
from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE_SECONDS = 20
PAUSE_SECONDS = 0.05


class NotYet(AssertionError):
    """What was waited for has not come."""


class Driver:
    """One browser, driven over plain HTTP."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self._port = port
        self._session = ""
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        self._session = f"/session/{self._ask('POST', '/session', asked)['sessionId']}"
        # A script waits for the disk of a busy machine.
        self._ask("POST", "/timeouts", {"script": 60_000})

    def goes(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def runs(self, script: str, *arguments: Any) -> Any:
        """The body of an asynchronous function; what it returns."""
        body = (
            "const done = arguments[arguments.length - 1];"
            f"(async (...given) => {{ {script} }})(...[...arguments].slice(0, -1))"
            ".then((value) => done([true, value]), (error) => done([false, String(error)]));"
        )
        well, told = self._ask("POST", "/execute/async", {"script": body, "args": list(arguments)})
        assert well, told
        return told

    def clicks(self, xpath: str) -> None:
        """As soon as it is there and nothing lies over it."""
        self._until(lambda: self._ask("POST", f"{self._find(xpath)}/click", {}))

    def types(self, xpath: str, text: str) -> None:
        self._until(lambda: self._ask("POST", f"{self._find(xpath)}/clear", {}))
        self._ask("POST", f"{self._find(xpath)}/value", {"text": text})

    def sees(self, xpath: str) -> None:
        """Something like it is on the screen."""
        self._until(lambda: self._find(xpath))

    def _find(self, xpath: str) -> str:
        """The first that is shown."""
        asked = {"using": "xpath", "value": xpath}
        for found in self._ask("POST", "/elements", asked):
            path = f"/element/{found[ELEMENT]}"
            if self._ask("GET", f"{path}/displayed"):
                return path
        raise NotYet(f"{xpath} in:\n{self.runs('return document.body.innerText')}")

    def _until(self, done: Callable[[], Any]) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                done()
                return
            except (NotYet, Refused):
                # Drawn anew under our hands, or not there yet.
                if time.monotonic() > end:
                    raise
            time.sleep(PAUSE_SECONDS)

    def _ask(self, method: str, path: str, asked: Any = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=90)
        try:
            body = None if asked is None else json.dumps(asked).encode()
            connection.request(method, self._session + path, body)
            answer = connection.getresponse()
            told = json.loads(answer.read())["value"]
        finally:
            connection.close()
        if answer.status != 200:
            raise Refused(f"{path}: {told['error']}: {told['message']}")
        return told


class Refused(Exception):
    """The browser would not, or could not."""
