#ifndef PORTADA_CSEARCH_H
#define PORTADA_CSEARCH_H

#include <sqlite3.h>

/// Teaches a connection what the search index needs (SQLite's FTS5 extension interface):
///
/// - the tokenizer `portada LANGUAGE`, LANGUAGE being `es`, `en` or `none`: words as `unicode61` finds them, without
///   stop words, stemmed by Snowball, without accents except that of ñ. `none` neither stems nor leaves words out. Soft
///   hyphens and zero-width characters divide no word, but the pieces on either side of a zero-width space are found, too;
///   a ligature is its letters. The pieces of EE.UU., COVID-19 and 2.000 are words, and so is the whole of each without
///   what stands between them, beside its last piece;
/// - the function `portada_rank(table, weight, ...)`: BM25 over the phrases of the query, each with the weight given for
///   it. Unlike `bm25()` it never counts how many rows hold a phrase, so it costs only the rows that it is asked for.
///
/// Returns an SQLite result code.
int portada_search_register(sqlite3 *_Nonnull database);

/// Writes the tokens that `portada LANGUAGE` makes of a text, each followed by a zero byte, into `tokens`, at most
/// `capacity` bytes. Returns how many bytes were written, or -1 when something failed.
int portada_search_tokens(
    sqlite3 *_Nonnull database, const char *_Nonnull language, const char *_Nonnull text, int length,
    char *_Nonnull tokens, int capacity);

#endif
