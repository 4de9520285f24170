# Lo que oye quien opera el bot: cada problema una vez, con qué hacer, y otra vez cuando pasó. Nunca una palabra sobre nadie.

provider = { $where ->
    [telegram] Telegram
   *[other] Twilio
}

trouble = Dosebell: { $trouble ->
    [outage] no salen mensajes que ya tocan. Mire la red de esta máquina y ejecute: dosebell doctor
    [doubt] desde hace diez minutos no se sabe si llegan los avisos: falla Telegram o Twilio. Mire su estado.
    [unheard] no se atiende lo que la gente escribe, tampoco una baja. Reinicie dosebell serve y mire su registro.
    [standstill] el latido se detuvo y nadie recibe recordatorios. Reinicie dosebell serve y mire su registro.
    [database] no se puede usar la base de datos y nadie recibe recordatorios. Mire su disco y ejecute: dosebell doctor
    [disk] queda poco sitio en un disco; lleno, nadie recibe recordatorios. Haga sitio para la base y las copias.
    [clock] el reloj saltó o va atrasado y por ahora no se envía nada. Póngalo en hora; si ya va bien, ejecute: dosebell doctor --clock-is-right
    [unsynchronised] nada mantiene en hora el reloj. Ejecute: timedatectl set-ntp true
    [poison] { $count } filas fallan, y alguien puede quedarse sin aviso. Busque "cannot be" en el registro y avise.
    [unplanned] no se puede planificar a { $count ->
        [one] un paciente
       *[other] { $count } pacientes
    } y sus avisos se acaban. Busque "cannot be planned" en el registro, llame y avise.
    [token] { provider } rechaza nuestra clave y allí no llega nada. Ponga una nueva en config.toml y reinicie.
    [unreachable] { provider } no responde y los mensajes esperan. Mire la red de esta máquina.
    [webhook] lo que trae { provider } no entraría. Mire el proxy inverso y ejecute: dosebell doctor
    [canary] no llegan las señales de vida por { provider }; quizá tampoco los avisos. Ejecute: dosebell doctor
    [uncalled] una dirección de operator.alive_urls no responde; nadie notaría que esta máquina muere. Corríjala.
    [unerased] lo que debe borrarse cada noche se guarda de más. Busque "failed" en el registro y avísenos.
   *[backup] no hay copia de anoche. Mire backup.folder y su disco y ejecute: dosebell backup
}
trouble-over = Dosebell: todo bien. { $trouble ->
    [outage] Los mensajes vuelven a salir. Lo que no pudo salir a tiempo consta como no preguntado.
    [doubt] Ya no hay avisos en duda, o su tiempo ha pasado.
    [unheard] Vuelve a atenderse lo que la gente escribe.
    [standstill] El latido ha vuelto.
    [database] Ya se puede usar la base de datos.
    [disk] Vuelve a haber sitio en el disco.
    [clock] Vuelven a salir mensajes, con el reloj de esta máquina.
    [unsynchronised] Algo mantiene en hora el reloj.
    [poison] Desde hace 24 horas no falla ninguna fila.
    [unplanned] Ya se planifica a todos los pacientes.
    [token] { provider } vuelve a aceptar nuestra clave.
    [unreachable] { provider } vuelve a responder.
    [webhook] Lo que trae { provider } vuelve a entrar.
    [canary] Vuelven a llegar las señales de vida por { provider }.
    [uncalled] Responden todas las direcciones de operator.alive_urls.
    [unerased] Ya no se guarda nada de más.
   *[backup] Ya hay copia de anoche.
} { $trouble ->
    [clock] Si va mal, póngalo en hora.
   *[other] No tiene que hacer nada.
}

operator-is-you = Ahora usted opera el bot: aquí sabrá cuándo algo va mal y cuándo vuelve a ir bien. Diga cualquier cosa para empezar como paciente.
    .sms = Ahora usted opera el bot y aquí sabrá cuándo algo va mal. Diga cualquier cosa para empezar como paciente.

canary = Dosebell funciona: señal de vida de las { $time }, hora de Greenwich. No hay nada que hacer.
