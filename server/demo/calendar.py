"""When the five actions meet: their rhythms, school holidays and public holidays, around any day.

After: actions.py names a rhythm for each activity; year.py turns them into sessions. The school
holidays are those of a usual year in zone B, to the week: good enough for invented people.
"""

from collections.abc import Iterator
from datetime import date, timedelta

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)
DAY = timedelta(days=1)


def days(first: date, last: date) -> Iterator[date]:
    """All days from the first to the last, both included."""
    return (first + DAY * i for i in range((last - first).days + 1))


def easter(year: int) -> date:
    """Easter Sunday (Butcher's rule)."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def public_holiday(day: date) -> bool:
    """Whether France rests."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(day.year) + DAY * after for after in (1, 39, 50)}
    return (day.month, day.day) in fixed or day in moving


def school_holiday(day: date) -> bool:
    """Whether schools rest: a period starts on the Saturday of a week and lasts some days."""
    periods = [(10, 16, 16), (12, 18, 16), (2, 14, 16), (4, 11, 16), (7, 4, 58)]
    for year in (day.year - 1, day.year):
        for month, from_day, length in periods:
            start = date(year, month, from_day)
            start += DAY * ((SATURDAY - start.weekday()) % 7)
            if start <= day < start + DAY * length:
                return True
    return False


def nth(day: date) -> int:
    """Which one of its month a weekday is: 1 for the first Monday."""
    return (day.day - 1) // 7 + 1


def meets(rhythm: str, weekday: int, day: date) -> bool:
    """Whether an activity of this rhythm meets on a day, holidays aside."""
    if day.weekday() != weekday:
        return False
    match rhythm:
        case "weekly":
            return True
        case "first":
            return nth(day) == 1
        case "second and fourth":
            return nth(day) in (2, 4)
        case "fortnightly":
            return day.isocalendar().week % 2 == 0
        case "monthly":
            return nth(day) == 3
        case "quarterly":
            return nth(day) == 2 and day.month % 3 == 0
        case other:
            raise AssertionError(f"unknown rhythm: {other}")


def meetings(
    rhythm: str, weekday: int, first: date, last: date, in_holidays: bool
) -> Iterator[date]:
    """The days on which an activity meets."""
    for day in days(first, last):
        open_ = in_holidays or not school_holiday(day)
        if open_ and meets(rhythm, weekday, day) and not public_holiday(day):
            yield day
