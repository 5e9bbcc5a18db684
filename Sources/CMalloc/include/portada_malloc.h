#ifndef PORTADA_MALLOC_H
#define PORTADA_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Sets the C library's allocator up for a server that keeps most of what it allocates; to be called before any thread
   is started. False where nothing was done: the C library isn't glibc. */
bool portada_malloc_set_up(void);

/* Gives back what only the start of the program needed: free memory, and the mapped pages of the program and its libraries
   (with the neighbours that Linux maps along), half of which are never touched again. Returns for how many bytes
   of address space it did so; 0 without glibc. */
size_t portada_malloc_end_start(void);

#endif
