"""A newspaper leaves: as an archive that another Portada takes in, and as an export that WordPress takes in."""

import fcntl
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tarfile
import xml.etree.ElementTree as ElementTree

import pytest

from Tests.conftest import PROGRAM, Newspaper, run, until

WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


@pytest.fixture(scope="module")
def archive(unread, tmp_path_factory):
    file = tmp_path_factory.mktemp("leaving") / "paper.tar"
    written = run("export", file, "--site", unread)
    assert written.returncode == 0, written.stderr
    return file


def members(file):
    with tarfile.open(file) as tar:
        return {entry.name: tar.extractfile(entry).read() for entry in tar}


def lines(files, part):
    text = b"".join(files[name] for name in sorted(files) if name.startswith(f"{part}/") and name.endswith(".jsonl"))
    return [json.loads(line) for line in text.splitlines()]


def brought_in(archive, folder):
    assert run("new", folder, "--name", "Otro", "--language", "en").returncode == 0
    return run("import", "archive", archive, "--site", folder)


def test_an_archive_is_what_its_document_says(archive, unread):
    files = members(archive)
    assert archive.stat().st_mode & 0o777 == 0o600
    assert next(iter(files)) == "archive.json" and list(files)[-1] == "end.json"
    end = json.loads(files["end.json"])
    for part, digest in end["parts"].items():
        whole = b"".join(files[name] for name in sorted(files) if name.startswith(f"{part}/"))
        assert hashlib.sha256(whole).hexdigest() == digest["sha256"], part
        assert whole.count(b"\n") == digest["lines"], part
    pictures = {name.removeprefix("files/"): data for name, data in files.items() if name.startswith("files/")}
    assert len(pictures) == end["pictures"] and end["lostPictures"] == []
    assert all(hashlib.sha256(data).hexdigest() == name for name, data in pictures.items())
    with sqlite3.connect(unread / "data/portada.sqlite") as database:
        for table, part in [("article", "stories"), ("revision", "revisions"), ("comment", "comments")]:
            assert database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == end["parts"][part]["lines"] > 0
        headline, text = database.execute(
            "SELECT headline, markup FROM article JOIN body ON body.id = body_id WHERE article.id = 1").fetchone()
    story = lines(files, "stories")[0]
    assert (story["headline"], story["text"]) == (headline, text)
    assert {line["status"] for line in lines(files, "stories")} > {"draft", "published", "scheduled"}


def test_nobody_signs_in_with_what_an_archive_holds(archive, unread):
    with sqlite3.connect(unread / "data/portada.sqlite") as database:
        secrets = [row[0] for row in database.execute("SELECT password FROM account WHERE password IS NOT NULL")]
    assert secrets
    everything = b"".join(members(archive).values())
    assert not any(secret.encode() in everything for secret in secrets)
    assert b"argon2" not in everything


def test_it_comes_into_an_empty_newspaper_and_every_page_is_the_same(archive, unread, tmp_path):
    folder = tmp_path / "new"
    result = brought_in(archive, folder)
    assert result.returncode == 0, result.stderr
    assert "portada user invite" in result.stdout
    again = tmp_path / "again.tar"
    assert run("export", again, "--site", folder).returncode == 0
    before, after = (json.loads(members(file)["end.json"]) for file in (archive, again))
    # The import itself stands in the audit.
    assert after["parts"].pop("audit")["lines"] == before["parts"].pop("audit")["lines"] + 1
    assert after == before
    assert run("doctor", "--site", folder).returncode == 0
    old_folder = tmp_path / "old"
    shutil.copytree(unread, old_folder)
    paths = ["/", "/?s=puerto", "/feed/", "/sitemap.xml", "/esta-pagina-no-existe/"]
    paths += [line["path"] for line in lines(members(archive), "stories")][:40]
    paths += [line["path"] for line in lines(members(archive), "sections")]
    old, new = Newspaper(old_folder), Newspaper(folder)
    try:
        for path in paths:
            one, other = old.get(path), new.get(path)
            assert one.status == other.status, path
            assert one.text.replace(str(old.port), "PORT") == other.text.replace(str(new.port), "PORT"), path
        assert run("verify", "--site", folder, "--server", new.base).returncode == 0
    finally:
        old.stop()
        new.stop()


def test_it_comes_into_no_newspaper_that_holds_anything(archive, unread, tmp_path):
    result = run("import", "archive", archive, "--site", unread)
    assert result.returncode == 1
    assert "not empty" in result.stderr and "portada new" in result.stderr


def test_an_export_overwrites_nothing(archive, unread):
    before = archive.read_bytes()
    assert run("export", archive, "--site", unread).returncode == 1
    assert archive.read_bytes() == before


def rewritten(archive, target, change):
    """The archive with some of its files changed."""
    files = members(archive)
    change(files)
    with tarfile.open(target, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return target


def damaged_line(files):
    name = "stories/000001.jsonl"
    files[name] = files[name].replace(b"a", b"e", 1)


def damaged_picture(files):
    name = next(name for name in files if name.startswith("files/"))
    files[name] = files[name][:-1]


def newer(files):
    files["archive.json"] = re.sub(rb'"schema" : \d+', b'"schema" : 9999', files["archive.json"])


def escaping(files):
    end = files.pop("end.json")
    files["theme/../../outside"] = b"x"
    files["end.json"] = end


@pytest.mark.parametrize("change, words", [
    (damaged_line, "stories"), (damaged_picture, "damaged"), (newer, "newer"), (escaping, "theme"),
    (lambda files: files.pop("end.json"), "end"), (lambda files: files.pop("archive.json"), "no archive"),
    (lambda files: files.pop(next(name for name in files if name.startswith("files/"))), "pictures"),
])
def test_a_damaged_or_strange_archive_is_refused(archive, tmp_path, change, words):
    result = brought_in(rewritten(archive, tmp_path / "bad.tar", change), tmp_path / "new")
    assert result.returncode == 1
    assert words in result.stderr, result.stderr
    assert not (tmp_path / "outside").exists()


def progress(folder):
    """How many files of an archive are in."""
    try:
        with sqlite3.connect(f"file:{folder}/data/portada.sqlite?mode=ro", uri=True) as database:
            row = database.execute("SELECT value FROM setting WHERE name = 'archive'").fetchone()
    except sqlite3.OperationalError:
        return 0
    return json.loads(row[0])["files"] if row else 0


@pytest.mark.parametrize("files", [1, 6, 12])
def test_an_import_that_is_killed_goes_on_and_is_whole(archive, tmp_path, files):
    folder, again = tmp_path / "new", tmp_path / "again.tar"
    assert run("new", folder, "--name", "Otro", "--language", "en").returncode == 0
    coming = subprocess.Popen([PROGRAM, "import", "archive", archive, "--site", folder], stdout=subprocess.DEVNULL)
    until(lambda: coming.poll() is not None or progress(folder) >= files)
    coming.kill()
    assert coming.wait() == -9
    refused = run("serve", "--site", folder, "--port", "0")
    assert refused.returncode == 3 and "half in" in refused.stderr
    assert run("import", "archive", archive, "--site", folder).returncode == 0
    assert run("export", again, "--site", folder).returncode == 0
    before, after = (json.loads(members(file)["end.json"]) for file in (archive, again))
    for end in (before, after):
        end["parts"].pop("audit")
    assert after == before


def test_an_archive_comes_into_no_newspaper_that_others_have_open(archive, tmp_path):
    folder = tmp_path / "new"
    assert run("new", folder, "--name", "Otro").returncode == 0
    newspaper = Newspaper(folder)
    try:
        refused = run("import", "archive", archive, "--site", folder)
        assert refused.returncode == 3 and "nobody else has open" in refused.stderr
        assert progress(folder) == 0
    finally:
        newspaper.stop()
    # As while one comes in.
    held = os.open(folder / "data", os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        for command in ("serve", "--port", "0"), ("doctor",), ("import", "archive", archive):
            refused = run(*command, "--site", folder)
            assert refused.returncode == 3 and "newspaper" in refused.stderr, refused
    finally:
        os.close(held)
    assert run("import", "archive", archive, "--site", folder).returncode == 0


def test_a_newspaper_that_is_half_in_is_not_served(archive, tmp_path):
    folder = tmp_path / "new"
    assert brought_in(archive, folder).returncode == 0
    with sqlite3.connect(folder / "data/portada.sqlite") as database:
        database.execute("INSERT INTO setting VALUES ('archive', ?)", [json.dumps({"archive": "x", "files": 3, "cleaned": 0})])
    served = run("serve", "--site", folder, "--port", "0")
    assert served.returncode == 3 and "half in" in served.stderr


@pytest.fixture(scope="module")
def wxr(unread, tmp_path_factory):
    """The WordPress export of a demo newspaper with a killed story and awkward words."""
    folder = tmp_path_factory.mktemp("wxr") / "newspaper"
    shutil.copytree(unread, folder)
    with sqlite3.connect(folder / "data/portada.sqlite") as database:
        database.execute("UPDATE article SET status = 'killed', headline = 'Secretísimo' WHERE id = 3")
        database.execute("UPDATE article SET kicker = 'A ]]> B \x01 <&>' WHERE id = 1")
        # Withdrawn once, and to come again: its hour counts, not the day when it was out.
        database.execute("UPDATE article SET status = 'scheduled', scheduled_at = 4102444800000 WHERE id = 5")
        database.execute("UPDATE article SET headline = 'Si a<b, entonces' WHERE id = 6")
        # A second section of the same name elsewhere in the tree.
        database.execute("UPDATE section SET slug = (SELECT slug FROM section WHERE id = 1) WHERE id = 2")
    file = folder.parent / "wordpress.xml"
    written = run("export", "--wordpress", file, "--site", folder)
    assert written.returncode == 0, written.stderr
    return folder, file, written.stdout


def posts(root, kind):
    return [item for item in root.iter("item") if item.findtext(f"{WP}post_type") == kind]


def details(item):
    return {entry.findtext(f"{WP}meta_key"): entry.findtext(f"{WP}meta_value") for entry in item.iter(f"{WP}postmeta")}


def test_wordpress_reads_it_by_its_rules(wxr):
    """What WordPress' importer asks of a file: a version that looks like one, numbers that differ, names that exist."""
    folder, file, said = wxr
    root = ElementTree.parse(file).getroot()
    channel = root.find("channel")
    assert root.tag == "rss" and re.fullmatch(r"\d+\.\d+", channel.findtext(f"{WP}wxr_version"))
    assert channel.findtext(f"{WP}base_site_url").startswith("http")
    logins = {author.findtext(f"{WP}author_login") for author in channel.iter(f"{WP}author")}
    categories = {term.findtext(f"{WP}category_nicename") for term in channel.iter(f"{WP}category")}
    tags = {term.findtext(f"{WP}tag_slug") for term in channel.iter(f"{WP}tag")}
    terms = [term.findtext(f"{WP}term_id") for kind in ("category", "tag") for term in channel.iter(f"{WP}{kind}")]
    assert len(terms) == len(set(terms))
    seen = set()
    for term in channel.iter(f"{WP}category"):
        # A parent is made before its children.
        assert term.findtext(f"{WP}category_parent") in seen | {""} | {None}
        seen.add(term.findtext(f"{WP}category_nicename"))
    assert len(categories) == len(list(channel.iter(f"{WP}category")))
    numbers = [item.findtext(f"{WP}post_id") for item in root.iter("item")]
    assert len(numbers) == len(set(numbers)) > 50
    attachments = {item.findtext(f"{WP}post_id"): item.findtext(f"{WP}attachment_url") for item in posts(root, "attachment")}
    for item in posts(root, "post"):
        assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") in logins | {""}
        assert item.findtext(f"{WP}status") in {"publish", "draft", "pending", "future", "trash"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", item.findtext(f"{WP}post_date"))
        for category in item.findall("category"):
            known = {"category": categories, "post_tag": tags, "author": {f"cap-{login}" for login in logins}}[category.get("domain")]
            assert category.get("nicename") in known
        thumbnail = details(item).get("_thumbnail_id")
        assert thumbnail is None or thumbnail in attachments
        for number, source in re.findall(r'<img class="wp-image-(\d+)" src="([^"]+)"', item.findtext(CONTENT)):
            assert attachments[number] == source
        assert 'src="/' not in item.findtext(CONTENT)
    with sqlite3.connect(folder / "data/portada.sqlite") as database:
        stories, = database.execute("SELECT COUNT(*) FROM article WHERE kind <> 'page' AND status <> 'killed'").fetchone()
        comments, = database.execute("SELECT COUNT(*) FROM comment JOIN article ON article.id = article_id WHERE article.status <> 'killed'").fetchone()
    assert len(posts(root, "post")) == stories
    by_number = {item.findtext(f"{WP}post_id"): item for item in posts(root, "post")}
    assert by_number["5"].findtext(f"{WP}status") == "future" and by_number["5"].findtext(f"{WP}post_date_gmt").startswith("2100-01-01")
    assert by_number["6"].findtext("title") == "Si a&lt;b, entonces"
    assert len(list(root.iter(f"{WP}comment"))) == comments
    assert details(next(item for item in posts(root, "post") if item.findtext(f"{WP}post_id") == "1"))["kicker"] == "A ]]> B  <&>"


def test_no_word_of_a_killed_story_leaves_for_wordpress(wxr):
    _, file, said = wxr
    assert "Secretísimo" not in file.read_text()
    assert "1 killed" in said


def test_what_wordpress_would_get_comes_back_whole(wxr, tmp_path):
    """Our own reader of such exports finds the stories again, with their words, pictures, names and moments."""
    folder, file, _ = wxr
    back = tmp_path / "back"
    assert run("new", back, "--name", "Vuelta").returncode == 0
    result = run("import", "wordpress", file, "--site", back)
    assert result.returncode == 0, result.stderr + result.stdout
    ask = """
        SELECT slug, headline, summary, published_at / 1000, (SELECT COUNT(*) FROM article_person WHERE article_id = article.id),
            (SELECT COUNT(*) FROM article_tag WHERE article_id = article.id)
        FROM article WHERE status = 'published' AND kind <> 'page' ORDER BY slug
    """
    words = "SELECT slug, markup FROM article JOIN body ON body.id = body_id WHERE status = 'published' ORDER BY slug"
    with sqlite3.connect(folder / "data/portada.sqlite") as old, sqlite3.connect(back / "data/portada.sqlite") as new:
        assert new.execute(ask).fetchall() == old.execute(ask).fetchall()
        for (slug, before), (other, after) in zip(old.execute(words), new.execute(words), strict=True):
            assert slug == other
            plain = [re.sub(r"\W+", " ", re.sub(r"<[^>]*>", " ", text)).split() for text in (before, after)]
            missing = set(plain[0]) - set(plain[1])
            assert not missing, (slug, missing)
