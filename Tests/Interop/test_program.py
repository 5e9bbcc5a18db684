"""The program as an operator meets it: what it says when something is wrong, and how it ends."""

import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import tarfile
import time

import pytest

from Tests.conftest import PROGRAM, Newspaper, run, until


def paper(tmp_path):
    folder = tmp_path / "paper"
    assert run("new", folder, "--name", "Diario").returncode == 0
    return folder


def refused(result, status, *words):
    assert result.returncode == status, (result.returncode, result.stderr)
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, result.stderr
    for word in words:
        assert word in lines[0], lines[0]


def test_new_refuses_a_folder_that_is_taken(tmp_path):
    folder = paper(tmp_path)
    refused(run("new", folder, "--name", "Otro"), 1, "already")
    assert run("new", tmp_path / "x", "--name", "X", "--language", "fr").returncode == 2


def test_a_newspaper_whose_making_was_interrupted_is_made_anew(tmp_path):
    """Killed at any moment, there is a whole newspaper with its name, or none."""
    for step in range(12):
        folder = tmp_path / f"n{step}"
        making = subprocess.Popen([PROGRAM, "new", folder, "--name", "Diario"], stdout=subprocess.DEVNULL)
        time.sleep(step * 0.02)
        making.kill()
        making.wait()
        if not folder.exists():
            assert run("new", folder, "--name", "Diario").returncode == 0
        with sqlite3.connect(folder / "data/portada.sqlite") as database:
            assert "Diario" in database.execute("SELECT value FROM setting WHERE name = 'newspaper'").fetchone()[0]


def test_no_newspaper_here(tmp_path):
    refused(run("serve", "--site", tmp_path / "none"), 3, "none")


def test_a_port_in_use(tmp_path):
    folder = paper(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused(run("serve", "--site", folder, "--port", port), 3, str(port), "in use")


def test_an_address_of_version_6_stands_in_brackets(tmp_path):
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("This machine has no address of version 6.")
    command = [PROGRAM, "serve", "--site", paper(tmp_path), "--host", "::1", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as served:
        line = served.stdout.readline()
        served.terminate()
    assert re.fullmatch(r"ready on http://\[::1\]:\d+\n", line), line


def test_a_broken_line_of_yaml(tmp_path):
    folder = paper(tmp_path)
    (folder / "portada.yaml").write_text("host: 127.0.0.1\nprot: 8080\n")
    refused(run("serve", "--site", folder), 3, "2", "prot", "port")
    (folder / "portada.yaml").write_text("host: [\n")
    refused(run("serve", "--site", folder), 3, "portada.yaml")


def test_a_database_of_a_newer_version(tmp_path):
    folder = paper(tmp_path)
    database = sqlite3.connect(folder / "data/portada.sqlite")
    database.execute("INSERT INTO schema_step (number, name) VALUES (9999, 'of the future')")
    database.commit()
    database.close()
    refused(run("serve", "--site", folder), 3, "newer")


def test_a_file_that_is_no_database(tmp_path):
    folder = paper(tmp_path)
    for file in (folder / "data").glob("portada.sqlite*"):
        file.unlink()
    (folder / "data/portada.sqlite").write_text("hello " * 1000)
    refused(run("serve", "--site", folder), 3, "no database")


def test_wrong_usage():
    assert run("nonsense").returncode == 2
    assert run("import", "wordpress").returncode == 2
    assert run("--help").returncode == 0


def test_the_program_runs_from_wherever_it_is_copied(tmp_path):
    copy = tmp_path / "elsewhere/portada"
    copy.parent.mkdir()
    shutil.copy(PROGRAM, copy)
    made = subprocess.run([copy, "template", "check"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert made.returncode == 0, made.stderr


def test_an_empty_newspaper_is_a_page(tmp_path):
    newspaper = Newspaper(paper(tmp_path))
    try:
        for path in ["/", "/feed/", "/sitemap.xml", "/search/?q=x"]:
            assert newspaper.get(path).status == 200
        assert "Todavía no hay noticias" in newspaper.get("/").text
    finally:
        newspaper.stop()


def test_a_theme_over_the_standard_one(tmp_path):
    folder = paper(tmp_path)
    (folder / "theme/templates/blocks").mkdir(parents=True)
    (folder / "theme/templates/blocks/footer.mustache").write_text("<footer>Mi pie {{site.nmae}}</footer>")
    check = run("template", "check", "--site", folder)
    assert check.returncode == 1
    assert "footer.mustache:1" in check.stdout and "name" in check.stdout
    (folder / "theme/templates/blocks/footer.mustache").write_text("<footer>Mi pie {{site.name}}</footer>")
    newspaper = Newspaper(folder)
    try:
        assert "<footer>Mi pie Diario</footer>" in newspaper.get("/").text
    finally:
        newspaper.stop()


def test_html_clean_is_a_filter():
    result = run("html", "clean", input='{"id":"a","html":"<p onclick=x>b<script>c</script>"}\nnonsense\n')
    lines = result.stdout.splitlines()
    assert lines[0] == '{"html":"<p>b</p>","id":"a"}'
    assert result.returncode == 1


def test_a_newspaper_whose_data_are_gone(tmp_path):
    """Nothing but `new` and `demo` makes a newspaper, and what is left in the folder stays as it is."""
    folder = paper(tmp_path)
    data = folder / "data"
    database = data / "portada.sqlite"
    commands = [
        ("serve", "--port", "0"), ("doctor",), ("backup", tmp_path / "backup.tar"), ("user", "list"), ("token", "list"),
        ("import", "wordpress", tmp_path / "export.xml"),
    ]
    (tmp_path / "export.xml").write_text("<rss/>")

    def all_refuse(*words):
        for command in commands:
            refused(run(*command, "--site", folder), 3, *words)
        assert not (tmp_path / "backup.tar").exists()

    database.write_bytes(b"")
    all_refuse("data are gone", "empty", "backup")
    assert database.read_bytes() == b""
    database.unlink()
    with sqlite3.connect(database) as foreign:
        foreign.execute("CREATE TABLE wp_posts (id INTEGER)")
    before = database.read_bytes()
    all_refuse("another program")
    assert database.read_bytes() == before
    shutil.rmtree(data)
    all_refuse("data are gone", "backup")
    assert not data.exists()
    refused(run("demo", folder, "--make-only"), 3, "data are gone")


def test_a_backup_without_its_pictures_says_so(tmp_path):
    folder = paper(tmp_path)
    with sqlite3.connect(folder / "data/portada.sqlite") as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(picture)") if row[3] and row[4] is None and not row[5]]
        values = {name: "" for name in columns} | {"hash": "ab" * 32, "slug": "puerto"}
        names = ", ".join(values)
        database.execute(f"INSERT INTO picture ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))
    refused(run("backup", tmp_path / "backup.tar", "--site", folder), 1, "1 pictures", "older backups")
    assert (tmp_path / "backup.tar").exists()
    refused(run("doctor", "--site", folder), 1, "1 pictures")


def test_stopping_finishes_answers_and_ends_what_trickles(tmp_path):
    newspaper = Newspaper(paper(tmp_path))
    try:
        idle, trickling = (socket.create_connection(("127.0.0.1", newspaper.port)) for _ in range(2))
        trickling.sendall(b"POST /desk/sign-in/ HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\na")
        time.sleep(0.5)
        newspaper.process.terminate()
        # Far more than it is given, and far less than the 60,000 that it would take.
        for _ in range(80):
            if newspaper.process.poll() is not None:
                break
            try:
                trickling.sendall(b"a")
            except OSError:
                pass
            time.sleep(0.5)
        assert newspaper.process.poll() == 0, "a trickling form held it"
        idle.close()
        log = tmp_path / "paper/data/portada.sqlite-wal"
        assert not log.exists() or log.stat().st_size == 0
    finally:
        newspaper.process.kill()


def test_what_a_newspaper_holds_is_its_owners_alone(tmp_path):
    """Whatever the mask of the shell that starts it."""
    before = os.umask(0)
    try:
        folder = paper(tmp_path)
        newspaper = Newspaper(folder)
    finally:
        os.umask(before)
    try:
        data = folder / "data"
        assert (data / "portada.sqlite-wal").exists()
        for place in [folder, data, *data.rglob("*")]:
            mode = place.stat().st_mode & 0o777
            assert mode & 0o077 == 0, f"{place} has the mode {mode:o}"
    finally:
        newspaper.stop()


def wakenings(process):
    """How often each thread of a program waited for something so far."""
    found = {}
    for status in pathlib.Path(f"/proc/{process}/task").glob("*/status"):
        try:
            found[status.parent.name] = int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(), re.M).group(1))
        except OSError:
            pass
    return found


def sleeps(process):
    """Whether it wakes up 50 times a second at most, and once more for each processor."""
    before = wakenings(process)
    time.sleep(4)
    after = wakenings(process)
    return sum(after[thread] - before[thread] for thread in before if thread in after) / 4 < 50 + os.cpu_count()


def test_an_idle_newspaper_sleeps(tmp_path):
    """Some seconds after the last change it looks whether another program wrote something, and does little else."""
    newspaper = Newspaper(paper(tmp_path))
    try:
        newspaper.get("/")
        until(lambda: sleeps(newspaper.process.pid), 150)
    finally:
        newspaper.stop()


@pytest.fixture(scope="module")
def backup(unread, tmp_path_factory):
    folder = tmp_path_factory.mktemp("backup")
    shutil.copytree(unread, folder / "paper")
    file = folder / "paper.tar"
    assert run("backup", "--site", folder / "paper", file).returncode == 0
    return file


def test_a_backup_is_looked_through(backup, tmp_path):
    file = tmp_path / "paper.tar"
    shutil.copy(backup, file)
    good = run("backup", "--verify", file)
    assert good.returncode == 0 and "is good" in good.stdout, good.stderr
    whole = file.read_bytes()
    with tarfile.open(file) as archive:
        picture = next(entry for entry in archive if entry.name.startswith("data/pictures/"))
        database = next(entry for entry in archive if entry.name == "data/portada.sqlite")

    def spoil(data):
        file.write_bytes(data)
        return run("backup", "--verify", file)

    at = picture.offset_data + picture.size // 2
    spoilt = spoil(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
    assert spoilt.returncode == 1 and picture.name in spoilt.stdout and "Keep the older" in spoilt.stderr
    at = database.offset_data + database.size // 2
    assert spoil(whole[:at] + bytes(20_000) + whole[at + 20_000:]).returncode == 1
    refused(spoil(whole[:len(whole) // 2]), 1, "ends in the middle")
    refused(spoil(b""), 1, "ends in the middle")
    refused(spoil(bytes(range(256)) * 100), 1, "damaged at byte 0")
    refused(spoil(bytes(1024)), 1, "no newspaper")
    # What is empty in the middle is no end.
    at = picture.offset - picture.offset % 512
    refused(spoil(whole[:at] + bytes(4096) + whole[at + 4096:]), 1, f"damaged at byte {at}")
    refused(run("backup", "--verify", tmp_path / "none.tar"), 1, "none.tar")
    # What keeps it from being looked at says nothing about it.
    file.write_bytes(whole)
    refused(run("backup", "--verify", file, "--scratch", tmp_path / "none"), 3, "could not be looked through")
    (tmp_path / "room").mkdir()
    assert run("backup", "--verify", file, "--scratch", tmp_path / "room").returncode == 0
    assert [entry for entry in tmp_path.rglob("*") if "verify" in entry.name] == []


def test_a_backup_that_lacks_a_picture_is_none(backup, tmp_path):
    less = tmp_path / "less.tar"
    with tarfile.open(backup) as archive, tarfile.open(less, "w", format=tarfile.USTAR_FORMAT) as other:
        pictures = [entry for entry in archive if entry.name.startswith("data/pictures/")]
        for entry in archive:
            if entry.name != pictures[0].name:
                other.addfile(entry, archive.extractfile(entry))
        # What somebody's computer left there is nobody's picture.
        other.addfile(tarfile.TarInfo("data/pictures/.DS_Store"))
    checked = run("backup", "--verify", less)
    assert ".DS_Store" not in checked.stdout
    assert checked.returncode == 1 and pathlib.Path(pictures[0].name).name + " is missing" in checked.stdout
