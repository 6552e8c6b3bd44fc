"""What the two faces share: the meeting, its storage, the live session.

One package a room; each says in its own words what it is for. Imports run one way, from `http` down
to `base` (pyproject.toml).
"""
