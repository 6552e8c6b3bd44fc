"""The database: connections, statements made once, tables, migrations, a meeting's rows as a board.

A column is added in `models/` and `migrations/` without knowing the live session.
"""
