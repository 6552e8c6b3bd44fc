"""Meetings that were published, to be held anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class Published:
    """What a transcription in the format three-segment-session/1 says."""

    def __init__(self, file: Path) -> None:
        self.told: dict[str, Any] = json.loads(file.read_text("utf-8"))
        segments = self.told["segments"]
        self.frame: dict[str, Any] = segments["reference_frame"]
        self.points = {
            idea["text"]: [point["text"] for point in idea.get("children", [])]
            for idea in self.frame["ideas"]
        }
        """The ideas, and what stands under each."""
        self.ideas = list(self.points)
        self.notes = [note["text"] for note in self.frame.get("discussion", {}).get("notes", [])]
        names = {one["id"]: one["name"] for one in self.told["categories"]}
        tables = segments["obstacles_and_opportunities"]["tables"]
        self.listed = [names[one] for one in self.frame["category_list"]]
        self.worked_on = [names[one] for pair in tables for one in pair]
        """The categories in the order of the matrix."""

    def entries(self, name: str) -> dict[str, list[str]]:
        """What stands under each category: opportunities, obstacles or measures."""
        return {
            one["name"]: [entry if isinstance(entry, str) else entry["text"] for entry in one[name]]
            for one in self.told["categories"]
        }

    def questions(self) -> set[str]:
        """What stands among the measures as a question."""
        measures = [entry for one in self.told["categories"] for entry in one["measures"]]
        return {entry["text"] for entry in measures if entry.get("kind") == "question"}

    def held(self, folder: Path, **different: Any) -> Path:
        """The file of it with fields that read differently; without those that are None."""
        told = {key: value for key, value in (self.told | different).items() if value is not None}
        file = folder / "held.json"
        file.write_text(json.dumps(told), "utf-8")
        return file
