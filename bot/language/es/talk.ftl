# Charla breve, ayuda, y lo que el bot no puede recibir. Un solo texto de ayuda por pregunta abierta.

# Las muchas maneras de decir sí y no, separadas por comas.
yes-words = sí, s, sí por favor, claro, correcto, está bien, eso es, así es, vale, ok, de acuerdo, estoy de acuerdo, acepto, yes
no-words = no, n, no gracias, incorrecto, no está bien, no acepto, no estoy de acuerdo, mejor no

# A hello is returned; to "thanks" and "ok" it is only said what waits.
greeting-hello = { $hello ->
    [yes] Hola{ $named ->
        [yes] { ", " }{ $name }
       *[no] {""}
    }.{" "}
   *[no] {""}
}
greeting = { greeting-hello }Ahora no hay nada pendiente. Puede decir HOY, LISTA, AGREGAR o AYUDA.
    .sms = { greeting-hello }Ahora no hay nada pendiente. Puede decir HOY, LISTA, AGREGAR o MENÚ.
greeting-round = { greeting-hello }Las { $time } esperan su respuesta: 1 tomado, 2 más tarde, 3 no lo tomo.
    .sms = { greeting-hello }Las { $time } esperan su respuesta: 1 tomado, 2 luego, 3 no lo tomo.

help = Puede decir: HOY, LISTA, AGREGAR, RESUMEN, AJUSTES, DESHACER, "¿la tomé?", "la tomé a las 8:15".
    A un recordatorio se responde con 1 tomado, 2 más tarde, 3 no lo tomo. ALTO termina todos los mensajes aquí.
    Soy un recordatorio y un diario, no un médico, y nadie más lee esto. Emergencias: { $emergency }.
    .sms = Dosebell: 1 tomado, 2 luego, 3 no lo tomo. O diga HOY, LISTA, AGREGAR, RESUMEN, AJUSTES, DESHACER. No soy médico. Emergencias: { $emergency }. ALTO termina todo.
help-stranger = Esto es Dosebell, un recordatorio de medicinas. Nadie le ha inscrito aquí. ALTO termina todos los mensajes aquí. Emergencias: { $emergency }.

# ATRÁS, u "olvídalo". $was: lo que estaba abierto, y de medicinas cuántas ($left). $waits: cuántas horas esperan aún respuesta.
never-mind = { $was ->
    [nothing] No hay ninguna pregunta abierta.
    [reason] Está bien, sin motivo. Queda anotada como no tomada.
    [added] Está bien: { $left ->
        [one] esa medicina no queda agregada
       *[other] esas { $left } medicinas no se agregaron
    }. Para escribirla otra vez, diga AGREGAR.
   *[question] Está bien: dejo esa pregunta, y no cambió nada.
} { $waits ->
    [one] Las { $time } aún esperan su respuesta: 1 tomado, 2 más tarde, 3 no lo tomo.
    [several] Más de una hora espera aún su respuesta. Diga HOY para verlas.
   *[nothing] Ahora no hay nada pendiente.
}{ $stops ->
    [yes] {" "}ALTO termina todos los mensajes aquí.
   *[no] {""}
}
    .sms = { $was ->
        [nothing] No hay ninguna pregunta abierta.
        [reason] Sin motivo, entonces: queda anotada como no tomada.
        [added] De acuerdo: { $left ->
            [one] esa medicina no queda agregada.
           *[other] esas { $left } medicinas no se agregaron.
        }
       *[question] De acuerdo: dejo esa pregunta, y nada ha cambiado.
    } { $waits ->
        [one] Las { $time } esperan su respuesta: 1 tomado, 2 luego, 3 no lo tomo.
        [several] Varias horas esperan su respuesta. Diga HOY para verlas.
       *[nothing] Ahora no hay nada pendiente.
    }
help-in-question = Hay una pregunta abierta. Respóndala, o diga ATRÁS para dejarla.{ $known ->
    [yes] {" "}También sirven HOY y LISTA.
   *[no] {""}
}
    Soy un recordatorio y un diario, no un médico, y nadie más lee esto. Emergencias: { $emergency }. ALTO termina todos los mensajes aquí.
    .sms = Dosebell: hay una pregunta abierta. Responda, o diga ATRÁS para dejarla.{ $known ->
        [yes] {" "}También sirven HOY y LISTA.
       *[no] {""}
    } Emergencias: { $emergency }. ALTO termina todo.

help-nothing-open = No entendí eso, y no cambié nada. Diga HOY, LISTA, AGREGAR, o AYUDA para saber más.
    .sms = No entiendo eso, y no cambié nada. Diga HOY, LISTA o AGREGAR, o MENÚ para más.
help-round = No entendí eso, y no anoté nada. Para las { $time }: 1 tomado, 2 más tarde, 3 no lo tomo. AYUDA para saber más.
    .sms = No entiendo eso, y no anoté nada. Para las { $time }: 1 tomado, 2 luego, 3 no lo tomo. MENÚ para más.
help-rounds = No entendí eso, y no anoté nada. { $letter }1 quiere decir { $time } tomado, { $other-letter }1 quiere decir { $other-time } tomado. AYUDA para saber más.
    .sms = No entiendo eso, y no anoté nada. { $letter }1: { $time } tomado. { $other-letter }1: { $other-time } tomado. MENÚ para más.
help-rounds-of = No entendí eso, y no anoté nada. "{ $called } 1" quiere decir { $time } tomado, "{ $other-called } 1" quiere decir { $other-time } tomado. AYUDA para saber más.
    .sms = No entiendo eso, y no anoté nada. "{ $called } 1": { $time } tomado. "{ $other-called } 1": { $other-time } tomado. MENÚ para más.
help-onboarding = No entendí eso. Por favor, responda a la última pregunta, con un botón o en pocas palabras.
    .sms = No entiendo eso. Responda a la última pregunta, por favor, en pocas palabras.
help-stop-medicine = No entendí eso, y no cambié nada. Diga QUITAR DE LA LISTA o DEJARLA.
help-which-medicine = No entendí eso. Diga la letra de la medicina.
help-which-round = No entendí eso, y no anoté nada. Diga la letra de la hora a la que se refiere.
help-which-time = No entendí eso, y no anoté nada. ¿A qué hora se refiere?
help-perhaps = { $step ->
    [one] No entendí eso, y no anoté nada. ¿Se refería a esa? Diga CORRECTO o INCORRECTO.
   *[several] No entendí eso, y no anoté nada. Diga la letra de la que quería decir, o NO.
}
    .sms = { $step ->
        [one] No entiendo eso, y no anoté nada. ¿Hablaba de esa? Diga CORRECTO o INCORRECTO.
       *[several] No entiendo eso, y no anoté nada. Diga la letra de la que quiere decir, o NO.
    }
help-doubt = No entendí eso, y no anoté nada. ¿Solo ha tomado lo que tocaba? Diga SOLO ESO o MÁS. Si fue más, llame ya al número de arriba.
help-earlier = No entendí eso, y no anoté nada. Diga YA TOMADA, NO TOMADA, o la hora a la que la tomó, como 8:15.
    .sms = No entiendo eso, y no anoté nada. Diga YA TOMADA, NO TOMADA, o la hora de esa toma, como 8:15.
help-reason = No entendí eso. Queda anotada como no tomada; el motivo puede faltar.

only-ours = { $has-words ->
    [yes]
        { $words }
        Solo entiendo inglés y español, y no anoté nada.
   *[no] Solo entiendo inglés y español, y no anoté nada.
} Emergencias: { $emergency }.
    .sms = Solo entiendo inglés y español, y no anoté nada. Emergencias: { $emergency }.

pin-wanted = Para eso necesito antes sus seis cifras. Escríbalas, por favor.
pin-wrong = Esas no son sus seis cifras. No ha cambiado nada. { $left ->
    [one] Queda un intento.
   *[other] Quedan { $left } intentos.
}
pin-locked = Las seis cifras estuvieron mal demasiadas veces. No acepto más durante un día. Quien me administra puede ayudar.
help-pin = No entendí eso. Escriba sus seis cifras, u otra cosa que quiera.

too-fast = Eso es demasiado rápido para mí. Espere un minuto y envíelo otra vez: su último mensaje no quedó anotado.
    .sms = Eso es demasiado rápido. Espere un minuto y envíelo otra vez: su último mensaje no queda anotado.
cannot-see = Solo sé leer palabras, así que no miré eso. No anoté nada.
cannot-edit = Vi que cambió un mensaje anterior. Solo me guío por los nuevos, así que nada ha cambiado. Envíelo otra vez, por favor.
    .sms = Veo otra versión de un mensaje anterior. Solo me guío por los nuevos: nada ha cambiado. Envíelo otra vez, por favor.
private-only = Solo hablo en privado, porque se trata de la salud de alguien. Escríbame a solas, por favor.
