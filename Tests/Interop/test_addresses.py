"""One address for all: whoever asks by another name or without https is led there; certificate authorities are answered."""

import subprocess

import pytest

from Tests.Interop.programs import secured
from Tests.Interop.test_proxies import through


@pytest.fixture(scope="module", params=["''", "loopback"], ids=["no proxy", "a proxy"])
def led(request, unread, tmp_path_factory):
    """A newspaper that leads everybody to its address, asked as if directly, or as if by a proxy that is believed."""
    folder = tmp_path_factory.mktemp("led")
    newspaper = secured(unread, folder / "paper", f"leadToAddress: yes\ntrustedProxies: {request.param}\nacmeFolder: {folder}\n",
                        address="https://www.example.org:{port}")
    newspaper.is_proxied, newspaper.challenges = request.param == "loopback", folder / ".well-known/acme-challenge"
    newspaper.challenges.mkdir(parents=True)
    yield newspaper
    newspaper.stop()


def ask(newspaper, host, path="/", method="GET", secure=False):
    return through(newspaper.tls if secure else newspaper.port, method, path, {"Host": host}, secure=secure)


def test_whoever_asks_by_another_name_or_without_https_is_led_to_the_address(led):
    host = f"www.example.org:{led.tls}"
    # Twice: what is kept is answered by another way than what is made.
    for _ in range(2):
        assert ask(led, host, secure=True).status == 200
        assert ask(led, host.upper(), secure=True).status == 200
        for path in ("/", "/robots.txt", "/nowhere/?p=1&x=%20", "/desk/", "/api/v1/tags", "/assets/nothing.css"):
            for name, secure in ((f"example.org:{led.tls}", True), ("example.org", False), ("www.example.org", False), ("203.0.113.9", True)):
                answer = ask(led, name, path, secure=secure)
                assert (answer.status, answer.headers["Location"]) == (301, f"https://{host}{path}"), (name, path)
                assert "Strict-Transport-Security" in answer.headers
        # A proxy has seen to https itself.
        assert ask(led, host, secure=False).status == (200 if led.is_proxied else 301)
    assert ask(led, "example.org", "/desk/", "POST").status == 308
    # What watches the program, or asks it on its own machine, is answered where it asks.
    for path in ("/healthz", "/readyz"):
        assert ask(led, "10.0.0.7:8080", path).status == 200
    for name in ("127.0.0.1", f"localhost:{led.port}"):
        assert ask(led, name).status == 200
    assert through(led.port, "GET", "/", {"Host": "127.0.0.1", "X-Forwarded-For": "203.0.113.9"}).status == 301


def test_with_http2_it_is_the_same(led):
    for name, status in (("www.example.org", "200"), ("example.org", "301")):
        told = subprocess.run(
            ["curl", "-sk", "--http2", "--resolve", f"{name}:{led.tls}:127.0.0.1", "-o", "/dev/null", "-w",
             "%{http_code} %{http_version} %{redirect_url}", f"https://{name}:{led.tls}/"], capture_output=True, text=True).stdout
        assert told.split()[:2] == [status, "2"], told
        assert (status == "200") or told.endswith(f" https://www.example.org:{led.tls}/")


def test_certificate_authorities_are_answered_and_nothing_else_lies_open(led):
    path = "/.well-known/acme-challenge/"
    (led.challenges / "Ab-_9").write_text("Ab-_9.thumbprint")
    (led.challenges / "hidden.txt").write_text("secret")
    for secure in (False, True):
        answer = ask(led, "example.org", path + "Ab-_9", secure=secure)
        assert (answer.status, answer.body, answer.headers["Cache-Control"]) == (200, b"Ab-_9.thumbprint", "no-store")
    for other in ("nothing", "hidden.txt", "..%2f..%2fpaper%2fportada.yaml", "../../paper/portada.yaml", ""):
        answer = ask(led, f"www.example.org:{led.tls}", path + other, secure=True)
        assert answer.status in (301, 404) and b"secret" not in answer.body, other
