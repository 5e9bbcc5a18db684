"""The container that is made from the Debian package: not root, a volume that outlives it, a health check that tells the truth."""

import json
import os
import pathlib
import subprocess

import pytest

from Tests.conftest import ROOT, Newspaper, free_port
from Tests.Interop.debian import clean_root, needs, package

# Nothing is fetched that is not in the root: a proxy that nobody is.
OFFLINE = 'Acquire::http::Proxy "http://127.0.0.1:9/";\nAcquire::Retries "0";\n'


class Containers:
    """Images and containers in folders of their own, without a daemon."""

    def __init__(self, folder):
        self.options = ["--root", folder / "storage", "--runroot", folder / "run"]
        self.environment = {**os.environ, "STORAGE_DRIVER": "vfs", "BUILDAH_ISOLATION": "chroot", "TMPDIR": str(folder)}

    def command(self, *arguments):
        return ["buildah", *map(str, self.options), *map(str, arguments)]

    def run(self, *arguments):
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, env=self.environment, timeout=600)

    def must(self, *arguments):
        done = self.run(*arguments)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout.strip()


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """Where the image `portada` is."""
    needs("buildah", "debootstrap", "dpkg-shlibdeps")
    folder = tmp_path_factory.mktemp("container")
    deb = package("0.1.0~container", folder / "context")
    root = clean_root("bookworm", deb, folder / "root")
    root.path("/etc/apt/apt.conf.d/99offline").write_text(OFFLINE)
    (folder / "base").write_text("FROM scratch\nADD root /\n")
    containers = Containers(folder)
    containers.must("build", "-q", "-f", folder / "base", "-t", "base", folder)
    containers.must("build", "-q", "--format", "docker", "-f", ROOT / "packaging/Containerfile", "--build-arg", "BASE=localhost/base",
                    "-t", "portada", folder / "context")
    yield containers
    # Layers are many files: they are gone with the test.
    for kind in ("rm", "rmi"):
        containers.run(kind, "--all")


class Contained(Newspaper):
    """A newspaper in a container of its own, with a folder as its volume."""

    def __init__(self, containers, volume):
        self.containers, self.volume, self.port = containers, volume, free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.name = containers.must("from", "localhost/portada")
        self.settings = json.loads(containers.must("inspect", "--type", "container", self.name))["Docker"]["config"]

    def words(self, *command):
        return ["run", "-v", f"{self.volume}:/var/lib/portada", "-e", f"PORTADA_PORT={self.port}", self.name, "--", *command]

    def must(self, *command):
        return self.containers.must(*self.words(*command))

    def serve(self):
        """Starts what the container starts by itself."""
        command = self.containers.command(*self.words(*self.settings["Entrypoint"], *self.settings["Cmd"]))
        self.process = subprocess.Popen(command, env=self.containers.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if line.startswith("ready on"):
                return
        raise RuntimeError("the newspaper did not start")

    def health(self):
        """The status of the health check that the image names."""
        kind, command = self.settings["Healthcheck"]["Test"]
        assert kind == "CMD-SHELL"
        return self.containers.run(*self.words("sh", "-c", command)).returncode

    def stop(self):
        # A container engine tells the first process inside; here it is looked for, by the port that is its own.
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                is_mine = f"PORTADA_PORT={self.port}".encode() in (folder / "environ").read_bytes().split(b"\0")
                if is_mine and (folder / "comm").read_text() == "portada\n":
                    os.kill(int(folder.name), 15)
            except OSError:
                continue
        assert self.process.wait(30) == 0
        self.containers.must("rm", self.name)


def test_it_serves_as_its_own_user_and_its_volume_outlives_it(image, tmp_path):
    tmp_path.chmod(0o755)
    volume = tmp_path / "volume"
    volume.mkdir()
    os.chown(volume, 990, 990)
    first = Contained(image, volume)
    assert first.settings["User"] == "portada" and list(first.settings["Volumes"]) == ["/var/lib/portada"]
    assert first.must("id", "-u") == "990"
    first.must("portada", "new", "/var/lib/portada/newspaper", "--name", "Diario del Contenedor")
    assert first.health() != 0
    first.serve()
    assert first.health() == 0
    assert "Diario del Contenedor" in first.get("/").text
    first.stop()
    second = Contained(image, volume)
    assert second.health() != 0
    second.serve()
    assert "Diario del Contenedor" in second.get("/").text
    second.stop()
