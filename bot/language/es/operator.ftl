# Lo que oye quien opera el bot: cada problema una vez, con qué hacer, y otra vez cuando pasó. Nunca una palabra sobre nadie.

provider = { $where ->
    [telegram] Telegram
   *[other] Twilio
}

trouble = Dosebell: { $trouble ->
    [outage] no salen mensajes que ya tocan. Mire la red de esta máquina y ejecute: dosebell doctor
    [standstill] el latido se detuvo y nadie recibe recordatorios. Reinicie dosebell serve y mire su registro.
    [database] no se puede leer la base de datos y nadie recibe recordatorios. Mire su disco y ejecute: dosebell doctor
    [disk] queda poco sitio en un disco; lleno, nadie recibe recordatorios. Haga sitio para la base y las copias.
    [clock] el reloj va mal o atrasado y no se envía nada. Ponga el reloj en hora y haga que la red lo mantenga.
    [unsynchronised] nada mantiene en hora el reloj. Ejecute: timedatectl set-ntp true
    [poison] { $count } filas fallaron tres veces y quedaron apartadas. Busque "cannot be" en el registro y avise.
    [token] { provider } rechaza nuestra clave y allí no llega nada. Ponga una nueva en config.toml y reinicie.
    [unreachable] { provider } no responde y los mensajes esperan. Mire la red de esta máquina.
    [webhook] lo que trae { provider } no entraría. Mire el proxy inverso y ejecute: dosebell doctor
    [canary] no llegan las señales de vida por { provider }; quizá tampoco los avisos. Ejecute: dosebell doctor
   *[backup] no hay copia de anoche. Mire backup.folder y su disco y ejecute: dosebell backup
}
trouble-over = Dosebell: todo bien. { $trouble ->
    [outage] Los mensajes vuelven a salir. Lo que no pudo salir a tiempo consta como no preguntado.
    [standstill] El latido ha vuelto.
    [database] Ya se puede leer la base de datos.
    [disk] Vuelve a haber sitio en el disco.
    [clock] El reloj vuelve a ser de fiar y los mensajes salen.
    [unsynchronised] Algo mantiene en hora el reloj.
    [poison] Ya no hay filas apartadas.
    [token] { provider } vuelve a aceptar nuestra clave.
    [unreachable] { provider } vuelve a responder.
    [webhook] Lo que trae { provider } vuelve a entrar.
    [canary] Vuelven a llegar las señales de vida por { provider }.
   *[backup] Ya hay copia de anoche.
} No tiene que hacer nada.

operator-is-you = Ahora usted opera el bot: aquí sabrá cuándo algo va mal y cuándo vuelve a ir bien. Diga cualquier cosa para empezar como paciente.
    .sms = Ahora usted opera el bot y aquí sabrá cuándo algo va mal. Diga cualquier cosa para empezar como paciente.

canary = Dosebell funciona: señal de vida de las { $time }, hora de Greenwich. No hay nada que hacer.
