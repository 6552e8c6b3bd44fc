"""Word documents, in the structure of the published regional summaries: one writer of `exports`.

`base/` holds the look, in named styles; the rest says which style each part of a document has.
"""
