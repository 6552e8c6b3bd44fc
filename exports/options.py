"""What can be chosen of a document, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Tables = Literal["published", "accessible", "as-lists"]
Listed = Literal["sources", "steps"]
Whose = Literal["none", "group", "name"]
"""How it is said whose a view is."""


@dataclass(frozen=True)
class Options:
    """`tables`: two categories side by side as published, or each a heading and a table without
    merged cells, or each a heading and a list for each column. `figures`: those of what is gathered
    follow the text. `appendix`: what lies behind the text follows it. `whose`: what stands behind
    each view on a proposal: nothing, the group of the actor, or its name too. `fonts`: a folder of
    further ones, for formats that hold theirs. `listed`: a list in place of the whole, of the
    sources of a text or of the next steps of a series. `house`: the Word file, checked, that Word
    documents are written into in place of ours.
    """

    tables: Tables = "published"
    appendix: bool = False
    figures: bool = False
    whose: Whose = "group"
    fonts: Path | None = None
    listed: Listed | None = None
    house: bytes | None = None
