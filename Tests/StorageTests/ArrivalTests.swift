import Inbox
import Networking
import Storage
import Synchronization
import Testing

@Suite("Arrivals", .timeLimit(.minutes(1)))
struct ArrivalTests {
    @Test("wake who waits at their places, on every loop, and nobody else")
    func places() async throws {
        let group = try EventLoopGroup(count: 3)
        defer { group.stop() }
        let arrivals = Arrivals(on: group.loops)
        let (owner, other) = (OwnerID.new(), OwnerID.new())
        let address = try #require(EmailAddress("ann@example.org"))
        let place = Arrivals.Place(owner: owner, address: address)
        let apart = [
            Arrivals.Place(owner: other, address: address), Arrivals.Place(owner: owner),
            Arrivals.Place(owner: owner, mailbox: .new()),
        ]
        func wait(at place: Arrivals.Place) async -> [Signal] {
            var signals: [Signal] = []
            for loop in group.loops {
                signals.append(
                    await Task(executorPreference: loop) {
                        let signal = Signal(on: loop)
                        arrivals.add(signal, at: place)
                        return signal
                    }.value)
            }
            return signals
        }
        let waiting = await wait(at: place)
        var bystanders: [Signal] = []
        for place in apart { bystanders += await wait(at: place) }
        #expect(arrivals.count == 12)

        arrivals.announce([place])
        for signal in waiting {
            await Task(executorPreference: signal.loop) {
                #expect(await signal.wait(until: .now() + .seconds(20)))
            }.value
        }
        #expect(bystanders.allSatisfy { !$0.isRaised })

        for signal in waiting {
            await Task(executorPreference: signal.loop) {
                signal.reset()
                arrivals.remove(signal, at: place)
                arrivals.remove(signal, at: place)
            }.value
        }
        #expect(arrivals.count == 9)
        arrivals.announce([place, apart[0]])
        for signal in bystanders.prefix(3) {
            await Task(executorPreference: signal.loop) {
                #expect(await signal.wait(until: .now() + .seconds(20)))
            }.value
        }
        #expect(waiting.allSatisfy { !$0.isRaised })
    }

    @Test("are seen by a reader that registers before it looks, whenever they come")
    func race() async throws {
        let group = try EventLoopGroup(count: 2)
        defer { group.stop() }
        let arrivals = Arrivals(on: group.loops)
        let place = Arrivals.Place(owner: .new())
        let stored = Stored()
        let (writer, reader) = (group.loop(0), group.loop(1))
        for number in 1...2_000 {
            let write = Task(executorPreference: writer) {
                stored.set(number)
                arrivals.announce([place])
            }
            let isSeen = await Task(executorPreference: reader) {
                let signal = Signal(on: reader)
                arrivals.add(signal, at: place)
                defer { arrivals.remove(signal, at: place) }
                if stored.value == number { return true }
                return await signal.wait(until: .now() + .seconds(20)) && stored.value == number
            }.value
            #expect(isSeen)
            await write.value
        }
    }
}

/// What a database is to the race: a value that whoever reads after the write sees.
private final class Stored: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .sequentiallyConsistent) }

    func set(_ new: Int) { number.store(new, ordering: .sequentiallyConsistent) }
}
