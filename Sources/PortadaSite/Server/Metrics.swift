import PortadaCore

/// The numbers to look at, in Prometheus' text format (version 0.0.4).
enum Metrics {
    /// The media type of the format.
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// What the page cache has done and holds, and what the rest of the program counts.
    /// - Parameter threads: what the threads for work that blocks do, by kind.
    static func text(
        of pages: PageCache,
        _ files: FileCache,
        threads: [(kind: String, numbers: BlockingThreads.Numbers)] = [],
        _ more: [Monitoring.Number] = []
    ) -> [UInt8] {
        let numbers = pages.numbers
        let changes = numbers.changeCounts
        let schedule = numbers.scheduleNumbers
        var text = MetricText()
        text.add("page_cache_hits_total", "counter", "Answers that needed no work.", numbers.hitCount)
        text.add(
            "page_cache_misses_total",
            "counter",
            "Answers that had to be made or put together.",
            numbers.missCount
        )
        text.add("file_cache_hits_total", "counter", "Pictures and files that needed no work.", numbers.fileCounts.hits)
        text.add("file_cache_misses_total", "counter", "Those that were read or made.", numbers.fileCounts.misses)
        text.add("file_cache_files", "gauge", "Pictures and files that are kept at hand.", files.numbers.count)
        text.add("file_cache_bytes", "gauge", "Memory that they take.", files.numbers.bytes)
        text.add("page_cache_failures_total", "counter", "Pages that could not be made.", numbers.failureCount)
        text.add("page_cache_renders_total", "counter", "What was rendered, by sort.", numbers.renderCounts)
        text.add("changes_total", "counter", "Questions that operations of this process touched.", changes.changes)
        text.add("operations_total", "counter", "Operations of this process that touched any.", changes.operations)
        let purges = numbers.purgeCounts
        text.add("purges_total", "counter", "Messages to the shared cache that it followed.", purges.done)
        text.add("purge_failures_total", "counter", "Times that it could not be told.", purges.failed)
        text.add("scheduled_published_total", "counter", "Stories that the scheduler published.", schedule.count)
        text.add("schedule_lateness_seconds", "gauge", "How late the last of them was.", schedule.last)
        text.add(
            "schedule_lateness_seconds_max",
            "gauge",
            "How late the latest of those of the last minutes was.",
            schedule.latest
        )
        text.add(
            "catch_up_seconds_max",
            "gauge",
            "The longest time of the last minutes from another program's change to its being applied here.",
            numbers.catchUpSeconds
        )
        text.add(
            "event_loop_lag_seconds_max",
            "gauge",
            "The longest of the last minutes that an event loop was late.",
            numbers.loopLag
        )
        let lags = numbers.poolLags
        text.add("task_lag_seconds", "gauge", "How late Swift's threads come to a task.", lags.now)
        text.add("task_lag_seconds_max", "gauge", "The longest of the last minutes that they were late.", lags.longest)
        if numbers.certificateEndsAt != 0 {
            text.add(
                "certificate_end_timestamp_seconds",
                "gauge",
                "When the certificate ends that is served.",
                numbers.certificateEndsAt
            )
        }
        text.add("page_refusals_total", "counter", "Answers 503 since too many waited for pages.", numbers.refusalCount)
        let kinds = Dictionary(threads.map { ($0.kind, $0.numbers) }, uniquingKeysWith: { $1 })
        text.add("work_running", "gauge", "Work that blocks and is being done, by kind.", kinds.mapValues(\.running))
        text.add("work_waiting", "gauge", "Such work that waits for a thread.", kinds.mapValues(\.waiting))
        text.add("work_refused_total", "counter", "Such work refused with 503.", kinds.mapValues(\.refused))
        let connections = numbers.connections
        text.add("connections_open", "gauge", "Connections that are open.", connections.openCount)
        text.add(
            "connections_given_way_total",
            "counter",
            "Idle connections that were closed for new ones.",
            connections.givenWayCount
        )
        text.add(
            "connections_full_total",
            "counter",
            "Times that all connections were taken.",
            connections.fullCount
        )
        text.add(
            "connections_refused_total",
            "counter",
            "Connections that were refused: their client had all that it may have.",
            connections.refusedCount
        )
        text.add(
            "connections_flooded_total",
            "counter",
            "Connections that were closed: they sent frames of HTTP/2 that ask for nothing, too many.",
            connections.floodCount
        )
        text.add("disk_full", "gauge", "Whether there is no room on the disk: 1 or 0.", pages.isDiskFull ? 1 : 0)
        pages.inspect { state in
            text.add("page_cache_pages", "gauge", "Pages in the cache.", state.pageCount)
            text.add("page_cache_unknown_addresses", "gauge", "Addresses known to lead nowhere.", state.unknownCount)
            text.add("page_cache_blocks", "gauge", "Blocks in the cache, by sort.", state.blockCounts)
            text.add("page_cache_bytes", "gauge", "Bytes that pages and blocks take.", state.cost)
            text.add("page_cache_budget_bytes", "gauge", "Bytes that they may take.", state.budget)
            text.add("page_cache_evictions_total", "counter", "Pages that went for want of room.", state.evictions)
        }
        text.add("readers", numbers.readers.counts, "newsroom", numbers.newsroom.counts)
        text.add("process_start_time_seconds", "gauge", "When the program was started.", ProcessMemory.start)
        if let memory = ProcessMemory.resident {
            text.add("process_resident_memory_bytes", "gauge", "Memory that the program takes.", memory)
        }
        for number in more { text.add(number.name, number.type, number.help, number.values) }
        return Array(text.lines.utf8)
    }
}

/// Lines of metrics.
private struct MetricText {
    private(set) var lines = ""

    mutating func add(_ name: String, _ type: String, _ help: String, _ value: some Numeric) {
        begin(name, type, help)
        lines += "portada_\(name) \(value)\n"
    }

    mutating func add(_ name: String, _ type: String, _ help: String, _ values: [String: Int]) {
        begin(name, type, help)
        for (kind, value) in values.sorted(by: { $0.key < $1.key }) {
            lines += "portada_\(name)\(kind.isEmpty ? "" : "{kind=\"\(kind)\"}") \(value)\n"
        }
    }

    /// Answers to two sorts of askers.
    mutating func add(
        _ one: String,
        _ first: AnswerNumbers.Counts,
        _ other: String,
        _ second: AnswerNumbers.Counts
    ) {
        begin("answers_total", "counter", "Answers, by asker and status.")
        for (kind, counts) in [(one, first), (other, second)] {
            for (status, count) in counts.statuses.sorted(by: { $0.key < $1.key }) {
                lines += "portada_answers_total{kind=\"\(kind)\",status=\"\(status)\"} \(count)\n"
            }
        }
        begin("answer_seconds", "histogram", "How long it took until an answer began, by asker.")
        for (kind, counts) in [(one, first), (other, second)] {
            let ends = AnswerNumbers.ends.map { "\($0)" } + ["+Inf"]
            for (end, count) in zip(ends, counts.within) {
                lines += "portada_answer_seconds_bucket{kind=\"\(kind)\",le=\"\(end)\"} \(count)\n"
            }
            lines += "portada_answer_seconds_sum{kind=\"\(kind)\"} \(counts.seconds)\n"
            lines += "portada_answer_seconds_count{kind=\"\(kind)\"} \(counts.within.last ?? 0)\n"
        }
    }

    private mutating func begin(_ name: String, _ type: String, _ help: String) {
        lines += "# HELP portada_\(name) \(help)\n# TYPE portada_\(name) \(type)\n"
    }
}
