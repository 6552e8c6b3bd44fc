"""Every page in every state: a meeting played through the real pages, for whoever looks at them.

The one list of states: `make pictures` takes pictures of them, and tests/accessibility looks for
what keeps somebody out. A new state is added here, and is looked at by both.
"""
