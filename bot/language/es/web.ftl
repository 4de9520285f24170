# La página de prueba, y nada más. Lo que dice el bot está en los demás archivos.

web-title = Dosebell: pruébelo
web-tagline = Una semana de recordatorios en dos minutos. Nada de esto sale de este equipo.
web-language = Idioma
web-day = { $date }

web-phone = Su teléfono
web-phone-talk = Lo que han dicho el bot y usted
web-phone-empty = Salude, y el bot le hará unas preguntas.
web-phone-forgotten = Lo que se dijo antes de reiniciar Dosebell no se muestra. El bot no lo ha olvidado.
web-phone-waits = El reloj está parado. Con «Próximo recordatorio» avanza.
web-phone-from-bot = Dosebell
web-phone-from-you = Usted
web-phone-edited = cambiado
web-phone-picture = Una imagen de lo que dicen las palabras de abajo.
web-phone-type = Escriba un mensaje
web-phone-placeholder = Mensaje
web-phone-send = Enviar

# "With an app" and "A plain phone" are the two phones that one can choose; "text" is an SMS.
web-phones = Qué teléfono tiene en la mano
web-phones-app = Con aplicación
web-phones-plain = Un teléfono sencillo
web-phones-why-app = Así se ve en una aplicación como Telegram. Tome el teléfono sencillo y los mismos recordatorios llegan como SMS.
web-phones-why-plain = Cada SMS es un solo segmento, que es lo que se paga. No hay botones, á í ó ú pierden su acento, y un SMS sin sitio para todos los nombres dice cuántos son. Usted es la misma persona en los dos teléfonos.
web-phone-moved = Desde ahora Dosebell le escribe aquí.
web-plain = Mensajes
web-plain-from = De { $number }
web-plain-to = Para { $number }
web-plain-length = { $letters ->
    [one] 1 carácter
   *[other] { $letters } caracteres
}, { $texts ->
    [one] 1 SMS
   *[other] { $texts } SMS
}
web-plain-keys = Teclas que envían una cifra
web-plain-placeholder = SMS

web-say = Cosas que puede decir
web-say-hello = Hola
web-say-add-first = metformina 500 mg, 1 comprimido dos veces al día con comida
web-say-add-second = atorvastatina 20 mg, 1 comprimido al acostarse
web-say-taken = la tomé
web-say-today = hoy
web-say-picture = imagen de mi día
web-say-card = tarjeta para la nevera
web-say-did-i = ¿la tomé?
web-say-undo = deshacer
web-say-summary = resumen

web-clock = El reloj
web-clock-why = Está parado hasta que usted lo mueve, y solo avanza. Nada de lo que hay en medio se pierde.
web-clock-zone = en { $zone }
web-clock-upcoming = Lo siguiente, por sí solo: { $date }, { $time }
web-clock-nothing = Todavía no hay nada previsto.
web-clock-reminder = Próximo recordatorio
web-clock-day = Saltar un día
web-clock-week = Hasta el final de la semana
web-clock-pace = Después de cada respuesta, seguir con el próximo recordatorio
web-clock-quiet = El bot no tuvo nada que decir en dos semanas. ¿Tiene algún medicamento que recordarle?

web-database = Lo que sabe la base de datos
web-database-why = Cada recordatorio es una ronda: una hora de un día. Una ronda tiene dosis, y cada dosis guarda lo que pasó con ella. Los nombres están sellados en el archivo; usted los ve porque tiene la llave.
web-database-empty = Todavía no hay rondas. Aparecen en cuanto añada un medicamento.
web-database-week = La semana
web-database-time = Hora
web-database-none = nada a esta hora
web-database-round = Ronda del { $date }, { $time }
web-database-asks = { $asks ->
    [0] sin preguntar todavía
    [one] preguntada una vez
   *[other] preguntada { $asks } veces
}
web-database-wakes = se vuelve a mirar a las { $time }
web-database-rests = no se vuelve a mirar
web-database-closes = cierra a las { $time }
web-database-practice = de práctica, no se registra
web-database-doses = Dosis
web-database-dose = { $medicine }
web-database-dose-at = { $state } a las { $time }
web-database-deliveries = Mensajes sobre ella
web-database-delivery = { $reason ->
    [first] primera pregunta
    [again] otra vez
    [practice] práctica
    [edit] puesto al día
    [digest] lo que no se pudo preguntar
   *[other] mensaje
}
web-database-outbox = Bandeja de salida: { $accepted } enviados, { $waiting } en espera

web-state = { $state ->
    [planned] prevista
    [asked] preguntada
    [settled] resuelta
    [closed] cerrada
    [open] abierta
    [taken] tomada
    [skipped] no tomada
    [held] suspendida
    [unanswered] sin respuesta
    [not-asked] sin preguntar
    [some] tomada en parte
    [waiting] en espera
    [claimed] en camino
    [accepted] enviado
    [delivered] entregado
    [refused] rechazado
    [undelivered] no entregado
    [expired] demasiado tarde
    [cancelled] ya no hace falta
    [unknown] no se sabe
   *[other] { $state }
}

web-afresh = Empezar de nuevo
web-afresh-why = Borra esta conversación, su base de datos y su reloj.
web-afresh-yes = Borrar y empezar de nuevo
web-footer = Esta conversación tiene su propia base de datos. Sus ajustes, su bot y sus pacientes no se tocan.
web-refused = No ha podido ser

# La línea de órdenes: cuánto, donde lo muestra `dosebell plan`.
plan-amount = { $amount }

# Los teléfonos de quienes cuidan a quien lo prueba.
web-carers = Dos que cuidan de usted
web-carers-why = Diga en su teléfono: "que mi hija vea esto". Escriba el código que reciba en uno de estos teléfonos, y siga desde ahí. Si deja un recordatorio sin contestar y mueve el reloj, aquí ve lo que se dice de ello.
web-carers-first = Quien cuida, con aplicación
web-carers-second = Quien cuida, con un teléfono sencillo
web-carers-empty = Aquí nadie ha dicho nada todavía.
