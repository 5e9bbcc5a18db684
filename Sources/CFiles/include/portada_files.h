#ifndef PORTADA_FILES_H
#define PORTADA_FILES_H

#include <stddef.h>
#include <sys/types.h>

/* A file that lies in memory, has no name and goes when its descriptor is closed, with the bytes given (memfd_create(2)).
   Returns the descriptor, or -1 where the system has no memory, no descriptors or no such files. */
int portada_memory_file(const void *bytes, size_t count);

/* Sends bytes of a file to a socket without copying them (sendfile(2)); what a full socket does not take stays unsent.
   Returns how many were sent, 0 for a full socket, -1 for one that is broken. */
ssize_t portada_file_send(int file, int socket, off_t place, size_t count);

/* Reads bytes that lie in the system's memory already, and never waits for the disk (preadv2(2)). Where the file system can't
   tell, it reads all the same. Returns how many, 0 at the end, -1 when the disk has them or the file is broken. */
ssize_t portada_file_read_near(int file, void *bytes, size_t count, off_t place);

/* Whether the byte at a place lies in the system's memory: 1 or 0. */
int portada_file_is_near(int file, off_t place);

#endif
