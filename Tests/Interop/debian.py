"""Clean roots of Debian's releases, made once by debootstrap and kept in .cache, and the package made for them."""

import ctypes
import fcntl
import os
import pathlib
import re
import shutil
import subprocess
import urllib.request

import pytest

from Tests.conftest import PROGRAM, ROOT

CACHE = ROOT / ".cache/roots"
ENVIRONMENT = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
# In namespaces of its own: what is mounted, and what is left running, goes with the command.
INSIDE = "unshare --mount --pid --fork --kill-child --propagation private sh -c".split()


def needs(*programs):
    """Skips where something of the operating system's is missing, in plain words."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a root of Debian's")
    for program in programs:
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed (Tools/install-packages test)")
    if "unshare" in programs and subprocess.run([*INSIDE, "mount -t proc proc /proc"], capture_output=True).returncode != 0:
        pytest.skip("this machine lets nobody have namespaces of their own (a container, perhaps)")


def mirror():
    """Where this machine fetches Debian's packages from, by its own settings."""
    folder = pathlib.Path("/etc/apt")
    for file in [folder / "sources.list", *sorted(folder.glob("sources.list.d/*"))]:
        text = file.read_text() if file.is_file() else ""
        found = (re.search(r"(?m)^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(?:bookworm|trixie)\s", text)
                 or re.search(r"(?m)^URIs:\s*(\S+)\s*\nSuites:\s*(?:bookworm|trixie)\b", text))
        if found:
            return found[1]
    pytest.skip("this machine's settings name no source of Debian's packages")


def reached(source, suite):
    """Skips where the source of packages doesn't answer; debootstrap itself would try for very long."""
    try:
        with urllib.request.urlopen(f"{source.rstrip('/')}/dists/{suite}/InRelease", timeout=20):
            pass
    except OSError as error:
        pytest.skip(f"the source of Debian's packages can't be reached: {error}")


def linked_elsewhere(program):
    """The libraries that a program is linked with and that no package of Debian has: Swift's, of a debug program."""
    paths = re.findall(r"=> (/\S+)", subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout)
    return [path for path in paths if path.startswith("/opt/") or "/swift" in path]


def package(version, into):
    """The Debian package of the program under test, made as `make package` makes it, but for compression."""
    options = ["--without-foreign-libraries"] if linked_elsewhere(PROGRAM) else []
    made = subprocess.run(
        [ROOT / "Tools/make-package", "--program", PROGRAM, "--version", version, "--into", into, "--compression", "none", *options],
        capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return pathlib.Path(made.stdout.strip().splitlines()[-1])


class DebianRoot:
    """A root of Debian's that commands can be run in."""

    def __init__(self, folder):
        self.folder = folder

    def command(self, arguments, user=None, mounts=""):
        """The words by which a command runs inside, perhaps as a user who may nothing but what everybody may."""
        if user:
            arguments = ["setpriv", "--reuid", user, "--regid", user, "--init-groups", "--no-new-privs", "--bounding-set=-all", *arguments]
        script = f'mount -t proc proc "$0/proc"; {mounts} exec chroot "$0" "$@"'
        return [*INSIDE, script, self.folder, *map(str, arguments)]

    def run(self, *arguments, user=None, input=None):
        return subprocess.run(self.command(arguments, user), input=input, capture_output=True, text=True, env=ENVIRONMENT, timeout=600)

    def must(self, *arguments, **options):
        done = self.run(*arguments, **options)
        assert done.returncode == 0, f"{arguments}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    def install(self, file):
        """Installs a package that lies outside, with what it depends on, from what was fetched before."""
        shutil.copy(file, self.folder / "root")
        # A proxy that nobody is: nothing is fetched that is not there.
        return self.must(*APT, "-o", "Acquire::http::Proxy=http://127.0.0.1:9/", "install", f"/root/{file.name}")

    def path(self, text):
        return self.folder / text.lstrip("/")

    def service(self, name, settings):
        """Starts what a unit starts, shut in as the unit shuts it in, as far as that goes without systemd."""
        assert {"ProtectSystem=strict", "StateDirectory=portada", "NoNewPrivileges=yes", "MemoryDenyWriteExecute=yes", "User=portada"} <= settings
        start = next(line for line in settings if line.startswith("ExecStart=")).removeprefix("ExecStart=").replace("%i", name)
        state = "$0/var/lib/portada"
        only = (f'mount --bind "$0" "$0"; mount --bind "{state}" "{state}"; mount -o remount,bind,ro "$0"; '
                'mount -t proc proc "$0/proc"; mount -t tmpfs tmpfs "$0/tmp";')
        return subprocess.Popen(
            self.command(start.split(), user="portada", mounts=only), env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, preexec_fn=never_executable)


APT = ["apt-get", "-y", "-q", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", "-o", "Dpkg::Options::=--force-unsafe-io"]


def never_executable():
    """What is written is never executed, here and in all that is started from here (PR_SET_MDWE, prctl(2), Linux 6.3)."""
    ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)


def clean_root(suite, deb, folder):
    """A copy of a clean root of one release, with the files of the packages that a package depends on fetched, not installed."""
    needs("debootstrap", "dpkg-shlibdeps", "unshare", "setpriv")
    CACHE.mkdir(parents=True, exist_ok=True)
    kept, mark = CACHE / suite, CACHE / f"{suite}.with-curl"
    wanted = subprocess.run(["dpkg-deb", "-f", deb, "Depends"], capture_output=True, text=True, check=True).stdout
    with open(CACHE / f"{suite}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_dir():
            unfinished, source = CACHE / f"{suite}.unfinished", mirror()
            reached(source, suite)
            shutil.rmtree(unfinished, ignore_errors=True)
            made = subprocess.run(["debootstrap", "--variant=minbase", suite, unfinished, source], capture_output=True, text=True)
            if made.returncode != 0:
                pytest.skip(f"debootstrap could not make a root of {suite}: {made.stdout[-300:]}")
            unfinished.rename(kept)
        if not mark.exists() or mark.read_text() != wanted:
            root = DebianRoot(kept)
            shutil.copy("/etc/resolv.conf", kept / "etc/resolv.conf")
            shutil.copy(deb, kept / "root/wanted.deb")
            if root.run("apt-get", "-q", "update").returncode != 0:
                pytest.skip(f"the source of Debian's packages can't be reached from the root of {suite}")
            fetched = root.run(*APT, "--download-only", "install", "/root/wanted.deb", "fonts-dejavu-core", "curl")
            if "Failed to fetch" in fetched.stderr:
                pytest.skip(f"the source of Debian's packages broke off: {fetched.stderr[-300:]}")
            assert fetched.returncode == 0, fetched.stdout[-2000:] + fetched.stderr[-2000:]
            (kept / "root/wanted.deb").unlink()
            mark.write_text(wanted)
        subprocess.run(["cp", "-a", "--reflink=auto", kept, folder], check=True)
    for library in linked_elsewhere(PROGRAM):
        place = folder / library.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, place)
    return DebianRoot(folder)
