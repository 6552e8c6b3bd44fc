"""The product put together: the command, the server, the application and the demonstration.

The only package that knows both faces. Nothing imports it.
"""
