# La lista de medicinas, y lo que pasa con cada una. Una medicina es siempre un item, para que obedezca al nivel de palabras.

list-empty = Su lista está vacía. Para agregar una medicina, escriba lo que dice su etiqueta, así: agregar metformina 500 mg, 1 tableta dos veces al día con comida
    .sms = No hay nada en su lista. Para agregar una medicina, escriba: AGREGAR metformina 500 mg, 1 tableta dos veces al día con comida
list = En su lista: { $count ->
    [one] 1 medicina
   *[other] { $count } medicinas
}.
    { $lines }{ $level ->
    [0]
        {""}
        Aquí no las nombro, porque su nivel de palabras es 0. Para mostrar cada una por su nombre a un médico o farmacéutico, diga TARJETA.
    [1]
        {""}
        Para mostrar cada una por su nombre a un médico o farmacéutico, diga TARJETA.
   *[other] { $allergies ->
        [not-asked] {""}
        [none]
            {""}
            Alergias: ninguna conocida
       *[some]
            {""}
            Alergias: { $allergic-to }
    }
}
    .sms = Su lista, { $count ->
        [one] 1 medicina
       *[other] { $count } medicinas
    }:
        { $lines }
list-line = { $number }. { $level ->
    [2] { $medicine-names }: { $directions }{ $has-purpose ->
        [yes] , para { $purpose }
       *[no] {""}
    }{ $has-prescriber ->
        [yes] , la recetó { $prescriber }
       *[no] {""}
    }{ $is-known ->
        [no] {" "}(nombre desconocido, sin revisar)
       *[yes] {""}
    }
    [1] { $medicine-names }
   *[0] { $has-times ->
        [yes] { $times }
       *[no] { $is-needed ->
            [yes] según necesidad
           *[no] cuando toque
        }
    }
}{ $is-paused ->
    [yes] {" "}(en pausa)
   *[no] {""}
}{ $is-over ->
    [yes] {" "}(terminada)
   *[no] {""}
}
    .sms = { $number } { $level ->
        [2] { $medicine-names }: { $directions }{ $has-purpose ->
            [yes] , para { $purpose }
           *[no] {""}
        }{ $is-known ->
            [no] {" "}(sin revisar)
           *[yes] {""}
        }
        [1] { $medicine-names }
       *[0] { $has-times ->
            [yes] { $times }
           *[no] { $is-needed ->
                [yes] si hace falta
               *[no] cuando toque
            }
        }
    }{ $is-paused ->
        [yes] {" "}(en pausa)
       *[no] {""}
    }{ $is-over ->
        [yes] {" "}(terminada)
       *[no] {""}
    }

add-line = ¿Qué toma? Escriba lo que dice la etiqueta, o dígalo con sus palabras; pueden ser varias a la vez. Por ejemplo: metformina 500 mg, 1 tableta dos veces al día con comida
    .sms = ¿Qué toma? Escriba lo que dice la etiqueta, o con sus palabras. Por ejemplo: metformina 500 mg, 1 tableta dos veces al día con comida
add-unread = No pude leer esto: { $words }. No agregué nada. Escriba el nombre, cuánto y con qué frecuencia, por ejemplo: metformina 500 mg, 1 tableta dos veces al día con comida
    .sms = No pude leer: { $words }. No agregué nada. Por ejemplo: metformina 500 mg, 1 tableta dos veces al día con comida
add-list-full = Hay { $most } medicinas en su lista, y no puedo guardar más. Diga "ya no tomo" y el nombre de las que ya no toma.
# Varias a la vez: todas donde hay lugar, luego una por una.
add-several = { $again ->
    [yes] Estas { $count } no están guardadas todavía.
   *[no] Leí { $count } medicinas. Todavía no guardé nada.
}
    { $lines }
    Las vemos una por una, y pregunto lo que no esté claro. TODAS BIEN guarda de una vez lo que está claro.
    .sms = Leo { $count } medicinas. Nada queda guardado por ahora. Las leo de vuelta una por una. ESTA NO deja una fuera.
add-several-line = { $number }. { $medicine-names }{ $is-clear ->
    [yes] : { $directions }
   *[no] : tengo una pregunta
}
# Lo que pasó con la anterior, delante de la siguiente pregunta.
add-lead = { $lead ->
    [kept] Guardado: { $about-names }.
    [left] Sin guardar: { $about-names }.
    [same] Su lista queda igual para { $about-names }.
   *[none] {""}
}
add-back = Seguimos con lo que estaba anotando.
add-lapsed = Las medicinas que estaba anotando no entraron en su lista, porque nadie las confirmó. Escríbalas otra vez cuando quiera.
add-pointed = { $is-one ->
    [yes] La número { $number } ya no se pregunta. LISTA muestra lo guardado; diga CAMBIAR y su nombre para cambiarla.
   *[no] No hay número { $number }.
}
add-place = { $is-many ->
    [yes] { $number } de { $of }.{" "}
   *[no] {""}
}
add-before = { $lead ->
    [none] {""}
    [kept] { add-lead }{" "}
    [left] { add-lead }{" "}
    [same] { add-lead }{" "}
   *[other] {""}
}{ add-place }
add-beside = { $has-unread ->
    [yes] {" "}No entendí: { $unread }.
   *[no] {""}
}
add-confirm = { add-before }Leí: { $medicine-names }. { $directions }{ $has-purpose ->
    [yes] , para { $purpose }
   *[no] {""}
}.{ add-beside }{ $is-known ->
    [no] {" "}No conozco este nombre, así que no está revisado.
   *[yes] {""}
}{ $same ->
    [instead] {" "}Ocupa el lugar de { $old-names } en su lista.
    [both] {" "}Se suma a { $old-names } en su lista.
   *[none] {""}
} ¿Es lo que dice su etiqueta?
    .sms = { add-before }Leo: { $medicine-names }. { $directions }{ $has-purpose ->
        [yes] , para { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Nombre desconocido, sin revisar.
       *[yes] {""}
    }{ $same ->
        [instead] {" "}(En lugar de la anterior.)
        [both] {" "}(Junto con la otra.)
       *[none] {""}
    } ¿CORRECTO o INCORRECTO?
    .sms-else = Lo entiendo, pero es demasiado largo para leerlo de vuelta en un mensaje. Diga INCORRECTO; luego escriba menos, o pida ayuda a quien me administra.
add-name = { add-before }¿Cómo se llama esta medicina? Escribió cómo se toma, y no encontré su nombre.
    .sms-else = ¿Cómo se llama esta medicina? No encuentro su nombre.
add-meant = { add-before }Escribió “{ $words }”. ¿Quiso decir { $meant-names }?
    .sms = { add-before }Escribe “{ $words }”. ¿Quiere decir { $meant-names }? Diga OK o NO.
    .sms-else = Escribe “{ $words }”. ¿Quiere decir { $meant-names }? Diga OK o NO.
add-meant-several = { add-before }Escribió “{ $words }”. ¿Cuál quiso decir?
    .sms = { add-before }Escribe “{ $words }”. ¿Cuál es? { $choices }
    .sms-else = ¿Cuál quiere decir? { $choices }
add-ask = { add-before }{ $medicine-names }: { $question }{ add-beside }
    .sms-else = { $question }
add-wrong = { add-before }{ $medicine-names }: ¿qué es distinto? Dígalo, por ejemplo “dos veces al día”, “2 tabletas” o “se llama …”. O escriba otra vez toda la etiqueta.
    .sms = { add-before }{ $medicine-names }: ¿qué es distinto? Por ejemplo: dos veces al día, 2 tabletas, se llama … O escriba todo otra vez.
    .sms-else = ¿Qué es distinto? Por ejemplo: dos veces al día, 2 tabletas, se llama … O escriba todo otra vez.
add-same = { add-before }{ $old-names } de su lista es la misma medicina que { $medicine-names }. ¿Qué es?
    .sms = { add-before }{ $old-names } de su lista es la misma medicina. ¿Es { $choices }?
    .sms-else = Ya la tiene en su lista. ¿Es { $choices }?
add-same-box = Entonces su lista queda igual para { $medicine-names }.
add-purpose = { add-before }¿Para qué toma { $medicine-names }? Nombres como este se confunden con facilidad, por eso lo pregunto una vez.
    .sms = { add-before }¿Para qué toma { $medicine-names }? Su nombre se confunde con otros. O diga NO SÉ.
    .sms-else = ¿Para qué la toma? Su nombre se confunde con otros. O diga NO SÉ.
add-done = { add-lead } Eran { $of } en total: { $kept } están ahora en su lista. LISTA las muestra. No anoté nada de lo que tocaba hoy más temprano; si lo tomó, dígamelo.
    .sms = Eran { $of } en total: { $kept } quedan en su lista. LISTA las muestra. No anoto lo que tocaba hoy antes; si lo ha tomado, avise.
choice-not-this-one = Esta no
choice-yes-to-all = Todas bien
choice-meant-yes = Eso es
choice-meant-no = No, como lo escribí
choice-meant-none = Ninguna de estas
choice-do-not-know = No sé
choice-lettered = { $letter } { $medicine-names }
choice-same-box = { $letter } otra caja de la misma
choice-same-instead = { $letter } en lugar de la anterior
choice-same-both = { $letter } se toman las dos
# Las muchas formas de decirlo, con comas entre ellas.
all-of-them-words = todas bien, todas, todos, sí a todas, si a todas, sí a todo, guardar todas, todas ellas
leave-out-words = esta no, este no, dejarla fuera, déjela fuera, sin esta, la siguiente, siguiente
do-not-know-words = saltar, omitir, paso, siguiente, no sé, no lo sé, no estoy seguro, no estoy segura, ni idea
# Por SMS, cuando no cabe en un mensaje: paso a paso, y luego la pregunta.
add-part = { $medicine-names }{ $number ->
    [0] {""}
   *[other] , paso { $number }
}: { $directions }.
    .sms-else = { $medicine-names }
add-parts-confirm = { add-before }Así leo { $medicine-names }{ $has-purpose ->
    [yes] , para { $purpose }
   *[no] {""}
}.{ add-beside } ¿Es lo que dice su etiqueta?
    .sms = { add-before }Así leo { $medicine-names }{ $has-purpose ->
        [yes] , para { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Nombre desconocido, sin revisar.
       *[yes] {""}
    } ¿CORRECTO o INCORRECTO?
    .sms-else = Así lo leo. ¿CORRECTO o INCORRECTO?
# Por SMS, cuando lo leído no cabe en un mensaje.
read-back-too-long = Lo entiendo, pero es demasiado largo para mostrarlo aquí, así que nada queda guardado. Escriba menos, o pida ayuda a quien me administra.
choice-read-right = Correcto
choice-read-wrong = Incorrecto
added = Guardado: { $medicine-names }. { $directions }. { $has-times ->
    [yes] Preguntaré a las { $times }
   *[no] Preguntaré cuando toque
}{ $has-first ->
    [yes] , por primera vez el { $first-day } a las { $first }.
   *[no] .
}
    .sms = Guardado: { $medicine-names }. { $has-times ->
        [yes] Preguntaré a las { $times }
       *[no] Preguntaré cuando toque
    }{ $has-first ->
        [yes] , primero el { $first-day } a las { $first }.
       *[no] .
    }
added-as-needed = Guardado: { $medicine-names }. { $directions }. No preguntaré por ella. Cuando la tome, diga "tomé" y su nombre; antes, pregunte "¿puedo tomar" y su nombre.
    .sms = Guardado: { $medicine-names }. No preguntaré por ella. Cuando la tome, diga TOMÉ y su nombre. Antes pregunte PUEDO TOMAR y su nombre.
added-earlier = { added } Las { $earlier } de hoy ya pasaron. ¿La tomó hoy? No le pido que la tome ahora.
    .sms = Guardado: { $medicine-names }. ¿La ha tomado hoy a las { $earlier }? Diga YA TOMADA, NO TOMADA o la hora. No le pido que la tome ahora.
choice-took-already = Ya tomada
choice-not-taken-yet = No tomada
earlier-not-taken = Bien. No anoté nada para esa hora; empiezo con la próxima. Si tiene dudas, pregunte a su farmacéutico.

which-medicine = { $verb ->
    [change] ¿Qué medicina se toma de otro modo desde ahora?
   *[stop] ¿Qué medicina ya no toma?
}
    .sms = { $verb ->
        [change] ¿Qué medicina se toma de otro modo desde ahora?
       *[stop] ¿Qué medicina ya no toma?
    } Diga su letra: { $choices }
which-medicine-choice = { $letter } { $medicine-names }
change-line = ¿Cómo se toma { $medicine-names } desde ahora? Diga lo que es distinto, como “dos veces al día” o “2 tabletas”, o escriba la etiqueta nueva.
    .sms = ¿Cómo se toma { $medicine-names } desde ahora? Diga lo que es distinto, como: dos veces al día. O escriba la etiqueta nueva.
change-how = Yo no calculo cantidades. ¿Qué dice la nueva etiqueta de { $medicine-names }: cuánto y cada cuánto?
change-unread = No pude leer esto: { $words }. No ha cambiado nada. Diga lo que es distinto, como “dos veces al día” o “2 tabletas”, o escriba la etiqueta nueva.
    .sms = No pude leer: { $words }. No ha cambiado nada. Diga lo que es distinto, como: dos veces al día
change-confirm = Desde hoy { $old-names } pasa a ser: { $medicine-names }. { $directions }{ $has-purpose ->
    [yes] , para { $purpose }
   *[no] {""}
}.{ add-beside }{ $is-known ->
    [no] {" "}No conozco este nombre, así que no está revisado.
   *[yes] {""}
} ¿Está bien así?
    .sms = Desde hoy: { $medicine-names }. { $directions }{ $has-purpose ->
        [yes] , para { $purpose }
       *[no] {""}
    }.{ add-beside }{ $is-known ->
        [no] {" "}Nombre desconocido, sin revisar.
       *[yes] {""}
    } ¿CORRECTO o INCORRECTO?
    .sms-else = Lo entiendo, pero es demasiado largo para leerlo de vuelta en un mensaje. Diga INCORRECTO; luego escriba menos, o pida ayuda a quien me administra.
changed = Guardado desde hoy: { $medicine-names }. { $directions }. Lo anotado antes queda como estaba.{ $still-asked ->
    [yes] {" "}Lo de las { $time } se preguntó como era antes, y aún espera su respuesta.
   *[no] {""}
}
    .sms = Guardado desde hoy: { $medicine-names }. { $still-asked ->
        [yes] Lo de las { $time } se pregunta como antes y espera respuesta.
       *[no] Lo anotado antes queda como estaba.
    }
purpose-kept = Anotado: { $medicine-names } es para { $purpose }.
nothing-changed = No ha cambiado nada.
stop-medicine-confirm = ¿Quito { $medicine-names } de su lista, porque ya no la toma? Yo solo llevo la lista: si se deja una medicina lo dice quien la recetó.
    .sms = ¿Fuera de su lista: { $medicine-names }? Diga QUITAR DE LA LISTA o DEJARLA. Solo llevo la lista: dejar una medicina lo decide su médico.
stop-not-listed = “{ $name }” no está en su lista, así que no cambió nada. LISTA muestra lo que hay en ella. Si tiene dudas, pregunte a su farmacéutico.
    .sms = Su lista no tiene "{ $name }", así que todo sigue igual. Diga LISTA para verla.
choice-take-off = Quitar de la lista
choice-keep-it = Dejarla
medicine-stopped = { $medicine-names } ya no está en su lista, y no pregunto más por ella. Lo anotado queda. DESHACER la devuelve.
    .sms = Fuera de su lista: { $medicine-names }. No pregunto más por ella. Lo anotado queda. DESHACER la devuelve.
paused = En pausa{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}: { $medicines-names }. { $has-end ->
    [yes] Desde ese día pregunto otra vez.
   *[no] Diga REANUDAR para seguir.
} Yo solo llevo la lista: si se pausa una medicina lo dice quien la recetó.
    .sms = En pausa{ $has-end ->
        [yes] {" "}hasta el { $until }
       *[no] {""}
    }: { $medicines-names }. { $has-end ->
        [yes] Desde ese día pregunto otra vez.
       *[no] Diga REANUDAR para seguir.
    } Pausar una medicina lo decide su médico.
resumed = Seguimos con { $medicines-names }: pregunto otra vez cuando toque.
resume-nothing = Nada de eso está en pausa.
    .sms = Nada de eso se halla en pausa.
nickname-kept = Desde ahora la llamo { $nickname-names }.
nickname-taken = Confundiría ese nombre con otra cosa. Elija otro, por favor. No ha cambiado nada.
nickname-odd = Un nombre tiene como mucho { $most } letras, y no lleva | ni #. No ha cambiado nada.

# El texto de ayuda mientras hay una pregunta abierta sobre una medicina.
help-add = No entendí eso, y no agregué nada. { $step ->
    [confirm] Diga CORRECTO, o lo que es distinto, como “dos veces al día”.
    [meant] Diga OK o NO, o escriba el nombre.
    [same] Diga la letra de lo que es.
    [purpose] Diga para qué la toma, o NO SÉ.
    [line] Escriba lo que dice la etiqueta, por ejemplo: metformina 500 mg, 1 tableta dos veces al día con comida
   *[other] Diga cuánto y con qué frecuencia, como “1 tableta dos veces al día”. ESTA NO la deja fuera.
}
    .sms = No entiendo eso, y no agregué nada. { $step ->
        [confirm] Diga CORRECTO, o lo que es distinto, como: dos veces al día
        [meant] Diga OK o NO, o escriba el nombre.
        [same] Diga la letra de lo que es.
        [purpose] Diga para qué la toma, o NO SÉ.
        [line] Por ejemplo: metformina 500 mg, 1 tableta dos veces al día
       *[other] Por ejemplo: 1 tableta dos veces al día. O diga ESTA NO.
    }
help-change = No entendí eso, y no cambié nada. { $step ->
    [confirm] Diga CORRECTO, o lo que es distinto, como “dos veces al día”.
    [meant] Diga OK o NO, o escriba el nombre.
   *[other] Diga lo que es distinto, como “dos veces al día” o “2 tabletas”. ESTA NO la deja como estaba.
}
    .sms = No entiendo eso, y no cambié nada. { $step ->
        [confirm] Diga CORRECTO, o lo que es distinto, como: dos veces al día
        [meant] Diga OK o NO, o escriba el nombre.
       *[other] Diga lo que es distinto, como: dos veces al día. O diga ESTA NO.
    }
