"""Lists of stories, the home, the calendar and the audit, in a real Chromium, by keyboard."""

import csv
import datetime
import io
import json
import re
import sqlite3

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = ["/desk/", "/desk/stories/", "/desk/stories/?state=draft&q=puente", "/desk/stories/views/", "/desk/calendar/",
         "/desk/calendar/?view=week", "/desk/audit/", "/desk/health/"]


def begin(page, desk, headline):
    """Begins a story with this headline, by the key for it; its number."""
    page.goto(desk.base + "/desk/")
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/desk/stories/\d+/"))
    page.fill("[name=headline]", headline)
    number = re.search(r"/stories/(\d+)/", page.url).group(1)
    key = page.get_attribute("[name=_csrf] >> nth=0", "value")
    fields = page.evaluate("Object.fromEntries(new FormData(document.getElementById('story')))")
    answer = page.request.post(
        f"{desk.base}/desk/stories/{number}/", form={**fields, "_csrf": key}, headers={"Origin": desk.base}, max_redirects=0)
    assert answer.status == 303, answer.text()
    # Nothing is left unsaved that the browser would ask about.
    page.on("dialog", lambda dialog: dialog.accept())
    return number


def seen(page, desk, path):
    """What the forms of a page say that it showed."""
    return re.search(r'name="_version" value="([^"]+)"', page.request.get(desk.base + path).text()).group(1)


def post(page, desk, path, **fields):
    """Sends a form as the page's own forms do."""
    key = page.get_attribute("[name=_csrf] >> nth=0", "value")
    return page.request.post(
        desk.base + path, form={**fields, "_csrf": key}, headers={"Origin": desk.base}, max_redirects=0)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "dark")])
def test_pages_fit_and_are_accessible(desk, chromium, language, width, scheme):
    page = desk.open_as(chromium, viewport={"width": width, "height": 800}, color_scheme=scheme)
    post(page, desk, "/desk/account/language/", language=language)
    try:
        for path in PAGES:
            page.goto(desk.base + path)
            assert page.get_attribute("html", "lang") == language
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            found = Axe().run(page)
            assert found.response["violations"] == [], (path, found.generate_report())
        assert page.faults == []
    finally:
        post(page, desk, "/desk/account/language/", language="es")
        page.context.close()


def test_pages_come_compressed_and_their_forms_still_count(desk, chromium):
    page = desk.open_as(chromium)
    for path in ["/desk/stories/", "/desk/front/"]:
        headers = page.goto(desk.base + path).all_headers()
        assert headers["content-encoding"] == "gzip" and "Accept-Encoding" in headers["vary"]
        assert int(headers["content-length"]) < len(page.content()) / 3
    keys = [page.goto(desk.base + "/desk/stories/") and page.get_attribute("[name=_csrf] >> nth=0", "value") for _ in range(2)]
    assert keys[0] != keys[1]
    # The page before that one is still open in another tab.
    for key in keys:
        answer = page.request.post(
            desk.base + "/desk/stories/new/", form={"_csrf": key}, headers={"Origin": desk.base}, max_redirects=0)
        assert answer.status == 303
    page.context.close()


def test_the_dialog_shows_the_keys_of_each_page(desk, chromium):
    page = desk.open_as(chromium)
    page.goto(desk.base + "/desk/stories/")
    page.keyboard.press("?")
    keys = page.locator("#keys")
    assert keys.is_visible()
    assert keys.locator("kbd").all_inner_texts()[:2] == ["j", "k"]
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    page.keyboard.press("Escape")
    assert not keys.is_visible()
    page.goto(desk.base + "/desk/account/")
    page.keyboard.press("?")
    assert "Nueva nota" in keys.inner_text()
    page.keyboard.press("Escape")
    # Every key that a page has is shown on it.
    number = begin(page, desk, "Con teclas")
    for path in ["", "stories/", "stories/views/", f"stories/{number}/", f"stories/{number}/history/", "front/", "pictures/", "comments/",
                 "calendar/", "health/", "audit/", "site/sections/", "site/tags/", "site/bylines/", "site/pages/", "site/redirects/"]:
        page.goto(f"{desk.base}/desk/{path}")
        there = page.eval_on_selector_all("[data-key]", "list => list.map(own => own.dataset.key)")
        there += ["j", "k"] if page.locator("[data-row]").count() else []
        shown = keys.locator("kbd").all_text_contents()
        assert set(there) <= set(shown), path
        assert len(there) == len(set(there)), path
    # From the menu too, and one comes back to where it was opened from.
    page.locator(".bar-end summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Atajos de teclado").click()
    page.keyboard.press("Escape")
    expect(page.locator(".bar-end summary")).to_be_focused()
    page.context.close()


def test_several_are_chosen_moved_and_brought_back_by_keyboard(desk, chromium):
    page = desk.open_as(chromium, "editor", "berta")
    for headline in ["Puente primero", "Puente segundo", "Puente tercero"]:
        begin(page, desk, headline)
    page.goto(desk.base + "/desk/stories/?state=draft&q=puente")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.inner_text(".bulk-count") == "1 elegida"
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.inner_text(".bulk-count") == "2 elegidas"
    assert page.get_attribute(".bulk-count", "role") == "status"
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    page.wait_for_url("**act=*")
    assert "2 notas pasaron a revisión" in page.inner_text(".report")
    assert page.locator("table.stories tbody tr").count() == 1
    page.keyboard.press("z")
    page.wait_for_selector(".report:has-text('volvieron')")
    assert page.locator("table.stories tbody tr").count() == 3
    assert page.locator(".report button").count() == 0
    assert page.faults == []
    page.context.close()


def test_what_is_refused_is_told_by_name_and_reason(desk, chromium):
    editor = desk.open_as(chromium, "editor", "berta")
    begin(editor, desk, "Zampa ajena")
    page = desk.open_as(chromium, "reporter", "paco")
    begin(page, desk, "Zampa propia")
    page.goto(desk.base + "/desk/stories/?q=zampa")
    page.keyboard.press("a")
    assert page.inner_text(".bulk-count") == "2 elegidas"
    page.click("button[value='move:in_review']")
    report = page.inner_text(".report")
    assert "1 nota pasó a revisión" in report
    assert re.search(r"Zampa ajena\s+tu rol no lo permite", report)
    # Somebody changes the one that moved: then it is not brought back over their work.
    number = re.search(r"\d+", page.get_attribute("table.stories tbody tr:has-text('Zampa propia') a[data-row]", "href")).group()
    editor.goto(desk.base + "/desk/stories/?q=zampa")
    assert post(editor, desk, "/desk/stories/many/", story=number, act="tag", tag="Muelles",
                _version=seen(editor, desk, f"/desk/stories/{number}/publication/")).status == 303
    page.click(".report button")
    assert "Berta la cambió después" in page.inner_text(".report")
    for window in (editor, page):
        window.context.close()


def test_tags_and_sections_are_changed_for_several(desk, chromium):
    page = desk.open_as(chromium)
    begin(page, desk, "Zurrona uno")
    begin(page, desk, "Zurrona dos")
    page.goto(desk.base + "/desk/stories/?q=zurrona")
    page.keyboard.press("a")
    page.fill("[name=tag]", "Contrabando")
    page.click("button[value=tag]")
    assert "2 notas tienen ahora la etiqueta «Contrabando»" in page.inner_text(".report")
    page.keyboard.press("a")
    page.select_option("#bulk select", index=1)
    page.click("button[value=section]")
    assert re.search(r"2 notas pasaron a \S+", page.inner_text(".report"))
    page.click(".report button")
    assert "2 notas volvieron a como estaban" in page.inner_text(".report")
    page.context.close()


def test_lists_are_filtered_saved_as_views_arranged_and_shared(desk, chromium):
    page = desk.open_as(chromium)
    page.goto(desk.base + "/desk/stories/")
    page.keyboard.press("/")
    page.keyboard.type("congreso")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=congreso*")
    assert page.locator("table.stories tbody tr").count() >= 1
    for name, shared in [("Congreso", False), ("De todos", True)]:
        page.goto(desk.base + "/desk/stories/?q=congreso" if not shared else desk.base + "/desk/stories/?state=published")
        page.click("summary:has-text('Guardar esta vista')")
        page.fill(".list-tools [name=name]", name)
        if shared:
            page.check("[name=shared]")
        page.click(".list-tools details[open] button.primary")
        assert "guardada" in page.inner_text("[role=status]")
        assert page.inner_text(".views a[aria-current]") == name
    page.click("text=Ordenar")
    assert page.locator(".order li a").all_inner_texts() == ["Congreso", "De todos"]
    page.click("[aria-label='Bajar: Congreso']")
    assert page.locator(".order li a").all_inner_texts() == ["De todos", "Congreso"]
    colleague = desk.open_as(chromium, "reporter", "paco")
    colleague.goto(desk.base + "/desk/stories/")
    assert colleague.locator(".views a").all_inner_texts() == ["De todos", "Ordenar"]
    assert colleague.locator("[name=shared]").count() == 0
    refused = post(colleague, desk, "/desk/stories/views/", name="Mía", query="mine=1", shared="1")
    assert refused.status == 403
    for name in ["Congreso", "De todos"]:
        page.click(f"[aria-label='Quitar: {name}']")
    assert page.locator(".order li").count() == 0
    for window in (page, colleague):
        window.context.close()


def test_columns_are_chosen_and_remembered(desk, chromium):
    page = desk.open_as(chromium, "editor", "berta")
    page.goto(desk.base + "/desk/stories/?state=published")
    page.click("summary:has-text('Columnas')")
    page.uncheck("[name=column][value=edited]")
    page.check("[name=column][value=kind]")
    page.click(".list-tools details[open] button.primary")
    page.wait_for_url("**state=published*")
    heads = page.locator("table.stories th").all_inner_texts()
    assert "Género" in heads and "Último guardado" not in heads
    other = desk.open_as(chromium, "editor", "berta")
    other.goto(desk.base + "/desk/stories/")
    assert other.locator("table.stories th").all_inner_texts() == heads
    for window in (page, other):
        window.context.close()


def test_lists_work_without_scripts(desk, chromium):
    page = desk.open_as(chromium, java_script_enabled=False)
    page.goto(desk.base + "/desk/stories/?state=published")
    page.check("table.stories tbody tr:nth-child(1) input")
    page.fill("[name=tag]", "Sin guion")
    page.click("button[value=tag]")
    assert "1 nota tiene ahora la etiqueta «Sin guion»" in page.inner_text(".report")
    page.click(".report button")
    assert "volvió a como estaba" in page.inner_text(".report")
    page.context.close()


def test_sections_authors_and_days_narrow_a_list(desk, chromium):
    page = desk.open_as(chromium)
    page.goto(desk.base + "/desk/stories/?state=published")
    row = page.locator("table.stories tbody tr").first
    newest = row.locator("a[data-row]").inner_text()
    author = row.locator("td").nth(4).inner_text().split(",")[0]
    page.fill("[name=author]", author)
    page.click("form.filters button")
    signers = page.locator("table.stories tbody tr td:nth-child(5)").all_inner_texts()
    assert signers and all(author in signed for signed in signers)
    page.goto(desk.base + "/desk/stories/?author=Nadie+Nunca")
    assert "No hay una firma «Nadie Nunca»" in page.inner_text("[role=alert]")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=-4))).date()
    page.goto(f"{desk.base}/desk/stories/?state=published&until={today - datetime.timedelta(days=400)}")
    older = page.locator("table.stories a[data-row]").all_inner_texts()
    assert older and newest not in older
    page.context.close()


def test_the_calendar_shows_what_is_scheduled_and_moves_it(desk, chromium):
    page = desk.open_as(chromium, "editor", "berta")
    number = begin(page, desk, "Sale mañana")
    zone = datetime.timezone(datetime.timedelta(hours=-4))
    first = datetime.datetime.now(zone) + datetime.timedelta(days=1)
    moved = first + datetime.timedelta(days=1)
    page.goto(desk.base + "/desk/calendar/")
    form = {"story": number, "back": "/desk/calendar/", "time": first.strftime("%Y-%m-%dT10:30")}
    # Who says nothing of what they saw is told what there is.
    assert post(page, desk, "/desk/calendar/", **form).status == 409
    version = seen(page, desk, f"/desk/stories/{number}/publication/")
    assert post(page, desk, "/desk/calendar/", _version=version, **form).status == 303
    page.goto(f"{desk.base}/desk/calendar/?view=week&day={first:%Y-%m-%d}")
    cell = page.locator("td", has=page.locator(f"a[href='/desk/stories/{number}/']"))
    assert cell.locator(".day-number").inner_text() == str(first.day)
    assert "10:30 am" in cell.inner_text()
    # By keyboard: to the story, on to its form, another day.
    page.locator(f"a[href='/desk/stories/{number}/']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("details.move[open] [name=time]").fill(moved.strftime("%Y-%m-%dT21:15"))
    page.keyboard.press("Enter")
    page.wait_for_url("**notice=moved*")
    page.goto(f"{desk.base}/desk/calendar/?view=week&day={moved:%Y-%m-%d}")
    assert cell.locator(".day-number").inner_text() == str(moved.day)
    assert "9:15 pm" in cell.inner_text()
    with page.expect_navigation(url="**day=*"):
        page.keyboard.press("p")
    with page.expect_navigation(url="**/desk/calendar/?view=week"):
        page.keyboard.press("t")
    past = post(page, desk, "/desk/calendar/", story=number, time="2020-01-01T10:00", back="/desk/calendar/",
                _version=seen(page, desk, f"/desk/stories/{number}/publication/"))
    assert "pastMoment" in past.headers["location"]
    reporter = desk.open_as(chromium, "reporter", "paco")
    assert post(reporter, desk, "/desk/calendar/", **form).status == 403
    reporter.set_viewport_size({"width": 390, "height": 800})
    reporter.goto(f"{desk.base}/desk/calendar/?view=week&day={moved:%Y-%m-%d}")
    assert reporter.locator("details.move").count() == 0
    assert reporter.locator(".day-name >> visible=true").count() >= 1
    for window in (page, reporter):
        window.context.close()


def test_the_home_says_what_needs_each(desk, chromium):
    reporter = desk.open_as(chromium, "reporter", "paco")
    number = begin(reporter, desk, "Espera a un editor")
    reporter.goto(desk.base + "/desk/")
    assert "Espera a un editor" in reporter.inner_text("section:has-text('Mis borradores')")
    post(reporter, desk, "/desk/stories/many/", story=number, act="move:in_review",
         _version=seen(reporter, desk, f"/desk/stories/{number}/publication/"))
    reporter.goto(desk.base + "/desk/")
    assert "Espera a un editor" in reporter.inner_text("section:has-text('Mías, en revisión')")
    editor = desk.open_as(chromium, "editor", "berta")
    editor.goto(desk.base + "/desk/")
    assert "Espera a un editor" in editor.inner_text("section:has-text('Esperan revisión')")
    # What must not go out yet says so where it looks ready.
    assert "embargo hasta" in editor.inner_text("section:has-text('Listas para publicar') li:has-text('Premio')")
    editor.keyboard.press("j")
    assert editor.evaluate("document.activeElement.matches('[data-row]')")
    editor.keyboard.press("Enter")
    editor.wait_for_url(re.compile(r"/desk/stories/\d+/"))
    editor.goto(desk.base + "/desk/")
    editor.click("text=esperan una decisión")
    editor.wait_for_url("**/desk/comments/")
    for window in (reporter, editor):
        window.context.close()


def test_a_home_that_lies_open_tells_what_came_since(desk, chromium):
    page = desk.open_as(chromium, "editor", "elena")
    other = desk.open_as(chromium, "editor", "elena")
    number = begin(other, desk, "Llegó mientras tanto")
    expect(page.locator(".home")).not_to_contain_text("Llegó mientras tanto")
    page.locator("a[data-row]").first.focus()
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    # As a tab does that is looked at again.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(f".home a[href='/desk/stories/{number}/']")).to_have_text("Llegó mientras tanto")
    assert page.evaluate("document.activeElement.getAttribute('href')") == focused
    # A portal that answers in the newspaper's place takes nothing away.
    page.route("**/desk/", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Acepte</h1>"))
    with page.expect_response("**/desk/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".home")).to_contain_text("Llegó mientras tanto")
    page.context.close()
    other.context.close()


def test_what_is_typed_and_not_saved_is_known_in_the_lists(desk, chromium):
    page = desk.open_as(chromium, "reporter", "zuleima")
    page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/desk/stories/\d+/"))
    page.wait_for_selector("html[data-story=ready]")
    number = re.search(r"/stories/(\d+)/", page.url).group(1)
    second = page.context.new_page()
    second.goto(desk.base + "/desk/stories/?mine=1")
    assert second.locator(f"a[href='/desk/stories/{number}/']").count() == 0
    page.fill("[name=headline]", "Todavía sin guardar")
    expect(page.locator("#story-kept")).to_have_attribute("data-state", "noted", timeout=20000)
    second.reload()
    row = second.locator("tr", has=second.locator(f"a[href='/desk/stories/{number}/']"))
    expect(row).to_contain_text("Todavía sin guardar")
    expect(row.locator(".unsaved")).to_have_text("Sin guardar")
    # A part of the name that the list shows finds it, though nobody signs it.
    second.goto(desk.base + "/desk/stories/?author=zulei")
    expect(second.locator(f"a[href='/desk/stories/{number}/']")).to_be_visible()
    page.context.close()


def test_the_audit_is_filtered_and_exported(desk, chromium):
    page = desk.open_as(chromium)
    begin(page, desk, "=HYPERLINK(1)")
    page.goto(desk.base + "/desk/audit/")
    page.select_option("[name=action]", "save")
    page.select_option("[name=subject]", "article")
    page.select_option("[name=account]", label="Renata Olmos")
    page.click("form.filters button")
    first = page.locator(".audit li").first.inner_text()
    assert "Renata Olmos" in first and "guardó «=HYPERLINK(1)»" in first and "127.0.0.1" in first
    assert all("guardó" in text for text in page.locator(".audit li").all_inner_texts())
    table = page.request.get(desk.base + page.get_attribute("a:has-text('CSV')", "href"))
    assert "attachment" in table.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(table.body().decode("utf-8-sig"))))
    assert rows[0][:5] == ["time", "actor", "account", "place", "action"]
    assert {row[4] for row in rows[1:]} == {"save"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows[1:] for cell in row)
    lines = page.request.get(desk.base + page.get_attribute("a:has-text('JSON')", "href")).text().splitlines()
    assert len(lines) == len(rows) - 1
    assert all(json.loads(line)["subject"] == "article" for line in lines)
    whole = page.request.get(desk.base + "/desk/audit/export/?format=jsonl").text().splitlines()
    with sqlite3.connect(desk.folder / "data/portada.sqlite") as store:
        assert len(whole) == store.execute("SELECT COUNT(*) FROM audit").fetchone()[0]
    editor = desk.open_as(chromium, "editor", "berta")
    # Roles are said as people say them.
    page.goto(desk.base + "/desk/audit/?action=add&subject=account")
    assert "berta@elfaro.example Editor" in page.locator(".audit li", has_text="berta@").inner_text()
    for path in ["/desk/audit/", "/desk/audit/export/"]:
        assert editor.request.get(desk.base + path).status == 403
    for window in (page, editor):
        window.context.close()


def test_each_story_has_its_history(desk, chromium):
    page = desk.open_as(chromium, "reporter", "paco")
    number = begin(page, desk, "Con historia")
    post(page, desk, "/desk/stories/many/", story=number, act="move:in_review",
         _version=seen(page, desk, "/desk/stories/?mine=1"))
    page.goto(f"{desk.base}/desk/stories/{number}/history/")
    lines = page.locator(".audit .act").all_inner_texts()
    assert lines == ["Paco cambió «Con historia» junto con otras: En revisión", "Paco guardó «Con historia»",
                     "Paco creó «Con historia»"]
    # Network addresses are for those who read the audit.
    assert page.locator(".audit .place").count() == 0
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.request.get(desk.base + "/desk/stories/999999/history/").status == 404
    page.context.close()


def test_single_keys_are_a_choice_and_a_spoken_word_is_none(desk, chromium):
    page = desk.open_as(chromium, "editor", "irma")
    for pause in (0, 250):
        for letter in "nueva":
            page.keyboard.press(letter)
            page.wait_for_timeout(pause)
        # Whoever goes on is heard again.
        page.wait_for_timeout(1000)
        assert page.url == desk.base + "/desk/"
    page.goto(desk.base + "/desk/account/")
    page.uncheck("[name=keys]")
    page.click("#keys-choice button")
    page.wait_for_selector("main [role=status]")
    page.goto(desk.base + "/desk/stories/")
    for key in "njxac?":
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    assert page.url == desk.base + "/desk/stories/"
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("dialog[open], input[name=story]:checked").count() == 0
    page.goto(desk.base + "/desk/account/")
    page.check("[name=keys]")
    page.click("#keys-choice button")
    page.wait_for_selector("main [role=status]")
    page.keyboard.press("n")
    page.wait_for_url("**/desk/stories/*/")
    page.context.close()
