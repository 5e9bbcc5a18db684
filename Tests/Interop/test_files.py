"""Pictures and the theme's files: whole, in parts, conditional, by every way that a reader may ask for them."""

import re
import socket
import subprocess

import pytest

from Tests.Interop.programs import secured

# From here on a file is not kept in memory.
LARGE = 64 * 1024


@pytest.fixture(scope="module")
def newspaper(unread, tmp_path_factory):
    """A demo newspaper with HTTPS."""
    newspaper = secured(unread, tmp_path_factory.mktemp("files") / "newspaper")
    newspaper.secure = f"https://127.0.0.1:{newspaper.tls}"
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="module")
def files(newspaper):
    """Paths and bytes: a picture that is kept in memory, one that is not, a file of the theme."""
    page = newspaper.get("/").text
    pictures = {path: newspaper.get(path).body for path in set(re.findall(r"/media/[^\" ,]+-960\.(?:webp|jpg)", page))}
    small = min(pictures, key=lambda path: len(pictures[path]))
    large = max(pictures, key=lambda path: len(pictures[path]))
    assert len(pictures[small]) < LARGE < len(pictures[large])
    style = re.search(r'/assets/[^" ]+\.css', page).group()
    return {"small": (small, pictures[small]), "large": (large, pictures[large]), "style": (style, newspaper.get(style).body)}


WAYS = ["plain", "secure", "http2", "parser"]


def ask(newspaper, way, path, *fields, method="GET"):
    """Status, fields and body, as curl gets them."""
    how = {"plain": ["--http1.1"], "secure": ["--http1.1"], "http2": ["--http2"], "parser": ["--http1.0", "-H", "Connection: close"]}[way]
    base = newspaper.secure if way in ("secure", "http2") else newspaper.base
    options = ["--head"] if method == "HEAD" else []
    ran = subprocess.run(
        ["curl", "-s", "-k", "-i", *how, *options, *[part for field in fields for part in ("-H", field)], base + path],
        capture_output=True, check=True, timeout=30)
    head, _, body = ran.stdout.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    assert lines[0].startswith("HTTP/2" if way == "http2" else "HTTP/1.")
    return int(lines[0].split()[1]), {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines[1:]}, body


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["small", "large", "style"])
def test_a_file_is_the_same_by_every_way(newspaper, files, way, kind):
    path, body = files[kind]
    status, fields, got = ask(newspaper, way, path)
    assert status == 200 and got == body
    assert fields["content-length"] == str(len(body)) and fields["accept-ranges"] == "bytes"
    assert "immutable" in fields["cache-control"] and fields["x-content-type-options"] == "nosniff" and fields["date"]
    status, headed, got = ask(newspaper, way, path, method="HEAD")
    assert status == 200 and got == b""
    for name in ("content-length", "etag", "content-type", "cache-control", "accept-ranges"):
        assert headed[name] == fields[name]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["small", "large", "style"])
def test_parts_are_those_that_were_asked_for(newspaper, files, way, kind):
    path, body = files[kind]
    size = len(body)
    wishes = {
        "bytes=0-0": (0, 1), "bytes=10-19": (10, 20), "bytes=5-": (5, size), "bytes=-7": (size - 7, size), f"bytes=-{size * 2}": (0, size),
        f"bytes=3-{10**30}": (3, size), "BYTES=1-2": (1, 3), "bytes=0-9,10-19": (0, 20), "bytes= 4-6 , 0-5": (0, 7),
    }
    for wish, (start, end) in wishes.items():
        status, fields, got = ask(newspaper, way, path, f"Range: {wish}")
        assert (status, got) == (206, body[start:end]), wish
        assert fields["content-range"] == f"bytes {start}-{end - 1}/{size}" and fields["content-length"] == str(end - start), wish
    for wish in [f"bytes={size}-", f"bytes={10**30}-", "bytes=-0"]:
        status, fields, got = ask(newspaper, way, path, f"Range: {wish}")
        assert (status, got, fields["content-range"]) == (416, b"", f"bytes */{size}"), wish
        # No cache may give it to others.
        assert fields["cache-control"] == "no-store" and "etag" not in fields
    # What nobody can read, and parts that don't lie side by side, are the whole file.
    for wish in ["bytes=9-1", "bytes=a-b", "bytes=", "bytes=1", "lines=1-2", "bytes=0-1,5-6", "bytes=" + ",".join(["1-2"] * 50), "bytes=--1"]:
        assert ask(newspaper, way, path, f"Range: {wish}")[0] == 200, wish
    status, fields, got = ask(newspaper, way, path, "Range: bytes=1-2", method="HEAD")
    assert (status, fields["content-length"]) == (200, str(size))


@pytest.mark.parametrize("way", WAYS)
def test_a_part_of_another_copy_is_not_given(newspaper, files, way):
    path, body = files["small"]
    _, fields, _ = ask(newspaper, way, path)
    for good in (fields["etag"], fields["last-modified"]):
        assert ask(newspaper, way, path, "Range: bytes=0-9", f"If-Range: {good}")[::2] == (206, body[:10])
    for bad in ('"other"', "W/" + fields["etag"], "Thu, 01 Jan 2099 00:00:00 GMT", "x"):
        assert ask(newspaper, way, path, "Range: bytes=0-9", f"If-Range: {bad}")[::2] == (200, body)


@pytest.mark.parametrize("way", WAYS)
def test_what_was_made_a_condition_holds(newspaper, files, way):
    path, body = files["small"]
    _, fields, _ = ask(newspaper, way, path)
    for good in (f"If-Match: {fields['etag']}", "If-Match: *", f'If-Match: "x", {fields["etag"]}', f"If-Unmodified-Since: {fields['last-modified']}"):
        assert ask(newspaper, way, path, good, "Range: bytes=0-9")[::2] == (206, body[:10]), good
    for bad in ('If-Match: "other"', f"If-Match: W/{fields['etag']}", "If-Unmodified-Since: Thu, 01 Jan 1998 00:00:00 GMT"):
        status, refused, got = ask(newspaper, way, path, bad, "Range: bytes=0-9")
        assert (status, got, refused["cache-control"]) == (412, b"", "no-store"), bad


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["small", "large", "style"])
def test_a_copy_that_is_good_is_not_sent_again(newspaper, files, way, kind):
    path, body = files[kind]
    _, fields, _ = ask(newspaper, way, path)
    wishes = [f"If-None-Match: {fields['etag']}", f'If-None-Match: "x", W/{fields["etag"]}', "If-None-Match: *"]
    if "last-modified" in fields:
        wishes.append(f"If-Modified-Since: {fields['last-modified']}")
    for wish in wishes:
        status, again, got = ask(newspaper, way, path, wish, "Range: bytes=0-1")
        assert (status, got, again["etag"]) == (304, b"", fields["etag"]), wish
    assert ask(newspaper, way, path, 'If-None-Match: "other"')[::2] == (200, body)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_no_file_is_not_found(newspaper, way):
    for path in ["/media/", "/media/0123456789abcdef/a-960.webp", "/media/0123456789abcdef/a-961.webp", "/assets/no.css", "/media/../media/x"]:
        assert ask(newspaper, way, path)[0] in (301, 404), path
    for path in ["/media//a/b-960.webp", "/assets//a.css"]:
        status, fields, _ = ask(newspaper, way, path)
        assert (status, fields["location"]) == (301, path.replace("//", "/"))


def test_a_slow_client_gets_a_large_file_whole(newspaper, files):
    path, body = files["large"]
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", newspaper.port))
    request = f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    # Many at once: more than any buffer between takes.
    count = 60
    connection.sendall(request * (count - 1) + request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    got = b""
    while piece := connection.recv(3000):
        got += piece
    for _ in range(count):
        head, _, got = got.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK") and got[:len(body)] == body
        got = got[len(body):]
    assert got == b""


def test_clients_who_leave_in_the_middle_of_a_file_leave_nothing_open(newspaper, files):
    path, _ = files["large"]
    for _ in range(50):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", newspaper.port))
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() * 40)
        connection.recv(1000)
        connection.close()
    assert newspaper.get(path).status == 200


def test_a_connection_remembers_nothing_of_what_was_asked_on_it(newspaper, files):
    path, _ = files["small"]
    request = f"GET {path} HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\nX-Pad: {'a' * 15_000}\r\n\r\n".encode()
    with open(f"/proc/{newspaper.process.pid}/status") as status:
        before = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
    with socket.create_connection(("127.0.0.1", newspaper.port)) as connection:
        stream = connection.makefile("rb")
        connection.sendall(request[:1])
        # Each piece ends with the beginning of the next request, so that never all was read.
        for _ in range(4_000):
            connection.sendall(request[1:] + request[:1])
            while stream.readline() != b"\r\n":
                pass
        with open(f"/proc/{newspaper.process.pid}/status") as status:
            after = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
    # 60 MB went over it.
    assert after < before + 20_000


def test_hits_need_neither_database_nor_task(newspaper, files):
    path, _ = files["small"]
    newspaper.get(path)

    def number(name):
        return int(re.search(rf"^portada_{name} (\d+)$", newspaper.get("/metrics").text, re.M).group(1))

    before = number("file_cache_hits_total"), number("file_cache_misses_total")
    for way in WAYS:
        ask(newspaper, way, path)
    assert (number("file_cache_hits_total"), number("file_cache_misses_total")) == (before[0] + len(WAYS), before[1])
