"""The limit: a bare websocket broadcast by picows on uvloop. Each message goes to everybody.

Started as `python -m tests.benchmarks.broadcast PORT`. Nothing is read, checked or stored.
"""

from __future__ import annotations

import sys

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_create_server

HERE = b"here"


class Screen(WSListener):
    """A connection, of all those that are open."""

    everybody: set[WSTransport] = set()

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Greet it; from now on it hears what others say."""
        self.everybody.add(transport)
        transport.send(WSMsgType.TEXT, HERE)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Tell everybody what one said."""
        if frame.msg_type == WSMsgType.TEXT:
            said = frame.get_payload_as_bytes()
            for one in self.everybody:
                self.tell(one, said)

    def tell(self, one: WSTransport, said: bytes) -> None:
        """Tell one of them."""
        one.send(WSMsgType.TEXT, said)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """It hears nothing any more."""
        self.everybody.discard(transport)


async def serve(port: int) -> None:
    """Answer until the process ends."""
    server = await ws_create_server(lambda _: Screen(), "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
