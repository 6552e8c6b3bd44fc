"""What may be done in a meeting and what comes of it, decided on values alone.

Pure: no database, no network, no clock, no chance. The moment and new ids are handed in, so a rule
can be read, changed and tested here without knowing the rest.
"""
