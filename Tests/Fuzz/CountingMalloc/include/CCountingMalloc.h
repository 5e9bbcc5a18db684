#pragma once
#include <stddef.h>

/// Begins to count: what is held now is the floor.
void portada_count_memory(void);

/// The most bytes that were held at once above the floor since then.
size_t portada_most_memory(void);
