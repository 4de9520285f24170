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
