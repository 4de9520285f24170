# Lo que se dice de los informes que salen: por un enlace, como documento, por correo.

report-link-opened = Alguien ha abierto el enlace a su informe hasta el { $day }. Si no debía ser así, diga: SIN ENLACES
    .sms = Alguien ha abierto el enlace a su informe hasta el { $day }. Para acabar con sus enlaces, responda SIN ENLACES
