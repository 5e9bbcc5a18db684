"""HTTP/2 as clients speak it that are not browsers: small windows, many streams, answers given up, uploads, the end of the server."""

import http.client
import re
import signal
import socket
import ssl
import subprocess
import time

import h2.config
import h2.connection
import h2.events
import h2.settings
import pytest

from Tests.conftest import until
from Tests.Interop.programs import secured


@pytest.fixture(scope="module")
def newspaper(unread, tmp_path_factory):
    newspaper = secured(unread, tmp_path_factory.mktemp("http2") / "newspaper")
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="module")
def impatient(unread, tmp_path_factory):
    """The same with clients who have two seconds for everything."""
    newspaper = secured(unread, tmp_path_factory.mktemp("impatient") / "newspaper", "requestSeconds: 2\n")
    yield newspaper
    newspaper.stop()


class Client:
    """A connection, and what came on each of its streams."""

    def __init__(self, newspaper, window=65_535, seconds=20):
        context = ssl._create_unverified_context()
        context.set_alpn_protocols(["h2"])
        self.socket = context.wrap_socket(socket.create_connection(("127.0.0.1", newspaper.tls), timeout=seconds), server_hostname="localhost")
        assert self.socket.selected_alpn_protocol() == "h2"
        # It sends what it is told to, right or wrong.
        self.h2 = h2.connection.H2Connection(
            h2.config.H2Configuration(header_encoding="utf-8", validate_outbound_headers=False, normalize_outbound_headers=False))
        self.h2.initiate_connection()
        self.h2.update_settings({h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: window})
        self.flush()
        self.statuses, self.fields, self.bodies, self.ended, self.reset = {}, {}, {}, [], {}
        self.gone = None

    def flush(self):
        self.socket.sendall(self.h2.data_to_send())

    def ask(self, path, *fields, method="GET", ends=True):
        stream = self.h2.get_next_available_stream_id()
        self.h2.send_headers(
            stream, [(":method", method), (":scheme", "https"), (":authority", "localhost"), (":path", path), *fields], end_stream=ends)
        return stream

    def read(self, until, takes=True):
        """Reads until a condition holds, or the connection ends."""
        while not until():
            data = self.socket.recv(65_536)
            if not data:
                raise ConnectionError("the server ended the connection")
            for event in self.h2.receive_data(data):
                self.handle(event, takes)
            self.flush()

    def handle(self, event, takes):
        match event:
            case h2.events.ResponseReceived():
                self.fields[event.stream_id] = dict(event.headers)
                self.statuses[event.stream_id] = int(self.fields[event.stream_id][":status"])
            case h2.events.DataReceived():
                self.bodies[event.stream_id] = self.bodies.get(event.stream_id, b"") + event.data
                if takes and event.flow_controlled_length:
                    self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            case h2.events.StreamEnded():
                self.ended.append(event.stream_id)
            case h2.events.StreamReset():
                self.reset[event.stream_id] = event.error_code
            case h2.events.ConnectionTerminated():
                self.gone = event

    def get(self, path, *fields):
        stream = self.ask(path, *fields)
        self.flush()
        self.read(lambda: stream in self.ended or stream in self.reset)
        return self.statuses.get(stream), self.bodies.get(stream, b"")


@pytest.fixture(scope="module")
def visit(newspaper):
    """The paths of a front, its files and its pictures, with their bytes."""
    page = newspaper.get("/").text
    paths = ["/", *re.findall(r'/assets/[^" ]+\.(?:css|js)', page), *re.findall(r"/media/[^\" ,]+-640\.webp", page)][:20]
    return {path: newspaper.get(path).body for path in dict.fromkeys(paths)}


@pytest.mark.parametrize("window", [2_000, 16_384, 1_000_000])
def test_every_byte_comes_however_small_the_window(newspaper, visit, window):
    client = Client(newspaper, window)
    streams = {client.ask(path): body for path, body in visit.items()}
    client.flush()
    client.read(lambda: len(client.ended) == len(streams))
    for stream, body in streams.items():
        assert client.statuses[stream] == 200 and client.bodies[stream] == body


def test_text_comes_before_pictures_that_were_asked_for_first(newspaper, visit):
    client = Client(newspaper, 10_000_000)
    pictures = [client.ask(path) for path in visit if path.startswith("/media/")]
    style = client.ask(next(path for path in visit if path.endswith(".css")))
    page = client.ask("/")
    client.flush()
    client.read(lambda: len(client.ended) == len(pictures) + 2)
    assert client.ended[:2] == [page, style]


def test_a_browsers_own_order_counts(newspaper, visit):
    client = Client(newspaper, 10_000_000)
    pictures = [path for path in visit if path.startswith("/media/")]
    late = client.ask("/", ("priority", "u=6"))
    early = client.ask(pictures[0], ("priority", "u=0"))
    client.flush()
    client.read(lambda: len(client.ended) == 2)
    assert client.ended == [early, late]


def test_a_hundred_streams_at_once_and_some_given_up(newspaper, visit):
    client = Client(newspaper)
    paths = list(visit)
    streams = {client.ask(paths[number % len(paths)]): paths[number % len(paths)] for number in range(100)}
    given_up = list(streams)[::3]
    for stream in given_up:
        client.h2.reset_stream(stream, 8)
        del streams[stream]
    client.flush()
    client.read(lambda: len(set(client.ended) & set(streams)) == len(streams))
    assert all(client.bodies[stream] == visit[path] for stream, path in streams.items() if path != "/")
    assert client.get("/")[0] == 200


def test_nothing_is_stale_by_any_way(newspaper):
    program = newspaper.program()
    section = program.get("/sections").json["items"][0]["id"]
    made = program.story(headline="Primera versión", body="<p>Cuerpo.</p>", section=section)
    story = f"/articles/{made.json['id']}"
    published = program.ask("PUT", f"{story}/publication", {}, If_Match=made.tag)
    assert published.status == 200, published.body
    path = program.get(story).json["path"]
    client, context = Client(newspaper, 10_000_000), ssl._create_unverified_context()
    plain = http.client.HTTPConnection("127.0.0.1", newspaper.port)
    secure = http.client.HTTPSConnection("127.0.0.1", newspaper.tls, context=context)
    for number in range(40):
        headline = f"Versión {number} de la nota"
        assert program.change("PATCH", story, {"headline": headline}).status == 200
        tags = set()
        for page in (path, "/"):
            pages = [client.get(page)[1]]
            for connection in (plain, secure):
                connection.request("GET", page)
                answer = connection.getresponse()
                pages.append(answer.read())
                tags.add((page, answer.headers["ETag"]))
            assert len(set(pages)) == 1 and headline.encode() in pages[0], (number, page)
        assert len(tags) == 2


def large_pictures(newspaper):
    """The largest renditions, by path."""
    paths = {re.sub(r"-960\.jpg", "-2048.jpg", path) for path in re.findall(r"/media/[^\" ,]+-960\.jpg", newspaper.get("/").text)}
    return {path: newspaper.get(path).body for path in sorted(paths)[:6]}


def memory(newspaper):
    with open(f"/proc/{newspaper.process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def file_hits(newspaper):
    return int(re.search(r"^portada_file_cache_hits_total (\d+)$", newspaper.get("/metrics").text, re.M).group(1))


def test_who_opens_all_windows_and_takes_nothing_costs_little(newspaper):
    paths = list(large_pictures(newspaper))
    before, hits = memory(newspaper), file_hits(newspaper)
    clients = []
    for _ in range(10):
        client = Client(newspaper, 2**31 - 1)
        client.h2.increment_flow_control_window(2**31 - 1 - 65_535)
        for number in range(100):
            client.ask(paths[number % len(paths)])
        client.flush()
        clients.append(client)
    # All of them are being answered.
    until(lambda: file_hits(newspaper) >= hits + 1000)
    assert newspaper.get("/").status == 200
    # All of it would be hundreds of megabytes.
    assert memory(newspaper) < before + 60
    for client in clients:
        client.socket.close()


@pytest.mark.parametrize("path", ["/", "large", "/desk/"])
def test_who_opens_no_window_holds_no_place(impatient, path):
    path = next(iter(large_pictures(impatient))) if path == "large" else path
    client = Client(impatient, 0)
    stream = client.ask(path)
    client.flush()
    end = time.monotonic() + 20
    client.socket.settimeout(0.5)
    with pytest.raises((ConnectionError, ssl.SSLError)):
        while stream not in client.reset:
            assert time.monotonic() < end
            client.h2.ping(b"12345678")
            client.flush()
            try:
                client.read(lambda: False)
            except TimeoutError:
                pass
        raise ConnectionError("the stream was reset")


def test_who_takes_slowly_gets_everything(impatient):
    pictures = large_pictures(impatient)
    client = Client(impatient, 20_000)
    streams = {client.ask(path): body[:60_000] for path, body in pictures.items()}
    client.flush()

    def isDone():
        # Some at a time, as a slow line lets through.
        time.sleep(0.03)
        return all(len(client.bodies.get(stream, b"")) >= len(body) for stream, body in streams.items())

    client.read(isDone)
    assert all(client.bodies[stream].startswith(body) for stream, body in streams.items())


def test_a_few_bytes_that_stand_for_many_fields_end_their_stream(newspaper):
    client = Client(newspaper)
    before = memory(newspaper)
    for _ in range(20):
        client.ask("/", *[("x-long", "a" * 3_900)] * 60)
        client.flush()
    client.read(lambda: len(client.reset) + len(client.ended) >= 20)
    assert client.get("/")[0] == 200 and memory(newspaper) < before + 30


def test_searches_and_pages_share_a_connection(newspaper):
    client = Client(newspaper)
    searches = [client.ask(f"/search/?q={word}") for word in ("el", "agua", "puerto")]
    page, desk = client.ask("/"), client.ask("/desk/")
    client.flush()
    client.read(lambda: len(client.ended) == 5)
    assert {client.statuses[stream] for stream in searches} == {200} and client.bodies[page] == newspaper.get("/").body
    assert client.statuses[desk] == 303 and "connection" not in client.fields[desk]


def test_searches_that_are_given_up_hold_nothing(newspaper):
    client = Client(newspaper)
    for _ in range(20):
        streams = [client.ask("/search/?q=el") for _ in range(20)]
        for stream in streams:
            client.h2.reset_stream(stream, 8)
        client.flush()
    assert client.get("/")[0] == 200
    until(lambda: re.search(r'^portada_work_running\{kind="searches"\} 0$', newspaper.get("/metrics").text, re.M))


@pytest.mark.parametrize("fields, status", [
    ([("x-long", "a" * 60_000)], 431),
    ([("host", "another")], 400),
])
def test_heads_that_are_too_large_or_contradict_themselves_are_refused(newspaper, fields, status):
    client = Client(newspaper)
    assert client.get("/", *fields)[0] == status
    assert client.get("/")[0] == 200


def test_fields_that_http2_does_not_know_end_their_stream_alone(newspaper):
    client = Client(newspaper)
    assert client.get("/", ("connection", "close"))[0] in (None, 400)
    assert client.get("/")[0] == 200


def test_a_body_that_nobody_wants_is_stopped(newspaper):
    client = Client(newspaper)
    stream = client.ask("/desk/stories/", ("content-length", "50000000"), method="POST", ends=False)
    client.h2.send_data(stream, b"x" * 16_000)
    client.flush()
    client.read(lambda: stream in client.ended)
    assert client.statuses[stream] in (303, 401, 403, 413)
    client.read(lambda: stream in client.reset)
    assert client.reset[stream] == 0
    assert client.get("/")[0] == 200


def test_an_upload_goes_through_the_windows(newspaper, tmp_path):
    data = tmp_path / "large.txt"
    data.write_bytes(b"a" * 3_000_000)
    for expects in ([], ["-H", "Expect: 100-continue"], ["-H", "Expect:"]):
        ran = subprocess.run(
            ["curl", "-s", "-k", "--http2", "-o", "/dev/null", "-w", "%{http_code}", *expects, "-H", "Authorization: Bearer x",
             "--data-binary", f"@{data}", f"https://127.0.0.1:{newspaper.tls}/api/v1/pictures"], capture_output=True, text=True, timeout=30)
        assert ran.stdout in ("401", "403", "413", "415"), ran.stdout


def test_what_is_under_way_is_finished_when_the_server_stops(unread, tmp_path):
    newspaper = secured(unread, tmp_path / "newspaper")
    pictures = {path: newspaper.get(path).body for path in set(re.findall(r"/media/[^\" ,]+-960\.jpg", newspaper.get("/").text))}
    path = max(pictures, key=lambda path: len(pictures[path]))
    got = tmp_path / "got"
    ran = subprocess.Popen(
        ["curl", "-s", "-k", "--http2", "--limit-rate", "20k", "-o", got, f"https://127.0.0.1:{newspaper.tls}{path}"])
    until(lambda: got.exists() and got.stat().st_size > 0)
    newspaper.process.send_signal(signal.SIGTERM)
    assert ran.wait(30) == 0 and got.read_bytes() == pictures[path]
    assert newspaper.process.wait(20) == 0
