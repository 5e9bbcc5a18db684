"""Who gets in at the desk, and who doesn't: sign-in, second factor, invitations, sessions, forms of other sites."""

import base64
import hashlib
import hmac
import re
import struct
import time
import urllib.parse
import urllib.request

import pytest

from Tests.conftest import OPENER, Answer, run


def code(secret, at=None):
    """The six digits of an authenticator (RFC 6238)."""
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = mac[19] & 15
    return f"{(struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


def post(desk, path, fields, headers=None):
    body = urllib.parse.urlencode(fields).encode()
    request = urllib.request.Request(desk.base + path, data=body, headers=headers or {}, method="POST")
    try:
        with OPENER.open(request, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def door(desk):
    """The sign-in's cookie and form key, as a browser without scripts gets them."""
    page = desk.get("/desk/sign-in/")
    assert page.headers["X-Frame-Options"] == "DENY"
    return page.headers["Set-Cookie"].split(";")[0], re.search(r'name="_csrf" value="(\w+)"', page.text).group(1)


def session(desk, mail, password):
    """A session's cookie and form key."""
    cookie, key = door(desk)
    answer = post(desk, "/desk/sign-in/", {"_csrf": key, "email": mail, "password": password}, {"Cookie": cookie})
    assert answer.status == 303, answer.text
    cookie = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie"))
    page = desk.get("/desk/account/", {"Cookie": cookie}).text
    return cookie, re.search(r'name="_csrf" value="(\w+)"', page).group(1)


def test_a_wrong_password_says_so_and_keeps_the_mail(desk, chromium):
    page = chromium.new_context().new_page()
    desk.sign_in(page, desk.chief_mail, "no es esta")
    assert "son incorrectos" in page.inner_text("[role=alert]")
    assert page.input_value("[name=email]") == desk.chief_mail
    desk.sign_in(page, "nadie@elfaro.example", "no es esta")
    assert "son incorrectos" in page.inner_text("[role=alert]")
    page.context.close()


def test_one_signs_in_and_is_led_where_one_wanted_to_go(desk, chromium):
    page = chromium.new_context().new_page()
    page.goto(desk.base + "/desk/account/")
    assert "/desk/sign-in/" in page.url
    page.fill("[name=email]", desk.chief_mail.upper())
    page.fill("[name=password]", desk.chief_password)
    page.keyboard.press("Enter")
    page.wait_for_url(desk.base + "/desk/account/")
    page.click("summary")
    page.click("text=Salir >> visible=true")
    page.wait_for_url("**/desk/sign-in/")
    page.goto(desk.base + "/desk/")
    assert "/desk/sign-in/" in page.url
    page.context.close()


def test_the_way_in_leads_back_to_the_page_as_it_was(desk):
    answer = desk.get("/desk/stories/?state=draft&q=puente")
    assert answer.headers["Location"] == "/desk/sign-in/?to=/desk/stories/%3Fstate%3Ddraft%26q%3Dpuente"
    page = "/desk/stories/3/corrections/"
    for referer, target in [(desk.base + page + "?notice=saved", f"?to={page}"), ("https://evil.example" + page, ""),
                            (desk.base + "/politica/", "")]:
        answer = post(desk, page, {"text": "Tarde."}, {"Referer": referer})
        assert (answer.status, answer.headers["Location"]) == (303, "/desk/sign-in/" + target)


def test_nobody_is_led_to_another_site(desk):
    for target in ["https://evil.example/", "//evil.example", "/desk/\\evil.example", "/desk//evil.example"]:
        cookie, key = door(desk)
        answer = post(desk, "/desk/sign-in/", {
            "_csrf": key, "email": desk.chief_mail, "password": desk.chief_password, "to": target}, {"Cookie": cookie})
        assert (answer.status, answer.headers["Location"]) == (303, "/desk/")


def test_cookies_are_for_the_server_alone(desk):
    cookie, key = door(desk)
    answer = post(desk, "/desk/sign-in/", {
        "_csrf": key, "email": desk.chief_mail, "password": desk.chief_password}, {"Cookie": cookie})
    for line in answer.headers.get_all("Set-Cookie"):
        assert "HttpOnly" in line and "SameSite=Lax" in line


def test_forms_of_other_sites_change_nothing(desk):
    cookie, key = session(desk, desk.chief_mail, desk.chief_password)
    english = {"_csrf": key, "language": "en"}
    forms = [
        ({"language": "en"}, {}),
        ({"_csrf": "0" * 32, "language": "en"}, {}),
        (english, {"Origin": "https://evil.example"}),
        (english, {"Origin": "null"}),
        (english, {"Sec-Fetch-Site": "cross-site"}),
        (english, {"Sec-Fetch-Site": "same-site"}),
    ]
    for fields, headers in forms:
        answer = post(desk, "/desk/account/language/", fields, {"Cookie": cookie, **headers})
        assert answer.status == 403, (fields, headers)
        assert 'lang="es"' in desk.get("/desk/", {"Cookie": cookie}).text
    assert post(desk, "/desk/account/language/", english, {"Cookie": cookie, "Origin": desk.base}).status == 303
    assert 'lang="en"' in desk.get("/desk/", {"Cookie": cookie}).text
    post(desk, "/desk/account/language/", {"_csrf": key, "language": "es"}, {"Cookie": cookie})


def test_guessing_is_slowed_and_locks_nobody_out(desk, chromium):
    page = desk.open_as(chromium, "reporter", "lucia")
    page.context.clear_cookies()
    mail, password = desk.passwords["lucia"]
    # Somebody elsewhere guesses, behind a proxy of this machine.
    cookie, key = door(desk)
    elsewhere = {"Cookie": cookie, "X-Forwarded-For": "203.0.113.9"}
    answers = [post(desk, "/desk/sign-in/", {"_csrf": key, "email": mail, "password": f"intento {n}"}, elsewhere)
               for n in range(8)]
    assert [a.status for a in answers] == [422] * 6 + [429] * 2
    assert "Espera" in answers[-1].text
    # Even the right password does not help there; at home it does.
    assert post(desk, "/desk/sign-in/", {"_csrf": key, "email": mail, "password": password}, elsewhere).status == 429
    session(desk, mail, password)
    page.context.close()


def test_a_second_factor_is_set_up_asked_for_and_replaced_by_a_recovery_code(desk, chromium):
    page = desk.open_as(chromium, "editor", "marta")
    page.goto(desk.base + "/desk/account/second-factor/")
    secret = page.inner_text(".secret")
    page.fill("[name=code]", "000000")
    page.click("main button.primary")
    assert "es incorrecto" in page.inner_text("[role=alert]")
    assert page.inner_text(".secret") == secret
    first = code(secret)
    page.fill("[name=code]", first)
    page.click("main button.primary")
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10
    page.context.close()

    def enter(text):
        page = chromium.new_context().new_page()
        desk.sign_in(page, *desk.passwords["marta"])
        page.fill("[name=code]", text)
        page.click("main button.primary")
        page.wait_for_load_state()
        isIn = page.url == desk.base + "/desk/"
        page.context.close()
        return isIn

    assert not enter("123456")
    # A code is good once, and the one that set it up was used.
    assert not enter(first)
    following = code(secret, time.time() + 30)
    assert enter(following)
    assert not enter(following)
    assert enter(codes[3])
    assert not enter(codes[3])
    # Lost phone, lost codes: the operator helps.
    assert run("user", "invite", desk.passwords["marta"][0], "--without-second-factor", "--site", desk.folder).returncode == 0
    session(desk, *desk.passwords["marta"])


def test_a_required_second_factor_must_be_set_up_first(desk, chromium):
    chief = desk.open_as(chromium)
    other = desk.open_as(chromium, "reporter", "nora")
    chief.goto(desk.base + "/desk/people/")
    chief.click("text=Nora")
    chief.check("[name=needs-second-factor]")
    chief.click("main button.primary")
    assert "Guardado" in chief.inner_text("[role=status]")
    other.goto(desk.base + "/desk/")
    assert other.url.endswith("/desk/account/second-factor/")
    chief.uncheck("[name=needs-second-factor]")
    chief.click("main button.primary")
    other.goto(desk.base + "/desk/")
    assert other.url == desk.base + "/desk/"
    for page in (chief, other):
        page.context.close()


def test_invitations_serve_once_and_roles_hold(desk, chromium):
    chief = desk.open_as(chromium)
    chief.goto(desk.base + "/desk/people/")
    chief.fill("[name=name]", "Pilar Ruiz")
    chief.fill("[name=email]", "pilar@elfaro.example")
    chief.select_option("[name=role]", "reporter")
    chief.click("main button.primary")
    link = chief.input_value("input.link")
    page = chromium.new_context().new_page()
    page.goto(link)
    for bad, words in [("corta", None), ("aaaaaaaaaaaa", "repite"), ("contraseña12", "primeras"), ("pilar2026pi", "parecerse")]:
        page.evaluate("document.querySelector('[name=password]').removeAttribute('minlength')")
        page.fill("[name=password]", bad)
        page.click("main button.primary")
        assert (words or "diez caracteres") in page.inner_text("[role=alert]")
    page.fill("[name=password]", "una noche sin luz")
    page.click("main button.primary")
    page.wait_for_url(desk.base + "/desk/")
    page.goto(link)
    assert "venció" in page.inner_text("h1")
    assert page.request.get(desk.base + "/desk/people/").status == 403
    # Shut out: the open session ends at once.
    assert run("user", "shut-out", "pilar@elfaro.example", "--site", desk.folder).returncode == 0
    page.goto(desk.base + "/desk/")
    assert "/desk/sign-in/" in page.url
    for window in (chief, page):
        window.context.close()


def test_a_new_password_ends_the_other_sessions(desk, chromium):
    here = desk.open_as(chromium, "reporter", "raul")
    there = desk.open_as(chromium, "reporter", "raul")
    here.goto(desk.base + "/desk/account/")
    assert here.locator("table.list tbody tr").count() >= 2
    here.fill("[name=current]", desk.passwords["raul"][1])
    here.fill("[name=password]", "otra frase muy larga")
    here.click("text=Cambiar la contraseña")
    assert "otras sesiones" in here.inner_text("[role=status]")
    there.goto(desk.base + "/desk/")
    assert "/desk/sign-in/" in there.url
    desk.passwords["raul"] = (desk.passwords["raul"][0], "otra frase muy larga")
    here.click("text=Cerrar todas las sesiones")
    here.wait_for_url("**/desk/sign-in/")
    for page in (here, there):
        page.context.close()


def test_the_last_administrator_stays(desk):
    answer = run("user", "shut-out", desk.chief_mail, "--site", desk.folder)
    assert answer.returncode == 1
    assert "needs an administrator" in answer.stderr
    assert "jefa@elfaro.example\tadministrator" in run("user", "list", "--site", desk.folder).stdout


@pytest.mark.parametrize("arguments, status, words", [
    (["add", "sin-arroba", "--role", "editor"], 2, "no address"),
    (["add", "x@elfaro.example", "--role", "rey"], 2, "--role must be one of reporter"),
    (["add", "jefa@elfaro.example", "--role", "editor"], 1, "already"),
    (["invite", "nadie@elfaro.example"], 1, "no account"),
])
def test_the_command_says_what_is_wrong(desk, arguments, status, words):
    answer = run("user", *arguments, "--site", desk.folder)
    assert answer.returncode == status
    assert words in answer.stderr
