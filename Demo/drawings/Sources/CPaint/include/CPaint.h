#ifndef DEMO_CPAINT_H
#define DEMO_CPAINT_H

#include <stddef.h>

/// Starts libvips; 0 on success.
int demo_paint_start(void);

/// Renders an SVG at its own size and writes it as a WebP file. Returns 0 on success; `demo_paint_error` tells why not.
int demo_paint(const void *_Nonnull svg, size_t count, int quality, const char *_Nonnull file);

/// What went wrong, in libvips' words.
const char *_Nonnull demo_paint_error(void);

#endif
