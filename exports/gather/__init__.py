"""Gatherers: each turns what is stored into one kind of document, a `Document` of plain values.

The only rooms of `exports` that know sessions and models.
"""
