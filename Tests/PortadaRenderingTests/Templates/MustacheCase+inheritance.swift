extension MustacheCase {
    private static let relay = [
        "parent": "{{<older}}{{$a}}p{{/a}}{{/older}}", "older": "{{<oldest}}{{$a}}o{{/a}}{{/oldest}}",
        "oldest": "{{$a}}g{{/a}}",
    ]

    static let inheritance = [
        MustacheCase("a block shows its own content", "{}", "{{$t}}Portada{{/t}}\n", "Portada\n"),
        MustacheCase("with variables", #"{"s":"x"}"#, "{{$t}}un {{s}} más{{/t}}\n", "un x más\n"),
        MustacheCase("with three braces", #"{"s":"<x>"}"#, "{{$t}}un {{{s}}} más{{/t}}\n", "un <x> más\n"),
        MustacheCase(
            "with sections",
            #"{"a":{"b":"x"}}"#,
            "{{$t}}un {{#a}}{{b}}{{/a}} más{{/t}}\n",
            "un x más\n"
        ),
        MustacheCase(
            "with inverted sections",
            #"{"b":"tres"}"#,
            "{{$t}}un {{^a}}{{b}}{{/a}} más{{/t}}\n",
            "un tres más\n"
        ),
        MustacheCase(
            "shown text is not read again",
            #"{"a":{"b":"{{c}}"}}"#,
            "{{$t}}un {{#a}}{{b}}{{/a}}{{/t}}\n",
            "un {{c}}\n"
        ),
        MustacheCase("a parent shows its own content", "{}", "{{<p}}{{/p}}\n", "propio", ["p": "{{$t}}propio{{/t}}"]),
        MustacheCase(
            "a child fills a block",
            "{}",
            "{{<p}}{{$t}}hija{{/t}}{{/p}}",
            "...hija...",
            ["p": "...{{$t}}propio{{/t}}..."]
        ),
        MustacheCase(
            "data does not fill a block",
            #"{"t":"dato"}"#,
            "{{<p}}{{$t}}hija{{/t}}{{/p}}",
            "hija",
            ["p": "{{$t}}propio{{/t}}"]
        ),
        MustacheCase(
            "data does not change a block",
            #"{"t":"dato"}"#,
            "{{<p}}{{/p}}",
            "propio",
            ["p": "{{$t}}propio{{/t}}"]
        ),
        MustacheCase("in a line", "{}", "una {{<p}}{{$t}}hija{{/t}}{{/p}}", "una hija", ["p": "{{$t}}...{{/t}}"]),
        MustacheCase(
            "twice, filled differently",
            "{}",
            "{{<p}}{{$t}}1{{/t}}{{/p}} {{<p}}{{$t}}2{{/t}}{{/p}}\n",
            "|1 fin| |2 fin|\n",
            ["p": "|{{$t}}...{{/t}}{{$e}} fin{{/e}}|"]
        ),
        MustacheCase(
            "with several lines",
            "{}",
            "{{<p}}{{$t}}\nuna\n\n:(\n{{/t}}{{/p}}",
            "una\n\n:(\n",
            ["p": "{{$t}}...{{/t}}"]
        ),
        MustacheCase(
            "on an indented line",
            "{}",
            "{{<p}}{{$t}}hija{{/t}}{{/p}}",
            "alto:\n  hija\n",
            ["p": "alto:\n  {{$t}}propio{{/t}}\n"]
        ),
        MustacheCase(
            "only one of two",
            "{}",
            "{{<p}}{{$b}}dos{{/b}}{{/p}}",
            "uno propio, dos",
            ["p": "{{$a}}uno propio{{/a}}, {{$b}}dos propio{{/b}}"]
        ),
        MustacheCase(
            "a parent as a partial",
            "{}",
            "{{>p}}|{{<p}}{{/p}}",
            "propio|propio",
            ["p": "{{$t}}propio{{/t}}"]
        ),
        MustacheCase(
            "parents in a circle",
            "{}",
            "{{<p}}{{$foo}}hija{{/foo}}{{/p}}",
            "hija hija hija basta",
            [
                "p": "{{$foo}}propio{{/foo}} {{$bar}}{{<q}}{{/q}}{{/bar}}",
                "q": "{{$foo}}otro{{/foo}} {{<p}}{{$bar}}basta{{/bar}}{{/p}}",
            ]
        ),
        MustacheCase("the outermost child wins", "{}", "{{<parent}}{{$a}}c{{/a}}{{/parent}}", "c", relay),
        MustacheCase("the next, when it says nothing", "{}", "{{<parent}}{{/parent}}", "p", relay),
        MustacheCase(
            "text beside blocks is not shown",
            "{}",
            "{{<p}} nada {{$t}}hija{{/t}} nada {{/p}}",
            "hija",
            ["p": "{{$t}}propio{{/t}}"]
        ),
        MustacheCase(
            "text without blocks is not shown",
            "{}",
            "{{<p}} nada {{/p}}",
            "propio",
            ["p": "{{$t}}propio{{/t}}"]
        ),
        MustacheCase(
            "a filled block sees the parent's scope",
            #"{"fruit":"mango","in":{"fruit":"piña"}}"#,
            "{{<p}}{{$b}}Una {{fruit}}.{{/b}}{{/p}}",
            "Una piña.",
            ["p": "{{#in}}{{$b}}Otra {{fruit}}.{{/b}}{{/in}}"]
        ),
        MustacheCase(
            "a parent alone on its line",
            "{}",
            "Hola,\n  {{<p}}{{/p}}\n",
            "Hola,\n  una\n  dos\n",
            ["p": "una\ndos\n"]
        ),
        MustacheCase(
            "a block alone on its line",
            "{}",
            "{{<p}}{{$b}}\nuna\ndos{{/b}}\n{{/p}}\n",
            "Hola,\n  una\n  dos\n",
            ["p": "Hola,\n  {{$b}}{{/b}}\n"]
        ),
        MustacheCase(
            "content moves to the place's indentation",
            "{}",
            "{{<p}}{{$b}}\n    una\n    dos\n{{/b}}{{/p}}\n",
            "Hola,\n  una\n  dos\n",
            ["p": "Hola,\n  {{$b}}\n  {{/b}}\n"]
        ),
        MustacheCase(
            "the place's own content says how far",
            "{}",
            "{{<p}}{{$b}}\nuna\ndos\n{{/b}}{{/p}}\n",
            "Hola,\n  una\n  dos\n",
            ["p": "Hola,\n{{$b}}\n  propio\n{{/b}}\n"]
        ),
        MustacheCase(
            "a block in a filled block",
            "{}",
            "{{<p}}{{$b}}una {{$c}}dos{{/c}}{{/b}}{{/p}}",
            "[una dos]",
            ["p": "[{{$b}}propio{{/b}}]"]
        ),
    ]

    private static let named = #"{"name":"p","s":"dentro"}"#

    static let dynamicNames = [
        MustacheCase("the data names the partial", named, "[{{>*name}}]", "[hola]", ["p": "hola"]),
        MustacheCase(
            "the star is no part of the name",
            #"{"name":"p","*name":"q"}"#,
            "{{>*name}}",
            "bien",
            ["p": "bien", "q": "mal"]
        ),
        MustacheCase("a missing name", "{}", "[{{>*name}}]", "[]", ["name": "mal"]),
        MustacheCase("a missing partial", named, "[{{>*name}}]", "[]", ["q": "mal"]),
        MustacheCase("it sees the scope", named, "[{{>*name}}]", "[*dentro*]", ["p": "*{{s}}*"]),
        MustacheCase("dots", #"{"s":"x","a":{"b":{"c":"p"}}}"#, "[{{>*a.b.c}}]", "[*x*]", ["p": "*{{s}}*"]),
        MustacheCase(
            "dots before the star",
            #"{"s":"x","a":"t","t":{"b":{"c":"p"}}}"#,
            "[{{>*a.b.c}}]",
            "[]",
            ["p": "*{{s}}*"]
        ),
        MustacheCase(
            "dots open no scope",
            #"{"a":{"s":"mal","b":"p"}}"#,
            "[{{>*a.b}}]",
            "[**]",
            ["p": "*{{s}}*"]
        ),
        MustacheCase(
            "dots keep the scope",
            #"{"a":{"v":"uno"},"b":{"name":"p","v":"dos"}}"#,
            "{{#a}}{{>*b.name}}{{/a}}",
            "[uno]",
            ["p": "[{{v}}]"]
        ),
        MustacheCase(
            "in a list",
            #"{"v":"x","l":[1,2],"b":{"name":"p","v":"mal"}}"#,
            "{{#l}}{{>*b.name}}{{/l}}",
            "xx",
            ["p": "{{v}}"]
        ),
        MustacheCase(
            "in a list, missing in the scope",
            #"{"l":[1,2],"b":{"name":"p","v":"mal"}}"#,
            "{{#l}}{{>*b.name}}{{/l}}",
            "[][]",
            ["p": "[{{v}}]"]
        ),
        MustacheCase(
            "recursion",
            #"{"t":"n","c":"X","nodes":[{"c":"Y","nodes":[]}]}"#,
            "{{>*t}}",
            "X<Y<>>",
            ["n": "{{c}}<{{#nodes}}{{>*t}}{{/nodes}}>"]
        ),
        MustacheCase("two stars", #"{"a":"b","b":"p"}"#, "[{{>**a}}]", "[]", ["p": "mal"]),
        MustacheCase("a star inside", #"{"a":"x","b":"y","x":{"y":"p"}}"#, "[{{>*a.*b}}]", "[]", ["p": "mal"]),
        MustacheCase(
            "a named parent",
            named,
            "[{{<*name}}{{$t}}hija{{/t}}{{/*name}}]",
            "[-hija-]",
            ["p": "-{{$t}}{{/t}}-"]
        ),
        MustacheCase("blanks around", named, "| {{>*name}} |", "| \t|\t |", ["p": "\t|\t"]),
        MustacheCase("in a line, not indented", named, "  {{s}}  {{>*name}}\n", "  dentro  >\n>\n", ["p": ">\n>"]),
        MustacheCase("lines end as on Windows", named, "|\r\n{{>*name}}\r\n|", "|\r\n>|", ["p": ">"]),
        MustacheCase("the first line", named, "  {{>*name}}\n>", "  >\n  >>", ["p": ">\n>"]),
        MustacheCase("the last line", named, ">\n  {{>*name}}", ">\n  >\n  >", ["p": ">\n>"]),
        MustacheCase(
            "each line is indented",
            #"{"name":"p","s":"<\n->"}"#,
            "\\\n {{>*name}}\n/\n",
            "\\\n |\n <\n->\n |\n/\n",
            ["p": "|\n{{{s}}}\n|\n"]
        ),
        MustacheCase("blanks in the tag", named, "|{{> * name }}|", "|[]|", ["p": "[]"]),
    ]
}
