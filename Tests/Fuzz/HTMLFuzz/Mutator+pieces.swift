/// What inputs are made of.
extension Mutator {
    static let pieces = [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=\"", "<a href='javascript:alert(1)'>",
        "</a>", "<img src=x onerror=alert(1)>", "<img src=\"/media/a.jpg\" alt=\"", "<script>", "</script>", "<style>",
        "</style>", "<svg>", "</svg>", "<svg/onload=alert(1)>", "<math><mtext>", "</math>", "<table>", "</table>",
        "<tr>", "<td>", "</td>", "<select>", "<option>", "<template>", "</template>", "<noscript>", "<textarea>",
        "</textarea>", "<title>", "</title>", "<iframe src=\"https://www.youtube.com/embed/abc\">", "</iframe>",
        "<figure class=\"gallery left\">", "</figure>", "<figcaption>", "</figcaption>",
        "<blockquote class=\"twitter-tweet\">", "</blockquote>", "<h1>", "</h1>", "<h3>", "</h3>", "<h4>", "<ul>",
        "<li>", "</li>", "</ul>", "<ol start=3>", "</ol>", "<pre>", "</pre>", "<br>", "<hr>", "<!--", "-->", "<!-->",
        "<!---->", "--!>", "<![CDATA[", "]]>", "<!doctype html>", "<?xml", "?>", "&lt;", "&#x6a;", "&colon;",
        "&NewLine;", "&notin", "&ampx", "&#150;", "&#0;", "&#99999999999;", "\u{0}", "\u{B}", "\t", "\n", "\r\n",
        "\n\n", " ", "javascript:", "data:text/html,", "vbscript:", "\"", "'", "`", "=", ">", "<", "</", "<!", "/",
        "texto", "niño", "\u{202E}", "\u{301}", "\u{FEFF}", "😀", "style=", "onclick=", "class=\"credit\"",
        "<span class=\"credit\">", "</span>", "<form action=x>", "<input>", "<object data=x>", "<embed src=x>",
        "<base href=x>", "<meta http-equiv=refresh>", "<link rel=stylesheet>", "<video src=a controls>",
        "<svg><desc>", "<svg><foreignObject>", "<math><annotation-xml encoding=\"text/html\">", "<table><svg>",
        "<table><select>", "<template><td>", "<caption>", "<col>", "</body>", "</html>", "<frameset>",
        "<a href=\"#n\">", "<a name=n>", "<a id=m href=#m>", "<li id=\"n\">", "<sup id='m'>", "<p id=n-n>",
    ]

    /// Elements that have rules of their own, and some that have none.
    static let names = [
        "a", "abbr", "address", "annotation-xml", "applet", "b", "base", "blockquote", "body", "br", "button",
        "caption", "center", "circle", "code", "col", "colgroup", "dd", "desc", "details", "dir", "div", "dl", "dt",
        "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "foreignObject", "form", "frameset", "h1",
        "h2", "h4", "head", "hr", "html", "i", "iframe", "image", "img", "input", "li", "listing", "main",
        "malignmark", "marquee", "math", "menu", "mglyph", "mi", "mo", "mtext", "nobr", "noframes", "noscript",
        "object", "ol", "optgroup", "option", "p", "param", "plaintext", "pre", "q", "rb", "rp", "rt", "rtc", "ruby",
        "s", "script", "section", "select", "small", "source", "span", "strong", "style", "sub", "svg", "table",
        "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul", "var", "x",
        "x-y", "xmp",
    ]

    static let attributes = [
        "", "", "", "", " a=1", " class=\"pull wide\"", " color=red", " type=hidden", " encoding=\"text/html\"", "/",
        " /", " a='\"' b", " =", " href=/x", " href=\"https://x.example/?a=1&b=2\" title='&quot;x'",
        " src=//y.example/z",
        " start=3 type=a", " colspan=2", " style=x onclick=y", " id=n", " id=\"n-m\" name=m", " href=#n", " href='#m'",
    ]

    static let words = ["x", "y z", " ", "\n", "\n\n", "&amp;", "&lt;b&gt;", "ñ", "\u{A0}", "\u{0}", "a\u{301}"]
}
