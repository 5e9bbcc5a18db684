"""Measures whether an answer costs the same in an archive ten times as large: the same questions, over HTTP, to a newspaper
with a tenth of the stories and to the whole one. No page is asked for twice, so that each is made.
"""

import http.client
import json
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import time
import urllib.parse

from press import RELEASE, free_port

PROGRAM = RELEASE / "portada"
PROMISED = 1.5
REQUESTS = 40
WARMING = 4
PASSWORD = "una-clave-para-medir"

TWO = ["gobierno agua", "alción barmente", "petróleo albandero", "grelinada torestoso", "elecciones drumible", "puerto lluvia"]
PHRASES = ['"gobierno agua"', '"precio dólar"', '"faro ferry"', '"luz albandero"', '"congreso que aprueba"', '"de la ciudad"']
WITHOUT = ["gobierno -agua", "petróleo -precio -dólar", "albandero -gobierno", "torestoso -de", "faro -mar -puerto", "café -maíz"]
MANY = ["gobierno agua petróleo elecciones precio", "albandero torestoso drumible", "el presidente de la ciudad anuncia un plan de agua",
        "béisbol temporada victoria jugador equipo grelinada", "puerto lluvia río clima frontera acuerdo reunión", "valción urbmente salero"]


def command(paper, *words):
    ran = subprocess.run([PROGRAM, *words, "--site", paper], check=True, capture_output=True, text=True)
    return ran.stdout


class Paper:
    """A newspaper, served, with a program and an editor who may read everything."""

    def __init__(self, folder):
        self.folder = folder
        self.database = sqlite3.connect(f"file:{folder}/data/portada.sqlite?mode=ro", uri=True)
        self.token = command(folder, "token", "add", f"growth-{time.time_ns()}", "--role", "administrator", "--scope", "read").split()[-1]
        self.port = free_port()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--site", folder, "--port", str(self.port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if line.startswith("ready"):
                break
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        self.asked, self.cookies = 0, {}
        self.sign_in()

    def send(self, method, path, headers, body=None):
        # Whoever asks comes from another place each time: limits are not what is measured.
        self.asked += 1
        place = f"203.0.{self.asked // 250 % 250}.{self.asked % 250 + 1}"
        start = time.perf_counter()
        self.connection.request(method, path, body, {"X-Forwarded-For": place, **headers})
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        return answer, text, (time.perf_counter() - start) * 1000

    def sign_in(self):
        made = command(self.folder, "user", "add", f"growth-{time.time_ns()}@diario.example", "--role", "administrator", "--name", "Medición")
        link = re.search(r"/desk/invitation/\S+", made).group()
        place = {"X-Forwarded-For": "203.0.113.7"}
        for body in [None, {"password": PASSWORD}]:
            headers = dict(place)
            if self.cookies:
                headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            if body:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                body = urllib.parse.urlencode({"_csrf": key, **body})
            answer, text, _ = self.send("POST" if body else "GET", link, headers, body)
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = line.split(";")[0].partition("=")
                self.cookies[name] = value
            key = (re.search(r'name="_csrf" value="(\w+)"', text) or [None, ""])[1]
        assert answer.status == 303, (answer.status, text[:300])

    def time(self, path):
        headers = {}
        if path.startswith("/api/"):
            headers = {"Authorization": f"Bearer {self.token}"}
        elif path.startswith("/desk/"):
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        while True:
            answer, text, took = self.send("GET", path, headers)
            if answer.status != 429:
                break
            time.sleep(1)
        assert answer.status == 200, (path, answer.status, text[:300])
        if path.startswith("/api/"):
            json.loads(text)
        return took

    def ids(self, sql):
        return [row[0] for row in self.database.execute(sql)]

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def questions(paper):
    """What is asked, by name: addresses, none of them twice."""
    chance = random.Random(4)
    api, quote = "/api/v1", urllib.parse.quote
    stories = paper.ids("SELECT id FROM article WHERE status = 'published' ORDER BY id")
    tags, people, sections = (paper.ids(f"SELECT id FROM {table} ORDER BY id") for table in ["tag", "person", "section"])
    pages = []
    for path, count in paper.database.execute(
            "SELECT path, count FROM section JOIN listing_count ON list = 1 AND subject = section.id ORDER BY path"):
        pages.append((path, (count + 19) // 20))
    months = [f"{1970 + month // 12}/{month % 12 + 1:02}" for month in paper.ids("SELECT subject FROM listing_count WHERE list = 5 ORDER BY subject")][2:-2]
    chance.shuffle(months)
    picked = chance.sample(stories, REQUESTS * 2)

    def some(make):
        return [make(number) for number in range(REQUESTS)]

    def searched(texts):
        orders = ["", "&order=newest"]
        return some(lambda n: f"/search/?q={quote(texts[n % len(texts)])}{orders[n // len(texts) % 2]}")

    def listed(filters):
        return some(lambda n: f"{api}/articles?limit=20&" + filters(chance.choice(tags), chance.choice(people), chance.choice(sections)))

    return {
        "a story's history, at the desk": [f"/desk/stories/{id}/history/" for id in picked[:REQUESTS]],
        "a story's versions, by the API": [f"{api}/articles/{id}/revisions" for id in picked[REQUESTS:]],
        "redirects that contain letters of all": some(lambda n: f"{api}/redirects?contains={'?p='}&limit=50"),
        "redirects that contain letters of few": some(lambda n: f"{api}/redirects?contains=p%3D{77_000 + n}&limit=50"),
        "redirects that contain letters of none": some(lambda n: f"{api}/redirects?contains=nadie-{n}&limit=50"),
        "API: published, tag": listed(lambda tag, person, section: f"status=published&tag={tag}"),
        "API: published, tag, person": listed(lambda tag, person, section: f"status=published&tag={tag}&person={person}"),
        "API: published, section, tag, person": listed(
            lambda tag, person, section: f"status=published&section={section}&tag={tag}&person={person}"),
        "API: any state, tag": listed(lambda tag, person, section: f"tag={tag}"),
        "API: any state, section, tag, person": listed(lambda tag, person, section: f"section={section}&tag={tag}&person={person}"),
        "API: drafts, tag": listed(lambda tag, person, section: f"status=draft&tag={tag}"),
        "API: drafts, section, person": listed(lambda tag, person, section: f"status=draft&section={section}&person={person}"),
        "API: changed since, section": listed(lambda tag, person, section: f"updated_since=2023-01-01T00:00:00Z&section={section}"),
        "API: changed since, tag, person": listed(
            lambda tag, person, section: f"updated_since=2015-01-01T00:00:00Z&tag={tag}&person={person}"),
        "API: words, section": some(lambda n: f"{api}/articles?q={quote(TWO[n % len(TWO)])}&section={sections[n % len(sections)]}"),
        "search: two words": searched(TWO),
        "search: a phrase": searched(PHRASES),
        "search: words and not others": searched(WITHOUT),
        "search: many words": searched(MANY),
        "the last pages of a section": some(lambda n: f"{pages[n % len(pages)][0]}page/{pages[n % len(pages)][1] - n // len(pages)}/"),
        "pages in the middle of a section": some(
            lambda n: f"{pages[n % len(pages)][0]}page/{pages[n % len(pages)][1] // 2 - n // len(pages)}/"),
        "a month of the archive": some(lambda n: f"/{months[n]}/"),
        "a month's sitemap": some(lambda n: f"/sitemap-{months[n].replace('/', '-')}.xml"),
    }


def ask(folder):
    """The median and the 95th percentile of each question, in milliseconds."""
    paper = Paper(folder)
    try:
        times = {}
        for name, paths in questions(paper).items():
            for path in paths[:WARMING]:
                paper.time(path)
            times[name] = [paper.time(path) for path in paths[WARMING:]]
        return {name: (statistics.median(all), sorted(all)[int(len(all) * 0.95)]) for name, all in times.items()}
    finally:
        paper.stop()


def measure(small, large, title):
    """Prints the table; small and large are newspapers' folders."""
    one, other = ask(small), ask(large)
    print(f"{title:44} {'median, ms':>18} {'ratio':>7} {'p95, ms':>18}")
    over = []
    for name, (median, slow) in one.items():
        ratio = other[name][0] / median
        print(f"{name:44} {median:8.2f} {other[name][0]:9.2f} {ratio:7.2f} {slow:8.2f} {other[name][1]:9.2f}", flush=True)
        if ratio > PROMISED:
            over.append(name)
    print(f"promised: ratios of at most {PROMISED}; over it: {', '.join(over) or 'none'}")


if __name__ == "__main__":
    import sys

    PROGRAM = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else PROGRAM
    measure(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), "question, in one and in the other")
