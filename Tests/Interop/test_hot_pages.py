"""Pages that are asked for all the time, whose bytes go to the sockets by a way of their own."""

import gzip
import http.client
import os
import pathlib
import re
import shutil
import socket
import struct
import subprocess

import pytest

from Tests.conftest import PROGRAM, Newspaper, until

# From here on an answer is put into a file.
LARGE = 16 * 1024


@pytest.fixture(scope="module")
def long_story(demo, stories):
    """The path and the bytes of a story's page that is large enough."""
    for path in stories:
        page = demo.get(path).body
        if len(page) > LARGE:
            return path, page
    raise AssertionError("the demo has no long story")


def memory_files(newspaper):
    return [
        name for name in os.listdir(f"/proc/{newspaper.process.pid}/fd")
        if "memfd:" in link(f"/proc/{newspaper.process.pid}/fd/{name}")]


def link(path):
    try:
        return os.readlink(path)
    except FileNotFoundError:
        return ""


def asked(path, encoding="identity", *fields):
    lines = [f"GET {path} HTTP/1.1", "Host: x", f"Accept-Encoding: {encoding}", *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answers(connection, count):
    """The status and body of so many answers, read as they come."""
    stream = connection.makefile("rb")
    for _ in range(count):
        status = int(stream.readline().split()[1])
        head = {}
        while (line := stream.readline()) != b"\r\n":
            name, value = line.decode().split(": ", 1)
            head[name.lower()] = value.strip()
        assert "date" in head
        yield status, stream.read(int(head.get("content-length", 0)) if status != 304 else 0)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_hot_page_is_the_page(demo, long_story, encoding):
    path, page = long_story
    connection = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=20)
    for _ in range(300):
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        body = connection.getresponse().read()
        assert (gzip.decompress(body) if encoding == "gzip" else body) == page


def test_a_large_hot_page_is_a_file_until_nobody_asks(demo, long_story):
    path, page = long_story

    def asks_often():
        with socket.create_connection(("127.0.0.1", demo.port), timeout=20) as connection:
            connection.sendall(asked(path) * 300)
            assert all(answer == (200, page) for answer in answers(connection, 300))
        return memory_files(demo)

    until(asks_often)
    until(lambda: not memory_files(demo))


def test_answers_keep_their_order_before_a_slow_reader(demo, stories, long_story):
    path, page = long_story
    tag = demo.get(path).headers["ETag"]
    other = next(story for story in stories if story != path)
    expected = {path: (200, page), other: (200, demo.get(other).body), "/no-hay/": (404, demo.get("/no-hay/").body)}
    turn = [asked(path)] * 5 + [asked(other), asked(path, "identity", f"If-None-Match: {tag}"), asked("/no-hay/"), asked("/metrics")]
    wanted = [expected[path]] * 5 + [expected[other], (304, b""), expected["/no-hay/"], (200, None)]
    rounds = 60
    with socket.socket() as connection:
        # The window stays small, so that the server's socket fills in the middle of an answer.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", demo.port))
        for _ in range(rounds):
            connection.sendall(b"".join(turn))
        for number, (status, body) in enumerate(answers(connection, rounds * len(turn))):
            right = wanted[number % len(turn)]
            assert status == right[0] and right[1] in (None, body), number


def test_readers_who_go_amid_an_answer_harm_nobody(demo, long_story):
    path, page = long_story
    for _ in range(60):
        with socket.create_connection(("127.0.0.1", demo.port), timeout=20) as connection:
            connection.sendall(asked(path) * 40)
            connection.recv(100)
            # Closed with a reset, while the server still sends.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert demo.get(path).body == page
    assert demo.process.poll() is None


def test_more_readers_than_a_shell_allows_files(unread, tmp_path):
    newspaper = Newspaper.__new__(Newspaper)
    newspaper.folder = shutil.copytree(unread, tmp_path / "paper")
    newspaper.process = subprocess.Popen(
        ["bash", "-c", f'ulimit -S -n 200; exec "{PROGRAM}" serve --site "{newspaper.folder}" --port 0'],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        ready = next(line for line in newspaper.process.stdout if line.startswith("ready on"))
        port = int(re.search(r":(\d+)$", ready).group(1))
        connections = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(500)]
        for connection in connections:
            connection.sendall(asked("/feed/", "gzip"))
        for connection in connections:
            assert connection.recv(20).startswith(b"HTTP/1.1 200")
            connection.close()
    finally:
        newspaper.stop()
