"""Caches before the site: real Varnish with the configuration of the documentation, a stand-in for the CDNs' interfaces, HTTPS."""

import getpass
import http.client
import http.server
import io
import json
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import threading
import time

import h2.config
import h2.connection
import h2.events
import h2.settings
import pytest
from PIL import Image

from Tests.conftest import ROOT, Answer, Newspaper, free_port, run

STORY = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>x</title><link>https://viejo.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>{title}</title><link>https://viejo.example/{slug}/</link><wp:post_id>{number}</wp:post_id>
<wp:post_name>{slug}</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_date_gmt>2024-03-10 12:00:00</wp:post_date_gmt><content:encoded>Texto.</content:encoded></item>
</channel></rss>"""


def until(condition, seconds=15):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def bring_in(folder, tmp_path, number, title):
    export = tmp_path / f"{number}.xml"
    export.write_text(STORY.format(number=number, title=title, slug=f"nota-{number}"), encoding="utf-8")
    brought = run("import", "wordpress", export, "--site", folder)
    assert brought.returncode == 0, brought.stderr


def new_newspaper(tmp_path, settings):
    folder = tmp_path / "paper"
    made = run("new", folder, "--name", "Diario")
    assert made.returncode == 0, made.stderr
    with open(folder / "portada.yaml", "a") as file:
        file.write("\n" + "".join(f"{key}: {value}\n" for key, value in settings.items()))
    return folder


class Cdn:
    """Takes messages as the CDNs do, and remembers them."""

    def __init__(self):
        self.messages, self.refuses = [], False
        cdn = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if not cdn.refuses:
                    cdn.messages.append((self.path, dict(self.headers), body))
                self.send_response(503 if cdn.refuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def told(self, key):
        """The messages that name a key."""
        return [message for message in self.messages
                if key in message[1].get("Surrogate-Key", "").split() or f'"{key}"'.encode() in message[2]]

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def cdn():
    made = Cdn()
    yield made
    made.stop()


def test_varnish_keeps_pages_and_lets_go_of_those_that_changed(tmp_path):
    if not shutil.which("varnishd"):
        pytest.skip("varnishd is not installed")
    front = free_port()
    folder = new_newspaper(tmp_path, {"sharedCache": "varnish", "sharedCacheAddress": f"http://127.0.0.1:{front}"})
    bring_in(folder, tmp_path, 1, "Apertura del paseo")
    # Started before Varnish: what can't be told yet is told later.
    newspaper = Newspaper(folder)
    vcl = tmp_path / "varnish.vcl"
    vcl.write_text((ROOT / "docs/examples/varnish.vcl").read_text().replace('.port = "8080"', f'.port = "{newspaper.port}"'))
    varnish = subprocess.Popen(
        ["varnishd", "-F", "-j", "none", "-a", f"127.0.0.1:{front}", "-f", vcl, "-n", tmp_path / "varnish", "-s", "malloc,32m"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    base = f"http://127.0.0.1:{front}"
    try:
        until(lambda: number(newspaper, "portada_purges_total") >= 1, 60)
        first, second = newspaper.get(base + "/nota-1/"), newspaper.get(base + "/nota-1/")
        assert first.status == 200 and second.body == first.body
        assert len(second.headers["X-Varnish"].split()) == 2, "the second answer should come from Varnish"
        assert "xkey" not in second.headers and "Surrogate-Control" not in second.headers
        assert second.headers["Cache-Control"] == "no-cache"
        assert "Cierre del puerto" not in newspaper.get(base + "/").text
        missing = newspaper.get(base + "/nota-2/")
        assert missing.status == 404
        bring_in(folder, tmp_path, 2, "Cierre del puerto")
        until(lambda: "Cierre del puerto" in newspaper.get(base + "/").text)
        until(lambda: newspaper.get(base + "/nota-2/").status == 200)
        # The older story names the newer one as its neighbour or in its rail: both ways give the same bytes.
        until(lambda: newspaper.get(base + "/nota-1/").body == newspaper.get("/nota-1/").body)
        purge = {"xkey-purge": "latest"}
        assert newspaper.get(base + "/", purge, "PURGE").status == 200
        # Nobody else's: not from another address, and not through a proxy on this machine.
        assert through(front, "PURGE", "/", purge, source="127.0.0.2").status == 403
        assert newspaper.get(base + "/", {**purge, "X-Forwarded-For": "203.0.113.9"}, "PURGE").status == 403
    finally:
        varnish.terminate()
        varnish.wait(20)
        newspaper.stop()


def number(newspaper, name):
    return sum(float(line.split()[-1]) for line in newspaper.get("/metrics").text.splitlines() if line.startswith(name))


def through(port, method, path, headers=None, body=None, source="127.0.0.1", secure=False):
    """What is answered to a request from one of this machine's addresses."""
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=60, source_address=(source, 0), context=context)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def documented_nginx(certificate, port, plain, portada, folder):
    """docs/examples/nginx.conf as it stands there, with the ports and files of this test."""
    block = (ROOT / "docs/examples/nginx.conf").read_text()
    chain, key = certificate
    for old, new in (("127.0.0.1:8080", f"127.0.0.1:{portada}"), ("listen 443", f"listen 127.0.0.1:{port}"),
                     ("listen 80", f"listen 127.0.0.1:{plain}"), ("/var/www/letsencrypt", folder / "challenges"),
                     ("/etc/letsencrypt/live/www.example.org/fullchain.pem", chain),
                     ("/etc/letsencrypt/live/www.example.org/privkey.pem", key)):
        assert old in block, old
        block = block.replace(old, str(new))
    folder.mkdir()
    places = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        # As whoever runs the tests: nobody else may read their folders.
        f"user {getpass.getuser()};\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{places}{block}}}\n")
    return subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf", "-g", "daemon off;"])


def large_jpeg(size):
    """A picture whose file has so many bytes: most of it comments (ISO 10918-1, B.2.4.5)."""
    out = io.BytesIO()
    Image.new("RGB", (320, 200), (90, 120, 60)).save(out, "JPEG")
    small = out.getvalue()
    comment = b"\xff\xfe" + (65_000).to_bytes(2, "big") + b" " * 64_998
    return small[:2] + comment * ((size - len(small)) // len(comment)) + small[2:]


def test_nginx_as_documented_hands_on_who_asks_and_large_pictures_and_no_purge(tmp_path, certificate):
    front, plain = free_port(), free_port()
    folder = new_newspaper(tmp_path, {"address": "https://www.example.org", "apiReaderRequests": 3, "trustedProxies": "127.0.0.1"})
    token = run("token", "add", "fotos", "--role", "photo_editor", "--scope", "pictures", "--site", folder).stdout.split()[-1]
    newspaper = Newspaper(folder)
    nginx = documented_nginx(certificate, front, plain, newspaper.port, tmp_path / "nginx")
    try:
        until(lambda: socket.socket().connect_ex(("127.0.0.1", front)) == 0)

        def ask(source, claim=None, method="GET", path="/api/v1/tags"):
            fields = {"Host": "www.example.org", **({"X-Forwarded-For": claim} if claim else {})}
            return through(front, method, path, fields, source=source, secure=True)

        # Everybody has a share of their own; what one claims to be changes nothing.
        assert [ask("127.0.0.2").status for _ in range(4)] == [200, 200, 200, 429]
        assert ask("127.0.0.2", "203.0.113.9").status == 429
        assert [ask("127.0.0.3").status, ask("127.0.0.4").status] == [200, 200]
        for address in ("127.0.0.1", "127.0.0.2"):
            assert ask(address, method="PURGE", path="/").status == 405
        # One address: neither the plain port nor the bare name has pages; the certificate authority is answered.
        for secure, host in ((False, "www.example.org"), (False, "example.org"), (True, "example.org")):
            led = through(front if secure else plain, "GET", "/nota/?p=1", {"Host": host}, secure=secure)
            assert (led.status, led.headers["Location"]) == (301, "https://www.example.org/nota/?p=1"), host
        challenge = tmp_path / "nginx/challenges/.well-known/acme-challenge"
        challenge.mkdir(parents=True)
        (challenge / "abc").write_text("abc.answer")
        assert through(plain, "GET", "/.well-known/acme-challenge/abc", {"Host": "example.org"}).text == "abc.answer"
        picture = large_jpeg(40_000_000)
        edge = "----portada"
        body = (f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="grande.jpg"\r\n'
                "Content-Type: image/jpeg\r\n\r\n").encode() + picture + f"\r\n--{edge}--\r\n".encode()
        brought = through(front, "POST", "/api/v1/pictures", {
            "Host": "www.example.org", "Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={edge}"}, body, secure=True)
        assert brought.status == 201, brought.text[:500]
    finally:
        nginx.terminate()
        nginx.wait(20)
        newspaper.stop()


def test_fastly_is_told_of_every_change_even_those_made_while_it_was_down(tmp_path, cdn, monkeypatch):
    monkeypatch.setenv("PORTADA_SHARED_CACHE_TOKEN", "secreto-de-prueba")
    folder = new_newspaper(tmp_path, {"sharedCache": "fastly", "sharedCacheAddress": cdn.address + "/service/A1"})
    bring_in(folder, tmp_path, 1, "Apertura del paseo")
    newspaper = Newspaper(folder)
    try:
        # What it kept from before nobody knows: everything goes.
        until(lambda: cdn.messages)
        assert cdn.messages[0][0] == "/service/A1/purge_all"
        page = newspaper.get("/nota-1/")
        keys = page.headers["Surrogate-Key"].split()
        assert "article-1" in keys and page.headers["Surrogate-Control"] == "max-age=86400"
        assert page.headers["Cache-Control"] == "no-cache"
        for unkept in ("/metrics", "/search/?q=texto", "/search/live?q=tex"):
            assert not {"Surrogate-Key", "Surrogate-Control"} & set(newspaper.get(unkept).headers), unkept
        bring_in(folder, tmp_path, 2, "Cierre del puerto")
        until(lambda: cdn.told("article-2"))
        path, headers, _ = cdn.told("article-2")[0]
        purged = headers["Surrogate-Key"].split()
        assert path == "/service/A1/purge" and headers["Fastly-Key"] == "secreto-de-prueba"
        assert set(purged) & set(newspaper.get("/").headers["Surrogate-Key"].split()), "the front shows the new story"
        # Once more, for pages that were on their way.
        until(lambda: len(cdn.told("article-2")) >= 2)
        cdn.refuses = True
        bring_in(folder, tmp_path, 3, "Feria del mar")
        until(lambda: number(newspaper, "portada_purge_failures_total") >= 1)
    finally:
        newspaper.stop()
    cdn.messages.clear()
    cdn.refuses = False
    newspaper = Newspaper(folder)
    try:
        until(lambda: cdn.told("article-3"))
        # A newer program's change, which this one can't read: nobody knows what it touched, so everything goes.
        assert not any(path.endswith("/purge_all") for path, *_ in cdn.messages)
        database = sqlite3.connect(folder / "data/portada.sqlite", timeout=10)
        with database:
            database.execute("INSERT INTO change (tag, created_at) VALUES ('weather:9', 0)")
        database.close()
        until(lambda: any(path == "/service/A1/purge_all" for path, *_ in cdn.messages))
    finally:
        newspaper.stop()


def test_cloudflare_is_told_in_its_words(tmp_path, cdn, monkeypatch):
    monkeypatch.setenv("PORTADA_SHARED_CACHE_TOKEN", "secreto-de-prueba")
    folder = new_newspaper(tmp_path, {"sharedCache": "cloudflare", "sharedCacheAddress": cdn.address + "/zones/Z", "sharedCacheSeconds": 60})
    bring_in(folder, tmp_path, 1, "Apertura del paseo")
    newspaper = Newspaper(folder)
    try:
        until(lambda: cdn.messages)
        path, headers, body = cdn.messages[0]
        assert path == "/zones/Z/purge_cache" and headers["Authorization"] == "Bearer secreto-de-prueba"
        assert json.loads(body) == {"purge_everything": True}
        page = newspaper.get("/nota-1/")
        assert page.headers["CDN-Cache-Control"] == "max-age=60" and "article-1" in page.headers["Cache-Tag"].split(",")
        bring_in(folder, tmp_path, 2, "Cierre del puerto")
        until(lambda: cdn.told("article-2"))
        assert all(len(json.loads(body).get("tags", [])) <= 30 for *_, body in cdn.messages)
    finally:
        newspaper.stop()


def test_wrong_settings_are_named(tmp_path):
    folder = new_newspaper(tmp_path, {"sharedCache": "fastly", "sharedCacheAddress": "https://api.fastly.com/service/A1"})
    told = run("serve", "--site", folder, "--port", "0")
    assert told.returncode == 3 and "PORTADA_SHARED_CACHE_TOKEN" in told.stderr
    (folder / "portada.yaml").write_text("sharedCache: varnish\n")
    told = run("serve", "--site", folder, "--port", "0")
    assert told.returncode == 3 and "sharedCacheAddress" in told.stderr
    (folder / "portada.yaml").write_text("tlsCertificate: nothing.pem\n")
    told = run("serve", "--site", folder, "--port", "0")
    assert told.returncode == 3 and "tlsKey" in told.stderr
    (folder / "portada.yaml").write_text("tlsCertificate: nothing.pem\ntlsKey: nothing.pem\n")
    told = run("serve", "--site", folder, "--port", "0")
    assert told.returncode == 3 and "nothing.pem" in told.stderr


def write_certificate(chain, key):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", chain,
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
    return chain, key


@pytest.fixture
def certificate(tmp_path):
    return write_certificate(tmp_path / "chain.pem", tmp_path / "key.pem")


def curl(address, *options):
    ran = subprocess.run(["curl", "-s", "-k", "-i", *options, address], capture_output=True, check=True)
    head, _, body = ran.stdout.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    return lines[0], {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines[1:]}, body


def test_https_and_http2_give_the_same_pages(tmp_path, certificate):
    chain, key = certificate
    port = free_port()
    folder = new_newspaper(tmp_path, {"tlsPort": port, "tlsCertificate": chain, "tlsKey": key, "address": f"https://127.0.0.1:{port}"})
    bring_in(folder, tmp_path, 1, "Apertura del paseo")
    newspaper = Newspaper(folder)
    try:
        secure = f"https://127.0.0.1:{port}"
        until(lambda: subprocess.run(["curl", "-sk", "-o", "/dev/null", secure + "/"]).returncode == 0)
        for path in ("/", "/nota-1/", "/no-hay/"):
            plain = newspaper.get(path, {"Accept-Encoding": "gzip"})
            for version, line in (("--http2", "HTTP/2 "), ("--http1.1", "HTTP/1.1 ")):
                status, headers, body = curl(secure + path, version, "-H", "Accept-Encoding: gzip")
                assert status.startswith(line + str(plain.status)), status
                assert body == plain.body
                for name in ("ETag", "Cache-Control", "Vary", "Content-Encoding", "Content-Length", "Content-Security-Policy",
                             "Strict-Transport-Security", "Content-Type", "Last-Modified"):
                    assert headers.get(name.lower()) == plain.headers.get(name), name
        _, headers, _ = curl(secure + "/nota-1/", "--http2")
        status, _, body = curl(secure + "/nota-1/", "--http2", "-H", f"If-None-Match: {headers['etag']}")
        assert status.startswith("HTTP/2 304") and body == b""
        status, kept, _ = curl(secure + "/nota-1/", "--http1.1", "-H", f"If-None-Match: {headers['etag']}")
        assert status.startswith("HTTP/1.1 304") and "content-length" not in kept
        # What is refused is told, not cut off; a Host besides the authority says nothing new when it is the same.
        status, refused, _ = curl(secure + "/", "--http2", "-X", "DELETE", "-d", "x")
        assert status.startswith("HTTP/2 405") and refused["allow"] == "GET, HEAD"
        status, refused, _ = curl(secure + "/", "--http1.1", "-X", "DELETE", "-d", "x")
        assert status.startswith("HTTP/1.1 405") and refused["connection"] == "close"
        status, headed, body = curl(secure + "/nota-1/", "--http2", "-I")
        assert status.startswith("HTTP/2 200") and headed["etag"] == headers["etag"]
        bring_in(folder, tmp_path, 2, "Cierre del puerto")
        until(lambda: b"Cierre del puerto" in curl(secure + "/", "--http2")[2])
        # A second one finds a port taken, and says so instead of serving half.
        settings = (folder / "portada.yaml").read_text()
        (folder / "portada.yaml").write_text(settings.replace(f"tlsPort: {port}", f"tlsPort: {free_port()}"))
        second = run("serve", "--site", folder, "--port", newspaper.port)
        assert second.returncode == 3 and f"Port {newspaper.port}" in second.stderr and "in use" in second.stderr
        (folder / "portada.yaml").write_text(settings)
        third = run("serve", "--site", folder, "--port", free_port())
        assert third.returncode == 3 and f"Port {port}" in third.stderr and "in use" in third.stderr
        assert "ready" not in third.stdout
        # Old versions of TLS are refused.
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.maximum_version = ssl.TLSVersion.TLSv1_1
        with pytest.raises((ssl.SSLError, ConnectionError)):
            with socket.create_connection(("127.0.0.1", port)) as raw, old.wrap_socket(raw):
                pass
        newspaper.process.terminate()
        assert newspaper.process.wait(20) == 0
    finally:
        newspaper.stop()


def test_a_renewed_certificate_is_served_without_a_restart(tmp_path, certificate):
    port = free_port()
    folder = new_newspaper(tmp_path, {"tlsPort": port, "tlsCertificate": certificate[0], "tlsKey": certificate[1]})
    newspaper = Newspaper(folder)

    def shown():
        return ssl.get_server_certificate(("127.0.0.1", port), timeout=10)

    def tell():
        newspaper.process.send_signal(signal.SIGHUP)
    try:
        first = shown()
        assert first == certificate[0].read_text()
        with secured(port, "http/1.1") as open_before:
            write_certificate(*certificate)
            tell()
            until(lambda: shown() == certificate[0].read_text() != first)
            open_before.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert open_before.recv(100).startswith(b"HTTP/1.1 200")
        ends = float(re.search(r"^portada_certificate_end_timestamp_seconds ([\d.e+]+)$", newspaper.get("/metrics").text, re.M).group(1))
        assert 1.5 < (ends - time.time()) / 86400 < 2.5
        # One that can't be used changes nothing; the next good one is taken.
        second = shown()
        certificate[1].write_text("no key")
        for _ in range(3):
            tell()
            time.sleep(0.2)
            assert shown() == second
        write_certificate(*certificate)
        tell()
        until(lambda: shown() == certificate[0].read_text() != second)
        newspaper.process.terminate()
        assert newspaper.process.wait(20) == 0
        log = newspaper.process.stdout.read()
        assert log.count("can't be used") == 1 and log.count("was read again") >= 2, log
    finally:
        newspaper.stop()


def secured(port, *protocols):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(list(protocols))
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=15))


def is_closed(connection):
    """Reads until the other side ends; fails by the time-out of the socket when it does not."""
    try:
        while connection.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def test_slow_clients_of_https_are_let_go(tmp_path, certificate):
    chain, key = certificate
    port = free_port()
    folder = new_newspaper(tmp_path, {"tlsPort": port, "tlsCertificate": chain, "tlsKey": key, "requestSeconds": 1,
                                      "address": f"https://127.0.0.1:{port}"})
    bring_in(folder, tmp_path, 1, "Apertura del paseo")
    newspaper = Newspaper(folder)
    try:
        silent = socket.create_connection(("127.0.0.1", port), timeout=15)
        head, body = secured(port, "http/1.1"), secured(port, "http/1.1")
        head.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        body.sendall(b"POST /-/share/1/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n")
        idle, streams = secured(port, "http/1.1"), secured(port, "h2")
        for connection in (silent, head, body, idle, streams):
            assert is_closed(connection)
        # Over HTTP/2: a client that allows not one byte of the answer loses the stream, and others nothing.
        connection = h2.connection.H2Connection(h2.config.H2Configuration(validate_outbound_headers=False))
        connection.local_settings = h2.settings.Settings(
            initial_values={h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: 0})
        stingy = secured(port, "h2")
        connection.initiate_connection()
        fields = [(":method", "GET"), (":scheme", "https"), (":authority", "127.0.0.1"), (":path", "/nota-1/")]
        connection.send_headers(1, fields + [("host", "127.0.0.1")], end_stream=True)
        connection.send_headers(3, fields + [("host", "otra.example")], end_stream=True)
        stingy.sendall(connection.data_to_send())
        events = []
        while not any(isinstance(event, h2.events.StreamReset) and event.stream_id == 1 for event in events):
            received = stingy.recv(65536)
            if not received:
                break
            events += connection.receive_data(received)
            stingy.sendall(connection.data_to_send())
        found = {event.stream_id: dict(event.headers)[b":status"]
                 for event in events if isinstance(event, h2.events.ResponseReceived)}
        assert found == {1: b"200", 3: b"400"}
        assert newspaper.get("/nota-1/").status == 200
    finally:
        newspaper.stop()
