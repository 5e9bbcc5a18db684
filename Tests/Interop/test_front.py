"""The handler before the HTTP parser: whatever way requests come, each gets its answer, in order, and the connection stays right."""

import gzip
import http.client
import re
import socket
import time

from Tests.conftest import Newspaper, run


def exchange(newspaper, *parts, pause=0.0):
    """Sends the parts over one connection, closes our side, and reads until the server closes its own."""
    with socket.create_connection(("127.0.0.1", newspaper.port), timeout=20) as connection:
        for part in parts:
            connection.sendall(part)
            time.sleep(pause)
        connection.shutdown(socket.SHUT_WR)
        data = b""
        while chunk := connection.recv(65536):
            data += chunk
        return data


def answers(data):
    """Splits what came back into (status, headers, body)."""
    found = []
    while data:
        head, _, data = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        status = int(lines[0].split()[1])
        length = 0 if status in (204, 304) else int(headers.get("content-length", 0))
        found.append((status, headers, data[:length]))
        data = data[length:]
    return found


def request(path, *fields, method="GET"):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_requests_of_all_sorts_on_one_connection_are_answered_in_order(demo, stories):
    picture = re.search(r'src="(/media/[^"]+\.jpg)"', demo.get("/").text).group(1)
    paths = ["/", picture, stories[0], "/search/?q=agua", "/no-hay/", "/healthz", "/feed/", stories[1]]
    found = answers(exchange(demo, b"".join(request(path) for path in paths)))
    assert [status for status, _, _ in found] == [200, 200, 200, 200, 404, 200, 200, 200]
    types = [headers["content-type"].split(";")[0] for _, headers, _ in found]
    assert types[1] == "image/jpeg" and types[6] == "application/rss+xml"
    for path, (_, _, body) in zip(paths, found):
        assert body == demo.get(path).body, path


def test_a_request_that_comes_in_bits_is_answered(demo):
    whole = request("/", "Accept-Encoding: gzip")
    found = answers(exchange(demo, *[whole[place:place + 7] for place in range(0, len(whole), 7)], pause=0.01))
    assert len(found) == 1 and found[0][0] == 200
    assert gzip.decompress(found[0][2]) == demo.get("/").body


def test_the_connection_ends_when_the_client_says_so(demo):
    found = answers(exchange(demo, request("/", "Connection: close") + request("/feed/")))
    assert len(found) == 1 and found[0][1]["connection"] == "close"


def test_every_answer_has_a_date_and_a_length(demo):
    for status, headers, body in answers(exchange(demo, request("/") + request("/no-hay/") + request("/robots.txt"))):
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", headers["date"]), status
        assert int(headers["content-length"]) == len(body)


def test_other_forms_of_a_request_get_the_same_page(demo):
    page = demo.get("/").body
    absolute = f"GET http://127.0.0.1:{demo.port}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    assert answers(exchange(demo, absolute))[0][2] == page
    old = answers(exchange(demo, b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"))
    assert old[0][0] == 200 and old[0][2] == page
    assert answers(exchange(demo, request("/?utm_source=x")))[0][2] == page


def test_a_story_with_any_query_string_is_one_page_in_the_cache(demo, stories):
    def pages():
        return int(re.search(r"^portada_page_cache_pages (\d+)$", demo.get("/metrics").text, re.M).group(1))

    demo.get(stories[2])
    before = pages()
    for number in range(20):
        assert demo.get(f"{stories[2]}?utm_campaign={number}").status == 200
    assert pages() == before


def test_methods_that_nobody_knows_are_refused_and_the_connection_ends(demo):
    found = answers(exchange(demo, b"BREW / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" + request("/")))
    assert [status for status, _, _ in found] == [501]


def test_a_refused_body_is_one_answer_and_the_end(demo):
    body = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + request("/")
    found = answers(exchange(demo, body))
    assert len(found) == 1 and found[0][0] in (400, 405)


def test_readers_who_take_nothing_and_senders_who_never_end_leave_the_site_answering(demo, stories):
    connections = []
    for number in range(300):
        connection = socket.create_connection(("127.0.0.1", demo.port), timeout=20)
        # A head that never ends, a body that never comes, an answer that nobody reads.
        connection.sendall([
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
            b"POST /-/share/1/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n",
            request("/") * 20,
        ][number % 3])
        connections.append(connection)
    try:
        for path in ["/", *stories[:5], "/search/?q=agua"]:
            assert demo.get(path).status == 200
    finally:
        for connection in connections:
            connection.close()


def test_keep_alive_and_conditional_requests(demo, stories):
    connection = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=20)
    tags = set()
    for encoding in ["identity", "gzip"]:
        connection.request("GET", stories[0], headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        answer.read()
        tags.add(answer.headers["ETag"])
        connection.request("GET", stories[0], headers={
            "Accept-Encoding": encoding, "If-None-Match": f'"other", W/{answer.headers["ETag"]}'})
        again = connection.getresponse()
        assert (again.status, again.read(), again.headers["ETag"]) == (304, b"", answer.headers["ETag"])
        assert again.headers["Content-Type"] is None and again.headers["Vary"] == "Accept-Encoding"
    assert len(tags) == 2
    connection.close()


def test_another_program_that_writes_is_noticed(tmp_path, demo):
    folder = tmp_path / "copy"
    made = run("new", folder, "--name", "Diario")
    assert made.returncode == 0, made.stderr
    newspaper = Newspaper(folder)
    try:
        assert newspaper.get("/apertura/").status == 404
        assert "Apertura del paseo" not in newspaper.get("/").text
        export = tmp_path / "export.xml"
        export.write_text(
            """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>x</title><link>https://viejo.example</link><wp:wxr_version>1.2</wp:wxr_version>
            <item><title>Apertura del paseo</title><link>https://viejo.example/apertura/</link><wp:post_id>7</wp:post_id>
            <wp:post_name>apertura</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
            <wp:post_date_gmt>2024-03-10 12:00:00</wp:post_date_gmt><content:encoded>Texto.</content:encoded></item>
            </channel></rss>""", encoding="utf-8")
        brought = run("import", "wordpress", export, "--site", folder)
        assert brought.returncode == 0, brought.stderr
        deadline = time.monotonic() + 10
        while newspaper.get("/apertura/").status != 200 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert newspaper.get("/apertura/").status == 200
        assert "Apertura del paseo" in newspaper.get("/").text
        checked = run("verify", "--site", folder, "--server", newspaper.base)
        assert checked.returncode == 0, checked.stdout + checked.stderr
    finally:
        newspaper.stop()


def test_verify_says_what_is_wrong(tmp_path, demo):
    checked = run("verify", "--site", demo.folder, "--server", demo.base, "--sample", "20")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    nobody = run("verify", "--site", demo.folder, "--server", "http://127.0.0.1:9")
    assert nobody.returncode == 1 and "No server answers" in nobody.stderr
    # A server of another newspaper is not what this one's store says.
    folder = tmp_path / "other"
    assert run("new", folder, "--name", "Otro").returncode == 0
    other = run("verify", "--site", folder, "--server", demo.base, "--sample", "5")
    assert other.returncode == 1 and "are not what the store says" in other.stderr
