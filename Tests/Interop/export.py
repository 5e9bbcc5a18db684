"""A WordPress export of our own writing: a small newspaper of a town that does not exist."""

import struct
import zlib


def item(number, kind="post", title="", slug="", link="", body="", extra="", status="publish", when="2021-05-06 14:30:00"):
    return f"""<item><title>{title}</title><link>https://diario.example{link}</link>
<dc:creator><![CDATA[rosa]]></dc:creator><guid isPermaLink="false">https://diario.example/?p={number}</guid>
<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[{when}]]></wp:post_date><wp:post_date_gmt><![CDATA[{when}]]></wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name><![CDATA[{slug}]]></wp:post_name><wp:status>{status}</wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type>{kind}</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
{extra}</item>
"""


def meta(key, value):
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"


LOCAL = '<category domain="category" nicename="locales"><![CDATA[Locales]]></category>'
FEAST = '<category domain="post_tag" nicename="feria"><![CDATA[Feria]]></category>'
UPLOADS = "https://diario.example/wp-content/uploads/2021/05"

ITEMS = [
    item(10, "attachment", "La plaza", "la-plaza", "/la-plaza/", status="inherit",
         extra=f"<wp:attachment_url>{UPLOADS}/plaza.png</wp:attachment_url>"
         + meta("_wp_attachment_image_alt", "Una plaza") + meta("_media_credit", "Rosa Lira/Diario")),
    item(11, title="La feria vuelve a la plaza", slug="la-feria-vuelve", link="/2021/05/la-feria-vuelve/",
         body="La feria vuelve a la plaza de Brisal después de dos años.\n\nHabrá cuarenta puestos y una banda.\n\n"
         f'[caption id="c" width="300"]<img class="wp-image-10" src="{UPLOADS}/plaza-300x200.png" alt="Plaza"> La plaza[/caption]\n\n'
         'La alcaldía <a href="https://diario.example/2021/05/el-puente/">reparó el puente</a> para los camiones.\n\n'
         "https://www.youtube.com/watch?v=abcdefghijk\n\nLos vecinos piden sombra.\n\n[slider id=3]",
         extra=LOCAL + FEAST + meta("_thumbnail_id", "10")),
    item(12, title="El puente abre al paso", slug="el-puente", link="/2021/05/el-puente/", when="2021-05-07 09:00:00",
         body="<!-- wp:paragraph --><p>El puente abrió ayer.</p><!-- /wp:paragraph -->\n<!-- wp:heading {\"level\":4} --><h4>Lo que costó</h4>"
         "<!-- /wp:heading -->\n<!-- wp:paragraph --><p>Costó lo previsto.</p><!-- /wp:paragraph -->", extra=LOCAL + FEAST),
    item(13, "page", "Contacto", "contacto", "/contacto/", "Escríbanos."),
    item(14, title="Sin publicar", slug="sin-publicar", link="/?p=14", body="Nada.", status="draft", extra=LOCAL),
    item(15, title="Tras la puerta", slug="privada", link="/2021/05/privada/", body="Nada.", status="private", extra=LOCAL),
]
ITEMS += [
    item(100 + number, title=f"Nota breve número {number}", slug=f"breve-{number}", link=f"/2021/06/breve-{number}/",
         when=f"2021-06-{number:02d} 10:00:00", body=f"Primera línea de la nota {number}.\n\nSegunda línea.", extra=LOCAL)
    for number in range(1, 26)
]

EXPORT = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Diario de Brisal</title><link>https://diario.example</link><description>Las cosas de Brisal</description>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://diario.example</wp:base_site_url><wp:base_blog_url>https://diario.example</wp:base_blog_url>
<wp:author><wp:author_login>rosa</wp:author_login><wp:author_display_name><![CDATA[Rosa Lira]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>locales</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Locales]]></wp:cat_name></wp:category>
<wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug>feria</wp:tag_slug><wp:tag_name><![CDATA[Feria]]></wp:tag_name></wp:tag>
{"".join(ITEMS)}</channel></rss>
"""


def pictures(folder):
    """Writes the export's one picture: 90 by 60 pixels of sand and sky."""
    folder = folder / "2021/05"
    folder.mkdir(parents=True)
    rows = b"".join(b"\0" + (b"\x8c\xb8\xd8" if y < 30 else b"\xd8\xc0\x90") * 90 for y in range(60))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    (folder / "plaza.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 90, 60, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
