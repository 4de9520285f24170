# Lo que se dice de los informes que salen: por un enlace, como documento, por correo.

report-link-opened = Alguien ha abierto el enlace a su informe hasta el { $day }. Si no debía ser así, diga: SIN ENLACES
    .sms = Alguien ha abierto el enlace a su informe hasta el { $day }. Para acabar con sus enlaces, responda SIN ENLACES
report = Su informe del { $first } al { $last }, para su visita. Nombra todos los medicamentos. Para enviarlo a un médico, diga: envía mi informe a, y su correo.
    .sms = Su informe del { $first } al { $last } ya se puede ver.
report-not-drawn = Ahora no se puede hacer su informe. Diga RESUMEN para su semana en palabras, o pídalo otra vez en una hora.
report-names = El informe nombra todos los medicamentos y para qué son. Quien vea esta pantalla puede leerlo.
choice-report-with-names = Informe con nombres
report-link = Su informe, durante 7 días, para quien tenga este enlace: { $link } Para acabar, diga SIN ENLACES
    .sms = { $link } Su informe, abierto 7 días. Para acabar: SIN ENLACES
report-no-links = Aquí no hay página para informes. Diga: envía mi informe a, y un correo. O pídalo en su clínica.
report-links-ended = { $count ->
    [0] No hay enlaces a su informe.
    [one] El enlace a su informe ya no abre nada.
   *[other] { $count } enlaces a su informe ya no abren nada.
}
report-no-mail = Desde aquí no puedo enviar correos. Diga: manda mi informe, y páselo usted; o muéstrelo en la visita.
report-ask-address = ¿A qué correo? Escríbalo, como nombre@example.org. O diga ATRÁS.
report-confirm = Enviaré su informe por correo a { $to }: { $first } a { $last }, con el nombre de cada medicamento. El correo no es secreto. ¿Es correcta la dirección?
    .sms = ¿Enviar su informe, con nombres, a { $to }? El correo no es secreto. ENVIAR o NO ENVIAR
choice-report-mail = Enviar
choice-report-keep = No enviar
report-mail-not = No se ha enviado nada. Su informe sigue aquí.
report-mailing = Va de camino a { $to }. Le avisaré cuando se haya entregado.
report-mailed = Su informe salió hacia { $to }. Si no llega, que miren entre el correo no deseado.
    .sms = Su informe ha salido hacia { $to }. Si no llega, que miren en el spam.
report-not-mailed = No se pudo enviar su informe a { $to }. Revise la dirección y dígala otra vez, o muestre el informe en la visita.
    .sms = No se ha enviado su informe a { $to }. Revise la dirección y vuelva a decirla.
report-perhaps-mailed = No sé si su informe llegó a { $to }: pregunte allí antes de enviarlo otra vez.
    .sms = No se sabe si su informe ha llegado a { $to }: pregunte antes.
help-report-mail = No lo entendí. { $step ->
    [address] Necesito un correo, como nombre@example.org. O diga ATRÁS.
   *[confirm] No se ha enviado nada. Diga ENVIAR o NO ENVIAR.
}
