#include "assets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// C23 #embed tracks each file as a build dependency.
static const char openapi[] = {
#embed "../../docs/openapi.json"
};

#define ASSET(name, bytes) { name, bytes, sizeof bytes }

static const struct restante_asset assets[] = {
    ASSET("openapi.json", openapi),
    { NULL, NULL, 0 },
};

const struct restante_asset *restante_first_asset(void) { return assets; }
