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
read-ask-how-much = ¿Cuánto se toma cada vez?
read-ask-all-steps = La dosis cambia con el tiempo; escriba otra vez todos sus pasos, así: 40 mg durante 5 días, luego 20 mg durante 5 días y suspender.
read-ask-strength = ¿“{ $words }” es lo que contiene una tableta, o todo lo que se toma de una vez? Diga CADA TABLETA o DE UNA VEZ.

# Lo que se puede leer y no se puede planear tal como está.
plan-ask-other = Lo entiendo, pero así no puedo recordarlo. Diga cuánto, con qué frecuencia y cuándo.
plan-ask-range = Solo puedo guardar una cantidad. “{ $words }”: ¿cuánto es cada vez?
plan-ask-unit = Todavía no sé contar eso: “{ $words }”. Dígalo en dosis, como “1 dosis dos veces al día”.
plan-ask-amount = ¿Cuánto se toma cada vez? “{ $words }” no puede ser una cantidad.
plan-ask-days = ¿Qué días se toma? Nómbrelos, como “los lunes y jueves”.
plan-ask-afternoon = ¿Cuándo es “{ $words }”: a mediodía, al anochecer, o a qué hora?
plan-ask-needed = ¿Se toma según necesidad, o a horas fijas? “{ $words }” va solo con una de las dos.
plan-ask-most = ¿Cuánto es lo máximo en 24 horas? El límite no va con la cantidad.
plan-ask-step-length = ¿Cuántos días dura cada paso? Así: 40 mg durante 5 días, luego 20 mg durante 5 días y suspender.
plan-ask-limit = “{ $words }” es un límite. ¿Se toma según necesidad, o cada cuánto se toma?
plan-ask-up-to = “{ $words }”: ¿se toma según necesidad, o cada cuánto exactamente?
plan-ask-times = “{ $words }”: ¿cuántas veces al día exactamente?
plan-ask-many = Es más de lo que puedo recordar en un día. ¿Cada cuánto se toma?
plan-ask-hours = “{ $words }”: ¿cada cuántas horas exactamente? ¿O se toma según necesidad?
plan-ask-food = ¿Se toma con comida, antes o después? Encontré dos de estas.
    .sms = ¿Se toma con comida, antes o después? Encuentro dos de estas.
plan-ask-count = ¿Durante cuántos días se toma? No puedo contar “{ $words }”.
