# Tomas de más o equivocadas, y palabras de crisis. El número va en las primeras líneas; a nadie se le sermonea.
# $has-poison y $has-crisis son no cuando no conocemos un número propio; entonces va solo el de emergencias.

poison-line = { $has-poison ->
    [yes] al servicio de toxicología, { $poison }
   *[no] al { $emergency }
}
    .sms = { $has-poison ->
        [yes] { $poison } (toxicología)
       *[no] { $emergency }
    }
extra-twice = No tome más. Llame ahora { poison-line }, y diga qué se tomó, cuánto y cuándo. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }. Anoté que algo se tomó dos veces.
    .sms = Llame al { poison-line.sms } ya; no tome más. Si alguien cae, convulsiona, no respira ni despierta: { $emergency }. Diga qué, cuánto, cuándo. Anotado: dos veces.
extra-wrong = No tome más. Llame ahora { poison-line }, y tenga el envase a mano. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }. Anoté que se tomó algo que no tocaba.
    .sms = Llame al { poison-line.sms } ya; no tome más. Si alguien cae, convulsiona, no respira ni despierta: { $emergency }. Guarde el envase. Anotado: lo que no tocaba.
extra-more = No tome más. Llame ahora { poison-line }, y diga qué se tomó, cuánto y cuándo. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }. Anoté que se tomó más de lo que dicen las indicaciones.
    .sms = Llame al { poison-line.sms } ya; no tome más. Si alguien cae, convulsiona, no respira ni despierta: { $emergency }. Diga qué, cuánto y cuándo. Anotado: de más.

crisis-emergency = Llame ahora al { $emergency }. Soy un recordatorio y no puedo ayudar en una emergencia, y nadie lee esto.
crisis-poison = Llame ahora { poison-line }. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }. No tome nada más, guarde el envase, no intente vomitar. Nadie lee esto: llame, por favor.
    .sms = Llame al { poison-line.sms } ya; nadie lee esto. Si alguien cae, convulsiona, no respira ni despierta: { $emergency }. No tome más, no intente vomitar.
crisis-self-harm = Por favor, hable con alguien ahora: { $has-crisis ->
    [yes] { $crisis }. Si está en peligro: { $emergency }.
   *[no] { $emergency }.
} Soy solo un programa y nadie lee esto, pero allí contestan a cualquier hora.
    .sms = { $has-crisis ->
        [yes] Llame ahora, por favor: { $crisis }; contestan a cualquier hora. En peligro: { $emergency }.
       *[no] Llame ahora, por favor: { $emergency }; contestan a cualquier hora.
    } Hay quien le escucha. Soy solo un programa y nadie lee esto.

# Lo que no podemos atender se guarda en las propias palabras de la persona. $kind dice de qué se trata.
remark-kept = Guardado para su visita, en sus propias palabras: NOTAS lo muestra. Nadie lee esto ahora. { $kind ->
    [side_effect] Si es grave, llame ya al { $emergency }. Si no, pregunte hoy a su farmacéutico o médico, antes de cambiar nada de sus medicinas.
    [measure] No puedo decir si eso es bueno o malo. Si está lejos de lo habitual, o se siente mal, pregunte hoy a su médico o farmacéutico; si es grave, llame al { $emergency }.
    [refill] No puedo pedir nada: llame a su farmacia, por favor.
    [appointment] No puedo pedir ni mover citas, y no le recordaré esta: apúntela también en su calendario.
    [caregiver] Para que alguien sepa de sus medicinas, diga INVITAR; QUIÉN VE muestra quién puede.
    [taken] No está en su lista, así que no sé si va bien con sus medicinas: pregunte a su farmacéutico. Si se siente mal, llame al { $emergency }.
    [away] Mientras tanto sigo recordando. Para que espere hasta su vuelta, diga PAUSA HASTA y el día.
    [for_them] No se anotó ninguna toma: solo responde quien toma las medicinas. Si están juntos, que envíe 1, 2 o 3.
   *[question] No puedo responder eso, pero su farmacéutico sí. En una emergencia, llame al { $emergency }.
} DESHACER lo borra.
    .sms = Guardado para su visita. Nadie lee esto ahora. { $kind ->
        [side_effect] Si es grave: { $emergency }. Si no, pregunte a su farmacéutico o médico antes de cambiar nada.
        [measure] Si es raro para usted, pregunte hoy a su médico o farmacéutico; si es grave: { $emergency }.
        [refill] No puedo pedir nada: llame a su farmacia.
        [appointment] No le recordaré esta cita: apunte la fecha usted.
        [caregiver] Para que alguien lo sepa, diga INVITAR; QUIÉN VE muestra quién puede.
        [taken] No figura en su lista: pregunte a su farmacéutico. ¿Se siente mal? { $emergency }.
        [away] Sigo recordando. Para que espere, diga PAUSA HASTA y el día.
        [for_them] No anoté nada: responde quien la toma, con 1, 2 o 3.
       *[question] No puedo responder; pregunte a su farmacéutico. Emergencias: { $emergency }.
    } DESHACER lo borra.
# NOTAS: lo que se guardó. Se pide, y aun así el nivel 0 no muestra las palabras.
notes-words = notas, mis notas, nota, ver notas, ver mis notas, muestra mis notas, muestre mis notas, leer mis notas, que le dije, que te dije, que le he dicho, que te he dicho, visita, mi visita, para mi visita, para la visita, para mi médico, para el médico, notas para la visita, notas para mi médico, notas para el doctor
remarks = Guardado para su visita, lo más nuevo primero:
    { $lines }{ $level ->
    [0]
        {""}
        Aquí no muestro sus palabras, porque su nivel de palabras es 0. AJUSTES dice más.
   *[other] {""}
}
    .sms = Guardado para su visita, { $count } en total:
        { $lines }
remarks-line = { $day }, { $time }: { $level ->
    [0] { $kind ->
        [side_effect] cómo se sentía
        [measure] algo medido
        [refill] una receta por renovar
        [appointment] una cita
        [caregiver] alguien que ayuda
        [taken] algo tomado
       *[question] una pregunta
    }
   *[other] “{ $words }”
}
remarks-none = No hay nada guardado para su visita. Dígame cómo se siente, qué midió o qué quiere preguntar, y guardo sus palabras.

# En la duda el número, y una pregunta: "me las tomé todas juntas" puede ser solo lo que tocaba.
crisis-doubt = ¿O solo ha tomado lo que tocaba a las { $time }, y nada más?
    .sms = ¿O solo ha tomado lo que tocaba a las { $time }, y nada más? Diga SOLO ESO o MÁS.
choice-only-that = Solo eso
choice-more = Más
