#ifndef PORTADA_CVIPS_H
#define PORTADA_CVIPS_H

#include <stddef.h>
#include <stdbool.h>

// libvips takes its options as variable arguments, which Swift can't call. This is the little of it that we use.
// Functions return 0 on success; `portada_vips_error` then tells nothing. Buffers are freed with `portada_vips_free`.

/// Starts libvips for pictures from outside: loaders that aren't meant for hostile files are blocked.
int portada_vips_start(void);

/// What went wrong last on this thread, in libvips' words; clears it. The caller frees it with `portada_vips_free`.
char *_Nullable portada_vips_take_error(void);

void portada_vips_free(void *_Nullable memory);

/// What the head of a picture says; nothing is decoded.
typedef struct {
    int width;
    int height;
    /// EXIF orientation, 1 to 8.
    int orientation;
    int pages;
    bool has_alpha;
    char loader[64];
} portada_picture_head;

int portada_vips_read_head(const void *_Nonnull bytes, size_t count, portada_picture_head *_Nonnull head);

typedef enum { portada_jpeg = 0, portada_webp = 1, portada_avif = 2, portada_png = 3 } portada_format;

/// Reads every pixel of a picture; fails when it is damaged or cut off.
int portada_vips_check(const void *_Nonnull bytes, size_t count);

/// Makes a rendition: upright, sRGB, without metadata, at most `width` wide, cropped to `height` when that isn't 0
/// (around what draws the eye). Never enlarges. Decodes the picture whole, so that damage is found.
int portada_vips_rendition(
    const void *_Nonnull bytes, size_t count, int width, int height, portada_format format, int quality, int effort,
    void *_Nullable *_Nonnull result, size_t *_Nonnull result_count, int *_Nonnull result_width,
    int *_Nonnull result_height);

#endif
