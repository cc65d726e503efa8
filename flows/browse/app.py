"""The application: routes to pages, errors as pages, everything behind the guard.

In come settings; out goes an ASGI application for uvicorn. Each page is a function in `pages/`, which asks the
published file and names its template.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, quote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from flows.browse.names import NameIndex
from flows.browse.pages import article, auditing, corpus, entities, event, judge, search, tables
from flows.browse.published import Asking, PublishedFile, TooSlow
from flows.browse.rendering import html
from flows.browse.running import Runs
from flows.browse.security import Guard
from flows.browse.visit import NotThere, Page, Visit
from flows.report.wording import LANGUAGES, Language, Wording
from flows.settings import Settings
from schemas.errors import NewsledgerError, RunFailed

_STATIC = Path(__file__).resolve().parent / "static"

Show = Callable[[Visit], Page]
Pairs = Sequence[tuple[str, str]]
PAGES: dict[str, Show] = {
    "/": search.home,
    "/search": search.search,
    "/suggest": search.suggest,
    "/person/{key}": entities.person,
    "/organization/{key}": entities.organization,
    "/event/{key}": event.event,
    "/article/{key}": article.article,
    "/corpus": corpus.corpus,
}


# Only with a token; those that change something are posted.
JUDGING: dict[str, Show] = {
    "/judge": judge.judge,
    "/judgements": judge.judgements,
    "/run": judge.judgements,
    "/audit": auditing.auditing,
}
Change = Callable[[Visit], None]
CHANGES: dict[str, Change] = {
    "/judge": judge.written,
    "/judge/undo": judge.undone,
    "/audit": auditing.recorded,
    "/audit/undo": auditing.taken_back,
}
_MOST_POSTED = 100_000  # bytes of a form


class Explorer:
    """The explorer of one published file."""

    def __init__(self, settings: Settings, token: str | None = None) -> None:
        self.settings, self.token = settings, token
        self.published = PublishedFile(settings.warehouse, settings.browse.query_seconds)
        self._index: tuple[object, NameIndex] | None = None
        self._indexing, self._writing, self._preparing = threading.Lock(), threading.Lock(), threading.Lock()
        self.runs = Runs(settings)

    def app(self) -> Starlette:
        """The ASGI application."""
        routes = [Route("/{language}" + path, self._shown(show)) for path, show in PAGES.items()]
        if self.token:
            for path, change in CHANGES.items():
                routes.append(Route("/{language}" + path, self._changed(change), methods=["POST"]))
            routes.append(Route("/{language}/run", self._run, methods=["POST"]))
            routes += [Route("/{language}" + path, self._shown(show)) for path, show in JUDGING.items()]
        return Starlette(
            routes=[
                Route("/", _to_language),
                *routes,
                Route("/table/{name}.{form}", self._table),
                Route("/raw", self._raw),
                Mount("/static", StaticFiles(directory=_STATIC)),
                Route("/{anything:path}", self._nothing),
            ],
            middleware=[Middleware(BaseHTTPMiddleware, dispatch=Guard(self.token))],
        )

    def warm(self) -> None:
        """Make the index of names and the listings in a thread, now and after every publish: no page waits for them."""

        def begin() -> None:
            threading.Thread(target=self.prepare, daemon=True).start()

        self.published.on_new = begin
        begin()

    def prepare(self) -> None:
        """Make the index of names and the listings of the file as it stands, once."""
        with self._preparing, suppress(NewsledgerError), self.published.asking() as asking:
            names = self.index(asking).nbytes
            asking.keep_listings(max(0, self.settings.browse.memory_mb * 1_000_000 - names))

    def _shown(self, show: Show) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            language = request.path_params["language"]
            if language not in LANGUAGES:
                return self._nothing(request)
            return self._page(request, show)

        return endpoint

    def _page(self, request: Request, show: Show) -> Response:
        try:
            with self.published.asking() as asking:
                visit = self._visit(request, asking)
                try:
                    page = show(visit)
                except NewsledgerError as e:
                    page = _problem(e)
                totals = asking.one("last_publish")
                return HTMLResponse(html(visit, page, totals), page.status)
        except RunFailed as e:
            return _plain(e, 503)

    def _changed(self, change: Change) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            posted = await _form(request)
            return await run_in_threadpool(self._change, request, change, posted)

        return endpoint

    def _change(self, request: Request, change: Change, posted: Pairs) -> Response:
        try:
            with self.published.asking() as asking, self._writing:
                visit = self._visit(request, asking, posted)
                change(visit)
        except NewsledgerError as e:
            sentence = e  # shown on a page of its own

            def refused(visit: Visit) -> Page:
                raise sentence

            return self._page(request, refused)
        kept = [(k, v) for k, v in posted if k not in ("note", "key")]
        if "/audit" in request.url.path:
            return RedirectResponse(visit.address("/audit", kind=visit.text("kind")), 303)
        back = "/judge" if dict(kept).get("verdict") else "/judgements"
        return RedirectResponse(visit.address(back) + (f"?{urlencode(kept)}" if kept else ""), 303)

    async def _run(self, request: Request) -> Response:
        self.runs.start()
        return RedirectResponse(f"/{request.path_params['language']}/judgements", 303)

    def _visit(self, request: Request, asking: Asking, posted: Pairs = ()) -> Visit:
        language = request.path_params.get("language")
        wording = Wording(cast(Language, language) if language in LANGUAGES else _accepted(request))
        return Visit(
            settings=self.settings, asking=asking, index=lambda: self.index(asking), wording=wording,
            path=request.url.path.removeprefix(f"/{language}"), query=dict(posted or request.query_params),
            key=request.path_params.get("key", ""), judging=self.token is not None,
            pairs=tuple(posted) or tuple(request.query_params.multi_items()), run=self.runs.state,
        )  # fmt: skip

    def index(self, asking: Asking) -> NameIndex:
        """The names of the file as it stands; made again after a publish."""
        with self._indexing:
            stamp = asking.stamp
            if self._index is None or self._index[0] != stamp:
                self._index = (stamp, NameIndex(asking))
            return self._index[1]

    def _table(self, request: Request) -> Response:
        form = request.path_params["form"]
        try:
            with self.published.asking() as asking:
                data = tables.taken_away(self._visit(request, asking), request.path_params["name"], form)
        except NewsledgerError as e:
            return _plain(e)
        name = f"{request.path_params['name']}.{form}"
        return Response(data, media_type=tables.FORMATS[form],
                        headers={"Content-Disposition": f'attachment; filename="{name}"'})  # fmt: skip

    def _raw(self, request: Request) -> Response:
        try:
            with self.published.asking() as asking:
                data, name = article.raw_bytes(self._visit(request, asking))
        except NewsledgerError as e:
            return _plain(e)
        return Response(data, media_type="application/octet-stream",
                        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})  # fmt: skip

    def _nothing(self, request: Request) -> Response:
        def nothing(visit: Visit) -> Page:
            raise NotThere(f"{request.url.path}: there is no such page.")

        return self._page(request, nothing)


def _problem(error: NewsledgerError) -> Page:
    return Page("problem.html", {"sentence": str(error)}, _status(error))


def _plain(error: NewsledgerError, status: int | None = None) -> Response:
    return Response(f"newsledger: {error}\n", status or _status(error), media_type="text/plain")


def _status(error: NewsledgerError) -> int:
    return 404 if isinstance(error, NotThere) else 503 if isinstance(error, TooSlow | RunFailed) else 400


async def _form(request: Request) -> Pairs:
    """The fields of a posted form. Raises HTTPException: too long, or no form."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _MOST_POSTED:
            raise HTTPException(413)
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    return tuple(parse_qsl(data.decode("utf-8", "replace"), max_num_fields=2_000))


def _to_language(request: Request) -> Response:
    return RedirectResponse(f"/{_accepted(request)}/", 303, headers={"Vary": "Accept-Language"})


def _accepted(request: Request) -> Language:
    """Chinese when the browser names it before English."""
    for part in request.headers.get("accept-language", "").split(","):
        named = part.split(";")[0].strip().casefold()[:2]
        if named in LANGUAGES:
            return named
    return "en"
