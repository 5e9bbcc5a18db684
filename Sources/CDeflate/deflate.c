#include "portada_deflate.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>

/* Level 1 takes a sixth of zlib's level 6 and makes a page's own part a twelfth larger. */
enum { LEVEL = 1, LEVEL_BUFFER = ISAL_DEF_LVL1_DEFAULT };

int64_t portada_deflate(const uint8_t *input, uint32_t count, uint8_t *output, uint32_t room) {
    /* Both are too large for a thread's stack. */
    struct isal_zstream *stream = malloc(sizeof *stream);
    uint8_t *buffer = malloc(LEVEL_BUFFER);
    int64_t written = -1;
    if (stream && buffer) {
        isal_deflate_init(stream);
        stream->level = LEVEL;
        stream->level_buf = buffer;
        stream->level_buf_size = LEVEL_BUFFER;
        stream->flush = FULL_FLUSH;
        stream->end_of_stream = 0;
        stream->next_in = (uint8_t *)input;
        stream->avail_in = count;
        stream->next_out = output;
        stream->avail_out = room;
        /* Room that is left says that the flush is written as well. */
        if (isal_deflate(stream) == COMP_OK && stream->avail_in == 0 && stream->avail_out > 0)
            written = room - stream->avail_out;
    }
    free(buffer);
    free(stream);
    return written;
}
