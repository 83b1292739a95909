#ifndef RESTANTE_ASSETS_H
#define RESTANTE_ASSETS_H

#include <stddef.h>

/// One file that the server gives away, embedded at build time: the name that it goes by, and its octets.
struct restante_asset {
    const char *name;
    const char *bytes;
    size_t length;
};

/// The first of all files; the last is followed by one with a NULL name.
const struct restante_asset *restante_first_asset(void);

#endif
