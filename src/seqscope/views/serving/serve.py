"""The server itself: an address to listen at, and the browser that is opened there."""

import socket
import webbrowser
from contextlib import suppress
from dataclasses import replace
from threading import Thread

import uvicorn

from seqscope.views.serving.app import application
from seqscope.views.serving.door import EVERYWHERE, Door
from seqscope.views.serving.library import Library

__all__ = ["serve"]


def serve(library: Library, door: Door, *, root: str = "", browser: bool = True) -> None:
    """Serve the scenes of a library until Ctrl-C; the address is printed, and opened on request.

    Port 0 of the door stands for any that is free, `root` is the path under which a proxy shows the
    page. Raises `ValueError` for an address that cannot be had.
    """
    root = f"/{root.strip('/')}".rstrip("/")
    listener = listening(door.host, door.port)
    door = replace(door, port=listener.getsockname()[1])
    address = first_address(door, root)
    print(f"seqscope is open at {address}\nCtrl-C closes it.", flush=True)
    if browser:
        # Whoever comes before the first request is answered waits in the listener's queue.
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    config = uvicorn.Config(
        application(library, door, root=root),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    with suppress(KeyboardInterrupt):  # which is how it is closed
        uvicorn.Server(config).run(sockets=[listener])


def first_address(door: Door, root: str) -> str:
    """The address with the token, at which a browser is let in."""
    name = "127.0.0.1" if door.host in EVERYWHERE else door.host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{door.port}{root}/?token={door.token}"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise ValueError(
            f"A server listens at an address of this machine that nobody else uses. "
            f"{host}:{port} cannot be had: {error}. Choose another --port, or leave it out."
        ) from error
