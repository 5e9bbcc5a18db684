#define _GNU_SOURCE
#include "CXML.h"
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

typedef struct {
    const portada_xml_events *events;
    void *context;
} Listener;

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes) {
    Listener *listener = user;
    listener->events->start(listener->context, (const char *)name, (const char *const *)attributes);
}

static void on_end(void *user, const xmlChar *name) {
    Listener *listener = user;
    listener->events->end(listener->context, (const char *)name);
}

static void on_text(void *user, const xmlChar *text, int count) {
    Listener *listener = user;
    listener->events->text(listener->context, (const char *)text, count);
}

/// Only the five names of XML itself are known.
static xmlEntityPtr entity(void *user, const xmlChar *name) {
    (void)user;
    return xmlGetPredefinedEntity(name);
}

static void silence(void *user, const char *message, ...) {
    (void)user;
    (void)message;
}

int portada_xml_parse(
    const char *bytes, int count, const portada_xml_events *events, void *context, int *line, char reason[256]) {
    // Handlers of the first kind (SAX1) tell names as written, with or without a declaration of their prefix.
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.getEntity = entity;
    handler.warning = silence;
    handler.error = silence;
    handler.fatalError = silence;
    Listener listener = {events, context};
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &listener, NULL, 0, NULL);
    if (parser == NULL) {
        strcpy(reason, "no memory");
        return -1;
    }
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlParseChunk(parser, bytes, count, 1);
    int is_good = parser->wellFormed;
    xmlErrorPtr error = xmlCtxtGetLastError(parser);
    *line = error ? error->line : 0;
    strncpy(reason, error && error->message ? error->message : "not well-formed", 255);
    reason[255] = 0;
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
    return is_good ? 0 : 1;
}

const void *portada_find(const void *bytes, size_t count, const void *sought, size_t sought_count) {
    return memmem(bytes, count, sought, sought_count);
}
