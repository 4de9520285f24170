# Lo que se dice a quienes cuidan, y a los pacientes sobre ellos. No se supone el género de nadie.
# $name: como quien cuida llama al paciente. $time según el reloj del paciente, $yours según el otro.

care-who = { $named ->
    [yes] { $name }
   *[no] quien usted cuida
}
care-Who = { $named ->
    [yes] { $name }
   *[no] Quien usted cuida
}
care-line = - { $today ->
    [yes] { $time }
   *[no] { $date }, { $time }
}{ $clocks ->
    [two] {" "}allí, { $yours } donde usted está
   *[one] {""}
}: { $medicines }{ $why ->
    [missed] {" "}(sin respuesta)
    [down] {" "}(nuestro sistema falló)
    [unreached] {" "}(sin contacto)
    [skipped] {" "}(decidió no tomarlo)
    [ran-out] {" "}(se terminó)
    [not-asked] {" "}(no se preguntó)
    [taken] {" "}(tomado)
   *[past] {" "}(ya no toca)
}
    .sms = { $today ->
        [yes] { $time }
       *[no] { $date }, { $time }
    }{ $clocks ->
        [two] {" "}de allá, { $yours } suyas
       *[one] {""}
    }{ $level ->
        [0] , { $medicines-count } { $medicines-count ->
            [one] medicina
           *[other] medicinas
        }
       *[other] : { $medicines }
    }
care-alert = { $waited ->
    [yes] { "Esto esperó hasta la mañana para no despertarle. " }
   *[no] {""}
}{ $is-instead ->
    [yes] { "Es de noche para " }{ $instead-of }{ ", por eso le llega a usted. " }
   *[no] {""}
}{ $why ->
    [missed] { care-Who } no ha contestado:
    [down] Nuestro sistema falló y no pudimos preguntar a { care-who }. La culpa es nuestra:
    [unreached] No pudimos dar con el teléfono de { care-who }, así que nadie preguntó por:
    [skipped] { care-Who } decidió no tomar:
    [ran-out] A { care-who } se le terminó:
   *[mixed] No sabemos si { care-who } ha tomado esto:
}
    { $lines }
    Si usted se encarga, diga LLAMO, y los demás lo sabrán. Solo sabemos lo que nos dijeron: si se tomó, solo { care-who } lo sabe.
    .sms = { $waited ->
        [yes] { "De noche: " }
       *[no] {""}
    }{ $why ->
        [missed] { care-Who } no contesta:
        [down] { care-Who }: no preguntamos, falla nuestra:
        [unreached] { care-Who }: no dimos con su teléfono:
        [skipped] { care-Who } decidió no tomar:
        [ran-out] A { care-who } se le ha terminado:
       *[mixed] { care-Who }: no sabemos si lo ha tomado:
    }
        { $lines }
        Si usted se encarga, diga LLAMO; si no, NO PUEDO.
care-correction = { $why ->
    [taken] Nos dicen que { care-who } sí ha tomado esto:
   *[mixed] Lo que le dijimos de { care-who } no es así, y lo sentimos. Esto sí:
}
    { $lines }{ $why ->
    [taken]
        {""}
        Lo demás que le dijimos sigue como estaba.
   *[mixed] {""}
}{ $open ->
    [yes]
        {""}
        Si usted se encarga, diga LLAMO, y los demás lo sabrán.
   *[no] {""}
}
    .sms = Corrección, { care-who }: { $why ->
        [down] no preguntamos, falla nuestra
        [unreached] sin contacto
        [skipped] decidió no tomarlo
        [ran-out] se le ha terminado
        [missed] al final no ha contestado
        [not-asked] no se le ha preguntado
        [taken] esto consta como tomado, el resto sigue igual
       *[mixed] fue de otro modo
    }
        { $lines }{ $open ->
        [yes]
            {""}
            Diga LLAMO o NO PUEDO.
       *[no] {""}
    }
care-again = Otra vez abierto: nos habían dicho que { care-who } lo tomó, y eso se retiró.
    { $lines }{ $open ->
    [yes]
        {""}
        Si usted se encarga, diga LLAMO, y los demás lo sabrán.
   *[no] {""}
}
    .sms = Otra vez abierto, { care-who }: la toma anotada se retiró
        { $lines }{ $open ->
        [yes]
            {""}
            Diga LLAMO o NO PUEDO.
       *[no] {""}
    }
care-let-go = { $by-you ->
    [yes] Usted dijo que se encarga de { care-who }. ¿Cómo fue? Diga RESUELTO o NO CONTESTA. Hasta entonces queda otra vez abierto para los demás.
   *[no] { $by-known ->
        [yes] { $by }
       *[no] Otra persona
    } ya no se encarga de { care-who }, o no supimos más, así que queda otra vez abierto. Si usted se encarga, diga LLAMO, y los demás lo sabrán.
}
    .sms = { $by-you ->
        [yes] Usted dijo que se encarga de { care-who }. ¿Cómo fue? Diga RESUELTO o NO CONTESTA. Queda abierto para los demás.
       *[no] { $by-known ->
            [yes] { $by }
           *[no] Otra persona
        } ya no se encarga de { care-who }: queda abierto. Si usted puede, diga LLAMO; si no, NO PUEDO.
    }
care-clear = { $why ->
    [taken] Todo en orden: nos dicen que { care-who } al final lo tomó.
    [later] { care-Who } ha tomado una toma posterior, y con eso termina este aviso. Lo que le dijimos sigue como estaba:
   *[past] Todo en orden: de lo que le dijimos de { care-who } ya no queda nada pendiente.
}
    { $lines }{ $why ->
    [later] {""}
   *[past]
        {""}
        Ya no tiene que hacer nada.
}
    .sms = { $why ->
        [taken] Todo en orden, { care-who }: al final tomado
        [later] { care-Who } ha tomado una toma posterior; el aviso termina. Como antes:
       *[past] Todo en orden, { care-who }: nada pendiente
    }
        { $lines }
care-claimed = { $by-known ->
    [yes] { $by }
   *[no] Otra persona
} se encarga de llamar a { care-who }. Usted no tiene que hacer nada; le diremos cómo fue.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Otra persona
    } se encarga de { care-who }. No tiene que hacer nada; le diremos el resultado.
care-not-reached = { $by-known ->
    [yes] { $by }
   *[no] Alguien
} no pudo hablar con { care-who }. Si usted puede intentarlo, diga LLAMO, y los demás lo sabrán.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Alguien
    } no pudo hablar con { care-who }. Si usted puede, diga LLAMO; si no, NO PUEDO.
care-sorted = { $by-known ->
    [yes] { $by }
   *[no] Alguien
} dice que lo de { care-who } está resuelto. Usted ya no tiene que hacer nada.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Alguien
    } dice: lo de { care-who }, resuelto. No tiene que hacer nada.
care-stopped = Ya no podemos escribir a { care-who }: nadie recibe recordatorios y nadie pregunta. Desde ahora, que no llegue ningún mensaje no significa que todo vaya bien. Por favor, pregunte usted a { care-who }.
    .sms = Ya no podemos escribir a { care-who }: no hay recordatorios. Sin aviso no es seguro que todo vaya bien. Por favor, pregunte usted.
care-back = Podemos escribir a { care-who } otra vez. Los recordatorios siguen.
care-choose-call = LLAMO Me encargo
care-choose-cannot = NO PUEDO Otra persona
care-choose-sorted = RESUELTO Todo bien
care-choose-not-reached = NO CONTESTA

# Lo que contestó quien cuida.
care-you-claimed = Gracias. Usted se encarga de { care-who }; los demás lo sabrán. Después diga RESUELTO, o NO CONTESTA.
care-you-sorted = Gracias. Anotado: resuelto. Los demás que lo supieron se enteran.
care-goes-on = { $next ->
    [now] Ahora pasa a la siguiente persona.
    [others] Otras personas también lo saben, y lo siguen teniendo.
    [later] Pasa a la siguiente persona cuando termine su noche.
   *[nobody] No hay nadie más a quien avisar, así que ahora nadie se encarga.
}
care-you-gave-up = Anotado: no contesta. { care-goes-on }
care-you-cannot = Anotado. { care-goes-on }
care-of-others = Algo de { care-who } está abierto, y primero se avisó a otras personas. Usted lo sabrá cuando le toque. Si aun así se encarga, dígaselo a ellas.
    .sms = Hay algo abierto de { care-who }; otros lo saben ya. Usted lo sabrá cuando le toque. Si se encarga, dígaselo.
care-claimed-already = { $by-known ->
    [yes] { $by }
   *[no] Otra persona
} ya se encarga de { care-who }. Usted no tiene que hacer nada.
care-no-alert = Ahora no hay que llamar a nadie. Pregunte "¿cómo está { care-who }?" para ver el día de hoy.
    .sms = Ahora no hay que llamar a nadie. Pregunte "como esta { care-who }" para ver hoy.
care-which = ¿De quién habla?
    .sms = ¿De quien habla? { $choices }
care-which-name = { $letter } { $name }
care-not-yours = { care-Who } no ha aceptado que eso se le muestre. Solo { care-who } puede cambiarlo.
care-for-nobody = Usted ahora no cuida a nadie aquí. Quien lo quiera le da un código para escribir aquí.

# ¿Cómo está mamá? Las líneas son las de "hoy".
care-today = { care-Who }, { $day }{ $clocks ->
    [two] {" "}(allí son las { $time })
   *[one] {""}
}:{ $lines-count ->
    [0] {" "}no hay nada previsto.
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }, { $day }:{ $lines-count ->
        [0] {" "}no hay nada previsto.
       *[other]
            {""}
            { $lines }
    }

# ¿Qué toma, y cómo fue? Para quien puede ver todo el registro.
care-only-today = { care-Who } le permite ver el día de hoy, no todo el registro.
care-record = { care-Who }: en la lista, { $count ->
    [0] nada.
    [one] 1 medicina:
   *[other] { $count } medicinas:
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }: en la lista, { $count ->
        [0] nada.
        [one] 1 medicina.
       *[other] { $count } medicinas.
    }
care-record-line = { care-Who }: { $line }
care-figures = { care-Who }, { $first } a { $last }: { $of ->
    [0] no tocaba nada.
   *[other] se tomaron { $count } de { $of } dosis que tocaban{ $unanswered ->
        [0] {""}
       *[other] , { $unanswered } sin respuesta
    }.
}{ $lines-count ->
    [0] {""}
   *[other]
        {""}
        { $lines }
}
    .sms = { care-Who }, { $first } a { $last }: { $of ->
        [0] no tocaba nada.
       *[other] se tomaron { $count } de { $of } dosis que tocaban{ $unanswered ->
            [0] {""}
           *[other] , { $unanswered } sin respuesta
        }.
    }
care-until-over = Lo que { care-who } le deja saber ha llegado a su fin el { $day }. No le digo nada más: el silencio no es buena noticia. Solo { care-who } puede permitir que siga.
    .sms = Lo que { care-who } le deja saber ha llegado a su fin el { $day }. El silencio no es buena noticia. Solo { care-who } puede renovarlo.

# Lo que cuenta quien cuida.
care-seen-or-told = { care-Who }, { $due }: { $medicines }, { $deed ->
    [taken] tomado
   *[skipped] no tomado
}. ¿Lo vio usted, o se lo contaron?
    .sms = { care-Who }, { $due }: { $medicines }, { $deed ->
        [taken] tomado
       *[skipped] no tomado
    }. ¿Lo ha visto, o se lo han contado? Diga VISTO o CONTADO.
care-choose-seen = VISTO Lo vi
care-choose-told = CONTADO Me lo contaron
care-seen-words = visto,lo vi,la vi,lo vi yo,yo lo vi,lo he visto,la he visto,vi,lo vi tomarlo,la vi tomarlo,se lo di yo,se la di yo,yo se lo di,yo estaba,estaba delante,con mis ojos
care-told-words = contado,me lo contaron,me lo dijo,me dijo,dijo,me lo han contado,me han dicho,me dijeron,por telefono,me lo conto,dice que si
care-reported = Anotado como suyo ({ $basis ->
    [seen] visto
   *[told] contado
}): { care-who }, { $due }, { $deed ->
    [taken] tomado{ $at-known ->
        [yes] {" "}a las { $taken-at }
       *[no] {""}
    }
   *[skipped] no tomado
}: { $medicines }. { care-Who } lo sabrá.
care-already = { care-Who }, { $due }: ya consta como { $state ->
    [taken] tomado
   *[other] no tomado
}{ $heard ->
    [yes] {" "}desde las { $heard-at }
   *[no] {""}
} por { $who ->
    [you] usted
    [patient] { care-who }
    [named] { $by }
   *[somebody] otra persona
}.{ $state ->
    [taken] {" "}No lo dé otra vez: { $medicines }.
   *[other] {" "}{ $medicines }. Si al final se tomó, { care-who } puede decirlo.
}
    .sms = { care-Who }, { $due }: consta como { $state ->
        [taken] tomado
       *[other] no tomado
    }{ $heard ->
        [yes] {" "}a las { $heard-at }
       *[no] {""}
    } por { $who ->
        [you] usted
        [patient] { care-who }
        [named] { $by }
       *[somebody] otra persona
    }.{ $state ->
        [taken] {" "}No lo dé otra vez: { $medicines }.
       *[other] {" "}{ $medicines }. { care-Who } puede corregirlo.
    }
care-too-soon = { care-Who }: { $medicines } se tomó a las { $last }. El tiempo mínimo entre dos tomas acaba a las { $over }. No lo dé ahora; si se tomó otra vez, llame a la farmacia.
    .sms = { care-Who }: { $medicines }, a las { $last }; es pronto hasta las { $over }. No lo dé ahora. ¿Otra vez tomado? Llame a la farmacia.
care-nothing-waits = Ahora nada de { care-who } espera respuesta.{ $has-next ->
    [yes] {" "}Lo próximo: { $next-day }, { $next }.
   *[no] {""}
} Si ha tomado otra cosa, llame por favor a la farmacia.
care-which-round = De { care-who } esperan dos horas. ¿Cuál es?
    .sms = De { care-who } esperan dos horas. ¿Cual es? { $choices }
care-which-time = { $letter } { $time }
care-not-understood-report = No entendí qué tomó { care-who }. Dígalo así: "{ care-who } tomó lo de las 8:00", o pregunte "¿cómo está { care-who }?".
    .sms = No he entendido la toma de { care-who }. Diga: "{ care-who } ha tomado lo de las 8:00".
care-extra = { care-Who } no debe tomar más por ahora. Llame ahora { poison-line }, y diga qué se tomó, cuánto y cuándo. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }.{ $kept ->
    [yes] {" "}Lo anoté como suyo.
   *[no] {""}
}
    .sms = Que { care-who } no tome más. Llame al { poison-line.sms } ya. Si cae, convulsiona, no respira ni despierta: { $emergency }. Diga qué y cuándo.
care-extra-for-you = { $by-known ->
    [yes] { $by }
   *[no] Alguien que le cuida
} me dice que se tomó algo que no tocaba. No tome más por ahora. Llame ahora { poison-line }. Si no es así, dígame cómo fue.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Quien le cuida
    } dice que hubo una toma de más. No tome más. Llame al { poison-line.sms } ya. ¿No es así? Dígame cómo fue.
care-set-right = { care-Who } dice de las { $due }: { $medicines }, { $deed ->
    [taken] tomado. No lo dé otra vez.
   *[skipped] no tomado.
} Eso vale ahora, junto a lo que usted me dijo.
    .sms = { care-Who } dice de las { $due }: { $medicines }, { $deed ->
        [taken] tomado. No lo dé otra vez.
       *[skipped] no tomado.
    } Eso vale ahora.
care-noted-for-you = { $by-known ->
    [yes] { $by }
   *[no] Quien cuida de usted
} ha anotado para sus { $due } ({ $basis ->
    [seen] visto
   *[told] contado
}): { $medicines }, { $deed ->
    [taken] tomado. No lo tome otra vez.
   *[skipped] no tomado.
} Si no es así, dígame cómo fue.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Quien le cuida
    } ha anotado para las { $due }: { $medicines }, { $deed ->
        [taken] tomado. No lo tome otra vez.
       *[skipped] no tomado.
    } ¿No es verdad? Diga la verdad.
care-nobody-left = { $nobody ->
    [yes] {" "}Ahora no se avisa a nadie si le falta una toma. Para que alguien más lo sepa, diga INVITAR.
   *[no] {""}
}
care-deaf = { $called } paró mis mensajes o no se le puede contactar, y por eso no se entera de nada.{ care-nobody-left }
    .sms = { $called } paró mis mensajes o no hay contacto.{ $nobody ->
        [yes] {" "}Nadie se entera ahora de lo que falte: diga INVITAR.
       *[no] {""}
    }
care-quiet-hours = { $has-hours ->
    [yes] De { $since } a { $until } no le molesto: lo que surja de { care-who } pasa a la siguiente persona, o espera hasta las { $until }.
   *[no] Ya no tiene horas de silencio.
}
care-started-again = Los mensajes sobre { care-who } vuelven a llegar aquí. Pregunte "¿cómo está { care-who }?" para ver el día de hoy.
    .sms = Los mensajes sobre { care-who } vuelven a llegar aquí. Pregunte "¿qué tal { care-who }?" para ver hoy.
care-hears-again = A { $called } se le puede avisar otra vez de lo que usted permite.

# Cuándo se avisa a quien cuida, según lo fijó el paciente.
care-rule-medicines = { $all ->
    [yes] cada medicina
   *[no] { $medicine-names }
}
care-rule = - { care-rule-medicines }: tras { $after ->
    [one] una toma sin respuesta
   *[other] { $after } seguidas sin respuesta
}{ $hours ->
    [0] {""}
   *[other] , { $hours } h después
}{ $has-quiet ->
    [yes] , solo de { $from } a { $to }
   *[no] {""}
}{ $night ->
    [anyway] , también de noche
   *[other] {""}
}{ $words ->
    [0] , sin nombres
    [1] , con sus propias palabras
   *[other] , con nombres
}
    .sms = { care-rule-medicines }: tras { $after }{ $hours ->
        [0] {""}
       *[other] {" "}+{ $hours } h
    }{ $has-quiet ->
        [yes] {" "}{ $from }-{ $to }
       *[no] {""}
    }{ $words ->
        [0] , sin nombres
        [1] , sus palabras
       *[other] , con nombres
    }
care-rules = A { $name } se le avisa:
    { $lines }
    Cámbielo con palabras: "avise a { $name } tras una toma perdida", "solo entre las 9 y las 21", "sin nombres".
    .sms = A { $name } se le avisa:
        { $lines }
care-rule-set = Anotado. Desde ahora, a { $name } se le avisa:
    { $lines }
    .sms = Anotado. A { $name } se le avisa:
        { $lines }
care-rule-nobody = A nadie se le avisa de sus medicinas, así que no hay nada que fijar. "Que mi hija lo vea" lo empieza.
care-rule-whom = ¿Para quién es eso?
    .sms = ¿Para quien es eso? { $choices }

# Finales.
care-end-ask = { $kind ->
    [deceased] Lo siento mucho. ¿Terminan ahora todos los mensajes sobre { care-who }, para todos? Se puede deshacer durante 24 horas.
   *[withdrawn] ¿Terminan ahora todos los mensajes sobre { care-who }, para todos? Se puede deshacer durante 24 horas.
}
    .sms = { $kind ->
        [deceased] Lo siento mucho. ¿Terminan los mensajes sobre { care-who }, para todos?
       *[withdrawn] ¿Terminan los mensajes sobre { care-who }, para todos?
    } Se puede deshacer por 24 horas. Diga A todos, B no
care-end-yes = A Que terminen
care-end-no = B No
care-ended = { $kind ->
    [deceased] Han terminado todos los mensajes sobre { care-who }. Le acompañamos en el sentimiento. DESHACER lo revierte hasta mañana.
   *[withdrawn] Han terminado todos los mensajes sobre { care-who }. DESHACER lo revierte hasta mañana.
}
    .sms = { $kind ->
        [deceased] Han terminado los mensajes sobre { care-who }. Lo sentimos mucho. DESHACER lo revierte hasta mañana.
       *[withdrawn] Han terminado los mensajes sobre { care-who }. DESHACER lo revierte hasta mañana.
    }
care-end-kept = No ha cambiado nada.
care-end-undone = Deshecho. Los mensajes sobre { care-who } siguen como antes.
care-ended-for-you = { $by-known ->
    [yes] { $by }
   *[no] Alguien que le cuida
} me dijo que esto terminó, así que no pregunto ni anoto nada. Si no es así, escriba EMPEZAR y todo sigue como antes.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Alguien que le cuida
    } dijo que esto termina: no pregunto ni anoto nada. Si no es así, escriba DESHACER.
care-going-on = Qué bueno que lo diga. Lo que { $by-known ->
    [yes] { $by }
   *[no] alguien que le cuida
} me dijo queda sin efecto: le recuerdo de nuevo, desde su próxima hora. Escriba HOY para verla, y QUIÉN VE para saber quién puede decir algo así.
    .sms = Qué bueno que lo diga. Le recuerdo de nuevo, desde su próxima hora. QUIÉN VE dice quién puede avisarme algo así.
care-not-ended = { $called } me acaba de escribir y dice que sigue. Lo que usted me dijo del final queda sin efecto.
care-over = Los mensajes sobre { care-who } han terminado, para todos. Quien los ha terminado puede decir DESHACER durante un día.

# Quien cuida deshace lo que contó, o dice ALTO.
care-taken-back-for-you = { $by-known ->
    [yes] { $by }
   *[no] Quien cuida de usted
} ha deshecho lo anotado para las { $due }. Queda como antes: si lo tomó, dígalo; si no lo sabe, no lo tome dos veces.
    .sms = { $by-known ->
        [yes] { $by }
       *[no] Quien cuida de usted
    } ha deshecho lo anotado para las { $due }. Si lo ha tomado, diga 1. Si no lo sabe, no lo tome dos veces.
stopped-caregiver = Ya no recibirá más mensajes aquí, tampoco avisos. Lo que se acordó se guarda. Solo EMPEZAR los trae de vuelta.

# La única ayuda para una pregunta sin contestar, y para quien no toma nada.
help-cared-for-whom = No lo he entendido, y no he cambiado nada. Diga la letra de la persona.
help-whose-rules = No lo he entendido, y no he cambiado nada. Diga la letra de la persona.
help-care-rules = No lo he entendido, y no he cambiado nada. Diga por ejemplo: "tras una toma perdida", "solo entre las 9 y las 21", "sin nombres".
help-seen-or-told = No lo he entendido, y no he anotado nada. Diga VISTO si lo ha visto, CONTADO si se lo han contado.
help-which-round-of-theirs = No lo he entendido, y no he anotado nada. Diga la letra de la hora.
help-end-of-care = No lo he entendido, y no he cambiado nada. Diga A para que terminen todos los mensajes, B para dejarlo como esta.
help-caregiver = Pregunte "¿cómo está { care-who }?", o cuente qué tomó { care-who }. A un aviso diga LLAMO, RESUELTO o NO CONTESTA. AYUDA para más.
    .sms = Pregunte "como va { care-who }" o cuente la toma de { care-who }. A un aviso diga LLAMO, RESUELTO o NO CONTESTA. MENÚ para ver más.
help-for-caregivers = Puede preguntar "¿cómo está { care-who }?" y contar "{ care-who } tomó lo de las 8:00". A un aviso se contesta LLAMO, NO PUEDO, RESUELTO o NO CONTESTA. DESHACER deshace lo último que contó. ALTO termina los mensajes aquí.
    Que yo no escriba no prueba que todo vaya bien, y nadie más lee esto. Emergencias: { $emergency }.
    .sms = Dosebell: "como va { care-who }" muestra hoy. A un aviso diga LLAMO, RESUELTO o NO CONTESTA. Emergencias: { $emergency }. ALTO termina todo.
greeting-caregiver = { $hello ->
    [yes] { "Hola. " }
   *[no] {""}
}Ahora no tiene que hacer nada. Pregunte "¿cómo está { care-who }?" para ver hoy.
    .sms = { $hello ->
        [yes] { "Hola. " }
       *[no] {""}
    }Ahora no tiene que hacer nada. Pregunte "como va { care-who }" para ver el día de hoy.

# A quien no toma nada con nosotros y dice lo que es de pacientes.
care-theirs-to-let-in = Solo { care-who } puede dejar entrar a alguien, y ver quién sabe qué: { care-who } me dice INVITAR o QUIÉN VE.
care-no-notes = No puedo contestar eso, no guardo notas suyas, y nadie lo lee. Pregunte a un médico o farmacéutico de { care-who }. En una emergencia llame al { $emergency }.
    .sms = No puedo contestar eso ni guardo notas suyas. Pregunte al médico o farmacéutico de { care-who }. Emergencia: { $emergency }.
care-own-clock = Usted no toma nada conmigo que se mueva. Para otro reloj suyo diga por ejemplo: zona America/Chicago
care-for-patients = Eso es para quien toma medicinas conmigo. Diga HOY para saber de { care-who }.
