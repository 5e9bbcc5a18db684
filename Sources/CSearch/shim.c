#include "CSearch.h"

#include <libstemmer.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- Finding FTS5 ------------------------------------------------------------------------------------------------

/// The extension interface of FTS5 (sqlite.org/fts5.html, section 7).
static fts5_api *find_fts5(sqlite3 *database) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

// ---- Stop words --------------------------------------------------------------------------------------------------

// Articles, prepositions, pronouns and auxiliaries: they are in nearly every story, so they tell none from another.
static const char *const spanish_stops[] = {
    "a", "al", "algo", "ante", "antes", "aquel", "aquella", "aquellas", "aquellos", "aun", "aunque", "cada", "como",
    "con", "contra", "cual", "cuales", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "cuya", "cuyas", "cuyo",
    "cuyos", "cuál", "cuáles", "cuándo", "cuánta", "cuántas", "cuánto", "cuántos", "cómo", "de", "del", "desde",
    "donde", "durante", "dónde", "e", "el", "ella", "ellas", "ello", "ellos", "en", "entre", "era", "eran", "es",
    "esa", "esas", "ese", "eso", "esos", "esta", "estaba", "estaban", "estar", "estas", "este", "esto", "estos",
    "está", "están", "fue", "fueron", "ha", "haber", "había", "habían", "han", "has", "hasta", "hay", "he", "la",
    "las", "le", "les", "lo", "los", "me", "mi", "mis", "mucho", "muy", "más", "mí", "ni", "no", "nos", "o", "os",
    "otra", "otras", "otro", "otros", "para", "pero", "poco", "por", "porque", "pues", "que", "quien", "quienes",
    "quién", "quiénes", "qué", "se", "sea", "según", "ser", "será", "si", "sido", "sin", "sino", "sobre", "son",
    "su", "sus", "sí", "también", "tan", "tanto", "te", "tiene", "tienen", "todo", "todos", "tras", "tu", "tus",
    "u", "un", "una", "unas", "uno", "unos", "y", "ya", "yo", "él",
};

static const char *const english_stops[] = {
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his",
    "how", "i", "if", "in", "into", "is", "it", "its", "more", "most", "no", "not", "of", "on", "or", "other",
    "our", "she", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would",
    "you", "your",
};

typedef struct {
    const char *text;
    int length;
} word;

static int compare_words(const void *left, const void *right) {
    const word *a = left;
    const char *b = *(const char *const *)right;
    int order = strncmp(a->text, b, (size_t)a->length);
    return order ? order : (b[a->length] ? -1 : 0);
}

static int is_stop(const char *const *list, size_t count, const char *text, int length) {
    word key = {text, length};
    return list && bsearch(&key, list, count, sizeof *list, compare_words) != NULL;
}

// ---- The tokenizer -----------------------------------------------------------------------------------------------

enum { max_token = 128, cache_size = 8192, max_joined = 64, max_pieces = 8 };

/// A stem that was worked out before: words come again and again.
typedef struct {
    unsigned char word_length, stem_length;
    char word[30], stem[32];
} cached_stem;

typedef struct {
    fts5_tokenizer inner;
    Fts5Tokenizer *words;
    struct sb_stemmer *stemmer;
    const char *const *stops;
    size_t stop_count;
    cached_stem *cache;
} tokenizer;

/// What stands between the pieces of a word that is written in several ways.
typedef enum { no_joint, dot, hyphen, comma, space, dot_and_space } joint;

/// "EE.UU." is EEUU to a reader, "COVID-19" covid19, "2.000" 2000: the pieces stand in the index, and the whole beside the
/// last of them.
typedef struct {
    char bytes[max_joined];
    int length, pieces;
    // Whether any of its pieces is in the index: stop words are not, and then the whole stands by itself.
    int is_told;
    // What stood between its pieces, and how many digits the first has where all are digits.
    joint joint;
    int first_digits;
    // Where it begins in the text, and where its last piece does and ends.
    int start, last, end;
} joined_word;

typedef struct {
    tokenizer *self;
    const char *text;
    joined_word joined;
    void *context;
    int (*token)(void *, int, const char *, int, int, int);
} walk;

/// The Latin letters U+0100 to U+017F without their accents; a space where the letter stays as it is.
static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllllllllnnnnnn   oooooo  rrrrrr"
                               "ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Takes the accents off lower-case Latin letters, also those that are characters of their own (Unicode NFD), ñ
/// excepted. `output` has room for `length` bytes.
static int strip_accents(const char *input, int length, char *output, int *stripped) {
    // The letters U+00E0 to U+00FF without their accents; 0 where the letter stays as it is.
    static const char plain[32] = {
        'a', 'a', 'a', 'a', 'a', 'a', 0, 'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
        0,   0,   'o', 'o', 'o', 'o', 'o', 0, 'o', 'u', 'u', 'u', 'u', 'y', 0,   'y',
    };
    int written = 0;
    *stripped = 0;
    for (int i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)input[i];
        if (byte == 0xC3 && i + 1 < length) {
            unsigned char next = (unsigned char)input[i + 1];
            if (next >= 0xA0 && next <= 0xBF && plain[next - 0xA0]) {
                output[written++] = plain[next - 0xA0];
                *stripped = 1;
                i++;
                continue;
            }
        }
        int next = i + 1 < length ? (unsigned char)input[i + 1] : 0;
        if ((byte == 0xC4 || byte == 0xC5) && next >= 0x80 &&
            extended[(byte - 0xC4) * 64 + (next & 0x3F)] != ' ') {
            output[written++] = extended[(byte - 0xC4) * 64 + (next & 0x3F)];
            *stripped = 1;
            i++;
            continue;
        }
        // U+0300 to U+036F. A tilde on an n makes it an ñ: as many bytes as n and half of the tilde.
        if ((byte == 0xCC && next >= 0x80) || (byte == 0xCD && next >= 0x80 && next <= 0xAF)) {
            if (byte == 0xCC && next == 0x83 && written > 0 && output[written - 1] == 'n') {
                output[written - 1] = (char)0xC3;
                output[written++] = (char)0xB1;
            }
            *stripped = 1;
            i++;
            continue;
        }
        output[written++] = (char)byte;
    }
    return written;
}

/// The stem of a word, from the cache or by Snowball; the pointer holds until the next call.
static const char *stem(tokenizer *self, const char *text, int length, int *stem_length) {
    if (!self->stemmer) {
        *stem_length = length;
        return text;
    }
    unsigned hash = 2166136261u;
    for (int i = 0; i < length; i++) hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    cached_stem *entry = self->cache && length <= (int)sizeof entry->word ? &self->cache[hash % cache_size] : NULL;
    if (entry && entry->word_length == length && memcmp(entry->word, text, (size_t)length) == 0) {
        *stem_length = entry->stem_length;
        return entry->stem;
    }
    const sb_symbol *stemmed = sb_stemmer_stem(self->stemmer, (const sb_symbol *)text, length);
    if (!stemmed) {
        *stem_length = length;
        return text;
    }
    *stem_length = sb_stemmer_length(self->stemmer);
    if (entry && *stem_length <= (int)sizeof entry->stem) {
        entry->word_length = (unsigned char)length;
        entry->stem_length = (unsigned char)*stem_length;
        memcpy(entry->word, text, (size_t)length);
        memcpy(entry->stem, stemmed, (size_t)*stem_length);
    }
    return (const char *)stemmed;
}

/// A word as the index knows it. Snowball needs the accents ("-acion" is no suffix to it), so it stems first and the accents go
/// after; and as readers leave accents out, the stem of the bare word stands at the same place.
static int tell(walk *walk, int flags, const char *text, int length, int start, int end) {
    tokenizer *self = walk->self;
    char first[max_token], bare[max_token], second[max_token];
    int stripped, stem_length;
    const char *stemmed = stem(self, text, length, &stem_length);
    if (stem_length > max_token) stem_length = max_token;
    int first_length = strip_accents(stemmed, stem_length, first, &stripped);
    int result = walk->token(walk->context, flags, first, first_length, start, end);
    if (result != SQLITE_OK) return result;

    int bare_length = strip_accents(text, length, bare, &stripped);
    if (!stripped) return SQLITE_OK;
    stemmed = stem(self, bare, bare_length, &stem_length);
    if (stem_length > max_token) stem_length = max_token;
    int second_length = strip_accents(stemmed, stem_length, second, &stripped);
    if (second_length == first_length && memcmp(first, second, (size_t)first_length) == 0) return SQLITE_OK;
    return walk->token(walk->context, FTS5_TOKEN_COLOCATED, second, second_length, start, end);
}

/// The word that several pieces make, beside the last of them that is in the index.
static int tell_joined(walk *walk) {
    const joined_word *word = &walk->joined;
    if (word->pieces < 2) return SQLITE_OK;
    return tell(walk, word->is_told ? FTS5_TOKEN_COLOCATED : 0, word->bytes, word->length, word->start, word->end);
}

// ---- Words that are written in several ways ------------------------------------------------------------------------

static joint joint_between(const char *text, int from, int to) {
    const unsigned char *at = (const unsigned char *)text + from;
    int length = to - from;
    int has_dot = length > 1 && *at == '.';
    if (has_dot) {
        at++;
        length--;
    }
    // A space, also one that doesn't break (U+00A0), a thin one (U+2009) or a narrow one (U+202F).
    if ((length == 1 && *at == ' ') || (length == 2 && at[0] == 0xC2 && at[1] == 0xA0) ||
        (length == 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0x89 || at[2] == 0xAF)))
        return has_dot ? dot_and_space : space;
    if (has_dot) return no_joint;
    if (length == 1 && (*at == '.' || *at == '-' || *at == ',')) return *at == '.' ? dot : *at == '-' ? hyphen : comma;
    // U+2010 and U+2011.
    return length == 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0x90 || at[2] == 0x91) ? hyphen : no_joint;
}

static int digits(const char *text, int start, int end) {
    for (int i = start; i < end; i++)
        if (text[i] < '0' || text[i] > '9') return 0;
    return end - start;
}

static int is_upper(const char *text, int start, int end) {
    for (int i = start; i < end; i++)
        if (text[i] < 'A' || text[i] > 'Z') return 0;
    return 1;
}

/// The letters of an abbreviation: of one letter, or of up to three capitals.
static int is_abbreviated(const char *text, int start, int end) {
    return !digits(text, start, end) && (end - start == 1 || (end - start <= 3 && is_upper(text, start, end)));
}

/// A plural among abbreviations: EE. UU., FF. AA.
static int is_doubled(const char *text, int start, int end) {
    return end - start == 2 && text[start] == text[start + 1] && is_upper(text, start, end);
}

/// Whether the word from `start` to `end` goes on with the one before it.
static int goes_on(const walk *walk, int start, int end, joint between) {
    const joined_word *word = &walk->joined;
    if (word->pieces == 0 || (word->pieces > 1 && word->joint != between)) return 0;
    int before = digits(walk->text, word->last, word->end), here = digits(walk->text, start, end);
    if (before && here)
        return between != no_joint && between != hyphen && between != dot_and_space && here == 3 && word->first_digits <= 3;
    switch (between) {
    case hyphen: return 1;
    case dot: return is_abbreviated(walk->text, word->last, word->end) && is_abbreviated(walk->text, start, end);
    case space:
    case dot_and_space:
        return word->pieces == 1 && is_doubled(walk->text, word->last, word->end) && is_doubled(walk->text, start, end);
    default: return 0;
    }
}

/// Takes a word as the next piece of the one in the making, or as the first of another, once that one has been told.
static int join(walk *walk, const char *text, int length, int start, int end) {
    joined_word *word = &walk->joined;
    joint between = word->pieces > 0 && word->end <= start ? joint_between(walk->text, word->end, start) : no_joint;
    int fits = word->pieces < max_pieces && length <= max_joined - word->length;
    if (!fits || !goes_on(walk, start, end, between)) {
        int result = tell_joined(walk);
        if (result != SQLITE_OK) return result;
        *word = (joined_word){.first_digits = digits(walk->text, start, end), .start = start};
        if (length > max_joined) return SQLITE_OK;
    }
    memcpy(word->bytes + word->length, text, (size_t)length);
    word->length += length;
    word->pieces++;
    word->joint = between;
    word->last = start;
    word->end = end;
    return SQLITE_OK;
}

/// One word of the text, whole or a piece of one.
static int take_word(void *context, int flags, const char *text, int length, int start, int end) {
    if (length <= 0 || (flags & FTS5_TOKEN_COLOCATED)) return SQLITE_OK;
    if (length > max_token) length = max_token;
    walk *walk = context;
    int result = join(walk, text, length, start, end);
    if (result != SQLITE_OK || is_stop(walk->self->stops, walk->self->stop_count, text, length)) return result;
    walk->joined.is_told = 1;
    return tell(walk, 0, text, length, start, end);
}

// ---- Letters that nobody sees, and letters that are two ------------------------------------------------------------

/// The letters of U+FB00 to U+FB06.
static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

/// What stands for the character at `text` in the index: sets `written` and returns how many bytes are read, or 0 where
/// the character stands for itself. Nothing stands for soft hyphens, zero-width characters and marks of direction; letters
/// for ligatures and for full-width forms.
static int fold(const unsigned char *text, int length, const char **written, char single[2]) {
    *written = "";
    if (length >= 2 && text[0] == 0xC2 && text[1] == 0xAD) return 2;
    if (length < 3) return 0;
    if (text[0] == 0xE2 && text[1] == 0x80 && ((text[2] >= 0x8B && text[2] <= 0x8F) || (text[2] >= 0xAA && text[2] <= 0xAE)))
        return 3;
    if (text[0] == 0xE2 && text[1] == 0x81 && text[2] >= 0xA0 && text[2] <= 0xA9) return 3;
    if (text[0] != 0xEF) return 0;
    if (text[1] == 0xBB && text[2] == 0xBF) return 3;
    if (text[1] == 0xAC && text[2] >= 0x80 && text[2] <= 0x86) {
        *written = ligatures[text[2] - 0x80];
        return 3;
    }
    // U+FF01 to U+FF5E are U+0021 to U+007E.
    int code = text[1] == 0xBC ? text[2] - 0x80 + 0x20 : text[1] == 0xBD ? text[2] - 0x80 + 0x60 : 0;
    if (code <= 0x20 || code > 0x7E) return 0;
    single[0] = (char)code;
    single[1] = 0;
    *written = single;
    return 3;
}

/// A text as its words are looked for, with the place in the text that each byte comes from.
typedef struct {
    char *bytes;
    int *places;
    int length;
} folded_text;

enum { max_breaks = 16 };

/// A word in the making, and where in it a zero-width space says that a line may be broken.
typedef struct {
    int start, count;
    int breaks[max_breaks];
} open_word;

static void put(folded_text *folded, char byte, int place) {
    folded->bytes[folded->length] = byte;
    folded->places[folded->length++] = place;
}

/// Ends a word at `place`. One with zero-width spaces in it stands there whole, and its pieces behind it: the space divides
/// two words as often as it only says where a long one may be broken. The pieces have no width in the text, whose places
/// must never go back (`highlight` in FTS5).
static void end_word(folded_text *folded, open_word *word, int place) {
    int end = folded->length;
    if (word->count > 0 && word->breaks[word->count - 1] == end) word->count--;
    for (int i = 0, from = word->start; i <= word->count && word->count > 0; i++) {
        int to = i < word->count ? word->breaks[i] : end;
        put(folded, ' ', place);
        for (int j = from; j < to; j++) put(folded, folded->bytes[j], place);
        from = to;
    }
    word->count = 0;
}

/// Folds a text; leaves `folded` empty where nothing of it changes, which is nearly always.
static int fold_text(const char *text, int length, folded_text *folded) {
    const unsigned char *bytes = (const unsigned char *)text;
    const char *written;
    char single[2];
    int first = 0;
    while (first < length && !(bytes[first] >= 0xC2 && fold(bytes + first, length - first, &written, single))) first++;
    if (first == length) return SQLITE_OK;
    // No character grows (three bytes become three letters at most), and the pieces of a word are no longer than it.
    sqlite3_uint64 capacity = (sqlite3_uint64)length * 2 + 2;
    folded->bytes = sqlite3_malloc64(capacity);
    folded->places = sqlite3_malloc64(capacity * sizeof(int));
    if (!folded->bytes || !folded->places) return SQLITE_NOMEM;
    open_word word = {0, 0, {0}};
    for (int i = 0; i < length;) {
        int is_outside = bytes[i] <= ' ';
        if (is_outside) end_word(folded, &word, i);
        int read = bytes[i] >= 0xC2 ? fold(bytes + i, length - i, &written, single) : 0;
        if (read == 0) {
            put(folded, text[i], i);
            i++;
        } else {
            int is_break = bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x8B;
            int last = word.count > 0 ? word.breaks[word.count - 1] : word.start;
            if (is_break && folded->length > last && word.count < max_breaks) word.breaks[word.count++] = folded->length;
            for (; *written; written++) put(folded, *written, i);
            i += read;
        }
        if (is_outside) word.start = folded->length;
    }
    end_word(folded, &word, length);
    folded->places[folded->length] = length;
    return SQLITE_OK;
}

typedef struct {
    const folded_text *folded;
    void *context;
    int (*token)(void *, int, const char *, int, int, int);
} unfolding;

/// Hands a token of a folded text on with its place in the text itself.
static int unfold(void *context, int flags, const char *text, int length, int start, int end) {
    unfolding *own = context;
    return own->token(own->context, flags, text, length, own->folded->places[start], own->folded->places[end]);
}

static int tokenize(
    Fts5Tokenizer *raw, void *context, int flags, const char *text, int length,
    int (*token)(void *, int, const char *, int, int, int)) {
    tokenizer *self = (tokenizer *)raw;
    folded_text folded = {NULL, NULL, 0};
    int status = fold_text(text, length, &folded);
    unfolding unfolding = {&folded, context, token};
    int is_folded = status == SQLITE_OK && folded.bytes != NULL;
    walk walk = {
        .self = self,
        .text = is_folded ? folded.bytes : text,
        .context = is_folded ? (void *)&unfolding : context,
        .token = is_folded ? unfold : token,
    };
    if (status == SQLITE_OK)
        status = self->inner.xTokenize(
            self->words, &walk, flags, walk.text, is_folded ? folded.length : length, take_word);
    if (status == SQLITE_OK) status = tell_joined(&walk);
    sqlite3_free(folded.bytes);
    sqlite3_free(folded.places);
    return status;
}

static void delete_tokenizer(Fts5Tokenizer *raw) {
    tokenizer *self = (tokenizer *)raw;
    if (self->words) self->inner.xDelete(self->words);
    if (self->stemmer) sb_stemmer_delete(self->stemmer);
    sqlite3_free(self->cache);
    sqlite3_free(self);
}

static int choose_language(tokenizer *self, const char *language, int has_cache) {
    const char *algorithm = NULL;
    if (strcmp(language, "es") == 0) {
        algorithm = "spanish";
        self->stops = spanish_stops;
        self->stop_count = sizeof spanish_stops / sizeof *spanish_stops;
    } else if (strcmp(language, "en") == 0) {
        algorithm = "english";
        self->stops = english_stops;
        self->stop_count = sizeof english_stops / sizeof *english_stops;
    } else if (strcmp(language, "none") != 0) {
        return SQLITE_ERROR;
    }
    if (!algorithm) return SQLITE_OK;
    self->stemmer = sb_stemmer_new(algorithm, "UTF_8");
    if (!self->stemmer) return SQLITE_NOMEM;
    if (!has_cache) return SQLITE_OK;
    self->cache = sqlite3_malloc(sizeof(cached_stem) * cache_size);
    if (!self->cache) return SQLITE_NOMEM;
    memset(self->cache, 0, sizeof(cached_stem) * cache_size);
    return SQLITE_OK;
}

static int make_tokenizer(fts5_api *api, const char *language, int has_cache, Fts5Tokenizer **result) {
    tokenizer *self = sqlite3_malloc(sizeof *self);
    if (!self) return SQLITE_NOMEM;
    memset(self, 0, sizeof *self);
    const char *options[] = {"remove_diacritics", "0"};
    void *user_data = NULL;
    int status = choose_language(self, language, has_cache);
    if (status == SQLITE_OK) status = api->xFindTokenizer(api, "unicode61", &user_data, &self->inner);
    if (status == SQLITE_OK) status = self->inner.xCreate(user_data, options, 2, &self->words);
    if (status != SQLITE_OK) {
        delete_tokenizer((Fts5Tokenizer *)self);
        return status;
    }
    *result = (Fts5Tokenizer *)self;
    return SQLITE_OK;
}

static int create_tokenizer(void *context, const char **arguments, int count, Fts5Tokenizer **result) {
    return make_tokenizer(context, count > 0 ? arguments[0] : "none", 1, result);
}

// ---- Rank --------------------------------------------------------------------------------------------------------

// How much a word counts where it stands: headline, summary, body, byline.
static const double column_weights[] = {6.0, 2.5, 1.0, 2.0};
enum { weighted_columns = sizeof column_weights / sizeof *column_weights, max_phrases = 64 };

/// BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2 and b = 0.75; the weights of the phrases are its IDF.
static void rank(
    const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *context, int count, sqlite3_value **weights) {
    const double k1 = 1.2, b = 0.75;
    double frequencies[max_phrases] = {0};
    int phrases = api->xPhraseCount(fts), instances = 0, length = 0;
    if (phrases > max_phrases) phrases = max_phrases;
    sqlite3_int64 rows = 0, tokens = 0;
    int status = api->xInstCount(fts, &instances);
    for (int i = 0; status == SQLITE_OK && i < instances; i++) {
        int phrase, column, offset;
        status = api->xInst(fts, i, &phrase, &column, &offset);
        if (status == SQLITE_OK && phrase < phrases && column < weighted_columns)
            frequencies[phrase] += column_weights[column];
    }
    if (status == SQLITE_OK) status = api->xColumnSize(fts, -1, &length);
    if (status == SQLITE_OK) status = api->xRowCount(fts, &rows);
    if (status == SQLITE_OK) status = api->xColumnTotalSize(fts, -1, &tokens);
    if (status != SQLITE_OK) {
        sqlite3_result_error_code(context, status);
        return;
    }
    double average = rows > 0 ? (double)tokens / (double)rows : 1.0;
    double score = 0;
    for (int i = 0; i < phrases; i++) {
        double weight = i < count ? sqlite3_value_double(weights[i]) : 1.0;
        double f = frequencies[i];
        score += weight * f * (k1 + 1) / (f + k1 * (1 - b + b * length / (average > 0 ? average : 1.0)));
    }
    sqlite3_result_double(context, score);
}

// ---- The doors ---------------------------------------------------------------------------------------------------

int portada_search_register(sqlite3 *database) {
    fts5_api *api = find_fts5(database);
    if (!api) return SQLITE_ERROR;
    fts5_tokenizer methods = {create_tokenizer, delete_tokenizer, tokenize};
    int status = api->xCreateTokenizer(api, "portada", api, &methods, NULL);
    if (status == SQLITE_OK) status = api->xCreateFunction(api, "portada_rank", NULL, rank, NULL);
    return status;
}

typedef struct {
    char *tokens;
    int used, capacity;
} collection;

static int collect(void *context, int flags, const char *text, int length, int start, int end) {
    (void)start;
    (void)end;
    collection *all = context;
    if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
    if (all->used + length + 1 > all->capacity) return SQLITE_DONE;
    memcpy(all->tokens + all->used, text, (size_t)length);
    all->used += length;
    all->tokens[all->used++] = 0;
    return SQLITE_OK;
}

int portada_search_tokens(
    sqlite3 *database, const char *language, const char *text, int length, char *tokens, int capacity) {
    fts5_api *api = find_fts5(database);
    Fts5Tokenizer *made = NULL;
    if (!api || make_tokenizer(api, language, 0, &made) != SQLITE_OK) return -1;
    collection all = {tokens, 0, capacity};
    int status = tokenize(made, &all, FTS5_TOKENIZE_QUERY, text, length, collect);
    delete_tokenizer(made);
    return status == SQLITE_OK || status == SQLITE_DONE ? all.used : -1;
}
