"""The running session: turns, what each audience may see, telling every screen, catching up.

Knows no Flask and no cookie: callers hand it an actor.
"""
