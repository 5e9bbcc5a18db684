/// The words that passwords are made of which are tried first: names, love, clubs, places, keyboards, in Spanish and
/// English, without accents. Written for this project from what journalists, help desks and reports of leaked passwords
/// name again and again; copied from no list. With the endings that `CommonPasswords` takes off they stand for far more
/// than ten thousand passwords.
enum CommonWords {
    /// Each word once.
    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        abrete acceso access admin administracion administrador administradora administrator admon android apple
        bienvenida bienvenido bienvenidos cambiame cambiar changeme clave clavesecreta computador computadora
        computer contrasena contrasenia debian default dejameentrar demo entrar facebook fortnite gerente gmail
        google guest hacker hackers hotmail instagram internet invitado iphone joomla laptop letmein linux login
        maestro manager mario master matrix miclave micontrasena microsoft minecraft mypassword mysql netflix
        network nintendo openme operador operator oracle ordenador outlook pass passcode passphrase passwd password
        passwort playstation pokemon postgres prueba pruebas roblox root router samsung secret secreta secreto
        secretos server servidor sesamo signin sistema soporte spotify superuser support system temp temporal test
        testing toor trustno trustnoone twitter ubuntu user users usuario welcome whatsapp wifi windows wordpress
        xbox yahoo youtube zelda
        abcd abcde abcdef asd asdf azerty lkjhg mnbvc poiuy qaz qazwsx qwe qwer qwert qwerty wsx zxc zxcv
        canal columna cronica diario director directora editor editora editorial eldiario gaceta headline jefa
        jefatura jefe journalism journalist magazine media news newspaper newsroom noticia noticias periodico
        periodismo periodista portada prensa press primicia radio redaccion redactor redactora reportaje reporter
        reportera reportero revista semanario television titular titulares
        abuela abuelo amiga amigas amigo amigos amistad amor amores amormio angel angeles angelito baby babyboy
        babygirl beautiful bebe bella belleza beso besos bestfriend bonita bonito boy boys brother carino chica
        chico chiquita chiquito cielo corazon corazoncito cutie daddy darling esposa esposo familia family father
        flaca flaco forever friend friends girl girls gorda gordita gordito gordo guapa guapo heart hermana hermano
        hermanos hermosa hermoso hija hijo hijos honey ilove iloveyou juntos king kiss kisses life linda lindo loca
        loco loquita loquito love lovely loveme lover lovers loveyou mama mami mamita miamor miamorcito miamores
        micielo micorazon mifamilia mishijos mivida mom mommy morena moreno mother muneca munequita negra negrita
        negrito negro nena nene novia novio papa papi papito porsiempre preciosa pretty prince princesa princess
        principe queen reina rey rubia sexy siempre sister sweet sweetheart sweety teamo teamomucho teamoo tequiero
        tequieromucho together tuyyo vida
        adrian adriana agustin alan alba albert alberto alejandra alejandro alex alexander alexandra alexis alfonso
        alfredo alicia alison alonso alvaro amanda amber amelia ana anabel andrea andres andrew andy angela angelica
        angelina anita anthony antonia antonio araceli ariana armando arturo ashley astrid augusto aurora austin
        barbara beatriz belen benjamin bernardo betty blanca brandon brenda brian brittany bruno camila camilo carla
        carlos carmen carolina catalina cecilia cesar charles charlie christian christopher cinthia clara claudia
        claudio cristian cristiano cristina cristobal crystal daniel daniela danielle danny dario david dayana
        debora diana diego dolores dylan edgar eduardo edwin elena eliana elias elisa elizabeth emanuel emilia
        emilio emily emma enrique eric erica erick erika ernesto esperanza esteban estefania estela ester eugenia
        eva evelyn fabian fabiana fabiola fatima federico felipe fernanda fernando flor florencia francisca
        francisco franco franklin gabriel gabriela genesis george gerardo german giovanni gisela gladys gloria
        gonzalo graciela gregorio guadalupe guillermo gustavo hannah hector henry hernan hugo ignacio irene iris
        isaac isabel isabella israel ivan jackson jacob jaime james jasmine jason javier jazmin jennifer jeremy
        jesica jessica jesus jhon jimena joaquin john johnny jonathan jordan jorge jose josefina joseluis josemaria
        joseph joshua juan juana juancarlos juanita juanjose juanpablo julia julian juliana julieta julio justin
        karen karina karla katherine kevin kimberly laura lauren leidy leonardo leonel leticia lidia liliana lina
        lizbeth lorena lorenzo lourdes lucas lucia luciana luciano lucy luis luisa luisfernando luz magdalena manuel
        manuela marcela marcelo marco marcos margarita maria mariajose mariana mariano marina marta martha martin
        martina mateo matias matthew mauricio mayra megan melissa mercedes michael michelle miguel miguelangel
        miriam monica natalia nathan nelson nicolas nicole norma olga omar oscar pablo pamela paola patricia
        patricio paula paulina paulo pedro pilar rachel rafael ramon raquel raul rebeca ricardo richard robert
        roberto rocio rodrigo romina rosa rosario ruben ryan samantha samuel sandra santiago sara sarah sebastian
        sergio silvia sofia soledad sonia stephanie susana tamara taylor teresa thomas tiffany tomas tyler valentina
        valeria vanessa veronica vicente victor victoria virginia viviana walter wendy william ximena yolanda
        abeja agua aguila arcoiris autumn ballena beach bear bird bosque burro butterfly caballo cat chicken cobra
        cometa conejo cristal delfin diamante diamond dinosaurio dog doggy dolphin dragon eagle elefante elephant
        esmeralda estrella estrellita falcon fenix flores flower flowers fox fuego galaxia galaxy ganso gata gatita
        gatito gato girasol golden halcon hormiga horse invierno jazmines jirafa kitty koala leon lion lluvia lobo
        lucero luna lunita mar margaritas mariposa monkey mono montana moon mouse nieve ocean oceano oro orquidea
        oso otono pajaro paloma panda pantera panther penguin perla perra perrito perro phoenix pinguino planeta
        plata playa pollito pollo primavera puppy rabbit rainbow raton relampago rio rosas rose roses selva
        serpiente shadow shark silver snake sol sombra spring star stars storm summer sun sunflower sunshine thunder
        tiburon tierra tiger tigre tormenta toro tortuga trueno turtle unicorn unicornio vaca verano viento violeta
        whale winter wolf zorro
        abogado aguacate amarillo arepa avion azucar azul baile banana barco beer bicicleta black blanco blue book
        butter cafe camaro camion candy canela caramel caramelo carro casa celeste cereza cerveza cheese cherry
        chevrolet chocolate cocacola coche coffee colegio college cookie cookies corvette dance danza doctor doctora
        dulce durazno empanada enfermera escuela estudiante ferrari ford fresa galleta galletas ginger green guitar
        guitarra hamburguesa harley helado honda house ingenieria ingeniero leche lemon libro limon mango manzana
        melon metal micasa morado moto music musica mustang naranja nissan nurse orange pan peaches peanut pelota
        pepper pepsi piano pimienta pink pizza policia porsche profesor profesora purple queso red reggaeton rock
        rockandroll rojo rosado sal salsa salsero sandia school soldado strawberry student sugar teacher tequila
        tomate toyota tren universidad uva vainilla verde vino watermelon white yamaha yellow
        alianzalima americadecali arsenal atletico barbie barca barcelona baseball basketball basquetbol batman
        bayern beisbol betis bilbao blancanieves bobesponja boca bocajuniors boxeo campeon campeones caracas
        cardenales cenicienta champion champions cheerleader chelsea chivas colocolo cowboys cruzazul eagles
        football futbol ganador gandalf garfield goku gol golf golfer harrypotter hellokitty hockey homero hulk
        independiente inter ironman juventus karate lakers leones liverpool madrid magallanes manchester maradona
        merlin messi mickey milan millonarios minnie monterrey nacional naruto natacion navegantes neymar packers
        penarol pikachu pumas racing rayados realmadrid redsox river riverplate ronaldinho ronaldo sanlorenzo
        santafe scooby sevilla simpsons skywalker snoopy soccer softball spiderman starwars steelers superman tenis
        tennis tiburones tigres tinkerbell united universitario valencia voleibol volleyball winner yankees zidane
        africa alemania america andalucia arequipa argentina argentino asia asuncion australia barquisimeto
        barranquilla bogota bolivia borinquen boston brasil brazil buenosaires cali california canada canarias
        cartagena cataluna chicago chile chileno cochabamba colombia colombiano cordoba costarica cuba cubano cusco
        dominicana ecuador elsalvador espana espanol europa europe florida france francia galicia germany
        guadalajara guatemala guayaquil habana honduras italia italy japan lapaz latina latino latinoamerica lima
        london londres losangeles managua maracaibo maracay medellin mendoza merida mexicano mexico miami montevideo
        newyork nicaragua nuevayork panama paraguay paris peru peruano puebla puertorico quito roma salvador sanjuan
        santodomingo saopaulo spain tenerife texas tijuana uruguay valparaiso venezolana venezolano venezuela
        veracruz
        adios alegria asesino asshole beatles bendecida bendicion bendiciones bitch blessed buenosdias cabron carajo
        chao church compania company cono contabilidad cristo cristovive culo danger death demon demonio devil
        diablo dinero dios diosesamor diosmio diosteama dolares dollar eminem empresa esperanzas faith fantasma fe
        felicidad feliz fiesta finanzas force forgot forgotten freedom fuck fucker fuckoff fuckyou fuerza ghost god
        godisgood godislove goodbye gracias greenday guadalupana guerrera guerrero happiness happy hello helloworld
        hero heroe hi hola holahola holamundo hope iglesia imposible impossible invencible jesucristo jesusislord
        jesusteama killer legend leyenda libertad libre linkinpark magia magic magico maldito metallica mierda
        migodios millonario money muerte nada nadie negocio ninguna ninguno ninja nirvana nose nosenose noteolvides
        nothing oficina olvidado olvido party paz peace peligro pendejo pirata pirate pobre poder power pussy puta
        puto rbd rebel rebelde recursos rich risas sales samurai santamaria sex sexo shakira shit siempreamor
        slipknot smile smiley sonrisa thankyou trabajo vampire vampiro ventas verga virgencita warrior whatever work
        zombie
        abril agosto anonuevo april august ayer birthday christmas cumpleanos december diciembre domingo enero
        febrero february friday hoy january jueves july june junio lunes manana march martes marzo mayo miercoles
        monday navidad newyear nochebuena november noviembre october octubre sabado saturday september septiembre
        setiembre sunday thursday today tuesday viernes wednesday
        airforce army asdfghjkl bailey bandit buddy buster chester chispa coco daisy dallas dragonball duke firulais
        fishing hunter hunting lucky maggie manchas marine marines max mercury molly motita nascar navy oliver
        peluche peluchin pelusa police princesita qwertyuiop ranger rascal rocky sammy scooter sparky tigger toby
        tucker zaq zxcvbnm
        """
}
