# La lista de medicinas, y lo que pasa con cada una. Una medicina es siempre un item, para que obedezca al nivel de palabras.

list-empty = Su lista está vacía. Para agregar una medicina, escríbala así: agregar metformina 500 mg | 1 tableta | dos veces al día | con comida
    .sms = No hay nada en su lista. Para agregar una medicina, escriba: AGREGAR metformina 500 mg, 1 tableta, dos veces al día, con comida
list = En su lista: { $count ->
    [one] 1 medicina
   *[other] { $count } medicinas
}.
    { $lines }{ $level ->
    [0]
        {""}
        Aquí no las nombro, porque su nivel de palabras es 0. AJUSTES dice más.
   *[other] {""}
}
    .sms = Su lista, { $count ->
        [one] 1 medicina
       *[other] { $count } medicinas
    }:
        { $lines }
list-line = { $number }. { $level ->
    [2] { $medicine-names }: { $directions }
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
}
    .sms = { $number } { $level ->
        [2] { $medicine-names }: { $directions }
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
    }

add-line = Escriba la medicina en una línea, con | entre sus partes: nombre y concentración | cuánto | con qué frecuencia | comida. Así: metformina 500 mg | 1 tableta | dos veces al día | con comida
    .sms = Escriba en una línea, con comas: nombre y concentración, cuánto, con qué frecuencia, comida. Así: metformina 500 mg, 1 tableta, dos veces al día, con comida
add-again = Entonces escríbala otra vez, en una línea, con | entre sus partes: nombre y concentración | cuánto | con qué frecuencia | comida.
    .sms = Entonces escríbala otra vez en una línea, con comas: nombre y concentración, cuánto, con qué frecuencia, comida.
add-unread = No pude leer esto: { $words }. No agregué nada. Escríbala así: metformina 500 mg | 1 tableta | dos veces al día | con comida
    .sms = No pude leer: { $words }. No agregué nada. Escríbala así: metformina 500 mg, 1 tableta, dos veces al día, con comida
add-weekly-only = { $medicine-names } se toma una vez por semana, un día fijo, así que no la agrego de otro modo. Escriba el día, así: metotrexato 2.5 mg | 4 tabletas | los lunes. Pregunte a su farmacéutico si su etiqueta dice otra cosa.
    .sms = { $medicine-names } es de una vez por semana. Escriba el día: metotrexato 2.5 mg, 4 tabletas, los lunes. Si su etiqueta dice otra cosa, vaya a la farmacia.
add-too-long = Esa línea es demasiado larga para mí: puede tener { $most } caracteres. No agregué nada.
    .sms = Esa línea es demasiado larga: puede tener { $most } caracteres. No agregué nada.
add-list-full = Hay { $most } medicinas en su lista, y no puedo guardar más. Diga "ya no tomo" y el nombre de las que ya no toma.
add-confirm = Leí: { $medicine-names }. { $directions }.{ $is-listed ->
    [yes] {" "}Ya está en su lista, y esto se sumaría a lo que hay.
   *[no] {""}
} ¿Es lo que dice su etiqueta?
    .sms = Leo: { $medicine-names }. { $directions }.{ $is-listed ->
        [yes] {" "}(Ya en su lista.)
       *[no] {""}
    } ¿CORRECTO o INCORRECTO?
    .sms-else = Lo entiendo, pero es demasiado largo para leerlo de vuelta en un mensaje. Diga INCORRECTO; luego escriba menos, o pida ayuda a quien me administra.
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
change-line = ¿Cómo se toma { $medicine-names } desde ahora? Escriba la línea entera: nombre y concentración | cuánto | con qué frecuencia | comida
    .sms = ¿Cómo se toma { $medicine-names } desde ahora? Escriba en una línea, con comas: nombre y concentración, cuánto, con qué frecuencia, comida
change-confirm = Desde hoy { $old-names } pasa a ser: { $medicine-names }. { $directions }. ¿Es lo que dice su etiqueta?
    .sms = Desde hoy: { $medicine-names }. { $directions }. ¿CORRECTO o INCORRECTO?
    .sms-else = Lo entiendo, pero es demasiado largo para leerlo de vuelta en un mensaje. Diga INCORRECTO; luego escriba menos, o pida ayuda a quien me administra.
changed = Guardado desde hoy: { $medicine-names }. { $directions }. Lo anotado antes queda como estaba.
    .sms = Guardado desde hoy: { $medicine-names }. Lo anotado antes queda como estaba.
nothing-changed = No ha cambiado nada.
stop-medicine-confirm = ¿Quito { $medicine-names } de su lista, porque ya no la toma? Yo solo llevo la lista: si se deja una medicina lo dice quien la recetó.
    .sms = ¿Fuera de su lista: { $medicine-names }? Diga QUITAR DE LA LISTA o DEJARLA. Solo llevo la lista: dejar una medicina lo decide su médico.
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
