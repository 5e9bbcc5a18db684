"""Measures the press: pages from memory beside nginx with the same bytes as files, pages made anew, publications.

The server has one processor, the load generator the other; rounds of both servers take turns, and medians count. Requests
per second say what a reader gets, requests per second of the server's processor time what the machine can bear.
"""

import gzip
import http.client
import os
import pathlib
import random
import re
import select
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

import pictures

HERE = pathlib.Path(__file__).resolve().parent
RELEASE = pathlib.Path(os.environ.get("RELEASE", HERE.parent / ".build/release"))
THEME = HERE.parent / "Themes/portada"
ROUNDS = 5
SECONDS = 3
HOT = 10_000
PICTURES = 2_000
TICKS = os.sysconf("SC_CLK_TCK")

LUA = """
local paths = {}
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
done = function(summary, latency)
  io.write(string.format("p99 %d\\n", latency:percentile(99)))
end
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def say(name, value, promise=""):
    print(f"{name:52} {value:>14}   {promise}", flush=True)


def pinned(processor, *command):
    return ["taskset", "-c", str(processor), *map(str, command)]


class Server:
    """A server on the first processor."""

    def __init__(self, process, port, worker=None):
        self.process, self.port, self.worker = process, port, worker or process.pid

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.worker}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self, name="VmRSS"):
        text = pathlib.Path(f"/proc/{self.worker}/status").read_text()
        return int(re.search(rf"{name}:\s+(\d+)", text).group(1)) / 1024

    def get(self, path, encoding="gzip"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        return answer, answer.read()

    def number(self, name):
        text = self.get("/metrics", "identity")[1].decode()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def ours(paper, **settings):
    port = free_port()
    process = subprocess.Popen(
        pinned(0, RELEASE / "portada", "serve", "--site", paper, "--port", port),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, **settings})
    until_ready(process)
    return Server(process, port)


def until_ready(process):
    for line in process.stdout:
        if line.startswith("ready"):
            return
    raise RuntimeError("the server did not start")


def nginx(root, headers):
    port = free_port()
    lines = "".join(f'add_header {name} "{value}";' for name, value in headers)
    (root / "nginx.conf").write_text(f"""
        user root; worker_processes 1; daemon off; pid {root}/pid; error_log /dev/null; worker_rlimit_nofile 65536;
        events {{ worker_connections 4096; }}
        http {{ access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on; default_type text/html;
        gzip_static on; gzip_vary on; open_file_cache max=1000; {lines}
        client_body_temp_path {root}/a; proxy_temp_path {root}/b; fastcgi_temp_path {root}/c; uwsgi_temp_path {root}/d;
        scgi_temp_path {root}/e; server {{ listen 127.0.0.1:{port}; root {root}/pages; }} }}""")
    process = subprocess.Popen(pinned(0, "nginx", "-c", root / "nginx.conf"), stderr=subprocess.DEVNULL)
    time.sleep(0.7)
    worker = int(pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
    return Server(process, port, worker)


class Load:
    """wrk on the second processor."""

    def __init__(self, folder, paths):
        self.paths = folder / f"paths-{id(self)}"
        self.paths.write_text("".join(path + "\n" for path in paths))
        self.script = folder / "load.lua"
        self.script.write_text(LUA)

    def run(self, server, encoding, connections=64, seconds=SECONDS):
        """Requests a second, requests for each second of the server's processor, 99 of 100 answers within ms."""
        before = server.processor_seconds()
        ran = subprocess.run(
            pinned(1, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-H", f"Accept-Encoding: {encoding}",
                   "-s", self.script, f"http://127.0.0.1:{server.port}"),
            env={**os.environ, "PATHS": str(self.paths)}, capture_output=True, text=True, check=True)
        assert "Non-2xx" not in ran.stdout, (server.process.args, ran.stdout)
        spent = server.processor_seconds() - before
        count = int(re.search(r"(\d+) requests in", ran.stdout).group(1))
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout).group(1))
        return rate, count / max(spent, 0.01), int(re.search(r"p99 (\d+)", ran.stdout).group(1)) / 1000


def against(title, server, peer, load, encoding, promise, p99=None):
    rounds = [(load.run(server, encoding), load.run(peer, encoding)) for _ in range(ROUNDS)]
    rate, each, late = (statistics.median(mine[i] for mine, _ in rounds) for i in range(3))
    say(f"{title}: requests a second / nginx", f"{statistics.median(m[0] / t[0] for m, t in rounds):.2f}", f"{rate:.0f} a second")
    say(f"{title}: per processor second / nginx", f"{statistics.median(m[1] / t[1] for m, t in rounds):.2f}",
        f"{each:.0f}; promised: {promise}")
    if p99:
        say(f"{title}: 99 of 100 within", f"{late:.1f} ms", f"promised: {p99}; nginx {statistics.median(t[2] for _, t in rounds):.1f} ms")


def zipf(paths, count):
    weights = [1 / rank for rank in range(1, len(paths) + 1)]
    return random.Random(7).choices(paths, weights, k=count)


def page_headers(answer):
    """What our server says beside a page that another one should say, too."""
    return [(name, value) for name, value in answer.getheaders()
            if name.lower() in ("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy",
                                "permissions-policy", "cross-origin-opener-policy", "cache-control")]


def copy_pages(server, paths, root):
    """The bytes that our server sends, as nginx' files."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    headers = []
    for path in paths:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        folder = root / "pages" / path.strip("/")
        folder.mkdir(parents=True)
        (folder / "index.html.gz").write_bytes(body)
        (folder / "index.html").write_bytes(gzip.decompress(body))
        headers = page_headers(answer)
    return headers


def hot_pages(paper, paths):
    hot = paths[:HOT]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        server = ours(paper)
        idle = server.memory()
        headers = copy_pages(server, hot, root)
        say(f"memory with {HOT} story pages cached", f"{server.memory():.0f} MB",
            f"promised: under 150 MB; {server.memory('RssAnon'):.0f} MB without the database's file; {idle:.0f} MB before")
        peer = nginx(root, headers)
        try:
            one = Load(root, hot[:1])
            against("one hot story, as it is", server, peer, one, "identity", "1.0, aim 1.2")
            against("one hot story, gzip", server, peer, one, "gzip", "1.0, aim 1.2")
            shuffled = random.Random(5).choices(hot, k=100_000)
            against(f"{HOT} stories, evenly", server, peer, Load(root, shuffled), "gzip", "1.0", "under 5 ms")
            against(f"{HOT} stories, by Zipf", server, peer, Load(root, zipf(hot, 100_000)), "gzip", "1.0", "under 5 ms")
        finally:
            peer.stop()
            server.stop()


def memory(paper, paths):
    """What a day's readers leave in memory; on a copy, since the pictures stay."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "paper"
        shutil.copytree(paper, copy)
        server = ours(copy, PORTADA_API_PROGRAM_REQUESTS="0")
        try:
            maker = pictures.Pictures(RELEASE / "portada", copy, server.port)
            shown = [maker.bring(pictures.noise(267, 178, number)) + "-320.jpg" for number in range(PICTURES)]
            # Started again: what bringing them in took is not what is measured.
            server.stop()
            server = ours(copy)
            size = sum(len(server.get(path)[1]) for path in shown) / PICTURES
            with_pictures = server.memory()
            for path in paths[:HOT]:
                assert server.get(path)[0].status == 200, path
            budget = server.number("portada_file_cache_bytes") / 2**20
            say(f"memory with {HOT} pages and {PICTURES} pictures of {size / 1000:.0f} KB", f"{server.memory():.0f} MB",
                f"promised: 150 MB and the pictures' {budget:.0f} at most; {with_pictures:.0f} MB with the pictures alone")
        finally:
            server.stop()


def cold_pages(paper, paths):
    """Every request asks for a page that nobody asked for before."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for encoding in ("identity", "gzip"):
            server = ours(paper)
            share = len(paths) // (ROUNDS + 1)
            try:
                # The first share warms the program and its blocks.
                Load(root, paths[:share]).run(server, encoding, 16, 1)
                rounds = [Load(root, paths[share * n:share * (n + 1)]).run(server, encoding, 16, 2) for n in range(1, ROUNDS + 1)]
            finally:
                server.stop()
            title = "as they are" if encoding == "identity" else encoding
            say(f"pages never asked for before, {title}", f"{statistics.median(r[0] for r in rounds):.0f} a second",
                f"{statistics.median(r[1] for r in rounds):.0f} per processor second; promised: 3,000")


class Newsroom(Server):
    """Our server in a program that publishes when it is told to."""

    def __init__(self, paper):
        port = free_port()
        process = subprocess.Popen(
            [RELEASE / "portada-bench-press", "serve", THEME, paper / "data", str(port)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        until_ready(process)
        super().__init__(process, port)

    def publish(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        milliseconds, path = self.process.stdout.readline().split()
        return float(milliseconds), path


def publications(paper, paths, count=200):
    """Publications while 10,000 pages are cached; on a copy, since they stay."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "paper"
        shutil.copytree(paper, copy)
        server = Newsroom(copy)
        try:
            for path in paths[:HOT]:
                assert server.get(path)[0].status == 200
            operations, renders, wrong = [], [], 0
            for number in range(count):
                before = server.number("portada_page_cache_renders_total")
                milliseconds, path = server.publish()
                operations.append(milliseconds)
                # What a reader sees first: the front, the new story, older stories with their rail.
                seen = [server.get(page, "identity")[1] for page in ["/", path, *random.Random(number).sample(paths[:HOT], 20)]]
                wrong += path.encode() not in seen[0]
                renders.append(server.number("portada_page_cache_renders_total") - before)
            say("publication: the operation, 99 of 100 within", f"{sorted(operations)[int(count * 0.99) - 1]:.1f} ms",
                f"promised: 20 ms; median {statistics.median(operations):.1f} ms")
            say("publication: pieces rendered, with 20 old pages read", f"{max(renders):.0f}", "promised: 60 at most")
            say("publication: fronts without the new story", f"{wrong}", "promised: 0")
            checked = subprocess.run(
                [RELEASE / "portada", "verify", "--site", copy, "--server", f"http://127.0.0.1:{server.port}", "--sample", "200"],
                capture_output=True, text=True, env={**os.environ, "PORTADA_ADDRESS": "https://faro.example"})
            say("publication: pages that verify finds wrong", "0" if checked.returncode == 0 else checked.stdout.strip()[-200:])
            waiting_readers(server)
        finally:
            server.stop()


def waiting_readers(server, readers=1000, rounds=10):
    """A thousand open connections that ask for the front at the moment when it changed."""
    late, renders = [], []
    for _ in range(rounds):
        sockets = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(readers)]
        before = server.number('portada_page_cache_renders_total{kind="page"}')
        path = server.publish()[1]
        request = b"HEAD / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"
        poll = select.epoll()
        began = {}
        for each in sockets:
            poll.register(each.fileno(), select.EPOLLIN)
            began[each.fileno()] = time.perf_counter()
            each.send(request)
        by_number = {each.fileno(): each for each in sockets}
        tags = set()
        while began:
            for number, _ in poll.poll(10):
                head = by_number[number].recv(65536)
                late.append((time.perf_counter() - began.pop(number)) * 1000)
                tags.add(re.search(rb"ETag: (\S+)", head).group(1))
                poll.unregister(number)
        for each in sockets:
            each.close()
        assert len(tags) == 1 and path.encode() in server.get("/", "identity")[1], tags
        renders.append(server.number('portada_page_cache_renders_total{kind="page"}') - before)
    say("1,000 readers of a changed front: 99 of 100 within", f"{sorted(late)[int(len(late) * 0.99)]:.1f} ms", "promised: 50 ms")
    say("1,000 readers of a changed front: renders of it", f"{max(renders):.0f}", "promised: 1")


def hit_ratio(paper, paths):
    """Readers by Zipf's law over half of the archive while a crawler reads all of it, with room for a fifth of the readers' pages."""
    server_port = free_port()
    process = subprocess.Popen(
        pinned(0, RELEASE / "portada", "serve", "--site", paper, "--port", server_port), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env={**os.environ, "PORTADA_CACHE_MEGABYTES": "24"})
    until_ready(process)
    server = Server(process, server_port)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)

        def ask(path):
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()

        readers, crawled = zipf(paths[:20_000], 40_000), iter(paths[20_000:])
        for path in readers[:20_000]:
            ask(path)
        ratios = []
        for crawls in (False, True):
            hits = asked = 0
            for start in range(20_000, 30_000, 100):
                before = server.number("portada_page_cache_hits_total")
                for path in readers[start + (10_000 if crawls else 0):][:100]:
                    ask(path)
                hits += server.number("portada_page_cache_hits_total") - before
                asked += 100
                for _ in range(100 if crawls else 0):
                    ask(next(crawled))
            ratios.append(hits / asked)
        say("hit ratio of readers, alone", f"{ratios[0]:.3f}", f"{server.number('portada_page_cache_pages'):.0f} pages fit")
        say("hit ratio of readers, while a crawler reads as much", f"{ratios[1]:.3f}")
    finally:
        server.stop()


def measure(paper, paths):
    if os.cpu_count() < 2 or not all(shutil.which(program) for program in ("nginx", "wrk", "taskset")):
        say("the press", "not measured", "needs two processors, nginx, wrk and taskset")
        return
    cold_pages(paper, paths)
    hot_pages(paper, paths)
    memory(paper, paths)
    publications(paper, paths)
    hit_ratio(paper, paths)
