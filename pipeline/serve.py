"""`python -m pipeline.serve`: the release in OUTPUTS, to look at and download, on this machine alone.

What `make serve` runs; `make ui` runs it beside the Dagster UI (`--beside` and a command: it serves until that ends).
The environment variables OUTPUTS and PAGE_PORT give the folder and the port (8000). Exit status 1 where there is no
release, or the port is taken; else that of the command.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipeline.publishing.outputs import MANIFEST
from pipeline.settings import SettingsError, settings_of

HOST = "127.0.0.1"
OWN_NAMES = {HOST, "localhost"}
PORT = 8000


TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    # Shown by browsers, which would only offer to keep text/markdown.
    **dict.fromkeys((".md", ".sql", ".cff"), "text/plain; charset=utf-8"),
}


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder, read anew for each request: a release that is swapped in is served from then on."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def send_head(self):  # type: ignore[no-untyped-def]
        # Another site's name that has been pointed at this machine must not read along.
        name = (self.headers.get("Host") or "").rpartition(":")[0] or (self.headers.get("Host") or "")
        if name not in OWN_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to its own address only")
            return None
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests that were answered."""


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of a folder on this machine's own address; port 0 takes a free one. Raises OSError."""
    return ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve as the command line says; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.serve", description="Serve the release in OUTPUTS.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PAGE_PORT") or PORT))
    parser.add_argument("--beside", nargs=argparse.REMAINDER, default=[], help="serve while this command runs")
    options = parser.parse_args(arguments)
    try:
        folder = settings_of(os.environ).outputs
        if not options.beside and not (folder / MANIFEST).is_file():
            raise SettingsError(f"{folder}: there is no release to serve; make build first")
        server = server_of(folder, options.port)
    except (SettingsError, OSError, OverflowError) as error:
        print(f"error: {error} (port {options.port}; PAGE_PORT names another)", file=sys.stderr)
        return 1
    with server:
        print(f"{folder} is served on http://{HOST}:{server.server_port}/", flush=True)
        try:
            return _beside(server, options.beside) if options.beside else _alone(server)
        except KeyboardInterrupt:
            return 0


def _alone(server: ThreadingHTTPServer) -> int:
    server.serve_forever()
    return 0


def _beside(server: ThreadingHTTPServer, command: list[str]) -> int:
    """Serve while a command runs. Signals are the command's: it ends, and this with it."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{HOST}:{server.server_port}/"
    with subprocess.Popen(command, env={**os.environ, "PAGE_URL": address}) as process:
        # A terminal sends SIGINT to both; SIGTERM is passed on.
        old = {
            signal.SIGINT: signal.signal(signal.SIGINT, signal.SIG_IGN),
            signal.SIGTERM: signal.signal(signal.SIGTERM, lambda number, _: process.send_signal(number)),
        }
        try:
            return process.wait()
        finally:
            server.shutdown()
            for number, handler in old.items():
                signal.signal(number, handler)


if __name__ == "__main__":
    sys.exit(main())
