"""The `samsyn` command. A server patches as its very first act; nothing else ever does."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line of this process."""
    if sys.argv[1:2] in (["serve"], ["demo"]) and "--help" not in sys.argv:
        from gevent import monkey

        monkey.patch_all()
    from samsyn.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
