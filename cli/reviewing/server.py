"""The routes of the page: thin, every step is taken by the desk."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ...corpus.model import InputError
from ...report.html.local import local_file, local_page
from ...report.words.catalogue import LANGUAGES, Lang
from ...report.words.layout import Layout
from ...report.words.sentences import error_sentence
from ...report.words.words import Words
from ...runs.review.card import card
from ...runs.review.house import House, Upload
from ...runs.review.shown import rows_json, state_json, texts_json
from ...version import __version__
from .files import NAMES, download
from .steps import StepError, take

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from ...runs.review.desk import Desk

# The fields of the form of uploads.
_FIELDS = ("template", "variant")
Endpoint = Callable[["Request"], Awaitable["Response"]]


@dataclass(frozen=True, slots=True)
class Site:
    """What the page shows: the reviews, the language it opens in, the layout, how it ends.

    ``first`` is the review that opens at once, 0 for the start page.
    """

    house: House
    lang: Lang
    layout: Layout
    first: int
    end: Callable[[], None]

    def app(self) -> "Starlette":
        """Return the application (ASGI)."""
        from starlette.applications import Starlette
        from starlette.routing import Route

        get, post = ["GET"], ["POST"]
        return Starlette(
            routes=[
                Route("/", self._start, methods=get),
                Route("/file/{name:path}", self._asset, methods=get),
                Route("/upload", self._spoken(self._upload), methods=post),
                Route("/open", self._spoken(self._open), methods=post),
                Route("/end", self._end, methods=post),
                Route("/review/{number:int}/", self._page, methods=get),
                Route(
                    "/review/{number:int}/texts",
                    self._read(lambda desk, _: texts_json(desk)),
                    methods=get,
                ),
                Route("/review/{number:int}/state", self._read(state_json), methods=get),
                Route("/review/{number:int}/rows", self._read(rows_json), methods=get),
                Route("/review/{number:int}/card", self._card, methods=get),
                Route("/review/{number:int}/take/{name}", self._file, methods=get),
                Route("/review/{number:int}/step", self._spoken(self._step), methods=post),
            ]
        )

    def _words(self, request: "Request") -> Words:
        asked = request.query_params.get("lang", "")
        return Words(next((lang for lang in LANGUAGES if lang == asked), self.lang))

    def _desk(self, request: "Request") -> "Desk":
        from starlette.exceptions import HTTPException

        desk = self.house.desks.get(request.path_params["number"])
        if desk is None:
            raise HTTPException(404)
        return desk

    async def _start(self, request: "Request") -> "Response":
        from starlette.responses import HTMLResponse, RedirectResponse

        if self.first and "start" not in request.query_params:
            return RedirectResponse(f"{request.scope['root_path']}/review/{self.first}/")
        lang = self._words(request).lang
        kept = self.house.kept()
        return HTMLResponse(local_page("start", lang, kept=kept, version=__version__))

    async def _asset(self, request: "Request") -> "Response":
        from starlette.responses import Response

        found = local_file(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else Response(status_code=404)

    async def _page(self, request: "Request") -> "Response":
        from starlette.responses import HTMLResponse

        desk, words = self._desk(request), self._words(request)
        titles = tuple(text.title or text.path for text in desk.texts)
        page = local_page(
            "review",
            words.lang,
            titles=titles,
            files=NAMES,
            kept=str(desk.path or ""),
            version=__version__,
        )
        return HTMLResponse(page)

    def _read(self, show: Callable[..., Any]) -> Endpoint:
        """Return an endpoint that gives out what ``show`` makes of a desk."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import JSONResponse

        async def reading(request: "Request") -> "Response":
            desk, words = self._desk(request), self._words(request)
            shown = await run_in_threadpool(_locked, desk, show, desk, words)
            return JSONResponse(shown)

        return reading

    async def _card(self, request: "Request") -> "Response":
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import JSONResponse, Response

        desk, words = self._desk(request), self._words(request)
        asked = [request.query_params.get(name, "") for name in ("side", "clause")]
        if not all(one.isascii() and one.isdigit() and len(one) < 9 for one in asked):
            return Response(status_code=400)
        side, clause = map(int, asked)
        if side > 1 or clause not in desk.texts[side].clauses:
            return Response(status_code=404)
        shown = await run_in_threadpool(_locked, desk, card, desk, (side, clause), words)
        return JSONResponse(shown)

    async def _file(self, request: "Request") -> "Response":
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import Response

        desk, words = self._desk(request), self._words(request)
        name, limits = request.path_params["name"], self.house.limits
        try:
            found = await run_in_threadpool(
                _locked, desk, download, desk, name, self.layout, words.lang, limits
            )
        except InputError as error:
            return Response(error_sentence(error, words.lang), 400, media_type="text/plain")
        if found is None:
            return Response(status_code=404)
        kept = {"content-disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
        return Response(found.data, media_type=found.type, headers=kept)

    def _spoken(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint whose InputError is a sentence."""
        from starlette.responses import JSONResponse

        async def spoken(request: "Request") -> "Response":
            try:
                return await endpoint(request)
            except InputError as error:
                said = error_sentence(error, self._words(request).lang)
                return JSONResponse({"error": said}, status_code=400)

        return spoken

    async def _step(self, request: "Request") -> "Response":
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import JSONResponse, Response

        desk, words = self._desk(request), self._words(request)
        try:
            asked = await request.json()
            stale = await run_in_threadpool(_locked, desk, take, desk, asked)
        except (StepError, ValueError):
            return Response(status_code=400)
        shown = await run_in_threadpool(_locked, desk, state_json, desk, words)
        return JSONResponse(shown, status_code=409 if stale else 200)

    async def _upload(self, request: "Request") -> "Response":
        from starlette.concurrency import run_in_threadpool
        from starlette.datastructures import UploadFile
        from starlette.responses import JSONResponse, Response

        async with request.form(max_files=2, max_fields=0) as form:
            files = [form.get(name) for name in _FIELDS]
            sent = [
                Upload(file.filename or "", await file.read())
                for file in files
                if isinstance(file, UploadFile)
            ]
        if len(sent) != len(_FIELDS):
            return Response(status_code=400)
        number = await run_in_threadpool(self.house.receive, (sent[0], sent[1]))
        return JSONResponse({"review": number})

    async def _open(self, request: "Request") -> "Response":
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import JSONResponse, Response

        try:
            name = (await request.json())["name"]
        except (ValueError, KeyError, TypeError):
            return Response(status_code=400)
        number = await run_in_threadpool(self.house.reopen, str(name))
        return JSONResponse({"review": number})

    async def _end(self, _: "Request") -> "Response":
        from starlette.responses import JSONResponse

        self.end()
        return JSONResponse({})


def _locked(desk: "Desk", work: Callable[..., Any], *given: Any) -> Any:
    """Do work on a desk while nobody else does."""
    with desk.lock:
        return work(*given)
