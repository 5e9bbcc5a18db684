"""A story's way from draft to reader and back, as each role goes it at the desk."""

import datetime
import json
import re
import shutil
import sqlite3
import time
import zoneinfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from Tests.Browser.desk import Desk

ZONE = zoneinfo.ZoneInfo("America/Caracas")


def in_minutes(minutes):
    """What somebody types as a moment, in the newspaper's time zone."""
    return (datetime.datetime.now(ZONE) + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def milliseconds(minutes=0):
    """A moment as the store keeps it."""
    return int((time.time() + minutes * 60) * 1000)


def sql(desk, statement, *values):
    with sqlite3.connect(desk.folder / "data" / "portada.sqlite", timeout=20) as database:
        return database.execute(statement, values).fetchall()


def write(desk, page, headline, **fields):
    """A new draft, as its page saves it without scripts; gives its number."""
    page.goto(desk.base + "/desk/stories/")
    key = page.evaluate("document.querySelector('[name=_csrf]').value")
    made = page.request.post(desk.base + "/desk/stories/new/", form={"_csrf": key}, headers={"Origin": desk.base})
    number = re.search(r"/desk/stories/(\d+)/", made.url).group(1)
    save(desk, page, number, headline=headline, **fields)
    return number


def save(desk, page, number, **fields):
    """Saves a story with some fields changed; everything else as its page has it."""
    page.goto(f"{desk.base}/desk/stories/{number}/")
    form = page.evaluate("""() => [...new FormData(document.querySelector('#story'))]
        .filter(([name]) => !name.startsWith('_w'))""")
    typed = [(name, value) for name, value in form if name not in fields] + list(fields.items())
    body = "&".join(f"{quote(name)}={quote(value)}" for name, value in typed)
    answer = page.request.post(
        f"{desk.base}/desk/stories/{number}/", data=body,
        headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": desk.base})
    assert answer.ok, answer.text()
    return answer


def quote(text):
    import urllib.parse
    return urllib.parse.quote_plus(str(text))


def act(desk, page, number, name, where="publication", **fields):
    """Presses a button of one of the story's pages."""
    page.goto(f"{desk.base}/desk/stories/{number}/{where}/")
    for field, value in fields.items():
        page.fill(f"[name={field}]:visible", value)
    page.click(f"button:has-text('{name}'):visible")


def published(desk, page, headline, body="<p>Ayer, a las cinco.</p><p>Hoy sigue abierto.</p>", **fields):
    """A story that readers see; gives its number and its path."""
    number = write(desk, page, headline, body=body, **fields)
    act(desk, page, number, "Publicar ahora")
    page.wait_for_selector("text=Publicada: los lectores ya la ven.")
    return number, page.get_attribute("a:has-text('Verla publicada')", "href")


def scripts_faults(page):
    """What went wrong in the browser; that an answer was no 200 is what some tests ask for."""
    return [fault for fault in page.faults if not fault.startswith("Failed to load resource")]


def until(page, holds, seconds=90):
    """Waits until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        page.wait_for_timeout(200)


def confirm(page, desk, name):
    """Gives the password anew where a dangerous act asks for it."""
    if "/desk/confirm/" in page.url:
        page.fill("[name=password]", desk.passwords[name][1])
        page.click("main button.primary")


@pytest.fixture(scope="module")
def chief(desk, chromium):
    page = desk.open_as(chromium, "chief", "rosa")
    yield page
    assert scripts_faults(page) == []
    page.context.close()


def test_a_story_goes_from_reporter_to_editor_to_readers(desk, chromium):
    reporter = desk.open_as(chromium, "reporter", "pablo")
    number = write(desk, reporter, "El faro vuelve a encenderse", body="<p>Anoche.</p>")
    reporter.goto(f"{desk.base}/desk/stories/{number}/")
    reporter.click("button:has-text('Enviar')")
    reporter.wait_for_url(f"**/{number}/publication/")
    assert reporter.locator("text=Publicar ahora").count() == 0
    assert "Falta el sumario." in reporter.inner_text(".checklist")
    # The way back to the text stands first.
    assert reporter.get_attribute(".tabs a", "href") == f"/desk/stories/{number}/"
    reporter.click("text=Enviar a revisión")
    reporter.wait_for_selector("text=Enviada a revisión: los editores")
    assert "En revisión" in reporter.inner_text(".file-state")

    editor = desk.open_as(chromium, "editor", "elena")
    act(desk, editor, number, "Marcar como lista")
    assert "Lista" in editor.inner_text(".file-state")
    editor.click("text=Publicar ahora")
    editor.wait_for_selector("text=Publicada: los lectores ya la ven.")
    path = editor.get_attribute("a:has-text('Verla publicada')", "href")
    story = desk.get(path).text
    assert "El faro vuelve a encenderse" in story and 'class="byline"' not in story, "nobody signs it"
    # The reporter sees it, and can't take it back.
    reporter.goto(f"{desk.base}/desk/stories/{number}/withdrawal/")
    assert reporter.locator("button:has-text('Despublicar')").count() == 0
    for page in (reporter, editor):
        assert scripts_faults(page) == []
        page.context.close()


def test_a_story_without_headline_is_not_published_and_the_page_says_why(desk, chief):
    number = write(desk, chief, "", body="<p>Algo.</p>")
    chief.goto(f"{desk.base}/desk/stories/{number}/publication/")
    assert "Falta el titular." in chief.inner_text(".is-blocking")
    assert chief.locator("button:has-text('Publicar ahora')").count() == 0


def test_the_checklist_names_links_that_lead_nowhere(desk, chief, stories_of_desk):
    body = f'<p><a href="/nada/de/nada/">uno</a> <a href="{stories_of_desk[0]}">dos</a> <a href="/tag/nada/">tres</a></p>'
    number = write(desk, chief, "Con enlaces", body=body)
    chief.goto(f"{desk.base}/desk/stories/{number}/publication/")
    listed = chief.inner_text(".checklist")
    assert "/nada/de/nada/" in listed and "/tag/nada/" in listed and stories_of_desk[0] not in listed


@pytest.fixture(scope="module")
def stories_of_desk(desk):
    return re.findall(r"<item>.*?<link>" + re.escape(desk.base) + r"([^<]+)</link>", desk.get("/feed/").text, re.S)


def test_a_schedule_publishes_at_its_minute(desk, chief):
    number = write(desk, chief, "A su hora", body="<p>Puntual.</p>")
    act(desk, chief, number, "Programar", when=in_minutes(-3))
    assert "ya pasó" in chief.inner_text("[role=alert]")
    act(desk, chief, number, "Programar", when=in_minutes(30))
    chief.wait_for_selector("text=Programada.")
    assert "sale el" in chief.inner_text(".file-state") and "Hora de Caracas" in chief.inner_text("main")
    act(desk, chief, number, "Cambiar la hora", when=in_minutes(1))
    path = sql(desk, "SELECT path FROM article WHERE id = ?", number)[0][0]
    until(chief, lambda: desk.get(path).status == 200)
    late = sql(desk, "SELECT detail FROM audit WHERE action = 'publish-due' AND subject_id = ?", number)
    assert len(late) == 1 and re.fullmatch(r"\d s late", late[0][0]), "within its minute"


def test_an_embargo_takes_a_second_confirmation(desk, chromium, chief):
    number = write(desk, chief, "Informe embargado", body="<p>Cifras.</p>", embargo=in_minutes(60))
    editor = desk.open_as(chromium, "editor", "elena")
    act(desk, editor, number, "Publicar ahora")
    assert "embargada" in editor.inner_text("main")
    editor.goto(f"{desk.base}/desk/stories/{number}/publication/embargo/")
    assert "Tu rol no lo permite" in editor.inner_text("main")
    editor.context.close()

    act(desk, chief, number, "Publicar ahora")
    confirm(chief, desk, "rosa")
    chief.wait_for_url("**/publication/embargo/")
    assert sql(desk, "SELECT status FROM article WHERE id = ?", number) == [("draft",)]
    chief.check("[name=sure]")
    chief.click("button.danger")
    chief.wait_for_selector("text=Publicada: los lectores ya la ven.")
    audit = sql(desk, "SELECT actor FROM audit WHERE action = 'break embargo' AND subject_id = ?", number)
    assert audit == [("Rosa",)]


def test_unpublished_is_404_and_withdrawn_is_410_with_the_line(desk, chief):
    number, path = published(desk, chief, "Publicada por error")
    # What goes with it is asked about first, and leaving the question leaves all as it is.
    act(desk, chief, number, "Despublicar ahora", "withdrawal")
    expect(chief.locator("h1")).to_have_text("¿Despublicar «Publicada por error»?")
    assert path in chief.inner_text("main") and desk.get(path).status == 200
    chief.click("main a.button")
    chief.wait_for_url("**/withdrawal/")
    act(desk, chief, number, "Despublicar ahora", "withdrawal")
    chief.click("button.danger")
    chief.wait_for_selector("text=Ya no la ven los lectores")
    assert desk.get(path).status == 404
    chief.click("text=Publicar ahora")
    chief.wait_for_selector("text=Publicada: los lectores ya la ven.")
    assert desk.get(path).status == 200
    number, path = published(desk, chief, "Publicada y retirada")
    chief.goto(f"{desk.base}/desk/stories/{number}/withdrawal/")
    chief.evaluate("document.querySelector('[name=notice]').required = false")
    chief.click("text=Retirar con este aviso")
    assert "Escribe el aviso que verán" in chief.inner_text("[role=alert]") and desk.get(path).status == 200
    act(desk, chief, number, "Retirar con este aviso", "withdrawal", notice="No pudimos confirmarla.")
    answer = desk.get(path)
    assert answer.status == 410 and "No pudimos confirmarla." in answer.text
    # It may come back, and what it lacks is said as of any other.
    chief.goto(f"{desk.base}/desk/stories/{number}/publication/")
    assert "Falta la sección" in chief.inner_text(".checklist")


def test_a_killed_story_is_gone_from_everywhere(desk, chromium, chief):
    word = "xilografía"
    number, path = published(desk, chief, f"Una {word} robada", body=f"<p>La {word} estaba en casa de Fulano.</p>")
    act(desk, chief, number, "Publicar la corrección", "corrections", text=f"La {word} no era robada.")
    chief.goto(f"{desk.base}/desk/stories/{number}/preview/")
    chief.click("summary:has-text('Compartir')")
    chief.click("text=Crear enlace")
    link = chief.input_value(".made-link input")
    public = ["/", "/feed/", "/feed/atom/", "/feed/json/", "/sitemap-news.xml", f"/search/?s={quote(word)}",
              "/corrections/", "/corrections/feed/"]
    assert all(word in desk.get(address).text for address in public if "sitemap" not in address)
    chief.goto(f"{desk.base}/desk/stories/{number}/withdrawal/")
    chief.click("text=Eliminar la nota…")
    confirm(chief, desk, "rosa")
    chief.fill("[name=reason]", "Orden de un juez")
    chief.check("[name=sure]")
    chief.click("button.danger")
    chief.wait_for_selector("text=Eliminada.")
    chief.goto(f"{desk.base}/desk/stories/{number}/publication/")
    assert chief.locator(".checklist, main form").count() == 0 and "nada que decidir" in chief.inner_text("main")
    gone = desk.get(path)
    assert gone.status == 410 and word not in gone.text
    for address in public:
        text = desk.get(address).text
        found = text.replace(f'value="{word}"', "").replace(f"«{word}»", "").replace(quote(word), "")
        assert "robada" not in found, address
    assert desk.get(link.removeprefix(desk.base)).status == 410

    editor = desk.open_as(chromium, "editor", "elena")
    for where in ["", "publication/", "withdrawal/", "corrections/", "revisions/", "preview/", "preview/page/", "plan/"]:
        assert editor.goto(f"{desk.base}/desk/stories/{number}/{where}").status == 404, where
    for address in ["/desk/", "/desk/stories/", f"/desk/stories/?q={quote(word)}", "/desk/stories/?state=killed"]:
        editor.goto(desk.base + address)
        assert "robada" not in editor.inner_text("main"), address
    editor.context.close()


def test_corrections_reach_story_list_feed_and_structured_data(desk, chief):
    number, path = published(desk, chief, "Los muelles son cuatro")
    act(desk, chief, number, "Publicar la corrección", "corrections", text="Los muelles son <em>cinco</em>.")
    chief.wait_for_selector("text=Correcciones guardadas.")
    story = desk.get(path).text
    assert "Los muelles son <em>cinco</em>." in story and "Actualizado" not in story.split("<footer")[0][-50:]
    data = [json.loads(text) for text in re.findall(r'application/ld\+json">(.*?)</script>', story, re.S)]
    assert '"CorrectionComment"' in json.dumps(data) and "Los muelles son cinco." in json.dumps(data)
    listed = desk.get("/corrections/")
    assert listed.status == 200 and "Los muelles son <em>cinco</em>." in listed.text
    assert f'href="{path}#correction-' in listed.text
    feed = desk.get("/corrections/feed/").text
    assert "Corrección: Los muelles son cuatro" in feed and "<rss" in feed
    assert 'href="/corrections/"' in desk.get("/").text
    # A wrong one is put right, then taken away.
    chief.click("summary:has-text('Cambiar')")
    chief.fill("details[open] [name=text]", "Los muelles son seis.")
    chief.click("details[open] button:has-text('Guardar')")
    chief.wait_for_selector(".correction-text:has-text('seis')")
    assert "seis" in desk.get("/corrections/").text
    chief.click("summary:has-text('Cambiar')")
    chief.click("details[open] button:has-text('Quitar')")
    chief.wait_for_selector("text=Correcciones guardadas.")
    assert "muelles son seis" not in desk.get("/corrections/").text
    assert "muelles son seis" not in desk.get(path).text


def test_readers_are_told_of_an_update_only_when_somebody_says_so(desk, chief):
    number, path = published(desk, chief, "Con una errata")
    sql(desk, "UPDATE article SET published_at = published_at - 600000 WHERE id = ?", number)
    save(desk, chief, number, summary="Sin la errata.")
    assert "Actualizado" not in desk.get(path).text
    act(desk, chief, number, "Marcar como actualizada")
    assert "Actualizado" in desk.get(path).text
    chief.click("text=Quitar la marca")
    assert "Actualizado" not in desk.get(path).text


def test_versions_are_listed_compared_and_brought_back(desk, chief):
    number, path = published(desk, chief, "Primera versión", body="<p>Uno dos tres.</p><p>Sigue igual.</p>")
    save(desk, chief, number, headline="Segunda versión", body="<p>Uno dos cuatro.</p><p>Sigue igual.</p>")
    chief.goto(f"{desk.base}/desk/stories/{number}/revisions/")
    assert "el titular, el texto" in chief.inner_text(".revision-list li:first-child")
    assert chief.inner_text(".difference del >> nth=0").endswith("Primera ")
    assert "cuatro." in chief.inner_text(".difference ins:has-text('cuatro')")
    chief.click("text=Recuperar la versión")
    assert "Esto es lo que cambia en la nota" in chief.inner_text("main")
    assert "Segunda" in chief.inner_text(".difference del >> nth=0")
    chief.click("text=Recuperarla")
    chief.wait_for_selector("text=La versión se recuperó")
    assert "Primera versión" in desk.get(path).text
    first = chief.locator(".revision-list li").count()
    chief.check(f"[name=from] >> nth={first - 1}")
    chief.click("text=Comparar las dos seleccionadas")
    assert "De la versión 1 a la" in chief.inner_text(".revision-text")


def test_a_planned_text_replaces_the_story_s_and_a_planned_end_takes_it_back(desk, chief):
    number, path = published(desk, chief, "Votan con calma")
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    chief.fill("[name=headline]", "Cerraron las mesas")
    chief.fill("[name=when]", in_minutes(1))
    chief.click("text=Programar el cambio")
    chief.wait_for_selector("text=Cambia el titular")
    act(desk, chief, number, "Programar la despublicación", "plan", when=in_minutes(600))
    chief.wait_for_selector("text=Programado.")
    assert chief.locator(".list tbody tr").count() == 2
    until(chief, lambda: "Cerraron las mesas" in desk.get(path).text)
    late = sql(desk, "SELECT detail FROM audit WHERE action = 'perform-plan' AND subject_id = ?", number)
    assert len(late) == 1 and re.fullmatch(r"update, \d s late", late[0][0]), "within its minute"
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/")
    chief.click("button:has-text('Quitar')")
    chief.click("button:has-text('Quitar lo programado')")
    chief.wait_for_selector("text=No hay cambios programados.")


def test_an_update_is_written_in_the_editor_and_readers_get_it_at_its_minute(desk, chief):
    number, path = published(desk, chief, "Cuentan los votos")
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    text = chief.locator(".editor-text")
    text.wait_for()
    assert not chief.is_visible("[name=body]") and "Hoy sigue abierto." in text.inner_text()
    text.click()
    chief.keyboard.press("Control+End")
    # A browser tells of a moved caret a little later; nobody types so soon.
    chief.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    chief.keyboard.press("Enter")
    chief.keyboard.type("Cierre de mesas")
    chief.keyboard.press("Control+Alt+2")
    chief.keyboard.press("Enter")
    chief.keyboard.type("Con ")
    chief.keyboard.press("Control+b")
    chief.keyboard.type("calma")
    chief.keyboard.press("Control+b")
    chief.keyboard.type(" y sin colas.")
    chief.keyboard.press("Enter")
    chief.get_by_role("toolbar").get_by_role("button", name="Foto", exact=True).click()
    chief.locator("#picture-chooser .pictures button").first.click()
    text.locator("figure img").wait_for()
    written = chief.input_value("[name=body]")
    assert "<h2>Cierre de mesas</h2>" in written and "Con <strong>calma</strong> y sin colas." in written
    # A moment that can't be taken loses nothing of it.
    chief.fill("[name=when]", in_minutes(-30))
    chief.click("text=Programar el cambio")
    chief.wait_for_selector("[data-line-key=refused]:has-text('ya pasó')")
    # It stays said, also when the server has been heard of again.
    with chief.expect_response("**/journal/?form=update"):
        pass
    chief.wait_for_selector("#story-kept[data-state=noted]")
    assert chief.is_visible("[data-line-key=refused]")
    assert chief.input_value("[name=body]") == written
    chief.fill("[name=when]", in_minutes(30))
    chief.click("text=Programar el cambio")
    chief.wait_for_selector("text=Cambia el texto")
    assert "Cierre de mesas" not in desk.get(path).text
    sql(desk, "UPDATE planned_change SET due_at = ? WHERE article_id = ?", milliseconds(), number)
    until(chief, lambda: "<h2>Cierre de mesas</h2>" in desk.get(path).text)
    page = desk.get(path).text
    assert "<p>Con <strong>calma</strong> y sin colas.</p>" in page and "Hoy sigue abierto." in page
    picture = re.search(r'<img src="(/media/[^"]+)"', written).group(1)
    assert picture.split("/")[2].split("-")[0] in page.split("y sin colas.</p>")[1]


def test_an_update_passes_the_sanitiser_and_needs_no_scripts(desk, chromium, chief):
    number, path = published(desk, chief, "Sin guiones")
    page = desk.open_as(chromium, "chief", "rosa", java_script_enabled=False)
    page.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    page.fill("[name=body]", '<p onclick="robar()">Con <b>negrita</b>.</p><script>robar()</script>')
    page.fill("[name=when]", in_minutes(30))
    page.click("text=Programar el cambio")
    page.wait_for_selector("text=Cambia el texto")
    assert "robar" not in str(sql(desk, "SELECT content FROM planned_change WHERE article_id = ?", number))
    sql(desk, "UPDATE planned_change SET due_at = ? WHERE article_id = ?", milliseconds(), number)
    until(page, lambda: "<p>Con <b>negrita</b>.</p>" in desk.get(path).text)
    assert "robar" not in desk.get(path).text
    page.context.close()


def test_what_others_saved_while_an_update_was_written_is_shown_when_it_comes_back(desk, chief):
    number, _ = published(desk, chief, "Mientras se prepara")
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    chief.locator(".editor-text").wait_for()
    key = chief.get_attribute("[name=_csrf] >> nth=0", "value")
    form = {"_csrf": key, "base": chief.input_value("[name=base]"), "headline": "Lo mío", "body": "<p>Mío.</p>",
            "when": in_minutes(-5), "_version": chief.get_attribute("#story [name=_version]", "value")}
    save(desk, chief, number, headline="Lo de otro")
    answer = chief.request.post(
        f"{desk.base}/desk/stories/{number}/plan/update/", form=form, headers={"Origin": desk.base})
    assert answer.status == 422 and "La nota cambió desde que se preparó este texto" in answer.text()
    assert re.search(r"<ins>.*Lo de otro", answer.text(), re.S)


def cell(page, desk, moment):
    """What the calendar shows on a day."""
    page.goto(f"{desk.base}/desk/calendar/?view=week&day={moment:%Y-%m-%d}")
    return page.locator("table.calendar td").nth(moment.weekday())


def test_planned_changes_stand_in_the_calendar_and_at_home(desk, chief):
    number, _ = published(desk, chief, "Con dos planes")
    soon = datetime.datetime.now(ZONE) + datetime.timedelta(minutes=3)
    later = soon + datetime.timedelta(days=9)
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    chief.fill("[name=headline]", "Con otro titular")
    chief.fill("[name=when]", soon.strftime("%Y-%m-%dT%H:%M"))
    chief.click("text=Programar el cambio")
    chief.wait_for_selector("text=Programado.")
    act(desk, chief, number, "Programar la despublicación", "plan", when=later.strftime("%Y-%m-%dT%H:%M"))
    chief.wait_for_selector("text=Programado.")
    place = f"a[href='/desk/stories/{number}/plan/']"
    row = cell(chief, desk, later).locator("li", has=chief.locator(place))
    assert "se despublica" in row.inner_text() and "Con dos planes" in row.inner_text()
    assert "se actualiza" in cell(chief, desk, soon).locator("li", has=chief.locator(place)).inner_text()
    assert chief.locator("details.move").count() == 0 or chief.locator(f"li:has({place}) details.move").count() == 0
    chief.goto(desk.base + "/desk/")
    coming = chief.locator("section:has(h2:has-text('Lo que viene')) li", has=chief.locator(place)).first
    assert "se actualiza" in coming.inner_text()

    save(desk, chief, number, headline="Lo cambió otra mano")
    sql(desk, "UPDATE planned_change SET due_at = ? WHERE article_id = ? AND kind = 'update'", milliseconds(-20), number)
    until(chief, lambda: sql(
        desk, "SELECT refusal FROM planned_change WHERE article_id = ? AND kind = 'update'", number) == [("conflict",)])
    why = "la nota cambió en el mismo lugar"
    chief.goto(desk.base + "/desk/")
    assert why in chief.locator("section.urgent li", has=chief.locator(place)).inner_text()
    day = datetime.datetime.now(ZONE) - datetime.timedelta(minutes=20)
    late = cell(chief, desk, day).locator("li.is-late", has=chief.locator(place))
    assert why in late.inner_text() and "con retraso" in late.inner_text()
    chief.goto(desk.base + "/desk/health/")
    health = chief.locator(".health > li", has=chief.locator(place))
    assert why in health.inner_text() and "Problema" in health.inner_text()
    health.locator(place).click()
    assert why in chief.inner_text(".list")
    chief.click("tr:has-text('Cambia') button:has-text('Quitar')")
    chief.click("button:has-text('Quitar lo programado')")
    chief.wait_for_selector("text=El cambio programado se quitó.")


@pytest.fixture(scope="module")
def madrid(unread, tmp_path_factory):
    """A newspaper where clocks change twice a year."""
    folder = tmp_path_factory.mktemp("madrid") / "newspaper"
    shutil.copytree(unread, folder)
    with sqlite3.connect(folder / "data" / "portada.sqlite") as database:
        value = database.execute("SELECT value FROM setting WHERE value LIKE '%America/Caracas%'").fetchone()[0]
        database.execute("UPDATE setting SET value = ? WHERE value = ?",
                         (value.replace("America/Caracas", "Europe/Madrid"), value))
    newspaper = Desk(folder)
    yield newspaper
    newspaper.stop()


def next_change(forward):
    """The next day on which the clocks of Madrid go forward or back; both times at night, over half past two."""
    zone = zoneinfo.ZoneInfo("Europe/Madrid")
    day = datetime.datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    while True:
        day += datetime.timedelta(days=1)
        step = (day + datetime.timedelta(days=1)).utcoffset() - day.utcoffset()
        if step and (step > datetime.timedelta()) == forward:
            return day.replace(hour=2, minute=30, fold=0)


def test_an_hour_that_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first(madrid, chromium):
    page = madrid.open_as(chromium, "chief", "rosa")
    number = write(madrid, page, "De madrugada", body="<p>Algo.</p>")
    skipped, twice = next_change(forward=True), next_change(forward=False)
    typed = skipped.strftime("%Y-%m-%dT%H:%M")
    for wish in ["publication", "plan"]:
        if wish == "plan":
            act(madrid, page, number, "Publicar ahora")
            page.wait_for_selector("text=Publicada: los lectores ya la ven.")
        act(madrid, page, number, "Programar la despublicación" if wish == "plan" else "Programar", wish, when=typed)
        alert = page.inner_text("[role=alert]")
        assert "Esa hora no existe" in alert and "de marzo" in alert and "Elige las 3:00 am o más tarde" in alert
        assert page.input_value("[name=when]") == typed
        assert sql(madrid, "SELECT COUNT(*) FROM planned_change WHERE article_id = ?", number) == [(0,)]
    assert sql(madrid, "SELECT scheduled_at FROM article WHERE id = ?", number) == [(None,)]

    number = write(madrid, page, "De madrugada otra vez", body="<p>Algo.</p>")
    act(madrid, page, number, "Programar", when=skipped.replace(hour=3, minute=0).strftime("%Y-%m-%dT%H:%M"))
    page.wait_for_selector("text=Programada.")
    key = page.get_attribute("[name=_csrf] >> nth=0", "value")
    moved = page.request.post(madrid.base + "/desk/calendar/", headers={"Origin": madrid.base}, max_redirects=0, form={
        "_csrf": key, "story": number, "back": "/desk/calendar/", "time": typed,
        "_version": page.get_attribute("[name=_version] >> nth=0", "value")})
    assert "skippedMoment" in moved.headers["location"]
    act(madrid, page, number, "Cambiar la hora", when=twice.strftime("%Y-%m-%dT%H:%M"))
    page.wait_for_selector("text=se usa la primera")
    assert "2:30 am" in page.inner_text(".file-state")
    first = int(twice.timestamp() * 1000)
    assert sql(madrid, "SELECT scheduled_at FROM article WHERE id = ?", number) == [(first,)]
    page.context.close()


def test_readers_are_told_of_a_save_only_when_its_box_is_ticked(desk, chief):
    number, path = published(desk, chief, "Con otra errata")
    sql(desk, "UPDATE article SET published_at = published_at - 600000 WHERE id = ?", number)
    chief.goto(f"{desk.base}/desk/stories/{number}/")
    chief.wait_for_selector("html[data-story=ready]")
    box = chief.locator("[name=announce]")

    def change(summary):
        chief.fill("[name=summary]", summary)
        with chief.expect_response(lambda answer: answer.url.endswith(f"/stories/{number}/") and answer.request.method == "POST"):
            chief.keyboard.press("Control+s")
        chief.wait_for_selector("#story-kept[data-state=saved]")
        assert summary in desk.get(path).text

    change("En silencio.")
    assert "Actualizado" not in desk.get(path).text
    box.check()
    # A colleague's note renews what stands beside the text: the tick stays.
    chief.fill("[name=summary]", "Con aviso")
    chief.request.post(
        f"{desk.base}/desk/stories/{number}/notes/", headers={"Origin": desk.base},
        form={"_csrf": chief.get_attribute("[name=_csrf] >> nth=0", "value"), "note": "¿Avisamos?"})
    chief.wait_for_selector(".notes li:has-text('¿Avisamos?')")
    assert box.is_checked()
    change("Con aviso.")
    assert "Actualizado" in desk.get(path).text
    told = sql(desk, "SELECT updated_at FROM article WHERE id = ?", number)
    chief.wait_for_function("!document.querySelector('[name=announce]').checked")
    change("Otra vez en silencio.")
    assert sql(desk, "SELECT updated_at FROM article WHERE id = ?", number) == told


def test_the_tick_is_gone_after_a_save_even_where_the_papers_were_renewed_meanwhile(desk, chief):
    number, path = published(desk, chief, "Con una errata más")
    sql(desk, "UPDATE article SET published_at = published_at - 600000 WHERE id = ?", number)
    address = f"{desk.base}/desk/stories/{number}/"
    chief.goto(address)
    chief.wait_for_selector("html[data-story=ready]")
    held = []

    def hold(route):
        if route.request.method == "GET":
            return held.append(route)
        answer = route.fetch()
        held.pop().continue_()
        chief.wait_for_selector("[name=announce]:not([data-former])")
        assert chief.is_checked("[name=announce]")
        route.fulfill(response=answer)

    chief.route(address, hold)
    with chief.expect_request(lambda request: request.url == address and request.method == "GET"):
        chief.request.post(
            address + "notes/", headers={"Origin": desk.base},
            form={"_csrf": chief.get_attribute("[name=_csrf] >> nth=0", "value"), "note": "¿Avisamos de esto?"})
    chief.check("[name=announce]")
    chief.evaluate("document.querySelector('[name=announce]').dataset.former = 'yes'")
    chief.fill("[name=summary]", "Con aviso.")
    chief.keyboard.press("Control+s")
    chief.wait_for_selector("#story-kept[data-state=saved]")
    chief.unroute(address)
    assert "Actualizado" in desk.get(path).text
    assert not chief.is_checked("[name=announce]:not([data-former])")


@pytest.mark.parametrize("ticked", [True, False])
def test_the_tick_to_tell_readers_goes_along_when_two_changed_the_same(desk, chief, chromium, ticked):
    number, path = published(desk, chief, f"El tranvía sube {ticked}")
    sql(desk, "UPDATE article SET published_at = published_at - 600000 WHERE id = ?", number)
    plain = chromium.new_context(java_script_enabled=False)
    plain.add_cookies(chief.context.cookies())
    bare = plain.new_page()
    bare.goto(f"{desk.base}/desk/stories/{number}/")
    save(desk, chief, number, headline="El tranvía baja")
    bare.fill("[name=headline]", "El tranvía se queda")
    bare.set_checked("[name=announce]", ticked)
    bare.click("#story-save")
    bare.wait_for_url("**/merge/form/**")
    assert bare.is_checked("[name=announce]") == ticked
    bare.click("text=Guardar así")
    bare.wait_for_url("**/?notice=joined")
    page = desk.get(path).text
    assert "El tranvía se queda" in page and ("Actualizado" in page) == ticked
    plain.close()


def test_a_plan_that_clashes_is_shown_with_the_reason(desk, chief):
    number, path = published(desk, chief, "Chocan dos cambios")
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/update/")
    chief.fill("[name=headline]", "Lo preparado")
    chief.fill("[name=when]", in_minutes(30))
    chief.click("text=Programar el cambio")
    chief.wait_for_selector("text=Programado.")
    save(desk, chief, number, headline="Lo de otro")
    sql(desk, "UPDATE planned_change SET due_at = 1000 WHERE article_id = ?", number)
    until(chief, lambda: sql(desk, "SELECT refusal FROM planned_change WHERE article_id = ?", number) == [("conflict",)])
    assert "Lo de otro" in desk.get(path).text
    chief.goto(f"{desk.base}/desk/stories/{number}/plan/")
    assert "la nota cambió en el mismo lugar" in chief.inner_text(".list")
    chief.click("a:has-text('Abrir')")
    assert "Lo de otro" in chief.inner_text(".meanwhile ins")
    assert chief.input_value("[name=headline]") == "Lo preparado"


def test_a_preview_is_what_readers_will_see_and_a_link_needs_no_account(desk, chromium):
    # Playwright would decide by itself how every frame looks.
    chief = desk.open_as(chromium, "chief", "rosa", color_scheme="null")
    number = write(desk, chief, "Todavía secreta", body="<p>Un párrafo guardado.</p>")
    chief.goto(f"{desk.base}/desk/stories/{number}/preview/?look=dark")
    frame = chief.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == "Todavía secreta"
    is_dark = "() => matchMedia('(prefers-color-scheme: dark)').matches"
    assert frame.locator("h1").evaluate(is_dark)
    for look, width in [("phone", 390), ("desktop", 1100)]:
        chief.goto(f"{desk.base}/desk/stories/{number}/preview/?look={look}")
        assert not frame.locator("h1").evaluate(is_dark)
        inside = frame.locator("h1").evaluate("() => innerWidth")
        assert inside == width if look == "phone" else inside >= width
    page = chief.request.get(f"{desk.base}/desk/stories/{number}/preview/page/")
    assert page.headers["cache-control"] == "no-store" and "noindex" in page.headers["x-robots-tag"]
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert desk.get(f"/desk/stories/{number}/preview/page/").status == 303

    chief.click("summary:has-text('Compartir')")
    chief.set_viewport_size({"width": 360, "height": 800})
    assert chief.locator(".sharing .menu-items").bounding_box()["x"] >= 0, "nothing of it is cut off on a phone"
    chief.set_viewport_size({"width": 1280, "height": 900})
    chief.click("text=Crear enlace")
    link = chief.input_value(".made-link input")
    token = link.rstrip("/").split("/")[-1]
    assert token not in str(sql(desk, "SELECT * FROM preview_link"))
    stranger = chromium.new_context().new_page()
    stranger.goto(link)
    assert stranger.frame_locator("iframe").locator("h1").inner_text() == "Todavía secreta"
    save(desk, chief, number, headline="Ya casi no")
    stranger.reload()
    assert stranger.frame_locator("iframe").locator("h1").inner_text() == "Ya casi no"
    chief.goto(f"{desk.base}/desk/stories/{number}/preview/")
    chief.click("text=Anular")
    chief.wait_for_selector("text=El enlace quedó anulado.")
    assert stranger.goto(link).status == 410
    for page in (stranger, chief):
        page.context.close()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible_and_fits(desk, chromium, language, width):
    page = desk.open_as(chromium, "chief", f"vera{language}", viewport={"width": width, "height": 900})
    key = page.evaluate("document.querySelector('[name=_csrf]').value")
    number, _ = published(desk, page, f"Para mirar {language} {width}")
    act(desk, page, number, "Publicar la corrección", "corrections", text="Eran dos.")
    act(desk, page, number, "Programar la despublicación", "plan", when=in_minutes(600))
    draft = write(desk, page, f"Borrador {language} {width}", embargo=in_minutes(600))
    page.request.post(
        desk.base + "/desk/account/language/", form={"_csrf": key, "language": language}, headers={"Origin": desk.base})
    addresses = [f"{number}/{where}" for where in [
        "publication/", "plan/", "plan/update/", "corrections/", "withdrawal/", "withdrawal/kill/", "revisions/",
        "revisions/1/restoration/", "preview/"]]
    for address in addresses + [f"{draft}/publication/", f"{draft}/publication/embargo/"]:
        page.goto(f"{desk.base}/desk/stories/{address}")
        confirm(page, desk, f"vera{language}")
        assert page.get_attribute("html", "lang") == language
        result = Axe().run(page)
        assert result.violations_count == 0, (address, result.generate_report())
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, (address, overflow)
    page.request.post(
        desk.base + "/desk/account/language/", form={"_csrf": key, "language": "es"}, headers={"Origin": desk.base})
    assert scripts_faults(page) == []
    page.context.close()
