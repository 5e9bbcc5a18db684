"""Browsers other than Chromium, driven over the wire: Firefox by WebDriver BiDi, WebKitGTK (Safari's engine) by WebDriver.

`Screen` is a display of its own, with a real clipboard. `Firefox` and `WebKit` start a browser on it; both give windows of one
kind, `Window`, whose clicks and keys are the browser's own events.
"""

from Tests.Browser.engines.firefox import Firefox
from Tests.Browser.engines.screen import Screen
from Tests.Browser.engines.webkit import WebKit

ENGINES = {"firefox": Firefox, "webkit": WebKit}
__all__ = ["ENGINES", "Firefox", "Screen", "WebKit"]
