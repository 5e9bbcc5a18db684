"""A display that nobody looks at, with a clipboard like any other."""

import ctypes
import os
import signal
import subprocess

from PIL import ImageGrab


def die_with_parent():
    """Called in a process that begins: it ends with the one that started it, however that ends (Linux)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


class Screen:
    """An X server of its own: browsers with windows run on it, and what is copied on it can be pasted there."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
            pass_fds=[write], preexec_fn=die_with_parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")},
            "DISPLAY": f":{number}",
            # Neither engine asks a graphics card, nor a session's services.
            "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none", "GDK_BACKEND": "x11", "LANG": "C.UTF-8",
        }
        self.owner = None

    def copy(self, data, kind="UTF8_STRING"):
        """Puts something on the clipboard: text, or bytes of a kind such as `image/png`."""
        self.forget()
        data = data.encode() if isinstance(data, str) else data
        # It stays to answer whoever pastes, and ends when something else is copied.
        self.owner = subprocess.Popen(
            ["xclip", "-quiet", "-selection", "clipboard", "-target", kind], env=self.environment,
            preexec_fn=die_with_parent, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.owner.stdin.write(data)
        self.owner.stdin.close()
        # What it says first, it says once the clipboard is its own.
        self.owner.stderr.readline()

    def forget(self):
        if self.owner:
            self.owner.kill()
            self.owner.wait()
            self.owner.stderr.close()
            self.owner = None

    def photograph(self, file):
        """All that is to be seen on it, for whoever looks for a fault."""
        ImageGrab.grab(xdisplay=self.environment["DISPLAY"]).save(file)

    def stop(self):
        self.forget()
        self.server.terminate()
        self.server.wait()
