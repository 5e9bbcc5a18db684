"""Firefox, by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): JSON over a websocket that it opens itself."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from Tests.Browser.engines.screen import die_with_parent
from Tests.Browser.engines.window import Gone, Window

PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False, "browser.startup.page": 0, "browser.startup.homepage": "about:blank",
    "datareporting.policy.dataSubmissionEnabled": False, "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.enabled": False, "app.normandy.enabled": False, "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False, "network.prefetch-next": False,
    "browser.safebrowsing.malware.enabled": False, "browser.safebrowsing.phishing.enabled": False,
    "browser.topsites.contile.enabled": False, "browser.newtabpage.enabled": False, "services.settings.server": "",
    "signon.rememberSignons": False, "browser.sessionstore.resume_from_crash": False, "browser.tabs.warnOnClose": False,
    # Nobody arranges the windows of the screen: each behaves as the one in front.
    "focusmanager.testmode": True, "dom.disable_open_during_load": False, "intl.locale.requested": "en-US",
    "dom.disable_beforeunload": True, "toolkit.cosmeticAnimations.enabled": False,
}


class Firefox:
    """A running Firefox with a profile of its own; `kill` and `start` are what a loss of power does to it."""

    name = "firefox"

    def __init__(self, screen):
        self.screen = screen
        self.profile = pathlib.Path(tempfile.mkdtemp(prefix="portada-firefox-"))
        (self.profile / "user.js").write_text(
            "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()))
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            ["firefox-esr", "--remote-debugging-port", "0", "--no-remote", "--profile", str(self.profile), "about:blank"],
            env={**self.screen.environment, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": str(self.profile)},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=die_with_parent)
        for line in self.process.stderr:
            found = re.search(r"WebDriver BiDi listening on (ws://\S+)", line)
            if found:
                break
        else:
            raise RuntimeError("Firefox did not start")
        # What it says later is nobody's concern, but must not fill the pipe.
        subprocess.Popen(["cat"], stdin=self.process.stderr, stdout=subprocess.DEVNULL)
        self.process.stderr.close()
        self.connection = contextlib.ExitStack()
        self.socket = self.connection.enter_context(connect(found.group(1) + "/session", max_size=None))
        self.last = 0
        self.faults = {}
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded"])

    def command(self, method, **parameters):
        self.last += 1
        try:
            self.socket.send(json.dumps({"id": self.last, "method": method, "params": parameters}))
            while True:
                answer = json.loads(self.socket.recv(timeout=60))
                if answer.get("id") == self.last:
                    break
                self.hear(answer)
        except ConnectionClosed as fault:
            raise Gone(method) from fault
        if answer["type"] == "error":
            # The page went away below the question.
            if answer["error"] in ("no such frame", "unknown error") or "destroyed" in answer["message"]:
                raise Gone(answer["message"])
            raise AssertionError(f"{method}: {answer['error']}: {answer['message']}")
        return answer["result"]

    def hear(self, event):
        entry = event.get("params", {})
        if event.get("method") == "log.entryAdded" and entry["level"] == "error":
            self.faults.setdefault(entry["source"].get("context"), []).append(entry["text"])

    def window(self):
        made = self.command("browsingContext.create", type="tab")
        return FirefoxWindow(self, made["context"])

    def kill(self):
        """Ends it and all of its pages without a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.connection.close()

    def stop(self):
        self.kill()
        shutil.rmtree(self.profile, ignore_errors=True)


class FirefoxWindow(Window):
    def __init__(self, browser, context):
        self.browser, self.context = browser, context
        self.command("browsingContext.setViewport", viewport={"width": 1280, "height": 900})
        self.activate()

    def command(self, method, **parameters):
        return self.browser.command(method, context=self.context, **parameters)

    @property
    def faults(self):
        self.browser.command("session.status")
        return self.browser.faults.get(self.context, [])

    def activate(self):
        self.command("browsingContext.activate")

    def open(self, address):
        self.command("browsingContext.navigate", url=address, wait="complete")

    def reload(self):
        self.command("browsingContext.reload", wait="complete")

    def back(self):
        self.command("browsingContext.traverseHistory", delta=-1)

    def ask(self, function, given):
        answer = self.call(function, {"type": "string", "value": given})
        return answer["value"]

    def call(self, function, *given):
        answer = self.browser.command(
            "script.callFunction", functionDeclaration=function, arguments=list(given), awaitPromise=True,
            target={"context": self.context}, userActivation=False)
        if answer["type"] != "success":
            raise Gone(answer["exceptionDetails"]["text"])
        return answer["result"]

    def perform(self, actions):
        self.command("input.performActions", actions=actions)

    def give(self, selector, *files):
        """Chooses files in a field."""
        node = self.call("selector => document.querySelector(selector)", {"type": "string", "value": selector})
        self.command("input.setFiles", element={"sharedId": node["sharedId"]}, files=[str(file) for file in files])

    def close(self):
        self.command("browsingContext.close")
