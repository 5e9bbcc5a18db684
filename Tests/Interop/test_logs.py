"""What the program writes down and counts: its log as JSON, who asked for what without saying who, numbers for programs that watch."""

import json
import re
import shutil
import socket
import subprocess

import pytest

from Tests.conftest import PROGRAM, free_port, run, until
from Tests.Interop.programs import ProgramNewspaper, secured
from Tests.Interop.test_proxies import through


@pytest.fixture(scope="module")
def written(unread, tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    newspaper = secured(unread, folder / "paper", f"accessLog: {folder / 'access.log'}\n")
    newspaper.log = folder / "access.log"
    yield newspaper
    newspaper.stop()


def lines(newspaper):
    return [json.loads(line) for line in newspaper.log.read_text().splitlines()] if newspaper.log.exists() else []


def test_every_answer_is_written_down_and_no_reader_is(written):
    story = re.search(r"<link>" + re.escape(written.base) + r"(/[^<]+)</link>", written.get("/feed/").text)[1]
    reader = {"X-Forwarded-For": "203.0.113.77"}
    # From the caches and from those behind, made and kept, by each way; secrets in addresses and what is searched for.
    for _ in range(2):
        assert through(written.port, "GET", story, reader).status == 200
        assert through(written.tls, "GET", story, {**reader, "Host": "localhost"}, secure=True).status == 200
    assert through(written.port, "GET", "/search/?q=secreto", {"X-Forwarded-For": "2001:db8:1:2::77"}).status == 200
    assert through(written.port, "GET", "/desk/invitation/secreto/", reader).status == 410
    assert through(written.port, "GET", '/no"hay/', reader).status == 404
    subprocess.run(["curl", "-sk", "--http2", "-o", "/dev/null", f"https://localhost:{written.tls}{story}"], check=True)
    until(lambda: len(lines(written)) >= 9)
    text, found = written.log.read_text(), lines(written)
    assert "secreto" not in text and "203.0.113.77" not in text and "::77" not in text
    told = [line for line in found if line["path"] == story]
    assert [line["http"] for line in told] == ["1.1"] * 4 + ["2"]
    assert {line["from"] for line in told} == {"203.0.113.0/24", "127.0.0.0/24"}
    assert all(line["status"] == 200 and line["bytes"] > 1000 and line["method"] == "GET" for line in told)
    [search] = [line for line in found if line["path"] == "/search/"]
    assert search["from"] == "2001:db8:1::/48"
    assert {line["path"] for line in found} >= {"/desk/invitation/", '/no"hay/'}
    # It may be moved away: a new one is begun.
    written.log.rename(written.log.with_suffix(".1"))
    written.get("/robots.txt")
    until(lambda: [line["path"] for line in lines(written)] == ["/robots.txt"])


def said(port, *pieces):
    """What is answered to bytes on a connection of their own, until it ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"".join(pieces))
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+)", answer)]


@pytest.mark.parametrize("wrong, status", [
    (b"NONSENSE\r\n\r\n", 400),
    (b"QUERY / HTTP/1.1\r\nHost: x\r\n\r\n", 501),
    (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
    # Behind requests that are answered, one of them slowly.
    (b"GET /desk/sign-in/ HTTP/1.1\r\nHost: x\r\n\r\nGET /no-hay/ HTTP/1.1\r\nHost: x\r\n\r\nNONSENSE\r\n\r\n", 400),
])
def test_what_the_parser_refuses_is_counted_and_written_down(written, wrong, status):
    names = [f'answers_total{{kind="{kind}",status="{digit}xx"}}' for kind in ("readers", "newsroom") for digit in (2, 4, 5)]
    counted = sum(number(written, name) for name in names)
    before = len(lines(written))
    answers = said(written.port, wrong)
    assert answers[-1] in {status, 400 if status == 431 else status}
    # Asking for the numbers counts, too: once before, and those that come after.
    now = sum(number(written, name) for name in names)
    assert now - counted == len(answers) + len(names), answers
    until(lambda: len(told(written, before)) >= len(answers))
    found = told(written, before)
    assert [line["status"] for line in found] == answers
    assert (found[-1]["from"], found[-1]["path"]) == ("127.0.0.0/24", "/" if b"Host: b" in wrong else "")


def told(newspaper, before):
    return [line for line in lines(newspaper)[before:] if line["path"] != "/metrics"]


def test_nothing_is_written_down_unless_it_is_wished_for(demo):
    demo.get("/")
    assert not list(demo.folder.rglob("*access*"))


def test_the_log_is_lines_of_json_where_that_is_wished_for(tmp_path):
    assert run("new", tmp_path / "paper", "--name", "Diario").returncode == 0
    with open(tmp_path / "paper/portada.yaml", "a") as settings:
        settings.write("logFormat: json\n")
    command = [PROGRAM, "serve", "--site", tmp_path / "paper", "--port", str(free_port())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout.readline().startswith("ready on")
    process.terminate()
    told = [json.loads(line) for line in process.communicate(timeout=30)[1].splitlines()]
    assert [line["message"].split(";")[0] for line in told] == ["started", "stopping", "stopped"]
    assert all(line["level"] == "notice" and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", line["time"]) for line in told)
    assert told[0]["version"]


def number(newspaper, name):
    found = re.search(rf"(?m)^portada_{re.escape(name)} ([-\d.e+]+)$", newspaper.get("/metrics").text)
    assert found, name
    return float(found[1])


def test_numbers_say_how_things_are_and_fall_again(unread, tmp_path):
    shutil.copytree(unread, tmp_path / "paper")
    newspaper = ProgramNewspaper(tmp_path / "paper")
    try:
        served = number(newspaper, 'answers_total{kind="readers",status="2xx"}')
        newspaper.get("/")
        newspaper.get("/api/v1/tags")
        assert number(newspaper, 'answers_total{kind="readers",status="2xx"}') >= served + 2
        assert number(newspaper, 'answers_total{kind="newsroom",status="2xx"}') >= 1
        counted = number(newspaper, 'answer_seconds_count{kind="readers"}')
        assert number(newspaper, 'answer_seconds_bucket{kind="readers",le="+Inf"}') >= counted > 0
        assert number(newspaper, "database_readable") == 1
        assert number(newspaper, "disk_size_bytes") > number(newspaper, "disk_free_bytes") > 0
        assert number(newspaper, "process_resident_memory_bytes") > 10_000_000
        assert number(newspaper, "database_bytes") > 100_000
        before = number(newspaper, "backup_timestamp_seconds")
        assert run("backup", tmp_path / "backup.tar", "--site", newspaper.folder).returncode == 0
        assert number(newspaper, "backup_timestamp_seconds") > before
        assert number(newspaper, "pictures_missing") == 0 and number(newspaper, "integrity_faults") == 0
    finally:
        newspaper.stop()
