"""The API as other people's programs use it: every resource, roles and scopes, versions, keys, pages, limits."""

import base64
import datetime
import gzip
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import threading
import urllib.parse

import pytest
from PIL import Image

from Tests.conftest import ROOT, run
from Tests.Interop.programs import Program, ProgramNewspaper

CHANGED = "2026-01-01T00:00:00Z"


def served(folder, **settings):
    lines = "".join(f"{name}: {value}\n" for name, value in settings.items())
    (folder / "portada.yaml").write_text((folder / "portada.yaml").read_text() + lines)
    return ProgramNewspaper(folder)


@pytest.fixture(scope="module")
def newspaper(unread, tmp_path_factory):
    folder = shutil.copytree(unread, tmp_path_factory.mktemp("api") / "newspaper")
    newspaper = served(folder, apiReaderRequests=0, apiProgramRequests=0)
    yield newspaper
    newspaper.stop()


@pytest.fixture(scope="module")
def chief(newspaper):
    return newspaper.program("administrator", name="todo")


def published(program, **fields):
    story = program.story(**fields)
    path = f"/articles/{story.json['id']}"
    assert program.ask("PUT", path + "/publication", {}, If_Match=story.tag).status == 200
    return path


# Reading without a token


def test_readers_get_what_the_page_shows(newspaper):
    entries = newspaper.reader.get("/articles?limit=5").json["items"]
    assert len(entries) == 5 and all(entry["status"] == "published" for entry in entries)
    story = newspaper.reader.get(f"/articles/{entries[0]['id']}").json
    page = newspaper.get(story["path"]).text
    assert story["headline"] in page.replace("&quot;", '"').replace("&#39;", "'").replace("&amp;", "&")
    assert story["url"] == newspaper.base + story["path"] and story["section"]["name"] in page
    for name in ["bylines", "tags", "lead_picture", "corrections", "published", "body"]:
        assert name in story
    for name in ["version", "external_id", "embargo", "scheduled", "created"]:
        assert name not in story, "the newsroom's own"
    pictured = next(entry for entry in entries if entry["lead_picture"])
    rendition = pictured["lead_picture"]["renditions"][0]
    assert newspaper.get(rendition["url"]).headers["Content-Type"] == rendition["type"]


def test_readers_see_no_draft_and_nothing_that_left(newspaper, chief):
    draft = chief.story(headline="Secreto")
    path = f"/articles/{draft.json['id']}"
    assert newspaper.reader.get(path).status == 404
    gone = published(chief, headline="Se va", body="<p>Palabra zumbayllu</p>")
    assert newspaper.reader.get(gone).status == 200
    assert newspaper.reader.get("/articles?q=zumbayllu").json["items"]
    assert chief.change("DELETE", gone + "/publication?leaving=kill&reason=juzgado").status == 200
    assert newspaper.reader.get(gone).status == 404
    assert newspaper.reader.get("/articles?q=zumbayllu").json["items"] == []
    away = published(chief, headline="Retirada")
    assert chief.change("DELETE", away + "/publication?leaving=withdraw&notice=Era+falso").status == 200
    assert newspaper.reader.get(away).status == 404
    for query in ["status=draft", "external_id=x"]:
        assert newspaper.reader.get("/articles?" + query).status == 401
    everything = json.dumps(newspaper.reader.get(f"/articles?updated_since={CHANGED}&limit=100").json)
    assert "Secreto" not in everything and "Retirada" not in everything


def test_reading_can_be_closed(tmp_path):
    run("new", tmp_path / "n", "--name", "Cerrado")
    closed = served(tmp_path / "n", apiReaders="no")
    try:
        answer = closed.reader.get("/articles")
        assert answer.status == 401 and answer.headers["WWW-Authenticate"] == "Bearer"
        assert closed.reader.get("/openapi.json").status == 200
        assert closed.program("reporter", "read").get("/articles").status == 200
    finally:
        closed.stop()


# Stories


def test_a_story_goes_its_whole_way(newspaper, chief):
    section = newspaper.reader.get("/sections").json["items"][0]
    person = newspaper.reader.get("/people").json["items"][0]
    tag = chief.make("/tags", {"name": "Puertos del sur"}).json
    picture = chief.get("/pictures").json["items"][0]
    made = chief.make("/articles", {
        "headline": "  El puerto\nreabre ", "kicker": "Comercio", "summary": "Tras dos años.",
        "body": '<p onclick="x()">Uno <script>alert(1)</script><b>dos</b></p><iframe src="https://e.example"></iframe>',
        "section": section["id"], "bylines": [person["id"]], "tags": [tag["id"]],
        "lead_picture": {"id": picture["id"], "caption": "Vista <em>norte</em>", "alt": "Un muelle"},
        "search": {"title": "Puerto"}, "comments_open": False, "external_id": "cms-1",
    })
    story, path = made.json, f"/articles/{made.json['id']}"
    assert made.headers["Location"] == f"{newspaper.base}/api/v1{path}"
    assert (story["headline"], story["status"], story["external_id"]) == ("El puerto reabre", "draft", "cms-1")
    assert "script" not in story["body"] and "onclick" not in story["body"] and "dos" in story["body"]
    assert story["slug"] == "el-puerto-reabre" and story["path"].startswith(section["path"])
    assert story["lead_picture"]["alt"] == "Un muelle" and "norte" in story["lead_picture"]["caption"]
    assert [byline["id"] for byline in story["bylines"]] == [person["id"]] and story["search"]["title"] == "Puerto"

    changed = chief.ask("PATCH", path, {"kicker": None, "headline": "El puerto cierra", "search": {"description": "D"},
                                        "lead_picture": {"alt": "Otro"}}, If_Match=made.tag)
    assert changed.status == 200, changed.body
    assert (changed.json["kicker"], changed.json["headline"]) == ("", "El puerto cierra")
    assert changed.json["summary"] == "Tras dos años." and changed.json["search"] == {"title": "Puerto", "description": "D"}
    assert changed.json["lead_picture"]["alt"] == "Otro" and "norte" in changed.json["lead_picture"]["caption"]
    assert changed.json["version"] == story["version"] + 1 and changed.tag != made.tag

    review = chief.ask("PUT", path + "/status", {"status": "in_review"}, If_Match=changed.tag)
    assert review.json["status"] == "in_review"
    shown = chief.ask("PUT", path + "/publication", {}, If_Match=review.tag)
    assert shown.status == 200 and shown.json["status"] == "published"
    again = chief.ask("PUT", path + "/publication", {}, If_Match=shown.tag)
    assert again.status == 200 and again.json["published"] == shown.json["published"]
    assert "El puerto cierra" in newspaper.get(changed.json["path"]).text

    corrected = chief.make(path + "/corrections", {"kind": "correction", "text": "Eran <b>tres</b> años."},
                           If_Match=shown.tag)
    assert len(corrected.json["items"]) == 1
    assert newspaper.reader.get(path + "/corrections").json["items"][0]["kind"] == "correction"
    assert "tres" in newspaper.get(changed.json["path"]).text

    versions = chief.get(path + "/revisions").json["items"]
    assert [row["version"] for row in versions] == list(range(len(versions), 0, -1))
    assert versions[0]["by"] == "token: todo"
    assert chief.get(path + "/revisions/1").json["headline"] == "El puerto reabre"
    assert chief.get(path + "/revisions/99").status == 404

    back = chief.change("DELETE", path + "/publication")
    assert back.json["status"] == "draft" and newspaper.get(changed.json["path"]).status == 404


def test_a_story_comes_at_its_time(newspaper, chief):
    story = chief.story(headline="Después")
    path = f"/articles/{story.json['id']}"
    past = chief.ask("PUT", path + "/publication", {"at": "2020-01-01T00:00:00Z"}, If_Match=story.tag)
    assert past.status == 409 and past.json["errors"][0]["pointer"] == "/at"
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=2)
    set_up = chief.ask("PUT", path + "/publication", {"at": soon.isoformat()}, If_Match=story.tag)
    assert set_up.status == 200 and set_up.json["status"] == "scheduled"
    assert set_up.json["scheduled"][:19] == soon.isoformat()[:19]
    assert chief.change("DELETE", path + "/publication").json["status"] == "draft"


def test_an_embargo_holds(newspaper, chief):
    end = "2099-01-01T00:00:00Z"
    story = chief.story(headline="Embargada", embargo=end)
    path = f"/articles/{story.json['id']}"
    held = chief.ask("PUT", path + "/publication", {}, If_Match=story.tag)
    assert held.status == 409 and held.json["type"].endswith("/problems/embargoed")
    editor = newspaper.program("editor", "read,write,publish", "editor de guardia")
    assert editor.ask("PUT", path + "/publication", {"break_embargo": True}, If_Match=story.tag).status == 403
    assert chief.ask("PUT", path + "/publication", {"break_embargo": True}, If_Match=story.tag).status == 200


def test_a_name_of_ones_own_is_unique_and_found(newspaper, chief):
    story = chief.story(external_id="otro-cms/77")
    found = chief.get("/articles?external_id=otro-cms/77").json["items"]
    assert [entry["id"] for entry in found] == [story.json["id"]]
    taken = chief.ask("POST", "/articles", {"headline": "X", "external_id": "otro-cms/77"})
    assert taken.status == 409 and taken.json["article"] == story.json["id"]
    assert chief.get("/articles?external_id=nadie").json["items"] == []


def test_what_is_not_there_is_named(chief):
    wrong = chief.ask("POST", "/articles", {"section": 10**9, "tags": [10**9], "bylines": [10**9],
                                            "lead_picture": {"id": 10**9}})
    assert wrong.status == 409
    assert sorted(error["pointer"] for error in wrong.json["errors"]) == [
        "/bylines/0", "/lead_picture/id", "/section", "/tags/0"]


def test_two_stories_of_one_headline_get_two_addresses(chief):
    one, two = chief.story(headline="Mismo titular"), chief.story(headline="Mismo titular")
    assert one.json["path"] != two.json["path"]


# Lists


def test_pages_hold_everything_once(newspaper, chief):
    for number in range(5):
        chief.story(headline=f"Página {number}")
    for query in ["/articles?limit=7", "/articles?limit=7&status=published", f"/articles?limit=7&updated_since={CHANGED}",
                  "/people?limit=3", "/tags?limit=3", "/pictures?limit=9"]:
        seen, address = [], query
        while address:
            page = chief.get(address)
            assert page.status == 200, page.body
            seen += [item["id"] for item in page.json["items"]]
            address = page.json["next"]
            link = page.headers["Link"]
            assert link == (f'<{address}>; rel="next"' if address else None)
        assert len(seen) == len(set(seen)) and len(seen) > 7, query
    assert chief.get("/articles?cursor=zzz").status == 422


def test_filters_give_what_they_say(newspaper, chief):
    entries = newspaper.reader.get("/articles?limit=100").json["items"]
    story = next(entry for entry in entries if entry["section"] and entry["bylines"] and entry["tags"])
    section, person = story["section"]["id"], story["bylines"][0]["id"]
    for query, fits in [
        (f"person={person}", lambda entry: person in [byline["id"] for byline in entry["bylines"]]),
        (f"person={person}&section={section}", lambda entry: person in [byline["id"] for byline in entry["bylines"]]),
        (f"section={section}", lambda entry: entry["section"] is not None),
    ] + [(f"tag={tag['id']}", lambda entry, tag=tag: tag["id"] in [own["id"] for own in entry["tags"]])
         for tag in story["tags"]]:
        for asker in [newspaper.reader, chief]:
            items = asker.get("/articles?limit=100&" + query).json["items"]
            assert items and all(map(fits, items)), query
            assert story["id"] in [item["id"] for item in items]
    drafts = chief.get("/articles?status=draft&limit=100").json["items"]
    assert drafts and all(entry["status"] == "draft" for entry in drafts)
    words = story["headline"].split()[-1]
    assert story["id"] in [entry["id"] for entry in newspaper.reader.get(f"/articles?q={urllib.parse.quote_plus(words)}&limit=100").json["items"]]


def test_a_program_follows_changes(newspaper, chief):
    start = chief.get("/articles?limit=100&updated_since=" + CHANGED).json["items"]
    now = datetime.datetime.now(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    assert chief.get(f"/articles?updated_since={now}").json["items"] == []
    first, second = chief.story(headline="Primera"), chief.story(headline="Segunda")
    chief.change("PATCH", f"/articles/{first.json['id']}", {"kicker": "otra vez"})
    changed = [entry["id"] for entry in chief.get(f"/articles?updated_since={now}").json["items"]]
    assert changed == [second.json["id"], first.json["id"]] and start


# Versions


def test_a_change_names_the_version_that_it_is_based_on(chief):
    story = chief.story()
    path = f"/articles/{story.json['id']}"
    assert chief.ask("PATCH", path, {"kicker": "x"}).status == 428
    mine = chief.ask("PATCH", path, {"kicker": "mía"}, If_Match=story.tag)
    late = chief.ask("PATCH", path, {"kicker": "tarde"}, If_Match=story.tag)
    assert mine.status == 200 and late.status == 412
    assert late.tag == mine.tag and late.headers["Content-Type"] == "application/problem+json"
    assert chief.get(path).json["kicker"] == "mía"
    assert chief.ask("PATCH", path, {"kicker": "da igual"}, If_Match="*").status == 200
    assert chief.ask("PATCH", path, {"kicker": "x"}, If_Match='W/"v3"').status == 412
    assert chief.get(path, If_None_Match=chief.get(path).tag).status == 304


def test_a_new_name_of_a_section_does_not_refuse_a_change(newspaper, chief):
    section = chief.make("/sections", {"name": "Sección de prueba"})
    story = chief.story(section=section.json["id"])
    chief.ask("PATCH", f"/sections/{section.json['id']}", {"name": "Otro nombre"}, If_Match=section.tag)
    path = f"/articles/{story.json['id']}"
    assert chief.get(path).tag != story.tag, "other bytes"
    assert chief.ask("PATCH", path, {"kicker": "va"}, If_Match=story.tag).status == 200


def test_of_many_who_change_the_same_version_one_wins(chief):
    story = chief.story()
    path, answers = f"/articles/{story.json['id']}", []
    threads = [threading.Thread(target=lambda number=number: answers.append(
        chief.ask("PATCH", path, {"kicker": f"n{number}"}, If_Match=story.tag).status)) for number in range(8)]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert sorted(answers) == [200] + [412] * 7


@pytest.mark.parametrize("kind, body, change", [
    ("sections", {"name": "Ciencia nueva"}, {"description": "Laboratorios"}),
    ("people", {"name": "Ada Prueba", "kind": "guest", "biography": "<b>Ella</b><script>x</script>"}, {"role": "Química"}),
    ("tags", {"name": "etiqueta nueva"}, {"description": "De qué va"}),
])
def test_names_are_made_read_and_changed(newspaper, chief, kind, body, change):
    made = chief.make(f"/{kind}", body)
    path = f"/{kind}/{made.json['id']}"
    assert "<script" not in json.dumps(made.json)
    assert newspaper.reader.get(path).json == made.json and chief.get(path).tag == made.tag
    assert chief.ask("PATCH", path, change).status == 428
    changed = chief.ask("PATCH", path, change, If_Match=made.tag)
    assert changed.status == 200 and changed.json == {**made.json, **change}
    assert chief.ask("PATCH", path, change, If_Match=made.tag).status == 412
    twin = chief.ask("POST", f"/{kind}", body)
    assert twin.status == 409 and twin.json["errors"][0]["pointer"] == "/slug"


def test_redirects_lead_and_end(newspaper, chief):
    target = newspaper.reader.get("/articles").json["items"][0]["path"]
    made = chief.make("/redirects", {"path": "/vieja/direccion/", "target": target})
    assert made.json == {"path": "/vieja/direccion/", "target": target}
    assert newspaper.get("/vieja/direccion/").headers["Location"].endswith(target)
    assert chief.get("/redirects?contains=vieja").json["items"] == [made.json]
    assert chief.ask("POST", "/redirects", {"path": "/a/", "target": "/a/"}).status == 409
    path = "/redirects?path=/vieja/direccion/"
    assert chief.get(path).json == {"items": [made.json], "next": None} and chief.get(path).tag == made.tag
    assert chief.get("/redirects?path=/nada/").json["items"] == []
    assert chief.ask("DELETE", path).status == 428
    # One that leads elsewhere is not replaced by making it again: it is changed, at a version.
    taken = chief.ask("POST", "/redirects", {"path": "/vieja/direccion/", "target": "/"})
    assert taken.status == 409 and taken.json["type"].endswith("/problems/redirected")
    assert "PUT /redirects" in taken.json["detail"] and taken.json["errors"][0]["pointer"] == "/path"
    assert chief.make("/redirects", {"path": "/vieja/direccion/", "target": target}).json == made.json
    assert chief.get(path).tag == made.tag
    assert chief.ask("PUT", path, {"target": "/"}).status == 428
    assert chief.ask("PUT", "/redirects?path=/nada/", {"target": "/"}, If_Match="*").status == 404
    assert chief.ask("PUT", path, {"target": "/vieja/direccion/"}, If_Match=made.tag).status == 409
    moved = chief.ask("PUT", path, {"target": "/"}, If_Match=made.tag)
    assert moved.status == 200 and moved.json == {"path": "/vieja/direccion/", "target": "/"}
    assert newspaper.get("/vieja/direccion/").headers["Location"].endswith("/")
    stale = chief.ask("PUT", path, {"target": target}, If_Match=made.tag)
    assert stale.status == 412 and stale.tag == moved.tag and chief.get(path).json["items"] == [moved.json]
    stale = chief.ask("DELETE", path, If_Match=made.tag)
    assert stale.status == 412 and stale.tag == moved.tag != made.tag
    assert chief.ask("DELETE", path, If_Match=moved.tag).status == 204
    assert newspaper.get("/vieja/direccion/").status == 404
    assert chief.ask("DELETE", path, If_Match="*").status == 404
    # The files of pictures are no redirects that anybody lists, so nobody removes them.
    with sqlite3.connect(newspaper.folder / "data/portada.sqlite") as database:
        database.execute("INSERT INTO redirect (path, picture_id) SELECT '/foto-vieja.jpg', MIN(id) FROM picture")
    database.close()
    file = "/redirects?path=/foto-vieja.jpg"
    assert chief.get(file).json["items"] == [] and chief.ask("DELETE", file, If_Match="*").status == 404


def test_comments_are_listed_and_decided(newspaper, chief):
    article = newspaper.reader.get("/articles").json["items"][0]["id"]
    with sqlite3.connect(newspaper.folder / "data/portada.sqlite") as database:
        database.execute("INSERT INTO comment (article_id, author, text, created_at, status) "
                         "VALUES (?, 'Lector', '<p>De acuerdo con la API</p>', 1700000000000, 'pending')", (article,))
    database.close()
    waiting = chief.get("/comments").json["items"]
    comment = next(item for item in waiting if "la API" in item["text"])
    path = f"/comments/{comment['id']}"
    assert newspaper.reader.get(path).status == 401
    tag = chief.get(path).tag
    assert chief.ask("PUT", path + "/status", {"status": "approved"}).status == 428
    assert chief.ask("PUT", path + "/status", {"status": "approved"}, If_Match=tag).json["status"] == "approved"
    stale = chief.ask("PUT", path + "/status", {"status": "spam"}, If_Match=tag)
    assert stale.status == 412 and stale.tag == chief.get(path).tag
    assert any("la API" in item["text"] for item in newspaper.reader.get(f"/articles/{article}/comments").json["items"])


# Keys


def test_the_same_request_again_is_done_once(chief):
    body, key = {"headline": "Una sola vez"}, {"Idempotency-Key": "k-1"}
    first = chief.ask("POST", "/articles", body, headers=key)
    again = chief.ask("POST", "/articles", body, headers=key)
    assert (again.status, again.body, again.tag) == (201, first.body, first.tag)
    assert again.headers["Location"] == first.headers["Location"] and again.headers["Idempotency-Replayed"] == "true"
    other = chief.ask("POST", "/articles", {"headline": "Otra"}, headers=key)
    assert other.status == 422 and other.json["type"].endswith("/problems/key-reused")
    assert len(chief.get("/articles?q=Una+sola+vez&status=draft").json["items"]) == 1
    # Made since, changed since: the answer shows it as it is now.
    changed = chief.ask("PATCH", f"/articles/{first.json['id']}", {"kicker": "Otra vez"}, If_Match=first.tag)
    later = chief.ask("POST", "/articles", body, headers=key)
    assert (later.status, later.json, later.tag) == (201, changed.json, changed.tag)


def test_the_same_request_at_once_is_done_once(chief):
    answers, key = [], {"Idempotency-Key": "k-2"}
    threads = [threading.Thread(target=lambda: answers.append(
        chief.ask("POST", "/articles", {"headline": "A la vez"}, headers=key))) for _ in range(6)]
    [thread.start() for thread in threads], [thread.join() for thread in threads]
    assert {answer.status for answer in answers} == {201}
    assert len({answer.json["id"] for answer in answers}) == 1


def test_a_refused_request_leaves_its_key_free(chief):
    key = {"Idempotency-Key": "k-3"}
    assert chief.ask("POST", "/tags", {"name": "   "}, headers=key).status == 422
    assert chief.ask("POST", "/tags", {"name": "llave libre"}, headers=key).status == 201


# Who may


TABLE = [
    # what, the scope that it needs, the roles that may
    ("GET", "/articles?status=draft", None, "read", "all"),
    ("GET", "/redirects", None, "read", "all"),
    ("GET", "/pictures", None, "read", "all"),
    ("POST", "/articles", {"headline": "x"}, "write", "all"),
    ("POST", "/tags", {"name": "tabla {}"}, "write", "all"),
    ("PATCH", "{draft}", {"kicker": "x"}, "write", "photo_editor editor chief administrator"),
    ("PATCH", "{published}", {"kicker": "x"}, "write", "photo_editor editor chief administrator"),
    ("PUT", "{draft}/publication", {"at": "2099-01-01T00:00:00Z"}, "publish", "editor chief administrator"),
    ("DELETE", "{published}/publication", None, "publish", "editor chief administrator"),
    ("DELETE", "{published}/publication?leaving=withdraw", None, "publish", "chief administrator"),
    ("DELETE", "{published}/publication?leaving=kill", None, "publish", "chief administrator"),
    ("POST", "{published}/corrections", {"kind": "update", "text": "y"}, "write",
     "photo_editor editor chief administrator"),
    ("POST", "/people", {"name": "Persona tabla {}"}, "site", "editor chief administrator"),
    ("POST", "/sections", {"name": "Sección tabla {}"}, "site", "chief administrator"),
    ("POST", "/redirects", {"path": "/tabla-{}/", "target": "/"}, "site", "chief administrator"),
    ("GET", "/comments", None, "comments", "editor chief administrator"),
    ("GET", "/webhooks", None, "webhooks", "administrator"),
    ("POST", "/webhooks", {"address": "https://example.org/{}", "events": ["article.published"]}, "webhooks",
     "administrator"),
]
ROLES = ["reporter", "photo_editor", "editor", "chief", "administrator"]


@pytest.mark.parametrize("role", ROLES)
def test_the_table_of_roles_and_scopes_holds(newspaper, chief, role):
    whole = newspaper.program(role, name=f"tabla {role}")
    for number, (method, path, body, scope, roles) in enumerate(TABLE):
        def path_now():
            target = path
            if "{draft}" in path:
                target = path.replace("{draft}", f"/articles/{chief.story().json['id']}")
            if "{published}" in path:
                target = path.replace("{published}", published(chief, headline=f"Tabla {role} {number}"))
            return target
        filled = body and json.loads(json.dumps(body).replace("{}", f"{role}-{number}".replace("_", "")))
        answer = whole.ask(method, path_now(), filled, If_Match="*")
        may = roles == "all" or role in roles.split()
        assert (answer.status < 300) == may, (method, path, role, answer.status, answer.body)
        assert may or answer.status == 403
    others = newspaper.program(role, "pictures", f"otro {role}")
    for method, path, body, scope, roles in TABLE:
        path = path.replace("{draft}", "/articles/1").replace("{published}", "/articles/1")
        answer = others.ask(method, path, body, If_Match="*")
        assert answer.status == 403 and answer.json["type"].endswith("/problems/scope"), (method, path, answer.status)
        assert newspaper.reader.ask(method, path, body, If_Match="*").status == 401


def test_a_reporter_s_program_edits_what_it_began_until_readers_see_it(newspaper, chief):
    reporter = newspaper.program("reporter", "read,write", "corresponsal")
    story = reporter.story(headline="Propia")
    path = f"/articles/{story.json['id']}"
    mine = reporter.ask("PATCH", path, {"kicker": "mía"}, If_Match=story.tag)
    assert mine.status == 200
    assert newspaper.program("reporter", "read,write", "otro corresponsal").ask(
        "PATCH", path, {"kicker": "ajena"}, If_Match=mine.tag).status == 403
    chief.ask("PUT", path + "/publication", {}, If_Match=mine.tag)
    assert reporter.ask("PATCH", path, {"kicker": "tarde"}, If_Match="*").status == 403


def test_killed_stories_are_seen_by_those_who_may_kill(newspaper, chief):
    path = published(chief, headline="Eliminada")
    chief.change("DELETE", path + "/publication?leaving=kill")
    editor = newspaper.program("editor", "read,write", "editor curioso")
    assert editor.get(path).status == 404 and editor.get("/articles?status=killed").status == 403
    assert editor.get(path + "/revisions").status == 404 and editor.get(path + "/revisions/1").status == 404
    assert chief.get(path).json["status"] == "killed"


def test_tokens_end(newspaper):
    made = newspaper.program("reporter", "read", "de un día", "--expires", "1d")
    assert made.get("/articles?status=draft").status == 200
    listed = run("token", "list", "--site", newspaper.folder).stdout
    assert re.search(r"de un día\treporter\tread\tused \d{4}", listed)
    with sqlite3.connect(newspaper.folder / "data/portada.sqlite") as database:
        kept = database.execute("SELECT token FROM program_token WHERE name = 'de un día'").fetchone()[0]
        assert kept != made.token and len(kept) == 64
        database.execute("UPDATE program_token SET expires_at = 1 WHERE name = 'de un día'")
    database.close()
    ended = made.get("/articles")
    assert ended.status == 401 and ended.headers["WWW-Authenticate"] == "Bearer"
    gone = newspaper.program("reporter", "read", "despedido")
    assert gone.get("/articles").status == 200
    assert run("token", "remove", "despedido", "--site", newspaper.folder).returncode == 0
    assert gone.get("/articles").status == 401
    assert Program(newspaper, "no-es-una-clave-de-verdad").get("/articles").status == 401


@pytest.mark.parametrize("arguments, status, words", [
    (["add", "x", "--role", "king"], 2, "reporter"), (["add", "x", "--role", "editor", "--scope", "all"], 2, "read"),
    (["add", "x", "--role", "editor", "--expires", "2020-01-01"], 2, "90d"), (["add", " ", "--role", "editor"], 2, "60"),
    (["add", "todo", "--role", "editor"], 1, "already"), (["remove", "nadie"], 1, "token list"),
])
def test_wrong_commands_say_what_would_be_right(newspaper, chief, arguments, status, words):
    answer = run("token", *arguments, "--site", newspaper.folder)
    assert answer.returncode == status and words in answer.stderr


def test_a_cookie_is_no_token(newspaper):
    answer = newspaper.reader.ask("POST", "/articles", {"headline": "x"}, Cookie="portada-desk=abc")
    assert answer.status == 401 and "Set-Cookie" not in answer.headers


def test_what_programs_do_is_audited_with_their_name(newspaper, chief):
    story = chief.story(headline="Auditada")
    with sqlite3.connect(newspaper.folder / "data/portada.sqlite") as database:
        row = database.execute("SELECT actor, action, place FROM audit WHERE subject = 'article' AND subject_id = ?",
                               (story.json["id"],)).fetchone()
    database.close()
    assert row == ("token: todo", "create", "127.0.0.1")


# Form


def test_faults_have_one_shape_in_both_languages(newspaper, chief):
    for headers, language, word in [({}, "es", "Falta"), ({"Accept-Language": "en-GB"}, "en", "missing")]:
        answer = chief.ask("POST", "/tags", {"nombre": "x", "slug": "Ñ"}, headers=headers)
        assert answer.status == 422 and answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Content-Language"] == language
        problem = answer.json
        assert {"type", "title", "status", "detail", "errors"} <= set(problem) and problem["status"] == 422
        assert {error["pointer"]: error["code"] for error in problem["errors"]} == {
            "/nombre": "unknown", "/slug": "pattern", "/name": "missing"}
        assert any(word in error["detail"] for error in problem["errors"])
        explained = newspaper.reader.ask("GET", problem["type"], headers=headers).json
        assert explained["title"] == problem["title"]


@pytest.mark.parametrize("method, path, body, headers, status", [
    ("GET", "/nada", None, {}, 404), ("GET", "/articles/abc", None, {}, 404), ("GET", "/articles/0", None, {}, 404),
    ("DELETE", "/articles", None, {}, 405), ("PUT", "/articles/1", {}, {}, 405),
    ("GET", "/articles?limit=0", None, {}, 422), ("GET", "/articles?limite=5", None, {}, 422),
    ("GET", "/articles?limit=5&limit=6", None, {}, 422), ("GET", "/articles?updated_since=ayer", None, {}, 422),
    ("GET", "/articles", None, {"Accept": "text/html"}, 406),
    ("POST", "/articles", b"{", {}, 400), ("POST", "/articles", b"\xff\xfe", {}, 400),
    ("POST", "/articles", b"[" * 40 + b"]" * 40, {}, 400), ("POST", "/articles", b"[]", {}, 422),
    ("POST", "/articles", b"{}", {"Content-Type": "text/plain"}, 415),
    ("POST", "/articles", {"headline": "x" * 501}, {}, 422), ("POST", "/articles", {"tags": [1] * 61}, {}, 422),
    ("POST", "/articles", {"headline": 5}, {}, 422),
    ("POST", "/articles", b'{"body": "' + b"x" * (7 << 20) + b'"}', {}, 413),
])
def test_what_is_wrong_is_refused(chief, method, path, body, headers, status):
    answer = chief.ask(method, path, body, headers=headers)
    assert answer.status == status, answer.body
    assert answer.json["status"] == status and answer.json["title"] and answer.json["detail"]
    if status == 405:
        assert "OPTIONS" in answer.headers["Allow"]


def test_a_token_that_may_only_write_reads_nothing(newspaper, chief):
    secret = chief.story(headline="Borrador ajeno", body="<p>Lo que nadie lee.</p>", embargo="2030-01-01T00:00:00Z")
    path = f"/articles/{secret.json['id']}"
    writer = newspaper.program("chief", "write,publish,pictures", "escribiente")
    tries = [
        writer.ask("PATCH", path, {}, If_Match="*"), writer.ask("PUT", path + "/status", {"status": "draft"}, If_Match="*"),
        writer.ask("PUT", path + "/publication", {"at": "2031-01-01T00:00:00Z"}, If_Match="*"),
        writer.ask("DELETE", path + "/publication", If_Match="*"),
    ]
    for answer in tries:
        assert answer.status == 200, answer.body
        assert set(answer.json) == {"id", "status", "version"}
    own = writer.story(headline="Mía", **{"external_id": "escribiente/1"})
    assert set(own.json) == {"id", "status", "version"} and own.tag and own.headers["Location"].endswith(f"/articles/{own.json['id']}")
    # It goes on with the versions that it is told.
    again = writer.ask("PATCH", f"/articles/{own.json['id']}", {"headline": "Mía y corregida"}, If_Match=own.tag)
    assert again.status == 200 and again.json["version"] > own.json["version"]
    assert writer.get(f"/articles/{own.json['id']}").status == 404 and writer.get("/articles?status=draft").status == 403
    assert writer.get("/articles?external_id=escribiente/1").status == 403
    out = writer.ask("PUT", f"/articles/{own.json['id']}/publication", {}, If_Match=again.tag)
    assert out.json["status"] == "published" and "published" in out.json, "what readers see is shown"
    picture = chief.get("/pictures?limit=1").json["items"][0]
    changed = writer.ask("PATCH", f"/pictures/{picture['id']}", {}, If_Match="*")
    assert changed.status == 200 and changed.json == {"id": picture["id"]}


def test_the_bin_is_for_those_who_may_take_out_of_it(newspaper, chief):
    editor = newspaper.program("editor", name="editor sin papelera")
    thrown = editor.story(headline="A la papelera")
    path = f"/articles/{thrown.json['id']}"
    gone = editor.ask("PUT", path + "/status", {"status": "trashed"}, If_Match=thrown.tag)
    assert gone.status == 200 and gone.json == {"id": thrown.json["id"], "status": "trashed", "version": gone.json["version"]}
    assert editor.get(path).status == 404 and editor.get("/articles?status=trashed").status == 403
    assert editor.ask("PATCH", path, {"headline": "x"}, If_Match="*").status == 404
    assert chief.get(path).json["headline"] == "A la papelera"
    assert thrown.json["id"] in [story["id"] for story in chief.get("/articles?status=trashed").json["items"]]


def test_head_and_options(newspaper, chief):
    get, head = newspaper.reader.get("/articles?limit=2"), newspaper.reader.ask("HEAD", "/articles?limit=2")
    assert head.status == 200 and head.body == b"" and head.headers["Content-Length"] == str(len(get.body))
    options = newspaper.reader.ask("OPTIONS", "/articles")
    assert options.status == 204 and options.headers["Allow"] == "GET, POST, HEAD, OPTIONS"
    assert get.headers["Access-Control-Allow-Origin"] == "*"
    assert {"ETag", "Link", "Retry-After", "RateLimit"} <= set(get.headers["Access-Control-Expose-Headers"].split(", "))
    assert chief.get("/articles").headers["Access-Control-Allow-Origin"] is None
    asked = {"Origin": "https://app.example", "Access-Control-Request-Method": "GET"}
    told = newspaper.reader.ask("OPTIONS", "/articles", headers=asked)
    assert told.status == 204 and told.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    told = newspaper.reader.ask("OPTIONS", "/articles", headers={**asked, "Access-Control-Request-Method": "POST"})
    assert told.headers["Access-Control-Allow-Origin"] is None
    assert get.headers["X-Content-Type-Options"] == "nosniff" and get.headers["Cache-Control"] == "no-store"


def test_there_is_a_limit_and_it_says_what_is_left(tmp_path):
    run("new", tmp_path / "n", "--name", "Apurado")
    busy = served(tmp_path / "n", apiReaderRequests=5, apiProgramRequests=8)
    try:
        program = busy.program("reporter", "read")
        answers = [busy.reader.get("/articles") for _ in range(6)]
        assert [answer.status for answer in answers] == [200] * 5 + [429]
        assert [answer.headers["RateLimit"].split(";")[1] for answer in answers] == [
            "r=4", "r=3", "r=2", "r=1", "r=0", "r=0"]
        assert answers[0].headers["RateLimit-Policy"] == '"minute";q=5;w=60'
        assert 1 <= int(answers[5].headers["Retry-After"]) <= 60
        assert [program.get("/articles").status for _ in range(9)] == [200] * 8 + [429], "its own share"
        assert Program(busy, "x" * 43).get("/articles").status == 429, "wrong tokens share the address's"
        assert busy.get("/").status == 200, "readers' pages are not counted"
    finally:
        busy.stop()


# What is written about it


def test_the_examples_of_the_page_run_as_they_stand(newspaper, chief, tmp_path):
    page = (ROOT / "docs/api.md").read_text()
    blocks = re.findall(r"```sh\n(.*?)```", page, re.S)
    assert len(blocks) >= 4
    script = "set -e\n" + "\n".join(blocks).replace("/tmp/head", str(tmp_path / "head"))
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "SITE": newspaper.base, "TOKEN": chief.token})
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr


def test_the_page_names_every_scope_and_fault_and_the_readme_the_command():
    page = (ROOT / "docs/api.md").read_text()
    for scope in ProgramNewspaper.SCOPES.split(","):
        assert f"| `{scope}` |" in page
    for status in [400, 401, 403, 406, 409, 412, 413, 415, 422, 428, 429]:
        assert str(status) in page
    assert "portada token add" in (ROOT / "README.md").read_text()


# Pictures


def multipart(fields, file=None, name="puerto.jpg"):
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
             for key, value in fields.items()]
    if file is not None:
        head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: image/jpeg\r\n\r\n'
        parts.append(head.encode() + file + b"\r\n")
    return b"".join(parts) + b"--x--\r\n"


def test_pictures_come_in_and_are_used(newspaper, chief):
    source = next(picture for picture in chief.get("/pictures").json["items"] if picture["renditions"])
    file = newspaper.get(source["renditions"][-1]["path"]).body
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    body = multipart({"alt": "Un muelle", "caption": "Al <b>alba</b><script>x</script>", "credit": "Ana"}, file)
    made = chief.ask("POST", "/pictures", body, headers=kind)
    assert made.status == 201, made.body
    assert made.json["alt"] == "Un muelle" and made.json["credit"] == "Ana" and "<script" not in made.json["caption"]
    assert newspaper.get(made.json["renditions"][0]["path"]).status == 200
    assert chief.ask("POST", "/pictures", body, headers=kind).json["id"] == made.json["id"], "the same bytes"
    path = f"/pictures/{made.json['id']}"
    assert chief.ask("PATCH", path, {"alt": "Otro"}).status == 428
    assert chief.ask("PATCH", path, {"alt": "Otro"}, If_Match=made.tag).json["alt"] == "Otro"
    story = chief.story(body=f'<p>Antes</p><figure><img src="{made.json["src"]}" alt="x"></figure>')
    assert [picture["id"] for picture in story.json["pictures"]] == [made.json["id"]]
    gif = base64.b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")
    webp = b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0" + bytes(24)
    for wrong, code in [(None, "missing"), (b"", "emptyFile"), (b"nada", "noPicture"), (gif, "noPicture"), (webp, "broken")]:
        answer = chief.ask("POST", "/pictures", multipart({"alt": "x"}, wrong), headers=kind)
        assert answer.status == 422 and answer.json["errors"][0]["code"] == code, (wrong, answer.body)
        assert answer.json["errors"][0]["pointer"] == "/file"
    assert chief.ask("POST", "/pictures", b"--y--", headers=kind).status == 400
    assert chief.ask("POST", "/pictures", b"{}").status == 415
    assert newspaper.program("reporter", "read", "sin cámara").ask("POST", "/pictures", body, headers=kind).status == 403


def test_a_picture_that_nobody_uses_is_removed(newspaper, chief):
    data = io.BytesIO()
    Image.new("RGB", (40, 30), (9, 99, 199)).save(data, "PNG")
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    made = chief.ask("POST", "/pictures", multipart({}, data.getvalue(), "sobra.png"), headers=kind)
    path = f"/pictures/{made.json['id']}"
    shown = made.json["renditions"][0]["path"]
    assert newspaper.get(shown).status == 200
    assert chief.ask("DELETE", path).status == 428
    assert newspaper.program("reporter", name="ajeno").ask("DELETE", path, If_Match="*").status == 403
    story = chief.story(lead_picture={"id": made.json["id"]}, headline="La usa")
    person = chief.make("/people", {"name": "Con retrato", "picture": made.json["id"]})
    used = chief.ask("DELETE", path, If_Match=made.tag)
    assert used.status == 409 and used.json["type"].endswith("/problems/in-use")
    assert used.json["articles"] == [story.json["id"]] and used.json["people"] == [person.json["id"]]
    assert chief.ask("PATCH", f"/people/{person.json['id']}", {"picture": None}, If_Match="*").status == 200
    article = f"/articles/{story.json['id']}"
    assert chief.ask("PATCH", article, {"lead_picture": None}, If_Match="*").status == 200
    changed = chief.ask("PATCH", path, {"alt": "Otra cosa"}, If_Match=made.tag)
    stale = chief.ask("DELETE", path, If_Match=made.tag)
    assert stale.status == 412 and stale.tag == changed.tag
    assert chief.ask("DELETE", path, If_Match=changed.tag).status == 204
    assert chief.get(path).status == 404 and newspaper.get(shown).status == 404
    again = chief.ask("POST", "/pictures", multipart({}, data.getvalue(), "sobra.png"), headers=kind)
    assert again.status == 201 and again.json["id"] != made.json["id"]
    assert newspaper.get(again.json["renditions"][0]["path"]).status == 200


def test_the_front_is_arranged(newspaper, chief):
    front = newspaper.reader.get("/front")
    lead = next(slot for slot in front.json["slots"] if slot["name"] == "lead")
    more = next(slot for slot in front.json["slots"] if slot["name"] == "more")
    story = more["articles"][-1]
    wish = {"pins": [{"article": story, "slot": "lead", "position": 0}]}
    assert "pins" not in front.json and chief.ask("PUT", "/front", wish).status == 428
    mine = chief.get("/front")
    done = chief.ask("PUT", "/front", wish, If_Match=mine.tag)
    assert done.status == 200 and done.json["pins"][0]["article"] == story
    assert next(slot for slot in newspaper.reader.get("/front").json["slots"] if slot["name"] == "lead")["articles"] == [story]
    assert chief.ask("PUT", "/front", {"pins": []}, If_Match=mine.tag).status == 412
    wrong = chief.ask("PUT", "/front", {"pins": [{"article": story, "slot": "nada", "position": 0}]}, If_Match="*")
    assert wrong.status == 409 and wrong.json["errors"][0]["pointer"] == "/pins/0/slot"
    assert chief.ask("PUT", "/front", {"pins": []}, If_Match="*").json["pins"] == [] and lead["articles"]


def test_the_strip_comes_and_goes(newspaper, chief):
    assert newspaper.reader.get("/front/breaking").status == 404
    first = {"text": "Sismo en la costa", "until": "2099-01-01T00:00:00Z"}
    assert chief.ask("PUT", "/front/breaking", first).status == 428
    nothing = chief.ask("PUT", "/front/breaking", first, If_Match='"v1"')
    assert nothing.status == 412 and nothing.tag is None
    strip = chief.ask("PUT", "/front/breaking", first, If_Match="*")
    assert strip.status == 200 and "Sismo en la costa" in newspaper.get("/").text
    assert newspaper.reader.get("/front/breaking").json["text"] == "Sismo en la costa"
    assert chief.ask("PUT", "/front/breaking", {"text": "x", "until": "2020-01-01T00:00:00Z"}, If_Match="*").status == 409
    assert chief.ask("DELETE", "/front/breaking").status == 428
    first = newspaper.reader.get("/front/breaking").tag
    assert first == strip.tag
    second = chief.ask("PUT", "/front/breaking", {"text": "Réplica en la costa", "until": "2099-01-01T00:00:00Z"},
                       If_Match=first)
    assert second.status == 200 and second.tag == newspaper.reader.get("/front/breaking").tag != first
    stale = chief.ask("PUT", "/front/breaking", {"text": "Tarde", "until": "2099-01-01T00:00:00Z"}, If_Match=first)
    assert stale.status == 412 and stale.tag == second.tag
    stale = chief.ask("DELETE", "/front/breaking", If_Match=first)
    assert stale.status == 412 and stale.tag == second.tag
    assert "Réplica en la costa" in newspaper.get("/").text
    assert chief.ask("DELETE", "/front/breaking", If_Match=second.tag).status == 204
    assert newspaper.reader.get("/front/breaking").status == 404 and "en la costa" not in newspaper.get("/").text
    assert chief.ask("DELETE", "/front/breaking", If_Match="*").status == 404


def test_of_many_who_decide_about_the_same_comment_one_wins(newspaper, chief):
    with sqlite3.connect(newspaper.folder / "data/portada.sqlite") as database:
        article = newspaper.reader.get("/articles").json["items"][0]["id"]
        database.execute("INSERT INTO comment (article_id, author, text, created_at, status) "
                         "VALUES (?, 'Lector', '<p>Disputado</p>', 1700000000001, 'pending')", (article,))
    database.close()
    comment = next(item for item in chief.get("/comments").json["items"] if "Disputado" in item["text"])
    tag = chief.get(f"/comments/{comment['id']}").tag
    answers = []

    def decide(status):
        answers.append(chief.ask("PUT", f"/comments/{comment['id']}/status", {"status": status}, If_Match=tag))

    threads = [threading.Thread(target=decide, args=(status,)) for status in ["approved", "rejected", "spam"] * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [answer for answer in answers if answer.status == 200]
    assert len(won) == 1 and all(answer.status == 412 and answer.tag == won[0].tag for answer in answers if answer not in won)


def test_a_list_that_is_known_need_not_be_fetched_again(newspaper, chief):
    for program, path in [(newspaper.reader, "/articles?limit=3"), (newspaper.reader, "/sections"), (chief, "/pictures")]:
        first = program.get(path)
        again = program.get(path, If_None_Match=first.tag)
        assert (again.status, again.body, again.tag) == (304, b"", first.tag)
    known = newspaper.reader.get("/articles?limit=3").tag
    published(chief, headline="Otra lista")
    changed = newspaper.reader.get("/articles?limit=3", If_None_Match=known)
    assert changed.status == 200 and changed.tag != known


def test_answers_are_compressed_for_those_who_take_it(chief):
    for path in ["/articles?limit=20", "/openapi.json"]:
        plain = chief.get(path)
        packed = chief.get(path, Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in packed.headers["Vary"]
        assert plain.headers["Content-Encoding"] is None and "Accept-Encoding" in plain.headers["Vary"]
        assert gzip.decompress(packed.body) == plain.body and len(packed.body) < len(plain.body) / 3
    story = chief.story(body="<p>" + "Un párrafo que se repite. " * 200 + "</p>")
    path = story.headers["Location"].split("/api/v1")[1]
    plain, packed = chief.get(path), chief.get(path, Accept_Encoding="gzip")
    # Other bytes, another tag; either names the version that a change is based on.
    assert plain.tag != packed.tag
    for tag in [plain.tag, packed.tag]:
        again = chief.get(path, If_None_Match=tag, Accept_Encoding="gzip")
        assert (again.status, again.tag) == (304, tag)
    changed = chief.ask("PATCH", path, {"headline": "Otra"}, If_Match=packed.tag)
    assert changed.status == 200
    assert chief.ask("PATCH", path, {"headline": "Más"}, If_Match=packed.tag).status == 412


def test_what_is_searched_comes_the_best_first(newspaper, chief):
    best = published(chief, headline="Zarapito", body="<p>El zarapito es un ave. Zarapito, zarapito.</p>")
    text = "<p>" + "Una laguna larga. " * 60 + "Hay un zarapito.</p>"
    newer = [published(chief, headline=f"Aves {number}", body=text) for number in range(2)]

    def found(query):
        items = newspaper.reader.get(f"/articles?q=zarapito{query}").json["items"]
        return [f"/articles/{item['id']}" for item in items]

    assert found("")[0] == best and sorted(found("")) == sorted([best, *newer])
    assert found("&order=newest") == [*reversed(newer), best]
    assert newspaper.reader.get("/articles?q=zarapito&order=none").status == 422
