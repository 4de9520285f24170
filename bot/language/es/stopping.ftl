# ALTO y EMPEZAR.

stopped = No recibirá más mensajes aquí. Su lista y sus respuestas se guardan, pero ahora nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
    .sms = No recibirá más mensajes aquí. Su lista y sus respuestas se guardan, pero nada le recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
stopped-stranger = No recibirá más mensajes aquí. Solo EMPEZAR cambia eso.
stopped-shared = Nadie de quienes comparten esta dirección recibirá más mensajes aquí. Lo anotado se guarda, pero ahora nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
    .sms = Nadie de este teléfono recibirá más mensajes aquí. Lo anotado se guarda, pero nada les recuerda sus tomas. Solo EMPEZAR trae de vuelta los recordatorios.
started-again = Hola de nuevo. Vuelvo a recordarle aquí, desde su próxima hora. Diga HOY para ver su día.
