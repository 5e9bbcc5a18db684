"""What somebody typed into a form is there again when the form was refused: a session that had ended, a key of another one."""

import pytest
from playwright.sync_api import expect

from Tests.Browser.test_desk_journal import FOREIGN, set_second_factor_up
from Tests.Browser.test_desk_publication import published, sql


def sign_in_here(page, desk, name):
    """Signs in on the page that asks for it."""
    mail, password = desk.passwords[name]
    page.fill("[name=email]", mail)
    page.fill("[name=password]", password)
    page.click("main button.primary")


@pytest.fixture
def chief(desk, chromium):
    page = desk.open_as(chromium, "chief", "rosa")
    yield page
    page.context.close()


def typed_correction(desk, page, headline):
    """A correction as it stands in its form when the session has ended overnight; gives the story's number and path."""
    number, path = published(desk, page, headline)
    page.goto(f"{desk.base}/desk/stories/{number}/corrections/")
    page.select_option("main [name=kind]", "clarification")
    page.fill("main [name=text]", "Eran cinco, y no cuatro.")
    page.context.clear_cookies()
    page.click("text=Publicar la corrección")
    page.wait_for_url("**/desk/sign-in/**")
    return number, path


def test_a_form_outlives_its_session(desk, chief):
    number, path = typed_correction(desk, chief, "Cinco muelles")
    # A wrong password first: nothing is lost by it.
    chief.fill("[name=email]", desk.passwords["rosa"][0])
    chief.fill("[name=password]", "no es esta palabra")
    chief.click("main button.primary")
    chief.wait_for_selector("[role=alert]")
    sign_in_here(chief, desk, "rosa")
    chief.wait_for_url(f"**/desk/stories/{number}/corrections/")
    expect(chief.locator("main [role=status]")).to_contain_text("no se envió")
    expect(chief.locator("main [name=text]").last).to_have_value("Eran cinco, y no cuatro.")
    expect(chief.locator("main [name=kind]").last).to_have_value("clarification")
    assert sql(desk, "SELECT COUNT(*) FROM correction WHERE article_id = ?", number) == [(0,)]
    chief.click("text=Publicar la corrección")
    chief.wait_for_selector("text=Correcciones guardadas.")
    assert "Eran cinco, y no cuatro." in desk.get(path).text
    # Once it has arrived it does not come back.
    chief.reload()
    expect(chief.locator("main [name=text]").last).to_have_value("")


def test_a_form_with_the_key_of_another_session_leads_back(desk, chief):
    number, _ = published(desk, chief, "La llave vieja")
    chief.goto(f"{desk.base}/desk/stories/{number}/withdrawal/")
    chief.fill("[name=notice]", "No pudimos confirmarla.")
    chief.evaluate("document.querySelectorAll('[name=_csrf]').forEach(field => { field.value = 'otra' })")
    chief.click("text=Retirar con este aviso")
    expect(chief.locator("h1")).to_have_text("Este formulario venció")
    chief.click("text=Volver a lo que escribías")
    chief.wait_for_url(f"**/desk/stories/{number}/withdrawal/")
    expect(chief.locator("[name=notice]")).to_have_value("No pudimos confirmarla.")
    chief.click("text=Retirar con este aviso")
    chief.wait_for_selector("text=Los lectores ven:")


def test_a_colleague_who_signs_in_gets_nothing_of_it(desk, chromium, chief):
    number, _ = typed_correction(desk, chief, "De otra persona")
    desk.open_as(chromium, "editor", "elena").context.close()
    sign_in_here(chief, desk, "elena")
    chief.wait_for_url(f"**/desk/stories/{number}/corrections/")
    expect(chief.locator("main [name=text]").last).to_have_value("")
    assert chief.locator("main [role=status]").count() == 0


def test_what_the_password_is_asked_for_again_is_kept(desk, chromium):
    page = desk.open_as(chromium, "administrator")
    desk.open_as(chromium, "reporter", "bruno").context.close()
    account = sql(desk, "SELECT id FROM account WHERE name = 'Bruno'")[0][0]
    page.goto(f"{desk.base}/desk/people/{account}/")
    sql(desk, "UPDATE session SET confirmed_at = 0")
    page.fill("[name=name]", "Bruno Ledezma")
    page.click("main button.primary")
    page.wait_for_url("**/desk/confirm/**")
    page.fill("[name=password]", desk.passwords["administrator"][1])
    page.click("main button.primary")
    page.wait_for_url(f"**/desk/people/{account}/")
    expect(page.locator("[name=name]")).to_have_value("Bruno Ledezma")
    page.click("main button.primary")
    page.wait_for_selector("main [role=status]")
    assert sql(desk, "SELECT name FROM account WHERE id = ?", account) == [("Bruno Ledezma",)]
    page.context.close()


@pytest.mark.parametrize("kind", ["a page", "a proxy's fault"])
def test_what_another_answered_in_the_newspapers_place_is_kept(desk, chief, kind):
    number, _ = published(desk, chief, f"Tras el portal, {kind}")
    address = f"{desk.base}/desk/stories/{number}/corrections/"
    chief.goto(address)
    chief.fill("main [name=text]", "Eran cinco, y no cuatro.")
    chief.route("**/corrections/", lambda route: route.fulfill(**FOREIGN[kind]), times=1)
    chief.click("text=Publicar la corrección")
    chief.wait_for_selector("h1:has-text('condiciones'), h1:has-text('Bad Gateway')")
    chief.goto(address)
    expect(chief.locator("main [role=status]")).to_contain_text("no se envió")
    expect(chief.locator("main [name=text]").last).to_have_value("Eran cinco, y no cuatro.")
    chief.click("text=Publicar la corrección")
    chief.wait_for_selector("text=Correcciones guardadas.")
    chief.goto(address)
    expect(chief.locator("main [name=text]").last).to_have_value("")


def test_several_forms_are_kept_at_once(desk, chief):
    addresses = []
    for headline in ["La primera de dos", "La segunda de dos"]:
        number, _ = published(desk, chief, headline)
        addresses.append(f"{desk.base}/desk/stories/{number}/corrections/")
        chief.goto(addresses[-1])
        chief.fill("main [name=text]", f"Corrección de: {headline}")
        chief.route("**/corrections/", lambda route: route.fulfill(**FOREIGN["a page"]), times=1)
        chief.click("text=Publicar la corrección")
        chief.wait_for_selector("h1:has-text('condiciones')")
    for address, headline in zip(addresses, ["La primera de dos", "La segunda de dos"]):
        chief.goto(address)
        expect(chief.locator("main [name=text]").last).to_have_value(f"Corrección de: {headline}")


def test_what_was_never_sent_is_there_again_and_can_be_thrown_away(desk, chief):
    number, _ = published(desk, chief, "A medio escribir")
    address = f"{desk.base}/desk/stories/{number}/corrections/"
    chief.goto(address)
    chief.locator("main [name=text]").last.press_sequentially("Todavía falta")
    chief.goto(desk.base + "/desk/")
    chief.goto(address)
    expect(chief.locator("main [role=status]")).to_contain_text("no lo enviaste")
    expect(chief.locator("main [name=text]").last).to_have_value("Todavía falta")
    chief.click("main [role=status] >> text=Descartar")
    expect(chief.locator("main [name=text]").last).to_have_value("")
    chief.reload()
    expect(chief.locator("main [name=text]").last).to_have_value("")
    assert chief.locator("main [role=status]").count() == 0


def test_what_comes_back_over_what_somebody_changed_meanwhile_says_so(desk, chromium):
    page = desk.open_as(chromium, "administrator")
    desk.open_as(chromium, "reporter", "fabio").context.close()
    account = sql(desk, "SELECT id FROM account WHERE name = 'Fabio'")[0][0]
    page.goto(f"{desk.base}/desk/people/{account}/")
    page.locator("[name=name]").fill("Fabio Ledezma Urbaneja")
    page.goto(desk.base + "/desk/")
    sql(desk, "UPDATE account SET name = 'Fabio Mijares' WHERE id = ?", account)
    page.goto(f"{desk.base}/desk/people/{account}/")
    expect(page.locator("main [role=status]")).to_contain_text("Alguien cambió esto mientras tanto")
    expect(page.locator("[name=name]")).to_have_value("Fabio Ledezma Urbaneja")
    page.click("main [role=status] >> text=Descartar")
    expect(page.locator("[name=name]")).to_have_value("Fabio Mijares")
    page.context.close()


def test_a_second_factor_that_is_asked_for_meanwhile_leads_back_to_the_form(desk, chromium):
    page = desk.open_as(chromium, "chief", "delia")
    number, path = published(desk, page, "Con segundo factor")
    page.goto(f"{desk.base}/desk/stories/{number}/corrections/")
    page.fill("main [name=text]", "Eran seis, y no cinco.")
    sql(desk, "UPDATE account SET needs_second_factor = 1 WHERE name = 'Delia'")
    sql(desk, "UPDATE session SET confirmed_at = 0")
    page.click("text=Publicar la corrección")
    page.wait_for_url("**/desk/confirm/**")
    page.fill("[name=password]", desk.passwords["delia"][1])
    page.click("main button.primary")
    set_second_factor_up(page)
    page.wait_for_url(f"**/desk/stories/{number}/corrections/")
    expect(page.locator("main [name=text]").last).to_have_value("Eran seis, y no cinco.")
    page.click("text=Publicar la corrección")
    page.wait_for_selector("text=Correcciones guardadas.")
    assert "Eran seis, y no cinco." in desk.get(path).text
    page.context.close()


def test_a_second_click_sends_nothing_again(desk, chief):
    number, _ = published(desk, chief, "Dos veces no")
    chief.goto(f"{desk.base}/desk/stories/{number}/corrections/")
    chief.fill("main [name=text]", "Solo una.")
    is_sent_again = chief.evaluate("""() => {
        const form = document.querySelector('main form[action$="/corrections/"]:has(button.primary)');
        form.requestSubmit();
        return form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    }""")
    assert not is_sent_again
    chief.wait_for_selector("text=Correcciones guardadas.")
    assert sql(desk, "SELECT COUNT(*) FROM correction WHERE article_id = ?", number) == [(1,)]
