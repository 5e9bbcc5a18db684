#include "CPaint.h"

#include <vips/vips.h>

int demo_paint_start(void) { return VIPS_INIT("draw-demo"); }

const char *demo_paint_error(void) { return vips_error_buffer(); }

int demo_paint(const void *svg, size_t count, int quality, const char *file) {
    VipsImage *layers = NULL, *picture = NULL;
    if (vips_svgload_buffer((void *)svg, count, &layers, NULL)) return -1;
    int failed = vips_flatten(layers, &picture, NULL);
    g_object_unref(layers);
    if (failed) return -1;
    // Slow and small: it is done once, and every program carries the result.
    failed = vips_webpsave(
        picture, file, "Q", quality, "effort", 6, "smart_subsample", TRUE, "preset", VIPS_FOREIGN_WEBP_PRESET_PICTURE,
        "strip", TRUE, NULL);
    g_object_unref(picture);
    return failed;
}
