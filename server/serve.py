"""Runs the application in uvicorn, and stops it gently: streams end, work that came in is finished.

Before: cli.py. After: app.py. docs/decisions says why uvicorn.
"""

import socket
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from server import logs
from server.app import create_app
from server.live import Hub
from server.settings import Settings

PATIENCE = 5  # seconds that open requests have to end when the server stops


class Server(uvicorn.Server):
    """Ends the live notices as soon as it is told to stop: they would be waited for."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self.hub = hub

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """On SIGTERM and SIGINT."""
        self.hub.close()
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say where, once it is true: who asked for port 0 learns it here."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            print(f"Jalon est prêt : http://{host}:{port}", flush=True)


def run(settings: Settings, listening: socket.socket) -> None:
    """Serve on this socket until told to stop."""
    logs.start()
    app = create_app(settings)
    Server(config(app), app.state.hub).run(sockets=[listening])


def config(app: Starlette) -> uvicorn.Config:
    """How uvicorn is run; the benchmarks run their floor in the same way."""
    return uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
    )


def listen(host: str, port: int, other_ports: int = 0) -> socket.socket:
    """A socket on this port, or on one of the next if it is taken and others will do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for one in range(port, port + other_ports + 1):
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, one))
        except OSError:
            listening.close()
            if one == port + other_ports:
                raise
            continue
        listening.listen(2048)
        listening.setblocking(False)
        return listening
    raise AssertionError("unreachable")
