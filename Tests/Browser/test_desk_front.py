"""The front at the desk: arranging by pointer, touch, keyboard and without scripts; preview, two editors, undo, ends, the strip."""

import datetime
import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

FRONT = "/desk/front/"


@pytest.fixture
def editor(desk, chromium):
    """An editor at the front, which nobody has arranged."""
    page = desk.open_as(chromium, "editor", "elena", viewport={"width": 1280, "height": 1400})
    page.goto(desk.base + FRONT)
    if page.locator(".board .is-pinned").count():
        for _ in range(40):
            pinned = page.locator(".board .is-pinned")
            if not pinned.count():
                break
            choose(page, pinned.first, "Soltar")
        publish(page)
        page.goto(desk.base + FRONT)
    yield page
    assert page.faults == [], page.faults
    page.context.close()


def cell(page, slot, position=0):
    return page.locator(f'.board [data-slot="{slot}"][data-position="{position}"]')


def story(page, slot, position=0):
    return cell(page, slot, position).get_attribute("data-headline")


def settled(page):
    """Waits until the step that was asked for is shown."""
    expect(page.locator("#front[aria-busy]")).to_have_count(0)


def choose(page, cell, act):
    cell.locator("summary").click()
    cell.get_by_role("button", name=act, exact=True).click()
    expect(page.locator(".board details[open]")).to_have_count(0)
    settled(page)


def publish(page):
    page.click("text=Publicar la portada")
    page.wait_for_selector(".notice:has-text('está publicada')")


def carry(page, cell, target):
    """Drags as a hand does."""
    cell.locator(".cell-headline").hover()
    page.mouse.down()
    box = target.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 5, steps=8)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(20, box["height"] / 2), steps=3)
    page.mouse.up()
    settled(page)


def readers_lead(desk):
    text = desk.get("/").text
    return re.search(r'story-lead.*?<h2><a [^>]*>([^<]+)</a>', text, re.S).group(1)


def plain(text):
    import html
    return html.unescape(text).replace("\xa0", " ")


def test_a_story_is_dragged_to_the_lead_previewed_and_published(desk, editor):
    before = readers_lead(desk)
    wanted = story(editor, "more", 3)
    carry(editor, cell(editor, "more", 3), cell(editor, "lead"))
    assert story(editor, "lead") == wanted
    assert "Fijada" in cell(editor, "lead").inner_text()
    # It stands nowhere else, and readers see nothing of it yet.
    # (The demo's rail may repeat.)
    assert editor.locator(f'.board-top [data-headline="{wanted}"], .board-blocks [data-headline="{wanted}"]').count() == 1
    assert readers_lead(desk) == before
    editor.click("text=Vista previa")
    frame = editor.frame_locator("iframe[name=front-preview]")
    assert frame.locator(".story-lead h2").inner_text() == wanted
    # The readers' own style counts in it, and the masthead is there.
    assert frame.locator(".masthead").is_visible()
    assert frame.locator(".story-lead h2").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 25
    editor.click(".front-preview button:has-text('Cerrar')")
    publish(editor)
    assert plain(readers_lead(desk)) == wanted
    # Taken back at once.
    editor.click("text=Volver a la anterior")
    editor.wait_for_selector(".notice:has-text('Volvió la portada anterior')")
    assert readers_lead(desk) == before


def test_a_candidate_is_found_and_dragged_into_the_second_row(desk, editor):
    editor.fill("[name=q]", "Marinera")
    found = editor.locator(".candidates .cell").first
    expect(found).to_have_attribute("data-headline", re.compile("Marinera"))
    settled(editor)
    wanted = found.get_attribute("data-headline")
    carry(editor, found, cell(editor, "second", 1))
    assert story(editor, "second", 1) == wanted
    # The words of the search stay; what is prepared can be thrown away.
    assert editor.input_value("[name=q]") == "Marinera"
    editor.click("text=Descartar")
    settled(editor)
    assert editor.locator(".board .is-pinned").count() == 0


def test_everything_goes_by_keyboard_and_is_announced(desk, editor):
    wanted, former = story(editor, "second", 0), story(editor, "lead")
    cell(editor, "second", 0).locator("[data-grip]").focus()
    editor.keyboard.press("Space")
    assert wanted in editor.inner_text("#front-said")
    editor.keyboard.press("ArrowDown")
    assert editor.inner_text("#front-said") == "Segunda fila, puesto 2"
    editor.keyboard.press("ArrowUp")
    editor.keyboard.press("ArrowUp")
    assert editor.inner_text("#front-said") == "Apertura, puesto 1"
    editor.keyboard.press("PageDown")
    editor.keyboard.press("PageDown")
    assert editor.inner_text("#front-said") == "Más noticias, puesto 1"
    editor.keyboard.press("Home")
    editor.keyboard.press("Enter")
    expect(editor.locator("#front-said")).to_contain_text("ahora en Apertura")
    assert story(editor, "lead") == wanted
    # The focus goes with the story.
    assert editor.evaluate("document.activeElement.closest('[data-story]').dataset.headline") == wanted
    # Escape leaves all as it is.
    editor.keyboard.press("Enter")
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("Escape")
    assert "Cancelado" in editor.inner_text("#front-said")
    assert story(editor, "lead") == wanted
    # Undo and redo, by keys too.
    editor.keyboard.press("Control+z")
    expect(editor.locator(".board .is-pinned")).to_have_count(0)
    assert story(editor, "lead") == former
    editor.keyboard.press("Control+Shift+Z")
    expect(editor.locator(".board .is-pinned")).to_have_count(1)
    assert story(editor, "lead") == wanted
    assert editor.locator("[data-step=redo]").is_disabled()


class Finger:
    """A finger on a touch screen, as Chromium gets it from one."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def send(self, kind, *points):
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def press(self, x, y):
        self.at = (x, y)
        self.send("touchStart", {"x": x, "y": y})

    def move(self, x, y, steps=8):
        (left, top), self.at = self.at, (x, y)
        for step in range(1, steps + 1):
            self.send("touchMove", {"x": left + (x - left) * step / steps, "y": top + (y - top) * step / steps})

    def lift(self):
        self.send("touchEnd")


def middle(element):
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_on_a_phone_a_finger_carries_a_story(desk, chromium, editor):
    page = desk.open_as(
        chromium, "editor", "elena", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(desk.base + FRONT)
    finger = Finger(page)
    # Within the screen: the page stays where it is under the finger.
    wanted = story(page, "second", 2)
    cell(page, "lead").locator(".cell-headline").scroll_into_view_if_needed()
    grip = cell(page, "second", 2).locator("[data-grip]")
    box = grip.bounding_box()
    assert box["width"] >= 40 and box["height"] >= 44
    before = page.evaluate("scrollY")
    finger.press(*middle(grip))
    finger.move(*middle(cell(page, "lead").locator(".cell-headline")))
    expect(page.locator(".is-target")).to_have_attribute("data-slot", "lead")
    assert page.evaluate("scrollY") == before
    finger.lift()
    settled(page)
    expect(cell(page, "lead")).to_have_attribute("data-headline", wanted)
    # At the edge the page rolls on for as long as the finger stays there.
    candidate = page.locator(".candidates .cell").nth(3)
    wanted = candidate.get_attribute("data-headline")
    grip = candidate.locator("[data-grip]")
    grip.scroll_into_view_if_needed()
    finger.press(*middle(grip))
    finger.move(195, 20)
    page.wait_for_function("() => document.querySelector('[data-slot=lead] .cell-headline').getBoundingClientRect().top > 200")
    finger.move(195, 500)
    finger.move(*middle(cell(page, "lead").locator(".cell-headline")))
    expect(page.locator(".is-target")).to_have_attribute("data-slot", "lead")
    finger.lift()
    settled(page)
    expect(cell(page, "lead")).to_have_attribute("data-headline", wanted)
    # A finger beside the grip scrolls, and carries nothing.
    before = page.evaluate("scrollY")
    finger.press(*middle(cell(page, "more", 1).locator(".cell-headline")))
    x, y = finger.at
    finger.move(x, y - 300)
    page.wait_for_function("least => scrollY > least", arg=before + 100)
    assert page.locator(".carried").count() == 0
    finger.lift()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("text=Publicar la portada").evaluate(
        "button => { const box = button.getBoundingClientRect(); "
        "return document.elementFromPoint(box.x + 10, box.y + 10) === button; }")
    page.click("text=Descartar")
    settled(page)
    assert page.faults == []
    page.context.close()


def test_the_preview_is_seen_on_light_and_on_dark(desk, chromium, editor):
    # The browser's own scheme, which nothing here pretends.
    page = desk.open_as(chromium, "editor", "elena", color_scheme="null")
    page.goto(desk.base + FRONT)
    page.click("text=Vista previa")
    frame = page.frame_locator("iframe[name=front-preview]")
    paper = lambda: frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    # An empty page stands there until the front has come.
    page.wait_for_function("""() => {
        const shown = frames['front-preview'];
        return shown.location.href !== 'about:blank' && shown.document.readyState === 'complete'; }""")
    light = paper()
    for name, is_dark in [("Oscuro", True), ("Claro", False)]:
        button = page.locator(".front-preview").get_by_role("button", name=name, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        page.wait_for_function(
            "dark => frames['front-preview'].matchMedia('(prefers-color-scheme: dark)').matches === dark", arg=is_dark)
        assert (paper() == light) != is_dark
    page.click(".front-preview button:has-text('Teléfono')")
    assert page.locator("iframe[name=front-preview]").bounding_box()["width"] == 390
    assert page.faults == []
    page.context.close()


def test_leaving_with_unpublished_changes_is_asked_about(desk, editor):
    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.dismiss() if len(asked) == 1 else dialog.accept()

    editor.on("dialog", answer)
    editor.click(".bar nav a[href='/desk/']")
    editor.wait_for_url(desk.base + "/desk/")
    assert asked == []
    editor.goto(desk.base + FRONT)
    choose(editor, cell(editor, "more", 1), "Fijar aquí")
    editor.click(".bar nav a[href='/desk/']", no_wait_after=True)
    expect(editor.locator(".front-state.is-changed")).to_be_visible()
    assert asked == ["beforeunload"] and editor.url == desk.base + FRONT
    # Publishing is no leaving.
    publish(editor)
    assert asked == ["beforeunload"]
    choose(editor, editor.locator(".board .is-pinned").first, "Soltar")
    editor.click(".bar nav a[href='/desk/']")
    editor.wait_for_url(desk.base + "/desk/")
    assert asked == ["beforeunload", "beforeunload"]


def test_leaving_is_asked_about_again_on_a_page_that_came_back_from_the_browsers_cache(desk, editor):
    asked = []
    editor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    choose(editor, cell(editor, "more", 1), "Fijar aquí")
    # The way that was chosen leads nowhere, so the page is still there, as one is that was left and comes back.
    editor.route("**/desk/front/", lambda route: route.fulfill(status=204), times=1)
    with editor.expect_response(lambda answer: answer.status == 204):
        editor.click("text=Publicar la portada", no_wait_after=True)
    with editor.expect_event("load"):
        editor.evaluate("setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))")
    settled(editor)
    assert asked == []
    editor.click(".bar nav a[href='/desk/']")
    editor.wait_for_url(desk.base + "/desk/")
    assert asked == ["beforeunload"]


def test_a_story_lifted_by_key_is_let_go_when_the_pointer_takes_over(desk, editor):
    wanted = story(editor, "more", 3)
    cell(editor, "second", 0).locator("[data-grip]").focus()
    editor.keyboard.press("Space")
    editor.keyboard.press("ArrowDown")
    expect(editor.locator(".is-lifted")).to_have_count(1)
    editor.click("h1")
    expect(editor.locator(".is-lifted, .is-target, [aria-pressed=true][data-grip]")).to_have_count(0)
    assert "Cancelado" in editor.inner_text("#front-said")
    carry(editor, cell(editor, "more", 3), cell(editor, "lead"))
    assert story(editor, "lead") == wanted


def test_what_is_prepared_survives_a_reload(desk, editor):
    wanted = story(editor, "more", 1)
    choose(editor, cell(editor, "more", 1), "Fijar aquí")
    editor.reload()
    editor.wait_for_selector(".notice:has-text('Se recuperó')")
    assert "is-pinned" in cell(editor, "more", 1).get_attribute("class")
    assert story(editor, "more", 1) == wanted
    editor.click("text=Deshacer")
    settled(editor)
    assert editor.locator(".board .is-pinned").count() == 0


def test_what_is_prepared_outlives_its_tab(desk, editor):
    wanted = story(editor, "more", 2)
    choose(editor, cell(editor, "more", 2), "Fijar aquí")
    context = editor.context
    editor.on("dialog", lambda dialog: dialog.accept())
    second = context.new_page()
    second.goto(desk.base + FRONT)
    second.wait_for_selector(".notice:has-text('Se recuperó')")
    assert story(second, "more", 2) == wanted and "is-pinned" in cell(second, "more", 2).get_attribute("class")
    second.close()
    editor.goto("about:blank")
    third = context.new_page()
    third.goto(desk.base + FRONT)
    third.wait_for_selector(".notice:has-text('Se recuperó')")
    assert "is-pinned" in cell(third, "more", 2).get_attribute("class")
    # What is discarded or published does not come back.
    third.click("text=Descartar")
    settled(third)
    fourth = context.new_page()
    fourth.goto(desk.base + FRONT)
    settled(fourth)
    assert fourth.locator(".board .is-pinned, .front-told .notice").count() == 0
    # A colleague at the same computer gets nothing of it.
    choose(fourth, cell(fourth, "more", 2), "Fijar aquí")
    fourth.click(".bar-end summary")
    fourth.on("dialog", lambda dialog: dialog.accept())
    fourth.click("text=Salir")
    desk.sign_in(fourth, desk.chief_mail, desk.chief_password)
    fourth.wait_for_url(desk.base + "/desk/")
    fourth.goto(desk.base + FRONT)
    settled(fourth)
    assert fourth.locator(".board .is-pinned, .front-told .notice").count() == 0


def test_an_end_is_typed_by_keyboard(desk, editor):
    choose(editor, cell(editor, "lead"), "Fijar aquí")
    wanted = story(editor, "lead")
    cell(editor, "lead").locator("summary").focus()
    editor.keyboard.press("Enter")
    field = cell(editor, "lead").locator("[type=datetime-local]")
    field.focus()
    # The browser's own order of a date's parts, which is not the page's.
    editor.keyboard.type("12312031")
    editor.keyboard.press("Tab")
    editor.keyboard.type("0930PM")
    # Nothing was taken away under the fingers, and Enter takes the end.
    expect(field).to_have_value("2031-12-31T21:30")
    editor.keyboard.press("Enter")
    settled(editor)
    expect(cell(editor, "lead")).to_contain_text("2031")
    assert story(editor, "lead") == wanted
    # Leaving the menu by Tab takes what was typed, too; Escape takes nothing.
    for key, year in [("Tab", "2032"), ("Escape", "2032")]:
        cell(editor, "lead").locator("summary").focus()
        editor.keyboard.press("Enter")
        field = cell(editor, "lead").locator("[type=datetime-local]")
        field.fill("2032-05-01T08:00" if key == "Tab" else "2033-05-01T08:00")
        field.focus()
        for _ in range(12 if key == "Tab" else 1):
            editor.keyboard.press(key)
        settled(editor)
        expect(cell(editor, "lead")).to_contain_text(year)
    assert editor.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_menu_opens_within_the_window(desk, chromium, editor, width):
    page = desk.open_as(chromium, "editor", "elena", viewport={"width": width, "height": 900})
    page.goto(desk.base + FRONT)
    choose(page, cell(page, "second", 0), "Fijar aquí")
    for menu in page.locator("#front details.menu").all():
        menu.locator("summary").click()
        page.wait_for_function(
            """([menu, width]) => {
                const box = menu.querySelector(".menu-items").getBoundingClientRect();
                return box.left >= 0 && box.right <= width;
            }""", arg=[menu.element_handle(), width])
        menu.locator("summary").click()
    page.context.close()


def test_with_forced_colours_grips_pins_and_the_page_that_is_open_are_seen(desk, chromium, editor):
    page = desk.open_as(chromium, "editor", "elena", forced_colors="active")
    page.goto(desk.base + FRONT)
    style = lambda selector, name, pseudo=None: page.locator(selector).first.evaluate(
        "(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]", [name, pseudo])
    assert "gradient" in style("[data-grip]", "backgroundImage")
    assert style(".bar nav [aria-current]", "borderBottomStyle") == "solid"
    choose(page, cell(page, "second", 0), "Fijar aquí")
    assert style(".is-pinned", "borderLeftStyle", "::before") == "solid"
    page.context.close()


def test_a_step_that_another_answered_is_not_done_and_nothing_of_the_draft_goes(desk, editor):
    wanted = story(editor, "more", 2)
    carry(editor, cell(editor, "more", 2), cell(editor, "lead"))
    assert story(editor, "lead") == wanted

    def portal(route):
        if route.request.method != "POST":
            return route.continue_()
        route.fulfill(status=200, content_type="text/html", body="<h1>Acepte las condiciones</h1>")

    editor.route("**/desk/front/", portal)
    editor.fill("[name=q]", "puerto")
    expect(editor.locator(".front-told [role=alert]")).to_contain_text("el último paso no se hizo")
    assert story(editor, "lead") == wanted
    # Nor is it published; the way back leads to what was prepared.
    editor.click("button[value=publish]")
    editor.wait_for_selector("h1:has-text('condiciones')")
    editor.unroute("**/desk/front/")
    editor.goto(desk.base + "/desk/front/")
    settled(editor)
    expect(editor.locator(".front-told")).to_contain_text("Se recuperó")
    assert story(editor, "lead") == wanted


def test_it_works_without_scripts(desk, chromium, editor):
    page = desk.open_as(chromium, "editor", "elena", java_script_enabled=False)
    page.goto(desk.base + FRONT)
    assert page.locator("[data-grip]").first.is_hidden()
    wanted = story(page, "second", 1)
    def press(cell, name):
        cell.locator("summary").click()
        cell.get_by_role("button", name=name, exact=True).click()
    press(cell(page, "second", 1), "Subir un puesto")
    assert story(page, "second", 0) == wanted
    press(cell(page, "second", 0), "Subir un puesto")
    assert story(page, "lead") == wanted
    page.fill("[name=q]", "puerto")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    candidate = page.locator(".candidates .cell").nth(1)
    other = candidate.get_attribute("data-headline")
    page.select_option("[name=to]", "more")
    candidate.locator("button.small").click()
    assert story(page, "more", 0) == other
    page.click("text=Deshacer")
    assert story(page, "more", 0) != other
    page.click("text=Rehacer")
    assert story(page, "more", 0) == other
    with page.context.expect_page() as opened:
        page.click("text=Vista previa")
    preview = opened.value
    preview.wait_for_load_state()
    assert preview.locator(".story-lead h2").inner_text() == wanted
    preview.close()
    publish(page)
    assert plain(readers_lead(desk)) == wanted
    page.context.close()
    editor.goto(desk.base + FRONT)
    assert "Fijó «" + wanted in editor.inner_text(".front-history")
    for _ in range(2):
        choose(editor, editor.locator(".board .is-pinned").first, "Soltar")
    publish(editor)


def test_two_editors_never_overwrite_each_other(desk, chromium, editor):
    other = desk.open_as(chromium, "editor", "bruno", viewport={"width": 1280, "height": 1400})
    other.goto(desk.base + FRONT)
    # In different slots both count.
    lead = story(editor, "more", 2)
    choose(editor, cell(editor, "more", 2), "Fijar aquí")
    row = story(other, "second", 2)
    choose(other, cell(other, "second", 2), "Fijar aquí")
    publish(editor)
    publish(other)
    assert "otra persona" in other.inner_text(".notice")
    assert {lead, row} == {e.get_attribute("data-headline") for e in other.locator(".board .is-pinned").all()}
    # In the same slot nothing happens, and it is said who did what.
    for page in (editor, other):
        page.goto(desk.base + FRONT)
    carry(editor, cell(editor, "more", 4), cell(editor, "lead"))
    mine = story(editor, "lead")
    carry(other, cell(other, "more", 5), cell(other, "lead"))
    theirs = story(other, "lead")
    assert mine != theirs
    publish(editor)
    other.click("text=Publicar la portada")
    told = other.wait_for_selector(".fault").inner_text()
    assert "Elena" in told and f"Fijó «{mine}» en Apertura" in told
    assert plain(readers_lead(desk)) == mine
    # Nothing of the second one's is lost; knowing, they may insist.
    assert story(other, "lead") == theirs
    other.click("text=Publicar la mía")
    other.wait_for_selector(".notice:has-text('está publicada')")
    assert plain(readers_lead(desk)) == theirs
    # Any earlier one comes back as a draft.
    other.locator(".front-history button").first.click()
    settled(other)
    assert story(other, "lead") == mine
    other.faults = [fault for fault in other.faults if "409" not in fault]
    assert other.faults == []
    other.context.close()


def test_a_pin_ends_at_its_time_in_the_newspapers_zone(desk, editor):
    wanted = story(editor, "more", 1)
    carry(editor, cell(editor, "more", 1), cell(editor, "lead"))
    def set_end(value):
        cell(editor, "lead").locator("summary").click()
        cell(editor, "lead").locator("input[type=datetime-local]").fill(value)
        cell(editor, "lead").locator("input[type=datetime-local]").blur()
        settled(editor)
    set_end("2020-01-01T10:00")
    assert "ya pasó" in editor.inner_text(".fault")
    # The answer says that it was refused; browsers note that.
    assert all("422" in fault for fault in editor.faults)
    editor.faults.clear()
    # Caracas is four hours behind UTC all year.
    caracas = datetime.timezone(datetime.timedelta(hours=-4))
    end = (datetime.datetime.now(caracas) + datetime.timedelta(seconds=75)).replace(second=0, microsecond=0)
    if (end - datetime.datetime.now(caracas)).total_seconds() < 15:
        end += datetime.timedelta(minutes=1)
    set_end(end.strftime("%Y-%m-%dT%H:%M"))
    assert "hasta" in cell(editor, "lead").locator(".cell-pin").inner_text()
    publish(editor)
    assert plain(readers_lead(desk)) == wanted
    while plain(readers_lead(desk)) == wanted:
        assert datetime.datetime.now(caracas) < end + datetime.timedelta(seconds=3)
        time.sleep(0.2)
    assert datetime.datetime.now(caracas) >= end
    editor.goto(desk.base + FRONT)
    assert "Venció una nota fijada" in editor.inner_text(".front-history")
    assert editor.locator(".board .is-pinned").count() == 0


def test_a_story_may_stand_twice_where_that_is_wished(desk, editor):
    wanted = story(editor, "lead")
    rail = editor.locator('.board-rail [data-position="0"]').first
    slot = rail.get_attribute("data-slot")
    editor.select_option("[name=to]", slot)
    editor.locator(f'.candidates [data-headline="{wanted}"] button.small').click()
    settled(editor)
    assert story(editor, slot) == wanted and story(editor, "lead") != wanted
    choose(editor, cell(editor, slot), "Mostrar también en otros espacios")
    assert story(editor, slot) == wanted and story(editor, "lead") == wanted
    publish(editor)
    shown = plain(desk.get("/").text)
    assert shown.count(f">{wanted}</a>") == 2


def test_the_strip_stands_on_every_page_until_its_end(desk, chromium, editor):
    paths = ["/", "/nacional/", "/search/?q=puerto", "/no-hay/"]
    end = (datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=-4))) + datetime.timedelta(hours=1))
    target = re.search(r'<link>' + re.escape(desk.base) + r'(/[^<]{3,})</link>', desk.get("/feed/").text.split("<item>", 1)[1]).group(1)
    def announce(text, link, until=end.strftime("%Y-%m-%dT%H:%M")):
        editor.goto(desk.base + FRONT)
        editor.fill("[name=text]", text)
        editor.fill("[name=link]", link)
        editor.fill("[name=until]", until)
        editor.locator(".strip-form button").first.click()
        editor.wait_for_load_state()
    for text, link, until, word in [
        ("Sismo", "javascript:alert(1)", None, "no se puede usar"), ("Sismo", "//malo.example/", None, "no se puede usar"),
        ("Sismo", "https://yo:clave@malo.example/", None, "no se puede usar"), ("Sismo", "", "2020-01-01T10:00", "hora de fin"),
    ]:
        announce(text, link, *([until] if until else []))
        assert word in editor.inner_text("[role=alert]"), (text, link)
        assert editor.input_value("[name=text]") == text
        assert 'class="breaking"' not in desk.get("/").text
    editor.faults.clear()
    announce("Sismo <b>fuerte</b> & réplicas en la costa", desk.base + target)
    assert "todas las páginas" in editor.inner_text(".notice")
    assert editor.input_value("[name=link]") == target
    for path in paths:
        text = desk.get(path).text
        assert f'<a href="{target}">Sismo &lt;b&gt;fuerte&lt;/b&gt; &amp; réplicas en la costa</a>' in text, path
    for width, scheme in [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]:
        page = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
        page.goto(desk.base + "/")
        page.wait_for_load_state("networkidle")
        assert page.get_by_role("complementary", name="Última hora").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()
        page.emulate_media(media="print")
        assert not page.locator(".breaking").is_visible()
        page.context.close()
    editor.click("text=Quitar")
    editor.wait_for_selector("text=¿Quitar la última hora?")
    assert "Sismo <b>fuerte</b> & réplicas en la costa" in editor.inner_text("main")
    assert 'class="breaking"' in desk.get("/").text
    editor.click("main button:has-text('Quitar')")
    editor.wait_for_selector(".notice:has-text('ya no se ve')")
    assert all('class="breaking"' not in desk.get(path).text for path in paths)


def test_on_a_wide_screen_headlines_have_room_and_stand_in_line(desk, chromium):
    page = desk.open_as(chromium, "chief", "ancha")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(desk.base + FRONT)
    page.wait_for_selector(".candidates .cell-picture + .cell-words")
    boxes = page.locator(".candidates .cell-words, .board-rail .cell-words").evaluate_all("all => all.map(one => one.clientWidth)")
    assert min(boxes) >= 160
    rows = page.locator("[data-slot-name=second] .cell-picture + .cell-words").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top)")
    assert max(rows) - min(rows) < 2


def test_only_those_who_may_arrange_the_front(desk, chromium):
    for role, status in [("reporter", 403), ("photo_editor", 403), ("editor", 200), ("chief", 200)]:
        page = desk.open_as(chromium, role, f"frente{role.replace('_', '')}")
        assert page.request.get(desk.base + FRONT).status == status, role
        key = page.locator("[name=_csrf]").first.input_value()
        answer = page.request.post(desk.base + FRONT, form={"_csrf": key, "base": "0", "arrangement": "", "act": "find"})
        assert answer.status == status, role
        assert page.locator("a[href='/desk/front/']").count() == (1 if status == 200 else 0)
        page.context.close()


def test_what_a_form_brings_is_read_with_care(desk, chromium):
    page = desk.open_as(chromium, "editor", "elena")
    key = page.locator("[name=_csrf]").first.input_value()
    def post(**fields):
        return page.request.post(desk.base + FRONT, form={"_csrf": key, "base": "0", "arrangement": "", **fields})
    for act in ["", "borrar", "put 1 lead", "put x lead 0", "put 1 nowhere 0", "repeat-slot"]:
        assert post(act=act).status == 400, act
    assert post(act="find", base="x").status == 422
    for act in ["put 999999 lead 0", "load 99999", "undo", "redo", "release 1 lead"]:
        assert post(act=act).status == 200, act
    for act in ["put 1 lead 99999999", "put 1 lead -5"]:
        assert post(act=act).status == 400, act
    wild = "lead:0:1::,lead:0:2::,:::,lead:x:1::,second:-1:5::,more:0:999999::,~nada,~rail-latest," + ",".join(
        f"more:{n}:{n}::" for n in range(500))
    answer = post(act="find", arrangement=wild, past="|".join([wild] * 60))
    assert answer.status == 422 and len(answer.body()) < 2_000_000
    page.context.close()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible_and_fits(desk, chromium, language, width):
    page = desk.open_as(chromium, "editor", "elena", viewport={"width": width, "height": 900})
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", language)
    page.locator("form[action='/desk/account/language/'] button").click()
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        page.goto(desk.base + FRONT)
        page.locator('.board [data-slot=second][data-position="0"] summary').click()
        page.locator('.board [data-slot=second][data-position="0"] .menu-items button').first.click()
        page.wait_for_selector(".board .is-pinned")
        page.locator(".board .is-pinned summary").first.click()
        found = Axe().run(page)
        assert found.response["violations"] == [], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("sessionStorage.clear(), localStorage.clear()")
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", "es")
    page.locator("form[action='/desk/account/language/'] button").click()
    page.context.close()
