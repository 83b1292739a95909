// Linux calls that Swift's Glibc module leaves out: epoll, eventfd, signalfd, accept4, flock, the resolver.
#ifndef RESTANTE_CLINUX_H
#define RESTANTE_CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>

/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC; `peer` is a sockaddr_storage.
int restante_accept(int descriptor, void *peer, socklen_t *length);

/// pthread_setname_np(3) for the calling thread; `name` has at most 15 characters.
void restante_name_thread(const char *name);

/// posix_spawn_file_actions_addclosefrom_np(3); `actions` is a posix_spawn_file_actions_t.
int restante_spawn_close_from(void *actions, int first);

/// One DNS question through res_nquery(3).
/// `server` is an IPv4 or IPv6 address in text, or NULL for the system's; `port` 0 means 53.
/// `found` is called once for each answer of type `type` in the answer section: with the octets of an address, or a text: a TXT's strings
/// joined, or an MX's exchange with its preference.
/// Returns the number of answers, 0 when the name or the type does not exist, -1 when no server answered.
int restante_dns_query(const char *server, uint16_t port, const char *name, int type,
                       void (*found)(void *context, const char *text, size_t length, int preference),
                       void *context);

/// Whether `path` is a socket's (lstat(2)); 0 when it is something else or nothing.
int restante_is_socket(const char *path);

#endif
