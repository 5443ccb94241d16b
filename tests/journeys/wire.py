"""The way between one device and the server: a real one, which a story can cut.

A browser can be told to be offline, but a service worker that the browser wakes by itself
(background sync) is not always told: what is cut here is cut for everybody.
Before: machine.py goes to its address. After: server.py.
"""

import contextlib
import socket
import threading
from collections.abc import Callable

PIECE = 65_536


class Wire:
    """Listens on a port of its own and passes everything on, until it is cut."""

    def __init__(self, port: Callable[[], int]) -> None:
        self._port = port
        self._cut = False
        # A story may do something once a request of a kind has arrived, or answer in the server's
        # place what a browser asks for behind everybody's back: (how it begins, what is done).
        self.then: tuple[bytes, Callable[[], None]] | None = None
        self.instead: tuple[bytes, bytes] | None = None
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """What is under way breaks off; what is tried is refused."""
        with self._guard:
            self._cut = True
            for one in self._open:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._cut = False

    def close(self) -> None:
        self.cut()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed: the story is over
            while True:
                near, _ = self._listening.accept()
                threading.Thread(target=self._pass, args=(near,), daemon=True).start()

    def _pass(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError):
            if self._cut:
                return
            with socket.create_connection(("127.0.0.1", self._port())) as far:
                with self._guard:
                    if self._cut:
                        return
                    self._open |= {near, far}
                back = threading.Thread(target=_pump, args=(far, near), daemon=True)
                back.start()
                _pump(near, far, self._meets)
                back.join()
                with self._guard:
                    self._open -= {near, far}

    def _meets(self, piece: bytes, near: socket.socket, far: socket.socket) -> None:
        """One piece on its way to the server."""
        if self.instead and piece.startswith(self.instead[0]):
            near.sendall(self.instead[1])
            return
        far.sendall(piece)
        if self.then and piece.startswith(self.then[0]):
            (_, do), self.then = self.then, None
            do()


Meets = Callable[[bytes, socket.socket, socket.socket], None]


def _pump(source: socket.socket, sink: socket.socket, meets: Meets | None = None) -> None:
    """Everything that comes, until one side ends; then both do."""
    with contextlib.suppress(OSError):
        while piece := source.recv(PIECE):
            if meets:
                meets(piece, source, sink)
            else:
                sink.sendall(piece)
    for one in (source, sink):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
