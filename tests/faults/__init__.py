"""Faults that really happen: servers killed, disks full, connections cut; and nothing may be lost.

`python -m tests.faults` runs all of `scenarios` and prints what was injected and what was lost.
"""
