extension MustacheCase {
    private static let yes = #"{"yes":true}"#

    static let sections = [
        MustacheCase("true", yes, "[{{#yes}}sí{{/yes}}]", "[sí]"),
        MustacheCase("false", #"{"yes":false}"#, "[{{#yes}}sí{{/yes}}]", "[]"),
        MustacheCase("null", #"{"yes":null}"#, "[{{#yes}}sí{{/yes}}]", "[]"),
        MustacheCase("a record is a scope", #"{"by":{"name":"Ana"}}"#, "{{#by}}por {{name}}{{/by}}", "por Ana"),
        MustacheCase(
            "names of outer scopes",
            #"{"a":"uno","b":"mal","in":{"b":"dos"},"c":{"d":"tres"}}"#,
            "{{#in}}{{a}}, {{b}}, {{c.d}}{{/in}}",
            "uno, dos, tres"
        ),
        MustacheCase(
            "text is a scope",
            #"{"kicker":"Deporte"}"#,
            "{{#kicker}}{{.}}: {{kicker}}{{/kicker}}",
            "Deporte: Deporte"
        ),
        MustacheCase(
            "lists in lists see all scopes",
            #"{"tops":[{"t":{"upper":"A","lower":"a"},"middles":[{"m":"1","bottoms":[{"b":"x"},{"b":"y"}]}]}]}"#,
            "{{#tops}}{{#middles}}{{t.lower}}{{m}}.{{#bottoms}}{{t.upper}}{{m}}{{b}}.{{/bottoms}}{{/middles}}{{/tops}}",
            "a1.A1x.A1y."
        ),
        MustacheCase(
            "deep scopes",
            #"{"a":{"one":1},"b":{"two":2},"c":{"three":3,"d":{"four":4,"five":5}}}"#,
            """
            {{#a}}
            {{one}}
            {{#b}}
            {{one}}{{two}}
            {{#c}}
            {{one}}{{two}}{{three}}
            {{#d}}
            {{one}}{{two}}{{three}}{{four}}
            {{#five}}
            {{one}}{{two}}{{three}}{{four}}{{five}}
            {{one}}{{two}}{{three}}{{four}}{{.}}6{{.}}{{four}}
            {{/five}}
            {{/d}}
            {{/c}}
            {{two}}{{one}}
            {{/b}}
            {{one}}
            {{/a}}

            """,
            "1\n12\n123\n1234\n12345\n1234565" + "4\n21\n1\n"
        ),
        MustacheCase("a list is repeated", #"{"l":[{"i":1},{"i":2},{"i":3}]}"#, "[{{#l}}{{i}}{{/l}}]", "[123]"),
        MustacheCase("an empty list", #"{"l":[]}"#, "[{{#l}}sí{{/l}}]", "[]"),
        MustacheCase("text is no list", #"{"s":"123"}"#, "[{{#s}}x{{/s}}]", "[x]"),
        MustacheCase(
            "twice in one template",
            #"{"yes":true,"two":"dos"}"#,
            "{{#yes}}\n* uno\n{{/yes}}\n* {{two}}\n{{#yes}}\n* tres\n{{/yes}}\n",
            "* uno\n* dos\n* tres\n"
        ),
        MustacheCase("nested, true", yes, "| A {{#yes}}B {{#yes}}C{{/yes}} D{{/yes}} E |", "| A B C D E |"),
        MustacheCase(
            "nested, false",
            #"{"yes":false}"#,
            "| A {{#yes}}B {{#yes}}C{{/yes}} D{{/yes}} E |",
            "| A  E |"
        ),
        MustacheCase("a missing name", "{}", "[{{#x}}mal{{/x}}]", "[]"),
        MustacheCase("items that are texts", #"{"l":["a","b","c"]}"#, "{{#l}}({{.}}){{/l}}", "(a)(b)(c)"),
        MustacheCase("items that are numbers", #"{"l":[1,2,3]}"#, "{{#l}}({{.}}){{/l}}", "(1)(2)(3)"),
        MustacheCase("items that are decimals", #"{"l":[1.10,2.20]}"#, "{{#l}}({{.}}){{/l}}", "(1.1)(2.2)"),
        MustacheCase(
            "items that are lists",
            #"{"l":[[1,2,3],["a","b"]]}"#,
            "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}",
            "(123)(ab)"
        ),
        MustacheCase("items are escaped", ##"{"l":["&","\"","<"]}"##, "{{#l}}({{.}}){{/l}}", "(&amp;)(&quot;)(&lt;)"),
        MustacheCase("items, three braces", ##"{"l":["&","\"","<"]}"##, "{{#l}}({{{.}}}){{/l}}", "(&)(\")(<)"),
        MustacheCase("items, ampersand", ##"{"l":["&","\"","<"]}"##, "{{#l}}({{&.}}){{/l}}", "(&)(\")(<)"),
        MustacheCase("the whole data is a list", #"[{"v":"a"},{"v":"b"}]"#, "{{#.}}({{v}}){{/.}}", "(a)(b)"),
        MustacheCase("dots, true", #"{"a":{"b":{"c":true}}}"#, "[{{#a.b.c}}sí{{/a.b.c}}]", "[sí]"),
        MustacheCase("dots, false", #"{"a":{"b":{"c":false}}}"#, "[{{#a.b.c}}sí{{/a.b.c}}]", "[]"),
        MustacheCase("a chain that breaks", #"{"a":{}}"#, "[{{#a.b.c}}sí{{/a.b.c}}]", "[]"),
        MustacheCase("blanks around", yes, " | {{#yes}}\t|\t{{/yes}} | \n", " | \t|\t | \n"),
        MustacheCase("blanks inside", yes, " | {{#yes}} {{! nada }}\n {{/yes}} | \n", " |  \n  | \n"),
        MustacheCase(
            "on one line, indented",
            yes,
            " {{#yes}}SÍ{{/yes}}\n {{#yes}}BIEN{{/yes}}\n",
            " SÍ\n BIEN\n"
        ),
        MustacheCase("lines of tags go", yes, "| Una\n{{#yes}}\n|\n{{/yes}}\n| línea\n", "| Una\n|\n| línea\n"),
        MustacheCase("indented lines go", yes, "| Una\n  {{#yes}}\n|\n  {{/yes}}\n| línea\n", "| Una\n|\n| línea\n"),
        MustacheCase("lines end as on Windows", yes, "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", "|\r\n|"),
        MustacheCase("the first line", yes, "  {{#yes}}\n#{{/yes}}\n/", "#\n/"),
        MustacheCase("the last line", yes, "#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"),
        MustacheCase("blanks in tags", yes, "|{{# yes }}={{/ yes }}|", "|=|"),
    ]

    private static let no = #"{"no":false}"#

    static let inverted = [
        MustacheCase("false", no, "[{{^no}}sí{{/no}}]", "[sí]"),
        MustacheCase("null", #"{"no":null}"#, "[{{^no}}sí{{/no}}]", "[sí]"),
        MustacheCase("true", yes, "[{{^yes}}mal{{/yes}}]", "[]"),
        MustacheCase("text", #"{"s":"x"}"#, "[{{^s}}mal {{s}}{{/s}}]", "[]"),
        MustacheCase("a record", #"{"by":{"name":"Ana"}}"#, "[{{^by}}por {{name}}{{/by}}]", "[]"),
        MustacheCase("a list", #"{"l":[{"n":1},{"n":2}]}"#, "[{{^l}}{{n}}{{/l}}]", "[]"),
        MustacheCase("an empty list", #"{"l":[]}"#, "[{{^l}}nada{{/l}}]", "[nada]"),
        MustacheCase(
            "twice in one template",
            #"{"no":false,"two":"dos"}"#,
            "{{^no}}\n* uno\n{{/no}}\n* {{two}}\n{{^no}}\n* tres\n{{/no}}\n",
            "* uno\n* dos\n* tres\n"
        ),
        MustacheCase("nested, false", no, "| A {{^no}}B {{^no}}C{{/no}} D{{/no}} E |", "| A B C D E |"),
        MustacheCase("nested, true", yes, "| A {{^yes}}B {{^yes}}C{{/yes}} D{{/yes}} E |", "| A  E |"),
        MustacheCase("a missing name", "{}", "[{{^x}}nada{{/x}}]", "[nada]"),
        MustacheCase("dots, true", #"{"a":{"b":{"c":true}}}"#, "[{{^a.b.c}}mal{{/a.b.c}}]", "[]"),
        MustacheCase("dots, false", #"{"a":{"b":{"c":false}}}"#, "[{{^a.b.c}}sí{{/a.b.c}}]", "[sí]"),
        MustacheCase("a chain that breaks", #"{"a":{}}"#, "[{{^a.b.c}}sí{{/a.b.c}}]", "[sí]"),
        MustacheCase("blanks around", no, " | {{^no}}\t|\t{{/no}} | \n", " | \t|\t | \n"),
        MustacheCase("blanks inside", no, " | {{^no}} {{! nada }}\n {{/no}} | \n", " |  \n  | \n"),
        MustacheCase("on one line, indented", no, " {{^no}}NO{{/no}}\n {{^no}}YA{{/no}}\n", " NO\n YA\n"),
        MustacheCase("lines of tags go", no, "| Una\n{{^no}}\n|\n{{/no}}\n| línea\n", "| Una\n|\n| línea\n"),
        MustacheCase("indented lines go", no, "| Una\n  {{^no}}\n|\n  {{/no}}\n| línea\n", "| Una\n|\n| línea\n"),
        MustacheCase("lines end as on Windows", no, "|\r\n{{^no}}\r\n{{/no}}\r\n|", "|\r\n|"),
        MustacheCase("the first line", no, "  {{^no}}\n^{{/no}}\n/", "^\n/"),
        MustacheCase("the last line", no, "^{{^no}}\n/\n  {{/no}}", "^\n/\n"),
        MustacheCase("blanks in tags", no, "|{{^ no }}={{/ no }}|", "|=|"),
    ]
}
