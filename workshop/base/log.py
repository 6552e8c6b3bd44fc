"""The one way into the log, for our own parts and all libraries, and what it may hold.

Of an error it says the kind, the code that a driver gives it, and the place. Of what a library has
to say it tells who says it and where: the words may hold what people wrote, a token or an address.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections import Counter
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from workshop.base.budget import Budget

Form = Literal["text", "json"]

OURS = ("samsyn", "facilitator", "participant", "exports", "workshop", "session_templates", "words")


def fault(error: BaseException) -> str:
    """An error's kind, its driver's code, and where it was raised.

    Its arguments are left out: they may hold what somebody typed.
    """
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    code = code_of(error)
    return f"{type(error).__name__}{f' ({code})' if code else ''} at {where}"


def code_of(error: BaseException) -> str:
    """The code by which a driver or the system tells a full disk from a lock; "" without one."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy's errors are around a driver's
    for name in ("sqlite_errorname", "sqlstate"):
        if isinstance(code := getattr(cause, name, None), str):
            return code
    return f"errno {cause.errno}" if isinstance(cause, OSError) and cause.errno else ""


class OneLog(logging.Handler):
    """Writes what any logger says: of each source so much, of all together so much.

    What is left out is counted, and told with the next line of that source.
    """

    def __init__(self, form: Form, stream: TextIO) -> None:
        super().__init__(logging.WARNING)
        self._form, self._stream = form, stream
        self._of_source, self._in_all = Budget(10, 6), Budget(100, 60)
        self._left_out: Counter[str] = Counter()

    def createLock(self) -> None:  # noqa: N802 - logging's name for it
        """No lock: native threads log as well, and may wait for ever at one that is gevent's."""
        self.lock = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, within the budgets."""
        source = f"{record.pathname}:{record.lineno}"
        if self._of_source.wait(source) or self._in_all.wait(""):
            self._left_out[source] += 1
            return
        said = _said(record)
        if left_out := self._left_out.pop(source, 0):
            said += f" (and {left_out} more like it before)"
        self._stream.write(self._line(record, said) + "\n")
        self._stream.flush()

    def _line(self, record: logging.LogRecord, said: str) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        level = record.levelname.lower()
        if self._form == "json":
            return json.dumps({"time": time, "level": level, "from": record.name, "said": said})
        return f"{time} {level} {record.name}: {said}"


def set_up(form: Form) -> None:
    """From now on all that this process logs, warns of and dies of goes one way."""
    logging.raiseExceptions = (
        False  # else a record that cannot be written is printed, words and all
    )
    logging.captureWarnings(True)
    logging.basicConfig(handlers=[OneLog(form, sys.stderr)], level=logging.WARNING, force=True)
    sys.excepthook = lambda _kind, error, _place: _died(error)
    sys.unraisablehook = lambda unraisable: _died(unraisable.exc_value)
    threading.excepthook = lambda died: _died(died.exc_value)


def _died(error: BaseException | None) -> None:
    if error is not None and not isinstance(error, KeyboardInterrupt):
        logging.getLogger(__name__).error("%s, and nobody caught it", fault(error))


def _said(record: logging.LogRecord) -> str:
    """What a record says, where it is ours; else who says something, and of what error."""
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        return fault(error)
    if record.name.split(".")[0] in OURS:
        return _on_one_line(record.getMessage())
    return f"something at {record.pathname}:{record.lineno}"


def _on_one_line(said: Any) -> str:
    return "".join(one if one.isprintable() else " " for one in said)
