"""What this machine says: settings, clock, new ids, and what the log may hold.

Anything here can be changed without knowing what a meeting is.
"""
