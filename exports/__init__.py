"""Documents of sessions: gathered into plain values, which any format then says in its own way.

`gather` alone knows what is stored; a writer knows a `Document` and nothing else. A further format
is a line in `formats` and a writer.
"""
