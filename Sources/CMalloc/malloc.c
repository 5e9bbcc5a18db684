#define _GNU_SOURCE
#include "portada_malloc.h"

/* Any header of the C library says which one it is. */
#include <stddef.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

bool portada_malloc_set_up(void) {
#if defined(__GLIBC__)
    /* An arena of a thread grows by single pages, each with a system call; the main one grows by M_TOP_PAD. Memory that
       was used once is used again, so it is not given back after every page (mallopt(3)). */
    return mallopt(M_ARENA_MAX, 1) && mallopt(M_TOP_PAD, 1 << 20) && mallopt(M_TRIM_THRESHOLD, 64 << 20)
           && mallopt(M_MMAP_THRESHOLD, 1 << 20);
#else
    return false;
#endif
}

#if defined(__GLIBC__)
/* Unmaps the pages of a library that nobody writes to; whoever needs one maps it again from the system's file cache. */
static int unmap_unwritten(struct dl_phdr_info *library, size_t size, void *count) {
    (void)size;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int i = 0; i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &library->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_W)) continue;
        uintptr_t start = library->dlpi_addr + part->p_vaddr;
        /* Only whole pages: the one at the end may be shared with what is written. */
        uintptr_t from = (start + page - 1) & ~(page - 1), to = (start + part->p_filesz) & ~(page - 1);
        if (to > from && madvise((void *)from, to - from, MADV_DONTNEED) == 0) *(size_t *)count += to - from;
    }
    return 0;
}
#endif

size_t portada_malloc_end_start(void) {
    size_t count = 0;
#if defined(__GLIBC__)
    malloc_trim(0);
    dl_iterate_phdr(unmap_unwritten, &count);
#endif
    return count;
}
