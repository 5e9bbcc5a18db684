"""WebKitGTK, Safari's engine, by WebDriver (https://w3c.github.io/webdriver/): JSON over HTTP, spoken by Debian's driver."""

import http.client
import json
import os
import pathlib
import signal
import subprocess
import time

from Tests.Browser.engines.screen import die_with_parent
from Tests.Browser.engines.window import Gone, Window

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
GONE = ("no such window", "javascript error", "stale element reference", "unknown error", "script timeout")


def children(pid):
    """The processes that a process started, and theirs."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found += [int(folder.name), *children(int(folder.name))]
    return found


class WebKit:
    """A running MiniBrowser; it keeps nothing beyond its life."""

    name = "webkit"

    def __init__(self, screen):
        self.screen = screen
        self.start()

    def start(self):
        from Tests.conftest import free_port

        self.port = free_port()
        self.process = subprocess.Popen(
            ["WebKitWebDriver", f"--port={self.port}", "--host=127.0.0.1"],
            env={
                **self.screen.environment, "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
                "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            },
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=die_with_parent)
        self.session = ""
        end = time.monotonic() + 20
        while True:
            try:
                self.send("GET", "/status")
                break
            except OSError:
                assert time.monotonic() < end, "WebKitWebDriver did not start"
                time.sleep(0.05)
        made = self.send("POST", "/session", {"capabilities": {"alwaysMatch": {"browserName": "MiniBrowser"}}})
        self.session = f"/session/{made['sessionId']}"
        self.command("POST", "/timeouts", {"script": 20000, "pageLoad": 60000, "implicit": 0})
        self.first = self.command("GET", "/window")
        self.current = self.first

    def send(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
            answer = json.loads(connection.getresponse().read())
        except http.client.HTTPException as fault:
            raise Gone(path) from fault
        finally:
            connection.close()
        value = answer["value"]
        if isinstance(value, dict) and "error" in value:
            if value["error"] in GONE:
                raise Gone(f"{value['error']}: {value.get('message')}")
            raise AssertionError(f"{path}: {value['error']}: {value.get('message')}")
        return value

    def command(self, method, path, body=None):
        return self.send(method, self.session + path, {} if body is None and method == "POST" else body)

    def window(self):
        self.select(self.first)
        made = self.command("POST", "/window/new", {"type": "window"})
        return WebKitWindow(self, made["handle"])

    def select(self, handle):
        if self.current != handle:
            self.command("POST", "/window", {"handle": handle})
            self.current = handle

    def kill(self):
        """Ends it and all of its pages without a word."""
        for pid in [*children(self.process.pid), self.process.pid]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def stop(self):
        self.kill()


class WebKitWindow(Window):
    faults = []  # The driver tells of none.

    def __init__(self, browser, handle):
        self.browser, self.handle = browser, handle
        self.command("POST", "/window/rect", {"width": 1300, "height": 980})

    def command(self, method, path, body=None):
        self.browser.select(self.handle)
        return self.browser.command(method, path, body)

    def activate(self):
        self.browser.select(self.handle)

    def open(self, address):
        self.command("POST", "/url", {"url": address})

    def reload(self):
        self.command("POST", "/refresh")

    def back(self):
        self.command("POST", "/back")

    def ask(self, function, given):
        script = f"const done = arguments[1]; ({function})(arguments[0]).then(done)"
        return self.command("POST", "/execute/async", {"script": script, "args": [given]})

    def perform(self, actions):
        self.command("POST", "/actions", {"actions": actions})

    def give(self, selector, *files):
        """Chooses files in a field."""
        found = self.command("POST", "/element", {"using": "css selector", "value": selector})
        self.command("POST", f"/element/{found[ELEMENT]}/value", {"text": "\n".join(str(file) for file in files)})

    def close(self):
        self.command("DELETE", "/window")
        self.browser.current = None
