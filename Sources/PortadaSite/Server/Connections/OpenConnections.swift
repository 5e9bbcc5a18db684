import HummingbirdCore
import NIOCore
import PortadaCore
import Synchronization

/// The connections of one port: who is in, who may come in, and who gives way.
///
/// When all places are taken, or all that one client may have, the connections give way on which nothing was asked for the
/// longest; of all places, those of whoever has the most. Only when on each of them a request is under way must a new one
/// wait (all places), or is it refused (one client's).
final class OpenConnections: Sendable {
    /// What bounds them.
    struct Limits: Sendable, Hashable {
        /// How many there may be at once.
        var all: Int
        /// How many of one client: an address of IPv4, 64 bits of one of IPv6. 0 for any number.
        var perClient: Int
    }

    private struct State {
        var seats: [ObjectIdentifier: ConnectionSeat] = [:]
        var clients: [String: Set<ObjectIdentifier>] = [:]
        /// Accepted, and not closed yet, as the door was told.
        var accepted = 0
        /// Closed ones of which the door was not told yet; less than zero when it was told before their seats were left:
        /// both happen for each, in any order.
        var untold = 0
        var isFull = false

        /// Those that free their places soon without anybody's doing.
        var going: Int { seats.values.count { $0.isLeaving } + untold }
    }

    /// How much of the places is made free at once, so that it costs little for each that comes.
    private static let share = 64
    /// How long a connection that is refused stays.
    private static let moment = TimeAmount.milliseconds(10)

    private let limits: Limits
    /// Whether an address is that of a proxy, which stands for many clients and may have any number.
    private let isTrusted: @Sendable (String) -> Bool
    private let numbers: ConnectionNumbers
    private let state = Mutex(State())

    init(
        _ limits: Limits,
        numbers: ConnectionNumbers,
        isTrusted: @escaping @Sendable (String) -> Bool
    ) {
        self.limits = limits
        self.numbers = numbers
        self.isTrusted = isTrusted
    }

    /// How many there are.
    var count: Int { state.withLock { $0.seats.count } }

    // MARK: At the door

    /// Whether another one may be accepted now; has others give way when there is no place.
    func hasRoom() -> Bool {
        let (hasRoom, leaving, isNews) = state.withLock { state in
            guard state.accepted >= limits.all else {
                state.isFull = false
                return (true, [ConnectionSeat](), false)
            }
            let going = state.going
            let leaving = going > 0 ? [] : Self.idlest(of: state, max(1, limits.all / Self.share))
            let isNews = !state.isFull
            state.isFull = true
            return (state.accepted - going - leaving.count < limits.all, leaving, isNews)
        }
        for seat in leaving { seat.leave() }
        numbers.gaveWay(leaving.count)
        if isNews { numbers.wasFull(limits.all) }
        return hasRoom
    }

    /// Makes room for those who wait at the door, if anybody does.
    func look() {
        if state.withLock({ $0.isFull }) { _ = hasRoom() }
    }

    private static func idlest(of state: State, _ most: Int) -> [ConnectionSeat] {
        let idle = state.seats.values.filter { $0.isIdle && !$0.isLeaving }.map { seat in
            (seat, state.clients[seat.network.description]?.count ?? 0, seat.idleSince)
        }
        return idle.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.prefix(most).map(\.0)
    }

    fileprivate func opened() { state.withLock { $0.accepted += 1 } }

    fileprivate func closed() {
        state.withLock { state in
            state.accepted -= 1
            state.untold -= 1
        }
    }

    /// Gives a connection its seat. When its client has all that it may have, and a request is under way on each, it is
    /// closed a moment later.
    func enter(_ channel: any Channel) -> ConnectionSeat {
        let address = channel.remoteAddress?.ipAddress ?? ""
        let seat = ConnectionSeat(channel, of: ClientNetwork(of: address))
        let most = isTrusted(address) ? 0 : limits.perClient
        let (isIn, leaving) = state.withLock { state in
            guard let leaving = Self.room(for: seat, most, &state) else { return (false, ConnectionSeat?.none) }
            state.seats[ObjectIdentifier(seat)] = seat
            state.clients[seat.network.description, default: []].insert(ObjectIdentifier(seat))
            return (true, leaving)
        }
        leaving?.leave()
        numbers.gaveWay(leaving == nil ? 0 : 1)
        guard isIn else {
            numbers.refused(limits.perClient)
            channel.closeFuture.whenComplete { [self] _ in state.withLock { $0.untold += 1 } }
            // Not at once: the server has not got it yet.
            channel.eventLoop.scheduleTask(in: Self.moment) { channel.close(promise: nil) }
            return seat
        }
        numbers.entered(1)
        channel.closeFuture.whenComplete { [self] _ in leave(seat) }
        return seat
    }

    /// Who must go for one to come in: nil within when nobody must, nil when it can't come in.
    private static func room(for seat: ConnectionSeat, _ most: Int, _ state: inout State) -> ConnectionSeat?? {
        guard most > 0, let own = state.clients[seat.network.description], own.count >= most else { return .some(nil) }
        let staying = own.compactMap { state.seats[$0] }.filter { !$0.isLeaving }
        if staying.count < most { return .some(nil) }
        guard let idlest = staying.filter(\.isIdle).min(by: { $0.idleSince < $1.idleSince }) else { return nil }
        return .some(idlest)
    }

    private func leave(_ seat: ConnectionSeat) {
        numbers.entered(-1)
        state.withLock { state in
            state.seats[ObjectIdentifier(seat)] = nil
            state.clients[seat.network.description]?.remove(ObjectIdentifier(seat))
            if state.clients[seat.network.description]?.isEmpty == true {
                state.clients[seat.network.description] = nil
            }
            state.untold += 1
        }
    }

    /// Ends all of them, whatever is under way.
    func closeAll() {
        for seat in state.withLock({ Array($0.seats.values) }) { seat.close() }
    }
}

/// Stands at the door of a port: the server asks it before it accepts a connection.
struct Doorkeeper: AvailableConnectionsDelegate {
    let connections: OpenConnections

    mutating func connectionOpened() { connections.opened() }
    mutating func connectionClosed() { connections.closed() }
    func isAcceptingNewConnections() -> Bool { connections.hasRoom() }
}
