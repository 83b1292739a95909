#define _GNU_SOURCE
#include "CLinux.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <resolv.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>

int restante_accept(int descriptor, void *peer, socklen_t *length) {
    return accept4(descriptor, peer, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void restante_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

int restante_spawn_close_from(void *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

// glibc keeps IPv6 name servers in _u._ext and frees them itself in res_nclose; only the first slot is replaced here.
static int use_server(res_state state, struct sockaddr_in6 *storage, const char *server, uint16_t port) {
    struct sockaddr_in v4 = { .sin_family = AF_INET, .sin_port = htons(port ? port : 53) };
    if (inet_pton(AF_INET, server, &v4.sin_addr) == 1) {
        state->nsaddr_list[0] = v4;
        state->nscount = 1;
        return 0;
    }
    memset(storage, 0, sizeof *storage);
    storage->sin6_family = AF_INET6;
    storage->sin6_port = htons(port ? port : 53);
    if (inet_pton(AF_INET6, server, &storage->sin6_addr) != 1) return -1;
    state->_u._ext.nsaddrs[0] = storage;
    state->nsaddr_list[0].sin_family = 0;
    state->nscount = 1;
    return 0;
}

static void report(ns_msg message, ns_rr record, int type,
                   void (*found)(void *, const char *, size_t, int), void *context) {
    const unsigned char *data = ns_rr_rdata(record);
    size_t length = ns_rr_rdlen(record);
    char text[4096];
    size_t used = 0;
    if (type == ns_t_txt) {
        for (size_t at = 0; at < length;) {
            size_t part = data[at++];
            if (part > length - at || part > sizeof text - used) return;
            memcpy(text + used, data + at, part);
            used += part;
            at += part;
        }
        found(context, text, used, 0);
    } else if (type == ns_t_mx && length > 2) {
        if (dn_expand(ns_msg_base(message), ns_msg_end(message), data + 2, text, sizeof text) < 0) return;
        found(context, text, strlen(text), data[0] << 8 | data[1]);
    } else if ((type == ns_t_a && length == 4) || (type == ns_t_aaaa && length == 16)) {
        found(context, (const char *)data, length, 0);
    }
}

int restante_dns_query(const char *server, uint16_t port, const char *name, int type,
                       void (*found)(void *, const char *, size_t, int), void *context) {
    struct __res_state state;
    struct sockaddr_in6 storage;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -1;
    state.retrans = 2;
    state.retry = 2;
    if (server && use_server(&state, &storage, server, port) != 0) {
        res_nclose(&state);
        return -1;
    }
    unsigned char answer[65535];
    int length = res_nquery(&state, name, ns_c_in, type, answer, sizeof answer);
    int h_error = state.res_h_errno;
    // Ours, not the heap's: res_nclose must not free it.
    if (server) state._u._ext.nsaddrs[0] = NULL;
    res_nclose(&state);
    if (length < 0) return h_error == HOST_NOT_FOUND || h_error == NO_DATA ? 0 : -1;
    ns_msg message;
    if (length > (int)sizeof answer || ns_initparse(answer, length, &message) != 0) return -1;
    int count = 0;
    for (int index = 0; index < ns_msg_count(message, ns_s_an); index++) {
        ns_rr record;
        if (ns_parserr(&message, ns_s_an, index, &record) != 0) break;
        if (ns_rr_type(record) != type) continue;
        report(message, record, type, found, context);
        count++;
    }
    return count;
}

int restante_is_socket(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISSOCK(status.st_mode);
}
