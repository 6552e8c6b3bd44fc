"""Documents as PDF, for the archive (PDF/A-2a) and accessible (PDF/UA-1) in one file.

`blocks.py` lays a document out as plain values; `look.typ` says how typst draws them. What people
wrote reaches typst as data and is never read as its language.
"""
