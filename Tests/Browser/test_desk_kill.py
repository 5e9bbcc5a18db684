"""After a kill not a word of the story is anywhere: for readers, programs, colleagues who may not kill, and on the way out."""

import json
import re
import shutil
import sqlite3
import time
import urllib.parse

import pytest

from Tests.Browser.desk import Desk
from Tests.conftest import until
from Tests.Interop.programs import ProgramNewspaper, Receiver

# Words that stand nowhere else in the newspaper: headline, summary, body, caption, correction, address, comment.
WORDS = re.compile("xilofag|almocafr|pertiguer|zarandill|birloch|quincall", re.I)
# A word of the story that may be looked for: pages repeat what they were asked.
ASKED = "fulanez"
STORY = {
    "headline": "Xilofagia en el teatro", "summary": "Un almocafre oxidado.", "kicker": "Xilofagia",
    "body": "<p>El pertiguero vive en casa de Fulanez.</p>"
            '<p>Ya lo contamos en <a href="/xilofagia-perdida/">otra nota</a>.</p>',
}


class Newsroom(ProgramNewspaper, Desk):
    """A newspaper that is reached by programs, by readers and at its desk."""


class Place:
    """A story before its kill and after, and everything that knows of it."""


@pytest.fixture(scope="module")
def newsroom(unread, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kill") / "newspaper"
    shutil.copytree(unread, folder)
    with (folder / "portada.yaml").open("a") as settings:
        settings.write("webhookPrivateAddresses: yes\napiReaderRequests: 0\napiProgramRequests: 0\n")
    newsroom = Newsroom(folder)
    yield newsroom
    newsroom.stop()


def sql(newsroom, statement, *values):
    with sqlite3.connect(newsroom.folder / "data/portada.sqlite", timeout=20) as database:
        return database.execute(statement, values).fetchall()


@pytest.fixture(scope="module")
def place(newsroom, chromium):
    """The story where it can be at its most: published, held on the front, in the strip, planned, typed at, told of."""
    place = Place()
    place.receiver = Receiver()
    place.receiver.statuses = [503] * 100
    place.chief = newsroom.program("administrator", name="todo")
    place.programs = {role: newsroom.program(role, name=f"de {role}") for role in ["reporter", "photo_editor", "editor"]}
    editor, chief = place.programs["editor"], place.chief
    place.hook = chief.make("/webhooks", {
        "address": place.receiver.address,
        "events": ["article.published", "article.updated", "article.killed"]}).json["id"]

    section, person = (newsroom.reader.get(path).json["items"][0] for path in ("/sections", "/people"))
    tag = chief.make("/tags", {"name": "Teatro municipal"}).json
    picture = chief.get("/pictures").json["items"][0]
    place.key = {"Idempotency-Key": "una-vez"}
    place.wish = {**STORY, "section": section["id"], "bylines": [person["id"]], "tags": [tag["id"]], "external_id": "ajeno-1",
                  "lead_picture": {"id": picture["id"], "caption": "El zarandillo", "alt": "Un zarandillo"}}
    made = editor.make("/articles", place.wish, headers=place.key)
    place.id = made.json["id"]
    place.api = f"/articles/{place.id}"
    assert editor.ask("PUT", place.api + "/publication", {}, If_Match=made.tag).status == 200
    # It moved: its first address leads on.
    first = newsroom.reader.get(place.api).json["path"]
    assert editor.change("PATCH", place.api, {"slug": "xilofagia-con-fulanez"}).status == 200
    correction = {"kind": "correction", "text": "La birlocha no era suya."}
    assert editor.change("POST", place.api + "/corrections", correction).status == 201
    # A neighbour that recommends it, in its text and by its tag.
    boxes = [f'<p class="{name}"><a href="{start}{first}">Xilofagia en el teatro</a></p>'
             for name, start in [("related", ""), ("lead related", ""), ("related", newsroom.base)]]
    box = f"{boxes[0]}{boxes[1]}<blockquote><p>Dicho.</p>{boxes[0]}</blockquote><ul><li>{boxes[2]}</li></ul>"
    place.near_wish = {"headline": "Vecina", "body": f"<p>Cerca.</p>{box}<p>Lejos.</p>", "section": section["id"],
                       "tags": [tag["id"]]}
    place.near_key = {"Idempotency-Key": "vecina"}
    near = editor.make("/articles", place.near_wish, headers=place.near_key)
    assert editor.ask("PUT", f"/articles/{near.json['id']}/publication", {}, If_Match=near.tag).status == 200
    pin = {"article": place.id, "slot": "lead", "position": 0, "until": "2099-01-01T00:00:00Z"}
    assert editor.ask("PUT", "/front", {"pins": [pin]}, If_Match="*").status == 200
    strip = {"text": "Xilofagia: última hora", "article": place.id, "until": "2099-01-01T00:00:00Z"}
    assert editor.ask("PUT", "/front/breaking", strip, If_Match="*").status == 200
    place.comments = []
    for status in ["pending", "approved"]:
        place.comments += sql(
            newsroom, "INSERT INTO comment (article_id, author, text, created_at, status) VALUES (?, 'Zutano', ?, ?, ?) "
            "RETURNING id", place.id, "<p>¡Qué quincalla!</p>", int(time.time() * 1000), status)

    place.desk = {role: newsroom.open_as(chromium, role, name) for role, name in
                  [("administrator", None), ("reporter", "pablo"), ("editor", "elena")]}
    window = place.desk["editor"]
    window.goto(f"{newsroom.base}/desk/stories/{place.id}/")
    window.wait_for_selector("html[data-story=ready]")
    window.fill("[name=summary]", "El almocafre, a medio escribir")
    until(lambda: sql(newsroom, "SELECT COUNT(*) FROM journal WHERE article_id = ?", place.id) == [(1,)])
    place.window = sql(newsroom, "SELECT editor FROM journal WHERE article_id = ?", place.id)[0][0]
    window.fill("[name=note]", "El pertiguero llamó")
    window.click("#story-note button")
    window.wait_for_selector(".notes li:has-text('El pertiguero llamó')")
    window.goto(newsroom.base + "/desk/")
    administrator = place.desk["administrator"]
    administrator.goto(newsroom.base + "/desk/health/")
    administrator.click("text=Revisar todo ahora")
    findings = "SELECT COUNT(*) FROM health_finding WHERE article_id = ?"
    until(lambda: sql(newsroom, findings, place.id) == [(1,)])

    path = newsroom.reader.get(place.api).json["path"]
    maps = re.findall(r"<loc>([^<]+)</loc>", newsroom.get("/sitemap.xml").text)
    place.shown = [
        path, "/", section["path"], f"{section['path']}feed/", f"/tag/{tag['slug']}/", f"/tag/{tag['slug']}/feed/",
        f"/author/{person['slug']}/", "/feed/", "/feed/atom/", "/feed/json/", f"/search/?s={ASKED}",
        f"/search/live?q={ASKED}", "/sitemap-news.xml", near.json["path"], "/corrections/", "/corrections/feed/"]
    place.addresses = [*place.shown, *maps, first, f"{path}feed/", "/search/?s=xilofagi", "/search/live?q=pertiger"]
    place.path, place.first, place.picture = path, first, picture["id"]
    place.near, place.near_path = f"/articles/{near.json['id']}", near.json["path"]
    yield place
    for window in place.desk.values():
        window.context.close()
    place.receiver.stop()


def found(text, path=""):
    """The words of the story that a text has, besides what it was asked."""
    asked = urllib.parse.unquote(path)
    return [word for word in WORDS.findall(text) if word.lower() not in asked.lower()]


@pytest.fixture(scope="module")
def killed(newsroom, place):
    """The story, known everywhere, and then killed."""
    for address in place.shown:
        assert WORDS.search(newsroom.get(address).text), address
    assert '<p class="related">' in newsroom.get(place.near_path).text
    assert len([message for message in place.receiver.messages if WORDS.search(message[1].decode())]) >= 1
    assert WORDS.search(place.programs["reporter"].get(f"{place.api}/revisions/1").body.decode())
    assert WORDS.search(place.desk["reporter"].request.get(newsroom.base + "/desk/calendar/?day=2099-01-01").text())
    assert WORDS.search(place.desk["reporter"].request.get(newsroom.base + "/desk/health/").text())
    assert place.chief.change("DELETE", place.api + "/publication?leaving=kill&reason=juzgado").status == 200
    return place


def test_readers_find_nothing(newsroom, killed):
    for address in killed.addresses:
        answer = newsroom.get(address)
        where = answer.headers.get("Location", "") if address == killed.first else ""
        text = answer.text.replace(killed.path, "") if address in (killed.path, killed.first) else answer.text
        assert found(text, address) == [], (address, where)
    assert newsroom.get(killed.path).status == 410
    page = newsroom.get(killed.near_path).text
    assert "<p>Cerca.</p>" in page and "<p>Lejos.</p>" in page and "<p>Dicho.</p>" in page and not re.search(r'<p class="[^"]*related', page)
    assert found(newsroom.reader.get(killed.near).body.decode()) == []


def programs_ask(killed):
    yield from ["/articles?limit=100", f"/articles?q={ASKED}", "/articles?updated_since=2026-01-01T00:00:00Z&limit=100"]
    yield from [killed.api + rest for rest in
                ["", "/revisions", "/revisions/1", "/revisions/2", "/corrections", "/comments", "/publication"]]
    yield from ["/front", "/front/breaking", "/redirects?limit=100", "/articles?external_id=ajeno-1", "/pictures?limit=100"]
    yield from [killed.near, killed.near + "/revisions/1"]
    yield from [f"/comments?status={status}&limit=100" for status in ["pending", "approved"]]
    yield from [f"/comments/{number}" for (number,) in killed.comments]
    yield from [f"/articles?status={status}&limit=100" for status in
                ["draft", "in_review", "ready", "scheduled", "published", "withdrawn", "trashed", "killed"]]


@pytest.mark.parametrize("role", [None, "reporter", "photo_editor", "editor"])
def test_programs_get_nothing(newsroom, killed, role):
    program = killed.programs[role] if role else newsroom.reader
    for path in programs_ask(killed):
        assert found(program.get(path).body.decode(), path) == [], path
    assert program.get(killed.api).status == 404
    assert role is None or program.get(f"/redirects?path={killed.first}").json["items"] == []
    for method, path, body in [
        ("PATCH", killed.api, {"kicker": "x"}), ("PUT", killed.api + "/publication", {}),
        ("PUT", killed.api + "/status", {"status": "draft"}), ("DELETE", killed.api + "/publication", None),
        ("POST", killed.api + "/corrections", {"kind": "update", "text": "y"}),
        *[("PUT", f"/comments/{number}/status", {"status": "approved"}) for (number,) in killed.comments],
    ]:
        answer = program.ask(method, path, body, If_Match="*")
        assert answer.status in (401, 403, 404) and found(answer.body.decode()) == [], (method, path, answer.status)
    # What was made once and is asked for again.
    again = program.ask("POST", "/articles", killed.wish, headers=killed.key) if role == "editor" else None
    assert again is None or again.status == 404 and found(again.body.decode()) == []


def test_an_answer_about_a_neighbour_that_comes_again_names_nothing(killed):
    again = killed.programs["editor"].ask("POST", "/articles", killed.near_wish, headers=killed.near_key)
    assert again.status == 201 and again.headers["Idempotency-Replayed"] == "true"
    assert f"/articles/{again.json['id']}" == killed.near and "Cerca." in again.json["body"]
    assert found(again.body.decode()) == []


@pytest.mark.parametrize("role", ["reporter", "photo_editor", "editor"])
def test_programs_learn_nothing_of_its_old_addresses_and_change_none(newsroom, killed, role):
    program = killed.programs[role]
    leads = sql(newsroom, "SELECT article_id FROM redirect WHERE path = ?", killed.first)
    assert leads == [(killed.id,)]

    def asked(path):
        answers = [program.ask("DELETE", f"/redirects?path={path}", If_Match=tag) for tag in ["*", '"w0"']]
        answers += [program.ask("PUT", f"/redirects?path={path}", {"target": "/"}, If_Match="*"),
                    program.ask("POST", "/redirects", {"path": path, "target": "/"}),
                    program.get(f"/redirects?path={path}")]
        return [(answer.status, answer.tag, answer.body) for answer in answers]

    # Just as where there never was an address.
    assert asked(killed.first) == asked("/nunca-hubo-nada/")
    assert [status for status, _, _ in asked(killed.first)] == [404, 404, 404, 403, 200]
    assert sql(newsroom, "SELECT article_id FROM redirect WHERE path = ?", killed.first) == leads


def test_a_text_that_is_read_and_written_back_keeps_the_boxes_that_were_not_shown(newsroom, killed):
    editor, whole = killed.programs["editor"], killed.chief.get(killed.near).json["body"]
    assert whole.count('related">') == 4
    shown = editor.get(killed.near)
    assert found(shown.body.decode()) == []
    back = editor.ask("PATCH", killed.near, {"body": shown.json["body"]}, If_Match=shown.tag)
    assert back.status == 200 and found(back.body.decode()) == []
    assert killed.chief.get(killed.near).json["body"] == whole
    # What stood beside a paragraph that is still there stays beside it; a list of which nothing was shown comes back, too.
    changed = editor.ask("PATCH", killed.near, {"body": "<p>Cerca.</p><p>Más lejos.</p>"}, If_Match="*")
    assert changed.json["body"] == "<p>Cerca.</p><p>Más lejos.</p><ul><li></li></ul>"
    kept = killed.chief.get(killed.near).json["body"]
    box = r'<p class="(?:lead )?related">.*?</p>'
    assert re.match(f"<p>Cerca.</p>(?:{box}){{2}}", kept) and re.search(f"<ul><li>{box}</li></ul>", kept), kept
    assert re.sub(box, "", kept) == changed.json["body"]
    assert "Xilofagia" not in newsroom.get(killed.near_path).text
    assert killed.chief.change("PATCH", killed.near, {"body": whole}).json["body"] == whole


def desk_pages(killed):
    own = f"/desk/stories/{killed.id}/"
    gone = ["", "publication/", "plan/", "plan/update/", "withdrawal/", "corrections/", "revisions/", "preview/",
            "preview/page/", "history/", "journal/", f"merge/{killed.window}/", "revisions/1/restoration/"]
    yield from ((own + rest, 404) for rest in gone)
    yield from ((f"/desk/comments/{number}/", None) for (number,) in killed.comments)
    yield from ((address, None) for address in [
        "/desk/", "/desk/stories/", f"/desk/stories/?q={ASKED}", "/desk/stories/?state=killed", "/desk/stories/?state=published",
        f"/desk/stories/find/?q={ASKED}", "/desk/stories/find/?q=teatro", "/desk/calendar/", "/desk/calendar/?day=2099-01-01",
        "/desk/front/", f"/desk/front/?q={ASKED}", "/desk/comments/", "/desk/comments/?state=all", "/desk/comments/?q=Zutano",
        "/desk/pictures/", f"/desk/pictures/{killed.picture}/", "/desk/health/", "/desk/health/?format=json", "/desk/audit/",
        "/desk/audit/export/?format=csv", "/desk/audit/export/?format=jsonl", "/desk/site/redirects/", "/desk/site/tags/",
        f"/desk/programs/webhooks/{killed.hook}/"])


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_colleagues_see_nothing(newsroom, killed, role):
    window = killed.desk[role]
    for path, status in desk_pages(killed):
        answer = window.request.get(newsroom.base + path)
        assert status in (None, answer.status), path
        assert found(answer.text(), path) == [], path
    window.goto(newsroom.base + "/desk/")
    key = window.get_attribute("[name=_csrf] >> nth=0", "value")
    for path, form in [("notes/", {"note": "¿Qué pasó?"}), ("journal/", {"_window": killed.window, "_sequence": "1"}),
                       ("", {"base": "1", "headline": "x"}), (f"merge/{killed.window}/", {"version": "1"})]:
        answer = window.request.post(f"{newsroom.base}/desk/stories/{killed.id}/{path}", form={"_csrf": key, **form},
                                     headers={"Origin": newsroom.base, "Accept": "application/json"})
        assert answer.status == 404 and found(answer.text()) == [], (path, answer.status)


def test_a_message_that_waited_delivers_nothing(newsroom, killed):
    before = len(killed.receiver.messages)
    killed.receiver.statuses.clear()
    sql(newsroom, "UPDATE delivery SET next_at = 0 WHERE done_at IS NULL")
    until(lambda: sql(newsroom, "SELECT COUNT(*) FROM delivery WHERE done_at IS NULL") == [(0,)])
    sent = [json.loads(body) for _, body, _ in killed.receiver.messages[before:]]
    about = [message for message in sent if message["data"]["article"]["id"] == killed.id]
    assert {"article.published", "article.killed"} <= {message["type"] for message in about}
    for message in about:
        assert found(json.dumps(message)) == []
        assert message["data"]["article"]["status"] == "killed" and message["data"]["article"]["url"] is None
    # What the desk and the API list of messages holds no text for anybody.
    listed = killed.chief.get(f"/webhooks/{killed.hook}/deliveries").body.decode()
    page = killed.desk["administrator"].request.get(f"{newsroom.base}/desk/programs/webhooks/{killed.hook}/").text()
    assert found(listed) == [] and found(page) == []


def test_those_who_may_kill_still_see_it(newsroom, killed):
    administrator = killed.desk["administrator"]
    assert "Xilofagia" in administrator.request.get(f"{newsroom.base}/desk/stories/{killed.id}/").text()
    assert killed.chief.get(killed.api).json["headline"] == STORY["headline"]
    assert killed.chief.get(f"/comments/{killed.comments[0][0]}").status == 200
    assert killed.chief.get(f"/redirects?path={killed.first}").json["items"] == [{"path": killed.first, "target": None}]
    assert "Xilofagia" in killed.chief.get(killed.near).json["body"]


def test_a_story_that_was_scheduled_is_not_published_by_the_clock(newsroom, killed):
    made = killed.chief.make("/articles", {"headline": "Xilofagia programada", "body": "<p>Quincalla.</p>"})
    path = f"/articles/{made.json['id']}"
    done = killed.chief.ask("PUT", path + "/publication", {"at": "2099-01-01T00:00:00Z"}, If_Match=made.tag)
    assert done.status == 200
    assert killed.chief.change("DELETE", path + "/publication?leaving=kill").status == 200
    assert sql(newsroom, "SELECT scheduled_at, status FROM article WHERE id = ?", made.json["id"]) == [(None, "killed")]
    assert found(killed.desk["reporter"].request.get(newsroom.base + "/desk/calendar/?day=2099-01-01").text()) == []
