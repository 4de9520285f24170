# Las páginas de una clínica y lo que imprime. Lo que el bot dice a los pacientes está en clinic.ftl.

clinic-web-day = { $date }
clinic-web-skip = Ir al contenido
clinic-web-pages = Páginas
clinic-web-language = Idioma
clinic-web-nav = { $page ->
    [work] Pendientes
    [day] Día de consulta
    [patients] Pacientes
    [import] Importar
    [settings] Ajustes
   *[staff] Personal
}
clinic-web-reading = Los porcentajes son de las tomas previstas: la cifra menor cuenta como no tomado lo que nadie contestó, la mayor lo deja fuera. Dosebell recuerda; no juzga a nadie.

clinic-web-sign-in = Entrar
clinic-web-sign-in-why = El código cambia cada treinta segundos y está en su aplicación de autenticación. Si lo ha perdido, un administrador de su clínica puede darle otro.
clinic-web-sign-out = Salir
clinic-web-login = Usuario
clinic-web-password = Contraseña
clinic-web-code = Código de seis cifras
clinic-web-wrong = No es correcto. Revise el usuario, la contraseña y el código, e inténtelo otra vez con el código siguiente.
clinic-web-too-many = Demasiados intentos. Espere unos minutos e inténtelo otra vez.
clinic-web-meanwhile = Otra persona lo ha cambiado en el mismo momento. Mírelo de nuevo y repítalo si todavía hace falta.
clinic-web-refused = No se pudo hacer
clinic-web-refused-next = No se ha cambiado nada. Vuelva atrás con su navegador y corríjalo, o empiece por los pendientes.

clinic-web-need = { $need ->
    [side-effect] Efecto adverso
    [unclaimed] Aviso sin atender
    [silent] 48 h en silencio
    [missed-visit] Faltó a la cita
    [undeliverable] No se le alcanza
    [opted-out] Dijo ALTO
    [below] Bajo el umbral
   *[falling] En descenso
}
clinic-web-filter = Mostrar solo
clinic-web-all = Todo
clinic-web-work-none = Nada espera por usted. Lo que necesite a una persona aparece aquí por sí solo.
clinic-web-range = { $lowest } a { $highest } % tomado
clinic-web-taken = { $taken } % tomado
clinic-web-none-answered = { $lowest } % tomado; nada se contestó
clinic-web-too-little = Menos de una semana de tomas: muy poco para medir.
clinic-web-since = Desde { $when }
clinic-web-assigned = lo lleva { $name }
clinic-web-answered = se le pidió llamar el { $when }
clinic-web-take = Yo me encargo
clinic-web-take-of = Yo me encargo de { $name }
clinic-web-hand-to = Pasar a alguien
clinic-web-hand-to-of = Quién se encarga de { $name }
clinic-web-hand = Pasar
clinic-web-give-back = Devolver
clinic-web-give-back-of = Devolver a { $name }
clinic-web-call = Pedir que llame
clinic-web-call-of = Pedir a { $name } que llame al { $phone }
clinic-web-note = Qué se hizo
clinic-web-note-of = Qué se hizo por { $name }
clinic-web-close = Cerrar
clinic-web-close-of = Cerrar lo pendiente de { $name }
clinic-web-more = Más páginas
clinic-web-before = Anterior
clinic-web-next = Siguiente
clinic-web-page = { $page } de { $pages }

clinic-web-day-title = Día de consulta, { $date }
clinic-web-print = Imprimir todo
clinic-web-other-days = Otros días
clinic-web-today = Hoy
clinic-web-which-day = Qué día
clinic-web-show = Mostrar
clinic-web-day-none = No se espera a nadie este día.
clinic-web-day-counts = { $visits ->
    [one] 1 cita
   *[other] { $visits } citas
}, { $concerns ->
    [0] nadie que mirar primero
    [one] 1 que mirar primero
   *[other] { $concerns } que mirar primero
}
clinic-web-column-time = Hora
clinic-web-column-patient = Paciente
clinic-web-column-whom = Con
clinic-web-column-first = Mirar primero
clinic-web-column-taken = Tomado, 4 semanas hasta anoche
clinic-web-column-report = Informe
clinic-web-column-came = Vino
clinic-web-no-report = { $why ->
    [not-joined] Sin informe: no se ha unido
    [not-shared] Sin informe: no comparte el registro
    [too-early] Sin informe todavía: sale más cerca de la cita
    [not-answered] Sin informe: no ha dicho que sí
    [not-asked] Sin informe: no se le pudo preguntar
    [held] Sin informe: el paciente lo retiene
   *[called-off] Sin informe: la cita se anuló
}
clinic-web-report-there = { $seen ->
    [no] Informe (el paciente aún no lo ha visto)
   *[yes] Informe
}
clinic-web-report-pdf = PDF
clinic-web-report-pdf-of = El informe de { $name } en PDF
clinic-web-visit = { $visit ->
    [planned] prevista
    [kept] vino
    [missed] no vino
   *[called-off] anulada
}
clinic-web-visit-of = { $name }: { clinic-web-visit }
clinic-web-file-day = dia-de-consulta-{ $date }.pdf
clinic-web-file-letters = cartas.pdf

clinic-web-roster-counts = { $total ->
    [one] 1 paciente
   *[other] { $total } pacientes
}, { $joined } unidos, { $invited } invitados
clinic-web-find = Nombre o número
clinic-web-roster = Lista de pacientes
clinic-web-roster-none = Nadie con ese nombre o número. Añada un paciente o traiga la lista de un archivo.
clinic-web-found-more = { $more } más: escriba más del nombre.
clinic-web-entry = { $state ->
    [joined] unido
    [invited] invitado
   *[listed] sin invitar
}
clinic-web-add-patient = Añadir un paciente
clinic-web-patient-name = Nombre
clinic-web-reference = Su número de paciente
clinic-web-add = Añadir
clinic-web-letters = Cartas
clinic-web-letters-why = Una carta por cada paciente que no se ha unido ni tiene una invitación vigente, todas en un PDF.
clinic-web-letters-again = También para quienes tienen una carta vigente; la anterior deja de valer
clinic-web-letters-print = Imprimir las cartas
clinic-web-letter-print = Imprimir una carta
clinic-web-no-letters = Todos se han unido o tienen una carta vigente. Marque la casilla para imprimir las cartas otra vez.

clinic-web-joined = Se unió el { $when }
clinic-web-sees = ustedes ven:
clinic-web-shared = { $what ->
    [alerts] lo que faltó
    [skips] lo que omitió
    [reach] si se le alcanza
    [today] el día de hoy
    [week] la semana
   *[record] el registro
}
clinic-web-not-joined = { $state ->
    [invited] Tiene una carta y no se ha unido. Hasta entonces no se sabe nada de lo que toma.
   *[listed] No ha sido invitado. Hasta que se una no se sabe nada de lo que toma.
}
clinic-web-visits = Citas
clinic-web-visits-none = No hay ninguna prevista.
clinic-web-add-visit = Añadir una cita
clinic-web-visit-at = Cuándo, según el reloj de la clínica
clinic-web-visit-whom = Con quién
clinic-web-visit-bring = Qué traer o preparar
clinic-web-visit-change = Cambiarla
clinic-web-visit-move = Moverla
clinic-web-visit-off = Anularla
clinic-web-visit-off-of = Anular la cita del { $when }
clinic-web-visit-move-of = Mover la cita del { $when }
clinic-web-visit-told = Si ya se avisó al paciente, se le avisa también del cambio.
clinic-web-regimen = Proponer medicinas
clinic-web-regimen-why = Una medicina por línea, como en la etiqueta. Se pregunta al paciente antes de que esté en su lista.
clinic-web-understood = Cómo se entiende
clinic-web-how = { $how }
clinic-web-not-read = no se entiende
clinic-web-unread = sin leer: { $words }
clinic-web-look = Ver cómo se entiende
clinic-web-propose = Proponerlo
clinic-web-closed = Cerrado
clinic-web-lapsed = Se resolvió por sí solo.

clinic-web-bring-what = { $what ->
    [visits] Citas
   *[patients] Pacientes
}
clinic-web-bring-why-patients = Una tabla (CSV) con las columnas número y nombre; idioma y medicinas (separadas por punto y coma) si las tiene.
clinic-web-bring-why-visits = Una tabla (CSV) con número, fecha y hora; con y traer si los tiene. O un calendario (ICS) con el número del paciente al principio del título, o entre [corchetes].
clinic-web-file = Un archivo
clinic-web-file-text = O su texto
clinic-web-dry-run = Probar: no se cambia nada
clinic-web-brought = Esto es lo que se haría
clinic-web-brought-done = Hecho
clinic-web-brought-counts = Nuevos: { $new }, cambiados: { $changed }, como antes: { $same }{ $over ->
    [0] { "" }
   *[other] , { $over } no se importan: ya pasaron o se anularon
}
clinic-web-faults = { $count ->
    [one] 1 fila está mal. Corríjala e inténtelo otra vez; hasta entonces no se trae nada.
   *[other] { $count } filas están mal. Corríjalas e inténtelo otra vez; hasta entonces no se trae nada.
}
clinic-web-row = Fila { $row }:
clinic-web-bring = Traerlo
clinic-fault-number = no hay número de paciente, o es demasiado largo: { $value }
clinic-fault-twice = este número está dos veces en el archivo: { $value }
clinic-fault-name = no hay nombre, o es demasiado largo: { $value }
clinic-fault-language = el bot no habla este idioma: { $value }
clinic-fault-time = esto no es una fecha y hora, como 2026-11-30 y 09:30: { $value }
clinic-fault-whole-day = tiene día pero no hora: { $value }
clinic-fault-repeats = esto se repite; escriba cada cita por separado: { $value }
clinic-fault-visit-twice = esta cita está dos veces en el archivo: { $value }
clinic-fault-unknown = nadie de la lista tiene este número: { $value }
clinic-fault-long = es más largo de lo que cabe. { $value }

clinic-web-phone = Teléfono al que se pide llamar a los pacientes
clinic-web-email = Correo al que van también los informes (PDF; vacío: están solo aquí)
clinic-web-threshold = Mostrar a quien tomó menos de este porcentaje en cuatro semanas
clinic-web-would-list = Por debajo del { $threshold } % hoy estarían { $listed ->
    [0] ninguno de
   *[other] { $listed } de
} { $joined } pacientes. Lo que nadie contestó cuenta aquí como no tomado.
clinic-web-lists-nobody = Sin un número no se muestra a nadie por esto.
clinic-web-report-days = Cuántos días antes de la cita sale el informe
clinic-web-save = Guardar
clinic-web-save-so = Guardarlo así
clinic-web-count-again = Contar otra vez

clinic-web-who-works = Quién trabaja aquí
clinic-web-role = { $role ->
    [staff] personal
    [admin] administrador
   *[left] ya no está
}
clinic-web-add-staff = Añadir a alguien
clinic-web-staff-name = Nombre
clinic-web-staff-role = Puede ser
clinic-web-renew = Nueva contraseña
clinic-web-return = Dejar entrar otra vez
clinic-web-return-of = Dejar entrar otra vez a { $name }
clinic-web-renew-of = Nueva contraseña para { $name }
clinic-web-leave = Ya no trabaja aquí
clinic-web-leave-of = { $name } ya no trabaja aquí
clinic-web-hired = { $name } puede entrar
clinic-web-hired-why = Esto se muestra una sola vez. Dele la contraseña y deje que escanee la imagen con una aplicación de autenticación.
clinic-web-qr = Código QR para una aplicación de autenticación

clinic-letter-title = { $clinic } le invita a Dosebell
clinic-letter-what = Dosebell le envía un mensaje cuando toca una medicina y le pregunta si la ha tomado. Antes de una cita le muestra a usted, y después a nosotros, cómo ha ido.
clinic-letter-yours = Unirse es decisión suya, y puede terminarlo cuando quiera diciéndolo en el chat. No cuesta nada aparte de sus mensajes.
clinic-letter-sees = Si acepta, vemos lo que toma, lo que faltó y lo que usted escribe sobre ello. Se le pregunta antes, y puede retirar cualquier parte.
clinic-letter-step-link = Fotografíe la imagen de la derecha con su teléfono y abra el enlace. Se abre Telegram; pulse Iniciar.
clinic-letter-step-text = O envíe el código de abajo en un mensaje de texto al { $number }.
clinic-letter-step-chat = Envíe el código de abajo al bot en su chat.
clinic-letter-step-answer = Conteste unas preguntas. Tarda unos tres minutos.
clinic-letter-qr = Abre el chat con su código
clinic-letter-foot = El código es solo suyo y vale una vez, hasta el { $date }.{ $has-phone ->
    [yes] { " " }Preguntas: { $phone }.
   *[no] { "" }
} En una emergencia llame a su número de emergencias; nadie lee el chat todo el tiempo.
