"""A newspaper as programs reach it by its API, and a receiver of its webhooks."""

import gzip
import http.server
import json
import shutil
import subprocess
import threading
import urllib.error
import urllib.request

from Tests.conftest import OPENER, Newspaper, free_port, run


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        kind = headers.get("Content-Type") or ""
        text = gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body
        self.json = json.loads(text) if text and "json" in kind else None

    @property
    def tag(self):
        return self.headers["ETag"]


class Program:
    """Asks a newspaper with a token, or without one."""

    def __init__(self, newspaper, token=None):
        self.newspaper, self.token = newspaper, token

    def ask(self, method, path, body=None, headers=None, **fields):
        address = path if path.startswith("http") else f"{self.newspaper.base}/api/v1{path}"
        head = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            head["Content-Type"] = "application/merge-patch+json" if method == "PATCH" else "application/json"
        head.update({name.replace("_", "-"): value for name, value in fields.items()})
        head.update(headers or {})
        request = urllib.request.Request(address, data=data, headers=head, method=method)
        try:
            with OPENER.open(request, timeout=30) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Reply(error.code, error.headers, error.read())

    def get(self, path, **fields):
        return self.ask("GET", path, **fields)

    def make(self, path, body, **fields):
        made = self.ask("POST", path, body, **fields)
        assert made.status == 201, made.body
        return made

    def story(self, **fields):
        return self.make("/articles", {"headline": "Nota del programa", **fields})

    def change(self, method, path, body=None, version=None):
        """Changes something as it is now: reads the version first where none is given."""
        version = version or self.get(path.split("?")[0].removesuffix("/status")).tag
        return self.ask(method, path, body, If_Match=version)


class ProgramNewspaper(Newspaper):
    """A served demo newspaper that gives tokens away."""

    SCOPES = "read,write,publish,pictures,comments,site,webhooks"

    def program(self, role="administrator", scope=SCOPES, name=None, *options):
        name = name or f"{role} {len(scope)}"
        made = run("token", "add", name, "--role", role, "--scope", scope, "--site", self.folder, *options)
        assert made.returncode == 0, made.stderr
        return Program(self, made.stdout.strip())

    @property
    def reader(self):
        return Program(self)


def secured(unread, folder, more="", address=None):
    """A copy of a demo newspaper, served with HTTPS as well on the port `tls`; `more` are further lines of its settings, and
    `address` is its address, with `{port}` for that port."""
    shutil.copytree(unread, folder)
    key, chain, port = folder / "key.pem", folder / "chain.pem", free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", chain,
         "-days", "2", "-subj", "/CN=localhost"], check=True, capture_output=True)
    settings = (folder / "portada.yaml").read_text()
    (folder / "portada.yaml").write_text(f"{settings}\ntlsPort: {port}\ntlsCertificate: {chain}\ntlsKey: {key}\n{more}")
    if address:
        with open(folder / "portada.yaml", "a") as file:
            file.write(f"address: {address.format(port=port)}\n")
    newspaper = ProgramNewspaper(folder)
    newspaper.tls = port
    return newspaper


class Receiver:
    """Takes webhooks on a free port of this machine, and answers as it is told."""

    def __init__(self):
        self.messages, self.statuses, self.changed = [], [], threading.Condition()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with receiver.changed:
                    status = receiver.statuses.pop(0) if receiver.statuses else 204
                    receiver.messages.append((dict(self.headers.items()), body, status))
                    receiver.changed.notify_all()
                self.send_response(status)
                self.send_header("Content-Length", "0")
                if status in (301, 302):
                    self.send_header("Location", "/elsewhere")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, fits, seconds=30):
        """The first message that fits, once it is there."""
        with self.changed:
            found = self.changed.wait_for(lambda: next(filter(fits, self.messages), None), seconds)
        assert found, [(head.get("Webhook-Id"), body, status) for head, body, status in self.messages]
        return found

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
