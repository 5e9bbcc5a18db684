"""Looking after the newspaper itself at the desk, as readers then see it: sections, menus, names, redirects, look."""

import base64
import re
import urllib.parse

import pytest

from Tests.Browser.test_desk_pictures import picture
from Tests.conftest import until

SITE = "/desk/site/"
PAGES = ["sections", "menus", "blocks", "tags", "bylines", "pages", "redirects", "settings", "look"]


@pytest.fixture(scope="module")
def page(desk, chromium):
    page = desk.open_as(chromium)
    yield page
    # Browsers report a refused form as a fault; everything else is one.
    assert [fault for fault in page.faults if "422" not in fault] == []
    page.context.close()


def test_a_section_is_added_moved_renamed_and_removed(desk, page):
    page.goto(desk.base + SITE + "sections/")
    page.fill("form.fields [name=name]", "Puertos")
    page.select_option("form.fields [name=parent]", label="Economía")
    page.click("form.fields button.primary")
    assert "Guardado" in page.inner_text("[role=status]")
    assert desk.get("/economia/puertos/").status == 200
    page.click("table a:text-is('Puertos')")
    page.fill("[name=name]", "Muelles")
    page.fill("[name=slug]", "muelles")
    page.click("button.primary")
    assert desk.get("/economia/muelles/").status == 200
    assert desk.get("/economia/puertos/").headers["Location"].endswith("/economia/muelles/")
    page.click("table a:text-is('Muelles')")
    page.click("button.danger")
    assert "Quitado" in page.inner_text("[role=status]")
    assert desk.get("/economia/muelles/").headers["Location"].endswith("/economia/")


def test_a_taken_or_empty_name_says_so_and_keeps_what_was_typed(desk, page):
    page.goto(desk.base + SITE + "sections/")
    page.fill("form.fields [name=name]", "Desk")
    page.click("form.fields button.primary")
    assert "ya está en uso" in page.inner_text("[role=alert]")
    assert page.input_value("form.fields [name=name]") == "Desk"


def test_sections_change_places_without_scripts(desk, chromium):
    page = desk.open_as(chromium, java_script_enabled=False)
    page.goto(desk.base + SITE + "sections/")
    names = page.locator("td.depth-0").all_inner_texts()
    page.click(f"button[value=down][aria-label$='{names[0]}']")
    assert page.locator("td.depth-0").all_inner_texts()[:2] == [names[1], names[0]]
    page.click(f"button[value=up][aria-label$='{names[0]}']")
    assert page.locator("td.depth-0").all_inner_texts() == names
    page.context.close()


def test_the_menu_at_the_foot_is_arranged_line_by_line(desk, page):
    page.goto(desk.base + SITE + "menus/?place=footer")
    before = page.locator(".row-line").count()
    page.click("button[value=add]")
    last = page.locator(".row-line").nth(before)
    last.locator("[name=label]").fill("Suscripciones")
    last.locator("[name=address]").fill("javascript:alert(1)")
    page.click("button.primary[value=save]")
    assert "Una entrada no lleva a nada" in page.inner_text("[role=alert]")
    page.locator(".row-line").nth(before).locator("[name=address]").fill("https://suscripciones.example/")
    page.click("button.primary[value=save]")
    assert 'href="https://suscripciones.example/"' in desk.get("/").text
    page.click(f"button[value=remove-{before}]")
    page.click("button.primary[value=save]")
    assert "suscripciones.example" not in desk.get("/").text


def test_a_block_of_the_rail_is_renamed_and_readers_see_it_at_once(desk, page):
    page.goto(desk.base + SITE + "blocks/?zone=rail")
    title = page.locator(".row-line [name=title]").first
    former = title.input_value()
    title.fill("Lo que no te puedes perder")
    page.click("button.primary[value=save]")
    assert "Lo que no te puedes perder" in desk.get("/").text
    page.locator(".row-line [name=title]").first.fill(former)
    page.click("button.primary[value=save]")
    assert "Lo que no te puedes perder" not in desk.get("/").text


def test_tags_become_one_and_old_addresses_lead_on(desk, page):
    page.goto(desk.base + SITE + "tags/")
    for name in ("Muellaje", "Muellajes"):
        page.fill("form.fields [name=name]", name)
        page.click("form.fields button.primary")
    page.fill("[name=q]", "muellaj")
    page.click("form[role=search] button")
    for box in page.locator("[name=mark]").all():
        box.check()
    page.click("form[action*='merge/'] button")
    assert "elige" in page.inner_text("[role=alert]")
    # What was looked for and marked is so still.
    assert page.locator("[name=mark]").count() == page.locator("[name=mark]:checked").count() == 2
    page.check("[name=into][aria-label$='Muellaje']")
    page.click("form[action*='merge/'] button")
    # Nothing makes two of them again, so it is asked about.
    assert "¿Unir en «Muellaje»?" in page.inner_text("h1") and "«Muellajes»" in page.inner_text("main li")
    assert desk.get("/tag/muellajes/").status != 301
    page.keyboard.press("Enter")
    assert "Unidas" in page.inner_text("[role=status]")
    assert desk.get("/tag/muellajes/").headers["Location"].endswith("/tag/muellaje/")


def test_a_guest_gets_a_page_of_their_own_with_a_clean_biography(desk, page):
    page.goto(desk.base + SITE + "bylines/")
    page.fill("form.fields [name=name]", "Olga Prueba")
    page.select_option("form.fields [name=kind]", "guest")
    page.click("form.fields button.primary")
    page.wait_for_selector("[name=biography]")
    page.fill("[name=biography]", "Escribe de mares.\n\nVive en el puerto.<script>alert(1)</script>")
    page.click("button.primary")
    text = desk.get("/author/olga-prueba/").text
    assert "Vive en el puerto." in text and "<script>alert" not in text
    page.click("table a:text-is('Olga Prueba')")
    assert page.input_value("[name=biography]") == "Escribe de mares.\n\nVive en el puerto."


def byline(desk, page, name):
    """The page of somebody new who signs."""
    page.goto(desk.base + SITE + "bylines/")
    page.fill("form.fields [name=name]", name)
    page.click("form.fields button.primary")
    page.wait_for_selector("[name=biography]")
    return page.url


def test_a_portrait_is_chosen_in_the_dialog_removed_and_dropped(desk, page):
    address = byline(desk, page, "Rosa Retrato")
    assert page.is_hidden("[name=picture]") and page.is_hidden(".picture-field img")
    page.focus("[data-choose]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#picture-chooser[open] .pictures li")
    page.keyboard.type("harbour-dusk")
    page.wait_for_selector("#picture-chooser .pictures li:only-child")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".picture-field img[src*='/harbour-dusk-']:visible")
    page.click("main form button.primary")
    assert "harbour-dusk" in desk.get("/author/rosa-retrato/").text
    page.goto(address)
    assert page.is_visible(".picture-field img[src*='/harbour-dusk-']")
    page.click("[data-remove]")
    assert page.is_hidden(".picture-field img") and page.input_value("[name=picture]") == ""
    assert page.evaluate("document.activeElement.matches('[data-choose]')")
    data = base64.b64encode(picture(colour=(12, 20, 77))["buffer"]).decode()
    drop = """([data, name]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type: "image/jpeg" }));
        document.querySelector(".picture-field").dispatchEvent(
            new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(drop, [base64.b64encode(b"nada").decode(), "carta.jpg"])
    page.wait_for_selector(".picture-field [role=alert]:visible")
    assert "carta.jpg: No es una foto" in page.inner_text(".picture-field [role=alert]")
    page.evaluate(drop, [data, "rosa.jpg"])
    page.wait_for_selector(".picture-field img[src*='/rosa-']:visible")
    assert page.is_hidden(".picture-field [role=alert]")
    page.click("main form button.primary")
    assert "/rosa-" in desk.get("/author/rosa-retrato/").text


def test_a_portrait_is_a_number_without_scripts(desk, chromium):
    page = desk.open_as(chromium, java_script_enabled=False)
    page.goto(desk.base + "/desk/pictures/?q=harbour-dusk")
    number = re.search(r"\d+", page.get_attribute(".pictures a", "href")).group()
    page.click(".pictures a")
    assert f"Foto {number}" in page.inner_text(".facts")
    address = byline(desk, page, "Sin Scripts")
    assert page.is_hidden("[data-choose]")
    page.fill("[name=picture]", "99999999")
    page.click("main form button.primary")
    assert "No hay una foto con ese número" in page.inner_text("[role=alert]")
    page.fill("[name=picture]", number)
    page.click("main form button.primary")
    assert "harbour-dusk" in desk.get("/author/sin-scripts/").text
    page.goto(address)
    assert page.is_visible(".picture-field img")
    page.fill("[name=picture]", "")
    page.click("main form button.primary")
    assert "harbour-dusk" not in desk.get("/author/sin-scripts/").text
    page.context.close()


def test_readers_find_stories_by_the_new_name_of_who_signs(desk, page):
    def count(name):
        found = re.search(r"(\d+) resultados?", desk.get(f"/search/?s=%22{urllib.parse.quote(name)}%22").text)
        return int(found.group(1)) if found else 0

    name = "Inés Güerere"
    before = count(name)
    assert before > 3
    page.goto(desk.base + SITE + "bylines/?q=guerere")
    page.click(f"table a:text-is('{name}')")
    page.fill("[name=name]", "Zenobia Quetzal")
    page.click("main form button.primary")
    until(lambda: count("Zenobia Quetzal") == before and count(name) == 0, 10)


def test_redirects_are_added_found_brought_in_and_removed(desk, page):
    page.goto(desk.base + SITE + "redirects/")
    page.fill("[name=from]", "/vieja-nota/")
    page.fill("[name=to]", "/economia/")
    page.click("form.fields button.primary")
    assert desk.get("/vieja-nota/").headers["Location"].endswith("/economia/")
    page.fill("[name=table]", "source,target\n/otra-vieja/,/mundo/\nmal,/mundo/\n/economia/,/mundo/\n")
    page.click("form[action$='import/'] button")
    told = page.inner_text(".outcome")
    assert "Redirecciones importadas: 1" in told and "Línea 3" in told and "Línea 4" in told
    page.fill("[name=q]", "otra-vieja")
    page.click("form[role=search] button")
    page.click("button[aria-label$='/otra-vieja/']")
    assert desk.get("/otra-vieja/").status == 404


def test_settings_that_cannot_be_are_named_and_right_ones_count_at_once(desk, page):
    page.goto(desk.base + SITE + "settings/")
    page.fill("[name=time-zone]", "Luna/Mar")
    page.click("form.measure button.primary")
    assert "zona horaria" in page.inner_text("[role=alert]")
    page.fill("[name=time-zone]", "America/Caracas")
    page.fill("[name=article-path]", "/notas/")
    page.click("form.measure button.primary")
    assert "slug o id" in page.inner_text("[role=alert]")
    page.fill("[name=article-path]", "/{section}/{slug}/")
    tagline = page.input_value("[name=tagline]")
    page.fill("[name=tagline]", "Lema de prueba")
    page.click("form.measure button.primary")
    assert "Lema de prueba" in desk.get("/").text
    page.fill("[name=tagline]", tagline)
    page.click("form.measure button.primary")


def test_a_look_is_tried_before_readers_see_it_and_its_style_is_let_in(desk, page, chromium):
    page.goto(desk.base + SITE + "look/")
    before = desk.get("/").text
    page.fill("[name=accent]", "#006644")
    page.select_option("[name=layout]", "picture")
    page.click("button[formmethod=get]")
    frame = page.frame_locator("iframe")
    assert "layout-picture" in frame.locator("body").get_attribute("class")
    color = "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
    assert frame.locator("html").evaluate(f"() => {color}") == "#006644"
    assert desk.get("/").text == before
    page.click("button.primary[value=save]")
    reader = chromium.new_context().new_page()
    problems = []
    reader.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    reader.goto(desk.base + "/")
    assert reader.evaluate(color) == "#006644"
    assert problems == []
    reader.context.close()
    page.click("button[value=reset]")
    assert desk.get("/").text == before


def test_who_may_not_sees_no_way_and_gets_none(desk, chromium):
    page = desk.open_as(chromium, "editor")
    page.goto(desk.base + SITE)
    labels = page.locator("nav.tabs a").all_inner_texts()
    assert "Etiquetas" in labels and "Ajustes" not in labels and "Secciones" not in labels
    assert page.goto(desk.base + SITE + "settings/").status == 403
    page.context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_is_accessible_and_fits(desk, chromium, language, width):
    from axe_playwright_python.sync_playwright import Axe

    page = desk.open_as(chromium, viewport={"width": width, "height": 900})
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", language)
    page.click("form[action$='language/'] button")
    try:
        for name in [*PAGES, "sections/1", "bylines/1", "tags/1"]:
            page.goto(f"{desk.base}{SITE}{name}/")
            found = Axe().run(page, context="main, header" if name == "look" else None)
            assert found.response["violations"] == [], f"{name}: {found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert not re.search(r"\bnewspaper\.", page.inner_text("main")), name
    finally:
        page.goto(desk.base + "/desk/account/")
        page.select_option("[name=language]", "es")
        page.click("form[action$='language/'] button")
        page.context.close()
