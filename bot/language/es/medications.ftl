# La lista de medicinas, y lo que pasa con cada una. Una medicina es siempre un item, para que obedezca al nivel de palabras.

list-empty = Su lista está vacía. Para agregar una medicina, escríbala así: agregar metformina 500 mg | 1 tableta | dos veces al día | con comida
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

add-line = Escriba la medicina en una línea, con | entre sus partes: nombre y concentración | cuánto | con qué frecuencia | comida. Así: metformina 500 mg | 1 tableta | dos veces al día | con comida
add-again = Entonces escríbala otra vez, en una línea, con | entre sus partes: nombre y concentración | cuánto | con qué frecuencia | comida.
add-unread = No pude leer esto: { $words }. No agregué nada. Escríbala así: metformina 500 mg | 1 tableta | dos veces al día | con comida
add-weekly-only = { $medicine-names } se toma una vez por semana, un día fijo, así que no la agrego de otro modo. Escriba el día, así: metotrexato 2.5 mg | 4 tabletas | los lunes. Pregunte a su farmacéutico si su etiqueta dice otra cosa.
add-too-long = Esa línea es demasiado larga para mí: puede tener { $most } caracteres. No agregué nada.
add-list-full = Hay { $most } medicinas en su lista, y no puedo guardar más. Diga "ya no tomo" y el nombre de las que ya no toma.
add-confirm = Leí: { $medicine-names }. { $directions }.{ $is-listed ->
    [yes] {" "}Ya está en su lista, y esto se sumaría a lo que hay.
   *[no] {""}
} ¿Es lo que dice su etiqueta?
choice-read-right = Correcto
choice-read-wrong = Incorrecto
added = Guardado: { $medicine-names }. { $directions }. { $has-times ->
    [yes] Preguntaré a las { $times }
   *[no] Preguntaré cuando toque
}{ $has-first ->
    [yes] , por primera vez el { $first-day } a las { $first }.
   *[no] .
}
added-as-needed = Guardado: { $medicine-names }. { $directions }. No preguntaré por ella. Cuando la tome, diga "tomé" y su nombre; antes, pregunte "¿puedo tomar" y su nombre.
added-earlier = { added } Las { $earlier } de hoy ya pasaron. ¿La tomó hoy? No le pido que la tome ahora.
choice-took-already = Ya tomada
choice-not-taken-yet = No tomada
earlier-not-taken = Bien. No anoté nada para esa hora; empiezo con la próxima. Si tiene dudas, pregunte a su farmacéutico.

which-medicine = { $verb ->
    [change] ¿Qué medicina se toma de otro modo desde ahora?
   *[stop] ¿Qué medicina ya no toma?
}
which-medicine-choice = { $letter } { $medicine-names }
change-line = ¿Cómo se toma { $medicine-names } desde ahora? Escriba la línea entera: nombre y concentración | cuánto | con qué frecuencia | comida
change-confirm = Desde hoy { $old-names } pasa a ser: { $medicine-names }. { $directions }. ¿Es lo que dice su etiqueta?
changed = Guardado desde hoy: { $medicine-names }. { $directions }. Lo anotado antes queda como estaba.
nothing-changed = No ha cambiado nada.
stop-medicine-confirm = ¿Quito { $medicine-names } de su lista, porque ya no la toma? Yo solo llevo la lista: si se deja una medicina lo dice quien la recetó.
choice-take-off = Quitar de la lista
choice-keep-it = Dejarla
medicine-stopped = { $medicine-names } ya no está en su lista, y no pregunto más por ella. Lo anotado queda. DESHACER la devuelve.
paused = En pausa{ $has-end ->
    [yes] {" "}hasta el { $until }
   *[no] {""}
}: { $medicines-names }. { $has-end ->
    [yes] Desde ese día pregunto otra vez.
   *[no] Diga REANUDAR para seguir.
} Yo solo llevo la lista: si se pausa una medicina lo dice quien la recetó.
resumed = Seguimos con { $medicines-names }: pregunto otra vez cuando toque.
resume-nothing = Nada de eso está en pausa.
nickname-kept = Desde ahora la llamo { $nickname-names }.
nickname-taken = Confundiría ese nombre con otra cosa. Elija otro, por favor. No ha cambiado nada.
nickname-odd = Un nombre tiene como mucho { $most } letras, y no lleva | ni #. No ha cambiado nada.
