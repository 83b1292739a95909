// Linux calls that Swift's Glibc module leaves out: epoll, eventfd, timerfd, signalfd, accept4, the resolver.
#ifndef RESTANTE_CLINUX_H
#define RESTANTE_CLINUX_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>

#endif
