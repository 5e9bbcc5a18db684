"""The body editor on the story page: what it writes is clean, what nobody touched stays, and each tool does its work."""

import gzip
import json
import pathlib
import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from Tests.conftest import PROGRAM, ROOT, SHARED

FIXTURES = pathlib.Path(__file__).parent / "editor"
BODIES = (FIXTURES / "bodies.html").read_text(encoding="utf-8").strip().split("\n\n")
PASTES = ["word", "google-docs", "web-page"]
PICTURE = {"id": 9, "address": "/media/9-faro.jpg", "width": 1200, "height": 800, "caption": "El faro", "alt": "Un faro",
           "credit": "Ana/El Faro"}
FIGURE = ('<figure class="picture"><img src="/media/9-faro.jpg" alt="Un faro" width="1200" height="800">'
          '<figcaption>El faro <span class="credit">Ana/El Faro</span></figcaption></figure>')


def clean(bodies):
    """The bodies, as the newspaper's own rule leaves them."""
    bodies = list(bodies)
    lines = "\n".join(json.dumps({"id": place, "html": html}) for place, html in enumerate(bodies))
    answer = subprocess.run([PROGRAM, "html", "clean"], input=lines, capture_output=True, text=True, timeout=300)
    return [json.loads(line)["html"] for line in answer.stdout.splitlines()]


def flat(html):
    """Without the line breaks that the field has between blocks."""
    return html.replace(">\n<", "><")


def demo_bodies():
    for path in sorted((ROOT / "Demo/stories").glob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        yield re.sub(r"story:([\w-]+)", r"/n/\1/", re.sub(r"drawing:([\w-]+)", r"/media/\1.jpg", body))


class Writer:
    """Somebody with a new story before them."""

    def __init__(self, page):
        self.page = page
        self.text = page.locator(".editor-text")
        self.text.wait_for()
        # What was typed before comes back a moment after the page: what is set before would come under it.
        page.wait_for_selector("html[data-story=ready]")

    def html(self):
        return flat(self.page.locator("[name=body]").input_value())

    def set(self, html, is_others=False):
        """A text to begin with, or that came in from others; the cursor stands at its end."""
        self.page.evaluate(
            "detail => document.querySelector('[name=body]').dispatchEvent(new CustomEvent('body:replace', {detail}))",
            {"html": html, "isOthers": is_others})
        self.text.focus()
        self.press("Control+End")

    def type(self, text):
        self.page.keyboard.type(text)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            if re.search("Arrow|Home|End", key):
                self.settle()

    def settle(self):
        """Browsers tell of a moved cursor a moment later."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def select(self, words):
        """Selects words as a hand would: in the document's own selection."""
        self.page.evaluate("""words => {
            const walker = document.createTreeWalker(document.querySelector('.editor-text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            }
            throw new Error(words + ' is not in the text');
        }""", words)
        self.settle()

    def tool(self, name):
        self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()

    def menu(self, menu, item):
        self.tool(menu)
        self.page.get_by_role("menu", name=menu).get_by_text(item, exact=True).click()

    def paste(self, html="", text=""):
        self.page.evaluate("""([html, text]) => {
            const data = new DataTransfer();
            if (html) data.setData('text/html', html);
            data.setData('text/plain', text);
            document.querySelector('.editor-text')
                .dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }""", [html, text])

    def answer_pictures(self, *pictures):
        """Stands in for the pictures' part of the desk."""
        self.page.evaluate("""pictures => {
            window.addEventListener('picture:choose', event => {
                event.stopImmediatePropagation();
                event.detail.onChosen(event.detail.several ? pictures : pictures.slice(0, 1));
            }, true);
        }""", list(pictures))

    def saved(self):
        """What a save keeps of the body."""
        return flat(self.page.evaluate("""async () => {
            const form = document.querySelector('#story');
            await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
            const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
            return page.querySelector('[name=body]').textContent;
        }"""))


def new_story(desk, browser, role="administrator", **options):
    page = desk.open_as(browser, role, **options)
    with page.expect_navigation():
        page.evaluate("document.querySelector('form[action=\"/desk/stories/new/\"]').requestSubmit()")
    return Writer(page)


@pytest.fixture(scope="module")
def shared_writer(desk, chromium):
    writer = new_story(desk, chromium)
    writer.text.focus()
    yield writer
    assert [fault for fault in writer.page.faults if "404" not in fault] == []
    writer.page.context.close()


@pytest.fixture
def writer(shared_writer):
    """An empty text; the story is the same for all tests, which is quick."""
    shared_writer.page.keyboard.press("Escape")
    shared_writer.set("")
    return shared_writer


@pytest.fixture
def own_writer(desk, chromium):
    writer = new_story(desk, chromium)
    writer.text.focus()
    yield writer
    assert [fault for fault in writer.page.faults if "404" not in fault] == []
    writer.page.context.close()


# What stays

OPEN_AND_CLOSE = """async bodies => {
    const parts = document.querySelector('[data-editor-parts]').dataset;
    const [{pm}, schemas, htmls] = await Promise.all([import(parts.library), import(parts.schema), import(parts.html)]);
    const schema = schemas.makeSchema(pm.model, htmls);
    return bodies.map(body => {
        const html = htmls.makeHTML(pm.model, schema);
        const doc = html.read(body);
        doc.check();
        return [html.write(doc), htmls.makeHTML(pm.model, schema).write(doc)];
    });
}"""


def test_opening_and_closing_a_text_changes_no_byte(shared_writer):
    bodies = clean([*demo_bodies(), *BODIES])
    opened = shared_writer.page.evaluate(OPEN_AND_CLOSE, bodies)
    assert [flat(untouched) for untouched, _ in opened] == [flat(body) for body in bodies]
    anew = [flat(written) for _, written in opened]
    # What is written anew may order phrases otherwise, but the rule finds nothing in it to change.
    assert clean(anew) == anew


def test_a_story_is_in_the_field_as_the_server_wrote_it(own_writer):
    page = own_writer.page
    found = page.evaluate("fetch('/desk/stories/find/?q=canoa').then(answer => answer.json())")
    page.goto(page.url.split("/desk/")[0] + f"/desk/stories/{next(x for x in found if 'Diez' in x['headline'])['id']}/")
    writer = Writer(page)
    before = page.locator("[name=body]").input_value()
    assert before.count("\n") > 30
    writer.text.focus()
    writer.type("x")
    assert page.locator("[name=body]").input_value() != before
    writer.press("Backspace")
    assert page.locator("[name=body]").input_value() == before


def test_only_the_paragraph_that_was_touched_is_written_anew(writer):
    before = '<p><strong><a href="/x/">uno</a></strong></p><p>dos</p><dl><dt>a</dt><dd>b</dd></dl><p>fin</p>'
    writer.set(before)
    writer.type("al")
    assert writer.html() == before.replace("fin", "final")
    writer.press("Backspace", "Backspace")
    assert writer.html() == before


@pytest.mark.skipif(not (SHARED / "testdata/html").is_dir(), reason="the shared test material is not beside the checkout")
def test_hostile_texts_open_and_close_too(shared_writer):
    bodies = clean(attacks())
    opened = shared_writer.page.evaluate(OPEN_AND_CLOSE, bodies)
    assert [flat(untouched) for untouched, _ in opened] == [flat(body) for body in bodies]
    anew = [flat(written) for _, written in opened]
    assert clean(anew) == anew


def attacks():
    folder = SHARED / "testdata/html"
    read = lambda name: json.loads((folder / name).read_text(encoding="utf-8"))
    return [*(case["payload"] for case in read("dompurify.json")), *(case["input"] for case in read("owasp-antisamy.json")),
            *(case["input"] for case in read("ammonia.json") if isinstance(case["input"], str)),
            *(folder / "xss-payloads.txt").read_text(encoding="utf-8").splitlines()]


# Writing

def test_the_field_is_kept_in_step_and_tells_others(writer):
    writer.page.evaluate("() => { window.heard = 0; document.querySelector('#story').addEventListener('input', () => heard++) }")
    writer.type("Hola&<adiós>")
    assert writer.html() == "<p>Hola&amp;&lt;adiós&gt;</p>"
    assert writer.page.evaluate("heard") == len("Hola&<adiós>")


@pytest.mark.parametrize("typed, html", [
    ("## Ladillo", "<h2>Ladillo</h2>"),
    ("# Grande", "<h2>Grande</h2>"),
    ("- uno", "<ul><li>uno</li></ul>"),
    ("1. uno", "<ol><li>uno</li></ol>"),
    ("> dijo", "<blockquote><p>dijo</p></blockquote>"),
    ("un **fuerte** fin", "<p>un <strong>fuerte</strong> fin</p>"),
    ("un _suave_ fin", "<p>un <em>suave</em> fin</p>"),
    ("un *suave* fin", "<p>un <em>suave</em> fin</p>"),
    ("un ~~no~~ fin", "<p>un <s>no</s> fin</p>"),
    ("ver [la nota](/nacional/nota/) ya", '<p>ver <a href="/nacional/nota/">la nota</a> ya</p>'),
    ("ver [otra](https://otra.example/a_b) ya", '<p>ver <a href="https://otra.example/a_b" rel="noopener">otra</a> ya</p>'),
    ("ver [mala](javascript:x) ya", "<p>ver [mala](javascript:x) ya</p>"),
    ("archivo_con_guiones y 2*3*4", "<p>archivo_con_guiones y 2*3*4</p>"),
    ("sigan a @ana_maria_ y @_luis_ ya", "<p>sigan a @ana_maria_ y @_luis_ ya</p>"),
    ("_ver @ana_ y #uno_dos_ ya", "<p>_ver @ana_ y #uno_dos_ ya</p>"),
    ("http://x.example/_a_/*b*/~~c~~/--d... ya", "<p>http://x.example/_a_/*b*/~~c~~/--d... ya</p>"),
    ("m**rda y p**a, una (*) nota (*) y ella@a_b_.example", "<p>m**rda y p**a, una (*) nota (*) y ella@a_b_.example</p>"),
    ("(_suave_) y «**fuerte**» y", "<p>(<em>suave</em>) y «<strong>fuerte</strong>» y</p>"),
])
def test_markdown_becomes_structure(writer, typed, html):
    writer.type(typed)
    assert writer.html() == html


@pytest.mark.parametrize("before", [
    "<p>uno dos</p>", "<h2>Ladillo</h2><p>uno</p>", "<ul><li>uno</li><li>dos</li></ul>", FIGURE + "<p>uno</p>", "<p>uno</p><hr>",
])
def test_what_is_typed_over_the_whole_text_stays(writer, before):
    writer.set(before)
    writer.press("Control+a")
    writer.type("nuevo")
    writer.press("Enter")
    writer.type("y más")
    assert re.sub("<[^>]+>", "|", writer.html()).strip("|").split("|") == ["nuevo", "", "y más"]
    # A slow typist's letters are undone one after the other.
    for _ in range(12):
        if writer.html() != before:
            writer.press("Control+z")
    assert writer.html() == before


def test_a_rule_and_the_smaller_headings_by_markdown(writer):
    writer.type("## Uno")
    writer.press("Enter")
    writer.type("### Dos")
    writer.press("Enter")
    writer.type("---fin")
    assert writer.html() == "<h2>Uno</h2><h3>Dos</h3><hr><p>fin</p>"


@pytest.mark.parametrize("typed, text, undone", [
    ('Dijo "', "Dijo «", 'Dijo "'),
    ('Dijo "sí"', "Dijo «sí»", 'Dijo «sí"'),
    ('"dijo "no" y "', "«dijo “no” y “", '«dijo “no” y "'),
    ("uno --", "uno —", "uno --"),
    ("y...", "y…", "y..."),
    ("<<", "«", "<<"),
    ("d'", "d’", "d'"),
    ("10 %", "10\u00a0%", "10 %"),
])
@pytest.mark.parametrize("key", ["Backspace", "Control+z"])
def test_typography_helps_and_is_undone_by_one_key(writer, typed, text, undone, key):
    writer.type(typed)
    assert writer.html() == f"<p>{text}</p>"
    writer.press(key)
    assert writer.html() == "<p>" + undone.replace('"', "&quot;").replace("<", "&lt;") + "</p>"


def test_the_help_with_typography_can_be_put_off_and_stays_so(own_writer):
    own_writer.menu("Más", "Comillas « », rayas — y puntos suspensivos … al escribir")
    own_writer.type('"a" -- b...')
    assert own_writer.html() == "<p>&quot;a&quot; -- b...</p>"
    own_writer.page.reload()
    # What was typed comes back by itself first.
    own_writer.page.wait_for_selector("html[data-story=ready]")
    writer = Writer(own_writer.page)
    writer.set("")
    writer.type('"')
    assert writer.html() == "<p>&quot;</p>"


def test_english_quotes_in_an_english_text(own_writer):
    own_writer.page.evaluate("""async () => {
        const key = document.querySelector('[name=_csrf]').value;
        await fetch('/desk/account/language/', {method: 'POST', body: new URLSearchParams({_csrf: key, language: 'en'})});
    }""")
    own_writer.page.reload()
    writer = Writer(own_writer.page)
    writer.set("")
    writer.type('He said "it\'s fine"')
    assert writer.html() == "<p>He said “it’s fine”</p>"
    writer.page.evaluate("""async () => {
        const key = document.querySelector('[name=_csrf]').value;
        await fetch('/desk/account/language/', {method: 'POST', body: new URLSearchParams({_csrf: key, language: 'es'})});
    }""")


@pytest.mark.parametrize("key, tag", [("b", "strong"), ("i", "em"), ("u", "u"), (".", "sup"), (",", "sub"), ("Shift+x", "s")])
def test_phrases_by_key(writer, key, tag):
    writer.type("una palabra")
    writer.select("palabra")
    writer.press(f"Control+{key}")
    assert writer.html() == f"<p>una <{tag}>palabra</{tag}></p>"
    writer.press(f"Control+{key}")
    assert writer.html() == "<p>una palabra</p>"


def test_bold_from_elsewhere_is_taken_away_by_the_same_key(writer):
    writer.set("<p>una <b>palabra</b></p>")
    writer.select("palabra")
    assert writer.page.get_by_role("button", name="Negrita").get_attribute("aria-pressed") == "true"
    writer.press("Control+b")
    assert writer.html() == "<p>una palabra</p>"


@pytest.mark.parametrize("style, html", [
    ("Intertítulo", "<h2>x</h2>"), ("Entrada", '<p class="lead">x</p>'), ("Pregunta", '<p class="question">x</p>'),
    ("Respuesta", '<p class="answer">x</p>'), ("Párrafo", "<p>x</p>"),
])
def test_paragraph_styles(writer, style, html):
    writer.type("x")
    writer.page.get_by_label("Estilo de párrafo").select_option(style)
    assert writer.html() == html
    assert writer.page.evaluate("document.activeElement.className.includes('editor-text')")


def test_headings_skip_no_level(writer):
    writer.set("<h2>Uno</h2><p>a</p>")
    writer.press("Control+Alt+4")
    assert writer.html() == "<h2>Uno</h2><h3>a</h3>"


def test_lists_by_keyboard(writer):
    writer.press("Control+Shift+8")
    writer.type("uno")
    writer.press("Enter")
    writer.type("dos")
    writer.press("Enter", "Tab")
    writer.type("dentro")
    writer.press("Enter", "Shift+Tab")
    writer.type("tres")
    writer.press("Enter", "Enter")
    writer.type("fuera")
    assert writer.html() == "<ul><li>uno</li><li>dos<ul><li>dentro</li></ul></li><li>tres</li></ul><p>fuera</p>"
    writer.select("uno")
    writer.press("Control+Shift+7")
    assert writer.html().startswith("<ol><li>uno</li>")


def test_quotes_have_a_source(writer):
    writer.type("No me voy")
    writer.tool("Cita")
    writer.tool("Fuente")
    writer.type("Ana Paz, alcaldesa")
    writer.press("Enter")
    writer.type("Sigue")
    assert writer.html() == "<blockquote><p>No me voy</p><footer>Ana Paz, alcaldesa</footer></blockquote><p>Sigue</p>"
    writer.select("voy")
    writer.tool("Destacado")
    assert '<blockquote class="pull">' in writer.html()
    writer.tool("Destacado")
    assert writer.html() == "<p>No me voy</p><p>Ana Paz, alcaldesa</p><p>Sigue</p>"


def test_line_breaks_and_moved_paragraphs(writer):
    writer.type("uno")
    writer.press("Shift+Enter")
    writer.type("bis")
    writer.press("Enter")
    writer.type("dos")
    writer.press("Alt+ArrowUp")
    assert writer.html() == "<p>dos</p><p>uno<br>bis</p>"
    writer.press("Alt+ArrowDown")
    assert writer.html() == "<p>uno<br>bis</p><p>dos</p>"


# Links

def test_a_link_is_made_shown_changed_and_removed(writer):
    writer.type("según el informe")
    writer.select("informe")
    writer.press("Control+k")
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_label("Dirección, o palabras para buscar una nota").fill("javascript:alert(1)")
    writer.press("Enter")
    assert "no es válida" in dialog.get_by_role("alert").inner_text()
    dialog.get_by_label("Dirección, o palabras para buscar una nota").fill("ejemplo.org/informe")
    writer.press("Enter")
    assert writer.html() == '<p>según el <a href="https://ejemplo.org/informe" rel="noopener">informe</a></p>'
    writer.select("nform")
    assert writer.page.locator(".context-address").inner_text() == "https://ejemplo.org/informe"
    writer.press("Control+k")
    assert dialog.get_by_label("Dirección, o palabras para buscar una nota").input_value() == "https://ejemplo.org/informe"
    dialog.get_by_label("Dirección, o palabras para buscar una nota").fill("redaccion@elfaro.example")
    dialog.get_by_label("Texto del enlace").fill("correo")
    writer.press("Enter")
    assert writer.html() == '<p>según el <a href="mailto:redaccion@elfaro.example">correo</a></p>'
    writer.select("corre")
    writer.tool("Quitar enlace")
    assert writer.html() == "<p>según el correo</p>"


def test_own_stories_are_linked_by_words(writer):
    writer.press("Control+k")
    field = writer.page.get_by_role("dialog").get_by_role("combobox")
    field.press_sequentially("canoa")
    writer.page.get_by_role("dialog").get_by_role("option").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    options = writer.page.get_by_role("dialog").get_by_role("option").all_inner_texts()
    place = next(place for place, words in enumerate(options) if "Diez días" in words)
    writer.press(*["ArrowDown"] * (place + 1))
    assert "Diez días" in writer.page.locator("[aria-selected=true]").inner_text()
    writer.press("Enter", "Enter")
    assert writer.html() == ('<p><a href="/nacional/regiones/diez-dias-rio-arriba/">'
                             "Diez días río arriba: el Amarí, contado desde una canoa</a></p>")


def test_an_address_of_the_newspaper_loses_its_host(writer):
    writer.type("nota")
    writer.select("nota")
    writer.paste(text=writer.page.url.split("/desk/")[0] + "/nacional/x/?a=1")
    assert writer.html() == '<p><a href="/nacional/x/?a=1">nota</a></p>'


def test_a_dialog_can_be_left(writer):
    writer.type("x")
    writer.press("Control+k", "Escape")
    assert writer.page.get_by_role("dialog").count() == 0
    writer.type("y")
    assert writer.html() == "<p>xy</p>"


# Tables

def test_tables_grow_and_shrink(writer):
    writer.menu("Insertar", "Tabla")
    for word in ["Muelle", "Barcos", "Nota", "Norte", "12"]:
        writer.type(word)
        writer.press("Tab")
    writer.type("bien")
    assert writer.html() == (
        '<table><thead><tr><th scope="col">Muelle</th><th scope="col">Barcos</th><th scope="col">Nota</th></tr></thead>'
        "<tbody><tr><td>Norte</td><td>12</td><td>bien</td></tr><tr><td></td><td></td><td></td></tr></tbody></table>")
    writer.tool("Quitar columna")
    writer.tool("Columna antes")
    writer.tool("Fila debajo")
    assert writer.html().count("<tr>") == 4
    assert writer.html().count("<td>") == 9
    writer.select("12")
    writer.tool("Quitar fila")
    assert "Norte" not in writer.html()
    writer.select("Muelle")
    writer.tool("Fila de cabecera")
    assert "<thead>" not in writer.html() and "<th" not in writer.html()
    writer.tool("Fila de cabecera")
    writer.tool("Título de la tabla")
    writer.page.get_by_role("dialog").get_by_label("Título").fill("Barcos <hoy>")
    writer.press("Enter")
    assert "<table><caption>Barcos &lt;hoy&gt;</caption><thead>" in writer.html()
    assert clean([writer.html()]) == [writer.html()]
    writer.tool("Quitar tabla")
    assert writer.html() == ""


def test_the_last_tab_adds_a_row(writer):
    writer.set("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>")
    writer.select("b")
    writer.press("Tab")
    writer.type("c")
    assert writer.html() == "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>"


# Pictures, galleries, embeds, related stories

def test_a_picture_and_its_words(own_writer):
    writer = own_writer
    writer.answer_pictures(PICTURE)
    writer.type("antes")
    writer.tool("Foto")
    assert writer.html() == "<p>antes</p>" + FIGURE
    writer.select("El faro")
    writer.type("La torre")
    writer.press("Enter")
    writer.type("Beto/")
    writer.page.get_by_label("Texto alternativo", exact=True).fill('Una "torre" blanca')
    assert writer.html() == ('<p>antes</p><figure class="picture"><img src="/media/9-faro.jpg" alt="Una &quot;torre&quot; blanca" '
                             'width="1200" height="800"><figcaption>La torre <span class="credit">Ana/El FaroBeto/</span>'
                             "</figcaption></figure>")
    writer.select("torre")
    writer.tool("Ancha")
    assert '<figure class="picture wide">' in writer.html()
    writer.tool("Al ancho del texto")
    writer.press("Enter", "Enter")
    writer.type("después")
    assert writer.html().endswith("</figure><p>después</p>")
    writer.select("torre")
    writer.tool("Quitar foto")
    assert writer.html() == "<p>antes</p><p>después</p>"


def test_a_picture_is_changed_and_keeps_its_caption(own_writer):
    writer = own_writer
    writer.set(FIGURE)
    writer.answer_pictures({**PICTURE, "address": "/media/10-muelle.jpg", "alt": "Un muelle", "caption": "otro"})
    writer.select("El faro")
    writer.tool("Cambiar foto")
    assert '<img src="/media/10-muelle.jpg" alt="Un muelle"' in writer.html() and "El faro" in writer.html()


def test_backspace_before_a_caption_tears_no_picture(writer):
    writer.set("<p>antes</p>" + FIGURE + "<p>después</p>")
    writer.select("El faro")
    writer.press("ArrowLeft", "Backspace")
    assert writer.html() == "<p>antes</p>" + FIGURE + "<p>después</p>"
    writer.press("Backspace")
    assert writer.html() == "<p>antes</p><p>después</p>"


def test_a_gallery(own_writer):
    writer = own_writer
    writer.answer_pictures(PICTURE, {**PICTURE, "caption": "", "credit": ""})
    writer.menu("Insertar", "Galería")
    plain = FIGURE.split("<figcaption>")[0] + "</figure>"
    assert writer.html() == f'<figure class="gallery">{FIGURE}{plain}</figure>'
    writer.tool("Agregar fotos")
    assert writer.html().count("<figure") == 5
    assert clean([writer.html()]) == [writer.html()]
    writer.tool("Quitar foto")
    assert writer.html().count("<figure") == 4


def test_tab_leads_through_the_fields_of_a_gallery(own_writer):
    writer = own_writer
    writer.answer_pictures({**PICTURE, "caption": "", "credit": "", "alt": ""}, {**PICTURE, "caption": "", "credit": "", "alt": ""})
    writer.menu("Insertar", "Galería")
    fields = ["pie", "crédito", "alternativo", "otro pie", "otro crédito", "otro alternativo"]
    for words in fields:
        writer.type(words)
        writer.press("Tab")
        writer.settle()
    writer.type("todas")
    html = writer.html()
    assert re.findall(r'alt="([^"]*)"', html) == ["alternativo", "otro alternativo"]
    assert [re.sub("<[^>]+>", "", words) for words in re.findall("<figcaption>(.*?)</figcaption>", html)] == [
        "pie crédito", "otro pie otro crédito", "todas"]
    for words in ["otro alternativo 2", "otro crédito 2"]:
        writer.press("Shift+Tab")
        writer.settle()
        writer.press("End")
        writer.type(" 2")
        assert words in writer.html()


def test_a_file_that_is_no_picture_leaves_the_page_as_it_is(own_writer):
    writer = own_writer
    writer.set("<p>uno</p>")
    dropped = writer.page.evaluate("""() => ['.editor-text p', '[name=summary]', '.story-bar'].map(place => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'nota.docx', {type: 'application/octet-stream'}));
        const target = document.querySelector(place), { left, top } = target.getBoundingClientRect();
        return ['dragover', 'drop'].map(name => {
            const event = new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 2});
            target.dispatchEvent(event);
            return event.defaultPrevented;
        });
    })""")
    assert dropped == [[True, True]] * 3
    assert writer.html() == "<p>uno</p>"
    assert "no es una foto" in writer.page.locator(".editor-message").inner_text()


UPLOAD = """kind => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(20)], 'faro.png', {type: 'image/png'}));
    window.addEventListener('picture:upload', event => { event.stopImmediatePropagation(); window.upload = event.detail }, true);
    const text = document.querySelector('.editor-text');
    const {left, top} = text.lastElementChild.getBoundingClientRect();
    const place = {bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 2};
    text.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', {...place, clipboardData: data})
        : new DragEvent('drop', {...place, dataTransfer: data}));
    return [window.upload.files.length, window.upload.files[0].name];
}"""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_files_are_handed_over_with_a_placeholder(own_writer, kind):
    writer = own_writer
    writer.set("<p>uno</p><p>dos</p>")
    assert writer.page.evaluate(UPLOAD, kind) == [1, "faro.png"]
    assert "Subiendo" in writer.text.inner_text()
    assert writer.html() == "<p>uno</p><p>dos</p>"
    writer.page.evaluate("upload.onProgress(0.5)")
    assert writer.page.locator(".uploading progress").get_attribute("value") == "0.5" or writer.page.evaluate(
        "document.querySelector('.uploading progress').value") == 0.5
    # The text may change meanwhile.
    writer.select("uno")
    writer.type("primero")
    writer.page.evaluate("picture => upload.onChosen([picture])", PICTURE)
    assert writer.page.locator(".uploading").count() == 0
    assert writer.html() in ("<p>primero</p>" + FIGURE + "<p>dos</p>", "<p>primero</p><p>dos</p>" + FIGURE)


def test_a_failed_upload_says_so(own_writer):
    own_writer.set("<p>uno</p>")
    own_writer.page.evaluate(UPLOAD, "paste")
    own_writer.page.evaluate("upload.onFailed('La foto pesa demasiado.')")
    assert own_writer.page.locator(".uploading").count() == 0
    assert own_writer.page.locator(".editor-message").inner_text() == "La foto pesa demasiado."
    assert own_writer.html() == "<p>uno</p>"


def test_embeds_by_pasted_address(writer):
    writer.paste(text="https://www.youtube.com/watch?v=abc")
    youtube = ('<figure class="embed" data-provider="youtube"><a href="https://www.youtube.com/watch?v=abc" rel="noopener">'
               "YouTube</a></figure>")
    assert writer.html() == youtube
    writer.type("sigue")
    writer.page.get_by_label("Título para los lectores").fill("El puerto en vídeo")
    assert writer.html() == youtube.replace("YouTube", "El puerto en vídeo") + "<p>sigue</p>"
    writer.set("<p>ver </p>")
    writer.paste(text="https://www.youtube.com/watch?v=abc")
    assert "<figure" not in writer.html() and '<a href="https://www.youtube.com/watch?v=abc"' in writer.html()


def test_embeds_by_dialog(writer):
    writer.menu("Insertar", "Video o publicación")
    dialog = writer.page.get_by_role("dialog")
    dialog.get_by_label("Dirección").fill("nada")
    writer.press("Enter")
    assert "https://" in dialog.get_by_role("alert").inner_text()
    dialog.get_by_label("Dirección").fill("https://vimeo.com/42")
    assert "Vimeo" in dialog.inner_text()
    writer.press("Enter")
    assert writer.html() == ('<figure class="embed" data-provider="vimeo"><a href="https://vimeo.com/42" rel="noopener">Vimeo</a>'
                             "</figure>")
    assert clean([writer.html()]) == [writer.html()]


def test_a_related_story_in_the_text_as_readers_get_it(own_writer, desk, chromium):
    writer = own_writer
    writer.type("texto")
    writer.menu("Insertar", "Relacionada")
    field = writer.page.get_by_role("dialog").get_by_role("combobox")
    field.press_sequentially("canoa")
    writer.page.get_by_role("dialog").get_by_role("option").filter(has_text="Diez días").click()
    writer.press("Enter")
    related = ('<p class="related"><a href="/nacional/regiones/diez-dias-rio-arriba/">'
               "Diez días río arriba: el Amarí, contado desde una canoa</a></p>")
    assert writer.html() == "<p>texto</p>" + related
    writer.page.locator(".block-related").get_by_label("Texto").fill("El río, en canoa")
    shown = related.replace("Diez días río arriba: el Amarí, contado desde una canoa", "El río, en canoa")
    assert writer.html() == "<p>texto</p>" + shown
    assert writer.saved() == "<p>texto</p>" + shown


# Pasting

@pytest.mark.parametrize("name", PASTES)
def test_pasted_text_keeps_its_structure_alone(own_writer, name):
    writer = own_writer
    expected = (FIXTURES / f"paste/{name}.clean.html").read_text(encoding="utf-8").strip()
    writer.paste((FIXTURES / f"paste/{name}.html").read_text(encoding="utf-8"), "x")
    assert writer.html() == expected
    assert clean([expected]) == [expected]
    assert "Fotos que no se pegaron: 1" in writer.page.locator(".editor-message").inner_text()
    assert writer.page.evaluate("window.ran") is None
    assert writer.saved() == expected


def test_plain_text_is_pasted_as_paragraphs(writer):
    writer.paste(text="uno\r\n\r\ndos <b>\n\n\ntres")
    assert writer.html() == "<p>uno</p><p>dos &lt;b&gt;</p><p>tres</p>"


def word_entry(sign, words, level=1):
    return (f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>"
            f"{sign}<span>&nbsp;&nbsp;</span></span><![endif]>{words}</p>")


@pytest.mark.parametrize("name, pasted, html", [
    ("Word's review", "<p class=MsoNormal>El alcalde <del cite='mailto:A' datetime='2026-01-01T10:00'>robó</del>"
     "<ins cite='mailto:A' datetime='2026-01-01T10:00'>gastó</ins> dinero<a style='mso-comment-reference:A_1'> hoy</a>"
     "<span class=MsoCommentReference><span><a class=msocomanchor href='#_msocom_1'>[A1]</a></span></span>.</p>"
     "<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div class=msocomtxt>"
     "<p class=MsoCommentText>No hay pruebas</p></div></div></div>", "<p>El alcalde gastó dinero hoy.</p>"),
    ("Word's moved text", "<p>Queda <span class=msoDel>esto no</span><span class=msoIns>esto sí</span></p>", "<p>Queda esto sí</p>"),
    ("Docs' comments", '<p><span>El puerto</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> reabre.</p>'
     '<div style="border:1px solid black"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>¿Seguro?</span></p></div>',
     "<p>El puerto reabre.</p>"),
    ("a correction on a page", "<p>Cuesta <del>10</del> <ins>12</ins></p>", "<p>Cuesta <s>10</s> <u>12</u></p>"),
    ("Word's numbers", word_entry("1.", "a") + "<p class=MsoNormal>En medio.</p>" + word_entry("2.", "b") + word_entry("3.", "c"),
     '<ol><li>a</li></ol><p>En medio.</p><ol start="2"><li>b</li><li>c</li></ol>'),
    ("Word's letters", word_entry("c)", "a") + word_entry("d)", "b"), '<ol start="3"><li>a</li><li>b</li></ol>'),
    ("Docs' numbers", "<ol start=4><li dir=ltr><p>a</p></li></ol><p>x</p>", '<ol start="4"><li>a</li></ol><p>x</p>'),
    ("emoji", '<p>Gracias <img class="emoji" alt="👏🏽" src="https://s.example/1.svg"> a <img alt="🇻🇪" src="data:image/png;base64,x">'
     '<img data-plain-text="👨‍👩‍👧" alt="familia" src="x.png"></p>', "<p>Gracias 👏🏽 a 🇻🇪👨‍👩‍👧</p>"),
    ("letters", "<p>infor\u00adma\u200bción\ufeff o\ufb01cina pen\u0303o\u0301n</p>", "<p>información oficina peñón</p>"),
    ("letters copied here", '<p data-pm-slice="1 1 []">infor\u00admación o\ufb01cina</p>', "<p>información oficina</p>"),
    ("a PDF's lines", '<span role=presentation>El informe so-</span><br role="presentation"><span>bre el puerto</span><br role="presentation">'
     "<span>va.</span>", "<p>El informe sobre el puerto va.</p>"),
])
def test_what_is_pasted_from_elsewhere(writer, name, pasted, html):
    writer.paste(pasted, "x")
    assert writer.html() == html


def test_the_headline_takes_the_same_letters(own_writer):
    page = own_writer.page
    headline = page.locator("[name=headline]")
    headline.fill("El ")
    headline.focus()
    page.evaluate("""text => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
    }""", "infor\u00adme\u200b o\ufb01cial")
    assert headline.input_value() == "El informe oficial"


@pytest.mark.parametrize("pasted, html", [
    ("La comisión aprobó ayer el infor-\nme sobre el puerto. El texto\nsigue en otra línea.\n\nOtro párrafo",
     ["La comisión aprobó ayer el informe sobre el puerto. El texto sigue en otra línea.", "Otro párrafo"]),
    ("La Alcaldía Metropolitana informó este jueves que las obras\ndel puente sobre el río comenzarán en marzo y durarán nueve\n"
     "meses, según el plan.\nLa inversión asciende a doce millones de dólares, aportados\npor el Banco.",
     ["La Alcaldía Metropolitana informó este jueves que las obras del puente sobre el río comenzarán en marzo y durarán nueve "
      "meses, según el plan.", "La inversión asciende a doce millones de dólares, aportados por el Banco."]),
    ("leche\npan\nhuevos", ["leche", "pan", "huevos"]),
    ("Al andar se hace camino\ny al volver la vista atrás\nse ve la senda", ["Al andar se hace camino", "y al volver la vista atrás", "se ve la senda"]),
    ("[12/3, 9:41] Ana: Hola\n[12/3, 9:42] Luis: ¿Qué tal?\u200e", ["[12/3, 9:41] Ana: Hola", "[12/3, 9:42] Luis: ¿Qué tal?"]),
    ("infor\u00admación o\ufb01cina pen\u0303o\u0301n \u200bcero\ufeff", ["información oficina peñón cero"]),
])
def test_plain_text_is_put_together_where_a_program_broke_it(writer, pasted, html):
    writer.paste(text=pasted)
    assert writer.html() == "".join(f"<p>{words}</p>" for words in html)


def test_what_is_pasted_is_undone_by_itself(writer):
    writer.type("Antes. ")
    writer.paste("<p>uno</p><p>dos</p>", "x")
    writer.type("y luego")
    states = [writer.html()]
    for _ in range(2):
        writer.press("Control+z")
        states.append(writer.html())
    assert states == ["<p>Antes. uno</p><p>dosy luego</p>", "<p>Antes. uno</p><p>dos</p>", "<p>Antes.</p>"]


class Composer:
    """Composes words letter by letter, as telephones' keyboards and input methods do."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def compose(self, *states):
        for text in states:
            self.session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})

    def commit(self, text):
        self.session.send("Input.insertText", {"text": text})


def test_words_are_composed_in_bold(writer):
    composer = Composer(writer.page)
    writer.type("uno ")
    writer.press("Control+b")
    composer.compose("n", "ne", "neg")
    composer.commit("negra")
    writer.settle()
    writer.press("Control+b")
    composer.compose(" n", " no")
    composer.commit(" no")
    writer.settle()
    assert writer.html() == "<p>uno <strong>negra</strong> no</p>"


def test_bold_that_is_asked_for_within_a_composed_word_begins_behind_it(writer):
    composer = Composer(writer.page)
    composer.compose("n", "negr")
    writer.press("Control+b")
    composer.compose("negra")
    composer.commit("negra")
    writer.settle()
    writer.type(" sigue")
    assert writer.html() == "<p>negra<strong> sigue</strong></p>"


def test_a_menu_of_the_browser_sets_marks_as_the_keys_do(writer):
    writer.set("<p>uno</p>")
    writer.press("Control+a")
    is_taken = writer.page.evaluate("""() => !document.querySelector('.editor-text').dispatchEvent(
        new InputEvent('beforeinput', { inputType: 'formatItalic', bubbles: true, cancelable: true }))""")
    assert is_taken, "done by the browser, too"
    writer.settle()
    assert writer.html() == "<p><em>uno</em></p>"


POST = "https://twitter.com/anaruiz/status/12"
WORDS = "El puerto reabre mañana — Ana Ruiz (@anaruiz) 5 de mayo de 2023"


@pytest.mark.parametrize("pasted", [
    # As the network gives it for other sites, with its script.
    f'<blockquote class="twitter-tweet"><p lang="es" dir="ltr">El puerto <b>reabre</b><br>mañana</p>&mdash; Ana Ruiz (@anaruiz) '
    f'<a href="{POST}">5 de mayo de 2023</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
    # As readers see it here.
    f'<figure class="embed post" data-provider="x"><p>El puerto reabre mañana</p>'
    f'<p class="post-author">Ana Ruiz (@anaruiz) 5 de mayo de 2023</p><a href="{POST}">Ver en X</a></figure>',
])
def test_a_pasted_post_keeps_its_words_its_author_and_its_address(own_writer, pasted):
    own_writer.paste(pasted, "x")
    html = f'<figure class="embed" data-provider="x"><a href="{POST}" rel="noopener">{WORDS}</a></figure>'
    assert own_writer.html() == html
    assert clean([html]) == [html]
    assert own_writer.saved() == html


@pytest.mark.parametrize("pasted, html", [
    ('<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ana/video/1"><section><a href="https://www.tiktok.com/@ana">@ana</a> '
     '<p>Bailan en la plaza</p> <a href="https://www.tiktok.com/music/9">♬ sonido</a></section></blockquote>',
     '<figure class="embed" data-provider="tiktok"><a href="https://www.tiktok.com/@ana/video/1" rel="noopener">'
     '@ana Bailan en la plaza ♬ sonido</a></figure>'),
    # It leads nowhere that is known: what was written stays.
    ('<blockquote class="twitter-tweet"><p>Sin dirección</p>&mdash; Ana</blockquote>',
     "<blockquote><p>Sin dirección</p><footer>— Ana</footer></blockquote>"),
])
def test_posts_of_other_networks_and_of_none(writer, pasted, html):
    writer.paste(pasted, "x")
    assert writer.html() == html


def test_what_extensions_draw_in_the_text_is_none_of_it(writer):
    writer.set("<p>uno</p>")
    writer.page.evaluate("""() => {
        const widget = document.createElement('corrector-flotante');
        widget.textContent = 'Aceptar';
        document.querySelector('.editor-text p').append(widget);
    }""")
    writer.settle()
    writer.type(" dos")
    assert writer.html() == "<p>uno dos</p>"


def test_what_is_copied_here_keeps_its_pictures(own_writer):
    writer = own_writer
    before = "<p>uno <b>dos</b></p>" + FIGURE + '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><p>fin</p>'
    writer.set(before)
    writer.press("Control+a")
    copied = writer.page.evaluate("""() => {
        const data = new DataTransfer();
        document.querySelector('.editor-text').dispatchEvent(new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
        return [data.getData('text/html'), data.getData('text/plain')];
    }""")
    writer.set("")
    writer.paste(*copied)
    assert writer.html() == before


@pytest.mark.skipif(not (SHARED / "testdata/html").is_dir(), reason="the shared test material is not beside the checkout")
def test_attacks_never_run_and_are_clean_in_what_a_save_keeps(desk, chromium):
    """Pasted as HTML, pasted as if copied in a desk, typed into the field before the editor opens it."""
    writer = new_story(desk, chromium)
    page = writer.page
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.evaluate("() => { for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => (window.ran = name) }")
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((desk.base, "data:", "blob:")) else None)
    cases = attacks()
    written = page.evaluate("""cases => cases.map(html => {
        const field = document.querySelector('[name=body]');
        const text = document.querySelector('.editor-text');
        const paste = html => {
            const data = new DataTransfer();
            data.setData('text/html', html);
            data.setData('text/plain', 'x');
            text.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        };
        const replace = html => field.dispatchEvent(new CustomEvent('body:replace', {detail: {html}}));
        const results = [];
        replace(''); paste(html); results.push(field.value.replaceAll('>\\n<', '><'));
        replace(''); paste(`<div data-pm-slice="0 0 []">${html}</div>`); results.push(field.value.replaceAll('>\\n<', '><'));
        replace(html); results.push(field.value.replaceAll('>\\n<', '><'));
        return results;
    })""", cases)
    page.wait_for_load_state("networkidle")
    assert ran == [] and page.evaluate("window.ran") is None
    # Pictures of other sites may be asked for, which the desk's own policy holds back; nothing else even tries.
    assert [address for address in foreign if not re.match("https?://", address)] == []
    everything = "".join(html for results in written for html in results)
    for forbidden in ["<script", "<iframe", "<object", "<svg", "<style", "<form", "javascript:", "vbscript:"]:
        assert forbidden not in re.sub(r">[^<]*<", "><", clean([everything])[0]).lower()
    pasted = [html for results in written for html in results[:2]]
    assert [pair for pair in zip(clean(pasted), pasted) if pair[0] != pair[1]] == []
    # One save of many of them together.
    page.evaluate("html => document.querySelector('[name=body]').dispatchEvent(new CustomEvent('body:replace', {detail: {html}}))",
                  "".join(cases[:400]))
    kept = writer.saved()
    # A colleague opens what was saved; the writer's own window would offer what its journal holds besides.
    colleague = desk.open_as(chromium, "chief")
    colleague.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    colleague.goto(page.url)
    assert clean([kept]) == [kept] and kept == Writer(colleague).html()
    assert ran == []
    for window in (page, colleague):
        window.context.close()


# Find

def test_finding_regardless_of_case_and_accents(writer):
    writer.set("<p>Árbol, arbol y ÁRBOLES.</p><p>El <b>ár</b>bol.</p>")
    writer.press("Control+f")
    find = writer.page.get_by_role("search", name="Buscar en el texto")
    find.get_by_label("Buscar", exact=True).fill("arbol")
    assert find.get_by_role("status").inner_text() == "1 de 4"
    writer.press("Enter")
    assert find.get_by_role("status").inner_text() == "2 de 4"
    writer.press("Shift+Enter", "Shift+Enter")
    assert find.get_by_role("status").inner_text() == "4 de 4"
    find.get_by_label("Acentos").check()
    assert find.get_by_role("status").inner_text() == "1 de 1"
    find.get_by_label("Acentos").uncheck()
    find.get_by_label("Mayúsculas").check()
    assert "de 2" in find.get_by_role("status").inner_text()
    find.get_by_label("Buscar", exact=True).fill("zzz")
    assert find.get_by_role("status").inner_text() == "Sin resultados"
    find.get_by_label("Mayúsculas").uncheck()
    find.get_by_label("Buscar", exact=True).fill("bol.")
    writer.press("Escape")
    assert not find.is_visible()
    writer.type("X")
    assert writer.html().endswith("<b>ár</b>X</p>")


def test_replacing_one_and_all(writer):
    writer.set("<p>uno dos uno <b>uno</b> uno</p>")
    writer.press("Control+h")
    find = writer.page.get_by_role("search", name="Buscar en el texto")
    find.get_by_label("Buscar", exact=True).fill("uno")
    find.get_by_label("Reemplazar por").fill("1")
    find.get_by_role("button", name="Reemplazar", exact=True).click()
    assert writer.html().count("uno") == 3
    assert writer.html().count("1") == 1
    find.get_by_role("button", name="Todo").click()
    assert find.get_by_role("status").inner_text() == "Reemplazos: 3"
    assert writer.html() == "<p>1 dos 1 <b>1</b> 1</p>"
    writer.press("Escape", "Control+z")
    assert writer.html().count("uno") == 3


FIND = """async cases => {
    const letters = await import(document.querySelector('[data-editor-parts]').dataset.letters);
    return cases.map(([words, text, options]) =>
        letters.placesOf(letters.folded(words, options).text, letters.folded(text, options)).map(({from, to}) => text.slice(from, to)));
}"""


def test_words_are_found_as_they_are_typed(shared_writer):
    text = "Subió un 10\u00a0% y «la economía crece» dijo el Dr.\u00a0Gil… l’Hospitalet — sí, o\ufb01cina, infor\u00admación"
    loose, strict = {}, {"matchAccents": True}
    decomposed = "cafe\u0301, cafe"
    cases = [
        ("10 %", text, loose, ["10\u00a0%"]), ('"la economía crece"', text, loose, ["«la economía crece»"]),
        ("Dr. Gil", text, strict, ["Dr.\u00a0Gil"]), ("gil...", text, loose, ["Gil…"]), ("l'hospitalet", text, loose, ["l’Hospitalet"]),
        ("--", text, loose, ["—"]), ("oficina", text, loose, ["o\ufb01cina"]), ("informacion", text, loose, ["infor\u00admación"]),
        ("café", decomposed, loose, ["cafe\u0301", "cafe"]), ("café", decomposed, strict, ["cafe\u0301"]), ("cafe", decomposed, strict, ["cafe"]),
        # Half of a letter is not found: replacing it would leave the other half.
        ("f", "o\ufb01cina", loose, []), ("..", "Gil…", loose, []), ("", text, loose, []), ("\u00ad", text, loose, []),
    ]
    found = shared_writer.page.evaluate(FIND, [case[:3] for case in cases])
    assert found == [case[3] for case in cases]


def test_a_replaced_word_leaves_no_accent_behind(writer):
    writer.set("<p>cafe\u0301 y «café»…</p>")
    writer.press("Control+h")
    find = writer.page.get_by_role("search", name="Buscar en el texto")
    find.get_by_label("Buscar", exact=True).fill("café")
    find.get_by_label("Reemplazar por").fill("bar")
    find.get_by_role("button", name="Todo").click()
    assert writer.html() == "<p>bar y «bar»…</p>"
    writer.press("Escape")


# Around the text

def test_words_and_reading_time(writer):
    writer.set("<p>" + "palabra " * 459 + "última.</p><h2>Y tres más</h2>")
    words = writer.page.locator(".editor-words")
    words.filter(has_text="463 palabras · 2 min de lectura").wait_for()
    writer.select("Y tres")
    words.filter(has_text="2 de 463 palabras").wait_for()


def test_full_screen_leaves_nothing_else_to_reach(writer):
    writer.type("texto")
    writer.press("Control+Shift+f")
    box = writer.page.locator(".editor").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1280, 900)
    assert writer.page.evaluate("Boolean(document.querySelector('.bar').inert)")
    writer.type(" y más")
    assert writer.html() == "<p>texto y más</p>"
    writer.press("Escape")
    assert writer.page.locator(".editor").bounding_box()["width"] < 1280
    assert not writer.page.evaluate("document.querySelector('.bar').inert")


def test_undo_survives_a_reload(own_writer):
    writer = own_writer
    writer.set("<p>uno</p><p>dos</p>")
    states = [writer.html()]
    for old, new in [("uno", "primero"), ("dos", "segundo")]:
        writer.select(old)
        writer.type(new)
        states.append(writer.html())
    writer.select("primero")
    writer.press("Control+b")
    states.append(writer.html())
    writer.press("Control+z")
    assert writer.html() == states[2]
    writer.saved()
    writer.page.reload()
    writer = Writer(writer.page)
    assert writer.html() == states[2]
    writer.text.focus()
    for state in [states[1], states[0], states[0]]:
        writer.press("Control+z")
        assert writer.html() == state
    for state in [*states[1:], states[3]]:
        writer.press("Control+Shift+z")
        assert writer.html() == state


def test_a_history_of_another_text_is_forgotten(own_writer):
    writer = own_writer
    writer.type("uno")
    kept = writer.page.evaluate("""() => {
        window.dispatchEvent(new PageTransitionEvent('pagehide'));
        return Object.entries(sessionStorage).find(([name]) => name.startsWith('editor-undo:'))[1];
    }""")
    with writer.page.expect_navigation():
        writer.page.evaluate("document.querySelector('form[action=\"/desk/stories/new/\"]').requestSubmit()")
    Writer(writer.page)
    writer.page.evaluate("kept => sessionStorage.setItem('editor-undo:' + location.pathname, kept)", kept)
    # Leaving writes this page's own history down: what is tried is a page that was left with another's.
    writer.page.evaluate("kept => window.addEventListener('pagehide', () => sessionStorage.setItem('editor-undo:' + location.pathname, kept))", kept)
    writer.page.reload()
    writer = Writer(writer.page)
    writer.text.focus()
    writer.press("Control+z")
    assert writer.html() == ""


def test_what_the_page_itself_puts_in_can_be_undone(writer):
    writer.type("mío")
    writer.set("<p>mío</p><p>recuperado</p>")
    writer.press("Control+z")
    assert writer.html() == "<p>mío</p>"


def test_undoing_leaves_what_colleagues_wrote(own_writer):
    writer = own_writer
    writer.set("<p>uno</p><p>dos</p><p>tres</p>")
    writer.select("dos")
    writer.type("mío")
    # Before, behind and within what was typed here.
    writer.set("<p>uno de Ana</p><p>mío y suyo</p><p>en medio</p><p>tres de Luis</p>", is_others=True)
    assert writer.html() == "<p>uno de Ana</p><p>mío y suyo</p><p>en medio</p><p>tres de Luis</p>"
    for _ in range(3):
        writer.press("Control+z")
        assert writer.html() == "<p>uno de Ana</p><p>dos y suyo</p><p>en medio</p><p>tres de Luis</p>"
    writer.press("Control+y")
    assert writer.html() == "<p>uno de Ana</p><p>mío y suyo</p><p>en medio</p><p>tres de Luis</p>"
    writer.saved()
    writer.page.reload()
    writer = Writer(writer.page)
    writer.text.focus()
    writer.press("Control+z", "Control+z")
    assert writer.html() == "<p>uno de Ana</p><p>dos y suyo</p><p>en medio</p><p>tres de Luis</p>"


def test_the_toolbar_by_keyboard(writer):
    writer.type("palabra")
    writer.press("Control+a", "Alt+F10")
    focused = lambda: writer.page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")
    assert focused() == "Estilo de párrafo"
    writer.press("ArrowRight")
    assert focused() == "Negrita"
    writer.press("Enter")
    assert writer.html() == "<p><strong>palabra</strong></p>"
    assert writer.page.evaluate("document.activeElement.className.includes('editor-text')")
    # The toolbar remembers its place, is one stop for Tab, and wraps around.
    writer.press("Alt+F10")
    assert focused() == "Negrita"
    assert writer.page.locator("[role=toolbar] :is(button.tool, select)[tabindex='0']").count() == 1
    writer.press("End")
    assert focused() == "Más"
    writer.press("ArrowRight", "ArrowLeft", "ArrowDown")
    assert focused().startswith("Subrayado")
    writer.press("ArrowDown", "End")
    assert "Comillas" in focused()
    writer.press("Escape")
    assert focused() == "Más"
    writer.press("Escape")
    assert writer.page.evaluate("document.activeElement.className.includes('editor-text')")


def test_on_a_phone_the_tools_take_one_row_and_all_are_reached(desk, chromium):
    writer = new_story(desk, chromium, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page = writer.page
    writer.set("".join(f"<p>Párrafo {number}.</p>" for number in range(40)))
    bar = page.locator(".editor-top")
    assert bar.bounding_box()["height"] < 52
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    # It stays in sight below the story's own bar while one writes.
    story_bar = page.locator(".story-bar").bounding_box()
    assert abs(bar.bounding_box()["y"] - (story_bar["y"] + story_bar["height"])) < 2
    writer.press("Alt+F10", "Home")
    names, seen = page.locator("[role=toolbar] :is(button.tool, select):enabled:visible"), set()
    for _ in range(names.count()):
        focused = page.evaluate("""() => {
            const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
            const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return [document.activeElement.getAttribute('aria-label'), document.activeElement.contains(hit), left >= 0 && right <= 360];
        }""")
        assert focused[1:] == [True, True], focused
        seen.add(focused[0])
        writer.press("ArrowRight")
    assert len(seen) == names.count() and {"Pantalla completa", "Insertar", "Más"} <= seen
    # The menus are not cut by the row.
    for menu in ("Insertar", "Más"):
        page.get_by_role("button", name=menu, exact=True).tap()
        last = page.get_by_role("menu", name=menu).locator("button").last
        last.scroll_into_view_if_needed()
        assert last.evaluate("""own => {
            const { left, right, top, bottom } = own.getBoundingClientRect();
            return left >= 0 && right <= 360 && own.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
        }"""), menu
        writer.press("Escape")
    # With nothing but the text on the screen, the way back is in sight.
    writer.text.focus()
    writer.press("Control+Shift+f")
    expect(page.get_by_role("button", name="Pantalla completa", exact=True)).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("button", name="Más", exact=True)).to_be_in_viewport(ratio=1)
    assert writer.text.bounding_box()["width"] <= 360
    page.context.close()


def test_what_is_put_in_below_the_fold_is_seen(own_writer):
    writer = own_writer
    writer.set("".join(f"<p>Párrafo {number}.</p>" for number in range(40)))
    writer.press("Control+End")
    writer.menu("Insertar", "Tabla")
    expect(writer.page.locator(".editor-text table")).to_be_in_viewport(ratio=0.6)
    writer.menu("Insertar", "Video o publicación")
    writer.page.keyboard.type("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    writer.press("Enter")
    expect(writer.page.locator(".editor-text .block").last).to_be_in_viewport(ratio=0.9)


def test_tools_say_their_keys(shared_writer):
    titles = shared_writer.page.eval_on_selector_all("[role=toolbar] button[title]", "list => list.map(own => own.title)")
    for title in ["Negrita (Ctrl+B)", "Cursiva (Ctrl+I)", "Enlace (Ctrl+K)", "Lista (Ctrl+Mayús+8)", "Deshacer (Ctrl+Z)",
                  "Buscar en el texto (Ctrl+F)", "Pantalla completa (Ctrl+Mayús+F)"]:
        assert title in titles


def test_the_text_is_a_named_field(shared_writer):
    text = shared_writer.text
    assert text.get_attribute("role") == "textbox" and text.get_attribute("aria-multiline") == "true"
    assert text.get_attribute("aria-label") == "Texto"
    assert (text.get_attribute("lang"), text.get_attribute("spellcheck")) == ("es", "true")


def test_the_tab_key_leads_out_of_the_text(writer):
    writer.type("x")
    writer.press("Tab")
    assert not writer.page.evaluate("document.activeElement.closest('.editor-text')")


def test_blocks_without_a_tool_survive_and_move(writer):
    block = "<dl><dt>Sal</dt><dd>Cloruro</dd></dl>"
    writer.set(f"<p>a</p>{block}<p>b</p>")
    writer.page.locator(".block-opaque .block-label").click()
    writer.press("Alt+ArrowUp")
    assert writer.html() == f"{block}<p>a</p><p>b</p>"
    writer.press("Delete")
    assert writer.html() == "<p>a</p><p>b</p>"


def test_without_scripts_there_is_a_plain_field(desk, chromium, own_writer):
    context = chromium.new_context(java_script_enabled=False, storage_state=own_writer.page.context.storage_state())
    page = context.new_page()
    page.goto(own_writer.page.url)
    assert page.locator("textarea[name=body]").is_visible()
    context.close()


def test_without_its_library_there_is_a_plain_field(desk, chromium, own_writer):
    context = chromium.new_context(storage_state=own_writer.page.context.storage_state())
    page = context.new_page()
    page.route("**/prose-*.js", lambda route: route.abort())
    page.goto(own_writer.page.url)
    page.wait_for_load_state("networkidle")
    assert page.locator("textarea[name=body]").is_visible()
    assert page.locator(".editor-text").count() == 0
    context.close()


def test_who_may_not_edit_may_not_type(desk, chromium, own_writer):
    """A colleague's draft is there to read."""
    page = desk.open_as(chromium, "reporter", "lectora")
    page.goto(own_writer.page.url)
    if page.locator("fieldset.story-text[disabled]").count():
        page.wait_for_selector(".editor-text")
        assert page.locator(".editor-text").get_attribute("contenteditable") == "false"
        assert page.locator("[role=toolbar] button:visible").count() == 0
    page.context.close()


def test_scripts_and_styles_weigh_little(desk, chromium):
    """All that the story page loads, as it comes over the wire."""
    writer = new_story(desk, chromium)
    writer.page.wait_for_load_state("networkidle")
    sizes = writer.page.evaluate("""() => performance.getEntriesByType('resource')
        .filter(({name}) => /\\.(js|css)$/.test(name)).map(({name, encodedBodySize}) => [name, encodedBodySize])""")
    assert any("/prose-" in name for name, _ in sizes)
    assert sum(size for _, size in sizes) < 270_000, sizes
    writer.page.context.close()


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_editor_is_accessible_and_fits(desk, chromium, language, width):
    writer = new_story(desk, chromium, viewport={"width": width, "height": 800})
    page = writer.page
    switch = """async language => {
        const key = document.querySelector('[name=_csrf]').value;
        await fetch('/desk/account/language/', {method: 'POST', body: new URLSearchParams({_csrf: key, language})});
    }"""
    page.evaluate(switch, language)
    page.reload()
    writer = Writer(page)
    # Links with nothing but a picture without words are the text's own fault.
    writer.set("".join(clean(body for body in BODIES if 'alt=""></a>' not in body)))

    def check(what):
        found = Axe().run(page, context={"include": [[what]]})
        assert found.response["violations"] == [], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, what

    check(".editor")
    for name in {"es": ["Insertar", "Más"], "en": ["Insert", "More"]}[language]:
        writer.tool(name)
        check(".editor")
        writer.press("Escape")
    page.locator(".editor-text td").first.click()
    check(".editor")
    writer.press("Control+h")
    check(".editor")
    writer.press("Escape", "Control+k")
    check(".editor-dialog")
    writer.press("Escape")
    page.evaluate(switch, "es")
    page.context.close()
