"""Brings pictures of a wanted size into a newspaper: noise, which no format makes much smaller, the same every time."""

import http.client
import json
import random
import struct
import subprocess
import time
import zlib

BOUNDARY = "picture-for-measuring"


def noise(width, height, seed):
    """A PNG of noise."""
    chance = random.Random(seed)
    rows = b"".join(b"\0" + chance.randbytes(width * 3) for _ in range(height))

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


class Pictures:
    """A program that brings pictures in."""

    def __init__(self, program, paper, port):
        made = subprocess.run(
            [program, "token", "add", f"pictures-{time.time_ns()}", "--role", "administrator", "--scope", "pictures,read", "--site", paper],
            check=True, capture_output=True, text=True)
        self.token = made.stdout.split()[-1]
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def bring(self, png):
        """The address of the picture's renditions, without size and format."""
        part = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="ruido.png"\r\nContent-Type: image/png\r\n\r\n'
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        while True:
            self.connection.request("POST", "/api/v1/pictures", part.encode() + png + f"\r\n--{BOUNDARY}--\r\n".encode(), headers)
            answer = self.connection.getresponse()
            text = answer.read()
            if answer.status != 429:
                break
            time.sleep(float(answer.getheader("Retry-After") or 1))
        assert answer.status in (200, 201), (answer.status, text[:300])
        return json.loads(text)["src"].rsplit("-", 1)[0]
