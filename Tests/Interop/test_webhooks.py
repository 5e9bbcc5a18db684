"""Webhooks as their receivers see them: signed, repeated, given up, resumed; across kill -9."""

import json
import sqlite3
import time

import pytest
from standardwebhooks.webhooks import Webhook

from Tests.conftest import run
from Tests.Interop.programs import ProgramNewspaper, Receiver


def opened(folder):
    (folder / "portada.yaml").write_text(
        (folder / "portada.yaml").read_text() + "apiProgramRequests: 0\nwebhookPrivateAddresses: yes\n")
    return ProgramNewspaper(folder)


@pytest.fixture
def folder(tmp_path):
    assert run("new", tmp_path / "diario", "--name", "Diario").returncode == 0
    return tmp_path / "diario"


@pytest.fixture
def newspaper(folder):
    newspaper = opened(folder)
    yield newspaper
    newspaper.stop()


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.stop()


def subscribe(program, receiver, events=("article.published",)):
    return program.make("/webhooks", {"address": receiver.address, "events": list(events)}).json


def publish(program, headline):
    story = program.story(headline=headline)
    done = program.ask("PUT", f"/articles/{story.json['id']}/publication", {}, If_Match=story.tag)
    assert done.status == 200, done.body
    return story.json["id"]


def about(article, status=None):
    def fits(message):
        head, body, answered = message
        return json.loads(body)["data"]["article"]["id"] == article and status in (None, answered)
    return fits


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_message_is_signed_by_the_standard(newspaper, receiver):
    program = newspaper.program()
    hook = subscribe(program, receiver, ["article.published", "article.killed"])
    assert hook["secret"].startswith("whsec_") and "secret" not in program.get(f"/webhooks/{hook['id']}").json
    id = publish(program, "Se avisa")
    head, body, _ = receiver.wait(about(id))
    said = Webhook(hook["secret"]).verify(body, {name.lower(): value for name, value in head.items()})
    assert said["type"] == "article.published" and said["data"]["article"]["headline"] == "Se avisa"
    assert said["data"]["article"]["status"] == "published" and "body" not in said["data"]["article"]
    with pytest.raises(Exception):
        Webhook(hook["secret"]).verify(body + b" ", {name.lower(): value for name, value in head.items()})
    program.change("DELETE", f"/articles/{id}/publication?leaving=kill")
    _, body, _ = receiver.wait(lambda message: json.loads(message[1])["type"] == "article.killed")
    assert json.loads(body)["data"]["article"]["headline"] is None, "what was killed is not sent"


def test_a_message_that_did_not_arrive_comes_again_with_its_name(newspaper, receiver):
    program = newspaper.program()
    receiver.statuses = [500]
    hook = subscribe(program, receiver)
    id = publish(program, "Otra vez")
    first, second = receiver.wait(about(id, 500)), receiver.wait(about(id, 204))
    assert first[0]["webhook-id"] == second[0]["webhook-id"] and first[1] == second[1]
    until(lambda: program.get(f"/webhooks/{hook['id']}/deliveries").json["items"][0]["arrived"])
    row = program.get(f"/webhooks/{hook['id']}/deliveries").json["items"][0]
    assert (row["attempts"], row["status"], row["next"]) == (2, 204, None)
    again = program.ask("POST", f"/webhooks/{hook['id']}/deliveries/{row['id']}/attempts")
    assert again.status == 201
    until(lambda: len(receiver.messages) == 3)
    assert receiver.messages[2][0]["webhook-id"] == first[0]["webhook-id"]


def test_who_is_slow_or_broken_holds_up_nobody(newspaper, receiver):
    program = newspaper.program()
    other = Receiver()
    try:
        other.statuses = [500] * 100
        subscribe(program, other), program.make(
            "/webhooks", {"address": "http://127.0.0.1:9/nobody", "events": ["article.published"]})
        subscribe(program, receiver)
        ids = [publish(program, f"Nota {number}") for number in range(5)]
        for id in ids:
            receiver.wait(about(id, 204))
    finally:
        other.stop()


def test_a_redirect_is_not_followed(newspaper, receiver):
    program = newspaper.program()
    receiver.statuses = [302]
    hook = subscribe(program, receiver)
    id = publish(program, "Sin desvíos")
    receiver.wait(about(id, 302))
    until(lambda: program.get(f"/webhooks/{hook['id']}").json["last_status"] == 302)
    assert program.get(f"/webhooks/{hook['id']}").json["failing_since"]


def test_paused_webhooks_hear_nothing_and_gone_ones_stop(newspaper, receiver):
    program = newspaper.program()
    hook = subscribe(program, receiver)
    path = f"/webhooks/{hook['id']}"
    assert program.change("PATCH", path, {"state": "paused"}).json["state"] == "paused"
    quiet = publish(program, "Callada")
    assert program.change("PATCH", path, {"state": "active"}).json["state"] == "active"
    receiver.statuses = [410]
    loud = publish(program, "Dicha")
    receiver.wait(about(loud, 410))
    until(lambda: program.get(path).json["state"] == "failed")
    assert not any(about(quiet)(message) for message in receiver.messages)
    assert program.change("DELETE", path).status == 204 and program.get(path).status == 404


def test_nothing_is_lost_when_the_program_dies_between_event_and_message(folder, receiver):
    newspaper = opened(folder)
    program = newspaper.program()
    receiver.statuses = [503] * 3
    subscribe(program, receiver)
    ids = [publish(program, f"Antes de morir {number}") for number in range(3)]
    newspaper.process.kill()
    newspaper.process.wait()
    receiver.statuses.clear()
    newspaper = ProgramNewspaper(folder)
    try:
        for id in ids:
            receiver.wait(about(id, 204), 60)
        with sqlite3.connect(folder / "data/portada.sqlite") as database:
            until(lambda: database.execute("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL").fetchone()[0] == 0)
        database.close()
    finally:
        newspaper.stop()


@pytest.mark.parametrize("address", [
    "http://example.org/", "https://user@example.org/", "ftp://example.org/", "https:///nada", "/relativa/aqui"])
def test_addresses_that_can_not_be_are_refused(folder, address):
    newspaper = ProgramNewspaper(folder)
    try:
        answer = newspaper.program().ask("POST", "/webhooks", {"address": address, "events": ["article.published"]})
        assert answer.status == 409 and answer.json["errors"][0]["pointer"] == "/address"
    finally:
        newspaper.stop()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "192.168.1.1"])
def test_private_addresses_are_not_asked(folder, receiver, host):
    newspaper = ProgramNewspaper(folder)
    try:
        program = newspaper.program()
        port = receiver.server.server_port
        hook = program.make("/webhooks", {"address": f"https://{host}:{port}/", "events": ["article.published"]}).json
        publish(program, "Hacia dentro")
        until(lambda: program.get(f"/webhooks/{hook['id']}").json["last_tried"])
        fault = program.get(f"/webhooks/{hook['id']}/deliveries").json["items"][0]["fault"]
        assert "no public address" in fault and receiver.messages == []
    finally:
        newspaper.stop()
