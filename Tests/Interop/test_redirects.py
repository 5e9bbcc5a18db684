"""Redirects as an operator keeps them, while the newspaper is being read."""

import time

from Tests.conftest import Newspaper, run


def redirects(folder, *arguments):
    return run("redirects", *arguments, "--site", folder)


def leads_to(newspaper, path):
    answer = newspaper.get(path)
    return (answer.status, answer.headers.get("Location"))


def test_redirects_are_added_listed_brought_in_and_removed_while_readers_read(tmp_path):
    folder = tmp_path / "paper"
    assert run("new", folder, "--name", "Diario").returncode == 0
    empty = redirects(folder, "list")
    assert empty.returncode == 0 and empty.stdout == "" and "No redirects" in empty.stderr
    newspaper = Newspaper(folder)
    try:
        for path in ("/feria/", "/a%C3%B1o-nuevo/", "/?p=77", "/viejo.html"):
            assert newspaper.get(path).status == 404, path
        assert "leads to" in redirects(folder, "add", "https://viejo.example/feria/", "https://feria.example/2024").stdout
        wait_for(newspaper, "/feria/", (301, "https://feria.example/2024"))
        # Without its last slash it means the same.
        assert leads_to(newspaper, "/feria") == (301, "https://feria.example/2024")
        table = tmp_path / "table.csv"
        table.write_text(
            "source,target,regex\n/año-nuevo/,/especial/,0\n/?p=77,/especial/,0\n/viejo.html,\"/especial/?a=1,2\",0\n"
            "^/x/(.*),/y/$1,1\nnada,/b/,0\n/search/,/b/,0\n/circulo/,/circulo/,0\n/nota.php?id=1,/b/,0\n", encoding="utf-8")
        brought = redirects(folder, "import", table)
        assert brought.returncode == 1 and "3 added, 0 replaced, 0 there already" in brought.stdout
        assert [line.split(":")[0] for line in brought.stdout.splitlines()[1:]] == [f"line {n}" for n in range(5, 10)]
        wait_for(newspaper, "/a%C3%B1o-nuevo/", (301, "/especial/"))
        assert leads_to(newspaper, "/?p=77") == (301, "/especial/")
        assert leads_to(newspaper, "/viejo.html") == (301, "/especial/?a=1,2")
        # The list is a table that can be brought in again.
        listed = redirects(folder, "list")
        again = tmp_path / "again.csv"
        again.write_text(listed.stdout)
        assert "0 added, 0 replaced, 4 there already" in redirects(folder, "import", again).stdout
        assert redirects(folder, "list", "--find", "viejo").stdout == "/viejo.html,\"/especial/?a=1,2\"\n"
        short = redirects(folder, "list", "--limit", "2")
        assert len(short.stdout.splitlines()) == 2 and "--after" in short.stderr
        assert redirects(folder, "remove", "/feria/").returncode == 0
        wait_for(newspaper, "/feria/", (404, None))
        gone = redirects(folder, "remove", "/feria/")
        assert gone.returncode == 1 and "/feria/" in gone.stderr
        refused = redirects(folder, "add", "/a/", "javascript:alert(1)")
        assert refused.returncode == 1 and len(refused.stderr.splitlines()) == 1
        assert redirects(folder, "import", tmp_path / "none.csv").returncode == 1
    finally:
        newspaper.stop()


def wait_for(newspaper, path, wanted):
    """Another program's write is noticed within a tenth of a second; a busy machine may take longer."""
    deadline = time.monotonic() + 15
    while leads_to(newspaper, path) != wanted and time.monotonic() < deadline:
        time.sleep(0.02)
    assert leads_to(newspaper, path) == wanted
