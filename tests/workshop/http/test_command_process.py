"""Long work in a process of its own: its lines, its refusals, and what is left when it breaks."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from tests.places import DEMO
from words import catalogues
from workshop.base.settings import Settings
from workshop.http import command_process


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", secret="what a child need not know")


def test_its_lines_come_and_its_last_is_the_answer(settings: Settings) -> None:
    running = command_process.run(settings, "en", "import", str(DEMO))
    session = next(running)
    assert command_process.finish(running) == command_process.Ended(session, None)
    output = settings.data_dir / "minutes.docx"
    command = ("export", session, "--format=docx", f"--output={output}", "--progress")
    lines = list(command_process.run(settings, "en", *command))
    assert lines[-1] == "61 61"
    assert output.exists()


def test_it_refuses_in_the_language_asked_for(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    said = [
        command_process.finish(
            command_process.run(settings, language, "import", str(tmp_path / "empty"))
        )
        for language in ("en", "sv")
    ]
    english = "The file is empty."
    swedish = catalogues.translations("sv").gettext(english)
    assert said == [command_process.Ended("", english), command_process.Ended("", swedish)]
    assert english != swedish


def test_what_it_says_when_it_breaks_down_is_told_to_nobody(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "nonsense")  # Python itself gives up, and says much
    assert command_process.finish(
        command_process.run(settings, "en", "sessions")
    ) == command_process.Ended("", "")


def test_it_ends_when_nobody_follows_it_any_more(settings: Settings) -> None:
    running = command_process.run(settings, "en", "import", str(DEMO))
    session = next(running)
    command_process.finish(running)
    output = settings.data_dir / "minutes.docx"
    others = psutil.Process().children()
    running = command_process.run(
        settings, "en", "export", session, "--format=docx", f"--output={output}", "--progress"
    )
    next(running)
    running.close()
    assert [one for one in psutil.Process().children() if one not in others] == []


def test_it_knows_the_data_and_no_other_settings(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMSYN_PORT", "what no process would start with")
    environment = settings.for_child()
    assert {name for name in environment if name.startswith("SAMSYN_")} == {
        "SAMSYN_DATA_DIR",
        "SAMSYN_DATABASE_URL",
        "SAMSYN_ORGANISATION",
    }
    assert settings.secret not in environment.values()
