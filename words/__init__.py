"""What all others may use: refusals, checked files, catalogues, text cleaned at the door.

The bottom of the house: it imports nothing of ours, and a sentence can be changed here alone.
"""
