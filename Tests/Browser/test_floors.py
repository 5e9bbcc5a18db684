"""The oldest browsers that count: nothing newer is used without a way for them."""

import re

import pytest

from Tests.Browser import features
from Tests.conftest import ROOT

DESK = {"safari": 16.4, "firefox": 115}
READERS = {"safari": 15.4, "chrome": 90}
SIDES = {"Desk": DESK, "Themes/portada": READERS}


def files(side, *endings):
    return [path for ending in endings for path in sorted((ROOT / side).rglob(f"*.{ending}"))]


@pytest.mark.parametrize("side", SIDES)
def test_nothing_is_newer_than_the_floor(side):
    finders = {"js": features.in_script, "css": features.in_style, "mustache": features.in_markup}
    found = [f"{path.relative_to(ROOT)}: {use}" for ending, find in finders.items() for path in files(side, ending)
             for use in find(path.read_text(encoding="utf-8"), SIDES[side])]
    # The editor's library brings a menu for tables that the desk doesn't use.
    assert [use for use in found if not re.match(r"Desk/scripts/prose\.js: .*[pP]opover", use)] == []


@pytest.mark.parametrize("find, text, uses", [
    (features.in_script, "if (URL.canParse(href)) go();", ["URL.canParse"]),
    (features.in_script, "URL.canParse?.(href)", []),
    (features.in_script, "const can = typeof URL.canParse === 'function'\n  && URL.canParse(href);", []),
    (features.in_script, "// URL.canParse(href) came later\ngo();", []),
    (features.in_script, "list.toSorted().findLast(last)", []),
    (features.in_script, "Object.groupBy(list, key)", ["groupBy"]),
    (features.in_script, "const own = Promise.withResolvers();", ["Promise.withResolvers"]),
    (features.in_script, "box.ariaChecked = 'true'", ["ARIA by property"]),
    (features.in_script, "seen.keys().map(name)", ["iterator helpers"]),
    (features.in_script, "/(?<=a)b/.test(x)", []),
    (features.in_style, ".a:has(.b) { color: red }", [":has() in .a:has(.b)"]),
    (features.in_style, "@supports selector(:has(*)) { .a:has(.b) { color: red } }", []),
    (features.in_style, ".a { color: light-dark(#000, #fff) }", ["light-dark() in .a"]),
    (features.in_style, ".a { color: #000; color: light-dark(#000, #fff) }", []),
    (features.in_style, ".a { color: color-mix(in srgb, red, blue) }", []),
    (features.in_style, ".a { & .b { color: red } }", ["nested rules in & .b"]),
    (features.in_style, "@media (width >= 40em) { .a { user-select: none } }", ["user-select in .a"]),
    (features.in_style, ".a { -webkit-user-select: none; user-select: none }", []),
    (features.in_style, "@container (min-width: 1em) { .a { field-sizing: content } }", []),
    (features.in_markup, "<div popover>", ["popover"]),
])
def test_what_is_newer_is_found_and_what_asks_first_is_not(find, text, uses):
    assert list(find(text, DESK)) == uses


def test_a_floor_of_readers_is_another():
    assert list(features.in_script("list.at(-1); Object.hasOwn(a, b)", READERS)) == [".at()", "Object.hasOwn"]
    assert list(features.in_style(".a { height: 100dvh } @layer x { .b { overflow: clip } }", READERS)) == [
        "dvh, svh, lvh in .a", "overflow: clip in .b", "@layer in @layer x"]
    assert list(features.in_script("/(?<=a)b/.test(x)", READERS)) == ["lookbehind"]


def test_fields_grow_by_script_where_styles_alone_do_not_let_them():
    """What the table says of `field-sizing`."""
    assert re.search(r'CSS\.supports\("field-sizing', (ROOT / "Desk/scripts/grow.js").read_text(encoding="utf-8"))


def test_readers_pages_hold_on_phones_of_ten_years_ago():
    """No gap in lines of boxes, and a plain size before each that is reckoned."""
    found = []
    for path in files("Themes/portada", "css"):
        for _, selector, declarations in features.rules_of(path.read_text(encoding="utf-8")):
            names = [declaration.split(":")[0] for declaration in declarations]
            if any(re.match(r"display: *(inline-)?flex", own) for own in declarations) and any(name.endswith("gap") for name in names):
                found.append(f"gap in {selector}")
            for place, declaration in enumerate(declarations):
                name = names[place]
                if re.search(r"\b(clamp|(?<!\w)min|max)\(", declaration) and name not in names[:place] and "font" not in names[:place]:
                    found.append(f"{name} in {selector}")
    assert found == []
