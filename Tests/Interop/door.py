"""The desk's door as programs see it: browsers without scripts that sign in, and authenticators."""

import base64
import hashlib
import hmac
import http.client
import re
import struct
import time
import urllib.parse

from Tests.conftest import Answer, run


def code(secret, step=0):
    """The six digits of an authenticator (RFC 6238), so many half minutes from now."""
    counter = struct.pack(">Q", int(time.time() // 30) + step)
    mac = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = mac[19] & 15
    return f"{(struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000:06}"


class Browser:
    """Keeps cookies, and sends the key of the last page with each form. `place` is what a proxy of this machine says."""

    def __init__(self, newspaper, place="203.0.113.7"):
        self.port, self.place, self.cookies, self.key = newspaper.port, place, {}, ""

    def send(self, method, path, fields=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"X-Forwarded-For": self.place, **(headers or {})}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({"_csrf": self.key, **fields})
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            answer = Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
            if "Max-Age=0" in line:
                del self.cookies[name]
        found = re.search(r'name="_csrf" value="(\w+)"', answer.text)
        self.key = found.group(1) if found else self.key
        return answer

    def get(self, path, headers=None):
        return self.send("GET", path, headers=headers)

    def post(self, path, fields, headers=None):
        return self.send("POST", path, fields, headers)

    def sign_in(self, mail, password):
        self.get("/desk/sign-in/")
        return self.post("/desk/sign-in/", {"email": mail, "password": password})

    @property
    def is_in(self):
        return self.get("/desk/account/").status == 200

    def give(self, answer, text):
        """Gives a code on the page that asks for it."""
        token = re.search(r'name="token" value="([^"]+)"', answer.text).group(1)
        return self.post("/desk/sign-in/code/", {"token": token, "to": "/desk/", "code": text})


def invitation(folder, mail, role="editor"):
    made = run("user", "add", mail, "--role", role, "--name", "Nombre Apellido", "--site", folder)
    assert made.returncode == 0, made.stderr
    return re.search(r"/desk/invitation/\S+", made.stdout).group()


def member(newspaper, mail, password, role="editor", place="203.0.113.7"):
    """A browser in which somebody new signed in."""
    browser = Browser(newspaper, place)
    link = invitation(newspaper.folder, mail, role)
    browser.get(link)
    assert browser.post(link, {"password": password}).status == 303
    return browser
