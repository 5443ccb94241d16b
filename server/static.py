"""The web app as files: packed beforehand, never changing under a name, except the page and its
worker.

Before: pwa/ was built into server/web/. After: the browser keeps it all and works without us.
"""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from server.problems import Problem

WEB = Path(__file__).parent / "web"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
}
PACKED = (("br", ".br"), ("gzip", ".gz"))


async def static(request: Request) -> Response:
    """GET anything that is not under /api. A path without a file is a screen of the app."""
    name = request.path_params.get("path", "").replace("\0", "")
    file = (WEB / name).resolve()
    if not file.is_relative_to(WEB) or file.suffix in (".br", ".gz"):
        raise Problem("nothing_here")
    if not file.is_file():
        if file.suffix:
            raise Problem("nothing_here")
        file = WEB / "index.html"
        if not file.is_file():
            raise Problem("nothing_here")
    # Whatever bears the hash of its content in its name never changes.
    kept = file.parent.name == "assets"
    headers = {
        "cache-control": "public, max-age=31536000, immutable" if kept else "no-cache",
        "vary": "accept-encoding",
    }
    media_type = TYPES.get(file.suffix, "application/octet-stream")
    wanted = request.headers.get("accept-encoding", "")
    for encoding, suffix in PACKED:
        packed = file.with_name(file.name + suffix)
        if encoding in wanted and packed.is_file():
            headers["content-encoding"] = encoding
            return FileResponse(packed, headers=headers, media_type=media_type)
    return FileResponse(file, headers=headers, media_type=media_type)
