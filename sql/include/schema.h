#ifndef RESTANTE_SCHEMA_H
#define RESTANTE_SCHEMA_H

#include <stddef.h>

/// One forward-only migration: its file name and its text, embedded at build time.
struct restante_migration {
    const char *name;
    const char *text;
    size_t length;
};

/// All migrations in the order of their numbers; ends with a NULL name.
extern const struct restante_migration restante_migrations[];

#endif
