#include "CAssets.h"

#ifndef PORTADA_COMMIT
#define PORTADA_COMMIT ""
#endif

const char *const portada_commit = PORTADA_COMMIT;
