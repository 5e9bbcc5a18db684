#ifndef PORTADA_DEFLATE_H
#define PORTADA_DEFLATE_H

#include <stdint.h>

/* Deflates bytes with ISA-L (igzip_lib.h): raw deflate that ends in a full flush, so that it can be followed by more.
   `room` is what `output` can hold. Returns how many bytes were written, or -1 when there is no memory or no room. */
int64_t portada_deflate(const uint8_t *input, uint32_t count, uint8_t *output, uint32_t room);

#endif
