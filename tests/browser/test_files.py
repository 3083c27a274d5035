"""The files of a visit, as the served app answers for them: compressed, with the headers of whoever owns them."""

import gzip
import http.client
import re
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import Server


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    """Return what the server answers, and the body as it came over the wire."""
    place = urlsplit(server.url)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, f"{place.path}/{path}", headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize("base_path", ["", "lesson"])
def test_every_script_and_style_of_a_visit_comes_compressed_under_its_owners_rules(start_server, base_path):
    """Streamlit's files have a hash in their name, so a browser need not ask again; ours have none."""
    server = start_server(base_path)
    _, index = ask(server, "")
    own = re.findall(r'"\./(static/(?:js|css)/[^"]+)"', index.decode())
    assert {path.rpartition(".")[2] for path in own} == {"js", "css"}
    rules = dict.fromkeys(own, "public, immutable, max-age=31536000")
    for path, rule in (rules | {"plotly/plotly.min.js": "no-cache", "player/player.js": "no-cache"}).items():
        plain_answer, plain = ask(server, path)
        answer, packed = ask(server, path, accept_encoding="gzip, deflate, br, zstd")
        assert (plain_answer.status, answer.status) == (200, 200)
        assert "Content-Encoding" not in plain_answer.headers
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed) == plain
        for response, body in ((plain_answer, plain), (answer, packed)):
            assert int(response.headers["Content-Length"]) == len(body)
            assert response.headers["Vary"] == "Accept-Encoding"
            assert response.headers["Cache-Control"] == rule
        told, nothing = ask(server, path, "HEAD", accept_encoding="gzip")
        assert nothing == b""
        assert told.headers["Content-Length"] == str(len(packed))
        tag = answer.headers["ETag"]
        good, nothing = ask(server, path, accept_encoding="gzip", if_none_match=tag)
        assert (good.status, good.headers["ETag"], nothing) == (304, tag, b"")


def test_the_page_itself_is_asked_for_each_time(server):
    for path in ("", "index.html", "single_well"):
        answer, _ = ask(server, path, accept_encoding="gzip")
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-cache")


def test_every_answer_says_that_it_is_what_its_type_says_and_may_be_shown_in_a_frame(server):
    for path in (
        "",
        "single_well",
        "plotly/plotly.min.js",
        "player/player.js",
        "player/nothing.js",
        "_stcore/health",
    ):
        answer, _ = ask(server, path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "frame-ancestors *"
        assert "X-Frame-Options" not in answer.headers
