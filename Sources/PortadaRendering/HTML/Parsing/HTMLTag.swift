/// The elements that the rules for parsing HTML call by name; `other` is all the rest.
enum HTMLTag: UInt8, CaseIterable {
    case other
    case a, address, annotationXML, applet, area, article, aside, b, base, basefont, bgsound, big, blockquote, body, br
    case button, caption, center, code, col, colgroup, dd, desc, details, dialog, dir, div, dl, dt, em, embed, fieldset
    case figcaption, figure, font, footer, foreignobject, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header
    case hgroup, hr, html, i, iframe, image, img, input, keygen, li, link, listing, main, malignmark, marquee, math
    case menu, meta, mglyph, mi, mn, mo, ms, mtext, nav, nobr, noembed, noframes, noscript, object, ol, optgroup
    case option, p, param, plaintext, pre, rb, rp, rt, rtc, ruby, s, script, search, section, select, small, source
    case span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead
    case title, tr, track, tt, u, ul, `var`, wbr, xmp

    /// The names, by raw value.
    static let names: [String] = allCases.map { $0 == .annotationXML ? "annotation-xml" : "\($0)" }

    /// The elements by name.
    static let byName: [String: HTMLTag] = Dictionary(
        uniqueKeysWithValues: allCases.dropFirst().map { (names[Int($0.rawValue)], $0) }
    )
}

/// A set of elements, asked in one step.
struct HTMLTagSet: ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(arrayLiteral tags: HTMLTag...) {
        for tag in tags {
            if tag.rawValue < 64 { low |= 1 << UInt64(tag.rawValue) } else { high |= 1 << UInt64(tag.rawValue - 64) }
        }
    }

    func contains(_ tag: HTMLTag) -> Bool {
        let number = UInt64(tag.rawValue)
        return (number < 64 ? low >> number : high >> (number - 64)) & 1 == 1
    }

    func union(_ other: HTMLTagSet) -> HTMLTagSet {
        var all = self
        all.low |= other.low
        all.high |= other.high
        return all
    }
}

// The sets of the HTML Standard, sections 13.2.4.2, 13.2.4.3 and 13.2.6.
extension HTMLTagSet {
    /// Elements that no end tag of another name closes.
    static let special: HTMLTagSet = [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
        .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
        .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
        .track, .ul, .wbr, .xmp,
    ]
    static let specialMathML: HTMLTagSet = [.mi, .mo, .mn, .ms, .mtext, .annotationXML]
    static let specialSVG: HTMLTagSet = [.foreignobject, .desc, .title]
    static let formatting: HTMLTagSet = [
        .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
    ]
    static let headings: HTMLTagSet = [.h1, .h2, .h3, .h4, .h5, .h6]
    /// Blocks without rules of their own.
    static let blocks: HTMLTagSet = [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption,
        .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .search, .section, .summary, .ul,
    ]
    static let inHead: HTMLTagSet = [
        .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title,
    ]
    /// What may stand only in a table.
    static let tableParts: HTMLTagSet = [.caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]
    static let tableBodies: HTMLTagSet = [.tbody, .tfoot, .thead]
    static let cells: HTMLTagSet = [.td, .th]
    /// Where a text between rows and cells must not stand.
    static let fostering: HTMLTagSet = [.table, .tbody, .tfoot, .thead, .tr]
    static let impliedEnds: HTMLTagSet = [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
    static let thoroughlyImpliedEnds: HTMLTagSet = impliedEnds.union(tableParts)
    static let scopeEdges: HTMLTagSet = [
        .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template,
    ]
    static let tableScopeEdges: HTMLTagSet = [.html, .table, .template]
    /// Elements that end drawings and formulas.
    static let breakout: HTMLTagSet = [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
        .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
        .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
    ]
    /// Elements that hold nothing and have no end tag.
    static let void: HTMLTagSet = [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link,
        .meta, .param, .source, .track, .wbr,
    ]
    /// Elements whose content is no markup.
    static let raw: HTMLTagSet = [
        .iframe, .noembed, .noframes, .noscript, .plaintext, .script, .style, .textarea, .title, .xmp,
    ]
}

extension HTMLTagSet {
    static let listScope: HTMLTagSet = scopeEdges.union([.ol, .ul])
    static let buttonScope: HTMLTagSet = scopeEdges.union([.button])
}
