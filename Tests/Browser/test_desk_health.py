"""The health page with faults that were made for it, and backups of a newspaper that is being served."""

import pathlib
import shutil
import sqlite3
import subprocess
import time

import pytest

from Tests.conftest import Newspaper, run, until
from Tests.Interop.programs import Program, Receiver


@pytest.fixture
def ailing(unread, tmp_path):
    """A newspaper of its own, not yet served: `serve` starts it."""
    from Tests.Browser.desk import Desk

    folder = shutil.copytree(unread, tmp_path / "newspaper")
    started = []

    def serve():
        started.append(Desk(folder))
        return started[-1]

    serve.folder = folder
    yield serve
    for newspaper in started:
        newspaper.stop()


def item(page, desk, subject):
    report = page.request.get(desk.base + "/desk/health/?format=json").json()
    return next(entry for entry in report["items"] if entry["subject"] == subject)


def test_faults_are_told_with_what_to_do(ailing, chromium):
    lost = sorted(path for path in (ailing.folder / "data/pictures").rglob("*") if path.is_file())[0]
    lost.rename(ailing.folder / "lost")
    with sqlite3.connect(ailing.folder / "data/portada.sqlite") as store:
        # Scheduled for an hour ago, without a headline, so that it can't come out; and a link that leads nowhere.
        late, linked = [row[0] for row in store.execute(
            "SELECT id FROM article WHERE status = 'published' AND kind <> 'page' ORDER BY id LIMIT 2")]
        store.execute("UPDATE body SET markup = markup || '<p><a href=\"/no-hay-tal/\">ver</a></p>' "
                      "WHERE id = (SELECT body_id FROM article WHERE id = ?)", [linked])
        store.execute("INSERT INTO body (markup) VALUES ('')")
        columns = [row[1] for row in store.execute("PRAGMA table_info(article)") if row[1] != "id"]
        values = {"status": "'scheduled'", "headline": "''", "path": "'/tarde/'", "slug": "'tarde'", "published_at": "NULL",
                  "first_published_at": "NULL", "scheduled_at": str(int(time.time() * 1000) - 3_600_000)}
        store.execute(f"INSERT INTO article ({', '.join(columns)}) "
                      f"SELECT {', '.join(values.get(name, name) for name in columns)} FROM article WHERE id = ?", [late])
        store.execute("UPDATE body SET markup = '' WHERE id = (SELECT MAX(id) FROM body)")
    desk = ailing()
    page = desk.open_as(chromium)
    schedule = item(page, desk, "schedule")
    assert schedule["state"] == "bad" and len(schedule["cases"]) == 1
    assert item(page, desk, "backup")["state"] == "bad"
    assert item(page, desk, "links")["state"] == "unknown"
    until(lambda: "no tiene titular" in item(page, desk, "schedule")["cases"][0]["detail"])
    page.goto(desk.base + "/desk/")
    assert "no tiene titular" in page.inner_text("section.urgent")
    page.goto(desk.base + "/desk/health/")
    page.click("text=Revisar todo ahora")
    until(lambda: all(item(page, desk, subject)["state"] != "unknown" for subject in ["links", "pictures", "integrity"]))
    page.goto(desk.base + "/desk/health/")
    first = page.locator(".health > li").first
    assert "Problema" in first.inner_text() and "✕" in first.inner_text()
    links = page.inner_text(".health > li:has-text('Enlaces propios')")
    assert "/no-hay-tal/" in links and "Atención" in links
    assert page.locator(f".health a[href='/desk/stories/{linked}/']").count() == 1
    assert "Atención" in page.inner_text(".health > li:has-text('Fotos')")
    assert "no encontró daños" in page.inner_text(".health > li:has-text('Integridad')")
    # Mended, it is good again.
    (ailing.folder / "lost").rename(lost)
    assert run("backup", ailing.folder.parent / "copia.tar", "--site", ailing.folder).returncode == 0
    backup = item(page, desk, "backup")
    assert backup["state"] == "good" and backup["values"]["file"] == "copia.tar"
    assert page.faults == []
    page.context.close()


def test_everybody_sees_health_but_only_administrators_start_a_walk(desk, chromium):
    page = desk.open_as(chromium, "reporter", "paco")
    page.goto(desk.base + "/desk/health/")
    assert page.locator(".health > li").count() == 13
    assert page.locator("main button").count() == 0
    key = page.get_attribute("[name=_csrf] >> nth=0", "value")
    answer = page.request.post(
        desk.base + "/desk/health/inspection/", form={"_csrf": key}, headers={"Origin": desk.base}, max_redirects=0)
    assert answer.status == 403
    page.context.close()
    assert desk.get("/desk/health/?format=json").status == 303
    assert (desk.get("/healthz").status, desk.get("/readyz").status) == (200, 200)


def test_a_webhook_that_fails_is_named_with_why_and_since_when(ailing, chromium):
    with (ailing.folder / "portada.yaml").open("a") as settings:
        settings.write("webhookPrivateAddresses: yes\n")
    desk = ailing()
    receiver = Receiver()
    receiver.statuses = [500] * 100
    token = run("token", "add", "avisos", "--role", "administrator", "--scope", "read,write,publish,webhooks",
                "--site", ailing.folder)
    program = Program(desk, token.stdout.strip())
    silent = "http://127.0.0.1:9/nadie"
    hooks = [program.make("/webhooks", {"address": address, "events": ["article.published"]}).json["id"]
             for address in (receiver.address, silent)]
    page = desk.open_as(chromium)
    assert item(page, desk, "webhooks")["state"] == "good"
    story = program.story(headline="Se avisa")
    program.ask("PUT", f"/articles/{story.json['id']}/publication", {}, If_Match=story.tag)
    until(lambda: len(item(page, desk, "webhooks")["cases"]) == 2)
    page.goto(desk.base + "/desk/health/")
    told = page.locator(".health > li:has(h2:has-text('Webhooks'))")
    assert "Fallan los envíos a 2 webhooks." in told.inner_text() and "que el programa esté en marcha" in told.inner_text()
    broken = told.locator("li", has=page.locator(f"a[href='/desk/programs/webhooks/{hooks[0]}/']"))
    assert receiver.address in broken.inner_text() and "La última respuesta fue 500 (" in broken.inner_text()
    assert "Los envíos fallan desde " in broken.inner_text()
    mute = told.locator(f"li:has-text('{silent}')").inner_text()
    assert "El último intento no tuvo respuesta (" in mute
    # What mends itself in a moment is nothing for the home.
    page.goto(desk.base + "/desk/")
    assert page.locator("section.urgent:has-text('Webhooks')").count() == 0
    with sqlite3.connect(ailing.folder / "data/portada.sqlite", timeout=20) as store:
        store.execute("UPDATE webhook SET failing_since = failing_since - 3600000")
    page.goto(desk.base + "/desk/")
    urgent = page.locator("section.urgent:has-text('Webhooks que fallan')")
    assert "La última respuesta fue 500" in urgent.inner_text() and urgent.locator("li").count() == 2
    # Others learn that something is wrong, but no address: it may hold a secret.
    editor = desk.open_as(chromium, "editor", "elena")
    assert editor.locator("section.urgent:has-text('Webhooks')").count() == 0
    editor.goto(desk.base + "/desk/health/")
    seen = editor.locator(".health > li:has(h2:has-text('Webhooks'))").inner_text()
    assert "127.0.0.1" in seen and "/hook" not in seen and "/nadie" not in seen
    assert editor.locator("a[href*='/webhooks/']").count() == 0
    # By the link to its page, where it is sent again.
    receiver.statuses.clear()
    urgent.locator(f"a[href='/desk/programs/webhooks/{hooks[0]}/']").click()
    page.click("text=Enviar de nuevo")
    if "/desk/confirm/" in page.url:
        page.fill("[name=password]", desk.chief_password)
        page.click("main button.primary")
        page.goto(f"{desk.base}/desk/programs/webhooks/{hooks[0]}/")
        page.click("text=Enviar de nuevo")
    until(lambda: len(item(page, desk, "webhooks")["cases"]) == 1)
    receiver.stop()
    for window in (page, editor):
        assert window.faults == []
        window.context.close()


def tables(file):
    """All rows of the tables that hold the newspaper."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as store:
        names = ["article", "body", "revision", "section", "person", "tag", "picture", "comment", "listing", "redirect",
                 "setting", "audit", "account"]
        return {name: sorted(map(repr, store.execute(f"SELECT * FROM {name}"))) for name in names}


def files(folder):
    folder = pathlib.Path(folder)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_brings_everything_back(ailing, tmp_path):
    desk = ailing()
    archive = tmp_path / "copia.tar"
    made = run("backup", archive, "--site", ailing.folder)
    assert made.returncode == 0, made.stderr
    assert list(tmp_path.glob("copia.tar?*")) == []
    again = run("backup", archive, "--site", ailing.folder)
    assert again.returncode == 1 and "overwrites nothing" in again.stderr
    restored = tmp_path / "restored"
    restored.mkdir()
    subprocess.run(["tar", "-xf", archive, "-C", restored], check=True)
    assert tables(restored / "data/portada.sqlite") == tables(ailing.folder / "data/portada.sqlite")
    assert files(restored / "data/pictures") == files(ailing.folder / "data/pictures")
    assert (restored / "portada.yaml").read_text() == (ailing.folder / "portada.yaml").read_text()
    doctor = run("doctor", "--site", restored)
    assert doctor.returncode == 0, doctor.stdout
    twin = Newspaper(restored)
    try:
        for path in ["/nacional/", "/feed/atom/", "/search/?q=puerto"]:
            ours, theirs = desk.get(path).text, twin.get(path).text
            assert ours.replace(desk.base, "") == theirs.replace(twin.base, ""), path
    finally:
        twin.stop()


def test_a_backup_that_can_not_be_written_leaves_nothing(ailing, tmp_path):
    answer = run("backup", tmp_path / "no/such/place.tar", "--site", ailing.folder)
    assert answer.returncode == 1
    assert "left nothing behind" in answer.stderr
