"""Programs at the desk: tokens and webhooks made, seen, stopped; by those who may, and without scripts."""

import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from Tests.conftest import PROGRAM
from Tests.Interop.programs import Program


def faults(page):
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in Axe().run(page).response["violations"]]


@pytest.fixture
def page(desk, chromium):
    page = desk.open_as(chromium)
    yield page
    # The browser's own words about a form that was refused are no fault of the page.
    assert [fault for fault in page.faults if "422" not in fault and "409" not in fault] == []
    page.context.close()


def open_form(page, words):
    page.click(f"summary:has-text('{words}')")


def make_token(page, desk, name):
    page.goto(desk.base + "/desk/programs/")
    open_form(page, "Nuevo token")
    form = page.locator("form[action='/desk/programs/tokens/']")
    form.locator("[name=name]").fill(name)
    form.locator("[name=role]").select_option("editor")
    for scope in ["read", "write"]:
        form.locator(f"[value={scope}]").check()
    form.locator("[name=expires]").fill("2099-12-31")
    form.locator("button.primary").click()
    return page.locator("[data-secret]").input_value()


def test_a_token_is_made_shown_once_used_seen_and_removed(desk, page):
    secret = make_token(page, desk, "Sistema de prueba")
    assert len(secret) == 43
    program = Program(desk, secret)
    assert program.get("/articles?status=draft").status == 200
    assert program.ask("POST", "/people", {"name": "x"}).status == 403, "not its scope"
    page.goto(desk.base + "/desk/programs/")
    row = page.locator("tr", has_text="Sistema de prueba")
    assert "Editor" in row.inner_text() and "read write" in row.inner_text() and "2099" in row.inner_text()
    assert "127.0.0.1" in row.inner_text() and secret not in page.content()
    row.locator("text=Quitar").click()
    assert program.get("/articles?status=draft").status == 200, "asking removes nothing"
    page.click("button.danger")
    assert page.inner_text("[role=status]") == "El token quedó anulado."
    assert program.get("/articles").status == 401


def test_the_examples_name_the_port_that_is_listened_on(desk, page):
    served = subprocess.Popen([PROGRAM, "serve", "--site", desk.folder, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        base = re.match(r"ready on (http://127\.0\.0\.1:[1-9]\d*)\n", served.stdout.readline()).group(1)
        page.goto(base + "/desk/programs/")
        assert f"{base}/api/v1" in page.inner_text("main")
        assert f'<link rel="canonical" href="{base}/">' in page.request.get(base + "/").text()
    finally:
        served.terminate()
        served.wait()


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, page):
    make_token(page, desk, "Repetida")
    page.goto(desk.base + "/desk/programs/")
    open_form(page, "Nuevo token")
    form = page.locator("form[action='/desk/programs/tokens/']")
    form.locator("[name=name]").fill("Repetida")
    form.locator("button.primary").click()
    assert "Elige un rol" in page.inner_text("[role=alert]")
    assert form.locator("[name=name]").input_value() == "Repetida"
    form.locator("[value=read]").check()
    form.locator("button.primary").click()
    assert "Ya hay un token" in page.inner_text("[role=alert]")


def test_a_webhook_is_made_changed_paused_and_ended(desk, page):
    page.goto(desk.base + "/desk/programs/")
    open_form(page, "Nuevo webhook")
    form = page.locator("form[action='/desk/programs/webhooks/']")
    form.locator("[name=address]").fill("http://example.org/")
    form.locator("[value='article.published']").check()
    form.locator("button.primary").click()
    assert "https://" in page.inner_text("[role=alert]")
    form.locator("[name=address]").fill("https://127.0.0.1:9/aviso")
    form.locator("button.primary").click()
    assert page.locator("[data-secret]").input_value().startswith("whsec_")
    page.goto(desk.base + "/desk/programs/")
    page.click("text=https://127.0.0.1:9/aviso")
    address = page.url
    page.locator("form", has=page.locator("[name=active]")).locator("[name=active]").uncheck()
    page.locator("form", has=page.locator("[name=active]")).locator("button.primary").click()
    assert page.inner_text("[role=status]") == "Guardado." and "En pausa" in page.inner_text("main")
    page.locator("form", has=page.locator("[name=active]")).locator("[name=active]").check()
    page.locator("form", has=page.locator("[name=active]")).locator("button.primary").click()
    assert "Activo" in page.inner_text("main")
    page.click("text=Eliminar webhook…")
    assert "https://127.0.0.1:9/aviso" in page.inner_text("main")
    page.click("button.danger")
    assert page.inner_text("[role=status]") == "El webhook quedó eliminado."
    assert desk.get(address).status in (303, 404)


def test_others_have_no_way_in(desk, chromium):
    page = desk.open_as(chromium, "chief")
    assert page.locator("a[href='/desk/programs/']").count() == 0
    assert page.goto(desk.base + "/desk/programs/").status == 403
    assert page.goto(desk.base + "/desk/programs/tokens/1/removal/").status == 403
    page.context.close()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk, chromium, language, width, scheme):
    page = desk.open_as(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", language)
    page.click("form[action='/desk/account/language/'] button")
    name = f"axe {language} {width} {scheme}"
    page.goto(desk.base + "/desk/programs/")
    page.locator("summary", has_text={"es": "Nuevo token", "en": "New token"}[language]).click()
    form = page.locator("form[action='/desk/programs/tokens/']")
    form.locator("[name=name]").fill(name)
    form.locator("[value=read]").check()
    assert faults(page) == []
    form.locator("button.primary").click()
    assert faults(page) == []
    page.goto(desk.base + "/desk/programs/")
    page.locator("summary", has_text={"es": "Nuevo webhook", "en": "New webhook"}[language]).click()
    form = page.locator("form[action='/desk/programs/webhooks/']")
    form.locator("[name=address]").fill(f"https://127.0.0.1:9/{language}/{width}/{scheme}")
    form.locator("[value='article.updated']").check()
    form.locator("button.primary").click()
    page.goto(desk.base + "/desk/programs/")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
    page.click(f"a:has-text('/{language}/{width}/{scheme}')")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("a[href$='/removal/']")
    assert faults(page) == []
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", "es")
    page.click("form[action='/desk/account/language/'] button")
    assert page.faults == []
    page.context.close()
