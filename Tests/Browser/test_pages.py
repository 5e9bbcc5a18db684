"""The newspaper in a real Chromium: layout, keyboard, scripts and their absence, accessibility."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from Tests.conftest import CHROMIUM, until

PATHS = ["/", "/nacional/", "/author/ines-guerere/", "/search/?q=puerto", "/search/?q=zzzz", "/quienes-somos/", "/no-hay/",
         "/vida/viajes/diez-dias-rio-arriba/", "/opinion/el-precio-de-no-reparar/"]


@pytest.mark.parametrize("width, scheme", [(320, "light"), (768, "dark"), (1280, "light"), (1920, "dark")])
def test_pages_fit_and_are_accessible(demo, stories, chromium, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    problems, foreign = [], []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((demo.base, "data:")) else None)
    for path in PATHS + stories[:3]:
        problems.clear()
        page.goto(demo.base + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert [p for p in problems if "404" not in p] == [], path
        if width in (320, 1280):
            found = Axe().run(page)
            assert found.response["violations"] == [], (path, found.generate_report())
    assert foreign == []
    context.close()


def test_text_at_twice_its_size_fits(demo, stories, chromium):
    """As a reader sets it: the browser's own size of text doubled, which the page's breakpoints follow."""
    large = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    page = large.new_page()
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ["/", stories[0], "/search/?q=puerto"]:
            page.goto(demo.base + path)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    large.close()


def test_nothing_moves_while_a_page_loads(demo, stories, chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in ["/", stories[0], stories[1]]:
        page.goto(demo.base + path)
        page.wait_for_load_state("networkidle")
        shift = page.evaluate("""() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value }))
                .observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 300);
        })""")
        assert shift < 0.001, (path, shift)
    context.close()


def test_everything_reads_without_scripts(demo, stories, chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(demo.base + "/")
    page.locator("details.menu > summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu-panel a", has_text="Economía").first.is_visible()
    page.goto(demo.base + stories[0])
    assert page.locator("h1").is_visible()
    assert page.locator(".share a", has_text="WhatsApp").first.get_attribute("href").startswith("https://wa.me/")
    page.goto(demo.base + "/")
    page.locator("[name=q]").first.fill("puerto")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=puerto")
    assert page.locator("mark").first.is_visible()
    context.close()


def test_pages_work_where_details_are_unknown(demo, stories, chromium):
    """An old browser takes the tags for others that it doesn't know."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()

    def older(route):
        answer = route.fetch()
        if "html" not in answer.headers.get("content-type", ""):
            return route.fulfill(response=answer)
        text = re.sub(r"(</?)(details|summary)\b", r"\1x-\2", answer.text())
        text = re.sub(r"(<style>.*?</style>)", lambda style: re.sub(r"\b(details|summary)\b(?=[^}]*\{)", r"x-\1", style[1]), text, flags=re.S)
        kept = {name: value for name, value in answer.headers.items() if name not in ("content-length", "content-encoding", "content-security-policy")}
        route.fulfill(response=answer, body=text, headers=kept)

    page.route("**/*", older)
    for path in ("/", stories[0]):
        page.goto(demo.base + path)
        boxes = page.evaluate("""() => ['.menu-panel', '.quick-search', 'main'].map(name => {
            const { top, bottom, left, right } = document.querySelector(name).getBoundingClientRect();
            return [top, bottom, left, right];
        })""")
        panel, search, main = boxes
        assert panel[1] <= main[0] + 1, "it lies over nothing"
        assert panel[1] - panel[0] < 320 and panel[3] <= 360
        link = page.locator(".menu-panel a", has_text="Economía").first
        assert link.is_visible()
        link.click(trial=True)
    page.locator(".menu-panel a", has_text="Economía").first.click()
    page.wait_for_url("**/economia/")
    context.close()


def test_live_search_by_keyboard(demo, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(demo.base + "/")
    field = page.locator("[data-live]")
    field.click()
    page.keyboard.type("lluv", delay=30)
    options = page.locator("[role=option]")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert "sugerencia" in page.locator("[role=status]").first.text_content()
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert options.first.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert "Ver todos los resultados" in page.locator("[aria-selected=true]").text_content()
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    options.first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lluvias-en-puerto-claro-ultima-hora/")
    context.close()


def test_only_the_last_question_is_answered(demo, chromium):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/search/live" in request.url else None)
    page.goto(demo.base + "/")
    page.locator("[data-live]").click()
    page.keyboard.type("presupuesto", delay=5)
    page.locator("[role=option]").first.wait_for()
    assert len(asked) <= 2
    context.close()


def test_a_share_is_counted_and_the_link_copied(demo, stories, chromium):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(demo.base + stories[2])
    beacons = []
    page.on("request", lambda request: beacons.append(request.url) if "/-/share/" in request.url else None)
    page.evaluate("document.querySelectorAll('.share a').forEach(a => a.addEventListener('click', e => e.preventDefault()))")
    with page.expect_request("**/-/share/**"):
        page.locator(".share a", has_text="WhatsApp").first.click()
    page.locator("[data-copy]").first.click()
    until(lambda: page.evaluate("navigator.clipboard.readText()") == demo.base + stories[2])
    assert len(beacons) == 1 and beacons[0].endswith("/whatsapp")
    context.close()


def test_a_player_waits_for_a_click(demo, chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/www.youtube-nocookie.com/**", lambda route: route.fulfill(body="player"))
    page.goto(demo.base + "/tecnologia/un-telefono-de-segunda-mano-para-cada-maestro/")
    assert page.locator("iframe").count() == 0
    page.locator("figure.embed a").click()
    assert "youtube-nocookie.com/embed/" in page.locator("iframe").get_attribute("src")
    context.close()


def test_a_story_prints_without_furniture(demo, stories, chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(demo.base + stories[0])
    page.emulate_media(media="print")
    assert not page.locator(".share").first.is_visible()
    assert page.locator("h1").is_visible()
    context.close()


def test_who_and_when_stand_under_the_headline_and_a_young_time_beside_its_date(demo, stories, chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in stories[:3]:
        page.goto(demo.base + path)
        byline, picture = page.locator(".byline"), page.locator(".article-picture")
        assert byline.bounding_box()["y"] < 740, path
        if picture.count():
            assert byline.bounding_box()["y"] < picture.bounding_box()["y"]
        assert re.match(r"\d+ \w+ \d{4}, \d+:\d\d", page.locator(".dateline").first.inner_text()), path
    # As an hour after its publication.
    page.goto(demo.base + "/")
    published = page.evaluate("Date.parse(document.querySelector('.story-lead time').dateTime)")
    date = page.locator(".story-lead time").evaluate("time => (time.querySelector('.whole') ?? time).textContent")
    page.clock.install(time=published / 1000 + 3700)
    page.goto(demo.base + "/")
    time = page.locator(".story-lead time")
    assert time.inner_text() == "hace 1 hora"
    assert time.get_attribute("title") == date
    page.emulate_media(media="print")
    assert time.inner_text() == date and ", " in date
    page.emulate_media(media="screen")
    # And the next day it is a date again.
    page.clock.install(time=published / 1000 + 90_000)
    page.goto(demo.base + "/")
    assert re.fullmatch(r"\d+ \w+ \d{4}", time.inner_text())
    context.close()
