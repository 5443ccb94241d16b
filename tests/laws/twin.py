"""One Node process that reads histories with the TypeScript twin, a line of JSON each way."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.sync.readings import History


class Twin:
    """Asked with a history, answers its readings; closed when the tests are done."""

    def __init__(self) -> None:
        beside = Path(sys.executable).with_name("node")
        node = str(beside) if beside.exists() else shutil.which("node")
        assert node, "Node is needed: `make install` puts it beside Python"
        self._process = subprocess.Popen(
            [node, str(Path(__file__).with_name("twin.ts"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def readings(self, history: History) -> dict[str, dict[str, Any]]:
        """What readings.py computes, computed by readings.ts."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(history) + "\n")
        self._process.stdin.flush()
        answer: dict[str, dict[str, Any]] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """Ends the process and waits for it."""
        self._process.communicate()
