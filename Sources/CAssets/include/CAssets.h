#ifndef PORTADA_CASSETS_H
#define PORTADA_CASSETS_H

#include <stddef.h>

/// One file inside the program.
typedef struct {
    /// Its path in the repository, such as `Themes/portada/theme.yaml`.
    const char *_Nonnull path;
    /// Its bytes; never null.
    const unsigned char *_Nonnull bytes;
    /// How many bytes it has.
    size_t count;
} portada_asset;

/// The files inside the program; `portada_asset_count` of them.
extern const portada_asset *_Nonnull const portada_assets;
extern const size_t portada_asset_count;

/// The commit that the program was built from, with a + behind it when files differed from it; empty when the build did not say.
extern const char *_Nonnull const portada_commit;

#endif
