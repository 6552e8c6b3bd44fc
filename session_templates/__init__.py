"""Session templates: the methods that a facilitator can start a session from."""
