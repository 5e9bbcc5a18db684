import PortadaMigration

/// The line that shows how far an import is: how much is done, how fast, how long yet.
struct ImportProgress: Sendable {
    private let start = ContinuousClock.now

    /// Shows it.
    func show(_ progress: WordPressImport.Progress) {
        let seconds = max(0.001, Double(start.duration(to: .now) / .milliseconds(1)) / 1000)
        let percent = Int(progress.fraction * 100)
        switch progress.stage {
        case .pictures:
            ProgressLine.show("  reading people, sections and pictures: \(percent) %, \(progress.items) pictures")
        case .stories:
            let rate = Double(progress.items) / seconds
            let left = progress.fraction > 0 ? seconds / progress.fraction - seconds : 0
            let time = left > 90 ? "\(Int(left / 60)) min" : "\(Int(left)) s"
            ProgressLine.show(
                "  stories: \(percent) %, \(progress.items) read, \(Int(rate)) a second, \(time) left",
                isLast: progress.fraction >= 1
            )
        }
    }
}
