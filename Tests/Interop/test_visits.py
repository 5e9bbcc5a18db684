"""Readers who come over HTTP/2, take a whole visit and leave in the middle (h2load): the site goes on."""

import re
import signal
import subprocess

import pytest

from Tests.Interop import programs

ROUNDS = 4
SECONDS = 2


@pytest.fixture
def secured(unread, tmp_path):
    """A demo newspaper with HTTPS, and the port of that; its log is kept."""
    newspaper = programs.secured(unread, tmp_path / "newspaper")
    yield newspaper, newspaper.tls
    newspaper.stop()


def visit(newspaper, port):
    """The addresses of a visit: a story, the front, styles, scripts, pictures in the sizes that phones ask for."""
    story = re.search(r'href="(/[a-z-]+/[a-z0-9-]{12,}/)"', newspaper.get("/").text).group(1)
    page = newspaper.get(story).text
    assets = sorted(set(re.findall(r'/assets/[^" ]+\.(?:css|js)', page)))
    pictures = sorted(set(re.findall(r'/media/[^" ,]+\.(?:webp|jpg)', page)))[:24]
    assert assets and pictures
    return story, [f"https://127.0.0.1:{port}{path}" for path in [story, "/", *assets, *pictures]]


def hits(newspaper):
    return int(re.search(r"^portada_page_cache_hits_total (\d+)$", newspaper.get("/metrics").text, re.M).group(1))


def test_visits_that_end_early_stop_nothing(secured, tmp_path):
    newspaper, port = secured
    story, addresses = visit(newspaper, port)
    (tmp_path / "visit").write_text("\n".join(addresses))
    before = hits(newspaper)
    for _ in range(ROUNDS):
        # Killed in the middle: its readers leave without a word.
        subprocess.run(
            ["timeout", "-s", "KILL", str(SECONDS), "h2load", "-t1", "-c32", "-m8", "-n", "1000000", "-i", tmp_path / "visit"],
            capture_output=True, timeout=60)
        for path in ["/healthz", "/readyz", "/", story, "/search/?q=el"]:
            assert newspaper.get(path).status == 200, path
    assert hits(newspaper) > before + ROUNDS
    metrics = newspaper.get("/metrics").text
    assert float(re.search(r"^portada_task_lag_seconds_max ([\d.e-]+)$", metrics, re.M).group(1)) < 5
    newspaper.process.send_signal(signal.SIGTERM)
    log, _ = newspaper.process.communicate(timeout=20)
    assert newspaper.process.returncode == 0
    # Who merely leaves is no failure of the newspaper.
    assert " error " not in log, log
