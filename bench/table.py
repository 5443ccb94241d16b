"""One table of one run: figures, what they should be, and how they stand beside the floor.

Before: rounds.py and phone.py have measured. After: the README quotes it.
"""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.rounds import Measure

LEAST_FLOOR = 35_000  # operations a second; below, somebody else was using the machine
FLOOR_OF_TARGETS = (40_000, 18)  # operations a second, ms of CPU per 1,000
FLAT = 1.5
Measures = Sequence[Measure]


@dataclass
class Table:
    """Rows of Markdown."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, figure: str, target: str = "", held: bool | None = None) -> None:
        """One figure."""
        word = "" if held is None else "yes" if held else "**no**"
        self.rows.append((what, figure, target, word))

    def __str__(self) -> str:
        lines = [("what", "measured", "target", "held"), ("---",) * 4, *self.rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def throughput(self, found: Mapping[str, Measures]) -> None:
        """Push and pull beside the floor of their run."""
        floor, pull = found["floor push"], found["pull"]
        solid = rate(floor) >= LEAST_FLOOR
        self.add(
            "floor, push", throughput(floor), f"≥ {LEAST_FLOOR:,}/s, or the run is void", solid
        )
        self.add("floor, pull", throughput(found["floor pull"]))
        self._push("push", found["push"], floor, 15_000, 65)
        if elsewhere := found.get("push elsewhere"):
            self._push("push, PostgreSQL (its own CPU not counted)", elsewhere, floor, 6_000)
        held = rate(pull) >= 100_000 and cpu(pull) <= 10
        self.add("pull by new devices", throughput(pull), "≥ 100,000/s, ≤ 10 ms", held)
        if elsewhere := found.get("pull elsewhere"):
            self.add("pull by new devices, PostgreSQL", throughput(elsewhere))
        each = median(pull, lambda one: one.bytes)
        floor_each = median(found["floor pull"], lambda one: one.bytes)
        beside = f"{each:.0f} B (the floor's bare texts: {floor_each:.0f} B)"
        self.add("a mark without a note, on the wire", beside, "≤ 60 B", each <= 60)

    def _push(
        self, what: str, measures: Measures, floor: Measures, least: float, most: float = 0
    ) -> None:
        # Targets are said for one floor, and move with that of the run, down and up.
        least *= rate(floor) / FLOOR_OF_TARGETS[0]
        most *= cpu(floor) / FLOOR_OF_TARGETS[1]
        slower, dearer = rate(floor) / rate(measures), cpu(measures) / cpu(floor)
        beside = f"the floor is {slower:.1f} times as fast, for 1/{dearer:.1f} of the CPU"
        wanted = f"≥ {least:,.0f}/s" + (f", ≤ {most:.0f} ms" if most else "")
        held = rate(measures) >= least and (not most or cpu(measures) <= most)
        self.add(what, f"{throughput(measures)}; {beside}", wanted, held)

    def stores(self, changes: Mapping[str, Measures], idle: Mapping[str, Measures]) -> None:
        """What one question costs as the store grows."""
        for what, of, target in (
            ("pull of 20 changes", changes, f"flat within {FLAT}"),
            ("exchange with nothing to say", idle, f"≤ 2,000 B both ways, flat within {FLAT}"),
        ):
            smallest = next(iter(of.values()))
            for name, measures in of.items():
                size = median(measures, lambda one: one.bytes)
                figure = (
                    f"{wait(measures):.2f} ms, {cpu(measures) / 1000:.2f} ms of CPU, {size:,.0f} B"
                )
                held = cpu(measures) <= FLAT * cpu(smallest) and wait(measures) <= FLAT * wait(
                    smallest
                )
                if of is idle:
                    held = held and size <= 2_000
                self.add(f"{what}, {name} records in store", figure, target, held)
        for name, measures in changes.items():
            memory = max(one.memory for one in measures)
            self.add(
                f"server memory, {name} records", f"{memory:.0f} MB", "≤ 150 MB", memory <= 150
            )


def median(measures: Measures, of: Callable[[Measure], float]) -> float:
    """The median of one meter over all rounds."""
    return statistics.median(of(one) for one in measures)


def rate(measures: Measures) -> float:
    """Things a second."""
    return median(measures, lambda one: one.rate)


def cpu(measures: Measures) -> float:
    """Server CPU, ms per 1,000."""
    return median(measures, lambda one: one.ms)


def wait(measures: Measures) -> float:
    """ms until the answer."""
    return median(measures, lambda one: one.wait)


def throughput(measures: Measures) -> str:
    """Rate with its range, and CPU."""
    rates = [one.rate for one in measures]
    spread = f"{min(rates):,.0f} to {max(rates):,.0f}"
    return f"{rate(measures):,.0f}/s ({spread}), {cpu(measures):.1f} ms of CPU per 1,000"
