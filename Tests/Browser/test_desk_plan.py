"""The text that is to replace a published story's at a minute: nothing typed into its form is lost."""

import re

import pytest
from playwright.sync_api import expect

from Tests.Browser.test_desk_publication import in_minutes, milliseconds, published, sql, until
from Tests.Browser.test_desk_story import audit, body, crash, kept, ready, write


@pytest.fixture
def page(desk, chromium):
    page = desk.open_as(chromium, "chief", "rosa")
    yield page
    page.context.close()


def prepare(page, desk, number, plan="update"):
    """The form of a plan, open and alive."""
    page.goto(f"{desk.base}/desk/stories/{number}/plan/{plan}/")
    ready(page)


def plan(page, when=None):
    """Plans what stands there."""
    page.fill("[name=when]", when or in_minutes(120))
    page.click("text=Programar el cambio")
    page.wait_for_selector("text=Programado.")


def plans(desk, number):
    return [row[0] for row in sql(desk, "SELECT id FROM planned_change WHERE article_id = ? ORDER BY id", number)]


def test_what_was_typed_is_there_after_a_reload(desk, page):
    number, _ = published(desk, page, "Con recarga")
    prepare(page, desk, number)
    moment = in_minutes(90)
    page.fill("[name=headline]", "Con recarga y todo")
    page.fill("[name=when]", moment)
    page.check("[name=announce]")
    write(page, "Lo que se preparaba.")
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Con recarga y todo")
    expect(page.locator("[name=when]")).to_have_value(moment)
    expect(page.locator("[name=announce]")).to_be_checked()
    assert body(page) == ["Lo que se preparaba."]
    expect(page.locator("[data-line-key=recovered]")).to_contain_text("Recuperado lo que escribías a las")
    assert audit(page) == []
    # The story's own form knows nothing of it.
    other = page.context.new_page()
    other.goto(f"{desk.base}/desk/stories/{number}/")
    ready(other)
    expect(other.locator("[name=headline]")).to_have_value("Con recarga")
    expect(other.locator("[data-line-key]")).to_have_count(0)
    other.close()
    # Planned, it is gone from where a new change is prepared.
    page.click("text=Programar el cambio")
    page.wait_for_selector("text=Programado.")
    prepare(page, desk, number)
    expect(page.locator("[name=headline]")).to_have_value("Con recarga")
    expect(page.locator("[data-line-key]")).to_have_count(0)
    assert page.faults == []


def test_what_was_typed_can_be_thrown_away(desk, page):
    number, _ = published(desk, page, "Con arrepentimiento")
    prepare(page, desk, number)
    page.fill("[name=headline]", "Con prisa")
    kept(page, "noted")
    page.reload()
    ready(page)
    page.click("[data-line-key=recovered] >> text=Descartar")
    expect(page.locator("[name=headline]")).to_have_value("Con arrepentimiento")
    kept(page, "saved")
    page.wait_for_load_state("networkidle")
    page.reload()
    ready(page)
    expect(page.locator("[name=headline]")).to_have_value("Con arrepentimiento")
    expect(page.locator("[data-line-key=recovered]")).to_have_count(0)


def test_what_was_typed_is_there_after_the_tab_crashed(desk, page):
    number, _ = published(desk, page, "Con caída de la pestaña")
    prepare(page, desk, number)
    write(page, "Anotado.")
    kept(page, "noted")
    page.context.set_offline(True)
    write(page, "Anotado.", "Solo en este equipo.")
    kept(page, "offline")
    crash(page)
    page.context.set_offline(False)
    again = page.context.new_page()
    prepare(again, desk, number)
    assert body(again) == ["Anotado.", "Solo en este equipo."]
    # What another window had is gone with the plan, too.
    plan(again)
    prepare(again, desk, number)
    assert body(again) == ["Ayer, a las cinco.", "Hoy sigue abierto."]


def test_typing_goes_on_over_the_death_of_the_server(desk, page):
    number, _ = published(desk, page, "Con caída del servidor")
    prepare(page, desk, number)
    write(page, "Antes de la caída.")
    kept(page, "noted")
    desk.kill()
    try:
        write(page, "Antes de la caída.", "Durante la caída.")
        kept(page, "offline")
        # Planning waits for the server, too.
        page.fill("[name=when]", in_minutes(120))
        page.click("text=Programar el cambio")
    finally:
        desk.start_again()
    page.wait_for_selector("text=Programado.", timeout=30000)
    prepare(page, desk, number, plans(desk, number)[0])
    assert body(page) == ["Antes de la caída.", "Durante la caída."]


def test_a_planned_text_has_a_journal_of_its_own(desk, page):
    number, _ = published(desk, page, "Con dos formularios")
    prepare(page, desk, number)
    page.fill("[name=headline]", "Ya programado")
    plan(page)
    prepare(page, desk, number, plans(desk, number)[0])
    expect(page.locator("#story-kept")).to_have_text("Programado por Rosa")
    page.fill("[name=headline]", "Ya programado, y cambiado")
    kept(page, "noted")
    prepare(page, desk, number)
    expect(page.locator("[name=headline]")).to_have_value("Con dos formularios")
    prepare(page, desk, number, plans(desk, number)[0])
    expect(page.locator("[name=headline]")).to_have_value("Ya programado, y cambiado")


def test_what_was_typed_into_a_plan_that_was_carried_out_waits_at_a_new_one(desk, page):
    number, _ = published(desk, page, "Con la hora encima")
    prepare(page, desk, number)
    page.fill("[name=headline]", "A su hora")
    plan(page)
    prepare(page, desk, number, plans(desk, number)[0])
    page.fill("[name=summary]", "Escrito justo antes.")
    kept(page, "noted")
    sql(desk, "UPDATE planned_change SET due_at = ? WHERE article_id = ?", milliseconds(), number)
    until(page, lambda: plans(desk, number) == [])
    page.fill("[name=summary]", "Escrito justo antes, y después.")
    kept(page, "noted")
    page.click("text=Programar el cambio")
    expect(page.locator("[data-line-key=refused]")).to_contain_text("Este cambio ya no está programado")
    page.click("text=Seguir como un cambio nuevo")
    page.wait_for_url("**/plan/update/")
    ready(page)
    expect(page.locator("[name=summary]")).to_have_value("Escrito justo antes, y después.")
    plan(page)


def test_text_of_another_window_is_told_of_and_can_be_brought_here(desk, page):
    number, _ = published(desk, page, "Con dos ventanas")
    prepare(page, desk, number)
    page.fill("[name=headline]", "Desde la primera")
    kept(page, "noted")
    other = page.context.new_page()
    prepare(other, desk, number)
    expect(other.locator("[name=headline]")).to_have_value("Con dos ventanas")
    expect(other.locator("[data-line-key^=elsewhere]")).to_contain_text("Tienes texto sin guardar")
    page.close()
    expect(other.locator("[name=headline]")).to_have_value("Desde la primera", timeout=20000)
    expect(other.locator("[data-line-key^=elsewhere]")).to_have_count(0)
    other.close()


def test_colleagues_at_the_same_form_see_each_other(desk, page):
    number, _ = published(desk, page, "Con compañía")
    prepare(page, desk, number)
    berta = desk.open_as(page.context.browser, "chief", "berta")
    prepare(berta, desk, number)
    berta.focus("[name=summary]")
    berta.keyboard.type("Hoy")
    expect(page.locator("#story-others")).to_have_text("Berta edita el sumario", timeout=15000)
    berta.goto(f"{desk.base}/desk/stories/{number}/")
    ready(berta)
    expect(page.locator("#story-others")).to_have_text("", timeout=15000)
    berta.context.close()


def test_what_others_saved_meanwhile_is_shown_and_stays(desk, page):
    number, path = published(desk, page, "Con cambios de otra", body="<p>Uno.</p><p>Dos.</p><p>Tres.</p>")
    prepare(page, desk, number)
    write(page, "Uno, para luego.", "Dos.", "Tres.")
    kept(page, "noted")
    ana = desk.open_as(page.context.browser, "editor", "ana")
    ana.goto(f"{desk.base}/desk/stories/{number}/")
    ready(ana)
    write(ana, "Uno.", "Dos.", "Tres de Ana.")
    ana.keyboard.press("Control+s")
    kept(ana, "saved")
    ana.context.close()
    page.reload()
    ready(page)
    expect(page.locator(".meanwhile")).to_contain_text("Tres de Ana.")
    assert body(page) == ["Uno, para luego.", "Dos.", "Tres."]
    plan(page)
    sql(desk, "UPDATE planned_change SET due_at = ? WHERE article_id = ?", milliseconds(), number)
    until(page, lambda: "Uno, para luego." in desk.get(path).text)
    assert re.search("Uno, para luego.*Tres de Ana", desk.get(path).text, re.S)
