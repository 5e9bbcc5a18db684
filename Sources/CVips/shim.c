#include "CVips.h"

#include <string.h>
#include <vips/vips.h>

int portada_vips_start(void) {
    if (VIPS_INIT("portada")) return -1;
    // Loaders marked untrusted: SVG, PDF, ImageMagick, …
    vips_block_untrusted_set(TRUE);
    // A server keeps no decoded pictures, and leaves cores to its readers: one picture, one thread.
    vips_cache_set_max(0);
    vips_concurrency_set(1);
    return 0;
}

char *portada_vips_take_error(void) {
    char *text = vips_error_buffer_copy();
    return text;
}

void portada_vips_free(void *memory) { g_free(memory); }

/// The loader that would read these bytes; NULL for those that are not for pictures from outside.
static const char *safe_loader(const void *bytes, size_t count) {
    const char *loader = vips_foreign_find_load_buffer(bytes, count);
    if (!loader) return NULL;
    static const char *const safe[] = {
        "VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer",  "VipsForeignLoadWebpBuffer",
        "VipsForeignLoadHeifBuffer", "VipsForeignLoadNsgifBuffer", "VipsForeignLoadTiffBuffer",
    };
    for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++) {
        if (strcmp(loader, safe[i]) == 0) return loader;
    }
    vips_error("portada", "%s", "this is no JPEG, PNG, WebP, AVIF, GIF or TIFF picture");
    return NULL;
}

int portada_vips_read_head(const void *bytes, size_t count, portada_picture_head *head) {
    const char *loader = safe_loader(bytes, count);
    if (!loader) return -1;
    VipsImage *image = vips_image_new_from_buffer(bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
    if (!image) return -1;
    head->width = image->Xsize;
    head->height = image->Ysize;
    head->orientation = vips_image_get_orientation(image);
    head->pages = vips_image_get_n_pages(image);
    head->has_alpha = vips_image_hasalpha(image);
    strncpy(head->loader, loader, sizeof head->loader - 1);
    head->loader[sizeof head->loader - 1] = 0;
    g_object_unref(image);
    return 0;
}

static int save(
    VipsImage *image, portada_format format, int quality, int effort, void **result, size_t *result_count) {
    switch (format) {
    case portada_jpeg:
        return vips_jpegsave_buffer(
            image, result, result_count, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "interlace", TRUE,
            NULL);
    case portada_webp:
        return vips_webpsave_buffer(
            image, result, result_count, "Q", quality, "strip", TRUE, "effort", effort, NULL);
    case portada_avif:
        return vips_heifsave_buffer(
            image, result, result_count, "Q", quality, "strip", TRUE, "compression",
            VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort", effort, NULL);
    case portada_png:
        return vips_pngsave_buffer(image, result, result_count, "strip", TRUE, NULL);
    }
    vips_error("portada", "unknown format");
    return -1;
}

/// Replaces `*image` by what an operation made of it.
static int replace(VipsImage **image, int failed, VipsImage *made) {
    if (failed) return -1;
    g_object_unref(*image);
    *image = made;
    return 0;
}

/// Takes away everything that a file said of itself: place, camera, people, profiles. `strip` is not enough: libvips 8.14
/// writes EXIF, XMP and the profile into WebP all the same.
static int bare(VipsImage **image) {
    VipsImage *made = NULL;
    // A copy of its own, since fields can't be taken from a shared image.
    if (replace(image, vips_copy(*image, &made, NULL), made)) return -1;
    char **fields = vips_image_get_fields(*image);
    // Width, height and their like stay: they are no fields that can be removed.
    for (char **field = fields; field && *field; field++) vips_image_remove(*image, *field);
    g_strfreev(fields);
    return 0;
}

int portada_vips_check(const void *bytes, size_t count) {
    if (!safe_loader(bytes, count)) return -1;
    // Unlike `thumbnail`, which shrinks while decoding and shrugs at what is missing, this reads every pixel.
    VipsImage *image = vips_image_new_from_buffer(
        bytes, count, "", "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
    if (image == NULL) return -1;
    double average;
    int failed = vips_avg(image, &average, NULL);
    g_object_unref(image);
    return failed;
}

int portada_vips_rendition(
    const void *bytes, size_t count, int width, int height, portada_format format, int quality, int effort,
    void **result, size_t *result_count, int *result_width, int *result_height) {
    if (!safe_loader(bytes, count)) return -1;
    VipsImage *image = NULL, *made = NULL;
    // `thumbnail` turns the picture upright, converts it to sRGB and shrinks while decoding.
    int failed = vips_thumbnail_buffer(
        (void *)bytes, count, &image, width, "height", height > 0 ? height : VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN,
        "crop", height > 0 ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_NONE, "fail_on", VIPS_FAIL_ON_TRUNCATED,
        "export_profile", "srgb", NULL);
    if (failed) return -1;
    if (vips_image_hasalpha(image) && format == portada_jpeg) {
        VipsArrayDouble *white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
        failed = vips_flatten(image, &made, "background", white, NULL);
        vips_area_unref(VIPS_AREA(white));
        if (replace(&image, failed, made)) goto stop;
    }
    if (image->BandFmt != VIPS_FORMAT_UCHAR) {
        if (replace(&image, vips_cast(image, &made, VIPS_FORMAT_UCHAR, NULL), made)) goto stop;
    }
    if (bare(&image) || save(image, format, quality, effort, result, result_count)) goto stop;
    *result_width = image->Xsize;
    *result_height = image->Ysize;
    g_object_unref(image);
    return 0;
stop:
    g_object_unref(image);
    return -1;
}
