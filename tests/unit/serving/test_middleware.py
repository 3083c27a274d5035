"""What the lesson adds to the web server, asked as a server asks it (ASGI), and over a real connection."""

import asyncio
import gzip
import os
import socket
import threading
from dataclasses import dataclass

import pytest
import uvicorn
import websockets
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from serving import middleware

TEXT = "let w = 4; // one step down\n" * 5000  # more than one piece, even compressed with care
PICTURE = b"\x89PNG" + bytes(3000)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "run.js").write_text(TEXT, newline="")
    (tmp_path / "run.png").write_bytes(PICTURE)
    return tmp_path


@pytest.fixture
def app(folder):
    """Two folders, one of them kept, below the middleware that Streamlit has of its own."""
    routes = [Mount(f"/base/{name}", middleware.Files(directory=folder)) for name in ("kept", "other")]
    ours = Middleware(middleware.CompressedOnce, folders=["/base/kept/"])
    return Starlette(routes=routes, middleware=[ours, Middleware(GZipMiddleware)])


@pytest.fixture
def compressions(monkeypatch):
    """The threads in which something was compressed, one for each time."""
    threads = []
    compress = gzip.compress

    def counted(*args, **options):
        threads.append(threading.current_thread())
        return compress(*args, **options)

    monkeypatch.setattr(middleware.gzip, "compress", counted)
    return threads


async def request(app, path, method="GET", **headers):
    """Return what an ASGI app answers; `accept_encoding="gzip"` is the header Accept-Encoding."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }
    sent = []

    async def send(message):
        sent.append(message)

    await app(scope, None, send)
    start, *bodies = sent
    assert [body.get("more_body", False) for body in bodies] == [True] * (len(bodies) - 1) + [False]
    body = b"".join(body.get("body", b"") for body in bodies)
    return Answer(start["status"], Headers(raw=start["headers"]), body)


def ask(app, path, method="GET", **headers):
    return asyncio.run(request(app, path, method, **headers))


@pytest.mark.parametrize("encodings", ["gzip", "br, GZIP;q=0.5", "gzip, deflate, br, zstd"])
def test_a_text_file_is_compressed_for_who_takes_it_so(app, folder, encodings):
    plain = (folder / "run.js").stat()
    answer = ask(app, "/base/kept/run.js", accept_encoding=encodings)
    assert answer.status == 200
    assert gzip.decompress(answer.body).decode() == TEXT
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].partition(";")[0] == "text/javascript"
    assert int(answer.headers["content-length"]) == len(answer.body) < plain.st_size / 10
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["etag"].startswith('W/"')
    assert "last-modified" in answer.headers
    assert "accept-ranges" not in answer.headers


def test_what_is_longer_than_a_piece_arrives_whole(app, folder):
    noise = os.urandom(middleware.PIECE).hex()
    (folder / "run.js").write_text(noise)
    answer = ask(app, "/base/kept/run.js", accept_encoding="gzip")
    assert len(answer.body) > middleware.PIECE
    assert gzip.decompress(answer.body).decode() == noise


@pytest.mark.parametrize("encodings", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity", "notgzip"])
def test_who_does_not_take_gzip_gets_the_plain_file(app, compressions, encodings):
    answer = ask(app, "/base/kept/run.js", accept_encoding=encodings)
    assert answer.body.decode() == TEXT
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["etag"].startswith('"')
    assert not compressions


def test_a_file_is_compressed_once_for_all_who_ask_at_the_same_time_and_later(folder, compressions):
    readers = 20
    noise = os.urandom(500_000).hex().encode()  # takes a while
    (folder / "run.js").write_bytes(noise)

    async def class_opens():
        all_are_there = asyncio.Barrier(readers)

        async def names_the_file(scope, receive, send):
            if not app.kept:
                await all_are_there.wait()
            await send({"type": "http.response.start", "status": 200, "headers": [(b"etag", b'"1"')]})
            await send({"type": "http.response.pathsend", "path": str(folder / "run.js")})

        app = middleware.CompressedOnce(names_the_file, folders=["/"])
        answers = await asyncio.gather(
            *(request(app, "/run.js", accept_encoding="gzip") for _ in range(readers))
        )
        return [*answers, await request(app, "/run.js", accept_encoding="gzip")]

    answers = asyncio.run(class_opens())
    assert [gzip.decompress(answer.body) for answer in answers] == [noise] * (readers + 1)
    assert len(compressions) == 1


def test_compressing_does_not_hold_up_the_event_loop(app, compressions):
    ask(app, "/base/kept/run.js", accept_encoding="gzip")
    assert compressions
    assert threading.main_thread() not in compressions


def test_a_file_that_changed_is_compressed_anew_and_the_old_one_forgotten(app, folder, compressions):
    old = ask(app, "/base/kept/run.js", accept_encoding="gzip")
    (folder / "run.js").write_text("new")
    new = ask(app, "/base/kept/run.js", accept_encoding="gzip", if_none_match=old.headers["etag"])
    assert new.status == 200
    assert gzip.decompress(new.body) == b"new"
    assert new.headers["etag"] != old.headers["etag"]
    os.utime(folder / "run.js", (1, 1))
    again = ask(app, "/base/kept/run.js", accept_encoding="gzip")
    assert again.headers["etag"] != new.headers["etag"]
    assert len(compressions) == 3
    (kept,) = app.middleware_stack.app.kept.values()
    assert gzip.decompress(kept[1]) == b"new"


@pytest.mark.parametrize("now", ["gzip", ""])
@pytest.mark.parametrize("then", ["gzip", ""])
def test_who_has_the_file_in_either_encoding_is_told_that_it_is_still_good(app, compressions, then, now):
    """The plain file's tag is strong, the compressed one's weak; If-None-Match compares weakly."""
    first = ask(app, "/base/kept/run.js", accept_encoding=then)
    compressions.clear()
    second = ask(app, "/base/kept/run.js", accept_encoding=now, if_none_match=first.headers["etag"])
    assert (second.status, second.body) == (304, b"")
    assert second.headers["vary"] == "Accept-Encoding"
    assert second.headers["etag"] == ask(app, "/base/kept/run.js", accept_encoding=now).headers["etag"]
    assert "content-encoding" not in second.headers
    by_date = ask(
        app, "/base/kept/run.js", accept_encoding=now, if_modified_since=first.headers["last-modified"]
    )
    assert by_date.status == 304


def test_a_part_of_a_file_is_a_part_of_the_plain_one(app, compressions):
    answer = ask(app, "/base/kept/run.js", accept_encoding="gzip", range="bytes=4-9")
    assert answer.status == 206
    assert answer.body.decode() == TEXT[4:10]
    assert answer.headers["content-range"] == f"bytes 4-9/{len(TEXT)}"
    assert answer.headers["etag"].startswith('"')
    assert "content-encoding" not in answer.headers
    assert not compressions


@pytest.mark.parametrize("encodings", ["gzip", ""])
def test_a_head_is_told_what_a_get_would_be(app, encodings):
    got = ask(app, "/base/kept/run.js", accept_encoding=encodings)
    told = ask(app, "/base/kept/run.js", "HEAD", accept_encoding=encodings)
    assert told.status == 200
    assert told.headers == got.headers


@pytest.mark.parametrize("path", ["/base/kept/run.png", "/base/other/run.js", "/base/kept"])
def test_what_is_no_text_of_the_folders_is_left_to_others(app, compressions, path):
    ask(app, path, accept_encoding="gzip")
    assert not app.middleware_stack.app.kept
    assert not compressions
    picture = ask(app, "/base/kept/run.png", accept_encoding="gzip")
    assert picture.body == PICTURE


def test_a_file_that_is_not_there_is_not_kept(app, compressions):
    answer = ask(app, "/base/kept/none.js", accept_encoding="gzip")
    assert (answer.status, answer.body) == (404, b"Not Found")
    assert not compressions


def test_the_messages_of_a_websocket_do_not_wait_for_one_another():
    """Over uvicorn and a socket that names no protocol, as Streamlit's does, and as far in as in its app."""
    connections = []

    async def says_how(scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        at_once = connections[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        await send({"type": "websocket.send", "text": "at once" if at_once else "held back"})
        await send({"type": "websocket.close"})

    inner = Starlette(
        routes=[Mount("/", says_how)],
        middleware=[Middleware(middleware.CompressedOnce, folders=[]), Middleware(middleware.SentAtOnce)],
    )

    async def app(scope, receive, send):
        connections.append(send.__self__.transport.get_extra_info("socket"))
        await inner(scope, receive, send)

    async def first_message():
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            config = uvicorn.Config(app, ws="websockets-sansio", lifespan="off", log_config=None)
            server = uvicorn.Server(config)
            serving = asyncio.create_task(server.serve([listening]))
            while not (server.started or serving.done()):
                await asyncio.sleep(0)
            async with websockets.connect(f"ws://127.0.0.1:{listening.getsockname()[1]}") as reader:
                said = await reader.recv()
            server.should_exit = True
            await serving
            return said

    assert asyncio.run(first_message()) == "at once"


@pytest.mark.parametrize("kind", ["websocket", "http", "lifespan"])
def test_without_a_connection_to_be_found_nothing_changes(kind):
    reached = []

    async def app(*given):
        reached.append(given)

    async def send(message): ...

    asyncio.run(middleware.SentAtOnce(app)({"type": kind}, None, send))
    assert reached == [({"type": kind}, None, send)]
