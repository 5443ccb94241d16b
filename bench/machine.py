"""What the figures were measured on, so that they can be read elsewhere."""

import os
import platform
import sqlite3
import statistics
import time
from pathlib import Path


def facts(folder: Path) -> str:
    """One line: processors, system, versions, how long the disk takes, who else works here."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    return ", ".join(
        [
            f"{os.cpu_count()} CPU {model}",
            f"Linux {platform.release()}",
            f"Python {platform.python_version()}",
            f"SQLite {sqlite3.sqlite_version}",
            f"fdatasync {sync_ms(folder):.1f} ms",
            f"load before {os.getloadavg()[0]:.1f}",
        ]
    )


def sync_ms(folder: Path, times: int = 50) -> float:
    """Milliseconds until 4 kB more are on the disk, in the median."""
    file = folder / "sync"
    handle = os.open(file, os.O_CREAT | os.O_WRONLY)
    took = []
    for _ in range(times):
        os.write(handle, b"x" * 4096)
        start = time.perf_counter()
        os.fdatasync(handle)
        took.append((time.perf_counter() - start) * 1000)
    os.close(handle)
    file.unlink()
    return statistics.median(took)
