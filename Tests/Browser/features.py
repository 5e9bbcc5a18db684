"""Since which version of a browser a feature of scripts, styles and pages can be relied on (MDN's browser-compat-data).

A row: name, pattern, first versions of Safari, Firefox and Chrome (None: none yet, or none that counts), and what lets an older
browser do without: `guard`, words that stand on the same line or shortly above a use in a script; `beside`, a declaration that must
stand in the same rule of a style; `harmless`, why nothing is lost where it is unknown.
"""

import dataclasses
import re


@dataclasses.dataclass(frozen=True)
class Feature:
    name: str
    pattern: str
    safari: float | None
    firefox: float | None
    chrome: float | None
    guard: str = ""
    beside: str = ""
    harmless: str = ""

    def is_newer_than(self, floor):
        """Whether a browser at the floor may not know it."""
        return any(getattr(self, browser) is None or getattr(self, browser) > version for browser, version in floor.items())


def method(names, *versions, **further):
    """Methods by the dot before and the call behind, also where the call is optional: then it is its own guard."""
    return Feature(f".{names}()", rf"\.(?:{names})\(", *versions, **further)


SCRIPT = [
    method("at", 15.4, 90, 92),
    method("findLast|findLastIndex", 15.4, 104, 97),
    method("toSorted|toReversed|toSpliced|with", 16, 115, 110),
    method("isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|intersection|union", 17, 127, 122),
    method("isWellFormed|toWellFormed", 16.4, 119, 111),
    method("replaceAll", 13.1, 77, 85),
    method("replaceChildren", 14, 78, 86),
    method("requestSubmit", 16, 75, 76),
    method("showPicker", 16, 101, 99),
    method("showModal", 15.4, 98, 37),
    method("requestClose", 18.4, 139, 134),
    method("showPopover|hidePopover|togglePopover", 17, 125, 114),
    method("checkVisibility", 17.4, 106, 105),
    method("moveBefore", None, 144, 133),
    method("setHTMLUnsafe|parseHTMLUnsafe", 17.4, 128, 124),
    method("attachInternals", 16.4, 93, 77),
    method("caretPositionFromPoint", 18.4, 20, 128),
    method("startViewTransition", 18, 144, 111),
    method("throwIfAborted", 15.4, 97, 100),
    method("toBase64|setFromBase64|toHex", 18.2, 133, 140),
    method("formatRange", 15.4, 93, 106),
    Feature("iterator helpers", r"(?<!Object)\.(?:values|keys|entries|matchAll)\([^()]*\)\.(?:map|filter|take|drop|flatMap|reduce|toArray|some|every|find)\(",
            18.4, 131, 122),
    Feature("Object.hasOwn", r"\bObject\.hasOwn\(", 15.4, 92, 93),
    Feature("groupBy", r"\b(?:Object|Map)\.groupBy\(", 17.4, 119, 117),
    Feature("Promise.withResolvers", r"\bPromise\.withResolvers\(", 17.4, 121, 119),
    Feature("Promise.try", r"\bPromise\.try\(", 18.2, 134, 128),
    Feature("Promise.any", r"\bPromise\.any\(", 14, 79, 85),
    Feature("Array.fromAsync", r"\bArray\.fromAsync\(", 16.4, 115, 121),
    Feature("structuredClone", r"\bstructuredClone\(", 15.4, 94, 98),
    Feature("URL.canParse", r"\bURL\.canParse\(", 17, 115, 120),
    Feature("URL.parse", r"\bURL\.parse\(", 18, 126, 126),
    Feature("Response.json", r"\bResponse\.json\(", 17, 115, 105),
    Feature("AbortSignal.timeout", r"\bAbortSignal\.timeout\(", 16, 100, 103),
    Feature("AbortSignal.any", r"\bAbortSignal\.any\(", 17.4, 124, 116),
    Feature("AbortSignal.abort", r"\bAbortSignal\.abort\(", 15, 88, 93),
    Feature("crypto.randomUUID", r"\bcrypto\.randomUUID\(", 15.4, 95, 92),
    Feature("Uint8Array.fromBase64", r"\bUint8Array\.from(?:Base64|Hex)\(", 18.2, 133, 140),
    Feature("RegExp.escape", r"\bRegExp\.escape\(", 18.2, 134, 136),
    Feature("Intl.Segmenter", r"\bIntl\.Segmenter\b", 14.1, 125, 87),
    Feature("Intl.ListFormat", r"\bIntl\.ListFormat\b", 14.1, 78, 72),
    Feature("Intl.DurationFormat", r"\bIntl\.DurationFormat\b", 16.4, 136, 129),
    Feature("Intl.supportedValuesOf", r"\bIntl\.supportedValuesOf\b", 15.4, 93, 99),
    Feature("lookbehind", r"\(\?<[=!]", 16.4, 78, 62),
    Feature("regular expressions with v", r"(?<=[=(:,!?&|] )/[^/\n]+/[a-z]*v[a-z]*(?=[,;.)\s])", 17, 116, 112),
    Feature("static blocks", r"\bstatic \{", 16.4, 93, 94),
    Feature("#private in", r"#\w+ in \w", 15, 90, 91),
    Feature("private methods", r"(?m)^\s+(?:async )?#\w+\(.*\) \{", 15, 90, 84),
    Feature("await at the top", r"(?m)^(?:(?:const|let) .*= )?await ", 15, 89, 89),
    Feature("import of JSON", r"\bwith \{ type:", 17.2, 138, 123),
    Feature("??=, ||=, &&=", r"(?:\?\?|\|\||&&)=", 14, 79, 85),
    Feature("form data of a button", r"\bnew FormData\([^()]+,", 16.4, 111, 112),
    Feature("requestIdleCallback", r"\brequestIdleCallback\(", None, 55, 47),
    Feature("scheduler", r"\bscheduler\.(?:yield|postTask)\(", None, 142, 94),
    Feature("navigator.locks", r"\bnavigator\.locks\b", 15.4, 96, 69, guard=r"navigator\.locks\?\.|!navigator\.locks\b"),
    Feature("navigator.userActivation", r"\bnavigator\.userActivation\b", 16.4, 120, 72, guard=r"userActivation\?\."),
    Feature("navigator.userAgentData", r"\bnavigator\.userAgentData\b", None, None, 90, guard=r"userAgentData\?\."),
    Feature("reading the clipboard", r"\bclipboard\.read\(", 13.1, 127, 76, guard=r"clipboard\?\.read\b|clipboard\.read\?\."),
    Feature("reading text of the clipboard", r"\bclipboard\.readText\(", 13.1, 125, 66, guard=r"clipboard\?\.readText\b"),
    Feature("ClipboardItem", r"\bnew ClipboardItem\(", 13.1, 127, 76),
    Feature("inert", r"\.inert\b|\binert: ", 15.5, 112, 102),
    Feature("popover", r"\.popover\b", 17, 125, 114),
    Feature("ARIA by property", r"\.aria[A-Z]\w+ = |\.role = ", 12.1, 119, 103),
    Feature("submitter", r"\.submitter\b", 15.4, 75, 81),
    Feature("scrollend", r"['\"]scrollend['\"]", 26.2, 109, 114),
    Feature("BroadcastChannel", r"\bnew BroadcastChannel\(", 15.4, 38, 54),
    Feature("OffscreenCanvas", r"\bnew OffscreenCanvas\(", 16.4, 105, 69),
    Feature("compression", r"\bnew (?:De)?[Cc]ompressionStream\(", 16.4, 113, 80),
    Feature("style sheets of scripts", r"\bnew CSSStyleSheet\(|\badoptedStyleSheets\b", 16.4, 101, 73),
    Feature("highlights", r"\bCSS\.highlights\b|\bnew Highlight\(", 17.2, 140, 105),
    Feature("reportError", r"\breportError\(", 15.4, 93, 95),
    Feature("navigation", r"\bnavigation\.(?:navigate|addEventListener|back|entries)\(", 26.2, 147, 102),
]

SELECTOR = [
    Feature(":has()", r":has\(", 15.4, 121, 105),
    Feature(":focus-visible", r":focus-visible\b", 15.4, 85, 86),
    Feature(":is(), :where()", r":(?:is|where)\(", 14, 78, 88),
    Feature(":dir()", r":dir\(", 16.4, 49, 120),
    Feature(":user-invalid", r":user-(?:in)?valid\b", 16.5, 88, 119),
    Feature(":modal", r":modal\b", 15.6, 103, 105),
    Feature(":open", r":open\b", 26.5, 136, 133),
    Feature(":popover-open", r":popover-open\b", 17, 125, 114),
    Feature(":autofill", r":autofill\b", 15, 86, 110),
    Feature(":nth-child(of)", r":nth-(?:last-)?child\([^)]* of ", 9, 113, 111),
    Feature("::backdrop", r"::backdrop\b", 15.4, 47, 37),
    Feature("::highlight()", r"::highlight\(", 17.2, 140, 105),
]

AT_RULE = [
    Feature("@layer", r"@layer\b", 15.4, 97, 99),
    Feature("@container", r"@container\b", 16, 110, 105),
    Feature("@scope", r"@scope\b", 17.4, 146, 118),
    Feature("@property", r"@property\b", 16.4, 128, 85),
    Feature("@starting-style", r"@starting-style\b", 17.5, 129, 117),
    Feature("ranges in @media", r"@media[^{]*\((?:[^()]*[<>]=?)", 16.4, 63, 104),
    Feature("@media (scripting)", r"@media[^{]*\(scripting\b", 17, 113, 120),
    Feature("@media (prefers-contrast)", r"@media[^{]*\(prefers-contrast\b", 14.1, 101, 96, harmless="nobody wished for more contrast"),
    Feature("nested rules", r"^nested ", 17.2, 117, 120),
]

# Of `property: value`.
DECLARATION = [
    Feature("field-sizing", r"^field-sizing:", 26.2, None, 123, harmless="Desk/scripts/grow.js lets the fields grow"),
    Feature("text-wrap", r"^text-wrap:", 17.5, 121, 114, harmless="lines of a headline are less even"),
    Feature("white-space-collapse", r"^white-space-collapse:", 17.4, 124, 114),
    Feature("text-box-trim", r"^text-box", 18.2, None, 133),
    Feature("accent-color", r"^accent-color:", 15.4, 92, 93, harmless="boxes have the system's colour"),
    Feature("scrollbar-width", r"^scrollbar-width:", 18.2, 64, 121, harmless="a bar is seen"),
    Feature("scrollbar-color", r"^scrollbar-color:", 26.2, 64, 121, harmless="the bar has the system's colours"),
    Feature("scrollbar-gutter", r"^scrollbar-gutter:", 18.2, 97, 94, harmless="the page moves a little"),
    Feature("overscroll-behavior", r"^overscroll-behavior", 16, 59, 63, harmless="the page scrolls on"),
    Feature("overflow-anchor", r"^overflow-anchor:", None, 66, 56, harmless="it is for browsers that anchor"),
    Feature("overflow: clip", r"^overflow[-xy]*:.*\bclip\b", 16, 81, 90, beside="overflow"),
    Feature("overflow-wrap: anywhere", r"^overflow-wrap:.*anywhere", 15.4, 65, 80),
    Feature("user-select", r"^user-select:", None, 69, 54, beside="-webkit-user-select"),
    Feature("appearance", r"^appearance:", 15.4, 80, 84, beside="-webkit-appearance"),
    Feature("hyphens", r"^hyphens:", 17, 43, 88, beside="-webkit-hyphens"),
    Feature("backdrop-filter", r"^backdrop-filter:", 18, 103, 76, beside="-webkit-backdrop-filter"),
    Feature("mask", r"^mask", 15.4, 53, 120, beside="-webkit-mask"),
    Feature("print-color-adjust", r"^print-color-adjust:", 15.4, 97, 136, beside="-webkit-print-color-adjust"),
    Feature("inset", r"^inset", 14.1, 66, 87),
    Feature("logical margins", r"^(?:margin|padding|border)-(?:inline|block)(?:-\w+)?:", 14.1, 66, 87),
    Feature("aspect-ratio", r"^aspect-ratio:", 15, 89, 88),
    Feature("translate, rotate, scale", r"^(?:translate|rotate|scale):", 14.1, 72, 104),
    Feature("container", r"^container(?:-type|-name)?:", 16, 110, 105),
    Feature("content-visibility", r"^content-visibility:", 18, 125, 85, harmless="what is far below is drawn, too"),
    Feature("contain-intrinsic-size", r"^contain-intrinsic-", 17, 107, 83),
    Feature("interpolate-size", r"^interpolate-size:", None, None, 129, harmless="nothing moves"),
    Feature("anchors", r"^(?:anchor-name|position-anchor|position-area):", 26, 147, 125),
    Feature("animation-timeline", r"^(?:animation|view|scroll)-timeline:", 26, None, 115),
    Feature("view-transition-name", r"^view-transition-name:", 18, 144, 111, harmless="pages change at once"),
    Feature("zoom", r"^zoom:", 3.1, 126, 1),
    Feature("line-clamp", r"^line-clamp:", None, None, None, beside="-webkit-line-clamp"),
    Feature("subgrid", r":.*\bsubgrid\b", 16, 71, 117),
    Feature("display of two words", r"^display: *(?:block|inline) (?:flow|flex|grid)", 15, 70, 115),
    Feature("dvh, svh, lvh", r":.*\d[dsl]v(?:h|w|i|b|min|max)\b", 15.4, 101, 108, beside="same"),
    Feature("lh", r":.*\d(?:r?lh|cap|r?ic)\b", 16.4, 120, 109, beside="same"),
    Feature("clamp(), min(), max()", r":.*\b(?:clamp|min|max)\(", 13.1, 75, 79),
    Feature("color-mix()", r":.*\bcolor-mix\(", 16.2, 113, 111, beside="same"),
    Feature("light-dark()", r":.*\blight-dark\(", 17.5, 120, 123, beside="same"),
    Feature("oklch(), lab()", r":.*\b(?:ok)?l(?:ch|ab)\(", 15.4, 113, 111, beside="same"),
    Feature("hwb()", r":.*\bhwb\(", 15, 96, 101, beside="same"),
    Feature("colours from others", r":.*\b(?:rgb|hsl|color|oklch)\(from ", 16.4, 128, 119, beside="same"),
    Feature("round(), mod()", r":.*\b(?:round|mod|rem)\(", 15.4, 118, 125),
    Feature("sin(), pow()", r":.*\b(?:sin|cos|tan|atan2?|pow|sqrt|hypot)\(", 15.4, 118, 120),
    Feature("linear()", r":.*(?<!-)\blinear\(", 17.2, 112, 113, beside="same"),
    Feature("anchor()", r":.*\banchor(?:-size)?\(", 26, 147, 125),
    Feature("image-set()", r":.*(?<!-)\bimage-set\(", 17, 89, 113, beside="same"),
]

MARKUP = [
    Feature("popover", r"\bpopover(?:target)?[=\s>]", 17, 125, 114),
    Feature("commands", r"\bcommandfor=", 26.2, 144, 135),
    Feature("inert", r"<[^>]*\sinert[\s>=]", 15.5, 112, 102),
    Feature("<dialog>", r"<dialog\b", 15.4, 98, 37),
    Feature("<search>", r"<search\b", 17, 118, 118, harmless="it is a place without a name"),
    Feature("details of one name", r"<details[^>]*\sname=", 17.2, 130, 120, harmless="several are open at once"),
    Feature("until-found", r"hidden=\"?until-found", 26.2, 139, 102),
    Feature("plain text that can be edited", r"contenteditable=\"?plaintext-only", 4, 136, 51),
    Feature("import maps", r"<script[^>]*importmap", 16.4, 108, 89),
    Feature("shadow roots", r"\bshadowrootmode=", 16.4, 123, 111),
    Feature("modulepreload", r"rel=\"?modulepreload", 17, 115, 66, harmless="it is fetched a little later"),
    Feature("pictures that wait", r"<img[^>]*loading=", 15.4, 75, 77, harmless="they are fetched at once"),
    Feature("frames that wait", r"<iframe[^>]*loading=", 16.4, 121, 77, harmless="they are fetched at once"),
    Feature("fetchpriority", r"\bfetchpriority=", 17.2, 132, 102, harmless="it is fetched a little later"),
]


# MARK: Finding

def without_comments(text):
    text = re.sub(r"/\*.*?\*/", lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.S)
    return re.sub(r"(?m)(?<![:\"'\\/])//[^\n]*$", "", text)


def rules_of(style):
    """The rules of a style: the blocks around each, its selector, its declarations."""
    text = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    around, found, begun = [], [], 0
    for place, letter in enumerate(text):
        if letter == "{":
            around.append((text[begun:place].strip().rsplit(";", 1)[-1].strip(), place + 1, len(found)))
        elif letter == "}" and around:
            selector, start, first = around.pop()
            # What stands in rules of its own is told of there.
            inner = text[start:place]
            while "{" in inner:
                inner = re.sub(r"[^;{}]*\{[^{}]*\}", "", inner)
            declarations = [re.sub(r"\s+", " ", part).strip().replace(" :", ":") for part in re.split(r";(?![^(]*\))", inner) if ":" in part]
            found.append(([outer for outer, *_ in around], selector, declarations))
        else:
            continue
        begun = place + 1
    return found


def in_script(text, floor):
    """Uses of what the floor may not know: their names."""
    lines = without_comments(text).splitlines()
    text = "\n".join(lines)
    for feature in SCRIPT:
        if not feature.is_newer_than(floor):
            continue
        for use in re.finditer(feature.pattern, text):
            line = text.count("\n", 0, use.start())
            before = "\n".join(lines[max(0, line - 3):line + 1])
            names = re.findall(r"\w{3,}", use.group())
            asked = names and re.search(rf"typeof [\w.]*{names[-1]}|['\"]{names[-1]}['\"] in |{names[-1]}\?\.|(?:if \(|!|\()[\w.]*{names[-1]}(?:\)| \?| &&)", before)
            if not asked and not (feature.guard and re.search(feature.guard, before)):
                yield feature.name


def in_style(text, floor):
    """The same of a style. What stands in @supports asks first."""
    for around, selector, declarations in rules_of(text):
        if any(outer.startswith("@supports") for outer in [*around, selector]):
            continue
        is_nested = not selector.startswith("@") and any(not outer.startswith("@") for outer in around)
        heads = f"nested {selector}" if is_nested else selector
        places = [(AT_RULE, heads, declarations), (SELECTOR, "" if selector.startswith("@") else selector, declarations)]
        places += [(DECLARATION, declaration, declarations[:place]) for place, declaration in enumerate(declarations)]
        for features, words, before in places:
            for feature in features:
                if not feature.is_newer_than(floor) or feature.harmless or not re.search(feature.pattern, words):
                    continue
                beside = words.split(":")[0] if feature.beside == "same" else feature.beside
                # A declaration that an older browser knows, above or below it.
                others = before if feature.beside == "same" else declarations
                if not beside or not any(other.startswith(beside) and not re.search(feature.pattern, other) for other in others):
                    yield f"{feature.name} in {selector[:60]}"


def in_markup(text, floor):
    for feature in MARKUP:
        if feature.is_newer_than(floor) and not feature.harmless and re.search(feature.pattern, text):
            yield feature.name
