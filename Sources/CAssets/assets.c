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
#embed "../../Demo/pictures/antenna.webp"
};

static const unsigned char file2[] = {
#embed "../../Demo/pictures/arepas.webp"
};

static const unsigned char file3[] = {
#embed "../../Demo/pictures/bakery.webp"
};

static const unsigned char file4[] = {
#embed "../../Demo/pictures/ballot-box.webp"
};

static const unsigned char file5[] = {
#embed "../../Demo/pictures/baseball-batter.webp"
};

static const unsigned char file6[] = {
#embed "../../Demo/pictures/baseball-night.webp"
};

static const unsigned char file7[] = {
#embed "../../Demo/pictures/beach.webp"
};

static const unsigned char file8[] = {
#embed "../../Demo/pictures/books.webp"
};

static const unsigned char file9[] = {
#embed "../../Demo/pictures/bridge.webp"
};

static const unsigned char file10[] = {
#embed "../../Demo/pictures/cable-car.webp"
};

static const unsigned char file11[] = {
#embed "../../Demo/pictures/cactus.webp"
};

static const unsigned char file12[] = {
#embed "../../Demo/pictures/cinema.webp"
};

static const unsigned char file13[] = {
#embed "../../Demo/pictures/city-mountain.webp"
};

static const unsigned char file14[] = {
#embed "../../Demo/pictures/city-night.webp"
};

static const unsigned char file15[] = {
#embed "../../Demo/pictures/classroom.webp"
};

static const unsigned char file16[] = {
#embed "../../Demo/pictures/coffee-hills.webp"
};

static const unsigned char file17[] = {
#embed "../../Demo/pictures/comet.webp"
};

static const unsigned char file18[] = {
#embed "../../Demo/pictures/concert.webp"
};

static const unsigned char file19[] = {
#embed "../../Demo/pictures/container-port.webp"
};

static const unsigned char file20[] = {
#embed "../../Demo/pictures/courthouse.webp"
};

static const unsigned char file21[] = {
#embed "../../Demo/pictures/cyclists.webp"
};

static const unsigned char file22[] = {
#embed "../../Demo/pictures/ferry.webp"
};

static const unsigned char file23[] = {
#embed "../../Demo/pictures/fishing-boats.webp"
};

static const unsigned char file24[] = {
#embed "../../Demo/pictures/flood.webp"
};

static const unsigned char file25[] = {
#embed "../../Demo/pictures/football-pitch.webp"
};

static const unsigned char file26[] = {
#embed "../../Demo/pictures/football-training.webp"
};

static const unsigned char file27[] = {
#embed "../../Demo/pictures/forest.webp"
};

static const unsigned char file28[] = {
#embed "../../Demo/pictures/guitar-workshop.webp"
};

static const unsigned char file29[] = {
#embed "../../Demo/pictures/harbour-dawn.webp"
};

static const unsigned char file30[] = {
#embed "../../Demo/pictures/harbour-dusk.webp"
};

static const unsigned char file31[] = {
#embed "../../Demo/pictures/hospital.webp"
};

static const unsigned char file32[] = {
#embed "../../Demo/pictures/kiosk.webp"
};

static const unsigned char file33[] = {
#embed "../../Demo/pictures/laboratory.webp"
};

static const unsigned char file34[] = {
#embed "../../Demo/pictures/library.webp"
};

static const unsigned char file35[] = {
#embed "../../Demo/pictures/llano-cattle.webp"
};

static const unsigned char file36[] = {
#embed "../../Demo/pictures/maize-field.webp"
};

static const unsigned char file37[] = {
#embed "../../Demo/pictures/market-fish.webp"
};

static const unsigned char file38[] = {
#embed "../../Demo/pictures/market.webp"
};

static const unsigned char file39[] = {
#embed "../../Demo/pictures/observatory.webp"
};

static const unsigned char file40[] = {
#embed "../../Demo/pictures/orchestra.webp"
};

static const unsigned char file41[] = {
#embed "../../Demo/pictures/parliament-night.webp"
};

static const unsigned char file42[] = {
#embed "../../Demo/pictures/parliament.webp"
};

static const unsigned char file43[] = {
#embed "../../Demo/pictures/phone.webp"
};

static const unsigned char file44[] = {
#embed "../../Demo/pictures/portrait-aurelio-mijares.webp"
};

static const unsigned char file45[] = {
#embed "../../Demo/pictures/portrait-camila-oropeza.webp"
};

static const unsigned char file46[] = {
#embed "../../Demo/pictures/portrait-ines-guerere.webp"
};

static const unsigned char file47[] = {
#embed "../../Demo/pictures/portrait-marisela-urbaneja.webp"
};

static const unsigned char file48[] = {
#embed "../../Demo/pictures/portrait-nicanor-belisario.webp"
};

static const unsigned char file49[] = {
#embed "../../Demo/pictures/portrait-rafael-pinango.webp"
};

static const unsigned char file50[] = {
#embed "../../Demo/pictures/portrait-tomas-echenagucia.webp"
};

static const unsigned char file51[] = {
#embed "../../Demo/pictures/portrait-yajaira-montilla.webp"
};

static const unsigned char file52[] = {
#embed "../../Demo/pictures/power-lines.webp"
};

static const unsigned char file53[] = {
#embed "../../Demo/pictures/rain-street.webp"
};

static const unsigned char file54[] = {
#embed "../../Demo/pictures/refinery-dusk.webp"
};

static const unsigned char file55[] = {
#embed "../../Demo/pictures/refinery.webp"
};

static const unsigned char file56[] = {
#embed "../../Demo/pictures/seafood.webp"
};

static const unsigned char file57[] = {
#embed "../../Demo/pictures/servers.webp"
};

static const unsigned char file58[] = {
#embed "../../Demo/pictures/snow-square.webp"
};

static const unsigned char file59[] = {
#embed "../../Demo/pictures/solar-field.webp"
};

static const unsigned char file60[] = {
#embed "../../Demo/pictures/stilt-houses.webp"
};

static const unsigned char file61[] = {
#embed "../../Demo/pictures/tanker.webp"
};

static const unsigned char file62[] = {
#embed "../../Demo/pictures/trading-screen.webp"
};

static const unsigned char file63[] = {
#embed "../../Demo/pictures/train-night.webp"
};

static const unsigned char file64[] = {
#embed "../../Demo/pictures/train.webp"
};

static const unsigned char file65[] = {
#embed "../../Demo/pictures/turtle.webp"
};

static const unsigned char file66[] = {
#embed "../../Demo/pictures/wildfire.webp"
};

static const unsigned char file67[] = {
#embed "../../Demo/pictures/wind-turbines.webp"
};

static const unsigned char file68[] = {
#embed "../../Demo/stories/a-pie-por-el-ferrocarril-que-no-esta.md"
};

static const unsigned char file69[] = {
#embed "../../Demo/stories/abren-la-licitacion-de-la-linea-a-la-sal.md"
};

static const unsigned char file70[] = {
#embed "../../Demo/stories/archivo-del-faro-leido-por-una-maquina.md"
};

static const unsigned char file71[] = {
#embed "../../Demo/stories/cinco-claves-de-la-ley-de-aguas.md"
};

static const unsigned char file72[] = {
#embed "../../Demo/stories/congreso-aprueba-presupuesto-tras-madrugada-de-catorce-horas.md"
};

static const unsigned char file73[] = {
#embed "../../Demo/stories/contacto.md"
};

static const unsigned char file74[] = {
#embed "../../Demo/stories/controlado-el-incendio-en-la-ladera-de-cerro-abanico.md"
};

static const unsigned char file75[] = {
#embed "../../Demo/stories/diez-dias-rio-arriba.md"
};

static const unsigned char file76[] = {
#embed "../../Demo/stories/el-agua-que-se-pierde-antes-de-llegar.md"
};

static const unsigned char file77[] = {
#embed "../../Demo/stories/el-cafe-de-valle-hondo-se-vende-antes-de-florecer.md"
};

static const unsigned char file78[] = {
#embed "../../Demo/stories/el-caribe-que-se-calienta-y-las-rutas-que-se-mueven.md"
};

static const unsigned char file79[] = {
#embed "../../Demo/stories/el-costo-de-la-cesta-basica-sube-menos-de-lo-esperado.md"
};

static const unsigned char file80[] = {
#embed "../../Demo/stories/el-ferry-dona-ines-vuelve-al-amari.md"
};

static const unsigned char file81[] = {
#embed "../../Demo/stories/el-hombre-que-afina-la-madera.md"
};

static const unsigned char file82[] = {
#embed "../../Demo/stories/el-hombre-que-peina-el-estadio-a-las-cuatro.md"
};

static const unsigned char file83[] = {
#embed "../../Demo/stories/el-hospital-del-norte-abre-su-banco-de-leche.md"
};

static const unsigned char file84[] = {
#embed "../../Demo/stories/el-maiz-blanco-vuelve-a-valle-hondo.md"
};

static const unsigned char file85[] = {
#embed "../../Demo/stories/el-peso-cierra-la-jornada-en-41-80.md"
};

static const unsigned char file86[] = {
#embed "../../Demo/stories/el-precio-de-no-reparar.md"
};

static const unsigned char file87[] = {
#embed "../../Demo/stories/el-puerto-estrena-la-grua-mas-alta-de-la-bahia.md"
};

static const unsigned char file88[] = {
#embed "../../Demo/stories/el-sol-que-no-cobra.md"
};

static const unsigned char file89[] = {
#embed "../../Demo/stories/el-viento-de-la-sal-alumbrara-noventa-mil-casas.md"
};

static const unsigned char file90[] = {
#embed "../../Demo/stories/elena-vidaurre-escribir-es-quedarse-a-oscuras.md"
};

static const unsigned char file91[] = {
#embed "../../Demo/stories/elena-vidaurre-gana-el-premio-sotavento-de-las-letras.md"
};

static const unsigned char file92[] = {
#embed "../../Demo/stories/hallan-con-vida-a-los-cuatro-pescadores.md"
};

static const unsigned char file93[] = {
#embed "../../Demo/stories/la-escuela-que-da-clases-de-cinco-a-nueve.md"
};

static const unsigned char file94[] = {
#embed "../../Demo/stories/la-fibra-llega-a-cuesta-vieja-a-lomo-de-mula.md"
};

static const unsigned char file95[] = {
#embed "../../Demo/stories/la-gaita-de-playa-no-cabe-en-un-teatro.md"
};

static const unsigned char file96[] = {
#embed "../../Demo/stories/la-marinera-cita-a-veintiseis-y-deja-en-casa-a-su-goleador.md"
};

static const unsigned char file97[] = {
#embed "../../Demo/stories/la-noche-en-que-el-congreso-aprendio-a-contar.md"
};

static const unsigned char file98[] = {
#embed "../../Demo/stories/la-orquesta-de-la-bahia-estrena-director-y-bano-de-multitudes.md"
};

static const unsigned char file99[] = {
#embed "../../Demo/stories/la-vuelta-se-correra-de-noche.md"
};

static const unsigned char file100[] = {
#embed "../../Demo/stories/lluvias-en-puerto-claro-ultima-hora.md"
};

static const unsigned char file101[] = {
#embed "../../Demo/stories/lo-que-cuesta-esperar-en-la-puerta-de-las-salinas.md"
};

static const unsigned char file102[] = {
#embed "../../Demo/stories/los-encuadernadores-vuelven-a-la-calle-que-lleva-su-nombre.md"
};

static const unsigned char file103[] = {
#embed "../../Demo/stories/los-faros-apagados-gana-el-festival.md"
};

static const unsigned char file104[] = {
#embed "../../Demo/stories/los-lectores-preguntan-por-el-dolar.md"
};

static const unsigned char file105[] = {
#embed "../../Demo/stories/los-que-cruzan-la-bahia-antes-de-que-amanezca.md"
};

static const unsigned char file106[] = {
#embed "../../Demo/stories/montesacro-va-a-segunda-vuelta.md"
};

static const unsigned char file107[] = {
#embed "../../Demo/stories/nace-en-playa-honda-la-nidada-de-tortugas-mas-grande.md"
};

static const unsigned char file108[] = {
#embed "../../Demo/stories/norvania-cierra-sus-escuelas-por-la-nieve.md"
};

static const unsigned char file109[] = {
#embed "../../Demo/stories/pan-de-horno-de-lena-a-las-cuatro-de-la-manana.md"
};

static const unsigned char file110[] = {
#embed "../../Demo/stories/pelicanos-gana-con-un-jonron-al-reloj.md"
};

static const unsigned char file111[] = {
#embed "../../Demo/stories/politica-de-correcciones.md"
};

static const unsigned char file112[] = {
#embed "../../Demo/stories/por-que-publicamos-nuestros-errores.md"
};

static const unsigned char file113[] = {
#embed "../../Demo/stories/privacidad.md"
};

static const unsigned char file114[] = {
#embed "../../Demo/stories/punta-brea-treinta-anos-del-incendio.md"
};

static const unsigned char file115[] = {
#embed "../../Demo/stories/punta-brea-vuelve-a-refinar-al-ochenta-por-ciento.md"
};

static const unsigned char file116[] = {
#embed "../../Demo/stories/que-puede-hacer-la-corte-con-el-fondo-de-obras.md"
};

static const unsigned char file117[] = {
#embed "../../Demo/stories/quienes-somos.md"
};

static const unsigned char file118[] = {
#embed "../../Demo/stories/san-baltasar-declara-la-emergencia-por-la-sequia.md"
};

static const unsigned char file119[] = {
#embed "../../Demo/stories/siete-areperas-para-desayunar-en-puerto-claro.md"
};

static const unsigned char file120[] = {
#embed "../../Demo/stories/timoneles-remontan-siete-carreras-y-fuerzan-el-septimo-juego.md"
};

static const unsigned char file121[] = {
#embed "../../Demo/stories/tres-sopas-para-despues-de-medianoche.md"
};

static const unsigned char file122[] = {
#embed "../../Demo/stories/un-cometa-se-vera-a-simple-vista-sobre-la-bahia.md"
};

static const unsigned char file123[] = {
#embed "../../Demo/stories/un-dia-en-la-bahia-en-ocho-imagenes.md"
};

static const unsigned char file124[] = {
#embed "../../Demo/stories/un-microfono-bajo-el-agua-cuenta-los-delfines-de-la-bahia.md"
};

static const unsigned char file125[] = {
#embed "../../Demo/stories/un-telefono-de-segunda-mano-para-cada-maestro.md"
};

static const unsigned char file126[] = {
#embed "../../Demo/stories/una-exfiscal-al-banquillo-por-el-caso-de-las-boyas.md"
};

static const unsigned char file127[] = {
#embed "../../Demo/stories/villa-aurora-elige-alcaldesa-por-treinta-y-un-votos.md"
};

static const unsigned char file128[] = {
#embed "../../Demo/stories/vuelven-los-trenes-nocturnos-a-norvania.md"
};

static const unsigned char file129[] = {
#embed "../../Desk/images/icon.svg"
};

static const unsigned char file130[] = {
#embed "../../Desk/locales/en.yaml"
};

static const unsigned char file131[] = {
#embed "../../Desk/locales/es.yaml"
};

static const unsigned char file132[] = {
#embed "../../Desk/scripts/answers.js"
};

static const unsigned char file133[] = {
#embed "../../Desk/scripts/arrange.js"
};

static const unsigned char file134[] = {
#embed "../../Desk/scripts/comments.js"
};

static const unsigned char file135[] = {
#embed "../../Desk/scripts/dark-frame.js"
};

static const unsigned char file136[] = {
#embed "../../Desk/scripts/desk.js"
};

static const unsigned char file137[] = {
#embed "../../Desk/scripts/editor-clean.js"
};

static const unsigned char file138[] = {
#embed "../../Desk/scripts/editor-commands.js"
};

static const unsigned char file139[] = {
#embed "../../Desk/scripts/editor-dialogs.js"
};

static const unsigned char file140[] = {
#embed "../../Desk/scripts/editor-find.js"
};

static const unsigned char file141[] = {
#embed "../../Desk/scripts/editor-html.js"
};

static const unsigned char file142[] = {
#embed "../../Desk/scripts/editor-letters.js"
};

static const unsigned char file143[] = {
#embed "../../Desk/scripts/editor-paste.js"
};

static const unsigned char file144[] = {
#embed "../../Desk/scripts/editor-rules.js"
};

static const unsigned char file145[] = {
#embed "../../Desk/scripts/editor-schema.js"
};

static const unsigned char file146[] = {
#embed "../../Desk/scripts/editor-toolbar.js"
};

static const unsigned char file147[] = {
#embed "../../Desk/scripts/editor-undo.js"
};

static const unsigned char file148[] = {
#embed "../../Desk/scripts/editor-views.js"
};

static const unsigned char file149[] = {
#embed "../../Desk/scripts/editor.js"
};

static const unsigned char file150[] = {
#embed "../../Desk/scripts/grow.js"
};

static const unsigned char file151[] = {
#embed "../../Desk/scripts/home.js"
};

static const unsigned char file152[] = {
#embed "../../Desk/scripts/lists.js"
};

static const unsigned char file153[] = {
#embed "../../Desk/scripts/merge.js"
};

static const unsigned char file154[] = {
#embed "../../Desk/scripts/picture-field.js"
};

static const unsigned char file155[] = {
#embed "../../Desk/scripts/pictures.js"
};

static const unsigned char file156[] = {
#embed "../../Desk/scripts/prose.js"
};

static const unsigned char file157[] = {
#embed "../../Desk/scripts/story-copies.js"
};

static const unsigned char file158[] = {
#embed "../../Desk/scripts/story-fields.js"
};

static const unsigned char file159[] = {
#embed "../../Desk/scripts/story-past.js"
};

static const unsigned char file160[] = {
#embed "../../Desk/scripts/story.js"
};

static const unsigned char file161[] = {
#embed "../../Desk/scripts/unsent.js"
};

static const unsigned char file162[] = {
#embed "../../Desk/scripts/uploads.js"
};

static const unsigned char file163[] = {
#embed "../../Desk/styles/body-editor.css"
};

static const unsigned char file164[] = {
#embed "../../Desk/styles/front.css"
};

static const unsigned char file165[] = {
#embed "../../Desk/styles/library.css"
};

static const unsigned char file166[] = {
#embed "../../Desk/styles/moderation.css"
};

static const unsigned char file167[] = {
#embed "../../Desk/styles/newspaper.css"
};

static const unsigned char file168[] = {
#embed "../../Desk/styles/programs.css"
};

static const unsigned char file169[] = {
#embed "../../Desk/styles/publication.css"
};

static const unsigned char file170[] = {
#embed "../../Desk/styles/style.css"
};

static const unsigned char file171[] = {
#embed "../../Desk/styles/writing.css"
};

static const unsigned char file172[] = {
#embed "../../Desk/templates/account.mustache"
};

static const unsigned char file173[] = {
#embed "../../Desk/templates/audit.mustache"
};

static const unsigned char file174[] = {
#embed "../../Desk/templates/calendar.mustache"
};

static const unsigned char file175[] = {
#embed "../../Desk/templates/comment.mustache"
};

static const unsigned char file176[] = {
#embed "../../Desk/templates/comments.mustache"
};

static const unsigned char file177[] = {
#embed "../../Desk/templates/confirm.mustache"
};

static const unsigned char file178[] = {
#embed "../../Desk/templates/corrections.mustache"
};

static const unsigned char file179[] = {
#embed "../../Desk/templates/embargo.mustache"
};

static const unsigned char file180[] = {
#embed "../../Desk/templates/front.mustache"
};

static const unsigned char file181[] = {
#embed "../../Desk/templates/health.mustache"
};

static const unsigned char file182[] = {
#embed "../../Desk/templates/home.mustache"
};

static const unsigned char file183[] = {
#embed "../../Desk/templates/invitation.mustache"
};

static const unsigned char file184[] = {
#embed "../../Desk/templates/invited.mustache"
};

static const unsigned char file185[] = {
#embed "../../Desk/templates/kill.mustache"
};

static const unsigned char file186[] = {
#embed "../../Desk/templates/layout.mustache"
};

static const unsigned char file187[] = {
#embed "../../Desk/templates/merge.mustache"
};

static const unsigned char file188[] = {
#embed "../../Desk/templates/message.mustache"
};

static const unsigned char file189[] = {
#embed "../../Desk/templates/partials/audit-entry.mustache"
};

static const unsigned char file190[] = {
#embed "../../Desk/templates/partials/comment-row.mustache"
};

static const unsigned char file191[] = {
#embed "../../Desk/templates/partials/comment-told.mustache"
};

static const unsigned char file192[] = {
#embed "../../Desk/templates/partials/difference.mustache"
};

static const unsigned char file193[] = {
#embed "../../Desk/templates/partials/front-cell.mustache"
};

static const unsigned char file194[] = {
#embed "../../Desk/templates/partials/front-slot.mustache"
};

static const unsigned char file195[] = {
#embed "../../Desk/templates/partials/front-version.mustache"
};

static const unsigned char file196[] = {
#embed "../../Desk/templates/partials/home-item.mustache"
};

static const unsigned char file197[] = {
#embed "../../Desk/templates/partials/key.mustache"
};

static const unsigned char file198[] = {
#embed "../../Desk/templates/partials/keys-rows.mustache"
};

static const unsigned char file199[] = {
#embed "../../Desk/templates/partials/merge-part.mustache"
};

static const unsigned char file200[] = {
#embed "../../Desk/templates/partials/names.mustache"
};

static const unsigned char file201[] = {
#embed "../../Desk/templates/partials/picture-chooser.mustache"
};

static const unsigned char file202[] = {
#embed "../../Desk/templates/partials/picture-field.mustache"
};

static const unsigned char file203[] = {
#embed "../../Desk/templates/partials/picture-uses.mustache"
};

static const unsigned char file204[] = {
#embed "../../Desk/templates/partials/row-acts.mustache"
};

static const unsigned char file205[] = {
#embed "../../Desk/templates/partials/site-tabs.mustache"
};

static const unsigned char file206[] = {
#embed "../../Desk/templates/partials/story-editor.mustache"
};

static const unsigned char file207[] = {
#embed "../../Desk/templates/partials/story-file.mustache"
};

static const unsigned char file208[] = {
#embed "../../Desk/templates/partials/story-publication.mustache"
};

static const unsigned char file209[] = {
#embed "../../Desk/templates/partials/told.mustache"
};

static const unsigned char file210[] = {
#embed "../../Desk/templates/partials/uploads.mustache"
};

static const unsigned char file211[] = {
#embed "../../Desk/templates/people.mustache"
};

static const unsigned char file212[] = {
#embed "../../Desk/templates/person.mustache"
};

static const unsigned char file213[] = {
#embed "../../Desk/templates/picture-removal.mustache"
};

static const unsigned char file214[] = {
#embed "../../Desk/templates/picture.mustache"
};

static const unsigned char file215[] = {
#embed "../../Desk/templates/pictures.mustache"
};

static const unsigned char file216[] = {
#embed "../../Desk/templates/plan-update.mustache"
};

static const unsigned char file217[] = {
#embed "../../Desk/templates/plan.mustache"
};

static const unsigned char file218[] = {
#embed "../../Desk/templates/preview.mustache"
};

static const unsigned char file219[] = {
#embed "../../Desk/templates/program-removal.mustache"
};

static const unsigned char file220[] = {
#embed "../../Desk/templates/program-secret.mustache"
};

static const unsigned char file221[] = {
#embed "../../Desk/templates/programs.mustache"
};

static const unsigned char file222[] = {
#embed "../../Desk/templates/publication.mustache"
};

static const unsigned char file223[] = {
#embed "../../Desk/templates/question.mustache"
};

static const unsigned char file224[] = {
#embed "../../Desk/templates/recovery-codes.mustache"
};

static const unsigned char file225[] = {
#embed "../../Desk/templates/restoration.mustache"
};

static const unsigned char file226[] = {
#embed "../../Desk/templates/revisions.mustache"
};

static const unsigned char file227[] = {
#embed "../../Desk/templates/second-factor.mustache"
};

static const unsigned char file228[] = {
#embed "../../Desk/templates/shared-preview.mustache"
};

static const unsigned char file229[] = {
#embed "../../Desk/templates/sign-in-code.mustache"
};

static const unsigned char file230[] = {
#embed "../../Desk/templates/sign-in.mustache"
};

static const unsigned char file231[] = {
#embed "../../Desk/templates/site-blocks.mustache"
};

static const unsigned char file232[] = {
#embed "../../Desk/templates/site-byline.mustache"
};

static const unsigned char file233[] = {
#embed "../../Desk/templates/site-bylines.mustache"
};

static const unsigned char file234[] = {
#embed "../../Desk/templates/site-look.mustache"
};

static const unsigned char file235[] = {
#embed "../../Desk/templates/site-menus.mustache"
};

static const unsigned char file236[] = {
#embed "../../Desk/templates/site-pages.mustache"
};

static const unsigned char file237[] = {
#embed "../../Desk/templates/site-redirects.mustache"
};

static const unsigned char file238[] = {
#embed "../../Desk/templates/site-section.mustache"
};

static const unsigned char file239[] = {
#embed "../../Desk/templates/site-sections.mustache"
};

static const unsigned char file240[] = {
#embed "../../Desk/templates/site-settings.mustache"
};

static const unsigned char file241[] = {
#embed "../../Desk/templates/site-tag.mustache"
};

static const unsigned char file242[] = {
#embed "../../Desk/templates/site-tags.mustache"
};

static const unsigned char file243[] = {
#embed "../../Desk/templates/stories.mustache"
};

static const unsigned char file244[] = {
#embed "../../Desk/templates/story-history.mustache"
};

static const unsigned char file245[] = {
#embed "../../Desk/templates/story-views.mustache"
};

static const unsigned char file246[] = {
#embed "../../Desk/templates/story.mustache"
};

static const unsigned char file247[] = {
#embed "../../Desk/templates/webhook.mustache"
};

static const unsigned char file248[] = {
#embed "../../Desk/templates/withdrawal.mustache"
};

static const unsigned char file249[] = {
#embed "../../Desk/theme.yaml"
};

static const unsigned char file250[] = {
#embed "../../Themes/portada/images/icon.svg"
};

static const unsigned char file251[] = {
#embed "../../Themes/portada/locales/en.yaml"
};

static const unsigned char file252[] = {
#embed "../../Themes/portada/locales/es.yaml"
};

static const unsigned char file253[] = {
#embed "../../Themes/portada/scripts/portada.js"
};

static const unsigned char file254[] = {
#embed "../../Themes/portada/styles/critical.css"
};

static const unsigned char file255[] = {
#embed "../../Themes/portada/styles/late.css"
};

static const unsigned char file256[] = {
#embed "../../Themes/portada/templates/article.mustache"
};

static const unsigned char file257[] = {
#embed "../../Themes/portada/templates/blocks/article-end.mustache"
};

static const unsigned char file258[] = {
#embed "../../Themes/portada/templates/blocks/breaking.mustache"
};

static const unsigned char file259[] = {
#embed "../../Themes/portada/templates/blocks/footer.mustache"
};

static const unsigned char file260[] = {
#embed "../../Themes/portada/templates/blocks/front.mustache"
};

static const unsigned char file261[] = {
#embed "../../Themes/portada/templates/blocks/inline.mustache"
};

static const unsigned char file262[] = {
#embed "../../Themes/portada/templates/blocks/masthead.mustache"
};

static const unsigned char file263[] = {
#embed "../../Themes/portada/templates/blocks/rail.mustache"
};

static const unsigned char file264[] = {
#embed "../../Themes/portada/templates/blocks/related.mustache"
};

static const unsigned char file265[] = {
#embed "../../Themes/portada/templates/blocks/shares.mustache"
};

static const unsigned char file266[] = {
#embed "../../Themes/portada/templates/comment-list.mustache"
};

static const unsigned char file267[] = {
#embed "../../Themes/portada/templates/correction-list.mustache"
};

static const unsigned char file268[] = {
#embed "../../Themes/portada/templates/error.mustache"
};

static const unsigned char file269[] = {
#embed "../../Themes/portada/templates/front.mustache"
};

static const unsigned char file270[] = {
#embed "../../Themes/portada/templates/gone.mustache"
};

static const unsigned char file271[] = {
#embed "../../Themes/portada/templates/layout.mustache"
};

static const unsigned char file272[] = {
#embed "../../Themes/portada/templates/list.mustache"
};

static const unsigned char file273[] = {
#embed "../../Themes/portada/templates/not-found.mustache"
};

static const unsigned char file274[] = {
#embed "../../Themes/portada/templates/page.mustache"
};

static const unsigned char file275[] = {
#embed "../../Themes/portada/templates/partials/authors.mustache"
};

static const unsigned char file276[] = {
#embed "../../Themes/portada/templates/partials/block-title.mustache"
};

static const unsigned char file277[] = {
#embed "../../Themes/portada/templates/partials/breadcrumb.mustache"
};

static const unsigned char file278[] = {
#embed "../../Themes/portada/templates/partials/byline.mustache"
};

static const unsigned char file279[] = {
#embed "../../Themes/portada/templates/partials/caption.mustache"
};

static const unsigned char file280[] = {
#embed "../../Themes/portada/templates/partials/comment.mustache"
};

static const unsigned char file281[] = {
#embed "../../Themes/portada/templates/partials/comments.mustache"
};

static const unsigned char file282[] = {
#embed "../../Themes/portada/templates/partials/corrections.mustache"
};

static const unsigned char file283[] = {
#embed "../../Themes/portada/templates/partials/credit.mustache"
};

static const unsigned char file284[] = {
#embed "../../Themes/portada/templates/partials/facts.mustache"
};

static const unsigned char file285[] = {
#embed "../../Themes/portada/templates/partials/head.mustache"
};

static const unsigned char file286[] = {
#embed "../../Themes/portada/templates/partials/kicker.mustache"
};

static const unsigned char file287[] = {
#embed "../../Themes/portada/templates/partials/latest.mustache"
};

static const unsigned char file288[] = {
#embed "../../Themes/portada/templates/partials/neighbours.mustache"
};

static const unsigned char file289[] = {
#embed "../../Themes/portada/templates/partials/page-numbers.mustache"
};

static const unsigned char file290[] = {
#embed "../../Themes/portada/templates/partials/pagination.mustache"
};

static const unsigned char file291[] = {
#embed "../../Themes/portada/templates/partials/person.mustache"
};

static const unsigned char file292[] = {
#embed "../../Themes/portada/templates/partials/picture.mustache"
};

static const unsigned char file293[] = {
#embed "../../Themes/portada/templates/partials/share.mustache"
};

static const unsigned char file294[] = {
#embed "../../Themes/portada/templates/partials/signed.mustache"
};

static const unsigned char file295[] = {
#embed "../../Themes/portada/templates/partials/story-card.mustache"
};

static const unsigned char file296[] = {
#embed "../../Themes/portada/templates/partials/story-lead.mustache"
};

static const unsigned char file297[] = {
#embed "../../Themes/portada/templates/partials/story-list.mustache"
};

static const unsigned char file298[] = {
#embed "../../Themes/portada/templates/partials/story-rail.mustache"
};

static const unsigned char file299[] = {
#embed "../../Themes/portada/templates/partials/story-second.mustache"
};

static const unsigned char file300[] = {
#embed "../../Themes/portada/templates/partials/story-small.mustache"
};

static const unsigned char file301[] = {
#embed "../../Themes/portada/templates/partials/tags.mustache"
};

static const unsigned char file302[] = {
#embed "../../Themes/portada/templates/partials/time.mustache"
};

static const unsigned char file303[] = {
#embed "../../Themes/portada/templates/search.mustache"
};

static const unsigned char file304[] = {
#embed "../../Themes/portada/theme.yaml"
};

static const portada_asset list[] = {
    {"Demo/newspaper.yaml", file0, sizeof file0},
    {"Demo/pictures/antenna.webp", file1, sizeof file1},
    {"Demo/pictures/arepas.webp", file2, sizeof file2},
    {"Demo/pictures/bakery.webp", file3, sizeof file3},
    {"Demo/pictures/ballot-box.webp", file4, sizeof file4},
    {"Demo/pictures/baseball-batter.webp", file5, sizeof file5},
    {"Demo/pictures/baseball-night.webp", file6, sizeof file6},
    {"Demo/pictures/beach.webp", file7, sizeof file7},
    {"Demo/pictures/books.webp", file8, sizeof file8},
    {"Demo/pictures/bridge.webp", file9, sizeof file9},
    {"Demo/pictures/cable-car.webp", file10, sizeof file10},
    {"Demo/pictures/cactus.webp", file11, sizeof file11},
    {"Demo/pictures/cinema.webp", file12, sizeof file12},
    {"Demo/pictures/city-mountain.webp", file13, sizeof file13},
    {"Demo/pictures/city-night.webp", file14, sizeof file14},
    {"Demo/pictures/classroom.webp", file15, sizeof file15},
    {"Demo/pictures/coffee-hills.webp", file16, sizeof file16},
    {"Demo/pictures/comet.webp", file17, sizeof file17},
    {"Demo/pictures/concert.webp", file18, sizeof file18},
    {"Demo/pictures/container-port.webp", file19, sizeof file19},
    {"Demo/pictures/courthouse.webp", file20, sizeof file20},
    {"Demo/pictures/cyclists.webp", file21, sizeof file21},
    {"Demo/pictures/ferry.webp", file22, sizeof file22},
    {"Demo/pictures/fishing-boats.webp", file23, sizeof file23},
    {"Demo/pictures/flood.webp", file24, sizeof file24},
    {"Demo/pictures/football-pitch.webp", file25, sizeof file25},
    {"Demo/pictures/football-training.webp", file26, sizeof file26},
    {"Demo/pictures/forest.webp", file27, sizeof file27},
    {"Demo/pictures/guitar-workshop.webp", file28, sizeof file28},
    {"Demo/pictures/harbour-dawn.webp", file29, sizeof file29},
    {"Demo/pictures/harbour-dusk.webp", file30, sizeof file30},
    {"Demo/pictures/hospital.webp", file31, sizeof file31},
    {"Demo/pictures/kiosk.webp", file32, sizeof file32},
    {"Demo/pictures/laboratory.webp", file33, sizeof file33},
    {"Demo/pictures/library.webp", file34, sizeof file34},
    {"Demo/pictures/llano-cattle.webp", file35, sizeof file35},
    {"Demo/pictures/maize-field.webp", file36, sizeof file36},
    {"Demo/pictures/market-fish.webp", file37, sizeof file37},
    {"Demo/pictures/market.webp", file38, sizeof file38},
    {"Demo/pictures/observatory.webp", file39, sizeof file39},
    {"Demo/pictures/orchestra.webp", file40, sizeof file40},
    {"Demo/pictures/parliament-night.webp", file41, sizeof file41},
    {"Demo/pictures/parliament.webp", file42, sizeof file42},
    {"Demo/pictures/phone.webp", file43, sizeof file43},
    {"Demo/pictures/portrait-aurelio-mijares.webp", file44, sizeof file44},
    {"Demo/pictures/portrait-camila-oropeza.webp", file45, sizeof file45},
    {"Demo/pictures/portrait-ines-guerere.webp", file46, sizeof file46},
    {"Demo/pictures/portrait-marisela-urbaneja.webp", file47, sizeof file47},
    {"Demo/pictures/portrait-nicanor-belisario.webp", file48, sizeof file48},
    {"Demo/pictures/portrait-rafael-pinango.webp", file49, sizeof file49},
    {"Demo/pictures/portrait-tomas-echenagucia.webp", file50, sizeof file50},
    {"Demo/pictures/portrait-yajaira-montilla.webp", file51, sizeof file51},
    {"Demo/pictures/power-lines.webp", file52, sizeof file52},
    {"Demo/pictures/rain-street.webp", file53, sizeof file53},
    {"Demo/pictures/refinery-dusk.webp", file54, sizeof file54},
    {"Demo/pictures/refinery.webp", file55, sizeof file55},
    {"Demo/pictures/seafood.webp", file56, sizeof file56},
    {"Demo/pictures/servers.webp", file57, sizeof file57},
    {"Demo/pictures/snow-square.webp", file58, sizeof file58},
    {"Demo/pictures/solar-field.webp", file59, sizeof file59},
    {"Demo/pictures/stilt-houses.webp", file60, sizeof file60},
    {"Demo/pictures/tanker.webp", file61, sizeof file61},
    {"Demo/pictures/trading-screen.webp", file62, sizeof file62},
    {"Demo/pictures/train-night.webp", file63, sizeof file63},
    {"Demo/pictures/train.webp", file64, sizeof file64},
    {"Demo/pictures/turtle.webp", file65, sizeof file65},
    {"Demo/pictures/wildfire.webp", file66, sizeof file66},
    {"Demo/pictures/wind-turbines.webp", file67, sizeof file67},
    {"Demo/stories/a-pie-por-el-ferrocarril-que-no-esta.md", file68, sizeof file68},
    {"Demo/stories/abren-la-licitacion-de-la-linea-a-la-sal.md", file69, sizeof file69},
    {"Demo/stories/archivo-del-faro-leido-por-una-maquina.md", file70, sizeof file70},
    {"Demo/stories/cinco-claves-de-la-ley-de-aguas.md", file71, sizeof file71},
    {"Demo/stories/congreso-aprueba-presupuesto-tras-madrugada-de-catorce-horas.md", file72, sizeof file72},
    {"Demo/stories/contacto.md", file73, sizeof file73},
    {"Demo/stories/controlado-el-incendio-en-la-ladera-de-cerro-abanico.md", file74, sizeof file74},
    {"Demo/stories/diez-dias-rio-arriba.md", file75, sizeof file75},
    {"Demo/stories/el-agua-que-se-pierde-antes-de-llegar.md", file76, sizeof file76},
    {"Demo/stories/el-cafe-de-valle-hondo-se-vende-antes-de-florecer.md", file77, sizeof file77},
    {"Demo/stories/el-caribe-que-se-calienta-y-las-rutas-que-se-mueven.md", file78, sizeof file78},
    {"Demo/stories/el-costo-de-la-cesta-basica-sube-menos-de-lo-esperado.md", file79, sizeof file79},
    {"Demo/stories/el-ferry-dona-ines-vuelve-al-amari.md", file80, sizeof file80},
    {"Demo/stories/el-hombre-que-afina-la-madera.md", file81, sizeof file81},
    {"Demo/stories/el-hombre-que-peina-el-estadio-a-las-cuatro.md", file82, sizeof file82},
    {"Demo/stories/el-hospital-del-norte-abre-su-banco-de-leche.md", file83, sizeof file83},
    {"Demo/stories/el-maiz-blanco-vuelve-a-valle-hondo.md", file84, sizeof file84},
    {"Demo/stories/el-peso-cierra-la-jornada-en-41-80.md", file85, sizeof file85},
    {"Demo/stories/el-precio-de-no-reparar.md", file86, sizeof file86},
    {"Demo/stories/el-puerto-estrena-la-grua-mas-alta-de-la-bahia.md", file87, sizeof file87},
    {"Demo/stories/el-sol-que-no-cobra.md", file88, sizeof file88},
    {"Demo/stories/el-viento-de-la-sal-alumbrara-noventa-mil-casas.md", file89, sizeof file89},
    {"Demo/stories/elena-vidaurre-escribir-es-quedarse-a-oscuras.md", file90, sizeof file90},
    {"Demo/stories/elena-vidaurre-gana-el-premio-sotavento-de-las-letras.md", file91, sizeof file91},
    {"Demo/stories/hallan-con-vida-a-los-cuatro-pescadores.md", file92, sizeof file92},
    {"Demo/stories/la-escuela-que-da-clases-de-cinco-a-nueve.md", file93, sizeof file93},
    {"Demo/stories/la-fibra-llega-a-cuesta-vieja-a-lomo-de-mula.md", file94, sizeof file94},
    {"Demo/stories/la-gaita-de-playa-no-cabe-en-un-teatro.md", file95, sizeof file95},
    {"Demo/stories/la-marinera-cita-a-veintiseis-y-deja-en-casa-a-su-goleador.md", file96, sizeof file96},
    {"Demo/stories/la-noche-en-que-el-congreso-aprendio-a-contar.md", file97, sizeof file97},
    {"Demo/stories/la-orquesta-de-la-bahia-estrena-director-y-bano-de-multitudes.md", file98, sizeof file98},
    {"Demo/stories/la-vuelta-se-correra-de-noche.md", file99, sizeof file99},
    {"Demo/stories/lluvias-en-puerto-claro-ultima-hora.md", file100, sizeof file100},
    {"Demo/stories/lo-que-cuesta-esperar-en-la-puerta-de-las-salinas.md", file101, sizeof file101},
    {"Demo/stories/los-encuadernadores-vuelven-a-la-calle-que-lleva-su-nombre.md", file102, sizeof file102},
    {"Demo/stories/los-faros-apagados-gana-el-festival.md", file103, sizeof file103},
    {"Demo/stories/los-lectores-preguntan-por-el-dolar.md", file104, sizeof file104},
    {"Demo/stories/los-que-cruzan-la-bahia-antes-de-que-amanezca.md", file105, sizeof file105},
    {"Demo/stories/montesacro-va-a-segunda-vuelta.md", file106, sizeof file106},
    {"Demo/stories/nace-en-playa-honda-la-nidada-de-tortugas-mas-grande.md", file107, sizeof file107},
    {"Demo/stories/norvania-cierra-sus-escuelas-por-la-nieve.md", file108, sizeof file108},
    {"Demo/stories/pan-de-horno-de-lena-a-las-cuatro-de-la-manana.md", file109, sizeof file109},
    {"Demo/stories/pelicanos-gana-con-un-jonron-al-reloj.md", file110, sizeof file110},
    {"Demo/stories/politica-de-correcciones.md", file111, sizeof file111},
    {"Demo/stories/por-que-publicamos-nuestros-errores.md", file112, sizeof file112},
    {"Demo/stories/privacidad.md", file113, sizeof file113},
    {"Demo/stories/punta-brea-treinta-anos-del-incendio.md", file114, sizeof file114},
    {"Demo/stories/punta-brea-vuelve-a-refinar-al-ochenta-por-ciento.md", file115, sizeof file115},
    {"Demo/stories/que-puede-hacer-la-corte-con-el-fondo-de-obras.md", file116, sizeof file116},
    {"Demo/stories/quienes-somos.md", file117, sizeof file117},
    {"Demo/stories/san-baltasar-declara-la-emergencia-por-la-sequia.md", file118, sizeof file118},
    {"Demo/stories/siete-areperas-para-desayunar-en-puerto-claro.md", file119, sizeof file119},
    {"Demo/stories/timoneles-remontan-siete-carreras-y-fuerzan-el-septimo-juego.md", file120, sizeof file120},
    {"Demo/stories/tres-sopas-para-despues-de-medianoche.md", file121, sizeof file121},
    {"Demo/stories/un-cometa-se-vera-a-simple-vista-sobre-la-bahia.md", file122, sizeof file122},
    {"Demo/stories/un-dia-en-la-bahia-en-ocho-imagenes.md", file123, sizeof file123},
    {"Demo/stories/un-microfono-bajo-el-agua-cuenta-los-delfines-de-la-bahia.md", file124, sizeof file124},
    {"Demo/stories/un-telefono-de-segunda-mano-para-cada-maestro.md", file125, sizeof file125},
    {"Demo/stories/una-exfiscal-al-banquillo-por-el-caso-de-las-boyas.md", file126, sizeof file126},
    {"Demo/stories/villa-aurora-elige-alcaldesa-por-treinta-y-un-votos.md", file127, sizeof file127},
    {"Demo/stories/vuelven-los-trenes-nocturnos-a-norvania.md", file128, sizeof file128},
    {"Desk/images/icon.svg", file129, sizeof file129},
    {"Desk/locales/en.yaml", file130, sizeof file130},
    {"Desk/locales/es.yaml", file131, sizeof file131},
    {"Desk/scripts/answers.js", file132, sizeof file132},
    {"Desk/scripts/arrange.js", file133, sizeof file133},
    {"Desk/scripts/comments.js", file134, sizeof file134},
    {"Desk/scripts/dark-frame.js", file135, sizeof file135},
    {"Desk/scripts/desk.js", file136, sizeof file136},
    {"Desk/scripts/editor-clean.js", file137, sizeof file137},
    {"Desk/scripts/editor-commands.js", file138, sizeof file138},
    {"Desk/scripts/editor-dialogs.js", file139, sizeof file139},
    {"Desk/scripts/editor-find.js", file140, sizeof file140},
    {"Desk/scripts/editor-html.js", file141, sizeof file141},
    {"Desk/scripts/editor-letters.js", file142, sizeof file142},
    {"Desk/scripts/editor-paste.js", file143, sizeof file143},
    {"Desk/scripts/editor-rules.js", file144, sizeof file144},
    {"Desk/scripts/editor-schema.js", file145, sizeof file145},
    {"Desk/scripts/editor-toolbar.js", file146, sizeof file146},
    {"Desk/scripts/editor-undo.js", file147, sizeof file147},
    {"Desk/scripts/editor-views.js", file148, sizeof file148},
    {"Desk/scripts/editor.js", file149, sizeof file149},
    {"Desk/scripts/grow.js", file150, sizeof file150},
    {"Desk/scripts/home.js", file151, sizeof file151},
    {"Desk/scripts/lists.js", file152, sizeof file152},
    {"Desk/scripts/merge.js", file153, sizeof file153},
    {"Desk/scripts/picture-field.js", file154, sizeof file154},
    {"Desk/scripts/pictures.js", file155, sizeof file155},
    {"Desk/scripts/prose.js", file156, sizeof file156},
    {"Desk/scripts/story-copies.js", file157, sizeof file157},
    {"Desk/scripts/story-fields.js", file158, sizeof file158},
    {"Desk/scripts/story-past.js", file159, sizeof file159},
    {"Desk/scripts/story.js", file160, sizeof file160},
    {"Desk/scripts/unsent.js", file161, sizeof file161},
    {"Desk/scripts/uploads.js", file162, sizeof file162},
    {"Desk/styles/body-editor.css", file163, sizeof file163},
    {"Desk/styles/front.css", file164, sizeof file164},
    {"Desk/styles/library.css", file165, sizeof file165},
    {"Desk/styles/moderation.css", file166, sizeof file166},
    {"Desk/styles/newspaper.css", file167, sizeof file167},
    {"Desk/styles/programs.css", file168, sizeof file168},
    {"Desk/styles/publication.css", file169, sizeof file169},
    {"Desk/styles/style.css", file170, sizeof file170},
    {"Desk/styles/writing.css", file171, sizeof file171},
    {"Desk/templates/account.mustache", file172, sizeof file172},
    {"Desk/templates/audit.mustache", file173, sizeof file173},
    {"Desk/templates/calendar.mustache", file174, sizeof file174},
    {"Desk/templates/comment.mustache", file175, sizeof file175},
    {"Desk/templates/comments.mustache", file176, sizeof file176},
    {"Desk/templates/confirm.mustache", file177, sizeof file177},
    {"Desk/templates/corrections.mustache", file178, sizeof file178},
    {"Desk/templates/embargo.mustache", file179, sizeof file179},
    {"Desk/templates/front.mustache", file180, sizeof file180},
    {"Desk/templates/health.mustache", file181, sizeof file181},
    {"Desk/templates/home.mustache", file182, sizeof file182},
    {"Desk/templates/invitation.mustache", file183, sizeof file183},
    {"Desk/templates/invited.mustache", file184, sizeof file184},
    {"Desk/templates/kill.mustache", file185, sizeof file185},
    {"Desk/templates/layout.mustache", file186, sizeof file186},
    {"Desk/templates/merge.mustache", file187, sizeof file187},
    {"Desk/templates/message.mustache", file188, sizeof file188},
    {"Desk/templates/partials/audit-entry.mustache", file189, sizeof file189},
    {"Desk/templates/partials/comment-row.mustache", file190, sizeof file190},
    {"Desk/templates/partials/comment-told.mustache", file191, sizeof file191},
    {"Desk/templates/partials/difference.mustache", file192, sizeof file192},
    {"Desk/templates/partials/front-cell.mustache", file193, sizeof file193},
    {"Desk/templates/partials/front-slot.mustache", file194, sizeof file194},
    {"Desk/templates/partials/front-version.mustache", file195, sizeof file195},
    {"Desk/templates/partials/home-item.mustache", file196, sizeof file196},
    {"Desk/templates/partials/key.mustache", file197, sizeof file197},
    {"Desk/templates/partials/keys-rows.mustache", file198, sizeof file198},
    {"Desk/templates/partials/merge-part.mustache", file199, sizeof file199},
    {"Desk/templates/partials/names.mustache", file200, sizeof file200},
    {"Desk/templates/partials/picture-chooser.mustache", file201, sizeof file201},
    {"Desk/templates/partials/picture-field.mustache", file202, sizeof file202},
    {"Desk/templates/partials/picture-uses.mustache", file203, sizeof file203},
    {"Desk/templates/partials/row-acts.mustache", file204, sizeof file204},
    {"Desk/templates/partials/site-tabs.mustache", file205, sizeof file205},
    {"Desk/templates/partials/story-editor.mustache", file206, sizeof file206},
    {"Desk/templates/partials/story-file.mustache", file207, sizeof file207},
    {"Desk/templates/partials/story-publication.mustache", file208, sizeof file208},
    {"Desk/templates/partials/told.mustache", file209, sizeof file209},
    {"Desk/templates/partials/uploads.mustache", file210, sizeof file210},
    {"Desk/templates/people.mustache", file211, sizeof file211},
    {"Desk/templates/person.mustache", file212, sizeof file212},
    {"Desk/templates/picture-removal.mustache", file213, sizeof file213},
    {"Desk/templates/picture.mustache", file214, sizeof file214},
    {"Desk/templates/pictures.mustache", file215, sizeof file215},
    {"Desk/templates/plan-update.mustache", file216, sizeof file216},
    {"Desk/templates/plan.mustache", file217, sizeof file217},
    {"Desk/templates/preview.mustache", file218, sizeof file218},
    {"Desk/templates/program-removal.mustache", file219, sizeof file219},
    {"Desk/templates/program-secret.mustache", file220, sizeof file220},
    {"Desk/templates/programs.mustache", file221, sizeof file221},
    {"Desk/templates/publication.mustache", file222, sizeof file222},
    {"Desk/templates/question.mustache", file223, sizeof file223},
    {"Desk/templates/recovery-codes.mustache", file224, sizeof file224},
    {"Desk/templates/restoration.mustache", file225, sizeof file225},
    {"Desk/templates/revisions.mustache", file226, sizeof file226},
    {"Desk/templates/second-factor.mustache", file227, sizeof file227},
    {"Desk/templates/shared-preview.mustache", file228, sizeof file228},
    {"Desk/templates/sign-in-code.mustache", file229, sizeof file229},
    {"Desk/templates/sign-in.mustache", file230, sizeof file230},
    {"Desk/templates/site-blocks.mustache", file231, sizeof file231},
    {"Desk/templates/site-byline.mustache", file232, sizeof file232},
    {"Desk/templates/site-bylines.mustache", file233, sizeof file233},
    {"Desk/templates/site-look.mustache", file234, sizeof file234},
    {"Desk/templates/site-menus.mustache", file235, sizeof file235},
    {"Desk/templates/site-pages.mustache", file236, sizeof file236},
    {"Desk/templates/site-redirects.mustache", file237, sizeof file237},
    {"Desk/templates/site-section.mustache", file238, sizeof file238},
    {"Desk/templates/site-sections.mustache", file239, sizeof file239},
    {"Desk/templates/site-settings.mustache", file240, sizeof file240},
    {"Desk/templates/site-tag.mustache", file241, sizeof file241},
    {"Desk/templates/site-tags.mustache", file242, sizeof file242},
    {"Desk/templates/stories.mustache", file243, sizeof file243},
    {"Desk/templates/story-history.mustache", file244, sizeof file244},
    {"Desk/templates/story-views.mustache", file245, sizeof file245},
    {"Desk/templates/story.mustache", file246, sizeof file246},
    {"Desk/templates/webhook.mustache", file247, sizeof file247},
    {"Desk/templates/withdrawal.mustache", file248, sizeof file248},
    {"Desk/theme.yaml", file249, sizeof file249},
    {"Themes/portada/images/icon.svg", file250, sizeof file250},
    {"Themes/portada/locales/en.yaml", file251, sizeof file251},
    {"Themes/portada/locales/es.yaml", file252, sizeof file252},
    {"Themes/portada/scripts/portada.js", file253, sizeof file253},
    {"Themes/portada/styles/critical.css", file254, sizeof file254},
    {"Themes/portada/styles/late.css", file255, sizeof file255},
    {"Themes/portada/templates/article.mustache", file256, sizeof file256},
    {"Themes/portada/templates/blocks/article-end.mustache", file257, sizeof file257},
    {"Themes/portada/templates/blocks/breaking.mustache", file258, sizeof file258},
    {"Themes/portada/templates/blocks/footer.mustache", file259, sizeof file259},
    {"Themes/portada/templates/blocks/front.mustache", file260, sizeof file260},
    {"Themes/portada/templates/blocks/inline.mustache", file261, sizeof file261},
    {"Themes/portada/templates/blocks/masthead.mustache", file262, sizeof file262},
    {"Themes/portada/templates/blocks/rail.mustache", file263, sizeof file263},
    {"Themes/portada/templates/blocks/related.mustache", file264, sizeof file264},
    {"Themes/portada/templates/blocks/shares.mustache", file265, sizeof file265},
    {"Themes/portada/templates/comment-list.mustache", file266, sizeof file266},
    {"Themes/portada/templates/correction-list.mustache", file267, sizeof file267},
    {"Themes/portada/templates/error.mustache", file268, sizeof file268},
    {"Themes/portada/templates/front.mustache", file269, sizeof file269},
    {"Themes/portada/templates/gone.mustache", file270, sizeof file270},
    {"Themes/portada/templates/layout.mustache", file271, sizeof file271},
    {"Themes/portada/templates/list.mustache", file272, sizeof file272},
    {"Themes/portada/templates/not-found.mustache", file273, sizeof file273},
    {"Themes/portada/templates/page.mustache", file274, sizeof file274},
    {"Themes/portada/templates/partials/authors.mustache", file275, sizeof file275},
    {"Themes/portada/templates/partials/block-title.mustache", file276, sizeof file276},
    {"Themes/portada/templates/partials/breadcrumb.mustache", file277, sizeof file277},
    {"Themes/portada/templates/partials/byline.mustache", file278, sizeof file278},
    {"Themes/portada/templates/partials/caption.mustache", file279, sizeof file279},
    {"Themes/portada/templates/partials/comment.mustache", file280, sizeof file280},
    {"Themes/portada/templates/partials/comments.mustache", file281, sizeof file281},
    {"Themes/portada/templates/partials/corrections.mustache", file282, sizeof file282},
    {"Themes/portada/templates/partials/credit.mustache", file283, sizeof file283},
    {"Themes/portada/templates/partials/facts.mustache", file284, sizeof file284},
    {"Themes/portada/templates/partials/head.mustache", file285, sizeof file285},
    {"Themes/portada/templates/partials/kicker.mustache", file286, sizeof file286},
    {"Themes/portada/templates/partials/latest.mustache", file287, sizeof file287},
    {"Themes/portada/templates/partials/neighbours.mustache", file288, sizeof file288},
    {"Themes/portada/templates/partials/page-numbers.mustache", file289, sizeof file289},
    {"Themes/portada/templates/partials/pagination.mustache", file290, sizeof file290},
    {"Themes/portada/templates/partials/person.mustache", file291, sizeof file291},
    {"Themes/portada/templates/partials/picture.mustache", file292, sizeof file292},
    {"Themes/portada/templates/partials/share.mustache", file293, sizeof file293},
    {"Themes/portada/templates/partials/signed.mustache", file294, sizeof file294},
    {"Themes/portada/templates/partials/story-card.mustache", file295, sizeof file295},
    {"Themes/portada/templates/partials/story-lead.mustache", file296, sizeof file296},
    {"Themes/portada/templates/partials/story-list.mustache", file297, sizeof file297},
    {"Themes/portada/templates/partials/story-rail.mustache", file298, sizeof file298},
    {"Themes/portada/templates/partials/story-second.mustache", file299, sizeof file299},
    {"Themes/portada/templates/partials/story-small.mustache", file300, sizeof file300},
    {"Themes/portada/templates/partials/tags.mustache", file301, sizeof file301},
    {"Themes/portada/templates/partials/time.mustache", file302, sizeof file302},
    {"Themes/portada/templates/search.mustache", file303, sizeof file303},
    {"Themes/portada/theme.yaml", file304, sizeof file304},
};

const portada_asset *const portada_assets = list;
const size_t portada_asset_count = sizeof list / sizeof list[0];
