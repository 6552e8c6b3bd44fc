"""The making of a document: in a process of its own, one at a time a session, told as it goes."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from exports.formats import Format
from exports.options import Options
from words.refused import N_, Refused
from workshop.http import command_process, web


def make(
    session_id: str,
    file_format: Format,
    options: Options,
    *,
    version: int | None = None,
    without_persons: bool = False,
    house: str = "",
) -> Generator[str, None, Path]:
    """Make a file of a session's board, or of a kept version, in Word into the `house`, a template
    by its id; yields “done total” as it goes,
    returns where the file is.

    Refused: too often, or while one is being made, or something broke.
    """
    arguments = _arguments_of(file_format, options, without_persons=without_persons)
    arguments += [f"--house={house}"] if house else []
    which = "--board" if version is None else f"--version={version}"
    mark = "" if version is None else f"v{version}"
    return (yield from _make(session_id, [*arguments, which, "--", session_id], file_format, mark))


def make_of_series(
    series_id: str,
    file_format: Format,
    options: Options = Options(),  # noqa: B008 - frozen
    *,
    without_persons: bool = False,
) -> Generator[str, None, Path]:
    """The same of all of a series."""
    arguments = _arguments_of(file_format, options, without_persons=without_persons)
    return (yield from _make(series_id, [*arguments, f"--series={series_id}"], file_format))


def _make(
    key: str, arguments: list[str], file_format: Format, mark: str = ""
) -> Generator[str, None, Path]:
    _check_rate(key)
    with web.services().made_files.new(key, file_format.id, mark) as path:
        ended = yield from command_process.run(
            web.settings(),
            web.language(),
            "export",
            f"--output={path}",
            *arguments,
        )
    if ended.refused is not None or not path.exists():
        raise Refused(
            N_("The minutes could not be made. What was written is still there. Try again.")
        )
    return path


def _check_rate(session_id: str) -> None:
    if web.services().made_files.is_under_way(session_id):
        raise Refused(N_("The minutes are being made already. Wait until they are ready."))
    if wait := web.rates().make_minutes.wait(session_id):
        raise Refused(
            N_("The minutes have been made many times just now. Try again in {seconds} seconds."),
            seconds=round(wait + 0.5),
        )


def _arguments_of(file_format: Format, options: Options, *, without_persons: bool) -> list[str]:
    more = {
        "--appendix": options.appendix,
        "--figures": options.figures,
        "--without-persons": without_persons,
    }
    return [
        f"--format={file_format.id}",
        f"--tables={options.tables}",
        f"--whose={options.whose}",
        "--progress",
        *([f"--list={options.listed}"] if options.listed else []),
        *(name for name, wanted in more.items() if wanted),
    ]
