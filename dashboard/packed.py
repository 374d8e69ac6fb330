"""Answers packed once: every text that the app gives out is compressed the first time and kept, never again on each request.

Invariant: packing changes no content; a client that does not ask for gzip gets the plain text.
"""

from __future__ import annotations

import gzip
from functools import lru_cache

import flask

_TEXTS = {"text/javascript", "application/javascript", "text/css", "text/html", "application/json"}
_LEAST_BYTES = 1_000


@lru_cache(maxsize=128)
def _packed(plain: bytes) -> bytes:
    return gzip.compress(plain, 9, mtime=0)


def pack(server: flask.Flask) -> None:
    """Compress what `server` answers to a GET.

    Parameters
    ----------
    server : Flask
    """

    @server.after_request
    def compress(response: flask.Response) -> flask.Response:
        request = flask.request
        if request.method != "GET" or response.status_code != 200 or response.mimetype not in _TEXTS or "Content-Encoding" in response.headers:
            return response
        response.vary.add("Accept-Encoding")
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return response
        response.direct_passthrough = False
        plain = response.get_data()
        if len(plain) >= _LEAST_BYTES:
            response.set_data(_packed(plain))
            response.headers["Content-Encoding"] = "gzip"
        return response
