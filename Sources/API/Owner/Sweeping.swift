import Inbox
import Networking
import Storage

extension API {
    /// Removes the mail of released mailboxes, in bounded steps after the answer. What a crash leaves is taken by the next
    /// sweep; nobody can see it meanwhile.
    func sweepReleased(of owner: OwnerID, on loop: EventLoop) {
        Task(executorPreference: loop) {
            while try await databases[loop].run(trusted: Releases.sweep(owner)) {}
        }
    }
}
