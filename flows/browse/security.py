"""What a page may do, and who may ask for it: headers, the loopback hosts, the token of judging, same origin.

In comes a request before any page sees it; out goes a refusal with one sentence, or the request, and on its answer the
headers. `app` puts this around everything.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
COOKIE = "newsledger_judge"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

Next = Callable[[Request], Awaitable[Response]]


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


class Guard:
    """Refuses what comes from elsewhere; with a token, also whoever does not have it."""

    def __init__(self, token: str | None) -> None:
        self._token = token

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """The refusal, or the answer with its headers."""
        response = self._refusal(request) or self._entry(request) or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if self._token:
            response.headers["Cache-Control"] = "no-store"
        return response

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if _without_port(host) not in LOOPBACK:
            return _refused(f"this server answers at the loopback address only, not as {host or 'a nameless host'}.")
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("newsledger: only GET, HEAD and POST are answered.\n", 405)
        if request.method == "POST" and not self._from_here(request, host):
            return _refused("a change is taken from this server's own pages only.")
        if self._token and not self._known(request):
            return _refused("judging needs the whole address that `newsledger browse --judge` printed.")
        return None

    def _known(self, request: Request) -> bool:
        given = request.cookies.get(COOKIE) or ""
        if request.method == "GET" and "token" in request.query_params:
            given = request.query_params["token"]
        return hmac.compare_digest(given.encode(), (self._token or "").encode())

    def _from_here(self, request: Request, host: str) -> bool:
        site = request.headers.get("sec-fetch-site")
        origin = urlsplit(request.headers.get("origin") or request.headers.get("referer") or "")
        return (site is None or site == "same-origin") and origin.scheme == "http" and origin.netloc == host

    def _entry(self, request: Request) -> Response | None:
        """The first address holds the token: it becomes a cookie, and leaves the address bar."""
        if not self._token or request.method != "GET" or "token" not in request.query_params:
            return None
        response = RedirectResponse(request.url.path, 303)
        response.set_cookie(COOKIE, self._token, httponly=True, samesite="strict", path="/")
        return response


def _without_port(host: str) -> str:
    return host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host


def _refused(why: str) -> Response:
    return PlainTextResponse(f"newsledger: {why}\n", 403)
