"""A slow phone in a real browser: the budgets of the app. `python -m bench --only phone`.

Before: share.py has prepared what the phone will hold. After: table.py. Chromium, 360 by 740, its
processor slowed four times, its network as each row says. Times are read inside the page, from the
tap itself to the frame in which the answer stands, so that the driver's own delays are not in them.
"""

import statistics
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import serving, share
from bench.pocket import CODE, Pocket
from bench.share import EXPECTED, WORKSHOP, Share
from bench.table import Table
from bench.traces import readable_names

SLOW, DECENT = (400, 400), (1_600, 150)  # kbit/s, ms
MARKS = 10_000
OFFLINE_OPS = 50
SENT = "Tout est envoyé."


def measure(table: Table, folder: Path, times: int, marks: int = MARKS) -> None:
    """Everything about the phone."""
    with sync_playwright() as playwright:
        given = share.prepare(folder / "share", marks, invitations=2 * times)
        with serving.jalon(given.folder) as server:
            address = f"http://127.0.0.1:{server.port}"

            def pocket(name: str) -> Pocket:
                return Pocket(playwright, folder / name, address)

            first_visits(table, [pocket(f"slow{one}") for one in range(times)], given)
            phones = [pocket(f"decent{one}") for one in range(times)]
            first_syncs(table, phones, given)
            cold_starts(table, phones[0], given, times)
            taps(table, phones[0])
            homecoming(table, phones[0], times)
            phones[0].close()
        found = readable_names([one.folder for one in phones])
        in_clear = readable_names([given.folder])
        table.add(
            "names readable on the phone's disk",
            f"{len(found)} (in the server's database: {len(in_clear)})",
            "0",
            not found and len(in_clear) > 0,
        )


def first_visits(table: Table, phones: list[Pocket], given: Share) -> None:
    """Nothing of ours is on the phone yet, and the network is poor."""
    visits, lists = [], []
    for phone in phones:
        phone.opens(SLOW)
        visits.append(phone.goes("/", "Code d’invitation"))
        lists.append(enrol(phone, given.codes.pop()))
        bytes_ = phone.received
        phone.close()
    _time(table, "first visit to the sign-in, 400 kbit/s, 400 ms", visits, 3)
    _time(table, "from the code to a usable list, same network (waits added up)", lists, 4)
    for what, most in (("Script", 45), ("Stylesheet", 8)):
        size = bytes_.get(what, 0) / 1000
        table.add(
            f"bytes until then: {what.lower()}s", f"{size:.1f} kB", f"≤ {most} kB", size <= most
        )
    rest = sum(size for what, size in bytes_.items() if what not in ("Script", "Stylesheet")) / 1000
    table.add("bytes until then: document, pictures, font, data", f"{rest:.1f} kB")


def enrol(phone: Pocket, code: str) -> float:
    """From the code to the list of the day; only the waits count, not the typing."""
    phone.types("Code d’invitation", code)
    waited = phone.taps("Continuer", "Votre prénom et votre nom")
    phone.types("Votre prénom et votre nom", "Nadia Belkacem")
    waited += phone.taps("Continuer", "Choisissez un code")
    phone.types("Choisissez un code", CODE)
    waited += phone.taps("Choisir ce code", "Le même code, encore une fois")
    phone.types("Le même code, encore une fois", CODE)
    return waited + phone.taps("Commencer", WORKSHOP)


def first_syncs(table: Table, phones: list[Pocket], given: Share) -> None:
    """Everything there is, to a new phone."""
    usable, whole = [], []
    for phone in phones:
        phone.opens(DECENT)
        phone.goes("/", "Code d’invitation")
        usable.append(enrol(phone, given.codes.pop()))
        whole.append(phone.holds_everything(SENT))
        phone.close()
    _time(table, "first sync at 1.6 Mbit/s, 150 ms: usable list", usable, 3)
    _time(table, "first sync: 1,000 people and 10,000 marks held", whole, 20)


def cold_starts(table: Table, phone: Pocket, given: Share, times: int) -> None:
    """No network, the app closed: to the lock screen, the register, and everybody found."""
    locks, registers, searches = [], [], []
    for _ in range(times):
        phone.close()
        phone.opens(None)
        locks.append(phone.goes("/", "Votre code"))
        phone.types("Votre code", CODE)
        registers.append(phone.taps("Déverrouiller", WORKSHOP))
        unlocked = phone.last_tap / 1000
        first, last = given.names[-1]
        phone.taps("Personnes", "Chercher une personne", role="link")
        phone.types("Chercher une personne", last)
        searches.append(phone.sees(f"{first} {last}") - unlocked)
        phone.types("Chercher une personne", "")
        phone.taps("Aujourd’hui", WORKSHOP, role="link")
    _time(table, "cold start offline: lock screen", locks, 0.7)
    _time(table, "from the code to today's register", registers, 1)
    _time(table, "until everything is searched, two taps and a name typed included", searches, 2.5)


def taps(table: Table, phone: Pocket) -> None:
    """A register of fifteen, two absent, from home to its end."""
    before = phone.count
    phone.taps("Noter les présences", "Les autres sont là")
    phone.taps("Les autres sont là", f"{EXPECTED} présences notées")
    for row in (2, 7):
        phone.taps_row(row)
    phone.breathes()
    phone.taps("Terminer", "Ouvrir une séance")
    count = phone.count - before
    table.add("taps for a register of 15, two absent, from home", str(count), "≤ 6", count <= 6)


def homecoming(table: Table, phone: Pocket, times: int) -> None:
    """Fifty marks made without network, then the network comes back, slowly."""
    painted: list[float] = []
    durable: list[float] = []
    waits: list[float] = []
    trips = 0
    phone.opens_session(WORKSHOP)
    for _ in range(times):
        phone.joins(None)
        phone.forgets()
        for number in range(OFFLINE_OPS):
            phone.taps_row(number % EXPECTED)
        painted += phone.painted
        durable += phone.durable
        waits.append(phone.comes_back(SLOW, SENT))
        trips = max(trips, phone.exchanges)
    _quantiles(table, "tap → painted", painted, 35, 50)
    _quantiles(table, "tap → durable", durable, 100, 100)
    made = f"{OFFLINE_OPS} operations made offline, handed over at 400 kbit/s, 400 ms"
    _time(table, made, waits, 3)
    table.add("round trips for it", str(trips), "1", trips == 1)


def _time(table: Table, what: str, seconds: list[float], most: float) -> None:
    middle = statistics.median(seconds)
    table.add(what, f"{middle:.2f} s ({_range(seconds)})", f"≤ {most} s", middle <= most)


def _quantiles(table: Table, what: str, found: list[float], half: float, most: float) -> None:
    p50, p95 = statistics.median(found), statistics.quantiles(found, n=20)[-1]
    figure = f"p50 {p50:.0f} ms, p95 {p95:.0f} ms ({len(found)} taps)"
    wanted = f"≤ {half:.0f} / ≤ {most:.0f} ms"
    table.add(what, figure, wanted, p50 <= half and p95 <= most)


def _range(found: list[float], show: Callable[[float], str] = "{:.2f}".format) -> str:
    return f"{show(min(found))} to {show(max(found))}"
