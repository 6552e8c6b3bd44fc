"""Documents as web pages: one file that loads nothing, and the paper on the page of the minutes.

`body.py` says what a document holds, for both; `look.css` is how the file looks by itself.
"""
