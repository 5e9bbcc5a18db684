// Made by Tools/embed-assets; a test says when it is out of date.
#include "CAssets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

#if !__has_embed("../../Desk/scripts/prose.js")
#error "Desk/scripts/prose.js is missing: run Tools/fetch-desk-library, then build again"
#endif

static const unsigned char file0[] = {
#embed "../../Demo/newspaper.yaml"
};

static const unsigned char file1[] = {
#embed "../../Demo/stories/a-pie-por-el-ferrocarril-que-no-esta.md"
};

static const unsigned char file2[] = {
#embed "../../Demo/stories/abren-la-licitacion-de-la-linea-a-la-sal.md"
};

static const unsigned char file3[] = {
#embed "../../Demo/stories/archivo-del-faro-leido-por-una-maquina.md"
};

static const unsigned char file4[] = {
#embed "../../Demo/stories/cinco-claves-de-la-ley-de-aguas.md"
};

static const unsigned char file5[] = {
#embed "../../Demo/stories/congreso-aprueba-presupuesto-tras-madrugada-de-catorce-horas.md"
};

static const unsigned char file6[] = {
#embed "../../Demo/stories/contacto.md"
};

static const unsigned char file7[] = {
#embed "../../Demo/stories/controlado-el-incendio-en-la-ladera-de-cerro-abanico.md"
};

static const unsigned char file8[] = {
#embed "../../Demo/stories/diez-dias-rio-arriba.md"
};

static const unsigned char file9[] = {
#embed "../../Demo/stories/el-agua-que-se-pierde-antes-de-llegar.md"
};

static const unsigned char file10[] = {
#embed "../../Demo/stories/el-cafe-de-valle-hondo-se-vende-antes-de-florecer.md"
};

static const unsigned char file11[] = {
#embed "../../Demo/stories/el-caribe-que-se-calienta-y-las-rutas-que-se-mueven.md"
};

static const unsigned char file12[] = {
#embed "../../Demo/stories/el-costo-de-la-cesta-basica-sube-menos-de-lo-esperado.md"
};

static const unsigned char file13[] = {
#embed "../../Demo/stories/el-ferry-dona-ines-vuelve-al-amari.md"
};

static const unsigned char file14[] = {
#embed "../../Demo/stories/el-hombre-que-afina-la-madera.md"
};

static const unsigned char file15[] = {
#embed "../../Demo/stories/el-hombre-que-peina-el-estadio-a-las-cuatro.md"
};

static const unsigned char file16[] = {
#embed "../../Demo/stories/el-hospital-del-norte-abre-su-banco-de-leche.md"
};

static const unsigned char file17[] = {
#embed "../../Demo/stories/el-maiz-blanco-vuelve-a-valle-hondo.md"
};

static const unsigned char file18[] = {
#embed "../../Demo/stories/el-peso-cierra-la-jornada-en-41-80.md"
};

static const unsigned char file19[] = {
#embed "../../Demo/stories/el-precio-de-no-reparar.md"
};

static const unsigned char file20[] = {
#embed "../../Demo/stories/el-puerto-estrena-la-grua-mas-alta-de-la-bahia.md"
};

static const unsigned char file21[] = {
#embed "../../Demo/stories/el-sol-que-no-cobra.md"
};

static const unsigned char file22[] = {
#embed "../../Demo/stories/el-viento-de-la-sal-alumbrara-noventa-mil-casas.md"
};

static const unsigned char file23[] = {
#embed "../../Demo/stories/elena-vidaurre-escribir-es-quedarse-a-oscuras.md"
};

static const unsigned char file24[] = {
#embed "../../Demo/stories/elena-vidaurre-gana-el-premio-sotavento-de-las-letras.md"
};

static const unsigned char file25[] = {
#embed "../../Demo/stories/hallan-con-vida-a-los-cuatro-pescadores.md"
};

static const unsigned char file26[] = {
#embed "../../Demo/stories/la-escuela-que-da-clases-de-cinco-a-nueve.md"
};

static const unsigned char file27[] = {
#embed "../../Demo/stories/la-fibra-llega-a-cuesta-vieja-a-lomo-de-mula.md"
};

static const unsigned char file28[] = {
#embed "../../Demo/stories/la-gaita-de-playa-no-cabe-en-un-teatro.md"
};

static const unsigned char file29[] = {
#embed "../../Demo/stories/la-marinera-cita-a-veintiseis-y-deja-en-casa-a-su-goleador.md"
};

static const unsigned char file30[] = {
#embed "../../Demo/stories/la-noche-en-que-el-congreso-aprendio-a-contar.md"
};

static const unsigned char file31[] = {
#embed "../../Demo/stories/la-orquesta-de-la-bahia-estrena-director-y-bano-de-multitudes.md"
};

static const unsigned char file32[] = {
#embed "../../Demo/stories/la-vuelta-se-correra-de-noche.md"
};

static const unsigned char file33[] = {
#embed "../../Demo/stories/lluvias-en-puerto-claro-ultima-hora.md"
};

static const unsigned char file34[] = {
#embed "../../Demo/stories/lo-que-cuesta-esperar-en-la-puerta-de-las-salinas.md"
};

static const unsigned char file35[] = {
#embed "../../Demo/stories/los-encuadernadores-vuelven-a-la-calle-que-lleva-su-nombre.md"
};

static const unsigned char file36[] = {
#embed "../../Demo/stories/los-faros-apagados-gana-el-festival.md"
};

static const unsigned char file37[] = {
#embed "../../Demo/stories/los-lectores-preguntan-por-el-dolar.md"
};

static const unsigned char file38[] = {
#embed "../../Demo/stories/los-que-cruzan-la-bahia-antes-de-que-amanezca.md"
};

static const unsigned char file39[] = {
#embed "../../Demo/stories/montesacro-va-a-segunda-vuelta.md"
};

static const unsigned char file40[] = {
#embed "../../Demo/stories/nace-en-playa-honda-la-nidada-de-tortugas-mas-grande.md"
};

static const unsigned char file41[] = {
#embed "../../Demo/stories/norvania-cierra-sus-escuelas-por-la-nieve.md"
};

static const unsigned char file42[] = {
#embed "../../Demo/stories/pan-de-horno-de-lena-a-las-cuatro-de-la-manana.md"
};

static const unsigned char file43[] = {
#embed "../../Demo/stories/pelicanos-gana-con-un-jonron-al-reloj.md"
};

static const unsigned char file44[] = {
#embed "../../Demo/stories/politica-de-correcciones.md"
};

static const unsigned char file45[] = {
#embed "../../Demo/stories/por-que-publicamos-nuestros-errores.md"
};

static const unsigned char file46[] = {
#embed "../../Demo/stories/privacidad.md"
};

static const unsigned char file47[] = {
#embed "../../Demo/stories/punta-brea-treinta-anos-del-incendio.md"
};

static const unsigned char file48[] = {
#embed "../../Demo/stories/punta-brea-vuelve-a-refinar-al-ochenta-por-ciento.md"
};

static const unsigned char file49[] = {
#embed "../../Demo/stories/que-puede-hacer-la-corte-con-el-fondo-de-obras.md"
};

static const unsigned char file50[] = {
#embed "../../Demo/stories/quienes-somos.md"
};

static const unsigned char file51[] = {
#embed "../../Demo/stories/san-baltasar-declara-la-emergencia-por-la-sequia.md"
};

static const unsigned char file52[] = {
#embed "../../Demo/stories/siete-areperas-para-desayunar-en-puerto-claro.md"
};

static const unsigned char file53[] = {
#embed "../../Demo/stories/timoneles-remontan-siete-carreras-y-fuerzan-el-septimo-juego.md"
};

static const unsigned char file54[] = {
#embed "../../Demo/stories/tres-sopas-para-despues-de-medianoche.md"
};

static const unsigned char file55[] = {
#embed "../../Demo/stories/un-cometa-se-vera-a-simple-vista-sobre-la-bahia.md"
};

static const unsigned char file56[] = {
#embed "../../Demo/stories/un-dia-en-la-bahia-en-ocho-imagenes.md"
};

static const unsigned char file57[] = {
#embed "../../Demo/stories/un-microfono-bajo-el-agua-cuenta-los-delfines-de-la-bahia.md"
};

static const unsigned char file58[] = {
#embed "../../Demo/stories/un-telefono-de-segunda-mano-para-cada-maestro.md"
};

static const unsigned char file59[] = {
#embed "../../Demo/stories/una-exfiscal-al-banquillo-por-el-caso-de-las-boyas.md"
};

static const unsigned char file60[] = {
#embed "../../Demo/stories/villa-aurora-elige-alcaldesa-por-treinta-y-un-votos.md"
};

static const unsigned char file61[] = {
#embed "../../Demo/stories/vuelven-los-trenes-nocturnos-a-norvania.md"
};

static const unsigned char file62[] = {
#embed "../../Desk/images/icon.svg"
};

static const unsigned char file63[] = {
#embed "../../Desk/locales/en.yaml"
};

static const unsigned char file64[] = {
#embed "../../Desk/locales/es.yaml"
};

static const unsigned char file65[] = {
#embed "../../Desk/scripts/answers.js"
};

static const unsigned char file66[] = {
#embed "../../Desk/scripts/arrange.js"
};

static const unsigned char file67[] = {
#embed "../../Desk/scripts/comments.js"
};

static const unsigned char file68[] = {
#embed "../../Desk/scripts/dark-frame.js"
};

static const unsigned char file69[] = {
#embed "../../Desk/scripts/desk.js"
};

static const unsigned char file70[] = {
#embed "../../Desk/scripts/editor-clean.js"
};

static const unsigned char file71[] = {
#embed "../../Desk/scripts/editor-commands.js"
};

static const unsigned char file72[] = {
#embed "../../Desk/scripts/editor-dialogs.js"
};

static const unsigned char file73[] = {
#embed "../../Desk/scripts/editor-find.js"
};

static const unsigned char file74[] = {
#embed "../../Desk/scripts/editor-html.js"
};

static const unsigned char file75[] = {
#embed "../../Desk/scripts/editor-letters.js"
};

static const unsigned char file76[] = {
#embed "../../Desk/scripts/editor-paste.js"
};

static const unsigned char file77[] = {
#embed "../../Desk/scripts/editor-rules.js"
};

static const unsigned char file78[] = {
#embed "../../Desk/scripts/editor-schema.js"
};

static const unsigned char file79[] = {
#embed "../../Desk/scripts/editor-toolbar.js"
};

static const unsigned char file80[] = {
#embed "../../Desk/scripts/editor-undo.js"
};

static const unsigned char file81[] = {
#embed "../../Desk/scripts/editor-views.js"
};

static const unsigned char file82[] = {
#embed "../../Desk/scripts/editor.js"
};

static const unsigned char file83[] = {
#embed "../../Desk/scripts/grow.js"
};

static const unsigned char file84[] = {
#embed "../../Desk/scripts/home.js"
};

static const unsigned char file85[] = {
#embed "../../Desk/scripts/lists.js"
};

static const unsigned char file86[] = {
#embed "../../Desk/scripts/merge.js"
};

static const unsigned char file87[] = {
#embed "../../Desk/scripts/picture-field.js"
};

static const unsigned char file88[] = {
#embed "../../Desk/scripts/pictures.js"
};

static const unsigned char file89[] = {
#embed "../../Desk/scripts/prose.js"
};

static const unsigned char file90[] = {
#embed "../../Desk/scripts/story-copies.js"
};

static const unsigned char file91[] = {
#embed "../../Desk/scripts/story-fields.js"
};

static const unsigned char file92[] = {
#embed "../../Desk/scripts/story-past.js"
};

static const unsigned char file93[] = {
#embed "../../Desk/scripts/story.js"
};

static const unsigned char file94[] = {
#embed "../../Desk/scripts/unsent.js"
};

static const unsigned char file95[] = {
#embed "../../Desk/scripts/uploads.js"
};

static const unsigned char file96[] = {
#embed "../../Desk/styles/body-editor.css"
};

static const unsigned char file97[] = {
#embed "../../Desk/styles/front.css"
};

static const unsigned char file98[] = {
#embed "../../Desk/styles/library.css"
};

static const unsigned char file99[] = {
#embed "../../Desk/styles/moderation.css"
};

static const unsigned char file100[] = {
#embed "../../Desk/styles/newspaper.css"
};

static const unsigned char file101[] = {
#embed "../../Desk/styles/programs.css"
};

static const unsigned char file102[] = {
#embed "../../Desk/styles/publication.css"
};

static const unsigned char file103[] = {
#embed "../../Desk/styles/style.css"
};

static const unsigned char file104[] = {
#embed "../../Desk/styles/writing.css"
};

static const unsigned char file105[] = {
#embed "../../Desk/templates/account.mustache"
};

static const unsigned char file106[] = {
#embed "../../Desk/templates/audit.mustache"
};

static const unsigned char file107[] = {
#embed "../../Desk/templates/calendar.mustache"
};

static const unsigned char file108[] = {
#embed "../../Desk/templates/comment.mustache"
};

static const unsigned char file109[] = {
#embed "../../Desk/templates/comments.mustache"
};

static const unsigned char file110[] = {
#embed "../../Desk/templates/confirm.mustache"
};

static const unsigned char file111[] = {
#embed "../../Desk/templates/corrections.mustache"
};

static const unsigned char file112[] = {
#embed "../../Desk/templates/embargo.mustache"
};

static const unsigned char file113[] = {
#embed "../../Desk/templates/front.mustache"
};

static const unsigned char file114[] = {
#embed "../../Desk/templates/health.mustache"
};

static const unsigned char file115[] = {
#embed "../../Desk/templates/home.mustache"
};

static const unsigned char file116[] = {
#embed "../../Desk/templates/invitation.mustache"
};

static const unsigned char file117[] = {
#embed "../../Desk/templates/invited.mustache"
};

static const unsigned char file118[] = {
#embed "../../Desk/templates/kill.mustache"
};

static const unsigned char file119[] = {
#embed "../../Desk/templates/layout.mustache"
};

static const unsigned char file120[] = {
#embed "../../Desk/templates/merge.mustache"
};

static const unsigned char file121[] = {
#embed "../../Desk/templates/message.mustache"
};

static const unsigned char file122[] = {
#embed "../../Desk/templates/partials/audit-entry.mustache"
};

static const unsigned char file123[] = {
#embed "../../Desk/templates/partials/comment-row.mustache"
};

static const unsigned char file124[] = {
#embed "../../Desk/templates/partials/comment-told.mustache"
};

static const unsigned char file125[] = {
#embed "../../Desk/templates/partials/difference.mustache"
};

static const unsigned char file126[] = {
#embed "../../Desk/templates/partials/front-cell.mustache"
};

static const unsigned char file127[] = {
#embed "../../Desk/templates/partials/front-slot.mustache"
};

static const unsigned char file128[] = {
#embed "../../Desk/templates/partials/front-version.mustache"
};

static const unsigned char file129[] = {
#embed "../../Desk/templates/partials/home-item.mustache"
};

static const unsigned char file130[] = {
#embed "../../Desk/templates/partials/key.mustache"
};

static const unsigned char file131[] = {
#embed "../../Desk/templates/partials/keys-rows.mustache"
};

static const unsigned char file132[] = {
#embed "../../Desk/templates/partials/merge-part.mustache"
};

static const unsigned char file133[] = {
#embed "../../Desk/templates/partials/names.mustache"
};

static const unsigned char file134[] = {
#embed "../../Desk/templates/partials/picture-chooser.mustache"
};

static const unsigned char file135[] = {
#embed "../../Desk/templates/partials/picture-field.mustache"
};

static const unsigned char file136[] = {
#embed "../../Desk/templates/partials/picture-uses.mustache"
};

static const unsigned char file137[] = {
#embed "../../Desk/templates/partials/row-acts.mustache"
};

static const unsigned char file138[] = {
#embed "../../Desk/templates/partials/site-tabs.mustache"
};

static const unsigned char file139[] = {
#embed "../../Desk/templates/partials/story-editor.mustache"
};

static const unsigned char file140[] = {
#embed "../../Desk/templates/partials/story-file.mustache"
};

static const unsigned char file141[] = {
#embed "../../Desk/templates/partials/story-publication.mustache"
};

static const unsigned char file142[] = {
#embed "../../Desk/templates/partials/told.mustache"
};

static const unsigned char file143[] = {
#embed "../../Desk/templates/partials/uploads.mustache"
};

static const unsigned char file144[] = {
#embed "../../Desk/templates/people.mustache"
};

static const unsigned char file145[] = {
#embed "../../Desk/templates/person.mustache"
};

static const unsigned char file146[] = {
#embed "../../Desk/templates/picture-removal.mustache"
};

static const unsigned char file147[] = {
#embed "../../Desk/templates/picture.mustache"
};

static const unsigned char file148[] = {
#embed "../../Desk/templates/pictures.mustache"
};

static const unsigned char file149[] = {
#embed "../../Desk/templates/plan-update.mustache"
};

static const unsigned char file150[] = {
#embed "../../Desk/templates/plan.mustache"
};

static const unsigned char file151[] = {
#embed "../../Desk/templates/preview.mustache"
};

static const unsigned char file152[] = {
#embed "../../Desk/templates/program-removal.mustache"
};

static const unsigned char file153[] = {
#embed "../../Desk/templates/program-secret.mustache"
};

static const unsigned char file154[] = {
#embed "../../Desk/templates/programs.mustache"
};

static const unsigned char file155[] = {
#embed "../../Desk/templates/publication.mustache"
};

static const unsigned char file156[] = {
#embed "../../Desk/templates/question.mustache"
};

static const unsigned char file157[] = {
#embed "../../Desk/templates/recovery-codes.mustache"
};

static const unsigned char file158[] = {
#embed "../../Desk/templates/restoration.mustache"
};

static const unsigned char file159[] = {
#embed "../../Desk/templates/revisions.mustache"
};

static const unsigned char file160[] = {
#embed "../../Desk/templates/second-factor.mustache"
};

static const unsigned char file161[] = {
#embed "../../Desk/templates/shared-preview.mustache"
};

static const unsigned char file162[] = {
#embed "../../Desk/templates/sign-in-code.mustache"
};

static const unsigned char file163[] = {
#embed "../../Desk/templates/sign-in.mustache"
};

static const unsigned char file164[] = {
#embed "../../Desk/templates/site-blocks.mustache"
};

static const unsigned char file165[] = {
#embed "../../Desk/templates/site-byline.mustache"
};

static const unsigned char file166[] = {
#embed "../../Desk/templates/site-bylines.mustache"
};

static const unsigned char file167[] = {
#embed "../../Desk/templates/site-look.mustache"
};

static const unsigned char file168[] = {
#embed "../../Desk/templates/site-menus.mustache"
};

static const unsigned char file169[] = {
#embed "../../Desk/templates/site-pages.mustache"
};

static const unsigned char file170[] = {
#embed "../../Desk/templates/site-redirects.mustache"
};

static const unsigned char file171[] = {
#embed "../../Desk/templates/site-section.mustache"
};

static const unsigned char file172[] = {
#embed "../../Desk/templates/site-sections.mustache"
};

static const unsigned char file173[] = {
#embed "../../Desk/templates/site-settings.mustache"
};

static const unsigned char file174[] = {
#embed "../../Desk/templates/site-tag.mustache"
};

static const unsigned char file175[] = {
#embed "../../Desk/templates/site-tags.mustache"
};

static const unsigned char file176[] = {
#embed "../../Desk/templates/stories.mustache"
};

static const unsigned char file177[] = {
#embed "../../Desk/templates/story-history.mustache"
};

static const unsigned char file178[] = {
#embed "../../Desk/templates/story-views.mustache"
};

static const unsigned char file179[] = {
#embed "../../Desk/templates/story.mustache"
};

static const unsigned char file180[] = {
#embed "../../Desk/templates/webhook.mustache"
};

static const unsigned char file181[] = {
#embed "../../Desk/templates/withdrawal.mustache"
};

static const unsigned char file182[] = {
#embed "../../Desk/theme.yaml"
};

static const unsigned char file183[] = {
#embed "../../Themes/portada/images/icon.svg"
};

static const unsigned char file184[] = {
#embed "../../Themes/portada/locales/en.yaml"
};

static const unsigned char file185[] = {
#embed "../../Themes/portada/locales/es.yaml"
};

static const unsigned char file186[] = {
#embed "../../Themes/portada/scripts/portada.js"
};

static const unsigned char file187[] = {
#embed "../../Themes/portada/styles/critical.css"
};

static const unsigned char file188[] = {
#embed "../../Themes/portada/styles/late.css"
};

static const unsigned char file189[] = {
#embed "../../Themes/portada/templates/article.mustache"
};

static const unsigned char file190[] = {
#embed "../../Themes/portada/templates/blocks/article-end.mustache"
};

static const unsigned char file191[] = {
#embed "../../Themes/portada/templates/blocks/breaking.mustache"
};

static const unsigned char file192[] = {
#embed "../../Themes/portada/templates/blocks/footer.mustache"
};

static const unsigned char file193[] = {
#embed "../../Themes/portada/templates/blocks/front.mustache"
};

static const unsigned char file194[] = {
#embed "../../Themes/portada/templates/blocks/inline.mustache"
};

static const unsigned char file195[] = {
#embed "../../Themes/portada/templates/blocks/masthead.mustache"
};

static const unsigned char file196[] = {
#embed "../../Themes/portada/templates/blocks/rail.mustache"
};

static const unsigned char file197[] = {
#embed "../../Themes/portada/templates/blocks/related.mustache"
};

static const unsigned char file198[] = {
#embed "../../Themes/portada/templates/blocks/shares.mustache"
};

static const unsigned char file199[] = {
#embed "../../Themes/portada/templates/comment-list.mustache"
};

static const unsigned char file200[] = {
#embed "../../Themes/portada/templates/correction-list.mustache"
};

static const unsigned char file201[] = {
#embed "../../Themes/portada/templates/error.mustache"
};

static const unsigned char file202[] = {
#embed "../../Themes/portada/templates/front.mustache"
};

static const unsigned char file203[] = {
#embed "../../Themes/portada/templates/gone.mustache"
};

static const unsigned char file204[] = {
#embed "../../Themes/portada/templates/layout.mustache"
};

static const unsigned char file205[] = {
#embed "../../Themes/portada/templates/list.mustache"
};

static const unsigned char file206[] = {
#embed "../../Themes/portada/templates/not-found.mustache"
};

static const unsigned char file207[] = {
#embed "../../Themes/portada/templates/page.mustache"
};

static const unsigned char file208[] = {
#embed "../../Themes/portada/templates/partials/authors.mustache"
};

static const unsigned char file209[] = {
#embed "../../Themes/portada/templates/partials/block-title.mustache"
};

static const unsigned char file210[] = {
#embed "../../Themes/portada/templates/partials/breadcrumb.mustache"
};

static const unsigned char file211[] = {
#embed "../../Themes/portada/templates/partials/byline.mustache"
};

static const unsigned char file212[] = {
#embed "../../Themes/portada/templates/partials/caption.mustache"
};

static const unsigned char file213[] = {
#embed "../../Themes/portada/templates/partials/comment.mustache"
};

static const unsigned char file214[] = {
#embed "../../Themes/portada/templates/partials/comments.mustache"
};

static const unsigned char file215[] = {
#embed "../../Themes/portada/templates/partials/corrections.mustache"
};

static const unsigned char file216[] = {
#embed "../../Themes/portada/templates/partials/credit.mustache"
};

static const unsigned char file217[] = {
#embed "../../Themes/portada/templates/partials/facts.mustache"
};

static const unsigned char file218[] = {
#embed "../../Themes/portada/templates/partials/head.mustache"
};

static const unsigned char file219[] = {
#embed "../../Themes/portada/templates/partials/kicker.mustache"
};

static const unsigned char file220[] = {
#embed "../../Themes/portada/templates/partials/latest.mustache"
};

static const unsigned char file221[] = {
#embed "../../Themes/portada/templates/partials/neighbours.mustache"
};

static const unsigned char file222[] = {
#embed "../../Themes/portada/templates/partials/page-numbers.mustache"
};

static const unsigned char file223[] = {
#embed "../../Themes/portada/templates/partials/pagination.mustache"
};

static const unsigned char file224[] = {
#embed "../../Themes/portada/templates/partials/person.mustache"
};

static const unsigned char file225[] = {
#embed "../../Themes/portada/templates/partials/picture.mustache"
};

static const unsigned char file226[] = {
#embed "../../Themes/portada/templates/partials/share.mustache"
};

static const unsigned char file227[] = {
#embed "../../Themes/portada/templates/partials/signed.mustache"
};

static const unsigned char file228[] = {
#embed "../../Themes/portada/templates/partials/story-card.mustache"
};

static const unsigned char file229[] = {
#embed "../../Themes/portada/templates/partials/story-lead.mustache"
};

static const unsigned char file230[] = {
#embed "../../Themes/portada/templates/partials/story-list.mustache"
};

static const unsigned char file231[] = {
#embed "../../Themes/portada/templates/partials/story-rail.mustache"
};

static const unsigned char file232[] = {
#embed "../../Themes/portada/templates/partials/story-second.mustache"
};

static const unsigned char file233[] = {
#embed "../../Themes/portada/templates/partials/story-small.mustache"
};

static const unsigned char file234[] = {
#embed "../../Themes/portada/templates/partials/tags.mustache"
};

static const unsigned char file235[] = {
#embed "../../Themes/portada/templates/partials/time.mustache"
};

static const unsigned char file236[] = {
#embed "../../Themes/portada/templates/search.mustache"
};

static const unsigned char file237[] = {
#embed "../../Themes/portada/theme.yaml"
};

static const portada_asset list[] = {
    {"Demo/newspaper.yaml", file0, sizeof file0},
    {"Demo/stories/a-pie-por-el-ferrocarril-que-no-esta.md", file1, sizeof file1},
    {"Demo/stories/abren-la-licitacion-de-la-linea-a-la-sal.md", file2, sizeof file2},
    {"Demo/stories/archivo-del-faro-leido-por-una-maquina.md", file3, sizeof file3},
    {"Demo/stories/cinco-claves-de-la-ley-de-aguas.md", file4, sizeof file4},
    {"Demo/stories/congreso-aprueba-presupuesto-tras-madrugada-de-catorce-horas.md", file5, sizeof file5},
    {"Demo/stories/contacto.md", file6, sizeof file6},
    {"Demo/stories/controlado-el-incendio-en-la-ladera-de-cerro-abanico.md", file7, sizeof file7},
    {"Demo/stories/diez-dias-rio-arriba.md", file8, sizeof file8},
    {"Demo/stories/el-agua-que-se-pierde-antes-de-llegar.md", file9, sizeof file9},
    {"Demo/stories/el-cafe-de-valle-hondo-se-vende-antes-de-florecer.md", file10, sizeof file10},
    {"Demo/stories/el-caribe-que-se-calienta-y-las-rutas-que-se-mueven.md", file11, sizeof file11},
    {"Demo/stories/el-costo-de-la-cesta-basica-sube-menos-de-lo-esperado.md", file12, sizeof file12},
    {"Demo/stories/el-ferry-dona-ines-vuelve-al-amari.md", file13, sizeof file13},
    {"Demo/stories/el-hombre-que-afina-la-madera.md", file14, sizeof file14},
    {"Demo/stories/el-hombre-que-peina-el-estadio-a-las-cuatro.md", file15, sizeof file15},
    {"Demo/stories/el-hospital-del-norte-abre-su-banco-de-leche.md", file16, sizeof file16},
    {"Demo/stories/el-maiz-blanco-vuelve-a-valle-hondo.md", file17, sizeof file17},
    {"Demo/stories/el-peso-cierra-la-jornada-en-41-80.md", file18, sizeof file18},
    {"Demo/stories/el-precio-de-no-reparar.md", file19, sizeof file19},
    {"Demo/stories/el-puerto-estrena-la-grua-mas-alta-de-la-bahia.md", file20, sizeof file20},
    {"Demo/stories/el-sol-que-no-cobra.md", file21, sizeof file21},
    {"Demo/stories/el-viento-de-la-sal-alumbrara-noventa-mil-casas.md", file22, sizeof file22},
    {"Demo/stories/elena-vidaurre-escribir-es-quedarse-a-oscuras.md", file23, sizeof file23},
    {"Demo/stories/elena-vidaurre-gana-el-premio-sotavento-de-las-letras.md", file24, sizeof file24},
    {"Demo/stories/hallan-con-vida-a-los-cuatro-pescadores.md", file25, sizeof file25},
    {"Demo/stories/la-escuela-que-da-clases-de-cinco-a-nueve.md", file26, sizeof file26},
    {"Demo/stories/la-fibra-llega-a-cuesta-vieja-a-lomo-de-mula.md", file27, sizeof file27},
    {"Demo/stories/la-gaita-de-playa-no-cabe-en-un-teatro.md", file28, sizeof file28},
    {"Demo/stories/la-marinera-cita-a-veintiseis-y-deja-en-casa-a-su-goleador.md", file29, sizeof file29},
    {"Demo/stories/la-noche-en-que-el-congreso-aprendio-a-contar.md", file30, sizeof file30},
    {"Demo/stories/la-orquesta-de-la-bahia-estrena-director-y-bano-de-multitudes.md", file31, sizeof file31},
    {"Demo/stories/la-vuelta-se-correra-de-noche.md", file32, sizeof file32},
    {"Demo/stories/lluvias-en-puerto-claro-ultima-hora.md", file33, sizeof file33},
    {"Demo/stories/lo-que-cuesta-esperar-en-la-puerta-de-las-salinas.md", file34, sizeof file34},
    {"Demo/stories/los-encuadernadores-vuelven-a-la-calle-que-lleva-su-nombre.md", file35, sizeof file35},
    {"Demo/stories/los-faros-apagados-gana-el-festival.md", file36, sizeof file36},
    {"Demo/stories/los-lectores-preguntan-por-el-dolar.md", file37, sizeof file37},
    {"Demo/stories/los-que-cruzan-la-bahia-antes-de-que-amanezca.md", file38, sizeof file38},
    {"Demo/stories/montesacro-va-a-segunda-vuelta.md", file39, sizeof file39},
    {"Demo/stories/nace-en-playa-honda-la-nidada-de-tortugas-mas-grande.md", file40, sizeof file40},
    {"Demo/stories/norvania-cierra-sus-escuelas-por-la-nieve.md", file41, sizeof file41},
    {"Demo/stories/pan-de-horno-de-lena-a-las-cuatro-de-la-manana.md", file42, sizeof file42},
    {"Demo/stories/pelicanos-gana-con-un-jonron-al-reloj.md", file43, sizeof file43},
    {"Demo/stories/politica-de-correcciones.md", file44, sizeof file44},
    {"Demo/stories/por-que-publicamos-nuestros-errores.md", file45, sizeof file45},
    {"Demo/stories/privacidad.md", file46, sizeof file46},
    {"Demo/stories/punta-brea-treinta-anos-del-incendio.md", file47, sizeof file47},
    {"Demo/stories/punta-brea-vuelve-a-refinar-al-ochenta-por-ciento.md", file48, sizeof file48},
    {"Demo/stories/que-puede-hacer-la-corte-con-el-fondo-de-obras.md", file49, sizeof file49},
    {"Demo/stories/quienes-somos.md", file50, sizeof file50},
    {"Demo/stories/san-baltasar-declara-la-emergencia-por-la-sequia.md", file51, sizeof file51},
    {"Demo/stories/siete-areperas-para-desayunar-en-puerto-claro.md", file52, sizeof file52},
    {"Demo/stories/timoneles-remontan-siete-carreras-y-fuerzan-el-septimo-juego.md", file53, sizeof file53},
    {"Demo/stories/tres-sopas-para-despues-de-medianoche.md", file54, sizeof file54},
    {"Demo/stories/un-cometa-se-vera-a-simple-vista-sobre-la-bahia.md", file55, sizeof file55},
    {"Demo/stories/un-dia-en-la-bahia-en-ocho-imagenes.md", file56, sizeof file56},
    {"Demo/stories/un-microfono-bajo-el-agua-cuenta-los-delfines-de-la-bahia.md", file57, sizeof file57},
    {"Demo/stories/un-telefono-de-segunda-mano-para-cada-maestro.md", file58, sizeof file58},
    {"Demo/stories/una-exfiscal-al-banquillo-por-el-caso-de-las-boyas.md", file59, sizeof file59},
    {"Demo/stories/villa-aurora-elige-alcaldesa-por-treinta-y-un-votos.md", file60, sizeof file60},
    {"Demo/stories/vuelven-los-trenes-nocturnos-a-norvania.md", file61, sizeof file61},
    {"Desk/images/icon.svg", file62, sizeof file62},
    {"Desk/locales/en.yaml", file63, sizeof file63},
    {"Desk/locales/es.yaml", file64, sizeof file64},
    {"Desk/scripts/answers.js", file65, sizeof file65},
    {"Desk/scripts/arrange.js", file66, sizeof file66},
    {"Desk/scripts/comments.js", file67, sizeof file67},
    {"Desk/scripts/dark-frame.js", file68, sizeof file68},
    {"Desk/scripts/desk.js", file69, sizeof file69},
    {"Desk/scripts/editor-clean.js", file70, sizeof file70},
    {"Desk/scripts/editor-commands.js", file71, sizeof file71},
    {"Desk/scripts/editor-dialogs.js", file72, sizeof file72},
    {"Desk/scripts/editor-find.js", file73, sizeof file73},
    {"Desk/scripts/editor-html.js", file74, sizeof file74},
    {"Desk/scripts/editor-letters.js", file75, sizeof file75},
    {"Desk/scripts/editor-paste.js", file76, sizeof file76},
    {"Desk/scripts/editor-rules.js", file77, sizeof file77},
    {"Desk/scripts/editor-schema.js", file78, sizeof file78},
    {"Desk/scripts/editor-toolbar.js", file79, sizeof file79},
    {"Desk/scripts/editor-undo.js", file80, sizeof file80},
    {"Desk/scripts/editor-views.js", file81, sizeof file81},
    {"Desk/scripts/editor.js", file82, sizeof file82},
    {"Desk/scripts/grow.js", file83, sizeof file83},
    {"Desk/scripts/home.js", file84, sizeof file84},
    {"Desk/scripts/lists.js", file85, sizeof file85},
    {"Desk/scripts/merge.js", file86, sizeof file86},
    {"Desk/scripts/picture-field.js", file87, sizeof file87},
    {"Desk/scripts/pictures.js", file88, sizeof file88},
    {"Desk/scripts/prose.js", file89, sizeof file89},
    {"Desk/scripts/story-copies.js", file90, sizeof file90},
    {"Desk/scripts/story-fields.js", file91, sizeof file91},
    {"Desk/scripts/story-past.js", file92, sizeof file92},
    {"Desk/scripts/story.js", file93, sizeof file93},
    {"Desk/scripts/unsent.js", file94, sizeof file94},
    {"Desk/scripts/uploads.js", file95, sizeof file95},
    {"Desk/styles/body-editor.css", file96, sizeof file96},
    {"Desk/styles/front.css", file97, sizeof file97},
    {"Desk/styles/library.css", file98, sizeof file98},
    {"Desk/styles/moderation.css", file99, sizeof file99},
    {"Desk/styles/newspaper.css", file100, sizeof file100},
    {"Desk/styles/programs.css", file101, sizeof file101},
    {"Desk/styles/publication.css", file102, sizeof file102},
    {"Desk/styles/style.css", file103, sizeof file103},
    {"Desk/styles/writing.css", file104, sizeof file104},
    {"Desk/templates/account.mustache", file105, sizeof file105},
    {"Desk/templates/audit.mustache", file106, sizeof file106},
    {"Desk/templates/calendar.mustache", file107, sizeof file107},
    {"Desk/templates/comment.mustache", file108, sizeof file108},
    {"Desk/templates/comments.mustache", file109, sizeof file109},
    {"Desk/templates/confirm.mustache", file110, sizeof file110},
    {"Desk/templates/corrections.mustache", file111, sizeof file111},
    {"Desk/templates/embargo.mustache", file112, sizeof file112},
    {"Desk/templates/front.mustache", file113, sizeof file113},
    {"Desk/templates/health.mustache", file114, sizeof file114},
    {"Desk/templates/home.mustache", file115, sizeof file115},
    {"Desk/templates/invitation.mustache", file116, sizeof file116},
    {"Desk/templates/invited.mustache", file117, sizeof file117},
    {"Desk/templates/kill.mustache", file118, sizeof file118},
    {"Desk/templates/layout.mustache", file119, sizeof file119},
    {"Desk/templates/merge.mustache", file120, sizeof file120},
    {"Desk/templates/message.mustache", file121, sizeof file121},
    {"Desk/templates/partials/audit-entry.mustache", file122, sizeof file122},
    {"Desk/templates/partials/comment-row.mustache", file123, sizeof file123},
    {"Desk/templates/partials/comment-told.mustache", file124, sizeof file124},
    {"Desk/templates/partials/difference.mustache", file125, sizeof file125},
    {"Desk/templates/partials/front-cell.mustache", file126, sizeof file126},
    {"Desk/templates/partials/front-slot.mustache", file127, sizeof file127},
    {"Desk/templates/partials/front-version.mustache", file128, sizeof file128},
    {"Desk/templates/partials/home-item.mustache", file129, sizeof file129},
    {"Desk/templates/partials/key.mustache", file130, sizeof file130},
    {"Desk/templates/partials/keys-rows.mustache", file131, sizeof file131},
    {"Desk/templates/partials/merge-part.mustache", file132, sizeof file132},
    {"Desk/templates/partials/names.mustache", file133, sizeof file133},
    {"Desk/templates/partials/picture-chooser.mustache", file134, sizeof file134},
    {"Desk/templates/partials/picture-field.mustache", file135, sizeof file135},
    {"Desk/templates/partials/picture-uses.mustache", file136, sizeof file136},
    {"Desk/templates/partials/row-acts.mustache", file137, sizeof file137},
    {"Desk/templates/partials/site-tabs.mustache", file138, sizeof file138},
    {"Desk/templates/partials/story-editor.mustache", file139, sizeof file139},
    {"Desk/templates/partials/story-file.mustache", file140, sizeof file140},
    {"Desk/templates/partials/story-publication.mustache", file141, sizeof file141},
    {"Desk/templates/partials/told.mustache", file142, sizeof file142},
    {"Desk/templates/partials/uploads.mustache", file143, sizeof file143},
    {"Desk/templates/people.mustache", file144, sizeof file144},
    {"Desk/templates/person.mustache", file145, sizeof file145},
    {"Desk/templates/picture-removal.mustache", file146, sizeof file146},
    {"Desk/templates/picture.mustache", file147, sizeof file147},
    {"Desk/templates/pictures.mustache", file148, sizeof file148},
    {"Desk/templates/plan-update.mustache", file149, sizeof file149},
    {"Desk/templates/plan.mustache", file150, sizeof file150},
    {"Desk/templates/preview.mustache", file151, sizeof file151},
    {"Desk/templates/program-removal.mustache", file152, sizeof file152},
    {"Desk/templates/program-secret.mustache", file153, sizeof file153},
    {"Desk/templates/programs.mustache", file154, sizeof file154},
    {"Desk/templates/publication.mustache", file155, sizeof file155},
    {"Desk/templates/question.mustache", file156, sizeof file156},
    {"Desk/templates/recovery-codes.mustache", file157, sizeof file157},
    {"Desk/templates/restoration.mustache", file158, sizeof file158},
    {"Desk/templates/revisions.mustache", file159, sizeof file159},
    {"Desk/templates/second-factor.mustache", file160, sizeof file160},
    {"Desk/templates/shared-preview.mustache", file161, sizeof file161},
    {"Desk/templates/sign-in-code.mustache", file162, sizeof file162},
    {"Desk/templates/sign-in.mustache", file163, sizeof file163},
    {"Desk/templates/site-blocks.mustache", file164, sizeof file164},
    {"Desk/templates/site-byline.mustache", file165, sizeof file165},
    {"Desk/templates/site-bylines.mustache", file166, sizeof file166},
    {"Desk/templates/site-look.mustache", file167, sizeof file167},
    {"Desk/templates/site-menus.mustache", file168, sizeof file168},
    {"Desk/templates/site-pages.mustache", file169, sizeof file169},
    {"Desk/templates/site-redirects.mustache", file170, sizeof file170},
    {"Desk/templates/site-section.mustache", file171, sizeof file171},
    {"Desk/templates/site-sections.mustache", file172, sizeof file172},
    {"Desk/templates/site-settings.mustache", file173, sizeof file173},
    {"Desk/templates/site-tag.mustache", file174, sizeof file174},
    {"Desk/templates/site-tags.mustache", file175, sizeof file175},
    {"Desk/templates/stories.mustache", file176, sizeof file176},
    {"Desk/templates/story-history.mustache", file177, sizeof file177},
    {"Desk/templates/story-views.mustache", file178, sizeof file178},
    {"Desk/templates/story.mustache", file179, sizeof file179},
    {"Desk/templates/webhook.mustache", file180, sizeof file180},
    {"Desk/templates/withdrawal.mustache", file181, sizeof file181},
    {"Desk/theme.yaml", file182, sizeof file182},
    {"Themes/portada/images/icon.svg", file183, sizeof file183},
    {"Themes/portada/locales/en.yaml", file184, sizeof file184},
    {"Themes/portada/locales/es.yaml", file185, sizeof file185},
    {"Themes/portada/scripts/portada.js", file186, sizeof file186},
    {"Themes/portada/styles/critical.css", file187, sizeof file187},
    {"Themes/portada/styles/late.css", file188, sizeof file188},
    {"Themes/portada/templates/article.mustache", file189, sizeof file189},
    {"Themes/portada/templates/blocks/article-end.mustache", file190, sizeof file190},
    {"Themes/portada/templates/blocks/breaking.mustache", file191, sizeof file191},
    {"Themes/portada/templates/blocks/footer.mustache", file192, sizeof file192},
    {"Themes/portada/templates/blocks/front.mustache", file193, sizeof file193},
    {"Themes/portada/templates/blocks/inline.mustache", file194, sizeof file194},
    {"Themes/portada/templates/blocks/masthead.mustache", file195, sizeof file195},
    {"Themes/portada/templates/blocks/rail.mustache", file196, sizeof file196},
    {"Themes/portada/templates/blocks/related.mustache", file197, sizeof file197},
    {"Themes/portada/templates/blocks/shares.mustache", file198, sizeof file198},
    {"Themes/portada/templates/comment-list.mustache", file199, sizeof file199},
    {"Themes/portada/templates/correction-list.mustache", file200, sizeof file200},
    {"Themes/portada/templates/error.mustache", file201, sizeof file201},
    {"Themes/portada/templates/front.mustache", file202, sizeof file202},
    {"Themes/portada/templates/gone.mustache", file203, sizeof file203},
    {"Themes/portada/templates/layout.mustache", file204, sizeof file204},
    {"Themes/portada/templates/list.mustache", file205, sizeof file205},
    {"Themes/portada/templates/not-found.mustache", file206, sizeof file206},
    {"Themes/portada/templates/page.mustache", file207, sizeof file207},
    {"Themes/portada/templates/partials/authors.mustache", file208, sizeof file208},
    {"Themes/portada/templates/partials/block-title.mustache", file209, sizeof file209},
    {"Themes/portada/templates/partials/breadcrumb.mustache", file210, sizeof file210},
    {"Themes/portada/templates/partials/byline.mustache", file211, sizeof file211},
    {"Themes/portada/templates/partials/caption.mustache", file212, sizeof file212},
    {"Themes/portada/templates/partials/comment.mustache", file213, sizeof file213},
    {"Themes/portada/templates/partials/comments.mustache", file214, sizeof file214},
    {"Themes/portada/templates/partials/corrections.mustache", file215, sizeof file215},
    {"Themes/portada/templates/partials/credit.mustache", file216, sizeof file216},
    {"Themes/portada/templates/partials/facts.mustache", file217, sizeof file217},
    {"Themes/portada/templates/partials/head.mustache", file218, sizeof file218},
    {"Themes/portada/templates/partials/kicker.mustache", file219, sizeof file219},
    {"Themes/portada/templates/partials/latest.mustache", file220, sizeof file220},
    {"Themes/portada/templates/partials/neighbours.mustache", file221, sizeof file221},
    {"Themes/portada/templates/partials/page-numbers.mustache", file222, sizeof file222},
    {"Themes/portada/templates/partials/pagination.mustache", file223, sizeof file223},
    {"Themes/portada/templates/partials/person.mustache", file224, sizeof file224},
    {"Themes/portada/templates/partials/picture.mustache", file225, sizeof file225},
    {"Themes/portada/templates/partials/share.mustache", file226, sizeof file226},
    {"Themes/portada/templates/partials/signed.mustache", file227, sizeof file227},
    {"Themes/portada/templates/partials/story-card.mustache", file228, sizeof file228},
    {"Themes/portada/templates/partials/story-lead.mustache", file229, sizeof file229},
    {"Themes/portada/templates/partials/story-list.mustache", file230, sizeof file230},
    {"Themes/portada/templates/partials/story-rail.mustache", file231, sizeof file231},
    {"Themes/portada/templates/partials/story-second.mustache", file232, sizeof file232},
    {"Themes/portada/templates/partials/story-small.mustache", file233, sizeof file233},
    {"Themes/portada/templates/partials/tags.mustache", file234, sizeof file234},
    {"Themes/portada/templates/partials/time.mustache", file235, sizeof file235},
    {"Themes/portada/templates/search.mustache", file236, sizeof file236},
    {"Themes/portada/theme.yaml", file237, sizeof file237},
};

const portada_asset *const portada_assets = list;
const size_t portada_asset_count = sizeof list / sizeof list[0];
