CREATE TABLE account (
    id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
    language TEXT NOT NULL, person_id BIGINT REFERENCES person (id), is_active BIGINT NOT NULL,
    needs_second_factor BIGINT NOT NULL, password TEXT, second_factor TEXT, second_factor_step BIGINT NOT NULL,
    created_at BIGINT NOT NULL);
CREATE TABLE account_preference (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL,
    value TEXT NOT NULL, PRIMARY KEY (account_id, name)) WITHOUT ROWID;
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
    person_id BIGINT NOT NULL REFERENCES person (id), status TEXT NOT NULL DEFAULT '', edited_at BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE article_picture (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    picture_id BIGINT NOT NULL REFERENCES picture (id), PRIMARY KEY (article_id, position)) WITHOUT ROWID;
CREATE TABLE article_program (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, token_id BIGINT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE article_section (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    section_id BIGINT NOT NULL REFERENCES section (id), status TEXT NOT NULL DEFAULT '', edited_at BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (article_id, position)) WITHOUT ROWID;
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
CREATE TABLE bulk_act (
    id INTEGER PRIMARY KEY, account_id BIGINT REFERENCES account (id), created_at BIGINT NOT NULL,
    act TEXT NOT NULL, refused TEXT NOT NULL, undone_at BIGINT, undo_refused TEXT NOT NULL DEFAULT '[]');
CREATE TABLE bulk_story (
    act_id BIGINT NOT NULL REFERENCES bulk_act (id) ON DELETE CASCADE,
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, before_version BIGINT NOT NULL,
    after_version BIGINT NOT NULL, PRIMARY KEY (act_id, article_id)) WITHOUT ROWID;
CREATE TABLE change (number INTEGER PRIMARY KEY AUTOINCREMENT, tag TEXT NOT NULL, created_at BIGINT NOT NULL);
CREATE TABLE comment (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    parent_id BIGINT, author TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL,
    status TEXT NOT NULL);
CREATE TABLE correction (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, position BIGINT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, created_at BIGINT NOT NULL, PRIMARY KEY (article_id, position))
    WITHOUT ROWID;
CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook_id BIGINT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE, outbox_id BIGINT NOT NULL,
    event TEXT NOT NULL, article_id BIGINT, happened_at BIGINT NOT NULL, attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL, done_at BIGINT, status BIGINT NOT NULL, fault TEXT NOT NULL,
    UNIQUE (webhook_id, outbox_id));
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
CREATE TABLE health_finding (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, article_id BIGINT REFERENCES article (id) ON DELETE CASCADE,
    detail TEXT NOT NULL, found_at BIGINT NOT NULL);
CREATE TABLE health_note (name TEXT PRIMARY KEY, noted_at BIGINT NOT NULL, value TEXT NOT NULL);
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT,
    failed BIGINT NOT NULL, detail TEXT NOT NULL);
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
CREATE TABLE merged_name (
    kind TEXT NOT NULL, old_id BIGINT NOT NULL, new_id BIGINT NOT NULL, PRIMARY KEY (kind, old_id))
    WITHOUT ROWID;
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT, created_at BIGINT NOT NULL, event TEXT NOT NULL,
    article_id BIGINT, done_at BIGINT, spread_at BIGINT);
CREATE TABLE person (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL, biography TEXT NOT NULL, picture_id BIGINT REFERENCES picture (id));
CREATE TABLE picture (
    id INTEGER PRIMARY KEY, hash TEXT, slug TEXT NOT NULL, width BIGINT NOT NULL, height BIGINT NOT NULL,
    alt_text TEXT NOT NULL, caption TEXT NOT NULL, credit TEXT NOT NULL, source TEXT NOT NULL, account_id BIGINT REFERENCES account (id), added_at BIGINT);
CREATE TABLE planned_change (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, due_at BIGINT NOT NULL, created_at BIGINT NOT NULL, actor TEXT NOT NULL,
    account_id BIGINT REFERENCES account (id), content TEXT, base TEXT, announces BIGINT NOT NULL,
    refusal TEXT, is_stopped BIGINT NOT NULL DEFAULT 0);
CREATE TABLE preview_link (
    id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE,
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE, created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL, actor TEXT NOT NULL, account_id BIGINT REFERENCES account (id));
CREATE TABLE program_request (
    token_id BIGINT NOT NULL, request_key TEXT NOT NULL, digest TEXT NOT NULL, created_at BIGINT NOT NULL,
    subject_id BIGINT, status BIGINT, answer TEXT, PRIMARY KEY (token_id, request_key)) WITHOUT ROWID;
CREATE TABLE program_token (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL, scopes TEXT NOT NULL, created_at BIGINT NOT NULL, expires_at BIGINT, used_at BIGINT,
    place TEXT NOT NULL);
CREATE TABLE recovery_code (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE, code TEXT NOT NULL,
    PRIMARY KEY (account_id, code)) WITHOUT ROWID;
CREATE TABLE redirect (
    path TEXT PRIMARY KEY, article_id BIGINT REFERENCES article (id) ON DELETE CASCADE,
    section_id BIGINT REFERENCES section (id), person_id BIGINT REFERENCES person (id),
    tag_id BIGINT REFERENCES tag (id), picture_id BIGINT REFERENCES picture (id), target TEXT) WITHOUT ROWID;
CREATE TABLE removed_picture (
    id INTEGER PRIMARY KEY, hash TEXT, slug TEXT NOT NULL, removed_at BIGINT NOT NULL,
    is_cleared BIGINT NOT NULL DEFAULT 0);
CREATE TABLE renamed_person (
    person_id BIGINT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE, edited_at BIGINT NOT NULL,
    article_id BIGINT NOT NULL);
CREATE TABLE revision (
    id INTEGER PRIMARY KEY, article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version BIGINT NOT NULL, created_at BIGINT NOT NULL, actor TEXT NOT NULL, fields TEXT NOT NULL,
    body_id BIGINT NOT NULL REFERENCES body (id), account_id BIGINT REFERENCES account (id));
CREATE TABLE schedule_refusal (
    article_id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, code TEXT NOT NULL);
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
CREATE TABLE story_view (
    id INTEGER PRIMARY KEY, account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL, query TEXT NOT NULL, is_shared BIGINT NOT NULL, position BIGINT NOT NULL);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL UNIQUE, description TEXT NOT NULL);
CREATE TABLE webhook (
    id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
    state TEXT NOT NULL, created_at BIGINT NOT NULL, after_outbox BIGINT NOT NULL, failing_since BIGINT,
    last_tried_at BIGINT, last_status BIGINT NOT NULL, last_fault TEXT NOT NULL DEFAULT '');
CREATE TABLE zone (name TEXT PRIMARY KEY, blocks TEXT NOT NULL);
CREATE VIRTUAL TABLE comment_index USING fts5 (
    author, text, content = 'comment_text', content_rowid = 'id', prefix = '2 3', tokenize = 'portada none');
CREATE VIRTUAL TABLE draft_index USING fts5 (
    headline, words, content = 'draft_text', content_rowid = 'id', tokenize = 'portada none');
CREATE VIRTUAL TABLE headline_index USING fts5 (
    headline, content = 'search_text', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'portada none');
CREATE VIRTUAL TABLE picture_index USING fts5 (
    slug, alt_text, caption, credit, content = 'picture_text', content_rowid = 'id', prefix = '1 2 3',
    tokenize = 'portada none');
CREATE VIRTUAL TABLE search_index USING fts5 (
    headline, summary, body, byline, places, content = 'search_text', content_rowid = 'id',
    tokenize = 'portada es');
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_index, 'row');
CREATE VIEW comment_text AS SELECT id, author, plain_text(text) AS text FROM comment;
CREATE VIEW draft_text AS
    SELECT article.id AS id, headline, kicker || ' ' || summary || ' ' || plain_text(body.markup) AS words
    FROM article JOIN body ON body.id = article.body_id
    WHERE (article.status <> 'published' OR article.kind = 'page') AND article.status <> 'killed';
CREATE VIEW picture_text AS
    SELECT id, slug, alt_text, plain_text(caption) AS caption, credit FROM picture;
CREATE VIEW search_text AS
    SELECT search_document.id AS id, article.headline AS headline, article.summary AS summary,
        own_words(body.markup) AS body, search_document.byline AS byline,
        search_document.places AS places
    FROM search_document JOIN article ON article.id = search_document.article_id
        JOIN body ON body.id = article.body_id;
CREATE INDEX article_by_lead_picture ON article (lead_picture_id) WHERE lead_picture_id IS NOT NULL;
CREATE INDEX article_by_person ON article_person (person_id, status, edited_at, article_id);
CREATE INDEX article_by_picture ON article_picture (picture_id);
CREATE INDEX article_by_section ON article_section (section_id, status, edited_at, article_id);
CREATE INDEX article_by_slug ON article (slug);
CREATE INDEX article_by_tag ON article_tag (tag_id);
CREATE INDEX article_changed ON article (edited_at, id);
CREATE INDEX article_embargo ON article (embargo_until) WHERE embargo_until IS NOT NULL;
CREATE INDEX article_owner_edited ON article (owner_id, status, edited_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX article_page ON article (headline) WHERE kind = 'page';
CREATE INDEX article_scheduled ON article (scheduled_at) WHERE status = 'scheduled';
CREATE INDEX article_section_edited ON article (primary_section_id, status, edited_at, id);
CREATE INDEX article_status_edited ON article (status, edited_at, id);
CREATE INDEX audit_by_account_id_time ON audit (account_id, created_at, id);
CREATE INDEX audit_by_action_time ON audit (action, created_at, id);
CREATE INDEX audit_by_subject ON audit (subject, subject_id);
CREATE INDEX audit_by_subject_time ON audit (subject, created_at, id);
CREATE INDEX audit_by_time ON audit (created_at, id);
CREATE INDEX bulk_story_by_article ON bulk_story (article_id);
CREATE INDEX comment_by_article ON comment (article_id, status, created_at);
CREATE INDEX comment_by_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_by_status ON comment (status, created_at);
CREATE INDEX comment_numbers ON comment (status, id);
CREATE INDEX comment_waiting ON comment (created_at) WHERE status = 'pending';
CREATE INDEX correction_by_time ON correction (created_at, article_id, position);
CREATE INDEX delivery_age ON delivery (done_at);
CREATE INDEX delivery_by_webhook ON delivery (webhook_id, id);
CREATE INDEX delivery_due ON delivery (next_at) WHERE done_at IS NULL;
CREATE INDEX delivery_open ON delivery (outbox_id) WHERE done_at IS NULL;
CREATE INDEX external_id_by_local ON external_id (kind, local_id);
CREATE INDEX health_finding_by_article ON health_finding (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX health_finding_by_kind ON health_finding (kind, id);
CREATE INDEX journal_by_time ON journal (noted_at);
CREATE INDEX journal_open ON journal (article_id) WHERE fields <> '';
CREATE INDEX listing_by_article ON listing (article_id);
CREATE INDEX merged_name_by_new ON merged_name (kind, new_id);
CREATE INDEX outbox_open ON outbox (id) WHERE done_at IS NULL;
CREATE INDEX outbox_unspread ON outbox (id) WHERE spread_at IS NULL;
CREATE INDEX person_by_name ON person (name);
CREATE INDEX person_by_picture ON person (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX picture_by_account ON picture (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX picture_by_hash ON picture (hash);
CREATE INDEX picture_without_alt ON picture (id) WHERE alt_text = '';
CREATE INDEX planned_change_by_article ON planned_change (article_id, due_at);
CREATE INDEX planned_change_by_time ON planned_change (due_at, id);
CREATE INDEX planned_change_due ON planned_change (due_at) WHERE is_stopped = 0;
CREATE INDEX preview_link_by_article ON preview_link (article_id);
CREATE INDEX program_request_age ON program_request (created_at);
CREATE INDEX program_request_subject ON program_request (subject_id);
CREATE INDEX redirect_by_article ON redirect (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX redirect_by_picture ON redirect (picture_id) WHERE picture_id IS NOT NULL;
CREATE INDEX removed_picture_by_hash ON removed_picture (hash);
CREATE INDEX removed_picture_open ON removed_picture (removed_at) WHERE is_cleared = 0;
CREATE INDEX revision_by_article ON revision (article_id, version);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX story_note_by_article ON story_note (article_id, id);
CREATE INDEX story_view_by_account ON story_view (account_id, position);
CREATE INDEX story_view_shared ON story_view (position) WHERE is_shared = 1;
CREATE INDEX tag_by_name ON tag (name);
INSERT INTO account (id, email, name, role, language, person_id, is_active, needs_second_factor, password, second_factor, second_factor_step, created_at) VALUES (1, 'ana@x.example', 'Ana', 'editor', 'es', 1, 1, 0, NULL, NULL, 0, 1710072000000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (1, 'news', 'published', '', 'El puerto reabre tras la tormenta', 'Los primeros barcos salieron al alba.', 1, '', 2, 1, '', 'El muelle', 'Ana Ruiz', 'el-puerto-reabre-tras-la-tormenta', '/el-puerto-reabre-tras-la-tormenta/', 1710072000000, 1710072060000, 1710072060000, NULL, NULL, 1, '', '', '', '', 2, NULL, NULL, '', 1710072060000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (2, 'news', 'published', '', 'Suben las tarifas del agua', '', 2, '', 1, NULL, '', '', '', 'suben-las-tarifas-del-agua', '/suben-las-tarifas-del-agua/', 1710072000000, 1710075600000, 1710075600000, NULL, NULL, 1, '', '', '', '', 1, NULL, NULL, '', 1710075600000);
INSERT INTO article (id, kind, status, kicker, headline, summary, body_id, agency_credit, primary_section_id, lead_picture_id, lead_caption, lead_alt_text, lead_credit, slug, path, created_at, first_published_at, published_at, updated_at, scheduled_at, comments_open, search_title, search_description, social_title, social_description, version, owner_id, embargo_until, withdrawal_notice, edited_at) VALUES (3, 'news', 'draft', '', 'Borrador sobre el faro', '', 3, '', NULL, NULL, '', '', '', 'borrador-sobre-el-faro', '/borrador-sobre-el-faro/', 1710072000000, NULL, NULL, NULL, NULL, 1, '', '', '', '', 1, NULL, NULL, '', 1710072000000);
INSERT INTO article_person (article_id, position, person_id, status, edited_at) VALUES (1, 0, 1, 'published', 1710072060000);
INSERT INTO article_person (article_id, position, person_id, status, edited_at) VALUES (2, 0, 2, 'published', 1710075600000);
INSERT INTO article_person (article_id, position, person_id, status, edited_at) VALUES (3, 0, 1, 'draft', 1710072000000);
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
INSERT INTO outbox (id, created_at, event, article_id, done_at, spread_at) VALUES (1, 1710072000000, 'article.published', 1, NULL, NULL);
INSERT INTO outbox (id, created_at, event, article_id, done_at, spread_at) VALUES (2, 1710072000000, 'article.published', 2, NULL, NULL);
INSERT INTO outbox (id, created_at, event, article_id, done_at, spread_at) VALUES (3, 1710077400000, 'article.updated', 1, NULL, NULL);
INSERT INTO person (id, kind, name, slug, role, biography, picture_id) VALUES (1, 'staff', 'Ana Ruiz', 'ana-ruiz', '', '', NULL);
INSERT INTO person (id, kind, name, slug, role, biography, picture_id) VALUES (2, 'agency', 'Agencia Sur', 'agencia-sur', '', '', NULL);
INSERT INTO picture (id, hash, slug, width, height, alt_text, caption, credit, source, account_id, added_at) VALUES (1, 'abababababababababababababababababababababababababababababababab', 'muelle', 1200, 800, '', '', '', '', NULL, NULL);
INSERT INTO picture (id, hash, slug, width, height, alt_text, caption, credit, source, account_id, added_at) VALUES (2, NULL, 'perdida', 1200, 800, '', '', '', '', NULL, NULL);
INSERT INTO planned_change (id, article_id, kind, due_at, created_at, actor, account_id, content, base, announces, refusal, is_stopped) VALUES (1, 1, 'withdraw', 4102444800000, 1710072000000, 'Ana', NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO program_token (id, name, token, role, scopes, created_at, expires_at, used_at, place) VALUES (1, 'agencia', 'huella', 'editor', 'read', 1710072000000, NULL, NULL, '');
INSERT INTO redirect (path, article_id, section_id, person_id, tag_id, picture_id, target) VALUES ('/2019/05/el-puerto/', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO redirect (path, article_id, section_id, person_id, tag_id, picture_id, target) VALUES ('/tienda/', NULL, NULL, NULL, NULL, NULL, 'https://tienda.example/');
INSERT INTO renamed_person (person_id, edited_at, article_id) VALUES (1, -9223372036854775808, 0);
INSERT INTO renamed_person (person_id, edited_at, article_id) VALUES (2, -9223372036854775808, 0);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (1, 1, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":true,"headline":"El puerto reabre tras la tormenta","kicker":"","kind":"news","leadAltText":"El muelle","leadCaption":"","leadCredit":"Ana Ruiz","leadPicture":1,"path":"/el-puerto-reabre-tras-la-tormenta/","published":1710072060000,"search":{"description":"","title":""},"sections":[2],"slug":"el-puerto-reabre-tras-la-tormenta","social":{"description":"","title":""},"status":"published","summary":"Los primeros barcos salen al alba.","tags":[1,2]}', 1, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (2, 2, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[2],"commentsOpen":true,"hasPrimarySection":true,"headline":"Suben las tarifas del agua","kicker":"","kind":"news","path":"/suben-las-tarifas-del-agua/","published":1710075600000,"search":{"description":"","title":""},"sections":[1],"slug":"suben-las-tarifas-del-agua","social":{"description":"","title":""},"status":"published","summary":"","tags":[1]}', 2, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (3, 3, 1, 1710072000000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":false,"headline":"Borrador sobre el faro","kicker":"","kind":"news","path":"/borrador-sobre-el-faro/","search":{"description":"","title":""},"sections":[],"slug":"borrador-sobre-el-faro","social":{"description":"","title":""},"status":"draft","summary":"","tags":[]}', 3, NULL);
INSERT INTO revision (id, article_id, version, created_at, actor, fields, body_id, account_id) VALUES (4, 1, 2, 1710077400000, 'program: test', '{"agencyCredit":"","bylines":[1],"commentsOpen":true,"hasPrimarySection":true,"headline":"El puerto reabre tras la tormenta","kicker":"","kind":"news","leadAltText":"El muelle","leadCaption":"","leadCredit":"Ana Ruiz","leadPicture":1,"path":"/el-puerto-reabre-tras-la-tormenta/","published":1710072060000,"search":{"description":"","title":""},"sections":[2],"slug":"el-puerto-reabre-tras-la-tormenta","social":{"description":"","title":""},"status":"published","summary":"Los primeros barcos salieron al alba.","tags":[1,2]}', 1, NULL);
INSERT INTO schema_step (number, name) VALUES (1, 'initial schema');
INSERT INTO schema_step (number, name) VALUES (2, 'newsroom access');
INSERT INTO schema_step (number, name) VALUES (3, 'writing');
INSERT INTO schema_step (number, name) VALUES (4, 'front');
INSERT INTO schema_step (number, name) VALUES (5, 'lists of the desk');
INSERT INTO schema_step (number, name) VALUES (6, 'pictures and comments');
INSERT INTO schema_step (number, name) VALUES (7, 'merged names');
INSERT INTO schema_step (number, name) VALUES (8, 'programs');
INSERT INTO schema_step (number, name) VALUES (9, 'planned changes');
INSERT INTO schema_step (number, name) VALUES (10, 'upkeep');
INSERT INTO schema_step (number, name) VALUES (11, 'agenda');
INSERT INTO schema_step (number, name) VALUES (12, 'own words');
INSERT INTO search_document (id, article_id, byline, places) VALUES (29185229824, 1, 'Ana Ruiz', 's1 s2');
INSERT INTO search_document (id, article_id, byline, places) VALUES (29185290240, 2, 'Agencia Sur', 's1');
INSERT INTO section (id, parent_id, name, slug, path, description, position) VALUES (1, NULL, 'Nacional', 'nacional', '/nacional/', '', 0);
INSERT INTO section (id, parent_id, name, slug, path, description, position) VALUES (2, 1, 'Sucesos', 'sucesos', '/nacional/sucesos/', '', 0);
INSERT INTO share_count (article_id, count) VALUES (1, 12);
INSERT INTO story_note (id, article_id, account_id, author, text, created_at) VALUES (1, 3, 1, 'Ana', 'Falta la foto.', 1710072000000);
INSERT INTO story_view (id, account_id, name, query, is_shared, position) VALUES (1, 1, 'Míos', 'q=faro', 0, 0);
INSERT INTO tag (id, name, slug, description) VALUES (1, 'Puerto', 'puerto', '');
INSERT INTO tag (id, name, slug, description) VALUES (2, 'Pesca', 'pesca', '');
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 8);
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216);
