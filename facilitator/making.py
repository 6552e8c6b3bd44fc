"""The making of a document: in a process of its own, one at a time a session, told as it goes."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from exports.formats import Format
from exports.options import Options
from words.refused import N_, Refused
from workshop.http import command_process, web


def make(session_id: str, file_format: Format, options: Options) -> Generator[str, None, Path]:
    """Make a file of a session; yields “done total” as it goes, returns where the file is.

    Refused: too often, or while one is being made, or something broke.
    """
    _check_rate(session_id)
    with web.services().made_files.new(session_id, file_format.id) as path:
        ended = yield from command_process.run(
            web.settings(),
            web.language(),
            "export",
            *_arguments(path, file_format, options),
            "--",
            session_id,
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


def _arguments(path: Path, file_format: Format, options: Options) -> list[str]:
    following = {"--figures": options.figures, "--appendix": options.appendix}
    return [
        f"--format={file_format.id}",
        f"--output={path}",
        f"--tables={options.tables}",
        "--progress",
        *(option for option, wanted in following.items() if wanted),
    ]
