#ifndef PORTADA_MALLOC_H
#define PORTADA_MALLOC_H

/* Sets the C library's allocator up for a server that keeps most of what it allocates; to be called before any thread
   is started. Does nothing where the C library isn't glibc. */
void portada_malloc_set_up(void);

#endif
