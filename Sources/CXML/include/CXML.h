#ifndef PORTADA_CXML_H
#define PORTADA_CXML_H
#include <stddef.h>

/// What a parser tells of; `attributes` are pairs of name and value, ended by NULL, or NULL itself.
typedef struct {
    void (*start)(void *context, const char *name, const char *const *attributes);
    void (*text)(void *context, const char *bytes, int count);
    void (*end)(void *context, const char *name);
} portada_xml_events;

/// Parses a whole document of UTF-8 strictly, by libxml2: no network, no external entities, no declared entities.
/// Names are told with their prefixes as written. Gives 0, or another number with the line (from 1) and the reason.
int portada_xml_parse(
    const char *bytes, int count, const portada_xml_events *events, void *context, int *line, char reason[256]);

/// Finds bytes in bytes; NULL when they are not there.
const void *portada_find(const void *bytes, size_t count, const void *sought, size_t sought_count);

#endif
