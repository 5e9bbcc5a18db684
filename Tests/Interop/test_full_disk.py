"""A newspaper whose disk is full: who works at it is told so, readers notice nothing, and it goes on when there is room."""

import re
import shutil
import subprocess

import pytest

from Tests.conftest import until
from Tests.Interop.door import Browser
from Tests.Interop.programs import ProgramNewspaper

MEGABYTE = 1 << 20


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 96 MB in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "none", place], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"a small disk can't be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(file):
    """Takes all the room that is left."""
    with open(file, "ab", buffering=0) as ballast:
        for size in (MEGABYTE, 4096, 1):
            try:
                while ballast.write(b"0" * size):
                    pass
            except OSError:
                pass


def test_who_works_is_told_that_the_disk_is_full(unread, small_disk):
    folder = small_disk / "newspaper"
    shutil.copytree(unread, folder)
    log = small_disk.parent / "log.txt"
    newspaper = ProgramNewspaper(folder)
    try:
        program = newspaper.program()
        mail, password = (folder / "sign-in.txt").read_text().split()
        chief = Browser(newspaper)
        assert chief.sign_in(mail, password).status == 303
        chief.get("/desk/stories/")
        story = chief.post("/desk/stories/new/", {"kind": "news"})
        form = chief.get(story.headers["Location"])
        action = re.search(r'<form id="story"[^>]* action="([^"]+)"', form.text).group(1)
        hidden = dict(re.findall(r'<input type="hidden" name="([a-z]\w*)" value="([^"]*)"', form.text))

        text = "<p>" + "palabras que no caben " * 20_000 + "</p>"

        def refused():
            fill(small_disk / "ballast")
            return program.ask("POST", "/articles", {"headline": "No cabe", "body": text}).status == 507

        until(refused)
        answer = program.ask("POST", "/articles", {"headline": "No cabe", "body": text})
        assert answer.status == 507 and answer.json["type"].endswith("disk-full"), answer.body
        said = chief.post(action, {**hidden, "headline": "No cabe", "body": text})
        assert said.status == 507 and "el disco del servidor está lleno" in said.text, (said.status, said.text[:400])
        # Readers, and whoever comes to see what is wrong, are let in.
        assert newspaper.get("/").status == 200
        assert Browser(newspaper, "203.0.113.9").sign_in(mail, password).status == 303

        (small_disk / "ballast").unlink()
        until(lambda: program.ask("POST", "/articles", {"headline": "Ya cabe", "body": text}).status == 201)
    finally:
        newspaper.process.terminate()
        told = newspaper.process.communicate(timeout=30)[0]
        log.write_text(told)
    lines = [line for line in told.splitlines() if "full" in line.lower() and "disk" in line.lower()]
    assert len(lines) == 1, lines
