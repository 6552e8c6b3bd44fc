"""What touches the insides of the libraries that carry messages (docs/decisions/0011).

Bytes to and from screens; nothing of meetings. Read the decision before changing a line.
"""
