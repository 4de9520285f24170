# Compartir: invitaciones, códigos, qué puede alguien y cómo termina.

care-invite = Lea este código a quien le va a cuidar conmigo: { $code }. Vale una vez, durante 10 minutos.{ $has-link ->
    [yes] {" "}Me lo escribe, escanea la imagen o abre { $link }
   *[no] {" "}Me lo escribe a mí.
}
    Después le pregunto a usted qué puede saber. No se comparte nada antes de que diga que sí a su nombre.
    .sms = Lea este código: { $code }. Vale una vez, 10 minutos. Me lo mandan; después le pregunto qué pueden saber.
care-need-code = Para cuidar a alguien conmigo necesita un código. Quien toma las medicinas me dice INVITAR y le lee el código, o lo hace quien me maneja. ¿Ya lo tiene? Escríbalo aquí.
    .sms = Para cuidar a alguien conmigo necesita un código. Esa persona me dice INVITAR y se lo lee. Escríbalo aquí.
care-code-hint = ¿Es un código que alguien le leyó? Entonces diga CÓDIGO delante, así: CÓDIGO 7K3M 9QXT
care-code-refused = { $why ->
    [expired] Ese código ya no vale: vale 10 minutos. Pida otro.
    [used] Alguien ha usado ya ese código, y cada uno vale una vez. Pida otro.
    [too_many] Fueron demasiados códigos equivocados. Desde aquí no miro más durante una hora.
    [own] Ese código es suyo: es para otra persona, que lo escribe en su propio teléfono. Nadie cuida aquí de su propia lista con un código.
   *[unknown] No conozco ese código. Mírelo otra vez: 8 letras y números.
}{ $left ->
    [0] {""}
    [one] {" "}Queda un intento.
   *[other] {" "}Quedan { $left } intentos.
}
care-linked-already = Ya cuida a { $called } conmigo. { $called } puede cambiar lo que usted ve.
ask-care-name = Es un código de { $called }. ¿Cómo se llama usted? Con ese nombre le pregunto a { $called }.
care-name-is-theirs = { $called } es quien le dio el código. Si usted se llama igual, escriba también su apellido, para que nadie se confunda.
ask-care-reach = { $called } puede pararme, o no estar al alcance, y entonces no llegaría ningún aviso. ¿Le aviso cuando sea así? También se lo pregunto a { $called }.
    .sms = Si { $called } me para o no le alcanzo, ¿le aviso a usted? También se lo pregunto. Diga OK o NO.
choice-tell-me = Avíseme
choice-tell-me-not = No
care-paper = { $called } le cuida conmigo desde ahora, como dice el papel que ha firmado usted. QUIÉN VE muestra qué puede.
care-managed = { $called } no tiene teléfono propio: sus recordatorios llegan aquí, con el nombre delante. Responda por { $called }: 1 tomado, 2 luego, 3 no lo toma.
    .sms = Los recordatorios de { $called } llegan aquí, con su nombre. Responda: 1 tomado, 2 luego, 3 no lo toma.
ask-care-pin = Un teléfono puede llegar a otras manos. Elija seis números que le pediré antes de cambiar algo de { $called }. Escríbalos ahora; que no sean fáciles como 123456.
    .sms = Elija seis números que pediré antes de cambiar una lista aquí. Escríbalos ahora; no fáciles como 123456.
care-join-read = Que no llegue un mensaje no prueba que todo va bien: los teléfonos fallan, y yo también. No soy emergencias.
ask-care-agree = Lea esto, por favor. Le digo lo que { $called } le permite saber, y nada más. Que no llegue un mensaje no prueba que todo va bien: los teléfonos fallan, y yo también. No soy un servicio de emergencias.
    Guardo su nombre y esta dirección, sellados. Con ALTO termina cuando quiera; entonces { $called } se entera de que usted ya no recibe nada.
    ¿Está de acuerdo?
    .sms = Guardo su nombre y número. Puede haber cargos por mensajes y datos. ALTO lo termina y { $called } lo sabrá. Diga ACEPTO o NO.
care-join-done = Gracias. Ahora se lo pregunto a { $called }. Le escribo cuando { $called } acepte su nombre.
care-join-declined = Entonces no se comparte nada, y no guardo nada de esto.

care-asks = { $name } pide cuidarle conmigo, con el código { $by-you ->
    [yes] que usted hizo a las { $time }
   *[no] que se hizo para usted a las { $time }
}{ $is-known ->
    [yes] {" "}para su { $relation }
   *[no] {""}
}. Todavía no se comparte nada.
    ¿Es así? Entonces diga { $called }. Si no, diga NO { $called }.
    .sms = { $called } pide cuidarle conmigo (código de las { $time }). ¿Es así? Diga { $called }. Si no, NO { $called }.
care-say-the-name = { $called } pide cuidarle. Solo cuenta el nombre: diga { $called } para seguir, o NO { $called }.
care-name = { $called }
care-no-name = No { $called }

ask-care-rights = ¿Qué puede { $called }? Diga las letras, como A C.
    A saber lo que no contesté
    B saber lo que decidí no tomar
    C preguntar cómo voy hoy
    D recibir el resumen de la semana
    E ver todo el registro, con los nombres
    F decir por mí que tomé algo
    G llevar mi lista: agregar, cambiar, pausar
    .sms = ¿Qué puede { $called }? A faltas, B omitidas, C hoy, D semana, E registro, F decir que tomé, G mi lista. Diga letras: AC
care-skips-alone = Lo que usted decide no tomar se dice junto a lo que queda sin respuesta: la B no hace nada sin la A. Diga A B para las dos, o las otras letras sin la B.
care-usual = AC
care-all = Todo
care-right = { $right ->
    [alerts] saber lo que faltó
    [skips] saber lo que se omitió
    [today] preguntar por hoy
    [week] recibir la semana
    [record] ver el registro
    [report] anotar tomas
    [keep_list] llevar la lista
    [reach] saber si no puede llegar un aviso
   *[nothing] nada
}
    .sms = { $right ->
        [alerts] faltas
        [skips] omitidas
        [today] hoy
        [week] semana
        [record] registro
        [report] anotar tomas
        [keep_list] llevar lista
        [reach] sin avisos
       *[nothing] nada
    }
ask-care-heard = Si usted dice ALTO, o no le alcanzo, ya no llega ningún aviso. ¿Puede saberlo { $called }?
    .sms = Si usted me para o no le alcanzo, ¿puede saberlo { $called }? Diga OK o NO.
choice-tell-them = Que lo sepa
choice-tell-them-not = No
ask-care-until = ¿Hasta cuándo puede { $called }? En medio año es { $day }. Escriba otro día, como 3 de mayo, o 3 meses.
    .sms = ¿Hasta cuándo? Diga OK para { $day }, SIN PLAZO, u otro día, como 3 DE MAYO.
care-until = Hasta { $day }
care-no-end = Hasta que yo lo termine
care-no-end-words = sin plazo, sin fin, no fin, hasta que yo lo termine, hasta que lo termine, para siempre, siempre, sin fecha, sin fecha de fin, indefinido, sin término, sin límite
care-terms = { $called } puede { $rights }{ $has-end ->
    [yes] , hasta { $day }
   *[no] , hasta que usted lo termine
}.
    .sms = { $called } puede: { $rights }; { $has-end ->
        [yes] hasta { $day }
       *[no] sin plazo
    }.
ask-care-agreed = Que { $called } no reciba un mensaje no prueba que todo va bien: los teléfonos fallan, y yo también. Puede terminarlo cuando quiera: diga QUITAR { $called }. Cada palabra que se le diga, usted la puede leer.
    ¿Está de acuerdo?
    .sms = Sin mensaje no es seguro que todo va bien: los teléfonos fallan. Termina con QUITAR { $called }. Diga ACEPTO o NO.
care-agreed = { $is-new ->
    [yes] De acuerdo. { $called } lo sabe, y recibe un aviso de prueba si le permite avisos.
   *[no] De acuerdo, vale desde ahora. { $called } lo sabe.
} Diga QUIÉN VE para leerlo otra vez.
care-not-agreed = Entonces no cambia nada, y no se comparte nada más con { $called }.
care-yes = { $is-new ->
    [yes] { $called } ha dicho que sí.
   *[no] { $called } ha cambiado lo que usted puede.
} Puede { $rights }{ $has-end ->
    [yes] , hasta { $day }.
   *[no] .
}
    .sms = { $called } { $is-new ->
        [yes] acepta
       *[no] lo ha cambiado
    }. Puede: { $rights }{ $has-end ->
        [yes] ; hasta { $day }
       *[no] {""}
    }.
care-test = Este es un aviso de prueba sobre { $called }. No faltó nada: así llegaría un aviso.
ask-care-test = ¿Ha llegado el aviso de prueba?
    .sms = ¿Ha llegado el aviso de prueba? Diga HA LLEGADO.
choice-got-it = Ha llegado
choice-not-now = Ahora no
care-test-done = Gracias. Y aun así: que no llegue un mensaje no prueba que todo va bien.
care-test-heard = A { $called } le ha llegado el aviso de prueba.

care-ends-soon = Lo que { $called } puede saber de usted termina el { $day }.{ $nobody ->
    [yes] {" "}Entonces no se avisa a nadie si le falta algo.
   *[no] {""}
} Si debe seguir, diga RENUEVE { $called }.
    .sms = Lo de { $called } termina el { $day }.{ $nobody ->
        [yes] {" "}Entonces no se avisa a nadie si le falta algo.
       *[no] {""}
    } Para seguir: RENUEVE { $called }.
care-end-reached = El plazo de { $called } llega a su fin el { $day }: ya no se le dice nada de usted, y lo sabe.{ $nobody ->
    [yes] {" "}Ahora no se avisa a nadie si le falta algo.
   *[no] {""}
} Si debe seguir, diga RENUEVE { $called }.
    .sms = El plazo de { $called } llega a su fin el { $day }, y lo sabe.{ $nobody ->
        [yes] {" "}Ahora no se avisa a nadie si le falta algo.
       *[no] {""}
    } Para seguir: RENUEVE { $called }.
care-renew = Seguir con { $called }
care-sees-nobody = Nadie más que usted recibe nada de este bot. Para que alguien lo sepa, diga INVITAR.
care-sees = Estas personas pueden saber de sus medicinas:
    { $lines }
    Para leer lo que se le dijo a alguien, diga QUÉ SABE { $called }. Para terminarlo, diga QUITAR { $called }.
    .sms = QUÉ SABE { $called } muestra cada palabra que se dijo. QUITAR { $called } lo termina.
care-sees-line = { $called }{ $is-known ->
    [yes] {" "}({ $relation })
   *[no] {""}
}: { $state ->
    [asks] lo pide, y espera su respuesta
    [over] ya no sabe nada: llega a su fin el { $day }
    [deaf] puede { $rights }, pero mis mensajes no le llegan
   *[agreed] puede { $rights }
}{ $has-end ->
    [yes] , hasta { $day }
   *[no] {""}
}{ $hidden-count ->
    [0] {""}
   *[other] , pero nada de { $hidden-names }
}
    .sms = { $called }{ $state ->
        [asks] {" "}lo pide, y espera su respuesta
        [over] {" "}ya no sabe nada: llega a su fin el { $day }
        [deaf] {" "}no se entera de nada ahora: mis mensajes no le llegan
       *[agreed] : { $rights }
    }{ $has-end ->
        [yes] ; hasta { $day }
       *[no] {""}
    }{ $hidden-count ->
        [0] {""}
       *[other] ; ocultas: { $hidden-count }
    }
care-told = A { $called } se le dijo esto{ $left ->
    [0] {""}
   *[other] {" "}(antes: { $left }; diga QUÉ SABE { $called } DESDE { $from })
}:
    { $lines }
care-told-line = { $day }, { $time }: { $sent ->
    [yes] { $words }
   *[no] en camino
}
care-told-text = { $called }, { $day } { $time }: { $sent ->
    [yes] { $words }
   *[no] en camino
}
care-told-earlier = Antes: { $left }. Diga QUÉ SABE { $called } DESDE { $from } para seguir leyendo.
care-told-nothing = A { $called } todavía no se le dijo nada de usted.

care-hidden = Desde ahora a { $called } no se le muestra ni se le dice nada de { $medicine-names }, ni tampoco que está oculto. Lo que ya se dijo, dicho está: QUÉ SABE { $called } lo muestra.
    .sms = A { $called } no se le dice nada de { $medicine-names } desde ahora, ni que se oculta. QUÉ SABE { $called } muestra lo dicho.
care-shown-again = { $called } puede saber otra vez de { $medicine-names }, como de las demás.
care-hidden-as-before = Deshecho: { $called } puede saber de sus medicinas lo mismo que antes. QUIÉN VE lo muestra.
care-hide-keeps = { $called } lleva su lista, así que ve todo lo que hay en ella. Para ocultar { $medicine-names }, diga primero CAMBIAR LO QUE VE { $called }, y deje fuera la G.
    .sms = { $called } lleva su lista y la ve toda. Para ocultar { $medicine-names }, diga CAMBIAR LO QUE VE { $called }, sin la G.

ask-care-drop = { $called } no sabrá nada desde ahora. ¿Se lo digo?
    Si termina en silencio, { $called } sigue creyendo que alguien vigila, y toma el silencio por buena noticia.
    .sms = ¿Terminarlo? A decírselo a { $called }. B en silencio: lo creerá buena noticia. O DEJARLO.
ask-care-drop-all = Desde ahora nadie sabrá nada. ¿Se lo digo a { $called }?
    Si termina en silencio, siguen creyendo que alguien vigila, y toman el silencio por buena noticia.
    .sms = ¿Terminarlo con todos? A decirlo. B en silencio: lo creerán buena noticia. O DEJARLO.
care-drop-a = A Decírselo a { $called }
care-drop-b = B En silencio
care-drop-keep = Dejarlo
care-openly-words = sí, dígalo, dilo, dígaselo, díselo, decírselo, dígale a, dile a, avísele, avísale, avísele a, avísale a, que lo sepa, que lo sepan, abiertamente, sí dígaselo, sí díselo, sí avísele
care-quietly-words = en silencio, sin decírselo, sin decirlo, sin decir nada, sin decirle nada, sin avisar, sin avisarle, sin que lo sepa, sin que lo sepan, no se lo diga, no se lo digas, no le diga, no le digas, no le diga a, no le digas a, no le diga nada, no le digas nada, a escondidas, en secreto, no le avise, no le avises, calladamente
care-dropped = { $called } no sabe nada desde ahora, y { $how ->
    [quietly] no lo sabe
   *[openly] lo sabe
}.{ $nobody ->
    [yes] {" "}Ya nadie se entera si a usted le falta algo.
   *[no] {""}
}
care-dropped-all = Desde ahora nadie sabe nada de usted, tampoco si le falta algo. { $how ->
    [quietly] No lo saben.
   *[openly] Lo saben.
}
care-dropped-you = { $called } lo ha terminado. Ya no le digo nada de { $called }, así que el silencio no es buena noticia.
care-refused = No se comparte nada con { $called }, y ya sabe que usted dijo que no.
care-refused-you = { $called } ha dicho que no. No se comparte nada con usted.
ask-care-leave = ¿No le digo nada más de { $called }? { $called } sabrá que usted lo deja.
    .sms = ¿No le digo nada más de { $called }, que lo sabrá? Diga OK o NO.
choice-leave = Nada más, por favor
choice-stay = No
care-left = Ya no le digo nada de { $called }, que ahora lo sabe.
care-left-you = { $called } ya no le cuida conmigo.{ $nobody ->
    [yes] {" "}Ya nadie se entera si le falta algo. Para que otra persona lo haga, diga INVITAR.
   *[no] {""}
}
care-undone = Deshecho: { $called } no sabe nada desde ahora, y ya se le dijo.
care-not-undone-of-yours = Eso no se puede deshacer: lo que ha terminado solo vuelve con otro código de { $called }. Pídale uno a { $called }.
care-not-undone = Lo que ha terminado no se puede deshacer: solo otro código lleva de vuelta. Diga INVITAR para hacer uno.
care-nobody = Aquí nadie con ese nombre está unido a usted. QUIÉN VE muestra quién puede saber de sus medicinas; INVITAR deja entrar a alguien.
    .sms = Aquí nadie con ese nombre tiene que ver con usted. Diga QUIÉN VE, o INVITAR para que alguien entre.

help-care-join = No lo entendí. { $step ->
    [code] Escriba el código: 8 letras y números, como se lo leyeron. ATRÁS lo deja.
    [name] Escriba su nombre, como le conoce quien le dio el código.
    [pin] Escriba seis números, no fáciles como 123456.
    [place] ¿Son correctos idioma, país y reloj? Diga CORRECTO, o lo que es: RELOJ 14:30.
    [agree] Diga ACEPTO o NO.
   *[reach] Diga OK o NO.
}
help-care-approve = No lo entendí, y no compartí nada. { $step ->
    [rights] Diga letras de la A a la G, como A C.
    [until] Diga OK, SIN PLAZO, o un día, como 3 DE MAYO.
    [agreed] Diga ACEPTO o NO.
   *[heard] Diga OK o NO.
}
help-care-whom = No lo entendí. Diga la letra de quien quiere decir.
help-care-test = No lo entendí. ¿Ha llegado el aviso de prueba? Diga HA LLEGADO, o ATRÁS.
help-care-drop = No lo entendí, y no cambié nada. Diga A, B o DEJARLO.
help-care-leave = No lo entendí, y no cambié nada. Diga OK o NO.

# Quien lleva la lista de otra persona. A la persona: qué se cambió.
ask-care-for = ¿Es para { $called }? Entonces va a la lista de { $called }, que lo sabrá.
    .sms = ¿Es para { $called }, que lo sabrá? Diga OK o NO.
choice-for-them = De acuerdo
choice-not-for-them = No
care-for-whom = Usted cuida a varias personas. Diga para quién, así: PARA { $called }: y después lo demás.
care-may-not = { $called } no le permite llevar su lista, así que nada ha cambiado. { $called } puede permitirlo.
care-keeps-for-nobody = Usted no cuida a nadie con ese nombre, así que nada ha cambiado.
care-list-changed = { $called } ha cambiado su lista. { $what ->
    [added] Nuevo:
    [changed] Ahora se toma así:
    [stopped] Ya no se toma: { $medicines-names }.
    [paused] En pausa{ $has-until ->
        [yes] {" "}hasta el { $until }
       *[no] {""}
    }: { $medicines-names }.
   *[resumed] Fuera de la pausa: { $medicines-names }.
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    { $may-undo ->
        [yes] { "Si no es correcto, diga DESHACER. " }
       *[no] {""}
    }LISTA la muestra toda.
    .sms = { $called } ha cambiado su lista{ $may-undo ->
        [yes] ; DESHACER lo deshace
       *[no] {""}
    }. { $what ->
        [added] Nuevo:
        [changed] Ahora:
        [stopped] Ya no se toma: { $medicines-names }
        [paused] En pausa{ $has-until ->
            [yes] {" "}hasta { $until }
           *[no] {""}
        }: { $medicines-names }
       *[resumed] Fuera de la pausa: { $medicines-names }
    }{ $lines-count ->
        [0] {""}
       *[other]
            {""}
            { $lines }
    }
care-list-undone = { $called } ha deshecho su cambio en la lista: { $medicines-names }. Queda como antes.
help-care-for = No lo entendí, y no cambié nada. Diga OK o NO.
