"""A newspaper that moved in from WordPress answers at its old addresses, and can move in again."""

import json
import os
import signal
import subprocess
import time

import pytest

from Tests.conftest import PROGRAM, SHARED_EXPORTS, needs_shared, run


def test_stories_stay_at_their_addresses(moved):
    page = moved.get("/2021/05/la-feria-vuelve/")
    assert page.status == 200
    for part in ["La feria vuelve a la plaza", "Rosa Lira", "cuarenta puestos", "Una plaza", "Rosa Lira/Diario",
                 'href="/2021/05/el-puente/"', 'data-provider="youtube"', "/tag/feria/"]:
        assert part in page.text, part
    assert "slider" not in page.text


@pytest.mark.parametrize("old, new", [
    ("/?p=11", "/2021/05/la-feria-vuelve/"), ("/la-feria-vuelve/", "/2021/05/la-feria-vuelve/"),
    ("/2021/05/06/la-feria-vuelve/", "/2021/05/la-feria-vuelve/"), ("/2021/05/la-feria-vuelve", "/2021/05/la-feria-vuelve/"),
    ("/category/locales/", "/locales/"), ("/?cat=4", "/locales/"), ("/category/locales/feed/", "/locales/feed/"),
    ("/?tag=feria", "/tag/feria/"), ("/?feed=rss2", "/feed/"), ("/comments/feed/", "/feed/"), ("/wp-sitemap.xml", "/sitemap.xml"),
])
def test_old_addresses_lead_on(moved, old, new):
    answer = moved.get(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)
    assert moved.get(new).status == 200


def test_old_pictures_lead_to_pictures(moved):
    answer = moved.get("/wp-content/uploads/2021/05/plaza.png")
    assert answer.status == 301
    picture = moved.get(answer.headers["Location"])
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/jpeg")
    assert moved.get("/?attachment_id=10").status == 301


def test_what_was_not_public_stays_so(moved):
    for path in ["/?p=14", "/sin-publicar/", "/2021/05/privada/", "/?p=15"]:
        assert moved.get(path).status == 404, path


def test_a_second_run_changes_nothing_and_says_so(moved):
    again = run("import", "wordpress", moved.export, "--site", moved.folder)
    assert again.returncode == 0
    assert "Nothing changed" in again.stdout


def test_the_report_counts_everything(moved):
    report = json.loads(moved.report.read_text())
    assert report["counts"]["stories"]["created"] == 29
    assert report["counts"]["pages"]["created"] == 1
    assert report["failed"] == 0 and report["failures"] == []
    assert report["shortcodes"] == {"slider": 1}
    doctor = run("doctor", "--site", moved.folder)
    assert doctor.returncode == 0
    assert "sound" in doctor.stdout or "well" in doctor.stdout


def test_killed_in_the_middle_it_goes_on(tmp_path):
    """SIGKILL at several moments; the same command finishes, and every story is there once."""
    from Tests.Interop.export import EXPORT, item, LOCAL

    many = "".join(
        item(1000 + n, title=f"Nota {n}", slug=f"n-{n}", link=f"/notas/n-{n}/", body="Texto.\n\nMás texto." * 20, extra=LOCAL)
        for n in range(3000))
    (tmp_path / "many.xml").write_text(EXPORT.replace("</channel>", many + "</channel>"), encoding="utf-8")
    assert run("new", tmp_path / "paper", "--name", "Diario").returncode == 0
    command = [PROGRAM, "import", "wordpress", tmp_path / "many.xml", "--site", tmp_path / "paper"]
    for pause in [0.3, 0.9, 1.7, 2.6]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert run("doctor", "--site", tmp_path / "paper").returncode == 0
    last = run(*command[1:])
    assert last.returncode == 0, last.stdout + last.stderr
    finished = run(*command[1:])
    assert "Nothing changed" in finished.stdout
    assert "3029 unchanged" in finished.stdout


def test_a_broken_export_says_what_failed_and_where(tmp_path):
    from Tests.Interop.export import EXPORT

    (tmp_path / "cut.xml").write_text(EXPORT[: EXPORT.index("Segunda línea")], encoding="utf-8")
    dry = run("import", "wordpress", tmp_path / "cut.xml", "--dry-run")
    assert dry.returncode == 1
    answer = json.loads(dry.stdout)
    assert [i["post_id"] for i in answer["items"]][:3] == ["10", "11", "12"]
    assert answer["errors"][0]["line"] > 10


@needs_shared
@pytest.mark.parametrize("export", SHARED_EXPORTS, ids=lambda p: p.stem)
def test_other_peoples_exports_come_in_and_come_in_once(export, tmp_path):
    assert run("new", tmp_path / "paper", "--name", "Diario").returncode == 0
    first = run("import", "wordpress", export, "--site", tmp_path / "paper")
    assert first.returncode in (0, 1), first.stderr
    second = run("import", "wordpress", export, "--site", tmp_path / "paper")
    assert second.returncode == first.returncode
    assert " 0 new, 0 updated" in second.stdout or "stories" not in second.stdout
