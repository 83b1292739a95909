import CLinux
package import Glibc

/// Has a program that is spawned with `actions` inherit no descriptor of ours from `first` up: one that outlives us would keep
/// a port or a lock busy.
package func closeDescriptors(from first: CInt, in actions: inout posix_spawn_file_actions_t) {
    _ = restante_spawn_close_from(&actions, first)
}
