"""The Debian package in clean roots of Debian's releases: installed, a newspaper made and served, upgraded, removed, nothing lost."""

import os
import pathlib
import re
import subprocess

import pytest

from Tests.conftest import ROOT, Newspaper, free_port
from Tests.Interop import export
from Tests.Interop.debian import clean_root, needs, package

UNITS = ROOT / "packaging/systemd"
# Where readers reach it, whatever port it has.
ADDRESS = "https://www.example.org"
# Stands for systemd: writes down what it is asked for.
SYSTEMCTL = '#!/bin/sh\necho "$@" >>/root/systemctl\n'


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """Two versions of the package, and what is in them."""
    needs("dpkg-shlibdeps", "strip")
    folder = tmp_path_factory.mktemp("packages")
    return [package(version, folder) for version in ("0.1.0~one", "0.1.0~two")]


@pytest.fixture(params=["bookworm", "trixie"])
def installed(request, packages, tmp_path):
    """A clean root of a release in which the first version was installed, with what it depends on and nothing else."""
    root = clean_root(request.param, packages[0], tmp_path / "root")
    root.told = root.install(packages[0])
    return root


def settings_of(unit):
    return {line for line in (UNITS / unit).read_text().splitlines() if "=" in line}


class Served(Newspaper):
    """A newspaper that is served in a root as its unit serves it."""

    def __init__(self, root, name):
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        settings = root.path(f"/var/lib/portada/{name}/portada.yaml")
        settings.write_text(re.sub(r"(?m)^port: .*$", f"port: {self.port}", settings.read_text()))
        self.process = root.service(name, settings_of("portada@.service"))
        lines = []
        for line in self.process.stdout:
            if line.startswith("ready on"):
                return
            lines.append(line)
        raise RuntimeError("".join(lines))

    def stop(self):
        # The one that serves is the grandchild of what was started here: it is told, and its going ends the rest.
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        os.kill(int(children[0]), 15)
        assert self.process.wait(30) == 0


def as_portada(root, *arguments):
    return root.must("portada", *arguments, user="portada")


def bring_in_stories(root):
    """A newspaper with stories and pictures."""
    as_portada(root, "new", "/var/lib/portada/diario", "--name", "Diario del Paquete")
    with open(root.path("/var/lib/portada/diario/portada.yaml"), "a") as settings:
        settings.write(f"address: {ADDRESS}\n")
    root.path("/srv/export.xml").write_text(export.EXPORT, encoding="utf-8")
    export.pictures(root.path("/srv/uploads"))
    as_portada(root, "import", "wordpress", "/srv/export.xml", "--site", "/var/lib/portada/diario", "--pictures", "/srv/uploads")


def pages(newspaper):
    """What readers get: the front, its stories, a picture in each size."""
    front = newspaper.get("/")
    assert front.status == 200 and "Diario del Paquete" in front.text
    stories = re.findall(r"<link>" + re.escape(ADDRESS) + r"(/[^<]+)</link>", newspaper.get("/feed/").text)
    found = {path: newspaper.get(path) for path in stories}
    pictures = sorted({match for page in found.values() for match in re.findall(r"/media/[^\s\"',]+", page.text)})
    assert stories and pictures
    found.update({path: newspaper.get(path) for path in pictures})
    assert {answer.status for answer in found.values()} == {200}, {path: answer.status for path, answer in found.items()}
    return {path: answer.body for path, answer in found.items()}


def test_it_is_installed_serves_is_upgraded_and_removed_and_nothing_is_lost(installed, packages):
    root = installed
    assert "runuser -u portada -- portada new" in root.told
    assert re.fullmatch(r"\d+\.\d+\.\d+ \(commit .+\)\n", root.must("portada", "--version"))
    assert root.must("stat", "-c", "%U:%G %a", "/var/lib/portada", "/var/backups/portada") == "portada:portada 750\n" * 2
    bring_in_stories(root)
    newspaper = Served(root, "diario")
    before = pages(newspaper)
    # Root can't leave files behind that the service could not open.
    refused = root.run("portada", "doctor", "--site", "/var/lib/portada/diario")
    assert refused.returncode == 3 and "runuser -u portada -- portada" in refused.stderr
    assert root.run("portada", "new", "/var/lib/portada/otro", "--name", "Otro").returncode == 3

    stand_in(root)
    root.install(packages[1])
    assert asked(root) == ["daemon-reload", "try-restart portada@*.service"]
    assert pages(newspaper) == before, "the old program goes on until it is restarted"
    newspaper.stop()
    newspaper = Served(root, "diario")
    assert pages(newspaper) == before
    newspaper.stop()

    # A certificate that root got is the service's, too, and it is told.
    for name in ("privkey", "fullchain"):
        root.path(f"/root/{name}.pem").write_text(name)
    root.must("env", "RENEWED_LINEAGE=/root", "/usr/share/doc/portada/examples/certbot-hook")
    assert asked(root) == ["--quiet is-active portada@diario", "reload portada@diario"]
    assert root.must("cat", "/etc/portada/tls/privkey.pem", "/etc/portada/tls/fullchain.pem", user="portada") == "privkeyfullchain"
    assert root.must("stat", "-c", "%U:%G %a", "/etc/portada/tls/privkey.pem") == "root:portada 640\n"

    # Nightly backups: the newest stay, and each would bring everything back.
    for _ in range(3):
        root.must("env", "PORTADA_BACKUPS_KEPT=2", "sh", "-c", "sleep 1; exec /usr/lib/portada/backup diario", user="portada")
    backups = sorted(root.path("/var/backups/portada").glob("*.tar"))
    assert len(backups) == 2 and backups[0].name.startswith("diario-")
    shelf = "/var/backups/portada/diario-pictures"
    as_portada(root, "backup", "--verify", f"/var/backups/portada/{backups[-1].name}", "--pictures", shelf)

    files = sorted(path for path in root.path("/var/lib/portada").rglob("*"))
    root.must("apt-get", "-y", "-q", "remove", "portada")
    stopped, reloaded = asked(root)
    assert stopped.startswith("stop ") and "portada@*.service" in stopped and reloaded == "daemon-reload"
    assert root.run("which", "portada").returncode == 1
    told = root.must("dpkg", "--purge", "portada")
    assert "/var/lib/portada" in told and "rm -r" in told
    assert sorted(path for path in root.path("/var/lib/portada").rglob("*")) == files
    assert root.must("stat", "-c", "%U", "/var/lib/portada/diario") == "portada\n"

    root.install(packages[1])
    newspaper = Served(root, "diario")
    assert pages(newspaper) == before
    newspaper.stop()


def stand_in(root):
    """As if systemd ran, from now on."""
    systemctl = root.path("/usr/bin/systemctl")
    systemctl.write_text(SYSTEMCTL)
    systemctl.chmod(0o755)
    root.path("/run/systemd/system").mkdir(parents=True, exist_ok=True)


def asked(root):
    """What systemd was asked for since this was asked last."""
    file = root.path("/root/systemctl")
    lines = file.read_text().splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def test_one_that_never_had_a_newspaper_leaves_nothing_behind(packages, tmp_path):
    root = clean_root("bookworm", packages[0], tmp_path / "root")
    root.install(packages[0])
    root.must("dpkg", "--purge", "portada")
    assert not root.path("/var/lib/portada").exists() and not root.path("/var/backups/portada").exists()
    assert root.run("getent", "passwd", "portada").returncode == 2


def test_what_is_in_it(packages, tmp_path):
    subprocess.run(["dpkg-deb", "-R", packages[0], tmp_path / "content"], check=True)
    content = tmp_path / "content"
    examples = {file.name: file.read_bytes() for file in (content / "usr/share/doc/portada/examples").iterdir()}
    assert examples == {file.name: file.read_bytes() for file in (ROOT / "docs/examples").iterdir()}
    for file in content.rglob("*"):
        mode = file.lstat().st_mode & 0o777
        assert mode & 0o022 == 0, f"{file} can be changed by others"
    assert ".debug_info" not in subprocess.run(["readelf", "-S", content / "usr/bin/portada"], capture_output=True, text=True).stdout
    manual = subprocess.run(["man", "-l", content / "usr/share/man/man1/portada.1.gz"], capture_output=True, text=True,
                            env={**os.environ, "MANWIDTH": "200", "MANROFFOPT": "-ww"})
    for line in (ROOT / "README.md").read_text().splitlines():
        for command in re.findall(r"^\| `portada ((?:[a-z]+ )*[a-z]+)", line):
            assert f"portada {command}" in manual.stdout, command
    assert "warning" not in manual.stderr, manual.stderr


@pytest.mark.parametrize("unit", ["portada@.service", "portada-backup@.service"])
def test_systemd_takes_the_units_and_finds_them_shut_in(unit, tmp_path):
    if not pathlib.Path("/usr/bin/systemd-analyze").exists():
        pytest.skip("systemd-analyze is not installed")
    for file in UNITS.iterdir():
        text = file.read_text().replace("/usr/bin/portada", "/bin/true").replace("/usr/lib/portada/backup", "/bin/true")
        (tmp_path / file.name.replace("@", "@diario")).write_text(text.replace("%i", "diario"))
    name = unit.replace("@", "@diario")
    # Whether manual pages are there, only the machine that it is installed on can say.
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", tmp_path / name], capture_output=True, text=True)
    assert verified.returncode == 0 and name not in verified.stderr, verified.stderr
    # 0 is shut in wholly, 10 not at all; what a web server needs at least is the network.
    looked = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", tmp_path / name],
                            capture_output=True, text=True)
    assert looked.returncode == 0, looked.stdout[-4000:] + looked.stderr
