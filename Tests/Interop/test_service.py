"""What whoever starts the program as a service is told, and what the program takes from it."""

import os
import signal
import socket
import subprocess

import pytest

from Tests.conftest import PROGRAM, free_port, run


@pytest.mark.parametrize("is_abstract", [False, True], ids=["a path", "a name in no folder"])
def test_it_says_when_it_answers_and_when_it_stops(is_abstract, tmp_path):
    assert run("new", tmp_path / "paper", "--name", "Diario").returncode == 0
    name = f"@portada-{os.getpid()}" if is_abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(name.replace("@", "\0", 1))
        manager.settimeout(60)
        port = free_port()
        process = subprocess.Popen(
            [PROGRAM, "serve", "--site", tmp_path / "paper", "--port", str(port)], env={**os.environ, "NOTIFY_SOCKET": name},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            assert manager.recv(100) == b"READY=1"
            with socket.create_connection(("127.0.0.1", port), 10):
                pass
            # It is told to read its files again, and has none to read: no reason to end.
            process.send_signal(signal.SIGHUP)
            process.terminate()
            assert manager.recv(100) == b"STOPPING=1"
            log = process.communicate(timeout=30)[0]
        finally:
            process.kill()
    assert process.returncode == 0
    for word in ("started", "stopping", "stopped"):
        assert sum(word in line for line in log.splitlines()) == 1, log


def test_root_is_refused_in_somebody_elses_newspaper(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can be refused")
    assert run("new", tmp_path / "paper", "--name", "Diario").returncode == 0
    for folder in (tmp_path / "paper/data", tmp_path / "others"):
        folder.mkdir(exist_ok=True)
        os.chown(folder, 1, 1)
    for command in (("doctor", "--site", tmp_path / "paper"), ("new", tmp_path / "others/paper", "--name", "Otro")):
        told = run(*command)
        assert told.returncode == 3 and "runuser -u daemon -- portada" in told.stderr, told.stderr
