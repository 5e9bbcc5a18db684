#!/usr/bin/env python3
"""Writes a WordPress export of any number of Spanish stories.

usage: generate.py COUNT > export.xml

The same count gives the same file. All of them span the same years from 100,000 on: a larger archive is denser, not longer. Words follow the frequencies of newspaper prose (a few very common ones, a long tail),
so that searches meet common and rare words as they would in an archive.
"""

import datetime
import random
import sys

COMMON = """de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya este sí porque esta
entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno contra otros ese eso ante""".split()
USUAL = """gobierno presidente ciudad economía petróleo elecciones congreso ministro educación salud hospital escuela calle
vecinos agua luz servicio transporte precio dólar inflación comercio empresa trabajador sindicato equipo partido béisbol
fútbol jugador temporada victoria derrota cultura libro película música concierto artista teatro ciencia estudio universidad
investigación tecnología clima lluvia río puerto carretera accidente policía tribunal juez fiscal denuncia derechos frontera
migración acuerdo negociación reunión anuncio medida plan proyecto inversión millones barriles producción refinería
electricidad apagón gasolina alcalde vecindario mercado banco crédito cosecha café maíz ganado pesca ferry faro""".split()
ROOTS = """alb bar cal dor esc fer gal hor ind jar lam mar nor ort pal quin ral sal tor urb val zar brin clar drum frag grel
plen trov""".split()
ENDS = "al ero ista ción dad mente oso ado ido anza ura ejo ita ón ario ible ante encia".split()
SECTIONS = ["Nacional", "Economía", "Mundo", "Deportes", "Cultura", "Ciencia", "Tecnología", "Sucesos", "Regiones", "Opinión"]


def slug(text):
    return text.lower().translate(str.maketrans("áéíóúñ", "aeioun")).replace(" ", "-")


def main():
    count = int(sys.argv[1])
    chance = random.Random(1)
    rare = [a + b + c for a in ROOTS for b in ("", "and", "est", "il") for c in ENDS]

    def word():
        place = chance.random()
        if place < 0.55:
            return COMMON[min(int(chance.expovariate(0.12)), len(COMMON) - 1)]
        return chance.choice(USUAL) if place < 0.9 else chance.choice(rare)

    def sentence(low, high):
        words = [word() for _ in range(chance.randint(low, high))]
        return " ".join(words).capitalize()

    write = sys.stdout.write
    write("""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Diario de prueba</title><link>https://prueba.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://prueba.example</wp:base_site_url><wp:base_blog_url>https://prueba.example</wp:base_blog_url>
""")
    for number, name in enumerate(SECTIONS):
        write(f"<wp:category><wp:term_id>{number + 2}</wp:term_id><wp:category_nicename>{slug(name)}</wp:category_nicename>"
              f"<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>\n")
    for number in range(30):
        write(f"<wp:author><wp:author_login>autor{number}</wp:author_login>"
              f"<wp:author_display_name><![CDATA[Autora {number}]]></wp:author_display_name></wp:author>\n")
    start = datetime.datetime(2012, 1, 1)
    for number in range(count):
        moment = (start + datetime.timedelta(minutes=60 * number * min(1, 100_000 / count))).strftime("%Y-%m-%d %H:%M:%S")
        section = chance.choice(SECTIONS)
        paragraphs = [". ".join(sentence(8, 24) for _ in range(chance.randint(3, 6))) + "." for _ in range(chance.randint(5, 9))]
        tags = "".join(
            f'<category domain="post_tag" nicename="tema-{tag}"><![CDATA[Tema {tag}]]></category>'
            for tag in chance.sample(range(500), 3))
        write(f"""<item><title>{sentence(6, 11)}</title><link>https://prueba.example/{slug(section)}/nota-{number}/</link>
<dc:creator><![CDATA[autor{chance.randrange(30)}]]></dc:creator><guid isPermaLink="false">https://prueba.example/?p={number + 1}</guid>
<content:encoded><![CDATA[{chr(10).join(p + chr(10) for p in paragraphs)}]]></content:encoded>
<excerpt:encoded><![CDATA[{sentence(12, 24)}.]]></excerpt:encoded><wp:post_id>{number + 1}</wp:post_id>
<wp:post_date><![CDATA[{moment}]]></wp:post_date><wp:post_date_gmt><![CDATA[{moment}]]></wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name><![CDATA[nota-{number}]]></wp:post_name><wp:status>publish</wp:status>
<wp:post_parent>0</wp:post_parent><wp:post_type>post</wp:post_type><wp:post_password></wp:post_password><wp:is_sticky>0</wp:is_sticky>
<category domain="category" nicename="{slug(section)}"><![CDATA[{section}]]></category>{tags}</item>
""")
    write("</channel></rss>\n")


main()
