"""What the tests with other people's programs share: newspapers that are running, made by the program itself."""

import fcntl
import itertools
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("PORTADA", ROOT / ".build/debug/portada")).resolve()
# Chromium without windows: the same engine, and a third faster.
CHROMIUM = "/usr/bin/chromium-headless-shell"
SHARED = pathlib.Path(os.environ.get("PORTADA_SHARED", ROOT.parent / "shared"))


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


def own_ports(count=200):
    """Ports that no other tests of this machine use, again and again in turn, and that the system gives to nobody by itself."""
    for first in range(20_000, 32_000, count):
        try:
            # Held until this process ends.
            lock = open(pathlib.Path(tempfile.gettempdir()) / f"portada-ports-{first}", "w")
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue
        while True:
            yield from ((port, lock) for port in range(first, first + count))
    raise RuntimeError("too many tests run at once")


PORTS = own_ports()


def free_port():
    for port, _ in itertools.islice(PORTS, 200):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise RuntimeError("no port is free")


class Newspaper:
    """A newspaper that is served on a free port of this machine."""

    def __init__(self, folder):
        self.port = free_port()
        self.folder = folder
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--site", folder, "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if line.startswith("ready on"):
                return
        raise RuntimeError("the newspaper did not start")

    def get(self, path, headers=None, method="GET"):
        address = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(address, headers=headers or {}, method=method)
        try:
            with OPENER.open(request, timeout=30) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, **options)


def until(condition, seconds=60):
    """Looks again and again until something holds, for what a program does by itself and tells nobody."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def demo(unread, tmp_path_factory):
    """A served demo newspaper for tests that change nothing in it."""
    newspaper = Newspaper(shutil.copytree(unread, tmp_path_factory.mktemp("demo") / "newspaper"))
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import expect, sync_playwright

    # Other files' tests run beside: what comes late is not wrong.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright):
    """A browser for the tests of one file: one that lives for hours becomes slow."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def unread(tmp_path_factory):
    """The folder of a demo newspaper that nobody serves, to be copied. `PORTADA_DEMO` names one that is there already."""
    folder = tmp_path_factory.mktemp("unread") / "newspaper"
    if given := os.environ.get("PORTADA_DEMO"):
        return shutil.copytree(given, folder)
    made = run("demo", folder, "--make-only")
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def desk(unread, tmp_path_factory):
    """A demo newspaper for the tests of one file, which work at its desk."""
    from Tests.Browser.desk import Desk

    folder = tmp_path_factory.mktemp("desk") / "newspaper"
    shutil.copytree(unread, folder)
    newspaper = Desk(folder)
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="session")
def moved(tmp_path_factory):
    """A newspaper that moved in from an export of our own writing."""
    from Tests.Interop.export import EXPORT, pictures

    folder = tmp_path_factory.mktemp("moved")
    (folder / "export.xml").write_text(EXPORT, encoding="utf-8")
    pictures(folder / "uploads")
    assert run("new", folder / "newspaper", "--name", "Diario Mudado").returncode == 0
    moved_in = run(
        "import", "wordpress", folder / "export.xml", "--site", folder / "newspaper", "--pictures", folder / "uploads",
        "--report", folder / "report.json")
    assert moved_in.returncode == 0, moved_in.stdout + moved_in.stderr
    newspaper = Newspaper(folder / "newspaper")
    newspaper.report = folder / "report.json"
    newspaper.export = folder / "export.xml"
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="session")
def stories(demo):
    """The paths of the demo's newest stories, by its own feed."""
    return re.findall(r"<item>.*?<link>" + re.escape(demo.base) + r"([^<]+)</link>", demo.get("/feed/").text, re.S)


SHARED_EXPORTS = sorted((SHARED / "testdata/wxr").glob("*.xml")) if (SHARED / "testdata/wxr").is_dir() else []
needs_shared = pytest.mark.skipif(
    not SHARED_EXPORTS, reason="the shared test material is not beside the checkout (PORTADA_SHARED names it)")
