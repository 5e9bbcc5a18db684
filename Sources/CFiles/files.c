#define _GNU_SOURCE
#include "portada_files.h"

#include <errno.h>

#if defined(__linux__)
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/uio.h>
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

ssize_t portada_file_send(int file, int socket, off_t place, size_t count) {
    ssize_t sent;
    do sent = sendfile(socket, file, &place, count);
    while (sent < 0 && errno == EINTR);
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return 0;
    return sent;
}

ssize_t portada_file_read_near(int file, void *bytes, size_t count, off_t place) {
    struct iovec room = {bytes, count};
    ssize_t read;
    do read = preadv2(file, &room, 1, place, RWF_NOWAIT);
    while (read < 0 && errno == EINTR);
    if (read < 0 && (errno == EOPNOTSUPP || errno == ENOSYS)) return pread(file, bytes, count, place);
    return read;
}

int portada_file_is_near(int file, off_t place) {
    char byte;
    return portada_file_read_near(file, &byte, 1, place) == 1;
}
#else
#include <unistd.h>

int portada_memory_file(const void *bytes, size_t count) { return -1; }

ssize_t portada_file_send(int file, int socket, off_t place, size_t count) { return -1; }

ssize_t portada_file_read_near(int file, void *bytes, size_t count, off_t place) { return pread(file, bytes, count, place); }

int portada_file_is_near(int file, off_t place) { return 1; }
#endif
