#ifndef PORTADA_MEMORY_FILE_H
#define PORTADA_MEMORY_FILE_H

#include <stddef.h>
#include <sys/types.h>

/* A file that lies in memory, has no name and goes when its descriptor is closed, with the bytes given (memfd_create(2)).
   Returns the descriptor, or -1 where the system has no memory, no descriptors or no such files. */
int portada_memory_file(const void *bytes, size_t count);

/* Sends the first bytes of a file to a socket without copying them (sendfile(2)); what a full socket does not take stays unsent.
   Returns how many were sent, 0 for a full socket, -1 for one that is broken. */
ssize_t portada_memory_file_send(int file, int socket, size_t count);

#endif
