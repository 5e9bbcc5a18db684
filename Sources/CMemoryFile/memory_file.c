#define _GNU_SOURCE
#include "portada_memory_file.h"

#include <errno.h>

#if defined(__linux__)
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

int portada_memory_file(const void *bytes, size_t count) {
    int file = memfd_create("answer", MFD_CLOEXEC);
    if (file < 0) return -1;
    size_t written = 0;
    while (written < count) {
        ssize_t step = write(file, (const char *)bytes + written, count - written);
        if (step < 0 && errno == EINTR) continue;
        if (step <= 0) {
            close(file);
            return -1;
        }
        written += (size_t)step;
    }
    return file;
}

ssize_t portada_memory_file_send(int file, int socket, size_t count) {
    off_t place = 0;
    ssize_t sent;
    do sent = sendfile(socket, file, &place, count);
    while (sent < 0 && errno == EINTR);
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
    return sent;
}
#else
int portada_memory_file(const void *bytes, size_t count) { return -1; }

ssize_t portada_memory_file_send(int file, int socket, size_t count) { return -1; }
#endif
