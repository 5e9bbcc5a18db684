import Foundation
import Hummingbird
import PortadaCore
import PortadaRendering
import PortadaStore

/// The newspaper's settings: name, language, time zone, addresses of new stories.
struct SettingsPages: Sendable {
    private static let part = NewspaperPart.settings

    let desk: Desk

    func add(to router: RouterGroup<DeskContext>) {
        router.get("desk/site/settings") { request, context in
            try await page(context, nil, notice: request.notice)
        }
        router.post("desk/site/settings") { _, context in try await save(context) }
    }

    private func page(
        _ context: DeskContext,
        _ typed: NewspaperSettings?,
        notice: String = "",
        fault: String = ""
    ) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let kept = try await desk.store.read { try $0.settings() }
        let settings = typed ?? kept
        return try await desk.page(
            "site-settings",
            context,
            title: language.text("newspaper.settings"),
            place: .site,
            status: fault.isEmpty ? .ok : .unprocessableContent
        ) { frame in
            SettingsModel(
                frame: frame,
                newspaper: NewspaperFrame(Self.part, for: visitor, language, notice: notice, fault: fault),
                settings: settings,
                languages: desk.parts.theme.languageCodes.map { code in
                    ChoiceModel(
                        value: code,
                        label: desk.parts.theme.language(code).name,
                        isChosen: code == settings.language
                    )
                },
                timeZones: TimeZone.knownTimeZoneIdentifiers
            )
        }
    }

    private func save(_ context: DeskContext) async throws -> Response {
        let visitor = try context.visitor(for: Self.part)
        let language = try await desk.language(of: context)
        let kept = try await desk.store.read { try $0.settings() }
        var fields = FieldReader(context.form)
        let settings = filled(kept, from: &fields)
        if let fault = fields.faults.text(language) ?? Self.fault(in: settings, over: kept, language) {
            return try await page(context, settings, fault: fault)
        }
        try await desk.newsroom(context).changeSettings(by: visitor.actor, at: desk.clock()) { kept in
            var fields = FieldReader(context.form)
            kept = filled(kept, from: &fields)
        }
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    private func filled(_ settings: NewspaperSettings, from fields: inout FieldReader) -> NewspaperSettings {
        var filled = settings
        filled.name = fields.line("name", over: settings.name, .name, "newspaper.newspaperName")
        filled.tagline = fields.line("tagline", over: settings.tagline, .setting, "newspaper.tagline")
        filled.description =
            fields.lines("description", over: settings.description, .description, "newspaper.forSearch")
        let language = fields.form["language"]
        if desk.parts.theme.languageCodes.contains(language) { filled.language = language }
        filled.timeZone = fields.line("time-zone", over: settings.timeZone, .setting, "newspaper.timeZone")
        filled.articlePath = fields.line("article-path", over: settings.articlePath, .setting, "newspaper.articlePath")
        filled.listLength = fields.number("list-length", over: settings.listLength, 5...50, "newspaper.listLength")
        filled.legalLine = fields.line("legal-line", over: settings.legalLine, .setting, "newspaper.legalLine")
        filled.contactEmail =
            fields.line("contact-email", over: settings.contactEmail, .setting, "newspaper.contactEmail")
        filled.profiles = profiles(&fields, over: settings.profiles)
        return filled
    }

    private func profiles(_ fields: inout FieldReader, over stored: [String]) -> [String] {
        let shown = FieldReader.shown(lines: stored.joined(separator: "\n"))
        guard fields.form.has("profiles"), fields.form["profiles"] != shown else { return stored }
        let profiles = TypedText.lines(fields.form["profiles"]).split(separator: "\n").map(String.init)
        fields.count(profiles.count, over: stored.count, limit: Self.maxProfiles, "newspaper.profiles")
        for profile in profiles where !TextLimit.setting.holds(profile) && !stored.contains(profile) {
            let count = TextLimit.length(of: profile)
            fields.note(.tooLong(count: count, limit: TextLimit.setting.characters), "newspaper.profiles")
        }
        return profiles
    }

    private static let maxProfiles = 20

    /// What is wrong with settings, as a sentence; what stands may stay.
    private static func fault(
        in settings: NewspaperSettings,
        over kept: NewspaperSettings,
        _ language: Language
    ) -> String? {
        if settings.name.isEmpty { return language.text("newspaper.noName") }
        if settings.timeZone != kept.timeZone, TimeZone(identifier: settings.timeZone) == nil {
            return language.text("newspaper.noTimeZone")
        }
        if settings.articlePath != kept.articlePath, (try? ArticlePathPattern(settings.articlePath)) == nil {
            return language.text("newspaper.noPattern")
        }
        if settings.contactEmail != kept.contactEmail, !settings.contactEmail.isEmpty,
            Account.email(from: settings.contactEmail) == nil
        {
            return language.text("people.noEmail")
        }
        let isAddress = { (text: String) in
            text.hasPrefix("https://") && Redirect(path: "/", target: text).fault == nil || kept.profiles.contains(text)
        }
        return settings.profiles.allSatisfy(isAddress) ? nil : language.text("newspaper.noProfile")
    }
}

/// The newspaper's settings, to change.
struct SettingsModel: TemplateModel {
    var frame: FrameModel
    var newspaper: NewspaperFrame
    var settings: NewspaperSettings
    var languages: [ChoiceModel]
    var timeZones: [String]

    static let template = TemplateShape<SettingsModel>(
        .record("frame") { $0.frame },
        .record("newspaper") { $0.newspaper },
        .text("name") { FieldReader.shown(line: $0.settings.name) },
        .text("tagline") { FieldReader.shown(line: $0.settings.tagline) },
        .text("description") { $0.settings.description },
        .list("languages") { $0.languages },
        .text("timeZone") { $0.settings.timeZone },
        .texts("timeZones") { $0.timeZones },
        .text("articlePath") { $0.settings.articlePath },
        .text("listLength") { "\($0.settings.listLength)" },
        .text("legalLine") { FieldReader.shown(line: $0.settings.legalLine) },
        .text("contactEmail") { $0.settings.contactEmail },
        .text("profiles") { $0.settings.profiles.joined(separator: "\n") }
    )
}
