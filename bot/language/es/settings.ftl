# Lo que una persona puede ajustar.

settings-lines = Nombre: { $name }. Idioma: { $language ->
        [es] español
       *[en] inglés
    }. Nivel de palabras { $wording }: { $wording ->
        [0] solo cuántas
        [1] sus propios nombres
       *[2] nombres y cantidades
    }. Zona: { $zone }, su reloj marca las { $clock }.
    Su día: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }.
    .sms = { $name }, { $language ->
        [es] español
       *[en] inglés
    }, nivel { $wording }, reloj { $clock }. Arriba { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }.
settings = { settings-lines }
    Para cambiar algo, diga "nivel 2", "idioma inglés", "me llamo Ana", "zona America/Mexico_City" o "desayuno 7:30".
    .sms = { settings-lines.sms } Cambiar: "nivel 2", "cama 23:00".
setting-changed = Cambiado. { settings-lines }
    .sms = Cambiado. { settings-lines.sms }
setting-same = Ya está así. { settings-lines }
    .sms = Ya era así. { settings-lines.sms }
setting-odd = No puedo ajustar eso. { $setting ->
    [level] El nivel de palabras es 0, 1 o 2.
    [language] Hablo inglés y español.
    [name] Un nombre tiene como mucho 40 letras.
    [zone] Nombre una zona como America/Mexico_City.
   *[other] El día va: levantarse, desayuno, almuerzo, cena, cama, cada uno después del anterior.
} No ha cambiado nada.
    .sms = No puedo ajustar eso; nada ha cambiado. { $setting ->
        [level] El nivel de palabras es 0, 1 o 2.
        [language] Hablo inglés y español.
        [name] Un nombre tiene como mucho 40 letras.
        [zone] Nombre una zona como America/Mexico_City.
       *[other] El día va: levantarse, desayuno, almuerzo, cena, cama, cada uno después del anterior.
    }

# Un día entero en una frase.
day-read = Leí así su día: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }. ¿Es correcto?
    .sms = Su día: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }. Diga CORRECTO o INCORRECTO.
day-set = Cambiado. Su día: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }.
day-not-set = Su día queda como estaba. Escríbalo otra vez, así: me levanto a las 7, como a las 8, 2 y 9, me acuesto a las 11
    .sms = Su día sigue como antes. Diga otra vez, así: me levanto a las 7, como a las 8, 2 y 9, me acuesto a las 11
day-same-when-off = En fines de semana o días libres puedo mover el día entero: diga "fines de semana una hora más tarde". Otras horas no: diga MÁS TARDE ese día, y espero.
    .sms = Todavía no sé usar otras horas en fines de semana: pregunto siempre a las mismas horas.
help-day = No entendí eso, y no cambié nada. ¿Es correcto el día como lo leí? Diga CORRECTO o INCORRECTO.
    .sms = No entiendo eso, y nada ha cambiado. ¿Es correcto ese día? Diga CORRECTO o INCORRECTO.
