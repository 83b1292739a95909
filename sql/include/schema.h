#ifndef RESTANTE_SCHEMA_H
#define RESTANTE_SCHEMA_H

#include <stddef.h>

/// One forward-only migration: its file name and its text, embedded at build time.
struct restante_migration {
    const char *name;
    const char *text;
    size_t length;
};

/// The first of all migrations in the order of their numbers; the last is followed by one with a NULL name.
const struct restante_migration *restante_first_migration(void);

#endif
