"""Clients that take more than their share of connections."""

import select
import socket
import ssl
import struct
import subprocess

import pytest

from Tests.conftest import Newspaper, free_port, run, until

MOST = 64


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    folder = tmp_path_factory.mktemp("connections")
    assert run("new", folder / "paper", "--name", "Diario").returncode == 0
    folder = folder / "paper"
    certificate = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-subj", "/CN=localhost"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *map(str, certificate)], check=True, capture_output=True)
    port = free_port()
    with open(folder / "portada.yaml", "a") as file:
        file.write(f"maxConnections: {MOST}\nrequestSeconds: 5\ntlsPort: {port}\ntlsCertificate: {folder}/cert.pem\ntlsKey: {folder}/key.pem\n")
    newspaper = Newspaper(folder)
    newspaper.tls = port
    yield newspaper
    newspaper.stop()


def metric(newspaper, name):
    lines = newspaper.get("/metrics").text.splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith(f"portada_{name} ")))


def test_idle_connections_give_way_to_a_reader(newspaper):
    """One client opens many times what there is, and asks for a page on each again and again."""
    request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
    held = [socket.create_connection(("127.0.0.1", newspaper.port)) for _ in range(3 * MOST)]
    try:
        for _ in range(3):
            for connection in held:
                try:
                    connection.sendall(request)
                except OSError:
                    pass
            assert newspaper.get("/").status == 200
        assert metric(newspaper, "connections_given_way_total") > MOST
        assert metric(newspaper, "connections_open") <= 2 * MOST
    finally:
        for connection in held:
            connection.close()


def secure(newspaper):
    context = ssl._create_unverified_context()
    context.set_alpn_protocols(["h2"])
    connection = context.wrap_socket(socket.create_connection(("127.0.0.1", newspaper.tls)), server_hostname="localhost")
    connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4))
    return connection


def frame(kind, payload=b"", stream=0):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, 0, stream) + payload


@pytest.mark.parametrize("flood", [frame(8, b"\0\0\0\1"), frame(6, b"12345678"), frame(4), frame(2, b"\0\0\0\0\x0f", 1001), frame(0x2A, b"x" * 50)])
def test_floods_of_control_frames_end_the_connection(newspaper, flood):
    with secure(newspaper) as connection:
        with pytest.raises(OSError):
            for _ in range(2_000):
                connection.sendall(flood * 500)
                # What comes is read, so that nothing but the flood ends it.
                while select.select([connection], [], [], 0)[0]:
                    if not connection.recv(65_536):
                        raise ConnectionResetError
    assert newspaper.get("/").status == 200


def test_an_idle_client_of_http2_holds_no_place(newspaper):
    held = [secure(newspaper) for _ in range(2 * MOST)]
    try:
        with secure(newspaper) as connection:
            assert connection.recv(9)
        until(lambda: metric(newspaper, "connections_open") <= 2 * MOST)
    finally:
        for connection in held:
            connection.close()
