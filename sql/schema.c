#include "schema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// C23 #embed tracks each file as a build dependency; the list is the order of application.
static const char roles[] = {
#embed "0001_roles.sql"
};
static const char owner[] = {
#embed "0002_owner.sql"
};
static const char domain[] = {
#embed "0003_domain.sql"
};
static const char mailbox[] = {
#embed "0004_mailbox.sql"
};
static const char message[] = {
#embed "0005_message.sql"
};
static const char credential[] = {
#embed "0006_credential.sql"
};
static const char doors[] = {
#embed "0007_doors.sql"
};
static const char intake[] = {
#embed "0008_intake.sql"
};
static const char notes[] = {
#embed "0009_notes.sql"
};
static const char shared[] = {
#embed "0010_shared.sql"
};
static const char wallet[] = {
#embed "0011_wallet.sql"
};
static const char idempotency[] = {
#embed "0012_idempotency.sql"
};
static const char webhook[] = {
#embed "0013_webhook.sql"
};
static const char days[] = {
#embed "0014_days.sql"
};
static const char audit[] = {
#embed "0015_audit.sql"
};
static const char audit_due[] = {
#embed "0016_audit_due.sql"
};

#define MIGRATION(name, text) { name, text, sizeof text }

static const struct restante_migration migrations[] = {
    MIGRATION("0001_roles.sql", roles),
    MIGRATION("0002_owner.sql", owner),
    MIGRATION("0003_domain.sql", domain),
    MIGRATION("0004_mailbox.sql", mailbox),
    MIGRATION("0005_message.sql", message),
    MIGRATION("0006_credential.sql", credential),
    MIGRATION("0007_doors.sql", doors),
    MIGRATION("0008_intake.sql", intake),
    MIGRATION("0009_notes.sql", notes),
    MIGRATION("0010_shared.sql", shared),
    MIGRATION("0011_wallet.sql", wallet),
    MIGRATION("0012_idempotency.sql", idempotency),
    MIGRATION("0013_webhook.sql", webhook),
    MIGRATION("0014_days.sql", days),
    MIGRATION("0015_audit.sql", audit),
    MIGRATION("0016_audit_due.sql", audit_due),
    { NULL, NULL, 0 },
};

const struct restante_migration *restante_first_migration(void) { return migrations; }
