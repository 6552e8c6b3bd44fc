"""The edge: requests, cookies, sockets, rates, static files, and pages both faces share.

Handlers translate; what a meeting allows is decided in `workshop.meeting`.
"""
