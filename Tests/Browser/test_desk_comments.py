"""The queue of readers' comments: decided one by one, many at once and by keyboard, taken back, closed by story and age."""

import json
import re

import pytest

from Tests.Browser.looking import faults_of
from Tests.Browser.test_desk_access import post, session


@pytest.fixture(scope="module")
def chief(desk):
    """The chief's session; what waited in the demo's queue is decided."""
    chief = session(desk, desk.chief_mail, desk.chief_password)
    found = re.findall(r'data-comment="(\d+)"', desk.get("/desk/comments/", {"Cookie": chief[0]}).text)
    assert found, "the demo's queue should not be empty"
    assert decide(desk, chief, "approved", found).status == 200
    return chief


@pytest.fixture
def page(desk, chromium):
    page = desk.open_as(chromium, "editor", "moderadora")
    yield page
    assert page.faults == []
    page.context.close()


def states(desk, cookie, ids):
    """Where comments stand, by the desk's own list."""
    found = {}
    for number in ids:
        text = desk.get(f"/desk/comments/{number}/", {"Cookie": cookie}).text
        found[number] = re.search(rf'data-comment="{number}" data-state="(\w+)"', text).group(1)
    return found


def versions(desk, cookie, path):
    """What the forms of a page say that it showed."""
    return re.findall(r'name="_version" value="([^"]+)"', desk.get(path, {"Cookie": cookie}).text)


def decide(desk, chief, decision, ids, **fields):
    cookie, key = chief
    pairs = [("_csrf", key), ("decide", decision)] + [("comment", number) for number in ids] + list(fields.items())
    pairs += [("_version", version) for number in ids for version in versions(desk, cookie, f"/desk/comments/{number}/")]
    return post(desk, "/desk/comments/", pairs, {"Cookie": cookie, "Accept": "application/json"})


@pytest.fixture
def waiting(desk, chief):
    """Three comments of one story that wait, as readers' do; afterwards they are as they were."""
    text = desk.get("/desk/comments/?state=all", {"Cookie": chief[0]}).text
    stories = re.findall(r"state=all&amp;story=(\d+)", text)
    for story in dict.fromkeys(stories):
        rows = desk.get(f"/desk/comments/?state=all&story={story}", {"Cookie": chief[0]}).text
        ids = [int(number) for number in re.findall(r'data-comment="(\d+)"', rows)]
        if len(ids) >= 3:
            break
    ids = ids[:3]
    decide(desk, chief, "approved", ids)
    assert decide(desk, chief, "pending", ids).status == 200
    yield ids
    decide(desk, chief, "approved", ids)


def readers_page(desk, cookie, number):
    text = desk.get(f"/desk/comments/{number}/", {"Cookie": cookie}).text
    path = re.search(r'href="(/[^"]+)" target="_blank" rel="noopener">Ver la nota', text).group(1)
    return path.split("#")[0]


def test_a_decision_reaches_the_readers_at_once_and_is_taken_back(desk, chief, page, waiting):
    path = readers_page(desk, chief[0], waiting[0])
    anchor = f'id="comment-{waiting[0]}"'
    assert anchor not in desk.get(path).text
    page.goto(desk.base + "/desk/comments/")
    page.click(f"#comment-{waiting[0]} button[value^=approved]")
    page.wait_for_selector("#comment-told :text('1 comentario aprobado.')")
    assert page.inner_text(f"#comment-{waiting[0]} [data-label]") == "aprobado"
    assert anchor in desk.get(path).text
    page.click("#comment-told button")
    page.wait_for_selector("#comment-told :text('1 comentario está como antes.')")
    assert page.inner_text(f"#comment-{waiting[0]} [data-label]") == "pendiente"
    assert anchor not in desk.get(path).text


def test_the_queue_is_worked_by_keyboard(desk, chief, page, waiting):
    page.goto(desk.base + "/desk/comments/")
    order = page.eval_on_selector_all("[data-comment]", "rows => rows.map((row) => Number(row.dataset.comment))")
    assert set(waiting) <= set(order)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.value") == str(order[0])
    for key, state in [("a", "approved"), ("r", "rejected"), ("s", "spam")]:
        number = page.evaluate("Number(document.activeElement.value)")
        page.keyboard.press(key)
        page.wait_for_selector(f"[data-comment='{number}'][data-state={state}]")
    assert list(states(desk, chief[0], order[:3]).values()) == ["approved", "rejected", "spam"]
    page.keyboard.press("z")
    page.wait_for_selector(f"[data-comment='{order[2]}'][data-state=pending]")
    decide(desk, chief, "pending", order[:3])


def test_many_are_decided_at_once(desk, chief, page, waiting):
    page.goto(desk.base + "/desk/comments/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.click(".decisions button[value=spam]")
    page.wait_for_selector("#comment-told :text('2 comentarios marcados como spam.')")
    assert sorted(states(desk, chief[0], waiting).values()) == ["pending", "spam", "spam"]
    page.click("#comment-told button")
    page.wait_for_selector("#comment-told :text('2 comentarios están como antes.')")
    assert set(states(desk, chief[0], waiting).values()) == {"pending"}
    page.check("[data-all] input")
    assert page.locator("[name=comment]:checked").count() == page.locator("[name=comment]").count()


def test_all_of_it_works_without_scripts(desk, chief, chromium, waiting):
    page = desk.open_as(chromium, "editor", "moderadora", java_script_enabled=False)
    page.goto(desk.base + "/desk/comments/")
    for number in waiting[:2]:
        page.check(f"#comment-{number} [name=comment]")
    page.click(".decisions button[value=approved]")
    assert "2 comentarios aprobados." in page.inner_text("#comment-told")
    assert set(states(desk, chief[0], waiting[:2]).values()) == {"approved"}
    page.click("#comment-told button")
    assert "2 comentarios están como antes." in page.inner_text("#comment-told")
    assert set(states(desk, chief[0], waiting).values()) == {"pending"}
    page.click(f"#comment-{waiting[2]} button[value^=rejected]")
    assert "1 comentario rechazado." in page.inner_text("#comment-told")
    page.click(".decisions button[value=approved]")
    assert "Nada cambió" in page.inner_text("#comment-told")
    page.context.close()


def test_what_a_colleague_decided_meanwhile_stays(desk, chief, page, waiting):
    page.goto(desk.base + "/desk/comments/")
    decide(desk, chief, "rejected", waiting[:1])
    page.click(f"#comment-{waiting[0]} button[value^=approved]")
    page.wait_for_selector("h1:text('Cambió mientras tanto')")
    assert "rechazó" in page.inner_text("main") and "estado" in page.inner_text("main")
    assert states(desk, chief[0], waiting[:1]) == {waiting[0]: "rejected"}
    page.click("text=Aplicarlo a la versión actual")
    page.wait_for_url("**/desk/comments/**")
    assert states(desk, chief[0], waiting[:1]) == {waiting[0]: "approved"}
    page.faults[:] = [fault for fault in page.faults if "409" not in fault]


def test_comments_are_found_by_words_and_story(desk, chief, page, waiting):
    page.goto(desk.base + f"/desk/comments/{waiting[0]}/")
    assert page.is_visible(f"#comment-{waiting[0]}.chosen")
    words = page.inner_text(f"#comment-{waiting[0]} .comment-text").split()[:3]
    page.click("text=Comentarios de la nota")
    assert page.locator("[data-comment]").count() >= 3
    page.goto(desk.base + "/desk/comments/?state=all")
    page.keyboard.press("/")
    page.keyboard.type(" ".join(words))
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    assert page.is_visible(f"#comment-{waiting[0]}")
    page.goto(desk.base + "/desk/comments/?state=all&q=nadaquever")
    assert "Ningún comentario coincide." in page.inner_text("main")


def test_what_readers_cannot_do_is_not_promised(desk, chief, page, waiting):
    """Readers have no form for comments: nothing at the desk says that a story takes them, or from when it doesn't."""
    page.goto(desk.base + f"/desk/comments/{waiting[0]}/")
    page.click("text=Comentarios de la nota")
    assert page.locator("[name=comments], [name=days]").count() == 0
    assert "admite comentarios" not in page.inner_text("main")
    story = re.search(r"story=(\d+)", page.url).group(1)
    page.goto(f"{desk.base}/desk/stories/{story}/")
    assert "pueden comentar" not in page.content()


def test_a_story_closes_and_opens_its_comments(desk, chief, waiting):
    path = readers_page(desk, chief[0], waiting[0])
    page = desk.get(f"/desk/comments/{waiting[0]}/", {"Cookie": chief[0]}).text
    story = re.search(r"state=all&amp;story=(\d+)", page).group(1)
    for act, is_closed in [("closed", True), ("open", False)]:
        shown = versions(desk, chief[0], f"/desk/comments/?state=all&story={story}")
        fields = [("_csrf", chief[1]), ("comments", act)] + [("_version", version) for version in shown]
        assert post(desk, f"/desk/comments/stories/{story}/", fields, {"Cookie": chief[0]}).status == 303
        assert ('class="closed"' in desk.get(path).text) == is_closed


def test_only_those_who_moderate_see_it(desk, chromium, chief, waiting):
    for role, name in [("reporter", "rita"), ("photo_editor", "foto")]:
        page = desk.open_as(chromium, role, name)
        assert page.query_selector("nav a[href='/desk/comments/']") is None
        key = page.input_value("input[name=_csrf] >> nth=0")
        assert page.request.get(desk.base + "/desk/comments/").status == 403
        assert page.request.get(desk.base + f"/desk/comments/{waiting[0]}/").status == 403
        for path, form in [
            ("/desk/comments/", {"decide": f"approved:{waiting[0]}"}), ("/desk/comments/period/", {"days": "3"}),
            ("/desk/comments/stories/1/", {"comments": "closed"}),
        ]:
            answer = page.request.post(desk.base + path, form={"_csrf": key, **form}, headers={"Origin": desk.base})
            assert answer.status == 403, (role, path)
        page.context.close()
    editor = desk.open_as(chromium, "editor", "moderadora")
    key = editor.input_value("input[name=_csrf] >> nth=0")
    answer = editor.request.post(
        desk.base + "/desk/comments/period/", form={"_csrf": key, "days": "3"}, headers={"Origin": desk.base})
    assert answer.status == 403
    editor.context.close()
    assert set(states(desk, chief[0], waiting).values()) == {"pending"}


def test_forms_from_nowhere_are_answered_calmly(desk, chief):
    cookie, key = chief
    for status, fields in [
        (400, []), (400, [("decide", "")]), (409, [("decide", "delete:1")]), (303, [("decide", "approved:99999999")]),
        (303, [("decide", "approved:x")]), (303, [("decide", "undo"), ("undo", "x.12zz.9p.-1pa")]),
        (303, [("decide", "approved")]),
    ]:
        answer = post(desk, "/desk/comments/", [("_csrf", key)] + fields, {"Cookie": cookie})
        assert answer.status == status, fields
    answer = post(desk, "/desk/comments/", [("_csrf", key), ("decide", "approved"), ("back", "https://evil.example/")],
                  {"Cookie": cookie})
    assert answer.headers["Location"].startswith("/desk/comments/")
    seen = [("_version", version) for version in versions(desk, cookie, "/desk/comments/")]
    for days in ["", "-1", "x", "99999"]:
        fields = [("_csrf", key), ("days", days)] + seen
        assert post(desk, "/desk/comments/period/", fields, {"Cookie": cookie}).status in (400, 422)
    for path in ["/desk/comments/?state=x&story=x&after=x&q=%00%FF", "/desk/comments/?after=1_2", "/desk/comments/?q=%22*()"]:
        assert desk.get(path, {"Cookie": cookie}).status == 200
    assert desk.get("/desk/comments/99999999/", {"Cookie": cookie}).status == 404


@pytest.mark.parametrize("width", [1280, 390])
def test_its_pages_are_open_to_everybody(desk, chromium, waiting, width):
    page = desk.open_as(chromium, viewport={"width": width, "height": 900})
    for language in ["en", "es"]:
        page.goto(desk.base + "/desk/account/")
        page.select_option("[name=language]", language)
        page.click("form[action='/desk/account/language/'] button")
        for path in ["/desk/comments/", "/desk/comments/?state=spam", "/desk/comments/?state=all",
                     f"/desk/comments/{waiting[1]}/", "/desk/comments/?state=all&story=1"]:
            page.goto(desk.base + path)
            assert page.get_attribute("html", "lang") == language
            assert faults_of(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert page.faults == []
    page.context.close()
