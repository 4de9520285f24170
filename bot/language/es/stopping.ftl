# ALTO y EMPEZAR. $noted: junto al ALTO había una respuesta, y se anotó.

stopped = { $noted ->
    [yes] Se anota su respuesta. No recibirá más mensajes aquí, y nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
   *[no] No recibirá más mensajes aquí. Su lista y sus respuestas se guardan, pero ahora nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
}
    .sms = { $noted ->
        [yes] Se anota su respuesta. No recibirá más mensajes aquí, y nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
       *[no] No recibirá más mensajes aquí. Su lista y sus respuestas se guardan, pero nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
    }
stopped-stranger = No recibirá más mensajes aquí. Solo EMPEZAR cambia eso.
stopped-shared = { $noted ->
    [yes] Se anota su respuesta. Nadie de aquí recibirá más mensajes, y nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
   *[no] Nadie de quienes comparten esta dirección recibirá más mensajes aquí. Lo anotado se guarda, pero ahora nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
}
    .sms = { $noted ->
        [yes] Se anota su respuesta. Nadie de aquí recibirá más mensajes, y nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
       *[no] Nadie de este teléfono recibirá más mensajes aquí. Lo anotado se guarda, pero nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
    }
started-again = Hola de nuevo. Vuelvo a recordarle aquí, desde su próxima hora. Diga HOY para ver su día.
