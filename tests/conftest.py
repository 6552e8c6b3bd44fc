"""With NO_SKIPS=1 in the environment, as in CI, a skipped test fails the run and is named."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.fixtures", "tests.marks"]

MEASURED = "measured"
"""What a test records under this name (`record_property`) is printed at the end."""

settings.register_profile(
    "on any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("on any machine")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.exitstatus == pytest.ExitCode.OK and refused_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(config: pytest.Config) -> None:
    for report in reporter(config).getreports("passed"):
        if words := dict(report.user_properties).get(MEASURED):
            reporter(config).write_line(f"{MEASURED}: {words}")
    if skipped := refused_skips(config):
        reporter(config).write_line(f"NO_SKIPS is set, but skipped: {', '.join(skipped)}", red=True)


def refused_skips(config: pytest.Config) -> list[str]:
    if os.environ.get("NO_SKIPS") != "1" or shares_the_work(config):
        return []
    return [report.nodeid for report in reporter(config).getreports("skipped")]


def shares_the_work(config: pytest.Config) -> bool:
    """Whether this is one of several processes, whose reports another one gathers."""
    return hasattr(config, "workerinput")


def reporter(config: pytest.Config) -> pytest.TerminalReporter:
    found = config.pluginmanager.get_plugin("terminalreporter")
    assert isinstance(found, pytest.TerminalReporter)
    return found
