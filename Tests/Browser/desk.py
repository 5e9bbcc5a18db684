"""A newspaper with a desk, and people who sign in at it, as the browser tests need them."""

import re
import subprocess

from Tests.conftest import PROGRAM, Newspaper, run


class Desk(Newspaper):
    """A served demo newspaper; `open_as` gives a page on which somebody is signed in."""

    def __init__(self, folder):
        super().__init__(folder)
        self.chief_mail, self.chief_password = (folder / "sign-in.txt").read_text().split()
        self.passwords = {"administrator": (self.chief_mail, self.chief_password)}

    def kill(self):
        """Ends the program without a word, as a loss of power does."""
        self.process.kill()
        self.process.wait()

    def start_again(self):
        """Starts the program anew, at the address that it had."""
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--site", self.folder, "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if line.startswith("ready on"):
                return
        raise RuntimeError("the newspaper did not start again")

    def sign_in(self, page, mail, password):
        page.goto(self.base + "/desk/sign-in/")
        page.fill("[name=email]", mail)
        page.fill("[name=password]", password)
        page.click("main button.primary")

    def open_as(self, browser, role="administrator", name=None, **options):
        """A new browser window in which somebody with this role is signed in, at the desk's home."""
        name = name or role
        if name not in self.passwords:
            self.add(browser, role, name)
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("console", lambda message: page.faults.append(message.text) if message.type == "error" else None)
        self.sign_in(page, *self.passwords[name])
        page.wait_for_url(self.base + "/desk/")
        return page

    def add(self, browser, role, name):
        """Lets somebody in by the program's command; they choose a password by the link."""
        mail = f"{name}@elfaro.example"
        made = run("user", "add", mail, "--role", role, "--name", name.capitalize(), "--no-byline", "--site", self.folder)
        assert made.returncode == 0, made.stderr
        path = re.search(r"/desk/invitation/\S+", made.stdout).group()
        password = f"tres palabras de {name}"
        page = browser.new_context().new_page()
        page.goto(self.base + path)
        page.fill("[name=password]", password)
        page.click("main button.primary")
        page.wait_for_url(self.base + "/desk/")
        page.context.close()
        self.passwords[name] = (mail, password)
