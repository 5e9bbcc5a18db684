extension MustacheCase {
    private static let person = #"{"author":{"name":"Ana"}}"#
    private static let signs = ##"{"text":"& \" < >"}"##

    static let variables = [
        MustacheCase("text without tags stays", "{}", "Hola, {Portada}!\n", "Hola, {Portada}!\n"),
        MustacheCase("a name shows its text", #"{"city":"Mérida"}"#, "En {{city}}.\n", "En Mérida.\n"),
        MustacheCase("shown text is not read again", #"{"a":"{{b}}","b":"no"}"#, "{{a}}", "{{b}}"),
        MustacheCase("text is escaped", signs, "[{{text}}]", "[&amp; &quot; &lt; &gt;]"),
        MustacheCase("three braces do not escape", signs, "[{{{text}}}]", "[& \" < >]"),
        MustacheCase("an ampersand does not escape", signs, "[{{&text}}]", "[& \" < >]"),
        MustacheCase("whole number", #"{"count":85}"#, "'{{count}} notas'", "'85 notas'"),
        MustacheCase("whole number, three braces", #"{"count":85}"#, "{{{count}}} notas", "85 notas"),
        MustacheCase("whole number, ampersand", #"{"count":85}"#, "{{&count}} notas", "85 notas"),
        MustacheCase("decimal", #"{"price":1.210}"#, "{{price}} Bs", "1.21 Bs"),
        MustacheCase("decimal, three braces", #"{"price":1.210}"#, "{{{price}}} Bs", "1.21 Bs"),
        MustacheCase("decimal, ampersand", #"{"price":1.210}"#, "{{&price}} Bs", "1.21 Bs"),
        MustacheCase("null shows nothing", #"{"x":null}"#, "({{x}})", "()"),
        MustacheCase("null, three braces", #"{"x":null}"#, "({{{x}}})", "()"),
        MustacheCase("null, ampersand", #"{"x":null}"#, "({{&x}})", "()"),
        MustacheCase("a missing name shows nothing", "{}", "({{x}})", "()"),
        MustacheCase("missing, three braces", "{}", "({{{x}}})", "()"),
        MustacheCase("missing, ampersand", "{}", "({{&x}})", "()"),
        MustacheCase("dots", person, "{{author.name}}={{#author}}{{name}}{{/author}}", "Ana=Ana"),
        MustacheCase("dots, three braces", person, "{{{author.name}}}={{#author}}{{{name}}}{{/author}}", "Ana=Ana"),
        MustacheCase("dots, ampersand", person, "{{&author.name}}={{#author}}{{&name}}{{/author}}", "Ana=Ana"),
        MustacheCase("many dots", #"{"a":{"b":{"c":{"d":{"e":"hondo"}}}}}"#, "{{a.b.c.d.e}}", "hondo"),
        MustacheCase("a chain that breaks", #"{"a":{}}"#, "[{{a.b.c}}]", "[]"),
        MustacheCase("each part only in the one before", #"{"a":{"b":{}},"c":{"n":"no"}}"#, "[{{a.b.c.n}}]", "[]"),
        MustacheCase(
            "the first part as any name",
            #"{"a":{"b":{"c":"bien"}},"b":{"c":"mal"}}"#,
            "{{#a}}{{b.c}}{{/a}}",
            "bien"
        ),
        MustacheCase("no way back once found", #"{"a":{"b":{}},"b":{"c":"mal"}}"#, "[{{#a}}{{b.c}}{{/a}}]", "[]"),
        MustacheCase("a dotted key is no chain", #"{"a.b":"mal","a":{"b":"bien"}}"#, "{{a.b}}", "bien"),
        MustacheCase(
            "a chain found partly, then a dotted key",
            #"{"a":{"b":"bien"},"c":{"a.b":"mal"}}"#,
            "{{#c}}{{a.b}}{{/c}}",
            "bien"
        ),
        MustacheCase(
            "a leading dot stays in this scope",
            #"{"a":{},"b":{"name":"Ana"},"name":"mal"}"#,
            "{{#a}}{{.name}}{{/a}}{{#b}}{{.name}}{{/b}}",
            "Ana"
        ),
        MustacheCase("the item itself", #""mundo""#, "Hola, {{.}}!", "Hola, mundo!"),
        MustacheCase("the item itself, escaped", ##""& \" < >""##, "[{{.}}]", "[&amp; &quot; &lt; &gt;]"),
        MustacheCase("the item itself, three braces", ##""& \" < >""##, "[{{{.}}}]", "[& \" < >]"),
        MustacheCase("the item itself, ampersand", ##""& \" < >""##, "[{{&.}}]", "[& \" < >]"),
        MustacheCase("the item itself, a number", "85", "[{{.}}]", "[85]"),
        MustacheCase("blanks around", #"{"s":"---"}"#, "| {{s}} | {{{s}}} | {{&s}} |", "| --- | --- | --- |"),
        MustacheCase("alone on its line", #"{"s":"---"}"#, "  {{s}}\n", "  ---\n"),
        MustacheCase("alone on its line, three braces", #"{"s":"---"}"#, "  {{{s}}}\n", "  ---\n"),
        MustacheCase("alone on its line, ampersand", #"{"s":"---"}"#, "  {{&s}}\n", "  ---\n"),
        MustacheCase("blanks inside", #"{"s":"---"}"#, "|{{ s }}|{{{ s }}}|{{& s }}|", "|---|---|---|"),
    ]
}
