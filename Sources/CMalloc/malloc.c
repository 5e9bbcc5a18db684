#include "portada_malloc.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

void portada_malloc_set_up(void) {
#if defined(__GLIBC__)
    /* An arena of a thread grows by single pages, each with a system call; the main one grows by M_TOP_PAD. Memory that
       was used once is used again, so it is not given back after every page (mallopt(3)). */
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}
