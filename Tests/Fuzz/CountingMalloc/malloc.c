// Stands before the C library's own allocation and counts what is held at once. For programs with one busy thread.
#include "CCountingMalloc.h"
#include <errno.h>
#include <malloc.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static long held, most, held_at_start;

static void *took(void *memory) {
    if (memory) {
        long now = __atomic_add_fetch(&held, (long)malloc_usable_size(memory), __ATOMIC_RELAXED);
        if (now > most) most = now;
    }
    return memory;
}

static void gives(void *memory) {
    if (memory) __atomic_sub_fetch(&held, (long)malloc_usable_size(memory), __ATOMIC_RELAXED);
}

void *malloc(size_t size) { return took(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return took(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return took(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
    *memory = memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}

void *realloc(void *memory, size_t size) {
    gives(memory);
    void *other = __libc_realloc(memory, size);
    if (!other && size) took(memory);
    return took(other);
}

void free(void *memory) {
    gives(memory);
    __libc_free(memory);
}

void portada_count_memory(void) { most = held_at_start = held; }

size_t portada_most_memory(void) { return (size_t)(most - held_at_start); }
