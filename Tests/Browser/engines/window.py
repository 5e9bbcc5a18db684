"""A window of a browser, whichever engine draws it: what tests do and see there."""

import json
import time

# The keys that have a name (WebDriver, section 17.4.2).
KEYS = {
    "Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Control": "\ue009", "Alt": "\ue00a",
    "Escape": "\ue00c", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014",
    "ArrowDown": "\ue015", "Delete": "\ue017", "F10": "\ue03a",
}

# Where an element can be clicked: null until it is seen, has come to rest and nothing lies over it.
SPOT = """async selector => {
    const element = document.querySelector(selector);
    if (!element || element.matches(':disabled')) return null;
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const place = () => { const { left, top, width, height } = element.getBoundingClientRect(); return [left, top, width, height]; };
    const before = place();
    await new Promise(done => { requestAnimationFrame(done); setTimeout(done, 100); });
    const [left, top, width, height] = place();
    if (!width || !height || String(before) !== String(place())) return null;
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const hit = document.elementFromPoint(x, y);
    return hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.control === element) ? [x, y] : null;
}"""


class Gone(Exception):
    """The page was left, or its process ended, while it was asked."""


class Window:
    """An engine adds `open`, `reload`, `back`, `ask`, `perform`, `give`, `activate` and `close`."""

    # MARK: Seeing

    def evaluate(self, script, *arguments):
        """What a JavaScript function gives for the arguments; an expression without arguments stands for itself."""
        function = script if "=>" in script.split("\n")[0] else f"() => ({script})"
        answer = json.loads(self.ask(
            f"async given => {{ try {{ return JSON.stringify({{ value: await ({function})(...JSON.parse(given)) }}) }}"
            " catch (fault) { return JSON.stringify({ fault: String(fault) }) } }", json.dumps(arguments)))
        if "fault" in answer:
            raise AssertionError(f"{answer['fault']} in {script}")
        return answer.get("value")

    def wait(self, script, *arguments, seconds=20):
        """Asks again and again until the answer is true; gives it."""
        end = time.monotonic() + seconds
        while True:
            try:
                answer = self.evaluate(script, *arguments)
            except Gone:
                answer = None  # On the way to another page.
            if answer:
                return answer
            assert time.monotonic() < end, f"it never came: {script} {arguments}"
            time.sleep(0.03)

    def wait_for(self, selector):
        """Until an element is seen."""
        self.wait("selector => document.querySelector(selector)?.getClientRects().length > 0", selector)

    def wait_for_path(self, pattern):
        """Until the window shows, whole, a page whose path fits a regular expression."""
        self.wait("pattern => document.readyState === 'complete' && new RegExp(pattern).test(location.pathname)", pattern)

    def text(self, selector):
        return self.evaluate("selector => document.querySelector(selector)?.innerText", selector)

    def value(self, selector):
        return self.evaluate("selector => document.querySelector(selector).value", selector)

    def wait_for_value(self, selector, value):
        self.wait("(selector, value) => document.querySelector(selector)?.value === value", selector, value)

    # MARK: Doing

    def click(self, selector):
        x, y = self.wait(SPOT, selector)
        self.pointer(("pointerMove", x, y), ("pointerDown",), ("pointerUp",))

    def type(self, text):
        """Types letter by letter where the cursor stands."""
        self.keys([step for letter in text for step in (("keyDown", letter), ("keyUp", letter))])

    def press(self, *combinations):
        """Presses keys such as `Enter` or `Control+a`, one after the other."""
        for combination in combinations:
            keys = [KEYS.get(name, name) for name in combination.split("+")]
            self.keys([("keyDown", key) for key in keys] + [("keyUp", key) for key in reversed(keys)])

    def keys(self, steps):
        self.perform([{"type": "key", "id": "keys", "actions": [{"type": kind, "value": key} for kind, key in steps]}])

    def focus(self, selector):
        self.evaluate("selector => document.querySelector(selector).focus()", selector)

    def fill(self, selector, text):
        """Writes a text in the place of what a field holds."""
        self.click(selector)
        self.press("Control+a", "Backspace")
        self.type(text)

    def set(self, selector, value):
        """Sets a field whose keys differ from browser to browser: a date, a choice."""
        self.evaluate(
            """(selector, value) => {
                const field = document.querySelector(selector);
                field.value = value;
                for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
            }""", selector, value)
    def drag(self, selector, target):
        """Carries something with the mouse, as a hand does: both must be in sight."""
        x, y = self.wait(SPOT, selector)
        self.pointer(("pointerMove", x, y), ("pointerDown",))
        self.pointer(("pointerMove", x + 12, y + 12))
        # Where the target is by now: the page may have rolled.
        left, top = self.wait(SPOT.replace("block: 'center'", "block: 'nearest'"), target)
        self.pointer(("pointerMove", left, top - 3), ("pointerMove", left, top), ("pointerUp",))

    def pointer(self, *steps):
        actions = []
        for kind, *place in steps:
            if place:
                actions.append({"type": kind, "x": place[0], "y": place[1], "duration": 40, "origin": "viewport"})
            else:
                actions.append({"type": kind, "button": 0})
        self.perform([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}])
