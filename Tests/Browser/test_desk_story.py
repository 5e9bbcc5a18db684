"""Writing a story at the desk: nothing typed is lost, and two people write at once."""

import os
import pathlib
import re
import signal
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from Tests.conftest import CHROMIUM


def begin(page, desk, headline="El puerto reabre", body=("Uno.", "Dos.", "Tres.")):
    """A new story with a headline and some paragraphs, saved; its address."""
    page.goto(desk.base + "/desk/stories/")
    page.click("[data-key=n]")
    page.wait_for_url(re.compile(r"/desk/stories/\d+/$"))
    ready(page)
    page.fill("[name=headline]", headline)
    write(page, *body)
    save(page)
    return page.url


def ready(page):
    page.wait_for_selector("html[data-story=ready]")


def body(page):
    """The paragraphs of the body, as the form would send them."""
    text = page.evaluate("document.querySelector('[name=body]').value")
    return re.findall(r"<p>(.*?)</p>", text)


def write(page, *paragraphs):
    """Puts paragraphs into the body, as the editor does: the field, then its event."""
    page.evaluate(
        """html => {
            const field = document.querySelector('[name=body]');
            field.value = html;
            field.dispatchEvent(new CustomEvent('body:replace', { detail: { html } }));
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }""", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def kept(page, state):
    expect(page.locator("#story-kept")).to_have_attribute("data-state", state, timeout=20000)


def save(page):
    page.keyboard.press("Control+s")
    kept(page, "saved")


def crash(page):
    """The tab dies, as when its memory is full: nothing of it runs any more."""
    with page.expect_event("crash"):
        try:
            page.goto("chrome://crash", timeout=5000)
        except Error:
            pass  # There is no answer from the dead.
    page.close()


def open_browser(browser, folder):
    """A browser that keeps its things in a folder, with one tab."""
    return browser.browser_type.launch_persistent_context(
        str(folder), executable_path=CHROMIUM, args=["--no-sandbox"])


def kill_browser(folder):
    """Ends the browser that keeps its things in the folder, without a word."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"--user-data-dir={folder}" in line:
            try:
                os.kill(int(process.name), signal.SIGKILL)
            except ProcessLookupError:
                pass


@pytest.fixture
def page(desk, chromium):
    page = desk.open_as(chromium)
    yield page
    page.context.close()


def test_a_new_story_is_written_at_once(desk, page):
    page.goto(desk.base + "/desk/")
    page.keyboard.press("n")
    page.wait_for_url("**/desk/stories/*/")
    ready(page)
    page.keyboard.press("Shift+Tab")
    for words in ("Antetítulo", "Sin tocar el ratón"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    page.keyboard.type("El sumario.")
    page.keyboard.press("Enter")
    page.keyboard.type("El texto.")
    save(page)
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Sin tocar el ratón")
    expect(page.locator("[name=summary]")).to_have_value("El sumario.")
    assert page.input_value("[name=body]") == "<p>El texto.</p>"
    # A line of the papers leads nowhere else.
    page.locator("[data-looks] > summary").click()
    page.focus("[name=social-description]")
    page.keyboard.press("Enter")
    expect(page.locator("[name=social-description]")).to_be_focused()
    page.reload()
    ready(page)
    # A story that has begun leaves the cursor where the reader puts it.
    assert page.evaluate("document.activeElement === document.body")


def test_what_was_typed_is_there_after_a_reload(desk, page):
    begin(page, desk)
    page.fill("[name=headline]", "El puerto reabre hoy")
    write(page, "Uno.", "Dos y medio.")
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre hoy")
    assert body(page) == ["Uno.", "Dos y medio."]
    expect(page.locator("[data-line-key=recovered]")).to_contain_text("Recuperado lo que escribías a las")
    # It can be undone, done again, and thrown away for good.
    page.click("[data-line-key=recovered] >> text=Deshacer")
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre")
    page.click("[data-line-key=recovered] >> text=Rehacer")
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre hoy")
    page.click("[data-line-key=recovered] >> text=Descartar")
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre")
    kept(page, "saved")
    page.wait_for_load_state("networkidle")
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre")
    expect(page.locator("[data-line-key=recovered]")).to_have_count(0)
    assert page.faults == []


def test_a_page_that_comes_back_with_emptied_fields_keeps_none_of_them(desk, page):
    """As WebKit does with a page from its own store."""
    begin(page, desk)
    page.fill("[name=headline]", "Tecleado después")
    kept(page, "noted")
    with page.expect_navigation():
        page.evaluate("""() => {
            for (const field of document.querySelectorAll('#story :is(input:not([type=hidden]), textarea)')) field.value = '';
            dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
        }""")
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Tecleado después")
    assert body(page) == ["Uno.", "Dos.", "Tres."]
    save(page)
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Tecleado después")


def test_the_time_of_what_is_brought_back_is_the_newspapers(desk, chromium):
    page = desk.open_as(chromium, timezone_id="Asia/Tokyo")
    begin(page, desk)
    page.route("**/journal/**", lambda route: route.abort())
    page.fill("[name=headline]", "Solo aquí")
    page.wait_for_function("() => Object.values(localStorage).some(copy => copy.includes('Solo aquí'))")
    clock = """() => new Date().toLocaleTimeString(document.documentElement.lang,
        {hour: 'numeric', minute: '2-digit', timeZone: 'America/Caracas'}).split(':')[0]"""
    before = page.evaluate(clock)
    page.reload()
    ready(page)
    hours = re.search(r"(\d+):", page.locator("[data-line-key=recovered]").inner_text())[1]
    assert hours in (before, page.evaluate(clock))
    page.context.close()


def test_what_was_typed_is_there_after_the_tab_crashed(desk, page):
    address = begin(page, desk)
    write(page, "Uno.", "Lo que se escribía.")
    kept(page, "noted")
    crash(page)
    again = page.context.new_page()
    again.goto(address)
    ready(again)
    assert body(again) == ["Uno.", "Lo que se escribía."]
    expect(again.locator("[data-line-key=recovered]")).to_be_visible()
    save(again)
    again.reload()
    ready(again)
    assert body(again) == ["Uno.", "Lo que se escribía."]
    expect(again.locator("[data-line-key=recovered]")).to_have_count(0)


def test_what_the_server_never_heard_is_there_after_the_tab_crashed(desk, page):
    address = begin(page, desk)
    write(page, "Uno.", "Anotado.")
    kept(page, "noted")
    page.context.set_offline(True)
    write(page, "Uno.", "Anotado.", "Solo en este equipo.")
    kept(page, "offline")
    crash(page)
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(address)
    ready(again)
    assert body(again) == ["Uno.", "Anotado.", "Solo en este equipo."]
    kept(again, "noted")


def test_what_was_typed_is_there_after_the_browser_was_killed(desk, chromium, tmp_path):
    helper = desk.open_as(chromium)
    address = begin(helper, desk)
    helper.context.close()
    context = open_browser(chromium, tmp_path)
    page = context.pages[0]
    desk.sign_in(page, desk.chief_mail, desk.chief_password)
    page.wait_for_url(desk.base + "/desk/")
    page.goto(address)
    ready(page)
    page.fill("[name=headline]", "El puerto reabre al alba")
    kept(page, "noted")
    kill_browser(tmp_path)
    try:
        context.close()
    except Error:  # There is nothing left to close.
        pass
    context = open_browser(chromium, tmp_path)
    page = context.pages[0]
    page.goto(address)
    if "/sign-in/" in page.url:
        desk.sign_in(page, desk.chief_mail, desk.chief_password)
        page.wait_for_url(desk.base + "/desk/**")
        page.goto(address)
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre al alba", timeout=40000)
    context.close()


def test_typing_goes_on_over_the_death_of_the_server(desk, page):
    address = begin(page, desk)
    write(page, "Uno.", "Antes de la caída.")
    kept(page, "noted")
    desk.kill()
    try:
        write(page, "Uno.", "Antes de la caída.", "Durante la caída.")
        kept(page, "offline")
        expect(page.locator("#story-kept")).to_have_text("Sin conexión: tu borrador queda en este equipo")
    finally:
        desk.start_again()
    # Mended without a click.
    kept(page, "noted")
    other = desk.open_as(page.context.browser)
    other.goto(address)
    ready(other)
    assert body(other) == ["Uno.", "Antes de la caída.", "Durante la caída."] or other.locator(
        "[data-line-key^=elsewhere]").count() == 1
    other.context.close()
    save(page)
    page.reload()
    ready(page)
    assert body(page) == ["Uno.", "Antes de la caída.", "Durante la caída."]


def test_a_save_without_connection_is_done_when_it_is_back(desk, page):
    begin(page, desk)
    page.context.set_offline(True)
    page.fill("[name=summary]", "Tras dos meses.")
    kept(page, "offline")
    page.keyboard.press("Control+s")
    expect(page.locator("#story-kept")).to_have_class(re.compile("is-worried"))
    page.context.set_offline(False)
    kept(page, "saved")
    page.reload()
    expect(page.locator("[name=summary]")).to_have_value("Tras dos meses.")


def test_a_page_outlives_its_session(desk, page):
    begin(page, desk)
    page.context.clear_cookies()
    page.fill("[name=summary]", "Escrito sin sesión.")
    expect(page.locator("[data-line-key=session]")).to_contain_text("La sesión terminó", timeout=15000)
    with page.context.expect_page() as opened:
        page.click("[data-line-key=session] a")
    other = opened.value
    other.fill("[name=email]", desk.chief_mail)
    other.fill("[name=password]", desk.chief_password)
    other.click("main button.primary")
    other.wait_for_url(desk.base + "/desk/")
    kept(page, "noted")
    expect(page.locator("[data-line-key=session]")).to_have_count(0)
    save(page)
    page.reload()
    expect(page.locator("[name=summary]")).to_have_value("Escrito sin sesión.")


def test_somebody_else_who_signs_in_gets_nothing_of_it(desk, page):
    address = begin(page, desk)
    ana = desk.open_as(page.context.browser, "editor", "ana")
    ana.goto(address)
    ready(ana)
    page.context.clear_cookies()
    page.context.add_cookies(ana.context.cookies())
    page.fill("[name=summary]", "Escrito por la jefa.")
    expect(page.locator("[data-line-key=session]")).to_contain_text("Otra persona entró", timeout=15000)
    ana.reload()
    ready(ana)
    expect(ana.locator("[name=summary]")).to_have_value("")
    ana.context.close()


def two_people(desk, page):
    """The same story open at two desks."""
    address = begin(page, desk)
    ana = desk.open_as(page.context.browser, "editor", "ana")
    ana.goto(address)
    ready(ana)
    return ana


def test_each_sees_that_the_other_is_there_and_where(desk, page):
    ana = two_people(desk, page)
    expect(page.locator("#story-others")).to_have_text("Ana tiene esta nota abierta", timeout=15000)
    ana.focus("[name=summary]")
    ana.keyboard.type("Hoy")
    expect(page.locator("#story-others")).to_have_text("Ana edita el sumario", timeout=15000)
    ana.goto(desk.base + "/desk/")
    expect(page.locator("#story-others")).to_have_text("", timeout=15000)
    ana.context.close()


def test_what_another_saves_comes_in_by_itself_where_it_does_not_touch(desk, page):
    ana = two_people(desk, page)
    write(page, "Uno mío.", "Dos.", "Tres.")
    ana.fill("[name=summary]", "Sumario de Ana.")
    write(ana, "Uno.", "Dos.", "Tres de Ana.")
    save(ana)
    expect(page.locator("[name=summary]")).to_have_value("Sumario de Ana.", timeout=15000)
    assert body(page) == ["Uno mío.", "Dos.", "Tres de Ana."]
    expect(page.locator("[data-line-key=taken]")).to_contain_text("Ana guardó cambios")
    save(page)
    # And Ana, who changed nothing since, gets it too.
    expect(ana.locator("[data-line-key=taken]")).to_be_visible(timeout=15000)
    assert body(ana) == ["Uno mío.", "Dos.", "Tres de Ana."]
    kept(ana, "saved")
    ana.context.close()


def test_neighbouring_paragraphs_and_words_come_together(desk, page):
    ana = two_people(desk, page)
    write(page, "Uno.", "Dos de la jefa.", "Tres.")
    write(ana, "Uno de Ana.", "Dos.", "Tres.", "Cuatro de Ana.")
    save(ana)
    expect(page.locator("[data-line-key=taken]")).to_be_visible(timeout=15000)
    assert body(page) == ["Uno de Ana.", "Dos de la jefa.", "Tres.", "Cuatro de Ana."]
    save(page)
    expect(ana.locator("[name=body]")).to_have_value(re.compile("Dos de la jefa"), timeout=15000)
    write(page, "Uno de Ana.", "Dos de la jefa.", "Tres.", "Cuatro más de Ana.")
    write(ana, "Uno de Ana.", "Dos de la jefa.", "Tres.", "Cuatro de Ana y Beto.")
    save(ana)
    expect(page.locator("[name=body]")).to_have_value(re.compile("Cuatro más de Ana y Beto"), timeout=15000)
    expect(page.locator("[data-line-key=undecided]")).to_have_count(0)
    ana.context.close()


def test_the_same_passage_is_decided_side_by_side(desk, page):
    ana = two_people(desk, page)
    page.context.set_offline(True)
    page.fill("[name=headline]", "El puerto reabre, dice la jefa")
    write(page, "Uno.", "Dos de la jefa.", "Tres.", "Cuatro de la jefa.")
    ana.fill("[name=headline]", "El puerto reabre, dice Ana")
    write(ana, "Uno.", "Dos de Ana.", "Tres.")
    save(ana)
    page.context.set_offline(False)
    expect(page.locator("[data-line-key=undecided]")).to_contain_text("el titular, el texto", timeout=20000)
    # Nothing of hers went: her own text still stands there.
    assert body(page) == ["Uno.", "Dos de la jefa.", "Tres.", "Cuatro de la jefa."]
    page.keyboard.press("Control+s")
    page.wait_for_url("**/merge/**")
    assert audit(page) == []
    expect(page.locator(".merge-part")).to_have_count(2)
    expect(page.locator(".merge-part").nth(1)).to_contain_text("Dos de Ana.")
    # Away and back: it still waits.
    page.click("text=Volver a la nota")
    ready(page)
    assert body(page) == ["Uno.", "Dos de la jefa.", "Tres.", "Cuatro de la jefa."]
    page.keyboard.press("Control+s")
    page.wait_for_url("**/merge/**")
    page.check("[name=choice-headline][value=theirs]")
    page.check("[name=choice-body-0][value=both]")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text=Guardar así")
    page.wait_for_url("**/?notice=joined")
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("El puerto reabre, dice Ana")
    assert body(page) == ["Uno.", "Dos de la jefa.", "Dos de Ana.", "Tres.", "Cuatro de la jefa."]
    expect(page.locator("[data-line-key=recovered]")).to_have_count(0)
    ana.context.close()


def test_a_passage_can_be_written_by_hand_where_both_changed_it(desk, page):
    ana = two_people(desk, page)
    page.context.set_offline(True)
    write(page, "Uno.", "Dos de la jefa.", "Tres.")
    write(ana, "Uno.", "Dos de Ana.", "Tres.")
    save(ana)
    page.context.set_offline(False)
    expect(page.locator("[data-line-key=undecided]")).to_be_visible(timeout=20000)
    page.keyboard.press("Control+s")
    page.wait_for_url("**/merge/**")
    assert page.input_value("[name=text-body-0]") == "Dos de la jefa."
    page.fill("[name=text-body-0]", "Dos de las dos & más.\n\nY otro.")
    expect(page.locator("[name=choice-body-0][value=own]")).to_be_checked()
    page.click("text=Guardar así")
    page.wait_for_url("**/?notice=joined")
    ready(page)
    assert body(page) == ["Uno.", "Dos de las dos &amp; más.", "Y otro.", "Tres."]
    ana.context.close()


def test_what_is_typed_while_it_is_saved_stays_beside_what_others_saved(desk, page):
    ana = two_people(desk, page)
    write(ana, "Uno.", "Dos.", "Tres de Ana.")
    page.route("**/journal/", lambda route: route.abort())
    save(ana)
    write(page, "Uno mío.", "Dos.", "Tres.")

    def slow(route):
        answer = route.fetch()
        write(page, "Uno mío y más.", "Dos.", "Tres.")
        route.fulfill(response=answer)

    page.route(re.compile(r"/desk/stories/\d+/$"), slow, times=1)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-line-key=taken]")).to_be_visible(timeout=15000)
    page.unroute("**/journal/")
    kept(page, "noted")
    expect(page.locator("[name=body]")).to_have_value(re.compile("Tres de Ana"), timeout=15000)
    assert body(page) == ["Uno mío y más.", "Dos.", "Tres de Ana."]
    expect(page.locator("[data-line-key=undecided]")).to_have_count(0)
    save(page)
    expect(ana.locator("[name=body]")).to_have_value(re.compile("Uno mío y más"), timeout=15000)
    assert body(ana) == ["Uno mío y más.", "Dos.", "Tres de Ana."]
    ana.context.close()


def test_names_are_put_in_order_by_dragging(desk, page):
    begin(page, desk)
    for name in ["Camila", "Aurelio", "Marisela"]:
        page.locator("[name=byline-name]").fill(name)
        expect(page.locator("#found-byline [role=option]").first).to_contain_text(name)
        page.locator("[name=byline-name]").press("Enter")
    rows = page.locator("[data-names=byline] .chosen li")
    rows.nth(2).drag_to(rows.nth(0))
    expect(rows.locator(".name").first).to_have_text("Marisela Urbaneja")
    save(page)
    page.reload()
    ready(page)
    expect(rows.locator(".name").first).to_have_text("Marisela Urbaneja")


def test_a_taken_address_gets_a_number_and_says_so(desk, page):
    begin(page, desk, headline="Dirección de prueba")
    begin(page, desk, headline="Otra de prueba")
    page.click("summary:has-text('Dirección')")
    page.fill("[name=slug]", "direccion-de-prueba")
    save(page)
    expect(page.locator("[data-line-key=slug]")).to_contain_text("direccion-de-prueba-2")
    expect(page.locator("[name=slug]")).to_have_value("direccion-de-prueba-2")


def test_an_embargo_is_kept(desk, page):
    begin(page, desk)
    page.click("summary:has-text('Embargo')")
    page.fill("[name=embargo]", "2031-05-01T06:30")
    save(page)
    page.reload()
    ready(page)
    expect(page.locator("[name=embargo]")).to_have_value("2031-05-01T06:30")


def test_ctrl_enter_saves_and_goes_to_the_publication(desk, page):
    address = begin(page, desk)
    page.fill("[name=summary]", "Antes de publicar.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(address + "publication/")
    # The button is at hand, and the keys that led here don't press it.
    expect(page.locator("button[value=publish]")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.wait_for_selector("text=Publicada: los lectores ya la ven.")
    page.goto(address)
    expect(page.locator("[name=summary]")).to_have_value("Antes de publicar.")


def test_the_checklist_is_of_what_stands_there_and_leads_to_it(desk, page):
    page.goto(desk.base + "/desk/stories/")
    page.click("[data-key=n]")
    page.wait_for_url(re.compile(r"/desk/stories/\d+/$"))
    ready(page)
    page.click(".checks summary")
    line = lambda words: page.locator(".checks a", has_text=words)
    expect(line("Falta el titular.")).to_be_visible()
    page.fill("[name=headline]", "Ya tiene titular")
    expect(line("Falta el titular.")).to_be_hidden()
    page.fill("[name=headline]", "")
    expect(line("Falta el titular.")).to_be_visible()
    for words, field in [("Falta el titular.", "headline"), ("Falta la sección", "section"), ("No hay firma", "byline-name"),
                         ("Falta el sumario", "summary")]:
        line(words).click()
        expect(page.locator(f"[name={field}]")).to_be_focused()
    line("No hay texto ni foto").click()
    expect(page.locator(".ProseMirror")).to_be_focused()
    page.keyboard.type("Ya tiene texto.")
    expect(line("No hay texto ni foto")).to_be_hidden()
    # From the page of the publication it leads to the same fields.
    page.fill("[name=headline]", "Ya tiene titular")
    save(page)
    page.goto(page.url + "publication/")
    page.click(".checklist a:has-text('No hay firma')")
    ready(page)
    expect(page.locator("[name=byline-name]")).to_be_focused()


def test_what_is_discarded_leaves_names_and_no_numbers(desk, page):
    address = begin(page, desk, headline="Con etiquetas")
    page.fill("[name=new-tag]", "Muelles, Grúas, ")
    page.select_option("[name=section]", index=2)
    save(page)
    page.reload()
    ready(page)
    names = lambda: page.locator("[data-names=tag] .name").all_inner_texts()
    assert sorted(names()) == ["Grúas", "Muelles"]
    page.click("[data-names=tag] li:first-child button")
    page.fill("[name=headline]", "Con otra cosa")
    kept(page, "noted")
    context = page.context
    page.close()
    second = context.new_page()
    second.goto(address)
    ready(second)
    expect(second.locator("[name=headline]")).to_have_value("Con otra cosa")
    second.click("[data-line-key=recovered] button:has-text('Descartar')")
    expect(second.locator("[name=headline]")).to_have_value("Con etiquetas")
    assert sorted(second.locator("[data-names=tag] .name").all_inner_texts()) == ["Grúas", "Muelles"]


def test_a_conflict_is_said_where_one_writes(desk, chromium, page):
    address = begin(page, desk, body=[f"Párrafo {number}." for number in range(60)])
    other = desk.open_as(chromium, "editor", "elena")
    other.goto(address)
    ready(other)
    other.fill("[name=headline]", "El titular de Elena")
    save(other)
    page.fill("[name=headline]", "El titular de aquí")
    page.locator(".ProseMirror p").last.click()
    expect(page.locator("[data-line-key=undecided]")).not_to_be_in_viewport(timeout=20000)
    call = page.locator(".story-call")
    expect(call).to_be_in_viewport(timeout=20000)
    expect(call).to_contain_text("titular")
    call.click()
    expect(page.locator("[data-line-key=undecided]")).to_be_in_viewport()
    expect(call).to_be_hidden()
    other.context.close()




def test_another_tab_of_the_same_person_is_another_editor(desk, page):
    address = begin(page, desk)
    second = page.context.new_page()
    second.goto(address)
    ready(second)
    write(page, "Uno de la primera.", "Dos.", "Tres.")
    write(second, "Uno.", "Dos.", "Tres de la segunda.")
    kept(page, "noted")
    kept(second, "noted")
    save(page)
    save(second)
    second.reload()
    ready(second)
    assert body(second) == ["Uno de la primera.", "Dos.", "Tres de la segunda."]
    # The first never comes back over it, though its window had an older text.
    page.reload()
    ready(page)
    assert body(page) == ["Uno de la primera.", "Dos.", "Tres de la segunda."]
    second.close()


def test_a_tab_that_was_left_open_does_not_bring_its_old_text_back(desk, page):
    ana = two_people(desk, page)
    write(ana, "Uno.", "Dos viejo de Ana.", "Tres.")
    kept(ana, "noted")
    ana.context.set_offline(True)
    write(page, "Uno.", "Dos nuevo.", "Tres.")
    save(page)
    ana.context.set_offline(False)
    expect(ana.locator("[data-line-key=undecided]")).to_be_visible(timeout=20000)
    other = desk.open_as(page.context.browser, "editor", "beto")
    other.goto(page.url)
    ready(other)
    assert body(other) == ["Uno.", "Dos nuevo.", "Tres."]
    # Ana opens it anew: what she had is there, and what was saved is one look away.
    ana.reload()
    ready(ana)
    expect(ana.locator("[data-line-key=recovered]")).to_be_visible()
    expect(ana.locator("[data-line-key=undecided]")).to_be_visible(timeout=15000)
    ana.keyboard.press("Control+s")
    ana.wait_for_url("**/merge/**")
    page.reload()
    ready(page)
    assert body(page) == ["Uno.", "Dos nuevo.", "Tres."]
    ana.context.close()
    other.context.close()


def test_it_works_without_scripts(desk, page, chromium):
    address = begin(page, desk)
    plain = chromium.new_context(java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    bare = plain.new_page()
    bare.goto(address)
    bare.fill("[name=headline]", "Escrito sin guion")
    bare.fill("[name=body]", "<p>Uno.</p><p>Dos.</p><script>alert(1)</script>")
    bare.fill("[name=new-tag]", "muelles, carga")
    bare.fill("[name=byline-name]", "aurelio mijares")
    bare.click("#story-save")
    bare.wait_for_url("**/?notice=saved")
    assert bare.input_value("[name=headline]") == "Escrito sin guion"
    assert bare.input_value("[name=body]") == "<p>Uno.</p>\n<p>Dos.</p>"
    assert bare.locator("[name=tag]:checked").count() == 2
    assert bare.locator("[name=byline]:checked").count() == 1
    # Somebody saves meanwhile, the same: both are kept and asked.
    ready(page)
    page.reload()
    ready(page)
    page.fill("[name=headline]", "Otro titular")
    save(page)
    bare.fill("[name=headline]", "Y otro más")
    bare.click("#story-save")
    bare.wait_for_url("**/merge/form/")
    bare.click("text=Guardar así")
    bare.wait_for_url("**/?notice=joined")
    assert bare.input_value("[name=headline]") == "Y otro más"
    plain.close()


def test_a_reporter_reads_what_is_not_theirs(desk, page):
    address = begin(page, desk)
    reporter = desk.open_as(page.context.browser, "reporter")
    reporter.goto(address)
    expect(reporter.locator(".notice")).to_contain_text("Puedes leer esta nota")
    assert reporter.locator("[name=headline]").is_disabled()
    assert reporter.locator("#story-save").count() == 0
    assert audit(reporter) == []
    reporter.context.close()


def test_names_are_found_added_and_put_in_order_by_keys(desk, page):
    begin(page, desk)
    field = page.locator("[name=byline-name]")
    for name in ["Camila", "Aurelio"]:
        field.fill(name)
        page.wait_for_selector("#found-byline [role=option]")
        expect(page.locator("#found-byline [role=option]").first).to_contain_text(name)
        field.press("Enter")
    rows = page.locator("[data-names=byline] .chosen li .name")
    expect(rows).to_have_text(["Camila Oropeza", "Aurelio Mijares"])
    page.get_by_label("Subir a Aurelio Mijares").press("Enter")
    expect(rows).to_have_text(["Aurelio Mijares", "Camila Oropeza"])
    tag = page.locator("[name=new-tag]")
    tag.fill("calafateo")
    page.locator("#found-tag [role=option]").filter(has_text="Crear").click()
    expect(tag).to_have_value("calafateo, ")
    # One that is known is picked, and the one that was wished for stays.
    tag.press_sequentially("Puerto Claro")
    expect(page.locator("#found-tag [role=option]").first).to_contain_text("Puerto Claro")
    tag.press("Enter")
    expect(page.locator("[data-names=tag] .chosen li .name")).to_have_text(["Puerto Claro"])
    expect(tag).to_have_value("calafateo, ")
    save(page)
    tags = page.locator("[data-names=tag] .chosen li .name")
    expect(tags).to_have_text(["Puerto Claro", "calafateo"])
    page.reload()
    ready(page)
    expect(rows).to_have_text(["Aurelio Mijares", "Camila Oropeza"])
    expect(tags).to_have_text(["Puerto Claro", "calafateo"])


def test_a_byline_that_nobody_has_is_kept_and_can_be_created(desk, page):
    address = begin(page, desk)
    field, rows = page.locator("[name=byline-name]"), page.locator("[data-names=byline] .chosen li .name")
    own = rows.all_inner_texts()
    field.fill("Marta Zumbayllu")
    save_byline(page)
    for place in ["[data-line-key=byline]", "#byline-told"]:
        expect(page.locator(place)).to_contain_text("No hay una firma «Marta Zumbayllu»")
    expect(field).to_have_value("Marta Zumbayllu")
    # It is not saved, and kept like all that is typed.
    kept(page, "noted")
    page.reload()
    ready(page)
    expect(field).to_have_value("Marta Zumbayllu")
    save_byline(page)
    assert audit(page) == []
    page.click("[data-line-key=byline] >> text=Crear «Marta Zumbayllu»")
    expect(rows).to_have_text([*own, "Marta Zumbayllu nueva"])
    expect(page.locator("#byline-told")).to_be_hidden()
    save(page)
    expect(rows).to_have_text([*own, "Marta Zumbayllu"])
    expect(field).to_have_value("")
    page.goto(f"{desk.base}/desk/site/bylines/?q=Zumbayllu")
    expect(page.locator("main")).to_contain_text("Marta Zumbayllu")
    # Found while one types, it can be created at once; and it is taken by its name afterwards.
    page.goto(address)
    ready(page)
    field.fill("Otra Zumbayllu")
    expect(page.locator("#found-byline [role=option]").last).to_contain_text("Crear «Otra Zumbayllu»")
    field.press("ArrowUp")
    field.press("Enter")
    expect(rows).to_have_text([*own, "Marta Zumbayllu", "Otra Zumbayllu nueva"])
    page.get_by_label("Subir a Otra Zumbayllu").click()
    save(page)
    expect(rows).to_have_text([*own, "Otra Zumbayllu", "Marta Zumbayllu"])
    assert page.faults == []


def save_byline(page):
    """Saves, and waits until it is said that the byline was not."""
    page.keyboard.press("Control+s")
    page.wait_for_selector("[data-line-key=byline]")


def test_a_byline_that_several_fit_is_asked_about_unless_it_is_the_very_name(desk, page):
    begin(page, desk)
    field, rows = page.locator("[name=byline-name]"), page.locator("[data-names=byline] .chosen li .name")
    own = rows.all_inner_texts()
    with sqlite3.connect(desk.folder / "data" / "portada.sqlite", timeout=20) as database:
        for number, name in enumerate(["Inés Quechua", "Ines Quechua"]):
            database.execute("INSERT INTO person (kind, name, slug, role, biography) VALUES ('staff', ?, ?, '', '')",
                             (name, f"quechua-{number}"))
    field.fill("INES QUECHUA")
    save_byline(page)
    expect(page.locator("[data-line-key=byline]")).to_contain_text("Hay varias firmas «INES QUECHUA»")
    expect(page.locator("[data-line-key=byline] button")).to_have_count(0)
    expect(field).to_have_value("INES QUECHUA")
    field.fill("Inés Quechua")
    save(page)
    expect(rows).to_have_text([*own, "Inés Quechua"])
    expect(page.locator("[data-line-key=byline]")).to_have_count(0)


def test_a_byline_that_nobody_has_without_scripts_and_without_the_right_to_create_it(desk, page, chromium):
    for role, name, words in [("editor", "ana", "Corrígela, o créala"), ("reporter", "reporter", "pide a un editor")]:
        plain = desk.open_as(chromium, role, name, java_script_enabled=False)
        plain.goto(desk.base + "/desk/stories/")
        plain.click("[data-key=n]")
        plain.fill("[name=headline]", "Con firma nueva")
        plain.fill("[name=byline-name]", "Paula Cunaguaro")
        plain.click("#story-save")
        assert words in plain.inner_text("[role=alert]") and plain.input_value("[name=byline-name]") == "Paula Cunaguaro"
        assert plain.input_value("[name=headline]") == "Con firma nueva"
        tick = plain.get_by_label("Crear firma «Paula Cunaguaro»")
        assert tick.count() == (1 if role == "editor" else 0)
        plain.context.close()
    plain = desk.open_as(chromium, "editor", "ana", java_script_enabled=False)
    plain.goto(desk.base + "/desk/stories/")
    plain.click("[data-key=n]")
    plain.fill("[name=headline]", "Con firma nueva y creada")
    plain.fill("[name=byline-name]", "Paula Cunaguaro")
    plain.click("#story-save")
    plain.get_by_label("Crear firma «Paula Cunaguaro»").check()
    plain.fill("[name=byline-name]", "")
    plain.click("#story-save")
    assert plain.get_by_label("Paula Cunaguaro").is_checked()
    plain.context.close()


def test_notes_to_colleagues_stand_in_order(desk, page):
    begin(page, desk)
    for words in ["Falta llamar al capitán.", "Ya llamé."]:
        page.fill("[name=note]", words)
        page.click("text=Agregar apunte")
        expect(page.locator(".notes li").last).to_contain_text(words)
        expect(page.locator("[name=note]")).to_have_value("")
    page.reload()
    expect(page.locator(".notes li")).to_have_count(2)
    expect(page.locator(".notes li").first).to_contain_text("Falta llamar al capitán.")


def test_the_story_page_in_a_search_result_and_a_card(desk, page):
    begin(page, desk, headline="Un titular tan largo que ningún buscador lo enseña entero, ni siquiera en una pantalla ancha")
    page.fill("[name=summary]", "Corto.")
    page.click("summary:has-text('Buscadores y redes')")
    shown = page.locator(".search-look .look-title")
    assert shown.inner_text().endswith("…")
    expect(page.locator(".search-look .look-text")).to_have_text("Corto.")
    page.fill("[name=search-title]", "El puerto")
    expect(shown).to_have_text("El puerto")


def test_on_a_phone_state_and_saving_stay_in_reach(desk, chromium):
    page = desk.open_as(chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    begin(page, desk, "Desde el muelle", [f"Párrafo {number}." for number in range(40)])
    save_button, state = page.locator("#story-save"), page.locator("#story-kept")
    for more in page.locator("main .more > summary").all():
        more.click()
    for height in (844, 440):  # Without and with a keyboard on the screen.
        page.set_viewport_size({"width": 390, "height": height})
        for part in (0, 0.5, 1):
            page.evaluate("part => scrollTo(0, part * document.documentElement.scrollHeight)", part)
            expect(save_button).to_be_in_viewport(ratio=1)
            expect(state).to_be_in_viewport(ratio=1)
        for name in ["kicker", "headline", "summary", "agency-credit", "section", "slug", "search-title"]:
            field = page.locator(f"#story [name={name}]")
            field.focus()
            field.scroll_into_view_if_needed()
            hit = field.evaluate(
                "field => { const box = field.getBoundingClientRect(); const hit = document.elementFromPoint("
                "box.x + box.width / 2, box.y + Math.min(10, box.height / 2)); return field === hit; }")
            assert hit, (height, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.fill("[name=kicker]", "Pesca")
    save_button.tap()
    kept(page, "saved")
    page.locator(".to-publication").tap()
    expect(page.locator(".publication-acts")).to_be_in_viewport()
    assert page.faults == []
    page.context.close()


def audit(page):
    """What axe finds wrong with a page."""
    return [violation["id"] for violation in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(desk, chromium, language, width):
    page = desk.open_as(chromium, viewport={"width": width, "height": 900})
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", language)
    page.click("main form button >> nth=0")
    page.goto(desk.base + "/desk/stories/3/")
    ready(page)
    for summary in page.locator("main .more > summary").all():
        summary.click()
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", "es")
    page.click("main form button >> nth=0")
    page.context.close()


def test_programs_that_saved_a_story_are_told_in_words(desk, chromium):
    page = desk.open_as(chromium)
    # The demo itself wrote its older stories.
    page.goto(f"{desk.base}/desk/stories/2/")
    expect(page.locator("main")).to_contain_text("Guardada por el programa portada demo")
    page.goto(f"{desk.base}/desk/stories/2/revisions/")
    expect(page.locator("main")).to_contain_text("el programa portada demo")
    expect(page.locator("main")).not_to_contain_text("program:")
    page.context.close()
