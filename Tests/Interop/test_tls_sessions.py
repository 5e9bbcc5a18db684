"""Clients of HTTPS who come again, and those who leave without a word."""

import socket
import ssl
import subprocess

import pytest

from Tests.Interop import programs

VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]

# The clock by which the server's TLS goes, ahead by as many seconds as a file says.
CLOCK = r"""
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

int gettimeofday(struct timeval *now, void *zone) {
    (void)zone;
    struct timespec real;
    clock_gettime(CLOCK_REALTIME, &real);
    now->tv_sec = real.tv_sec;
    now->tv_usec = real.tv_nsec / 1000;
    long ahead = 0;
    FILE *file = fopen(getenv("SECONDS_AHEAD"), "r");
    if (file && fscanf(file, "%ld", &ahead) == 1) now->tv_sec += ahead;
    if (file) fclose(file);
    return 0;
}
"""


class Clock:
    def __init__(self, folder):
        self.library, self.ahead = folder / "clock.so", folder / "ahead"
        source = folder / "clock.c"
        source.write_text(CLOCK)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", self.library, source], check=True)
        self.hours(0)

    def hours(self, count):
        self.ahead.write_text(str(int(count * 3600)))


@pytest.fixture
def timed(unread, tmp_path, monkeypatch):
    """A newspaper with HTTPS, and the clock of its TLS."""
    clock = Clock(tmp_path)
    with monkeypatch.context() as patch:
        patch.setenv("SECONDS_AHEAD", str(clock.ahead))
        patch.setenv("LD_PRELOAD", str(clock.library))
        newspaper = programs.secured(unread, tmp_path / "newspaper")
    yield newspaper, clock
    newspaper.stop()


class Client:
    """A client of one version of TLS."""

    def __init__(self, newspaper, version):
        self.port = newspaper.tls
        self.context = ssl._create_unverified_context()
        self.context.minimum_version = self.context.maximum_version = version

    def visit(self, session=None):
        """A new session, and whether the one that was given went on."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as plain:
            with self.context.wrap_socket(plain, server_hostname="localhost", session=session) as connection:
                connection.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                assert connection.recv(1024).startswith(b"HTTP/1.1 200")
                return connection.session, connection.session_reused


@pytest.mark.parametrize("version", VERSIONS)
def test_a_session_goes_on_across_the_change_of_keys(timed, version):
    newspaper, clock = timed
    client = Client(newspaper, version)
    first, went_on = client.visit()
    assert not went_on
    assert client.visit(first)[1]
    # The keys change when they are two days old; those from before are good for two days more.
    clock.hours(47.5)
    late, went_on = client.visit()
    assert not went_on
    clock.hours(48.5)
    assert client.visit(late)[1]
    last, _ = client.visit()
    clock.hours(49.5)
    assert client.visit(last)[1]
    clock.hours(200)
    assert not client.visit(last)[1]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_client_that_leaves_without_a_word_is_not_waited_for(timed, version):
    """TLS' own goodbye would wait for an answer, and keep the connection's buffers meanwhile."""
    newspaper, _ = timed
    came, goes = ssl.MemoryBIO(), ssl.MemoryBIO()
    context = ssl._create_unverified_context()
    context.minimum_version = context.maximum_version = version
    secure = context.wrap_bio(came, goes, server_hostname="localhost")

    def exchange(step):
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                result = None
            connection.sendall(goes.read())
            if result is not None:
                return result
            came.write(connection.recv(65_536))

    with socket.create_connection(("127.0.0.1", newspaper.tls), timeout=20) as connection:
        exchange(lambda: secure.do_handshake() or True)
        exchange(lambda: secure.write(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        assert exchange(lambda: secure.read(65_536)).endswith(b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(65_536) == b""
