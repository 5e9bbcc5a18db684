"""The API's own description, held against what it does by programs that know nothing else of it."""

import shutil
import subprocess
import sys

import pytest
from openapi_spec_validator import validate

from Tests.conftest import ROOT
from Tests.Interop.programs import ProgramNewspaper


@pytest.fixture(scope="module")
def newspaper(unread, tmp_path_factory):
    folder = shutil.copytree(unread, tmp_path_factory.mktemp("schema") / "newspaper")
    (folder / "portada.yaml").write_text(
        (folder / "portada.yaml").read_text() + "apiReaderRequests: 0\napiProgramRequests: 0\n")
    newspaper = ProgramNewspaper(folder)
    yield newspaper
    newspaper.stop()


def test_the_document_is_sound_openapi(newspaper):
    document = newspaper.reader.get("/openapi.json").json
    validate(document)
    assert document["openapi"].startswith("3.1")
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names)) > 30


def test_every_route_of_the_document_answers_as_it_says(newspaper):
    """Each operation without a token, with one of no scope, and with a method that it doesn't take."""
    document = newspaper.reader.get("/openapi.json").json
    nobody = newspaper.program("administrator", "comments", "sin alcance")
    for path, operations in document["paths"].items():
        address = path.replace("{id}", "1").replace("{version}", "1").replace("{delivery}", "1").replace("{name}", "stale")
        assert newspaper.reader.ask("OPTIONS", address).headers["Allow"].replace(", HEAD", "").replace(
            ", OPTIONS", "").lower().split(", ") == list(operations)
        assert newspaper.reader.ask("TRACE", address).status == 405
        for method, operation in operations.items():
            isOpen = {} in operation["security"]
            alone = newspaper.reader.ask(method.upper(), address)
            assert (alone.status == 401) != isOpen, (method, path, alone.status)
            assert str(alone.status) in operation["responses"]
            if not isOpen and "`comments`" not in operation["description"]:
                refused = nobody.ask(method.upper(), address)
                assert refused.status == 403 and refused.json["type"].endswith("/scope"), (method, path)


def test_schemathesis_finds_nothing(newspaper):
    program = newspaper.program("administrator", name="schemathesis")
    found = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", ROOT / "Tests/Interop/schemathesis.toml", "run",
         newspaper.base + "/api/v1/openapi.json", "-H", f"Authorization: Bearer {program.token}",
         "--max-examples", "12", "--seed", "2026", "--generation-deterministic",
         "--phases", "examples,coverage,fuzzing", "--no-shrink", "--continue-on-failure", "--no-color"],
        capture_output=True, text=True, timeout=300, cwd=newspaper.folder)
    assert found.returncode == 0, found.stdout[-20000:] + found.stderr
