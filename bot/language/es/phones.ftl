# Teléfonos: un segundo, uno compartido, uno que quizá ya sea de otra persona. Cada frase cabe en un segmento.

# No nombra a nadie ni nada: puede leerlo un extraño. $initial: "A", o "A./B" en un teléfono compartido.
verify = { $has-time ->
    [yes] { $time }: su recordatorio de Dosebell.
   *[no] Esto es Dosebell.
} { $asked-for ->
    [name] Responda con su nombre de pila si usted es { $initial }., y sigo.
    [yes] Responda S si usted es { $initial }., y sigo.
   *[nobody] Responda S si usted quería mis recordatorios, y sigo.
} Si no, responda NÚMERO EQUIVOCADO.
verified = Gracias. Sigo como antes.
wrong-number = Perdón. Olvido este número ahora, y aquí no llega nada más.
phone-forgotten = Quien tiene el teléfono terminado en { $ending } dice que no es suyo, así que ya no le escribo ahí. Para usar otro, diga: mi teléfono es ...

# La lee quien tenga ese teléfono: solo una inicial dice quién lo pide.
phone-code = Dosebell: { $code }. { $has-initial ->
    [yes] { $initial }. quiere aquí mis recordatorios. Si usted es { $initial }., responda con estas cifras; si no, ignórelo.
   *[no] Alguien quiere aquí mis recordatorios. Si es usted, responda con estas cifras; si no, ignórelo.
} Su tarifa de SMS aplica. ALTO lo termina.
# Lo mismo si ese teléfono nos dijo ALTO o no: eso no le importa a nadie más.
phone-code-sent = Envío seis cifras al teléfono terminado en { $ending }. Responda a ese mensaje con ellas, antes de media hora. ¿No llega? Escriba EMPEZAR desde él y pídamelo otra vez.
    .sms = Envío seis cifras al teléfono terminado en { $ending }. Responda ahí con ellas en media hora. ¿No llegan? Escriba EMPEZAR desde él y pídalo otra vez.
phone-code-wrong = Esas no son las seis cifras que envié aquí. { $left ->
    [0] Pida otras nuevas.
    [one] Queda un intento.
   *[other] Quedan { $left } intentos.
}
phone-added = Teléfono confirmado. Lo que no le llegue en otro lado llega aquí; diga ESCRÍBAME AQUÍ para recibirlo aquí primero. Solo digo cuántas, sin nombres.
phone-added-elsewhere = Confirmado el teléfono terminado en { $ending }. Lo que no le llegue aquí va allí. Ahora solo digo cuántas, sin nombres; diga NIVEL 2 para cambiarlo.
phone-first = Desde ahora le escribo primero aquí.
phone-known = Ese teléfono ya es suyo.
phone-odd = No puedo escribir a ese número. Escríbalo así: mi teléfono es +52 55 5555 0143
phone-too-often = Envié tres códigos en un día. Pruebe otra vez mañana.
phone-no-texts = No puedo enviar SMS: quien me administra no lo ha preparado.
ask-phone-pin = Por SMS pido seis cifras antes de mostrar o cambiar su lista. Elíjalas y escríbalas ahora; no fáciles como 123456.
help-phone-pin = No entendí eso. Escriba seis cifras, no fáciles como 123456.

pin-none = Por SMS eso necesita seis cifras, y usted todavía no las tiene. En la aplicación diga: mi PIN es ... O pregunte a quien me administra.
pin-odd = Necesito seis cifras, no fáciles como 123456. No ha cambiado nada.
pin-kept = Guardado. Por SMS le pediré desde ahora sus nuevas seis cifras.

# Por SMS el consentimiento llega en tres mensajes; estos dos van antes de la pregunta.
consent-not-a-doctor = Antes de aceptar: soy un recordatorio y un diario, no médico ni urgencias. Nadie más lee esto. Pregunte a su farmacéutico antes de cambiar una medicina.
consent-what-is-kept = Guardo su nombre, día, medicinas y respuestas, sellados, en la máquina de quien me administra. Las telefónicas pueden ver que hablamos por SMS.

# En un teléfono que comparten varias personas.
whose = ¿De quién se trata?
    .sms = ¿De quién se trata? { $choices }. Diga la letra o el nombre.
whose-name = { $letter } { $name }
help-whose = No entendí eso. Diga la letra o el nombre de la persona.
# Se dice en seguida, antes de que alguien diga de quién fue.
extra-of-whom = No tome más. Llame ahora { poison-line }, y diga qué se tomó, cuánto y cuándo. Si alguien se desploma, convulsiona, no puede respirar o no despierta: { $emergency }. Dígame de quién fue y lo anoto.
    .sms = Llame al { poison-line.sms } ya; no tome más. Si alguien cae, convulsiona, no respira ni despierta: { $emergency }. Diga qué, cuánto y cuándo.
