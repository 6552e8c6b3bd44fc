"""The file format of a session of any method, `<method>/1`: a session in, a session out.

A further method has its format for nothing: its template says what it is called and which words a
file does not hold.
"""
