"""Structured logs: one JSON line an event, made of numbers, ids of devices and names of outcomes.

Nothing that a user wrote, no id of a person, no address, no code ever goes through here: `say`
takes only the words below, so a careless line fails in the tests instead of leaking. After:
standard error, for journald.
"""

import json
import logging
import sys
import time

WORDS = frozenset(["organisation", "device", "ops", "rows", "bytes", "count", "error"])
logger = logging.getLogger("jalon")


def say(event: str, level: int = logging.INFO, **words: str | int | float) -> None:
    """Write one line. `error` is the class of an exception, never its message."""
    if unknown := words.keys() - WORDS:
        raise ValueError(f"not a word of the logs: {sorted(unknown)}")
    if logger.isEnabledFor(level):
        logger.log(level, event, extra={"words": words})


class Lines(logging.Formatter):
    """One JSON object a line. Of an exception, the class and the place in our code; its message may
    quote data.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name == "jalon" else record.name,
            **getattr(record, "words", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["kind"] = _where(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _where(exc_info: object) -> str:
    trace = exc_info[2] if isinstance(exc_info, tuple) else None
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " ".join(places[-6:])


def start(level: int = logging.INFO) -> None:
    """Send everything, the libraries' warnings too, through `Lines`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logger.setLevel(level)
