"""Those who are signed in at the desk are told how a reader's page came about; nobody else is, and nothing else differs."""

import http.client
import re
import urllib.parse

import pytest


@pytest.fixture(scope="module")
def session(desk):
    """The cookie of somebody who signed in."""
    mail, password = (desk.folder / "sign-in.txt").read_text().split()
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    connection.request("GET", "/desk/sign-in/")
    answer = connection.getresponse()
    form, browser = answer.read().decode(), answer.getheader("Set-Cookie").split(";")[0]
    key = re.search(r'name="_csrf" value="([^"]+)"', form).group(1)
    connection.request(
        "POST", "/desk/sign-in/", urllib.parse.urlencode({"email": mail, "password": password, "_csrf": key}),
        {"Content-Type": "application/x-www-form-urlencoded", "Cookie": browser})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303, answer.status
    return next(value.split(";")[0] for name, value in answer.getheaders()
                if name == "Set-Cookie" and value.startswith("portada-desk="))


def test_a_page_tells_staff_how_it_came_about(desk, stories, session):
    # No test reads this page of that newspaper's list before.
    path = "/page/3/"
    first = desk.get(path, {"Cookie": session})
    assert re.fullmatch(r"cache;desc=miss, render;dur=[\d.]+, db;dur=[\d.]+", first.headers["Server-Timing"])
    again = desk.get(path, {"Cookie": "other=1; " + session})
    assert again.headers["Server-Timing"] == "cache;desc=hit"
    reader = desk.get(path)
    assert reader.body == again.body == first.body and reader.headers["ETag"] == again.headers["ETag"]
    assert desk.get(path, {"Cookie": session, "If-None-Match": reader.headers["ETag"]}).status == 304
    packed = [desk.get(stories[0], {"Accept-Encoding": "gzip", **more}).body for more in ({}, {"Cookie": session})]
    assert packed[0] == packed[1]
    assert desk.get("/search/?q=agua", {"Cookie": session}).headers["Server-Timing"] == "cache;desc=none"


def test_what_staff_get_is_for_no_cache_but_their_browsers(desk, stories, session):
    assert desk.get(stories[0], {"Cookie": session}).headers["Cache-Control"] == "private, no-cache"
    assert desk.get(stories[0]).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("cookie", ["portada-desk=", "portada-desk=forged", "portada-desk=" + "a" * 43, "a=portada-desk"])
def test_a_cookie_alone_makes_nobody_staff(desk, stories, cookie):
    # On one connection, as the front handler has to take it back.
    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    bodies = []
    for headers in ({}, {"Cookie": cookie}, {}):
        connection.request("GET", stories[0], headers=headers)
        answer = connection.getresponse()
        bodies.append(answer.read())
        assert answer.status == 200 and answer.getheader("Server-Timing") is None
        assert answer.getheader("Cache-Control") == "no-cache"
    assert bodies[0] == bodies[1] == bodies[2]


def test_readers_are_told_nothing(desk, stories):
    for path in ["/", stories[0], "/search/?q=agua", "/feed/"]:
        assert desk.get(path).headers["Server-Timing"] is None
