#include "schema.h"

// C23 #embed tracks each file as a build dependency; the list is the order of application.
#define MIGRATION(symbol) { symbol##_name, (const char *)symbol##_text, sizeof symbol##_text }

const struct restante_migration restante_migrations[] = {
    { NULL, NULL, 0 },
};
