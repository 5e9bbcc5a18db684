"""Backups whose pictures are kept once for all of them, and what a restored newspaper lets people do."""

import fcntl
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tarfile

import pytest

from Tests.conftest import PROGRAM, run, until


@pytest.fixture(scope="module")
def served_once(unread, tmp_path_factory):
    """A newspaper with a backup, whose pictures lie on a shelf; both are to be copied."""
    folder = tmp_path_factory.mktemp("backups")
    shutil.copytree(unread, folder / "paper")
    made = run("backup", folder / "one.tar", "--site", folder / "paper", "--pictures", folder / "shelf")
    assert made.returncode == 0, made.stderr
    assert "portada.key" in made.stdout
    return folder


@pytest.fixture
def place(served_once, tmp_path):
    shutil.copytree(served_once, tmp_path / "place")
    return tmp_path / "place"


def backup(place, name, *more):
    return run("backup", place / name, "--site", place / "paper", "--pictures", place / "shelf", *more)


def verify(place, name):
    return run("backup", "--verify", place / name, "--pictures", place / "shelf")


def pictures(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def rows(database, sql):
    with sqlite3.connect(database) as connection:
        return connection.execute(sql).fetchall()


def test_a_second_backup_copies_no_picture_again(place):
    before = {path: path.stat().st_ino for path in (place / "shelf").rglob("*") if path.is_file()}
    assert len(before) > 20
    made = backup(place, "two.tar")
    assert made.returncode == 0 and "0 of them new" in made.stdout, made.stdout + made.stderr
    assert {path: path.stat().st_ino for path in (place / "shelf").rglob("*") if path.is_file()} == before
    assert pictures(place / "shelf") == pictures(place / "paper/data/pictures")
    with tarfile.open(place / "two.tar") as archive:
        names = archive.getnames()
        assert not any(name.startswith("data/pictures/") for name in names)
        listed = archive.extractfile("pictures.txt").read().decode().split()
    assert names[0] == "pictures.txt"
    assert listed == sorted(str(path.relative_to(place / "shelf")) for path in before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in [place / "shelf", *(place / "shelf").rglob("*")]}
    assert modes == {True: 0o700, False: 0o600}
    assert (place / "two.tar").stat().st_mode & 0o777 == 0o600
    assert "is good" in verify(place, "two.tar").stdout


def test_it_is_brought_back_by_hand(place):
    restored = place / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-xf", place / "one.tar", "-C", restored], check=True)
    (restored / "data/pictures").mkdir(mode=0o700)
    copied = subprocess.Popen(
        ["tar", "-cf", "-", "-C", place / "shelf", "-T", restored / "pictures.txt"], stdout=subprocess.PIPE)
    subprocess.run(["tar", "-xf", "-", "-C", restored / "data/pictures"], stdin=copied.stdout, check=True)
    assert copied.wait() == 0
    assert pictures(restored / "data/pictures") == pictures(place / "paper/data/pictures")
    assert run("doctor", "--deep", "--site", restored).returncode == 0


def removed(place):
    """One picture less in the newspaper; where it lay."""
    database = place / "paper/data/portada.sqlite"
    picture, = rows(database, """
        SELECT hash FROM picture WHERE id NOT IN (SELECT lead_picture_id FROM article WHERE lead_picture_id IS NOT NULL)
            AND id NOT IN (SELECT picture_id FROM article_picture)
            AND id NOT IN (SELECT picture_id FROM person WHERE picture_id IS NOT NULL) LIMIT 1""") or [None]
    if picture is None:
        rows(database, "UPDATE article SET lead_picture_id = NULL")
        rows(database, "DELETE FROM article_picture")
        picture, = rows(database, "SELECT hash FROM picture WHERE id NOT IN "
                                  "(SELECT picture_id FROM person WHERE picture_id IS NOT NULL) LIMIT 1")
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM picture WHERE hash = ?", picture)
    path = f"{picture[0][:2]}/{picture[0][2:4]}/{picture[0]}"
    (place / "paper/data/pictures" / path).unlink()
    return path


def test_what_a_kept_backup_needs_is_never_tidied_away(place):
    gone = removed(place)
    left = place / "shelf" / gone[:2] / f"{gone[3:5]}x.part"
    foreign = place / "shelf/README"
    foreign.write_text("Ours.")
    assert backup(place, "two.tar").returncode == 0
    # The older archive needs it.
    tidied = run("backup", "--tidy", place / "one.tar", place / "two.tar", "--pictures", place / "shelf")
    assert tidied.returncode == 0 and tidied.stdout.startswith("0 pictures"), tidied.stderr
    assert (place / "shelf" / gone).exists() and "is good" in verify(place, "one.tar").stdout
    # One that can't be read may need anything.
    (place / "cut.tar").write_bytes((place / "one.tar").read_bytes()[:4096])
    tidied = run("backup", "--tidy", place / "cut.tar", place / "two.tar", "--pictures", place / "shelf")
    assert tidied.returncode == 1 and "nothing was removed" in tidied.stderr
    assert (place / "shelf" / gone).exists()
    assert run("backup", "--tidy", "--pictures", place / "shelf").returncode == 2
    # It went with the last archive that needed it, and nothing else did.
    (place / "one.tar").unlink()
    tidied = run("backup", "--tidy", place / "two.tar", "--pictures", place / "shelf")
    assert tidied.returncode == 0 and tidied.stdout.startswith("1 pictures"), tidied.stdout + tidied.stderr
    assert not (place / "shelf" / gone).exists() and foreign.exists() and not left.exists()
    assert "is good" in verify(place, "two.tar").stdout


def test_damaged_and_missing_pictures_of_a_shelf_are_named(place):
    one, two, *_ = sorted(path for path in (place / "shelf").rglob("*") if path.is_file())
    data = one.read_bytes()
    one.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    two.unlink()
    bad = verify(place, "one.tar")
    assert bad.returncode == 1
    assert f"{one} is damaged" in bad.stdout and f"{two} is missing" in bad.stdout
    # As it says: what is removed comes again.
    one.unlink()
    again = backup(place, "two.tar")
    assert again.returncode == 0 and "2 of them new" in again.stdout
    assert "is good" in verify(place, "one.tar").stdout
    unnamed = run("backup", "--verify", place / "one.tar")
    assert unnamed.returncode == 1 and "--pictures DIR" in unnamed.stderr


def test_a_damaged_source_is_named_and_spoils_no_good_copy(place):
    original = next(path for path in (place / "paper/data/pictures").rglob("*") if path.is_file())
    copy = place / "shelf" / original.relative_to(place / "paper/data/pictures")
    good = original.read_bytes()
    original.write_bytes(good[:100])
    made = backup(place, "two.tar")
    assert made.returncode == 1 and str(original) in made.stdout and "Keep the older" in made.stderr
    assert copy.read_bytes() == good and "is good" in verify(place, "two.tar").stdout
    # In an archive of its own it is named as well, and what is damaged comes to no new shelf.
    made = run("backup", place / "three.tar", "--site", place / "paper")
    assert made.returncode == 1 and str(original) in made.stdout
    made = run("backup", place / "four.tar", "--site", place / "paper", "--pictures", place / "empty")
    assert made.returncode == 1 and not (place / "empty" / copy.relative_to(place / "shelf")).exists()


def test_one_that_is_killed_leaves_nothing_half(place):
    """Killed when so many pictures came; the next one is whole, and the shelf holds nothing else."""
    for count in (1, 8, 20):
        shelf, target = place / f"shelf{count}", place / f"killed{count}.tar"
        making = subprocess.Popen(
            [PROGRAM, "backup", target, "--site", place / "paper", "--pictures", shelf],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: making.poll() is not None or sum(path.is_file() for path in shelf.rglob("*")) >= count)
        making.kill()
        assert making.wait() == -9 and not target.exists()
        made = run("backup", target, "--site", place / "paper", "--pictures", shelf)
        assert made.returncode == 0, made.stderr
        assert pictures(shelf) == pictures(place / "shelf")
        assert [path.name for path in place.glob(f"killed{count}*")] == [target.name]
        assert run("backup", "--verify", target, "--pictures", shelf).returncode == 0


def test_two_at_once_don_t_write_one_shelf(place):
    held = os.open(place / "shelf", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused = backup(place, "two.tar")
        assert refused.returncode == 1 and "Another backup" in refused.stderr
        assert not (place / "two.tar").exists()
    finally:
        os.close(held)
    assert backup(place, "two.tar").returncode == 0


def test_the_doctor_says_what_is_damaged(place):
    paper = place / "paper"
    assert run("doctor", "--quiet", "--site", paper).stdout == ""
    path, number, picture = rows(paper / "data/portada.sqlite", """
        SELECT path, article.id, hash FROM article JOIN picture ON picture.id = lead_picture_id
        WHERE status = 'published' ORDER BY article.id LIMIT 1""")[0]
    file = paper / "data/pictures" / picture[:2] / picture[2:4] / picture
    good = file.read_bytes()
    file.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert run("doctor", "--site", paper).returncode == 0
    deep = run("doctor", "--deep", "--site", paper)
    assert deep.returncode == 1 and f"damaged    {file}" in deep.stdout and " in /" in deep.stdout
    file.unlink()
    missing = run("doctor", "--site", paper)
    assert missing.returncode == 1 and f"missing    {file}" in missing.stdout and "1 pictures are gone" in missing.stderr
    file.write_bytes(good)
    extra = paper / "data/pictures/ab/cd" / ("abcd" + "0" * 60)
    extra.parent.mkdir(parents=True, exist_ok=True)
    extra.write_bytes(b"x")
    os.utime(extra, (0, 0))
    told = run("doctor", "--site", paper)
    assert told.returncode == 0 and f"extra      {extra}" in told.stdout
    # What an operator has to see to is no damage, and cron is told.
    (paper / "data").chmod(0o755)
    told = run("doctor", "--quiet", "--site", paper)
    assert told.returncode == 4 and "chmod 700" in told.stdout
    (paper / "data").chmod(0o700)
    with sqlite3.connect(paper / "data/portada.sqlite") as database:
        database.execute("UPDATE article SET primary_section_id = 9999 WHERE id = ?", [number])
    told = run("doctor", "--site", paper)
    assert told.returncode == 1 and f"(the story {path}) refers to no row of section" in told.stdout


def test_the_doctor_names_the_table_and_the_stories_of_a_damaged_page(place):
    database = place / "paper/data/portada.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size, = connection.execute("PRAGMA page_size").fetchone()
        # A leaf of the table of stories.
        page, = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'article' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1").fetchone()
        all_paths = {row[0] for row in connection.execute("SELECT path FROM article")}
    data = bytearray(database.read_bytes())
    data[(page - 1) * size:page * size] = bytes(size)
    database.write_bytes(data)
    told = run("doctor", "--site", place / "paper")
    assert told.returncode == 1 and "Bring back the last backup" in told.stderr, told.stdout + told.stderr
    assert "The table 'article' is damaged" in told.stdout
    named = [line for line in told.stdout.splitlines() if "can't be read" in line and "story" in line]
    assert 0 < len(named) < len(all_paths)
    assert all(any(path in line for path in all_paths) for line in named)


def test_whose_key_is_lost_is_said(place):
    paper = place / "paper"
    with sqlite3.connect(paper / "data/portada.sqlite") as database:
        database.execute("UPDATE account SET second_factor = 'sealed:AAAA' WHERE id = (SELECT MIN(id) FROM account)")
    other = run("doctor", "--site", paper)
    assert other.returncode == 4 and "another key" in other.stdout
    (paper / "data/portada.key").unlink()
    gone = run("doctor", "--site", paper)
    assert gone.returncode == 4 and "portada.key is gone" in gone.stdout and "--without-second-factor" in gone.stdout
    assert not (paper / "data/portada.key").exists()
