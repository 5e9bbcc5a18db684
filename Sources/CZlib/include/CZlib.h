#ifndef PORTADA_CZLIB_H
#define PORTADA_CZLIB_H

#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not see. `windowBits` 31 makes gzip (zlib.h).
static inline int portada_deflate_init(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

/// The same for `inflateInit2`.
static inline int portada_inflate_init(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

#endif
