"""Measures whole visits: pictures, HTTPS, HTTP/2 and handshakes, beside nginx and Caddy with the same bytes as files.

The server has one processor, the load generator the other; rounds of all servers take turns, and medians count. Everything is said
per second of the server's processor time.
"""

import http.client
import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import threading
import time

import pictures as noise
import press
from press import RELEASE, ROUNDS, free_port, pinned, say, until_ready

SECONDS = 3


class Server(press.Server):
    """A server on the first processor, on a plain port and one with HTTPS."""

    def __init__(self, name, process, port, secure, worker=None):
        super().__init__(process, port, worker)
        self.name, self.secure = name, secure

    def get(self, path, encoding="identity"):
        answer, body = super().get(path, encoding)
        assert answer.status == 200, (self.name, path, answer.status)
        return answer, body


def certificate(root):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", root / "key.pem", "-out", root / "certificate.pem"], check=True, stderr=subprocess.DEVNULL)


def portada(root, paper):
    port, secure = free_port(), free_port()
    process = subprocess.Popen(
        pinned(0, RELEASE / "portada", "serve", "--site", paper, "--port", port), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PORTADA_TLS_PORT": str(secure), "PORTADA_TLS_CERTIFICATE": str(root / "certificate.pem"),
             "PORTADA_TLS_KEY": str(root / "key.pem")})
    until_ready(process)
    return Server("portada", process, port, secure)


def copy_files(server, paths, root):
    """The bytes that our server sends, as files of the others."""
    for path in paths:
        answer, body = server.get(path)
        file = root / "files" / (path.strip("/") if "." in path.rsplit("/", 1)[1] else path.strip("/") + "/index.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
        if answer.getheader("Vary"):
            pathlib.Path(f"{file}.gz").write_bytes(server.get(path, "gzip")[1])


def nginx(root, page, headers):
    port, secure = free_port(), free_port()
    lines = "".join(f'add_header {name} "{value}";' for name, value in headers)
    (root / "nginx.conf").write_text(f"""
        user root; worker_processes 1; daemon off; pid {root}/pid; error_log /dev/null; worker_rlimit_nofile 65536;
        events {{ worker_connections 4096; }}
        http {{ access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on; gzip_static on; gzip_vary on;
        types {{ text/html html; text/css css; text/javascript js; image/webp webp; image/jpeg jpg; }}
        open_file_cache max=1000; add_header Cache-Control "public, max-age=31536000, immutable"; add_header X-Content-Type-Options nosniff;
        client_body_temp_path {root}/a; proxy_temp_path {root}/b; fastcgi_temp_path {root}/c; uwsgi_temp_path {root}/d; scgi_temp_path {root}/e;
        ssl_certificate {root}/certificate.pem; ssl_certificate_key {root}/key.pem; ssl_session_cache shared:s:10m; ssl_protocols TLSv1.2 TLSv1.3;
        server {{ listen 127.0.0.1:{port}; listen 127.0.0.1:{secure} ssl http2; root {root}/files; http2_max_requests 1000000000;
        location {page} {{ {lines} }} }} }}""")
    process = subprocess.Popen(pinned(0, "nginx", "-c", root / "nginx.conf"), stderr=subprocess.DEVNULL)
    time.sleep(0.7)
    worker = int(pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
    return Server("nginx", process, port, secure, worker)


def caddy(root):
    port, secure = free_port(), free_port()
    site = f"""
        root * {root}/files
        header Cache-Control "public, max-age=31536000, immutable"
        header X-Content-Type-Options nosniff
        file_server {{
            precompressed gzip
        }}"""
    (root / "Caddyfile").write_text(f"""
    {{
        admin off
        auto_https off
        default_sni localhost
        http_port {port}
        https_port {secure}
        log {{
            output discard
        }}
    }}
    http://127.0.0.1:{port} {{
        bind 127.0.0.1 {site}
    }}
    https://127.0.0.1:{secure}, https://localhost:{secure} {{
        bind 127.0.0.1
        tls {root}/certificate.pem {root}/key.pem {site}
    }}""")
    process = subprocess.Popen(
        pinned(0, "caddy", "run", "--config", root / "Caddyfile", "--adapter", "caddyfile"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "GOMAXPROCS": "1", "HOME": str(root)})
    until(lambda: answers(port))
    return Server("caddy", process, port, secure)


def answers(port):
    try:
        http.client.HTTPConnection("127.0.0.1", port, timeout=2).request("GET", "/")
        return True
    except OSError:
        return False


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "a server did not start"
        time.sleep(0.1)


# MARK: Work


def wrk(address, encoding="identity"):
    def load(server):
        scheme, port = address[0], server.secure if address[0] == "https" else server.port
        ran = subprocess.run(
            pinned(1, "wrk", "-t1", "-c64", f"-d{SECONDS}s", "--latency", "-H", f"Accept-Encoding: {encoding}", f"{scheme}://127.0.0.1:{port}{address[1]}"),
            capture_output=True, text=True, check=True)
        assert "Non-2xx" not in ran.stdout, (server.name, ran.stdout)
        return int(re.search(r"(\d+) requests in", ran.stdout).group(1))
    return load


def h2load(paths):
    def load(server):
        ran = subprocess.run(
            pinned(1, "timeout", "20", "h2load", "-t1", "-c32", "-m8", "-D", SECONDS, "-H", "accept-encoding: gzip",
                   *[f"https://127.0.0.1:{server.secure}{path}" for path in paths]), capture_output=True, text=True)
        done = int(re.search(r"(\d+) succeeded, 0 failed", ran.stdout).group(1))
        assert " 2xx, 0 3xx, 0 4xx, 0 5xx" in ran.stdout, (server.name, ran.stdout)
        return done
    return load


def handshakes(how):
    def load(server):
        ran = subprocess.run(
            pinned(1, "openssl", "s_time", "-connect", f"127.0.0.1:{server.secure}", how, "-time", SECONDS, *(["-tls1_2"] if how == "-reuse" else [])),
            capture_output=True, text=True)
        return int(re.search(r"(\d+) connections in \d+ real seconds", ran.stdout).group(1))
    return load


def measured(server, load):
    before = server.processor_seconds()
    count = load(server)
    return count / max(server.processor_seconds() - before, 0.01)


def against(title, mine, others, load, promises):
    """Rounds of all servers take turns."""
    rounds = [{server.name: measured(server, load) for server in [mine, *others]} for _ in range(ROUNDS)]
    own = statistics.median(each["portada"] for each in rounds)
    for other in others:
        ratio = statistics.median(each["portada"] / each[other.name] for each in rounds)
        theirs = statistics.median(each[other.name] for each in rounds)
        say(f"{title} / {other.name}", f"{ratio:.2f}", f"{own:.0f} : {theirs:.0f}; promised: {promises.get(other.name, 'nothing')}")


def latency(server, page, pictures):
    """How long a page takes, in ms at the 99th hundredth: alone, and beside 64 clients of pictures and 16 who search."""
    def ask():
        ran = subprocess.run(
            pinned(1, "wrk", "-t1", "-c4", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip", f"http://127.0.0.1:{server.port}{page}"),
            capture_output=True, text=True, check=True)
        number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", ran.stdout).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    alone = statistics.median(ask() for _ in range(3))
    over = threading.Event()

    def keep(connections, path):
        while not over.is_set():
            # They stand back on their processor: what the page's clients wait for is to be the server, not them.
            subprocess.run(
                pinned(1, "nice", "-n", "19", "wrk", "-t1", f"-c{connections}", "-d2s", f"http://127.0.0.1:{server.port}{path}"),
                capture_output=True)

    threads = [threading.Thread(target=keep, args=(64, pictures[0])), threading.Thread(target=keep, args=(16, "/search/?q=gobierno"))]
    for thread in threads:
        thread.start()
    time.sleep(1)
    beside = statistics.median(ask() for _ in range(3))
    over.set()
    for thread in threads:
        thread.join()
    say("a page beside 64 clients of pictures and 16 who search, p99", f"{beside:.1f} ms", f"promised: twice as long as alone at most ({alone:.1f} ms)")


def visit(server):
    """A story's page, the theme's files and sixteen pictures."""
    front = server.get("/")[1].decode()
    story = re.search(r'href="(/[a-z-]+/[a-z0-9-]{12,}/)"', front).group(1)
    texts = front + server.get(story)[1].decode()
    files = sorted(set(re.findall(r'/assets/[^" ]+\.(?:css|js)', texts)))
    pictures = list(dict.fromkeys(re.findall(r"/media/[^\" ,]+\.webp", texts)))
    return story, files, pictures


def measure():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        certificate(root)
        paper = root / "paper"
        subprocess.run([RELEASE / "portada", "demo", paper, "--make-only"], check=True, capture_output=True)
        mine = portada(root, paper)
        servers = [mine]
        try:
            story, files, pictures = visit(mine)
            sizes = {path: len(mine.get(path)[1]) for path in pictures}
            small = min(sizes, key=lambda path: abs(sizes[path] - 12_000))
            large = noise.Pictures(RELEASE / "portada", paper, mine.port).bring(noise.noise(996, 664, 1)) + "-1280.jpg"
            sizes[large] = len(mine.get(large)[1])
            shown = pictures[:16]
            copy_files(mine, [story, *files, *shown, small, large], root)
            servers += [nginx(root, story, press.page_headers(mine.get(story)[0])), caddy(root)]
            others = servers[1:]
            against("a page, HTTP/1.1", mine, others, wrk(("http", story), "gzip"), {"nginx": "1.2"})
            against(f"a picture of {sizes[small] / 1000:.0f} KB, HTTP/1.1", mine, others, wrk(("http", small)), {"nginx": "0.9"})
            against(f"a picture of {sizes[large] / 1000:.0f} KB, HTTP/1.1", mine, others, wrk(("http", large)), {"nginx": "0.9"})
            against("a page, HTTPS, HTTP/1.1", mine, others, wrk(("https", story), "gzip"), {"nginx": "0.8"})
            against("a visit, HTTPS, HTTP/2", mine, others, h2load([story, *files, *shown]), {"nginx": "0.6", "caddy": "3"})
            against("handshakes, full", mine, others, handshakes("-new"), {"nginx": "0.9"})
            against("handshakes, resumed", mine, others, handshakes("-reuse"), {})
            latency(mine, story, pictures)
            say("memory after all of it", f"{mine.memory():.0f} MB")
        finally:
            for server in servers:
                server.stop()
