"""HTTP as browsers, caches and attackers speak it."""

import gzip
import re
import socket

import pytest


def raw(newspaper, request):
    with socket.create_connection(("127.0.0.1", newspaper.port), timeout=20) as connection:
        connection.sendall(request)
        # A server that keeps the connection open has said all there is after a moment.
        connection.settimeout(3)
        data = b""
        try:
            while chunk := connection.recv(65536):
                data += chunk
        except (TimeoutError, ConnectionResetError):
            pass
        return data


@pytest.mark.parametrize("path", ["/", "/nacional/", "/feed/", "/no-hay/", "/search/?q=a"])
def test_every_answer_carries_the_security_headers(demo, path):
    headers = demo.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "unsafe-eval" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] and headers["Permissions-Policy"]


def test_validators_save_a_second_answer(demo, stories):
    for path in ["/", stories[0], "/feed/"]:
        first = demo.get(path)
        tag = first.headers["ETag"]
        again = demo.get(path, {"If-None-Match": tag})
        assert (again.status, again.body) == (304, b"")
        assert demo.get(path, {"If-None-Match": '"other"'}).status == 200


def test_head_is_get_without_the_body(demo, stories):
    for path in ["/", stories[0], "/feed/", "/no-hay/"]:
        get, head = demo.get(path), demo.get(path, method="HEAD")
        assert head.status == get.status and head.body == b""
        assert head.headers["Content-Type"] == get.headers["Content-Type"]


def test_compressed_answers_are_the_same(demo, stories):
    plain = demo.get(stories[0])
    packed = demo.get(stories[0], {"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.body) == plain.body


def test_a_story_fits_the_first_window(demo, stories):
    for path in stories[:12]:
        page = demo.get(path, {"Accept-Encoding": "gzip"})
        weight = len(page.body)
        assert weight <= 14 * 1024, (path, weight)
        text = gzip.decompress(page.body).decode()
        assets = set(re.findall(r'(?:src|href)="(/assets/[^"]+\.(?:css|js))"', text))
        scripts = 0
        for asset in assets:
            size = len(demo.get(asset, {"Accept-Encoding": "gzip"}).body)
            weight += size
            scripts += size if asset.endswith(".js") else 0
        assert scripts <= 6 * 1024 and weight <= 35 * 1024


def test_pictures_and_assets_never_change(demo, stories):
    page = demo.get(stories[1]).text
    for path in re.findall(r'src="(/media/[^"]+)"', page)[:3] + re.findall(r'"(/assets/[^"]+)"', page)[:2]:
        answer = demo.get(path)
        assert answer.status == 200 and "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("request_bytes, expected", [
    (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", (400, 431)),
    (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", (400, 414, 431)),
    (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", (405,)),
    (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", (400, 200)),
    (b"NONSENSE\r\n\r\n", (400,)),
    (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", (400,)),
    (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", (400,)),
])
def test_bad_requests_get_a_4xx(demo, request_bytes, expected):
    answer = raw(demo, request_bytes)
    assert answer.startswith(b"HTTP/1.1 "), answer[:100]
    assert int(answer[9:12]) in expected


@pytest.mark.parametrize("query", [
    "%00", "%FF%FE", "%22%22%22", "a" * 1500, "(((((", "NEAR(", "headline:x", "*", "-", "%F0%9F%98%80", "%D8%B3%D9%84%D8%A7%D9%85",
    "OR+AND+NOT", "'%3B+DROP+TABLE+article%3B--", "%3Cscript%3Ealert(1)%3C/script%3E",
])
def test_search_answers_anything(demo, query):
    for path in ["/search/?q=", "/search/live?q=", "/?s="]:
        answer = demo.get(path + query)
        assert answer.status == 200
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("query", ["periodico", "Periódico", "PUERTO claro", "pescadores", "pescador"])
def test_search_knows_spanish(demo, query):
    from urllib.parse import quote

    assert "<mark>" in demo.get("/search/?q=" + quote(query)).text


# What clients say of the connection


@pytest.mark.parametrize("path", ["/", "/no-hay/", "/search/?q=a", "/api/v1/sections"])
def test_http_1_0_ends_the_connection_and_needs_no_host(demo, path):
    with socket.create_connection(("127.0.0.1", demo.port), timeout=20) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = b""
        # An end that never comes fails by the connection's own timeout.
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 404" if path == "/no-hay/" else b"HTTP/1.1 200")
    assert b"\r\nconnection: close" in head.lower()
    assert len(body) == int(re.search(rb"(?i)content-length: (\d+)", head).group(1))


def test_http_1_0_is_told_that_the_connection_stays(demo):
    answer = raw(demo, b"GET /robots.txt HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n" * 2)
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.lower().count(b"\r\nconnection: keep-alive\r\n") == 2


@pytest.mark.parametrize("wish", ["close", "Close", "foo, close", "close, TE"])
def test_a_wish_to_close_is_heard_however_it_is_written(demo, wish):
    request = f"GET /search/?q=a HTTP/1.1\r\nHost: x\r\nConnection: {wish}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", demo.port), timeout=20) as connection:
        connection.sendall(request + request)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    assert answer.count(b"HTTP/1.1 200") == 1 and answer.rstrip().endswith(b"</html>")


def test_a_host_that_can_be_none_is_refused(demo):
    for host in [b"a b", b"a/b", b"a\"b", b"<a>"]:
        answer = raw(demo, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 400"), host


def test_many_requests_at_once_are_answered_in_their_order(demo):
    """Behind the front handler, too, to which a field that it doesn't know hands the connection."""
    paths = ["/robots.txt", "/no-hay/", "/api/v1/openapi.json", "/search/?q=a"] * 25
    requests = b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\nTE: trailers\r\n\r\n".encode() for path in paths)
    answer = raw(demo, requests + b"NONSENSE\r\n\r\n")
    statuses = re.findall(rb"HTTP/1\.1 (\d{3})", answer)
    assert statuses == [b"200", b"404", b"200", b"200"] * 25 + [b"400"]
