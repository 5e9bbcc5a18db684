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
        let settings = filled(kept, from: context.form)
        if let fault = Self.fault(in: settings, language) {
            return try await page(context, settings, fault: fault)
        }
        try await desk.newsroom(context).changeSettings(by: visitor.actor, at: desk.clock()) { kept in
            kept = filled(kept, from: context.form)
        }
        return desk.redirect(to: Self.part.path + "?notice=saved")
    }

    private func filled(_ settings: NewspaperSettings, from form: Form) -> NewspaperSettings {
        var filled = settings
        filled.name = String(form["name"].prefix(100))
        filled.tagline = String(form["tagline"].prefix(200))
        filled.description = String(form["description"].prefix(500))
        if desk.parts.theme.languageCodes.contains(form["language"]) { filled.language = form["language"] }
        filled.timeZone = String(form["time-zone"].prefix(60))
        filled.articlePath = String(form["article-path"].prefix(200))
        filled.listLength = min(max(NumberRange.counts.readInt(form["list-length"]) ?? settings.listLength, 5), 50)
        filled.legalLine = String(form["legal-line"].prefix(300))
        filled.contactEmail = String(form["contact-email"].prefix(254))
        filled.profiles = form["profiles"].split(separator: "\n").prefix(20).map {
            String($0.trimmingCharacters(in: .whitespaces).prefix(300))
        }.filter { !$0.isEmpty }
        return filled
    }

    /// What is wrong with settings, as a sentence.
    private static func fault(in settings: NewspaperSettings, _ language: Language) -> String? {
        if settings.name.isEmpty { return language.text("newspaper.noName") }
        if TimeZone(identifier: settings.timeZone) == nil { return language.text("newspaper.noTimeZone") }
        if (try? ArticlePathPattern(settings.articlePath)) == nil { return language.text("newspaper.noPattern") }
        if !settings.contactEmail.isEmpty, Account.email(from: settings.contactEmail) == nil {
            return language.text("people.noEmail")
        }
        let isAddress = { (text: String) in text.hasPrefix("https://") && Redirect(path: "/", target: text).fault == nil
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
        .text("name") { $0.settings.name },
        .text("tagline") { $0.settings.tagline },
        .text("description") { $0.settings.description },
        .list("languages") { $0.languages },
        .text("timeZone") { $0.settings.timeZone },
        .texts("timeZones") { $0.timeZones },
        .text("articlePath") { $0.settings.articlePath },
        .text("listLength") { "\($0.settings.listLength)" },
        .text("legalLine") { $0.settings.legalLine },
        .text("contactEmail") { $0.settings.contactEmail },
        .text("profiles") { $0.settings.profiles.joined(separator: "\n") }
    )
}
