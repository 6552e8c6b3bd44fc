"""Attacks on a server of one's own, over its real sockets: `make attacks`."""
