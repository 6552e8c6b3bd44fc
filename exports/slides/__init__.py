"""Slides, as PowerPoint files: one writer of `exports`.

`base/` and `layouts` hold the look; `room` and `breaking` decide what fits on one slide, and the
rest says which placeholder each part of a document stands in.
"""
