"""Sessions as wholes: started, joined, led, read and taken in from files.

What happens within a running one is `workshop.meeting` and `workshop.live`.
"""
