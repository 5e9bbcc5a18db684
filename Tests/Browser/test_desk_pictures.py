"""Pictures at the desk: how they come in, how they are found and described, how a story gets them, and what is kept out."""

import base64
import io
import json
import re
import urllib.request

import pytest
from PIL import Image
from playwright.sync_api import expect

from Tests.Browser.looking import faults_of
from Tests.Browser.test_desk_access import session
from Tests.conftest import OPENER, SHARED, Answer, needs_shared

IMAGES = SHARED / "testdata/images"


def picture(name="foto.jpg", size=(900, 600), colour=(30, 90, 140), kind="JPEG", **options):
    """A file as a browser's file field takes it."""
    image = Image.new("RGB", size, colour)
    data = io.BytesIO()
    image.save(data, kind, **options)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": data.getvalue()}


def multipart(parts, boundary="----grenze"):
    """A body; `parts` are (head line, bytes)."""
    body = b"".join(
        b"--" + boundary.encode() + b"\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + data + b"\r\n"
        for head, data in parts)
    return body + b"--" + boundary.encode() + b"--\r\n", f"multipart/form-data; boundary={boundary}"


def send(desk, body, content_type, headers, path="/desk/pictures/"):
    request = urllib.request.Request(
        desk.base + path, data=body, headers={"Content-Type": content_type, **headers}, method="POST")
    try:
        with OPENER.open(request, timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def upload(desk, data, name="foto.jpg", cookie=None, key=None):
    """Sends one file as a script does."""
    body, kind = multipart([(f'name="picture"; filename="{name}"', data)])
    answer = send(desk, body, kind, {"Cookie": cookie, "X-Form-Key": key, "Accept": "application/json"})
    return answer.status, json.loads(answer.text)


@pytest.fixture(scope="module")
def chief(desk):
    return session(desk, desk.chief_mail, desk.chief_password)


@pytest.fixture(scope="module")
def editor(desk, chromium):
    page = desk.open_as(chromium, "editor", "pilar")
    yield page
    assert page.faults == []
    page.context.close()


def test_a_form_without_scripts_brings_a_picture_and_leads_to_its_words(desk, chromium):
    page = desk.open_as(chromium, "reporter", "sinescritos", java_script_enabled=False)
    page.goto(desk.base + "/desk/pictures/")
    page.set_input_files("[name=picture]", [picture("Playa Larga.jpg", colour=(200, 20, 20))])
    page.fill(".add-pictures [name=credit]", "Ana & Luis/El Faro")
    page.click("text=Subir")
    assert re.search(r"/desk/pictures/\d+/", page.url)
    assert page.inner_text("h1") == "playa-larga"
    assert "La foto se subió" in page.inner_text("[role=status]")
    assert page.input_value("[name=credit]") == "Ana & Luis/El Faro"
    page.fill("[name=alt]", "Una playa <vacía> & larga")
    page.fill("[name=caption]", "Playa Larga, 3 < 5 & más")
    page.click("text=Guardar")
    assert page.input_value("[name=alt]") == "Una playa <vacía> & larga"
    assert page.input_value("[name=caption]") == "Playa Larga, 3 < 5 & más"
    page.goto(desk.base + "/desk/pictures/?q=larga vac")
    assert page.inner_text(".pictures .picture-title") == "Playa Larga, 3 < 5 & más"
    assert page.query_selector(".pictures .lacking") is None
    page.context.close()


def test_several_files_are_answered_each_by_itself_without_scripts(desk, chromium):
    page = desk.open_as(chromium, "reporter", "sinescritos", java_script_enabled=False)
    page.goto(desk.base + "/desk/pictures/")
    whole = picture("entera.png", kind="PNG")
    cut = picture("cortada.jpg", size=(1200, 900))
    cut["buffer"] = cut["buffer"][: len(cut["buffer"]) // 2]
    page.set_input_files("[name=picture]", [
        whole, cut, {"name": "carta.jpg", "mimeType": "image/jpeg", "buffer": b"<html><script>alert(1)</script>"}])
    page.click("text=Subir")
    refused = page.inner_text("[role=alert]")
    assert "cortada.jpg" in refused and "dañado o incompleto" in refused
    assert "carta.jpg" in refused and "No es una foto JPEG, PNG ni WebP" in refused
    assert "1 foto subida." in page.inner_text("main")
    page.context.close()


def test_files_are_chosen_dropped_and_pasted_with_scripts(desk, editor):
    page = editor
    page.goto(desk.base + "/desk/pictures/")
    page.set_input_files("[name=picture]", [
        picture("uno.jpg", colour=(1, 2, 3)), picture("dos.webp", kind="WEBP", colour=(90, 2, 3)),
        {"name": "mala.svg", "mimeType": "image/svg+xml", "buffer": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}])
    page.wait_for_selector(".uploads li:nth-child(2) a:visible")
    page.wait_for_selector(".uploads li.refused")
    assert "No es una foto" in page.inner_text(".uploads li.refused")
    assert page.locator(".uploads li a:visible").count() == 2
    page.faults[:] = [fault for fault in page.faults if "422" not in fault]
    page.wait_for_selector("#library .picture-title:text('dos')")
    # A picture that is dropped, and one that is pasted.
    for kind, name, colour in [("drop", "soltada.jpg", (9, 120, 9)), ("paste", "pegada.jpg", (120, 120, 9))]:
        data = base64.b64encode(picture(name, colour=colour)["buffer"]).decode()
        page.evaluate("""([kind, name, data]) => {
            const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
            document.body.dispatchEvent(kind === "drop"
                ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
                : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
        }""", [kind, name, data])
        page.wait_for_selector(f"#library .picture-title:text('{name.split('.')[0]}')")


def test_a_lost_connection_is_said_and_tried_again(desk, editor):
    page = editor
    page.goto(desk.base + "/desk/pictures/")
    page.route("**/desk/pictures/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.set_input_files("[name=picture]", [picture("lejana.jpg", colour=(77, 7, 7))])
    page.wait_for_selector(".uploads .refused button:visible")
    assert "La subida falló" in page.inner_text(".uploads .refused")
    page.unroute("**/desk/pictures/")
    page.click(".uploads .refused button")
    page.wait_for_selector(".uploads li a:visible")
    page.faults[:] = [fault for fault in page.faults if "ERR_FAILED" not in fault]


def test_the_same_file_is_the_same_picture(desk, chief):
    cookie, key = chief
    data = picture(colour=(5, 55, 155))["buffer"]
    first, second = upload(desk, data, "a.jpg", cookie, key), upload(desk, data, "b.jpg", cookie, key)
    assert first[0] == second[0] == 201
    assert first[1]["pictures"][0]["id"] == second[1]["pictures"][0]["id"]
    assert second[1]["pictures"][0]["name"] == "a"


def test_what_is_no_picture_is_refused_whatever_it_is_called(desk, chief):
    cookie, key = chief
    jpeg = picture(size=(640, 480))["buffer"]
    png = picture(kind="PNG")["buffer"]
    refused = {
        "x.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "x.jpg": b"<!doctype html><script>alert(1)</script>",
        "y.jpg": b"GIF89a" + b"\0" * 100,
        "cut.jpg": jpeg[: len(jpeg) // 2],
        "head.jpg": jpeg[:3],
        "cut.png": png[: len(png) // 2],
        "liar.webp": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 40,
        "empty.jpg": b"",
        "pdf.jpg": b"%PDF-1.4 " + b"x" * 99,
    }
    for name, data in refused.items():
        status, answer = upload(desk, data, name, cookie, key)
        assert status == 422 and answer["pictures"] == [], name
        assert answer["refused"][0]["reason"], name


def test_a_polyglot_is_shown_as_nothing_but_a_picture(desk, chief):
    cookie, key = chief
    data = picture(colour=(3, 33, 133))["buffer"] + b"<script>alert(document.domain)</script>"
    status, answer = upload(desk, data, '%22><script>.jpg', cookie, key)
    assert status == 201
    shown = desk.get(answer["pictures"][0]["address"])
    assert shown.headers["Content-Type"] == "image/jpeg" and b"<script>" not in shown.body
    original = desk.get(f"{answer['pictures'][0]['path']}original/", {"Cookie": cookie})
    assert original.body == data
    assert original.headers["Content-Disposition"].startswith("attachment; filename=\"script.jpg\"")
    assert original.headers["X-Content-Type-Options"] == "nosniff"
    assert original.headers["Content-Type"] == "image/jpeg"


def test_paths_in_names_lead_nowhere(desk, chief):
    cookie, key = chief
    for number, name in enumerate(["../../../etc/passwd", "..\\..\\x.jpg", "/abs.jpg", "%2e%2e%2fy.jpg", "\u202egpj.exe"]):
        data = picture(colour=(number, 250, 60))["buffer"]
        status, answer = upload(desk, data, name, cookie, key)
        assert status == 201, name
        assert re.fullmatch(r"[a-z0-9-]+", answer["pictures"][0]["name"])


def test_too_large_is_said_with_the_limit(desk, chief):
    cookie, key = chief
    small = picture(colour=(8, 8, 80))["buffer"]
    large = small + b"\0" * (41 << 20)
    status, answer = upload(desk, large, "grande.jpg", cookie, key)
    assert status == 413 and answer["refused"][0]["reason"] == "Pesa 41 MB; el límite es 40 MB."
    # Beside one that is too large the others come in.
    body, kind = multipart([
        ('name="picture"; filename="grande.jpg"', large), ('name="picture"; filename="chica.jpg"', small)])
    answer = send(desk, body, kind, {"Cookie": cookie, "X-Form-Key": key, "Accept": "application/json"})
    answer = json.loads(answer.text)
    assert [len(answer["pictures"]), len(answer["refused"])] == [1, 1]
    # What says that it is larger than any form is not read at all.
    answer = send(desk, b"x", kind, {
        "Cookie": cookie, "X-Form-Key": key, "Accept": "application/json", "Content-Length": str(1 << 40)})
    assert answer.status == 413 and "406 MB" in answer.text


def test_a_bomb_is_refused_before_it_is_decoded(desk, chief):
    cookie, key = chief
    Image.MAX_IMAGE_PIXELS = None
    data = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(data, "PNG")
    status, answer = upload(desk, data.getvalue(), "bomba.png", cookie, key)
    assert status == 413 and "900 millones" in answer["refused"][0]["reason"]


def test_foreign_forms_bring_nothing(desk, chief):
    cookie, key = chief
    data = picture(colour=(44, 44, 4))["buffer"]
    file = ('name="picture"; filename="f.jpg"', data)
    count = len(pictures(desk, cookie))
    for parts, headers, expected in [
        ([file], {}, 403),
        ([file, ('name="_csrf"', key.encode())], {}, 403),
        ([('name="_csrf"', b"0" * len(key)), file], {}, 403),
        ([file], {"X-Form-Key": "0" * len(key)}, 403),
        ([('name="_csrf"', key.encode()), file], {"Sec-Fetch-Site": "cross-site"}, 403),
        ([('name="_csrf"', key.encode()), file], {"Origin": "https://evil.example"}, 403),
    ]:
        body, kind = multipart(parts)
        answer = send(desk, body, kind, {"Cookie": cookie, **headers})
        assert answer.status == expected, (parts[0][0], headers)
    body, kind = multipart([file])
    assert send(desk, body, kind, {}).status in (303, 401)
    assert len(pictures(desk, cookie)) == count
    body, kind = multipart([('name="_csrf"', key.encode()), file])
    assert send(desk, body, kind, {"Cookie": cookie}).status == 303
    assert len(pictures(desk, cookie)) == count + 1


def test_broken_bodies_are_answered(desk, chief):
    cookie, key = chief
    headers = {"Cookie": cookie, "X-Form-Key": key}
    body, kind = multipart([('name="picture"; filename="f.jpg"', picture()["buffer"])])
    for broken, kind in [
        (body[:-10], kind), (b"", kind), (body, "multipart/form-data"), (body.replace(b"\r\n", b"\n"), kind),
        (b"--x\r\n" + b"a" * 100_000, "multipart/form-data; boundary=x"),
    ]:
        assert send(desk, broken, kind, headers).status == 400
    nested = b"--x\r\nContent-Disposition: form-data; name=picture\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y--\r\n--x--"
    assert send(desk, nested, "multipart/form-data; boundary=x", headers).status == 400
    assert desk.get("/desk/pictures/", {"Cookie": cookie}).status == 200
    assert list((desk.folder / "data/arrivals").iterdir()) == []


def pictures(desk, cookie):
    answer = desk.get("/desk/pictures/", {"Cookie": cookie, "Accept": "application/json"})
    found = json.loads(answer.text)
    while found["next"]:
        more = json.loads(desk.get(found["next"], {"Cookie": cookie, "Accept": "application/json"}).text)
        found = {"pictures": found["pictures"] + more["pictures"], "next": more["next"]}
    return found["pictures"]


@needs_shared
@pytest.mark.parametrize("name", sorted(path.name for path in (IMAGES / "orientation").glob("*.jpg"))
                         if IMAGES.is_dir() else [])
def test_turned_pictures_come_out_upright(desk, chief, name):
    status, answer = upload(desk, (IMAGES / "orientation" / name).read_bytes(), name, *chief)
    assert status == 201
    found = answer["pictures"][0]
    assert found["width"] > found["height"]
    shown = Image.open(io.BytesIO(desk.get(found["thumbnail"]).body))
    assert shown.width > shown.height and shown.mode == "RGB"


@needs_shared
def test_pictures_for_print_come_out_in_colours_of_the_screen(desk, chief):
    for name in ["cmyk.jpg", "rgb-wo-profile.jpg"]:
        status, answer = upload(desk, (IMAGES / "colour" / name).read_bytes(), name, *chief)
        assert status == 201
        shown = Image.open(io.BytesIO(desk.get(answer["pictures"][0]["thumbnail"]).body))
        assert shown.mode == "RGB"
        # The two are the same photograph; neither is a negative of the other.
        average = shown.convert("RGB").resize((1, 1)).getpixel((0, 0))
        assert sum(average) / 3 > 60, (name, average)


@needs_shared
def test_malformed_files_are_taken_or_refused_and_nothing_breaks(desk, chief):
    for path in sorted((IMAGES / "malformed").iterdir())[::3]:
        status, answer = upload(desk, path.read_bytes(), path.name, *chief)
        assert status in (201, 413, 422), path.name
        if status == 201:
            assert desk.get(answer["pictures"][0]["thumbnail"]).status == 200, path.name


def test_animated_pictures_are_their_first_frame(desk, chief):
    frames = [Image.new("RGB", (200, 100), colour) for colour in [(200, 0, 0), (0, 200, 0), (0, 0, 200)]]
    data = io.BytesIO()
    frames[0].save(data, "WEBP", save_all=True, append_images=frames[1:], duration=100)
    status, answer = upload(desk, data.getvalue(), "animada.webp", *chief)
    assert status == 201
    found = answer["pictures"][0]
    assert (found["width"], found["height"]) == (200, 100)
    red, green, blue = Image.open(io.BytesIO(desk.get(found["thumbnail"]).body)).convert("RGB").getpixel((50, 50))
    assert red > 150 and green < 50 and blue < 50


def test_words_belong_to_who_brought_the_picture_and_to_picture_editors(desk, chromium, chief):
    status, answer = upload(desk, picture(colour=(99, 1, 99))["buffer"], "ajena.jpg", *chief)
    path = answer["pictures"][0]["path"]
    reporter = desk.open_as(chromium, "reporter", "rita")
    reporter.goto(desk.base + path)
    assert reporter.is_disabled("[name=alt]")
    assert "Solo quien la subió" in reporter.inner_text("main")
    key = reporter.input_value("input[name=_csrf] >> nth=0")
    answer = reporter.request.post(desk.base + path, form={"_csrf": key, "alt": "mía"}, headers={"Origin": desk.base})
    assert answer.status == 403
    photographer = desk.open_as(chromium, "photo_editor", "foto")
    photographer.goto(desk.base + path)
    other = photographer.context.new_page()
    other.goto(desk.base + path)
    other.fill("[name=alt]", "Lo de la otra ventana")
    other.click("text=Guardar")
    photographer.fill("[name=credit]", "Crédito nuevo")
    photographer.click("text=Guardar")
    # Different fields come together.
    assert photographer.input_value("[name=alt]") == "Lo de la otra ventana"
    assert photographer.input_value("[name=credit]") == "Crédito nuevo"
    other.goto(desk.base + path)
    photographer.fill("[name=alt]", "Uno")
    photographer.click("text=Guardar")
    other.fill("[name=alt]", "Otro")
    other.click("text=Guardar")
    # The same field: both are kept, and shown.
    assert "Otra persona cambió esto" in other.inner_text("[role=alert]")
    assert other.input_value("[name=alt]") == "Otro"
    assert "Uno" in other.inner_text(".theirs")
    other.click("text=Guardar")
    assert other.input_value("[name=alt]") == "Otro" and other.query_selector("[role=alert]") is None
    reporter.context.close()
    photographer.context.close()


def test_a_missing_alt_text_is_seen_everywhere(desk, editor, chief):
    status, answer = upload(desk, picture("muda.jpg", colour=(250, 128, 1))["buffer"], "muda.jpg", *chief)
    editor.goto(desk.base + "/desk/pictures/?q=muda")
    assert editor.is_visible(".pictures .lacking")
    editor.goto(desk.base + "/desk/pictures/?alt=none&q=muda")
    assert editor.locator(".pictures li").count() == 1
    editor.goto(desk.base + answer["pictures"][0]["path"])
    assert editor.is_visible("h2 .lacking")


def test_a_picture_says_who_uses_it(desk, editor, chief):
    cookie, key = chief
    found = next(entry for entry in pictures(desk, cookie) if entry["name"] == "harbour-dawn")
    editor.goto(desk.base + found["path"])
    assert "Un día en la bahía" in editor.inner_text(".uses")


def test_a_picture_that_nobody_uses_is_removed_after_a_question(desk, chromium, editor, chief):
    reporter = desk.open_as(chromium, "reporter", "rita")
    reporter.goto(desk.base + "/desk/pictures/")
    reporter.set_input_files("[name=picture]", [picture("sobra.jpg", colour=(201, 7, 33))])
    reporter.wait_for_selector(".uploads li a:visible")
    reporter.click(".uploads li a")
    address = reporter.url
    shown = reporter.get_attribute(".picture-page img", "src")
    assert desk.get(shown).status == 200
    reporter.click("text=Eliminar la foto…")
    assert faults_of(reporter) == []
    assert "No se puede deshacer" in reporter.inner_text("main")
    reporter.click("text=Cancelar")
    assert reporter.url == address
    reporter.click("text=Eliminar la foto…")
    reporter.click("button.danger")
    assert "La foto se eliminó" in reporter.inner_text("[role=status]")
    assert desk.get(shown).status == 404
    reporter.goto(desk.base + "/desk/pictures/?q=sobra")
    assert reporter.locator(".pictures li").count() == 0
    # Somebody else's picture is not theirs to remove.
    status, answer = upload(desk, picture(colour=(202, 7, 33))["buffer"], "del-jefe.jpg", *chief)
    reporter.goto(desk.base + answer["pictures"][0]["path"])
    assert reporter.locator("text=Eliminar la foto…").count() == 0
    key = reporter.input_value("input[name=_csrf] >> nth=0")
    refused = reporter.request.post(
        desk.base + answer["pictures"][0]["path"] + "removal/", form={"_csrf": key}, headers={"Origin": desk.base})
    assert refused.status == 403
    assert reporter.request.get(desk.base + answer["pictures"][0]["path"] + "removal/").status == 403
    reporter.context.close()
    editor.goto(desk.base + answer["pictures"][0]["path"])
    editor.click("text=Eliminar la foto…")
    editor.click("button.danger")
    assert "La foto se eliminó" in editor.inner_text("[role=status]")
    boss = desk.open_as(chromium)
    boss.goto(desk.base + "/desk/audit/?action=remove")
    assert "eliminó la foto del-jefe" in boss.inner_text("main")
    boss.context.close()


def test_a_picture_that_is_used_is_not_removed_and_says_where(desk, editor, chief):
    cookie, key = chief
    found = next(entry for entry in pictures(desk, cookie) if entry["name"] == "harbour-dawn")
    editor.goto(desk.base + found["path"])
    assert editor.locator("text=Eliminar la foto…").count() == 0
    assert "mientras esté en uso" in editor.inner_text("main")
    editor.goto(desk.base + found["path"] + "removal/")
    assert "No se puede eliminar" in editor.inner_text("[role=alert]")
    assert faults_of(editor) == []
    assert editor.locator("button.danger").count() == 0
    editor.click(".uses a >> nth=0")
    assert re.search(r"/desk/stories/\d+/", editor.url)
    assert desk.get(found["thumbnail"]).status == 200


def test_a_former_version_comes_back_without_pictures_that_were_removed(desk, editor, chief):
    status, answer = upload(desk, picture(colour=(203, 7, 33))["buffer"], "fugaz.jpg", *chief)
    entry = answer["pictures"][0]
    page = editor.context.browser.new_context(java_script_enabled=False).new_page()
    desk.sign_in(page, *desk.passwords["pilar"])
    page.click("header button[data-key=n]")
    story = page.url
    page.fill("[name=headline]", "Con una foto fugaz")
    page.fill("[name=body]", f'<p>Antes.</p><figure><img src="{entry["address"]}" alt="x"></figure><p>Después.</p>')
    page.click("#story-save")
    page.goto(desk.base + entry["path"])
    assert "Con una foto fugaz" in page.inner_text(".uses")
    page.goto(story)
    page.fill("[name=body]", "<p>Antes.</p><p>Después, sin ella.</p>")
    page.click("#story-save")
    page.goto(desk.base + entry["path"] + "removal/")
    page.click("button.danger")
    page.goto(story + "revisions/2/restoration/")
    assert "Estas fotos se eliminaron de la biblioteca y no volverán: fugaz." in page.inner_text("main")
    page.click("main form button.primary")
    page.goto(story)
    assert page.input_value("[name=body]").replace("\n", "") == "<p>Antes.</p><p>Después.</p>"
    page.context.close()


def test_a_save_says_which_pictures_were_removed_meanwhile(desk, editor, chief):
    _, answer = upload(desk, picture(colour=(33, 203, 7))["buffer"], "pasajera.jpg", *chief)
    entry = answer["pictures"][0]
    new_story(desk, editor)
    address = editor.url
    plain = editor.context.browser.new_context(java_script_enabled=False)
    plain.add_cookies(editor.context.cookies())
    first, second, third = (plain.new_page() for _ in range(3))

    def write(page, body, headline="Con una foto pasajera"):
        page.fill("[name=headline]", headline)
        page.fill("[name=body]", body)

    first.goto(address)
    figure = f'<figure><img src="{entry["address"]}" alt="x"></figure>'
    write(first, f"<p>Antes.</p>{figure}<p>Después.</p>")
    first.click("#story-save")
    first.wait_for_url("**/?notice=saved")
    for page in [editor, second, third]:
        page.goto(address)
    editor.wait_for_selector("html[data-story=ready]")
    editor.route("**/journal/", lambda route: route.abort())
    write(first, "<p>Antes.</p><p>Después.</p>")
    first.click("#story-save")
    first.wait_for_url("**/?notice=saved")
    assert "eliminaron" not in first.inner_text("main")
    first.goto(desk.base + entry["path"] + "removal/")
    first.click("button.danger")
    gone = "Estas fotos se eliminaron de la biblioteca y ya no están en la nota: pasajera."

    # With scripts: said above the text, which stands as it was saved.
    editor.fill("[name=headline]", "Con la foto que ya no está")
    editor.keyboard.press("Control+Enter")
    expect(editor.locator("[data-line-key=pictures]")).to_have_text(gone)
    assert editor.url == address
    assert "<img" not in editor.input_value("[name=body]")
    assert editor.locator(".ProseMirror img").count() == 0
    editor.unroute("**/journal/")
    editor.fill("[name=headline]", "Con la foto que ya no está, y ya se sabe")
    editor.keyboard.press("Control+s")
    expect(editor.locator("[data-line-key=pictures]")).to_have_count(0)

    # Without: as a notice, before the way goes on.
    second.fill("[name=summary]", "Sin guion.")
    second.click("[name=then] >> nth=0")
    second.wait_for_url("**/?notice=joined&left=pasajera")
    assert gone in second.inner_text(".notice")
    assert "<img" not in second.input_value("[name=body]")
    # So it is where two changed the same and one of them decides.
    third.fill("[name=headline]", "Otro titular a la vez")
    third.click("#story-save")
    third.wait_for_url("**/merge/form/")
    third.click("text=Guardar así")
    third.wait_for_url("**/?notice=joined&left=pasajera")
    assert gone in third.inner_text(".notice")
    # An address makes the desk say nothing but names.
    third.goto(address + "?notice=saved&left=%3Cb%3EEscribe+a%20http://x.example/%3C/b%3E")
    assert "x.example" not in third.inner_text("main") and third.locator(".notice b").count() == 0
    plain.close()


def new_story(desk, page):
    page.goto(desk.base + "/desk/")
    page.click("header button[data-key=n]")
    page.wait_for_selector("form#story")


def test_the_lead_picture_is_chosen_by_keyboard(desk, editor):
    page = editor
    new_story(desk, page)
    page.focus("[data-lead-choose]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#picture-chooser[open] .pictures li")
    page.keyboard.type("harbour-dusk")
    page.wait_for_selector("#picture-chooser .pictures li:only-child")
    assert faults_of(page) == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".lead-picture:visible")
    assert page.query_selector("#picture-chooser[open]") is None
    assert page.input_value("[name=lead-picture]").isdigit()
    page.fill("[name=headline]", "Con foto")
    page.fill("[name=lead-caption]", "Anochece en el puerto")
    page.click("#story-save")
    page.wait_for_load_state()
    page.reload()
    assert page.is_visible(".lead-picture") and page.input_value("[name=lead-caption]") == "Anochece en el puerto"
    page.click("[data-lead-remove]")
    assert page.is_hidden(".lead-picture") and page.input_value("[name=lead-picture]") == ""


def test_a_new_picture_becomes_the_lead_by_the_dialog_and_by_drop(desk, editor):
    page = editor
    new_story(desk, page)
    page.click("[data-lead-choose]")
    page.set_input_files("#picture-chooser input[type=file]", [picture("principal.jpg", colour=(12, 200, 200))])
    page.wait_for_selector(".lead-picture[src*='/principal-']:visible")
    assert page.query_selector("#picture-chooser[open]") is None, "one was wanted and one was brought"
    first = page.input_value("[name=lead-picture]")
    data = base64.b64encode(picture(colour=(12, 20, 200))["buffer"]).decode()
    page.evaluate("""(data) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], "otra.jpg", { type: "image/jpeg" }));
        document.querySelector("[data-lead]").dispatchEvent(
            new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }""", data)
    page.wait_for_selector(".lead-picture[src*='/otra-']:visible")
    assert page.input_value("[name=lead-picture]") not in ("", first)


def test_several_pictures_are_chosen_for_a_gallery(desk, editor):
    page = editor
    new_story(desk, page)
    page.evaluate("""() => document.dispatchEvent(new CustomEvent("picture:choose", {
        detail: { several: true, onChosen: (pictures) => { window.chosen = pictures; } } }))""")
    page.wait_for_selector("#picture-chooser .pictures li:nth-child(3)")
    for number in (1, 3):
        page.click(f"#picture-chooser .pictures li:nth-child({number}) button")
    assert page.inner_text("#picture-chooser output") == "2"
    page.click("#picture-chooser [data-use]")
    chosen = page.evaluate("window.chosen")
    assert len(chosen) == 2
    for entry in chosen:
        assert set(entry) >= {"id", "address", "width", "height", "caption", "alt", "credit"}
        assert entry["address"].startswith("/media/")
    page.evaluate("""() => document.dispatchEvent(new CustomEvent("picture:choose", {
        detail: { several: false, onChosen: () => { window.chosen = null; } } }))""")
    page.wait_for_selector("#picture-chooser .pictures li")
    page.keyboard.press("Escape")
    assert page.query_selector("#picture-chooser[open]") is None and page.evaluate("window.chosen") is not None


def test_a_lead_picture_is_chosen_without_scripts(desk, chromium):
    page = desk.open_as(chromium, "editor", "sinteclas", java_script_enabled=False)
    page.click("header button[data-key=n]")
    page.click("text=Elegir la foto en la lista de fotos")
    page.click("text=Usar en la nota >> nth=0")
    assert re.search(r"/desk/stories/\d+/", page.url)
    assert page.is_visible(".lead-picture")
    page.context.close()


def test_a_gallery_reaches_readers_without_scripts(desk, chromium, chief):
    cookie, key = chief
    found = json.loads(desk.get("/desk/stories/find/?q=faros%20apagados", {"Cookie": cookie}).text)[0]
    shown = "".join(
        f'<figure><img src="{entry["address"]}" alt="Foto {number}"><figcaption>Pie {number} '
        f'<span class="credit">Ana</span></figcaption></figure>'
        for number, entry in enumerate(pictures(desk, cookie)[-3:]))
    writer = desk.open_as(chromium, "chief", "galerista", java_script_enabled=False)
    writer.goto(f"{desk.base}/desk/stories/{found['id']}/")
    body = writer.input_value("[name=body]")
    writer.fill("[name=body]", f'{body}<figure class="gallery">{shown}<figcaption>Las tres</figcaption></figure>')
    writer.click("#story-save")
    writer.context.close()
    reader = chromium.new_context(java_script_enabled=False).new_page()
    for width in (1280, 390):
        reader.set_viewport_size({"width": width, "height": 900})
        reader.goto(desk.base + found["path"])
        boxes = [box.bounding_box() for box in reader.locator(".gallery > figure").all()]
        assert len(boxes) == 3 and reader.locator(".gallery picture source").count() == 3
        assert (boxes[0]["y"] == boxes[1]["y"]) == (width == 1280)
        # The last of an odd number has the row to itself.
        assert boxes[2]["width"] > 1.9 * boxes[1]["width"] if width == 1280 else boxes[2]["width"] == boxes[1]["width"]
        assert reader.locator(".gallery figcaption").last.inner_text() == "Las tres"
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.context.close()
    reader = chromium.new_context().new_page()
    reader.goto(desk.base + found["path"])
    assert faults_of(reader) == []
    # What is fetched is what is shown: no wider than the next size that holds it.
    for width, ratio in [(360, 1), (360, 3), (700, 1), (1280, 1), (1280, 2)]:
        reader.context.close()
        reader = chromium.new_context(
            viewport={"width": width, "height": 900}, device_scale_factor=ratio).new_page()
        reader.goto(desk.base + found["path"])
        for image in reader.locator(".gallery img").all():
            image.scroll_into_view_if_needed()
            needed = image.evaluate("image => image.clientWidth") * ratio
            reader.wait_for_function("image => image.complete && image.currentSrc", arg=image.element_handle())
            fetched = int(re.search(r"-(\d+)\.\w+$", image.evaluate("image => image.currentSrc")).group(1))
            larger = [size for size in (320, 640, 960, 1280, 1600) if size >= needed]
            assert 0.9 * needed <= fetched <= (larger or [1600])[0], (width, ratio, needed, fetched)
    reader.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_its_pages_are_open_to_everybody(desk, chromium, chief, width):
    cookie, key = chief
    # A name that is one long word, as cameras and agencies give them.
    status, answer = upload(desk, picture(colour=(204, 7, 33))["buffer"], "f" * 60 + ".jpg", cookie, key)
    one = answer["pictures"][0]["path"]
    page = desk.open_as(chromium, "editor", "pilar", viewport={"width": width, "height": 900})
    for language in ["es", "en"]:
        page.goto(desk.base + "/desk/account/")
        page.select_option("[name=language]", language)
        page.click("form[action='/desk/account/language/'] button")
        for path in ["/desk/pictures/", "/desk/pictures/?q=nadaquever", "/desk/pictures/?alt=none", one, one + "removal/"]:
            page.goto(desk.base + path)
            assert page.get_attribute("html", "lang") == language
            assert faults_of(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(desk.base + "/desk/account/")
    page.select_option("[name=language]", "es")
    page.click("form[action='/desk/account/language/'] button")
    assert page.faults == []
    page.context.close()
