"""What is typed is never taken for noted where it is not, and what stood in a form earlier can be brought back."""

import base64
import hmac
import json
import re
import struct
import time

import pytest
from playwright.sync_api import expect

from Tests.Browser.test_desk_publication import sql
from Tests.Browser.test_desk_story import begin, body, kept, ready, save, write

PORTAL = "<!doctype html><title>Wi-Fi</title><h1>Acepte las condiciones</h1>"
JOURNAL = re.compile(r"/desk/stories/\d+/journal/")
FOREIGN = {
    "a page": {"status": 200, "content_type": "text/html", "body": PORTAL},
    "a redirect": {"status": 302, "headers": {"Location": "/desk/"}},
    "half an answer": {"status": 200, "content_type": "application/json", "body": '{"version":3,"noted":'},
    "an answer to something else": {"status": 200, "content_type": "application/json", "body": '{"ok":true}'},
    "nothing": {"status": 204},
    "another's refusal": {"status": 403, "content_type": "text/html", "body": PORTAL},
    "a proxy's fault": {"status": 502, "content_type": "text/html", "body": "<h1>502 Bad Gateway</h1>"},
}


@pytest.fixture
def page(desk, chromium):
    page = desk.open_as(chromium)
    yield page
    page.context.close()


def entries(desk, page, words):
    """The windows in whose journal some words wait."""
    story = int(page.url.rstrip("/").split("/")[-1])
    return sql(desk, "SELECT editor FROM journal WHERE article_id = ? AND instr(fields, ?) > 0", story, words)


def copies(page):
    """What the browser's store holds of stories."""
    return page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('portada/')).map(([, value]) => JSON.parse(value))")


@pytest.mark.parametrize("kind", FOREIGN)
def test_an_answer_that_is_not_the_newspapers_notes_nothing(desk, page, kind):
    begin(page, desk)
    page.route(JOURNAL, lambda route: route.fulfill(**FOREIGN[kind]))
    page.fill("[name=headline]", "Escrito tras el portal")
    kept(page, "offline")
    words = "no puede anotar ahora" if kind == "a proxy's fault" else "contesta otra cosa en lugar del periódico"
    expect(page.locator("#story-kept")).to_contain_text(words)
    assert [copy for copy in copies(page) if copy["fields"] and copy["fields"]["headline"] == ["Escrito tras el portal"]]
    assert not entries(desk, page, "tras el portal")
    # It goes on trying, and is noted as soon as the newspaper answers again.
    page.unroute(JOURNAL)
    kept(page, "noted")
    assert entries(desk, page, "tras el portal")


@pytest.mark.parametrize("kind", FOREIGN)
def test_an_answer_that_is_not_the_newspapers_saves_nothing(desk, page, kind):
    address = begin(page, desk)
    page.route(re.compile(re.escape(address) + "$"), lambda route: route.fulfill(**FOREIGN[kind]), times=1)
    page.fill("[name=headline]", "Guardado a medias")
    page.keyboard.press("Control+s")
    kept(page, "offline")
    kept(page, "saved")
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Guardado a medias")
    assert page.locator("[data-line-key=recovered]").count() == 0


def code_of(secret):
    """What an authenticator shows now (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 10 ** 6:06}"


def set_second_factor_up(page):
    """From the page that asks for it on to where it leads."""
    page.fill("[name=code]", code_of(page.locator("code.secret").inner_text().replace(" ", "")))
    page.click("main button.primary")
    page.click("text=Ya los guardé")


def test_a_second_factor_that_is_asked_for_meanwhile_leads_back_to_the_work(desk, chromium):
    page = desk.open_as(chromium, "editor", "celia")
    address = begin(page, desk)
    sql(desk, "UPDATE account SET needs_second_factor = 1 WHERE name = 'Celia'")
    sql(desk, "UPDATE session SET confirmed_at = 0")
    page.fill("[name=headline]", "Escrito sin segundo factor")
    expect(page.locator("[data-line-key=session]")).to_contain_text("exige ahora un segundo factor", timeout=15000)
    kept(page, "offline")
    page.keyboard.press("Control+s")
    assert not entries(desk, page, "sin segundo factor")
    with page.context.expect_page() as opened:
        page.click("[data-line-key=session] a")
    other = opened.value
    other.fill("[name=password]", desk.passwords["celia"][1])
    other.click("main button.primary")
    set_second_factor_up(other)
    other.wait_for_url(desk.base + "/desk/")
    # The save that was wished for is done without a further click.
    kept(page, "saved")
    page.goto(address)
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Escrito sin segundo factor")
    assert page.locator("[data-line-key=recovered]").count() == 0
    page.context.close()


def test_a_window_whose_text_was_taken_over_goes_on_being_noted(desk, page):
    begin(page, desk)
    page.fill("[name=headline]", "Antes de dormir")
    kept(page, "noted")
    # As an earlier page did, which ended a window for ever.
    page.evaluate("""journal => fetch(journal, {method: 'POST', body: new URLSearchParams({
        _csrf: document.querySelector('[name=_csrf]').value, _window: StoryWindow.name(), _sequence: Number.MAX_SAFE_INTEGER,
    })})""", page.url + "journal/drop/?form=story")
    for words in ["Después de despertar", "Y más que sigue", "Y un tercer titular"]:
        page.fill("[name=headline]", words)
        kept(page, "noted")
        assert len(entries(desk, page, words)) == 1
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Y un tercer titular")
    assert page.faults == []


def test_what_is_typed_before_something_comes_back_takes_nothing_of_it_away(desk, page):
    begin(page, desk)
    write(page, "Uno.", "Lo que se escribía antes.")
    kept(page, "noted")
    waiting = []
    page.route(JOURNAL, lambda route: waiting.append(route) if route.request.method == "GET" else route.continue_())
    page.reload()
    page.wait_for_selector(".editor-text")
    page.fill("[name=headline]", "Con manos rápidas")
    kept(page, "noted")
    for route in waiting:
        route.continue_()
    page.unroute(JOURNAL)
    ready(page)
    # What was typed stays, and what waited is offered.
    expect(page.locator("[name=headline]")).to_have_value("Con manos rápidas")
    expect(page.locator("[data-line-key^=elsewhere]")).to_contain_text("texto sin guardar")
    assert len(entries(desk, page, "se escribía antes")) == 1
    page.click("[data-line-key^=elsewhere] >> text=Comparar")
    page.wait_for_url("**/merge/**")
    page.click("text=Guardar así")
    page.wait_for_url("**/?notice=joined")
    ready(page)
    expect(page.locator("[name=body]")).to_have_value(re.compile("se escribía antes"), timeout=15000)
    expect(page.locator("[name=headline]")).to_have_value("Con manos rápidas")


def open_copies(page):
    page.click("[data-past]")
    return page.locator("dialog.past")


def test_what_stood_there_earlier_can_be_seen_and_brought_back(desk, chromium):
    page = desk.open_as(chromium, timezone_id="Asia/Tokyo")
    begin(page, desk, body=["El primer párrafo.", "El segundo, que es largo y cuenta lo que pasó en el muelle al amanecer."])
    dialog = open_copies(page)
    expect(dialog).to_contain_text("Todavía no hay copias")
    dialog.get_by_text("Cerrar").click()
    write(page, "El primer párrafo.")
    page.fill("[name=summary]", "Sumario nuevo.")
    kept(page, "noted")
    dialog = open_copies(page)
    rows = dialog.locator(".past-list button")
    expect(rows).to_have_count(1)
    # Its time is the newspaper's, wherever the browser is.
    moment = page.evaluate("""() => new Date(StoryCopies.past()[0].at)
        .toLocaleTimeString('es', {timeZone: 'America/Caracas', hour: 'numeric', minute: '2-digit'})""")
    expect(rows.first).to_contain_text(moment)
    rows.first.click()
    expect(dialog.locator("ins")).to_contain_text(["El segundo, que es largo"])
    expect(dialog.locator("del")).to_contain_text(["Sumario nuevo."])
    dialog.get_by_text("Recuperar esta copia").click()
    assert body(page) == ["El primer párrafo.", "El segundo, que es largo y cuenta lo que pasó en el muelle al amanecer."]
    # What stood there before is a copy now.
    dialog = open_copies(page)
    expect(rows).to_have_count(2)
    rows.first.click()
    dialog.get_by_text("Recuperar esta copia").click()
    expect(page.locator("[name=summary]")).to_have_value("Sumario nuevo.")
    save(page)
    assert page.faults == []
    page.context.close()


def test_copies_are_bounded_and_make_room_for_what_is_typed(desk, page):
    begin(page, desk)
    page.evaluate("""() => {
        for (let number = 0; number < 60; number += 1) StoryCopies.remember({ headline: [`Copia ${number}`] }, 1, {});
    }""")
    assert page.evaluate("StoryCopies.past().length") == 20
    page.evaluate("""() => {
        for (let number = 0; number < 12; number += 1) StoryCopies.remember({ body: [String(number).repeat(400_000)] }, 1, {});
    }""")
    length = page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('portada-past/')).reduce((sum, key) => sum + localStorage[key].length, 0)")
    assert 0 < length <= 2_000_000
    # The rest of the store is full: the copies give way.
    page.evaluate("""() => {
        for (let size = 1_000_000; size > 10; size = Math.floor(size / 2)) {
            try { for (;;) localStorage.setItem(`otra-${Math.random()}`, 'x'.repeat(size)); } catch {}
        }
    }""")
    page.context.set_offline(True)
    write(page, "Un párrafo que necesita sitio. " * 2000)
    kept(page, "offline")
    expect(page.locator("#story-kept")).to_have_text("Sin conexión: tu borrador queda en este equipo")
    assert [copy for copy in copies(page) if copy["fields"] and "necesita sitio" in copy["fields"]["body"][0]]


def test_a_browser_that_is_full_says_so(desk, page):
    begin(page, desk)
    page.evaluate("""() => {
        for (let size = 1_000_000; size > 10; size = Math.floor(size / 2)) {
            try { for (;;) localStorage.setItem(`otra-${Math.random()}`, 'x'.repeat(size)); } catch {}
        }
    }""")
    page.context.set_offline(True)
    page.fill("[name=headline]", "Sin sitio en el navegador")
    expect(page.locator("[data-line-key=storage]")).to_contain_text("no guarda copias")
    expect(page.locator("#story-kept")).to_contain_text("no cierres la página", timeout=15000)
    page.context.set_offline(False)
    kept(page, "noted")
    assert entries(desk, page, "Sin sitio")


def test_a_browser_that_keeps_nothing_lets_one_write(desk, chromium):
    page = desk.open_as(chromium)
    page.add_init_script("""for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }""")
    address = begin(page, desk)
    expect(page.locator("[data-line-key=storage]")).to_contain_text("no guarda copias")
    write(page, "Uno.", "Escrito en privado, con bastantes palabras para que haya algo que quitar de una vez.")
    kept(page, "noted")
    write(page, "Uno.")
    kept(page, "noted")
    expect(open_copies(page).locator(".past-list button")).to_have_count(1)
    page.keyboard.press("Escape")
    write(page, "Uno.", "Escrito en privado.")
    kept(page, "noted")
    page.goto(address)
    ready(page)
    assert body(page) == ["Uno.", "Escrito en privado."]
    assert [fault for fault in page.faults if "denied" in fault] == []
    page.context.close()


def test_copies_go_with_the_sign_out_and_what_is_not_noted_stays(desk, page):
    begin(page, desk)
    page.evaluate("StoryCopies.remember({ headline: ['Antes'] }, 1, {})")
    page.context.set_offline(True)
    page.fill("[name=headline]", "Todavía sin anotar")
    kept(page, "offline")
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(desk.base + "/desk/")
    page.click("details.menu > summary")
    page.click("text=Salir")
    page.wait_for_url("**/desk/sign-in/")
    names = page.evaluate("Object.keys(localStorage)")
    assert not [name for name in names if name.startswith("portada-past/")]
    assert [name for name in names if name.startswith("portada/")]


def test_a_note_that_did_not_go_out_stays_in_its_field_and_says_so(desk, page):
    begin(page, desk)
    page.route("**/notes/", lambda route: route.fulfill(**FOREIGN["a page"]), times=1)
    page.fill("[name=note]", "Llamar al hospital.")
    page.click("text=Agregar apunte")
    expect(page.locator("[data-line-key=note]")).to_contain_text("El apunte no salió")
    expect(page.locator("[name=note]")).to_have_value("Llamar al hospital.")
    # Half written, it outlives the page.
    page.reload()
    ready(page)
    expect(page.locator("[name=note]")).to_have_value("Llamar al hospital.")
    page.click("text=Agregar apunte")
    expect(page.locator(".notes li").last).to_contain_text("Llamar al hospital.")
    expect(page.locator("[data-line-key=note]")).to_have_count(0)
    page.reload()
    ready(page)
    expect(page.locator("[name=note]")).to_have_value("")
