"""What is counted of a running house, for whoever watches over it: how much and how fast, never who
or what. In the form that Prometheus reads."""

from __future__ import annotations

import logging
from collections import Counter as Tally
from collections.abc import Callable
from functools import partial
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import make_wsgi_app

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""The bounds that waiting is told apart by: a room notices from a tenth of a second on."""
ROLES = ("participant", "facilitator", "wall")
OUTCOMES = ("stored", "refused", "slowed_down")


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._answered = Histogram(
            "samsyn_acknowledgement_seconds",
            "From a write's coming in to its answer, once it is stored",
            buckets=SECONDS,
            registry=registry,
        )
        self._told = Histogram(
            "samsyn_fan_out_seconds",
            "Telling all screens of a session about its next changes",
            buckets=SECONDS,
            registry=registry,
        )
        operations = Counter(
            "samsyn_operations", "Operations by what became of them", ["outcome"], registry=registry
        )
        self._became = {outcome: operations.labels(outcome) for outcome in OUTCOMES}
        self._ideas = Counter("samsyn_ideas", "Ideas that were stored", registry=registry)
        self._errors = Counter("samsyn_errors", "Errors that were logged", registry=registry)
        self._screens = Gauge(
            "samsyn_screens", "Screens that are connected", ["role"], registry=registry
        )

    def answered(self, ops: list[Any], answer: dict[str, Any], seconds: float) -> None:
        """A write has its answer."""
        if "slow_down" in answer:
            self._became["slowed_down"].inc(len(ops))
            return
        self._answered.observe(seconds)
        answers = answer.get("answers", [])
        stored = sum("n" in one for one in answers)
        self._became["stored"].inc(stored)
        self._became["refused"].inc(len(ops) - stored)
        pairs = zip(ops, answers, strict=False)  # where all is refused there is one answer
        self._ideas.inc(sum("n" in one and op.get("kind") == "idea.add" for op, one in pairs))

    def told(self, seconds: float) -> None:
        """All screens of a session have been told of something."""
        self._told.observe(seconds)

    def watch(self, screens: Callable[[], Tally[str]]) -> None:
        """Count screens by their role whenever somebody asks."""
        for role in ROLES:
            self._screens.labels(role).set_function(partial(_of, screens, role))

    def count_errors(self) -> None:
        """Count what this process logs as an error from now on."""
        logging.getLogger().addHandler(_Counting(self._errors))

    def page(self) -> Callable[..., Any]:
        """The WSGI application that tells all of it."""
        application: Callable[..., Any] = make_wsgi_app(self._registry)
        return application


def _of(screens: Callable[[], Tally[str]], role: str) -> int:
    return screens()[role]


class _Counting(logging.Handler):
    """Counts and keeps nothing."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(logging.ERROR)
        self._counter = counter

    def emit(self, _: logging.LogRecord) -> None:
        self._counter.inc()
