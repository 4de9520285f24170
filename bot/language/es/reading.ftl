# Lo que se pregunta sobre indicaciones leídas que no están claras.

read-ask-number = ¿“{ $words }” es un número entero o lleva decimales? Escríbalo sin coma ni punto, o como 1.5.
read-ask-amount = ¿Cuánto se toma cada vez? “{ $words }” no puede ser una cantidad.
read-ask-amounts = ¿Cuál de estas cantidades se toma, y cuándo: { $words }?
read-ask-unit = ¿“{ $words }” de qué: tabletas, mg u otra cosa?
read-ask-one-or-other = ¿“{ $words }” es cuánto se toma, o cuántas veces?
read-ask-too-much = “{ $words }” de una vez es mucho más de lo habitual. ¿Qué dice exactamente la etiqueta?
read-ask-too-much-a-day = Con esa frecuencia, “{ $words }” es mucho más de lo habitual. ¿Qué dice exactamente la etiqueta, y cada cuánto?
read-ask-form = “{ $words }” no va con la forma de usar este medicamento. ¿Qué dice exactamente la etiqueta?
read-ask-often = ¿Cada cuánto se toma? “{ $words }” puede significar más de una cosa.
read-ask-too-often = ¿De verdad se toma “{ $words }”?
read-ask-times-or-amount = ¿“{ $words }” es cuántas veces al día, o cuántas cada vez?
read-ask-clock = ¿A qué hora exactamente es “{ $words }”: por la mañana o por la noche?
read-ask-how-often = ¿Cada cuánto se toma, y cuándo?
read-ask-length = ¿Durante cuánto tiempo se toma? No queda claro: “{ $words }”.
read-ask-date = ¿Qué día es “{ $words }”?
read-ask-steps = ¿Cuánto cambia la dosis, cada cuánto y hasta dónde?
read-ask-not = ¿Qué es lo que no se debe hacer: “{ $words }”? Escriba solo lo que se toma.
read-ask-weekly = { $words } suele tomarse una vez por semana, nunca a diario. ¿Qué dice exactamente la etiqueta, y qué día de la semana? Pregunte a su farmacéutico antes de la próxima dosis.
    .sms = { $words }: suele ser una vez por semana, no a diario. ¿Qué dice la etiqueta, y qué día? Pregunte antes en la farmacia.
read-ask-name = ¿El medicamento es { $words }?
read-ask-nothing = ¿Cuánto se toma, y cada cuánto? Por ejemplo: “1 tableta dos veces al día”.
