"""What is wrong with a page as it stands, by axe."""

from axe_playwright_python.sync_playwright import Axe


def faults_of(page):
    """What axe finds: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:5]) for fault in found]
