extension MustacheCase {
    static let comments = [
        MustacheCase("in a line", "{}", "123{{! nota }}456", "123456"),
        MustacheCase("over several lines", "{}", "123{{!\n  una\n  nota\n}}456\n", "123456\n"),
        MustacheCase("alone on its line", "{}", "A.\n{{! nota }}\nB.\n", "A.\nB.\n"),
        MustacheCase("alone and indented", "{}", "A.\n  {{! nota }}\nB.\n", "A.\nB.\n"),
        MustacheCase("lines end as on Windows", "{}", "|\r\n{{! nota }}\r\n|", "|\r\n|"),
        MustacheCase("the first line", "{}", "  {{! sola }}\n!", "!"),
        MustacheCase("the last line", "{}", "!\n  {{! sola }}", "!\n"),
        MustacheCase("several lines, alone", "{}", "A.\n{{!\nnota\n}}\nB.\n", "A.\nB.\n"),
        MustacheCase("several lines, alone and indented", "{}", "A.\n  {{!\n    nota\n  }}\nB.\n", "A.\nB.\n"),
        MustacheCase("blanks stay in a line", "{}", "  12 {{! 34 }}\n", "  12 \n"),
        MustacheCase("blanks stay on both sides", "{}", "123 {{! nota }} 456", "123  456"),
        MustacheCase(
            "a comment hides no name",
            #"{"! nota":1,"!nota":2,"nota":3}"#,
            "[{{! nota }}{{!nota}}]",
            "[]"
        ),
    ]

    static let delimiters = [
        MustacheCase("a pair", #"{"s":"Ya"}"#, "{{=<% %>=}}(<%s%>)", "(Ya)"),
        MustacheCase("any signs", #"{"s":"Ya"}"#, "({{=[ ]=}}[s])", "(Ya)"),
        MustacheCase(
            "change in sections",
            #"{"in":true,"s":"Ya"}"#,
            "[\n{{#in}}\n  {{s}}\n  |s|\n{{/in}}\n\n{{= | | =}}\n|#in|\n  {{s}}\n  |s|\n|/in|\n]\n",
            "[\n  Ya\n  |s|\n\n  {{s}}\n  Ya\n]\n"
        ),
        MustacheCase(
            "change in inverted sections",
            #"{"in":false,"s":"Ya"}"#,
            "[\n{{^in}}\n  {{s}}\n  |s|\n{{/in}}\n\n{{= | | =}}\n|^in|\n  {{s}}\n  |s|\n|/in|\n]\n",
            "[\n  Ya\n  |s|\n\n  {{s}}\n  Ya\n]\n"
        ),
        MustacheCase(
            "partials do not inherit them",
            #"{"v":"sí"}"#,
            "[ {{>p}} ]\n{{= | | =}}\n[ |>p| ]\n",
            "[ .sí. ]\n[ .sí. ]\n",
            ["p": ".{{v}}."]
        ),
        MustacheCase(
            "partials do not leak them",
            #"{"v":"sí"}"#,
            "[ {{>p}} ]\n[ .{{v}}.  .|v|. ]\n",
            "[ .sí.  .sí. ]\n[ .sí.  .|v|. ]\n",
            ["p": ".{{v}}. {{= | | =}} .|v|."]
        ),
        MustacheCase("blanks stay", "{}", "| {{=@ @=}} |", "|  |"),
        MustacheCase("blanks stay at the end", "{}", " | {{=@ @=}}\n", " | \n"),
        MustacheCase("alone on its line", "{}", "A.\n{{=@ @=}}\nB.\n", "A.\nB.\n"),
        MustacheCase("alone and indented", "{}", "A.\n  {{=@ @=}}\nB.\n", "A.\nB.\n"),
        MustacheCase("lines end as on Windows", "{}", "|\r\n{{= @ @ =}}\r\n|", "|\r\n|"),
        MustacheCase("the first line", "{}", "  {{=@ @=}}\n=", "="),
        MustacheCase("the last line", "{}", "=\n  {{=@ @=}}", "=\n"),
        MustacheCase("blanks between", "{}", "|{{= @   @ =}}|", "||"),
    ]

    private static let tree = #"{"content":"X","nodes":[{"content":"Y","nodes":[]}]}"#

    static let partials = [
        MustacheCase("its text is shown", "{}", "[{{>p}}]", "[parte]", ["p": "parte"]),
        MustacheCase("a missing one shows nothing", "{}", "[{{>p}}]", "[]"),
        MustacheCase("it sees the scope", #"{"s":"dentro"}"#, "[{{>p}}]", "[*dentro*]", ["p": "*{{s}}*"]),
        MustacheCase("recursion", tree, "{{>n}}", "X<Y<>>", ["n": "{{content}}<{{#nodes}}{{>n}}{{/nodes}}>"]),
        MustacheCase(
            "partials in partials",
            #"{"a":"hola","b":"mundo"}"#,
            "{{>outer}}",
            "*hola mundo*",
            ["outer": "*{{a}} {{>inner}}*", "inner": "{{b}}"]
        ),
        MustacheCase("blanks around", "{}", "| {{>p}} |", "| \t|\t |", ["p": "\t|\t"]),
        MustacheCase("in a line, not indented", #"{"s":"|"}"#, "  {{s}}  {{> p}}\n", "  |  >\n>\n", ["p": ">\n>"]),
        MustacheCase("lines end as on Windows", "{}", "|\r\n{{>p}}\r\n|", "|\r\n>|", ["p": ">"]),
        MustacheCase("the first line", "{}", "  {{>p}}\n>", "  >\n  >>", ["p": ">\n>"]),
        MustacheCase("the last line", "{}", ">\n  {{>p}}", ">\n  >\n  >", ["p": ">\n>"]),
        MustacheCase(
            "each line is indented, shown text is not",
            #"{"s":"<\n->"}"#,
            "\\\n {{>p}}\n/\n",
            "\\\n |\n <\n->a <\n->b\n |\n/\n",
            ["p": "|\n{{{s}}}a {{{s}}}b\n|\n"]
        ),
        MustacheCase("blanks in the tag", "{}", "|{{> p }}|", "|[]|", ["p": "[]"]),
    ]
}
