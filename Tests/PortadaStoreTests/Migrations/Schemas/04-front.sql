CREATE TABLE account (
    id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    language TEXT NOT NULL, person_id BIGINT REFERENCES person (id), is_active BIGINT NOT NULL,
    needs_second_factor BIGINT NOT NULL, password TEXT, second_factor TEXT, second_factor_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL);
CREATE TABLE article (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, kicker TEXT NOT NULL,
    headline TEXT NOT NULL, summary TEXT NOT NULL, body_id BIGINT NOT NULL REFERENCES body (id),
    agency_credit TEXT NOT NULL, primary_section_id BIGINT REFERENCES section (id),
    lead_picture_id BIGINT REFERENCES picture (id), lead_caption TEXT NOT NULL, lead_alt_text TEXT NOT NULL,
    lead_credit TEXT NOT NULL, slug TEXT NOT NULL, path TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL,
    first_published_at BIGINT, published_at BIGINT, updated_at BIGINT, scheduled_at BIGINT,
    comments_open BIGINT NOT NULL, search_title TEXT NOT NULL, search_description TEXT NOT NULL,
    social_title TEXT NOT NULL, social_description TEXT NOT NULL, version BIGINT NOT NULL, owner_id BIGINT REFERENCES account (id), embargo_until BIGINT, withdrawal_notice TEXT NOT NULL DEFAULT '', edited_at BIGINT NOT NULL DEFAULT 0);
CREATE TABLE article_person (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE article_picture (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    picture_id BIGINT NOT NULL REFERENCES picture (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE article_section (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    section_id BIGINT NOT NULL REFERENCES section (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE article_tag (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    tag_id BIGINT NOT NULL REFERENCES tag (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY, created_at BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
    subject TEXT NOT NULL, subject_id BIGINT, detail TEXT NOT NULL, account_id BIGINT REFERENCES account (id), place TEXT NOT NULL DEFAULT '');
CREATE TABLE body (id INTEGER PRIMARY KEY, markup TEXT NOT NULL);
CREATE TABLE breaking (
    id BIGINT PRIMARY KEY, text TEXT NOT NULL, article_id BIGINT REFERENCES article (id), address TEXT,
    until_at BIGINT NOT NULL, actor TEXT NOT NULL, since_at BIGINT NOT NULL);
CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE comment (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    parent_id BIGINT, author TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL,
    status TEXT NOT NULL);
CREATE TABLE correction (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (article_id, position))
    WITHOUT ROWID;
CREATE TABLE external_data (
    source TEXT NOT NULL, kind TEXT NOT NULL, external_id TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (source, kind, external_id)) WITHOUT ROWID;
CREATE TABLE external_id (
    source TEXT NOT NULL, kind TEXT NOT NULL, external_id TEXT NOT NULL, local_id BIGINT NOT NULL,
    fingerprint BIGINT NOT NULL, PRIMARY KEY (source, kind, external_id)) WITHOUT ROWID;
CREATE TABLE front_version (
    version BIGINT PRIMARY KEY, created_at BIGINT NOT NULL, actor TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id), cause TEXT NOT NULL, arrangement TEXT NOT NULL,
    ends_at BIGINT);
CREATE TABLE invitation (
    token TEXT PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL) WITHOUT ROWID;
CREATE TABLE journal (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, editor TEXT NOT NULL,
    sequence BIGINT NOT NULL, base BIGINT NOT NULL, fields TEXT NOT NULL, noted_at BIGINT NOT NULL,
    PRIMARY KEY (article_id, account_id, editor));
CREATE TABLE known_device (
    token TEXT NOT NULL, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    used_at BIGINT NOT NULL, PRIMARY KEY (token, account_id)) WITHOUT ROWID;
CREATE TABLE listing (
    list BIGINT NOT NULL, subject BIGINT NOT NULL, published_at BIGINT NOT NULL, article_id BIGINT NOT NULL
    REFERENCES article (id) ON DELETE CASCADE, PRIMARY KEY (list, subject, published_at, article_id))
    WITHOUT ROWID;
CREATE TABLE listing_count (
    list BIGINT NOT NULL, subject BIGINT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (list, subject))
    WITHOUT ROWID;
CREATE TABLE menu (place TEXT PRIMARY KEY, entries TEXT NOT NULL);
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, created_at BIGINT NOT NULL, event TEXT NOT NULL,
    article_id BIGINT, done_at BIGINT);
CREATE TABLE person (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL, biography TEXT NOT NULL, picture_id BIGINT REFERENCES picture (id));
CREATE TABLE picture (
    id INTEGER PRIMARY KEY, hash TEXT, slug TEXT NOT NULL, width BIGINT NOT NULL, height BIGINT NOT NULL,
    alt_text TEXT NOT NULL, caption TEXT NOT NULL, credit TEXT NOT NULL, source TEXT NOT NULL);
CREATE TABLE recovery_code (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, code TEXT NOT NULL,
    PRIMARY KEY (account_id, code)) WITHOUT ROWID;
CREATE TABLE redirect (
    path TEXT PRIMARY KEY, article_id BIGINT REFERENCES article (id) ON DELETE CASCADE,
    section_id BIGINT REFERENCES section (id), person_id BIGINT REFERENCES person (id),
    tag_id BIGINT REFERENCES tag (id), picture_id BIGINT REFERENCES picture (id), target TEXT) WITHOUT ROWID;
CREATE TABLE revision (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version BIGINT NOT NULL, created_at BIGINT NOT NULL, actor TEXT NOT NULL, fields TEXT NOT NULL,
    body_id BIGINT NOT NULL REFERENCES body (id), account_id BIGINT REFERENCES account (id));
CREATE TABLE schema_step (number BIGINT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE search_document (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL UNIQUE REFERENCES article (id), byline TEXT NOT NULL,
    places TEXT NOT NULL);
CREATE TABLE section (
    id INTEGER PRIMARY KEY, parent_id BIGINT REFERENCES section (id), name TEXT NOT NULL, slug TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE, description TEXT NOT NULL, position BIGINT NOT NULL);
CREATE TABLE session (
    id INTEGER PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE, created_at BIGINT NOT NULL, used_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL, place TEXT NOT NULL, device TEXT NOT NULL);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE share_count (article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, count BIGINT NOT NULL);
CREATE TABLE story_note (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES account (id), author TEXT NOT NULL, text TEXT NOT NULL,
    created_at BIGINT NOT NULL);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, description TEXT NOT NULL);
CREATE TABLE zone (name TEXT PRIMARY KEY, blocks TEXT NOT NULL);
CREATE VIRTUAL TABLE headline_index USING fts5 (
    headline, content = 'search_text', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'portada none');
CREATE VIRTUAL TABLE search_index USING fts5 (
    headline, summary, body, byline, places, content = 'search_text', content_rowid = 'id',
    tokenize = 'portada es');
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_index, 'row');
CREATE VIEW search_text AS
    SELECT search_document.id AS id, article.headline AS headline, article.summary AS summary,
        plain_text(body.markup) AS body, search_document.byline AS byline,
        search_document.places AS places
    FROM search_document JOIN article ON article.id = search_document.article_id
        JOIN body ON body.id = article.body_id;
CREATE INDEX article_by_lead_picture ON article (lead_picture_id) WHERE lead_picture_id IS NOT NULL;
CREATE INDEX article_by_person ON article_person (person_id);
CREATE INDEX article_by_picture ON article_picture (picture_id);
CREATE INDEX article_by_section ON article_section (section_id);
CREATE INDEX article_by_slug ON article (slug);
CREATE INDEX article_by_tag ON article_tag (tag_id);
CREATE INDEX article_edited ON article (edited_at, id);
CREATE INDEX article_owner_edited ON article (owner_id, edited_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX article_page ON article (headline) WHERE kind = 'page';
CREATE INDEX article_scheduled ON article (scheduled_at) WHERE status = 'scheduled';
CREATE INDEX article_section_edited ON article (primary_section_id, edited_at, id);
CREATE INDEX article_status_edited ON article (status, edited_at, id);
CREATE INDEX audit_by_subject ON audit (subject, subject_id);
CREATE INDEX comment_by_article ON comment (article_id, status, created_at);
CREATE INDEX external_id_by_local ON external_id (kind, local_id);
CREATE INDEX journal_by_time ON journal (noted_at);
CREATE INDEX listing_by_article ON listing (article_id);
CREATE INDEX outbox_open ON outbox (id) WHERE done_at IS NULL;
CREATE INDEX picture_by_hash ON picture (hash);
CREATE INDEX redirect_by_article ON redirect (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX revision_by_article ON revision (article_id, version);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX story_note_by_article ON story_note (article_id, id);
INSERT INTO account (id, email, name, role, language, person_id, is_active, needs_second_factor, password, second_factor, second_factor_step, created_at) VALUES (1, 'ana@x.example', 'Ana', 'editor', 'es', 1, 1, 0, NULL, NULL, 0, 1710072000000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (1, 'news', 'published', '', 'El puerto reabre tras la tormenta', 'Los primeros barcos salieron al alba.', 1, '', 2, 1, '', 'El muelle', 'Ana Ruiz', 'el-puerto-reabre-tras-la-tormenta', '/el-puerto-reabre-tras-la-tormenta/', 1710072000000, 1710072060000, 1710072060000, NULL, NULL, 1, '', '', '', '', 2, NULL, NULL, '', 1710072060000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (2, 'news', 'published', '', 'Suben las tarifas del agua', '', 2, '', 1, NULL, '', '', '', 'suben-las-tarifas-del-agua', '/suben-las-tarifas-del-agua/', 1710072000000, 1710075600000, 1710075600000, NULL, NULL, 1, '', '', '', '', 1, NULL, NULL, '', 1710075600000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (3, 'news', 'draft', '', 'Borrador sobre el faro', '', 3, '', NULL, NULL, '', '', '', 'borrador-sobre-el-faro', '/borrador-sobre-el-faro/', 1710072000000, NULL, NULL, NULL, NULL, 1, '', '', '', '', 1, NULL, NULL, '', 1710072000000);
INSERT INTO article_person (article_id, position, person_id) VALUES (1, 0, 1);
INSERT INTO article_person (article_id, position, person_id) VALUES (2, 0, 2);
INSERT INTO article_person (article_id, position, person_id) VALUES (3, 0, 1);
INSERT INTO article_tag (article_id, position, tag_id) VALUES (1, 0, 1);
INSERT INTO article_tag (article_id, position, tag_id) VALUES (1, 1, 2);
INSERT INTO article_tag (article_id, position, tag_id) VALUES (2, 0, 1);
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (1, 1710072000000, 'program: test', 'save', 'section', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (2, 1710072000000, 'program: test', 'save', 'section', 2, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (3, 1710072000000, 'program: test', 'save', 'person', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (4, 1710072000000, 'program: test', 'save', 'person', 2, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (5, 1710072000000, 'program: test', 'save', 'tag', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (6, 1710072000000, 'program: test', 'save', 'tag', 2, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (7, 1710072000000, 'program: test', 'save', 'picture', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (8, 1710072000000, 'program: test', 'save', 'picture', 2, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (9, 1710072000000, 'program: test', 'create', 'article', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (10, 1710072000000, 'program: test', 'create', 'article', 2, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (11, 1710072000000, 'program: test', 'create', 'article', 3, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (12, 1710077400000, 'program: test', 'save', 'article', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (13, 1710072000000, 'program: test', 'comment', 'article', 1, '', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (14, 1710072000000, 'program: test', 'add', 'account', 1, 'ana@x.example editor', NULL, '');
INSERT INTO audit (id, created_at, actor, action, subject, subject_id, detail, account_id, place) VALUES (15, 1710072000000, 'Ana', 'add', 'token', 1, 'agencia', NULL, '');
INSERT INTO body (id, markup) VALUES (1, '<p>Los pescadores volvieron al mar.</p><p>EE.UU. mandó ayuda.</p>');
INSERT INTO body (id, markup) VALUES (2, '<p>Desde enero, un tercio más.</p>');
INSERT INTO body (id, markup) VALUES (3, '');
INSERT INTO change (number, tag, created_at) VALUES (1, 'address:nacional', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (2, 'section-tree', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (3, 'address:sucesos', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (4, 'section-tree', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (5, 'address:ana-ruiz', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (6, 'people', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (7, 'address:agencia-sur', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (8, 'people', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (9, 'address:puerto', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (10, 'tags', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (11, 'address:pesca', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (12, 'tags', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (13, 'address:el-puerto-reabre-tras-la-tormenta', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (14, 'article:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (15, 'corrections', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (16, 'kind:news', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (17, 'latest', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (18, 'month:650', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (19, 'neighbours:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (20, 'person:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (21, 'section:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (22, 'section:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (23, 'tag:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (24, 'tag:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (25, 'teaser:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (26, 'top:kind:news', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (27, 'top:latest', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (28, 'top:person:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (29, 'top:section:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (30, 'top:section:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (31, 'top:tag:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (32, 'top:tag:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (33, 'address:suben-las-tarifas-del-agua', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (34, 'article:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (35, 'kind:news', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (36, 'latest', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (37, 'month:650', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (38, 'neighbours:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (39, 'neighbours:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (40, 'person:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (41, 'section:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (42, 'tag:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (43, 'teaser:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (44, 'top:kind:news', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (45, 'top:latest', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (46, 'top:person:2', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (47, 'top:section:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (48, 'top:tag:1', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (49, 'article:3', 1710072000000);
INSERT INTO change (number, tag, created_at) VALUES (50, 'article:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (51, 'corrections', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (52, 'kind:news', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (53, 'latest', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (54, 'month:650', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (55, 'person:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (56, 'section:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (57, 'section:2', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (58, 'tag:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (59, 'tag:2', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (60, 'teaser:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (61, 'top:kind:news', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (62, 'top:latest', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (63, 'top:person:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (64, 'top:section:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (65, 'top:section:2', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (66, 'top:tag:1', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (67, 'top:tag:2', 1710077400000);
INSERT INTO change (number, tag, created_at) VALUES (68, 'comments:1', 1710072000000);
INSERT INTO comment (id, article_id, parent_id, author, text, created_at, status) VALUES (1, 1, NULL, 'Luis', '<p>Por fin.</p>', 1710072000000, 'approved');
INSERT INTO correction (article_id, position, kind, text, created_at) VALUES (1, 0, 'correction', 'Eran tres barcos.', 1710072000000);
INSERT INTO external_id (source, kind, external_id, local_id, fingerprint) VALUES ('viejo.example', 'post', '812', 1, 77);
INSERT INTO front_version (version, created_at, actor, account_id, cause, arrangement, ends_at) VALUES (1, 1710072060000, 'program: portada', NULL, 'arranged', '{"pins":[{"by":"","position":0,"repeats":false,"since":1710072060000,"slot":"lead","story":1}],"repeating":[]}', NULL);
INSERT INTO journal (article_id, account_id, editor, sequence, base, fields, noted_at) VALUES (3, 1, 'ventana', 4, 1, '{"headline":"Borrador sobre el faro viejo"}', 1710072000000);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (0, 0, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (0, 0, 1710075600000, 2);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (1, 1, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (1, 1, 1710075600000, 2);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (1, 2, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (2, 1, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (2, 2, 1710075600000, 2);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (3, 1, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (3, 1, 1710075600000, 2);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (3, 2, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (4, 0, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (4, 0, 1710075600000, 2);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (5, 650, 1710072060000, 1);
INSERT INTO listing (list, subject, published_at, article_id) VALUES (5, 650, 1710075600000, 2);
INSERT INTO listing_count (list, subject, count) VALUES (0, 0, 2);
INSERT INTO listing_count (list, subject, count) VALUES (1, 1, 2);
INSERT INTO listing_count (list, subject, count) VALUES (1, 2, 1);
INSERT INTO listing_count (list, subject, count) VALUES (2, 1, 1);
INSERT INTO listing_count (list, subject, count) VALUES (2, 2, 1);
INSERT INTO listing_count (list, subject, count) VALUES (3, 1, 2);
INSERT INTO listing_count (list, subject, count) VALUES (3, 2, 1);
INSERT INTO listing_count (list, subject, count) VALUES (4, 0, 2);
INSERT INTO listing_count (list, subject, count) VALUES (5, 650, 2);
INSERT INTO outbox (id, created_at, event, article_id, done_at) VALUES (1, 1710072000000, 'article.published', 1, NULL);
INSERT INTO outbox (id, created_at, event, article_id, done_at) VALUES (2, 1710072000000, 'article.published', 2, NULL);
INSERT INTO outbox (id, created_at, event, article_id, done_at) VALUES (3, 1710077400000, 'article.updated', 1, NULL);
INSERT INTO person (id, kind, name, slug, role, biography, picture_id) VALUES (1, 'staff', 'Ana Ruiz', 'ana-ruiz', '', '', NULL);
INSERT INTO person (id, kind, name, slug, role, biography, picture_id) VALUES (2, 'agency', 'Agencia Sur', 'agencia-sur', '', '', NULL);
INSERT INTO picture (id, hash, slug, width, height, alt_text, caption, credit, source) VALUES (1, 'abababababababababababababababababababababababababababababababab', 'muelle', 1200, 800, '', '', '', '');
INSERT INTO picture (id, hash, slug, width, height, alt_text, caption, credit, source) VALUES (2, NULL, 'perdida', 1200, 800, '', '', '', '');
INSERT INTO redirect (path, article_id, section_id, person_id, tag_id, picture_id, target) VALUES ('/2019/05/el-puerto/', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO redirect (path, article_id, section_id, person_id, tag_id, picture_id, target) VALUES ('/tienda/', NULL, NULL, NULL, NULL, NULL, 'https://tienda.example/');
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (1, 1, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":true,"headline":"El puerto reabre tras la tormenta","kicker":"","kind":"news","leadAltText":"El muelle","leadCaption":"","leadCredit":"Ana Ruiz","leadPicture":1,"path":"/el-puerto-reabre-tras-la-tormenta/","published":1710072060000,"search":{"description":"","title":""},"sections":[2],"slug":"el-puerto-reabre-tras-la-tormenta","social":{"description":"","title":""},"status":"published","summary":"Los primeros barcos salen al alba.","tags":[1,2]}', 1, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (2, 2, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[2],"commentsOpen":true,"hasPrimarySection":true,"headline":"Suben las tarifas del agua","kicker":"","kind":"news","path":"/suben-las-tarifas-del-agua/","published":1710075600000,"search":{"description":"","title":""},"sections":[1],"slug":"suben-las-tarifas-del-agua","social":{"description":"","title":""},"status":"published","summary":"","tags":[1]}', 2, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (3, 3, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":false,"headline":"Borrador sobre el faro","kicker":"","kind":"news","path":"/borrador-sobre-el-faro/","search":{"description":"","title":""},"sections":[],"slug":"borrador-sobre-el-faro","social":{"description":"","title":""},"status":"draft","summary":"","tags":[]}', 3, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (4, 1, 2, 1710077400000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":true,"headline":"El puerto reabre tras la tormenta","kicker":"","kind":"news","leadAltText":"El muelle","leadCaption":"","leadCredit":"Ana Ruiz","leadPicture":1,"path":"/el-puerto-reabre-tras-la-tormenta/","published":1710072060000,"search":{"description":"","title":""},"sections":[2],"slug":"el-puerto-reabre-tras-la-tormenta","social":{"description":"","title":""},"status":"published","summary":"Los primeros barcos salieron al alba.","tags":[1,2]}', 1, NULL);
INSERT INTO schema_step (number, name) VALUES (1, 'initial schema');
INSERT INTO schema_step (number, name) VALUES (2, 'newsroom access');
INSERT INTO schema_step (number, name) VALUES (3, 'writing');
INSERT INTO schema_step (number, name) VALUES (4, 'front');
INSERT INTO search_document (id, article_id, byline, places) VALUES (29185229824, 1, 'Ana Ruiz', 's1 s2');
INSERT INTO search_document (id, article_id, byline, places) VALUES (29185290240, 2, 'Agencia Sur', 's1');
INSERT INTO section (id, parent_id, name, slug, path, description, position) VALUES (1, NULL, 'Nacional', 'nacional', '/nacional/', '', 0);
INSERT INTO section (id, parent_id, name, slug, path, description, position) VALUES (2, 1, 'Sucesos', 'sucesos', '/nacional/sucesos/', '', 0);
INSERT INTO share_count (article_id, count) VALUES (1, 12);
INSERT INTO story_note (id, article_id, account_id, author, text, created_at) VALUES (1, 3, 1, 'Ana', 'Falta la foto.', 1710072000000);
INSERT INTO tag (id, name, slug, description) VALUES (1, 'Puerto', 'puerto', '');
INSERT INTO tag (id, name, slug, description) VALUES (2, 'Pesca', 'pesca', '');
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8);
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216);
