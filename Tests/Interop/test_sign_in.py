"""Who gets in, and who doesn't, by the bytes: limits that hold behind proxies and under many tries at once, second factors,
invitations, what the audit and the log say of it."""

import re
import shutil
import sqlite3
import subprocess
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from Tests.conftest import PROGRAM, Newspaper, free_port, run, until
from Tests.Interop.door import Browser, code, invitation, member

PASSWORD = "barco lento y azul"


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    folder = tmp_path_factory.mktemp("door") / "paper"
    assert run("new", folder, "--name", "Diario").returncode == 0
    served = Newspaper(folder)
    yield served
    served.stop()


def rows(newspaper, sql, *values):
    database = sqlite3.connect(newspaper.folder / "data/portada.sqlite", timeout=10)
    try:
        return database.execute(sql, values).fetchall()
    finally:
        database.close()


def second_factor(browser):
    """Sets one up; gives its secret and the recovery codes."""
    page = browser.get("/desk/account/second-factor/")
    secret = re.search(r'name="secret" value="([A-Z2-7]+)"', page.text).group(1)
    codes = browser.post("/desk/account/second-factor/", {"secret": secret, "code": code(secret)})
    assert codes.status == 200, codes.text
    return secret, re.findall(r"<code>([a-z0-9-]+)</code>", codes.text)


def at_once(count, work):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def test_of_many_tries_at_once_no_more_are_looked_at_than_of_many_in_a_row(newspaper):
    member(newspaper, "ana@diario.example", PASSWORD)
    browsers = [Browser(newspaper, "198.51.100.1") for _ in range(20)]
    for browser in browsers:
        browser.get("/desk/sign-in/")
    tried = at_once(20, lambda n: browsers[n].post("/desk/sign-in/", {"email": "ana@diario.example", "password": f"no es {n}"}).status)
    assert Counter(tried) == {422: 6, 429: 14}
    assert Browser(newspaper, "198.51.100.1").sign_in("ana@diario.example", PASSWORD).status == 429
    assert Browser(newspaper, "198.51.100.2").sign_in("ana@diario.example", PASSWORD).status == 303


def test_a_claim_of_another_address_passes_no_limit(newspaper):
    member(newspaper, "beto@diario.example", PASSWORD)
    tried = [Browser(newspaper, f"10.1.2.{n}, 198.51.100.9").sign_in("beto@diario.example", "no es esta").status for n in range(8)]
    assert tried == [422] * 6 + [429] * 2
    assert rows(newspaper, "SELECT DISTINCT place FROM audit WHERE action = 'fail password' AND place LIKE '10.1.2.%'") == []


def test_thirty_wrong_passwords_behind_a_proxy_that_hides_its_clients_shut_nobody_out(newspaper):
    member(newspaper, "celia@diario.example", PASSWORD)
    for number in range(31):
        assert Browser(newspaper, "").sign_in(f"nadie{number}@diario.example", "no es esta").status == 422
    assert Browser(newspaper, "").sign_in("celia@diario.example", PASSWORD).status == 303


def test_a_browser_that_is_known_gets_in_while_others_guess(newspaper):
    known = member(newspaper, "dora@diario.example", PASSWORD, place="198.51.100.20")
    known.get("/desk/account/")
    assert known.post("/desk/sign-out/", {}).status == 303 and not known.is_in
    for _ in range(8):
        Browser(newspaper, "198.51.100.20").sign_in("dora@diario.example", "no es esta")
    assert Browser(newspaper, "198.51.100.20").sign_in("dora@diario.example", PASSWORD).status == 429
    assert known.sign_in("dora@diario.example", PASSWORD).status == 303 and known.is_in


def test_codes_are_counted_whatever_way_they_come(newspaper):
    browser = member(newspaper, "elena@diario.example", PASSWORD)
    secret, recovery = second_factor(browser)
    statuses = []
    for number in range(14):
        guesser = Browser(newspaper, f"198.51.101.{number}")
        asked = guesser.sign_in("elena@diario.example", PASSWORD)
        assert asked.status == 200
        statuses.append(guesser.give(asked, "000000").status)
    assert statuses == [422] * 10 + [429] * 4
    # Whoever guesses is out, with the right code, too; the owner's own browser is in.
    guesser = Browser(newspaper, "198.51.101.99")
    assert guesser.give(guesser.sign_in("elena@diario.example", PASSWORD), code(secret, 1)).status == 429
    assert browser.give(browser.sign_in("elena@diario.example", PASSWORD), recovery[0]).status == 303
    told = rows(newspaper, "SELECT detail FROM audit WHERE action = 'fail code' AND subject_id = (SELECT id FROM account WHERE email = ?)",
                "elena@diario.example")
    assert ("",) in told
    numbers = newspaper.get("/metrics").text
    assert 'portada_sign_in_failures_total{kind="code"} 10\n' in numbers
    assert re.search(r'portada_sign_in_refusals_total\{kind="code"\} [5-9]\n', numbers)


def test_codes_serve_once_and_recovery_codes_are_read_as_people_type_them(newspaper):
    browser = member(newspaper, "fabio@diario.example", PASSWORD)
    secret, recovery = second_factor(browser)

    def gives(text):
        one = Browser(newspaper, "198.51.102.1")
        one.cookies = {"portada-browser": browser.cookies["portada-browser"]}
        return one.give(one.sign_in("fabio@diario.example", PASSWORD), text).status

    assert gives(code(secret)) == 422, "the code that set it up is used up"
    nearest = code(secret, 1)
    assert gives(nearest[:3] + " " + nearest[3:]) == 303 and gives(nearest) == 422
    typed = [recovery[0], recovery[1].upper(), recovery[2].replace("-", ""), recovery[3].replace("-", " "), recovery[4] + " ",
             recovery[5].replace("-", "–")]
    assert [gives(text) for text in typed] == [303] * 6
    assert gives(recovery[0]) == 422


def test_secrets_of_second_factors_are_encrypted_and_those_of_before_are_taken_over(tmp_path):
    folder = tmp_path / "paper"
    assert run("new", folder, "--name", "Diario").returncode == 0
    key = folder / "data/portada.key"
    assert key.stat().st_mode & 0o777 == 0o600
    first = Newspaper(folder)
    try:
        secret, recovery = second_factor(member(first, "gil@diario.example", PASSWORD))
        (kept,), = rows(first, "SELECT second_factor FROM account WHERE second_factor IS NOT NULL")
        assert kept.startswith("sealed:") and secret not in kept
    finally:
        first.stop()
    # As an earlier program left it: in clear, and without a key.
    database = sqlite3.connect(folder / "data/portada.sqlite")
    with database:
        database.execute("UPDATE account SET second_factor = ?, second_factor_step = 0", (secret,))
    database.close()
    key.unlink()
    second = Newspaper(folder)
    try:
        assert key.exists()
        (kept,), = rows(second, "SELECT second_factor FROM account WHERE second_factor IS NOT NULL")
        assert kept.startswith("sealed:") and secret not in kept
        browser = Browser(second)
        assert browser.give(browser.sign_in("gil@diario.example", PASSWORD), code(secret)).status == 303
    finally:
        second.stop()
    # With another key: recovery codes still open.
    key.unlink()
    third = Newspaper(folder)
    try:
        browser = Browser(third)
        assert browser.give(browser.sign_in("gil@diario.example", PASSWORD), code(secret, 1)).status == 422
        assert browser.give(browser.sign_in("gil@diario.example", PASSWORD), recovery[0]).status == 303
    finally:
        third.stop()


def test_an_invitation_serves_once_also_to_eight_at_once(newspaper):
    link = invitation(newspaper.folder, "hugo@diario.example", "administrator")
    browsers = [Browser(newspaper, f"198.51.103.{n}") for n in range(8)]
    for browser in browsers:
        browser.get(link)
    answers = at_once(8, lambda n: browsers[n].post(link, {"password": f"clave muy larga {n} xyz"}).status)
    assert Counter(answers) == {303: 1, 410: 7}
    assert [browser.is_in for browser in browsers].count(True) == 1


def test_passwords_are_the_same_however_accents_are_typed(newspaper):
    password = "montaña-azúcar-52"
    member(newspaper, "ines@diario.example", unicodedata.normalize("NFD", password))
    for form in ("NFC", "NFD"):
        assert Browser(newspaper, "198.51.104.1").sign_in("ines@diario.example", unicodedata.normalize(form, password)).status == 303


def test_who_is_shut_out_loses_what_they_had_and_the_programs_that_they_let_in(newspaper):
    boss = member(newspaper, "julia@diario.example", PASSWORD, "administrator")
    member(newspaper, "karl@diario.example", PASSWORD, "administrator")
    boss.get("/desk/programs/")
    shown = boss.post("/desk/programs/tokens/", {"name": "lector", "role": "editor", "scope": "read"})
    token = re.search(r"Bearer ([\w-]{43})", shown.text).group(1)
    asks = {"Authorization": f"Bearer {token}"}
    assert newspaper.get("/api/v1/articles?status=draft", asks).status == 200
    new_link = run("user", "invite", "julia@diario.example", "--site", newspaper.folder).stdout
    out = run("user", "shut-out", "julia@diario.example", "--site", newspaper.folder)
    assert out.returncode == 0 and "lector" in out.stdout
    assert not boss.is_in
    assert newspaper.get("/api/v1/articles?status=draft", asks).status == 401
    assert run("user", "shut-out", "julia@diario.example", "--undo", "--site", newspaper.folder).returncode == 0
    assert Browser(newspaper).get(re.search(r"/desk/invitation/\S+", new_link).group()).status == 410


def test_the_numbers_are_for_this_machine_or_for_who_has_the_token(newspaper, tmp_path):
    assert newspaper.get("/metrics").status == 200
    for header in ({"X-Forwarded-For": "203.0.113.9"}, {"X-Forwarded-For": "127.0.0.1"}, {"Via": "1.1 x"}):
        assert newspaper.get("/metrics", header).status == 403, header
    assert newspaper.get("/healthz").text == "ok\n"
    assert newspaper.get("/healthz", {"Authorization": "Bearer x"}).text == "ok\n"
    folder = tmp_path / "watched"
    assert run("new", folder, "--name", "Diario").returncode == 0
    with open(folder / "portada.yaml", "a") as file:
        file.write("\nmonitorToken: vigia-vigia-vigia-0123\naddress: https://www.example.org\nhstsSeconds: 600\nhstsSubdomains: yes\n")
    watched = Newspaper(folder)
    try:
        right = {"Authorization": "Bearer vigia-vigia-vigia-0123", "X-Forwarded-For": "203.0.113.9"}
        assert watched.get("/metrics").status == 401 and watched.get("/metrics", {"Authorization": "Bearer no"}).status == 401
        assert "portada_page_cache_pages" in watched.get("/metrics", right).text
        for path, plain in (("/healthz", "ok\n"), ("/readyz", "ready\n")):
            assert watched.get(path).text == plain
            told = watched.get(path, right)
            assert told.headers["Content-Type"] == "application/json" and '"subject":"database"' in told.text
            assert watched.get(path, {"Authorization": "Bearer no"}).status == 401
        for path in ("/", "/desk/sign-in/", "/api/v1/articles", "/no-hay/"):
            assert watched.get(path).headers["Strict-Transport-Security"] == "max-age=600; includeSubDomains", path
    finally:
        watched.stop()


@pytest.mark.parametrize("lines, words", [
    ("trustedProxies: proxy.example", "trustedProxies"), ("hstsPreload: yes", "hstsSubdomains"), ("monitorToken: corto", "monitorToken"),
    ("apiOrigins: https://app.example/x", "apiOrigins"),
])
def test_wrong_settings_are_named(newspaper, tmp_path, lines, words):
    folder = tmp_path / "paper"
    assert run("new", folder, "--name", "Diario").returncode == 0
    (folder / "portada.yaml").write_text(lines + "\n")
    told = run("serve", "--site", folder, "--port", "0")
    assert told.returncode == 3 and words in told.stderr


def test_no_secret_stands_in_the_log(unread, tmp_path, monkeypatch):
    folder, port = shutil.copytree(unread, tmp_path / "paper"), free_port()
    monkeypatch.setenv("PORTADA_LOG_LEVEL", "trace")
    monkeypatch.setenv("PORTADA_MONITOR_TOKEN", "vigia-vigia-vigia-0123")
    monkeypatch.setenv("PORTADA_SHARED_CACHE", "fastly")
    monkeypatch.setenv("PORTADA_SHARED_CACHE_ADDRESS", "http://127.0.0.1:9/service/x")
    monkeypatch.setenv("PORTADA_SHARED_CACHE_TOKEN", "ficha-de-la-cache-0123")
    log = tmp_path / "log"
    with open(log, "w") as out:
        process = subprocess.Popen([PROGRAM, "serve", "--site", folder, "--port", str(port)], stdout=out, stderr=out)
    served = type("Served", (), {"port": port, "folder": folder})
    secrets = {"password": PASSWORD, "monitor token": "vigia-vigia-vigia-0123", "cache token": "ficha-de-la-cache-0123"}
    try:
        until(lambda: "ready on" in log.read_text())
        link = invitation(folder, "lola@diario.example", "administrator")
        secrets["invitation"] = link.split("/")[3]
        browser = Browser(served)
        browser.get(link)
        assert browser.post(link, {"password": "corta"}).status == 422
        assert browser.post(link, {"password": PASSWORD}).status == 303
        assert browser.get(link).status == 410
        secrets["factor"], recovery = second_factor(browser)
        secrets["recovery"] = recovery[0]
        asked = browser.sign_in("lola@diario.example", PASSWORD)
        assert browser.give(asked, "111111").status == 422
        assert browser.give(browser.sign_in("lola@diario.example", PASSWORD), recovery[0]).status == 303
        secrets["wrong password"] = "esta no era, lo siento"
        assert Browser(served).sign_in("lola@diario.example", secrets["wrong password"]).status == 422
        browser.get("/desk/programs/")
        shown = browser.post("/desk/programs/tokens/", {"name": "lector", "role": "editor", "scope": "read"})
        secrets["token"] = re.search(r"Bearer ([\w-]{43})", shown.text).group(1)
        for path in ("/api/v1/articles?status=draft", "/api/v1/nada", "/api/v1/articles/x"):
            browser.get(path, {"Authorization": f"Bearer {secrets['token']}"})
        browser.get("/metrics", {"Authorization": f"Bearer {secrets['monitor token']}"})
        draft = re.search(r"/desk/stories/(\d+)/", browser.get("/desk/stories/?state=draft").text).group(1)
        page = browser.post(f"/desk/stories/{draft}/preview/links/", {"hours": "1"})
        secrets["preview"] = re.search(r"/desk/preview/([\w-]+)/", page.text).group(1)
        for path in ("", "page/"):
            assert Browser(served).get(f"/desk/preview/{secrets['preview']}/{path}").status == 200
        secrets.update({name: value for name, value in browser.cookies.items()})
        secrets["form key"] = browser.key
        # What fails is told with its address: the table of invitations is gone.
        database = sqlite3.connect(folder / "data/portada.sqlite", timeout=10)
        with database:
            database.execute("DROP TABLE invitation")
            database.execute("ALTER TABLE preview_link RENAME TO elsewhere")
        database.close()
        assert Browser(served).get(link).status == 500
        assert Browser(served).get(f"/desk/preview/{secrets['preview']}/").status == 500
    finally:
        process.terminate()
        process.wait(20)
    text = log.read_text()
    assert "/desk/invitation/…" in text and "/desk/preview/…" in text
    for name, secret in secrets.items():
        assert secret not in text, name
