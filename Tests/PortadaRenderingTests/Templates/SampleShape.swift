import PortadaCore

@testable import PortadaRendering

/// The shape that several pieces of sample data have in common, and their records.
struct SampleShape {
    let shape: Shape
    private let inner: [SampleShape?]

    /// Takes all data that stands at one place.
    init(_ samples: [SampleData]) {
        let objects = samples.compactMap { if case .object(let fields) = $0 { fields } else { nil } }
        var names = Set(objects.flatMap(\.keys)).sorted()
        if objects.count < samples.count { names.append(Shape.itself) }
        var fields: [ShapeField] = []
        var inner: [SampleShape?] = []
        for name in names {
            let (kind, below) = Self.kind(of: name == Shape.itself ? samples : objects.compactMap { $0[name] })
            fields.append(ShapeField(name: name, kind: kind))
            inner.append(below)
        }
        shape = Shape(name: "data", fields: fields)
        self.inner = inner
    }

    private static func kind(of samples: [SampleData]) -> (Kind, SampleShape?) {
        let items = samples.flatMap { if case .list(let items) = $0 { items } else { [SampleData]() } }
        for sample in samples {
            switch sample {
            case .list:
                let below = SampleShape(items)
                return (.list { [shape = below.shape] in shape }, below)
            case .object:
                let below = SampleShape(samples)
                return (.record { [shape = below.shape] in shape }, below)
            case .flag: return (.flag, nil)
            case .text: return (.text, nil)
            case .null: continue
            }
        }
        return (.text, nil)
    }

    /// The record of one piece of the data.
    func record(_ sample: SampleData) -> Record {
        let values = shape.fields.enumerated().map { place, field in
            if case .object(let fields) = sample { return value(fields[field.name] ?? .null, inner[place]) }
            return field.name == Shape.itself ? value(sample, inner[place]) : .none
        }
        return Record(shape: shape, values: values)
    }

    private func value(_ sample: SampleData, _ below: SampleShape?) -> Value {
        switch sample {
        case .null: .none
        case .flag(let flag): .flag(flag)
        case .text(let text): .text(text)
        case .list(let items): .list(items.compactMap { below?.record($0) })
        case .object: below.map { .record($0.record(sample)) } ?? .none
        }
    }
}
