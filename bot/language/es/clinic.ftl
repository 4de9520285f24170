# Lo que el bot dice a los pacientes por su clínica. En el nivel 0 no se nombra la clínica: su nombre puede decir qué tiene alguien.

clinic-called = { $level ->
    [0] su clínica
   *[other] { $clinic }
}
clinic-please-call = { $level ->
    [0] Su clínica
   *[other] { $clinic }
} le pide que llame al { $phone }. En una emergencia llame a su número de emergencias.
clinic-visit-tomorrow = Mañana a las { $time } le esperan en { clinic-called }{ $has-whom ->
    [yes] , con { $whom }
   *[no] { "" }
}. Traiga todo lo que toma, en sus cajas, y sus preguntas.{ $has-bring ->
    [yes] { " " }Y también: { $bring }.
   *[no] { "" }
}
    .sms = Mañana a las { $time } le esperan en { clinic-called }. Traiga todo lo que toma, y sus preguntas.
clinic-visit-today = Hoy a las { $time } le esperan en { clinic-called }{ $has-whom ->
    [yes] , con { $whom }
   *[no] { "" }
}. Traiga todo lo que toma, y sus preguntas.{ $has-bring ->
    [yes] { " " }Y también: { $bring }.
   *[no] { "" }
}
    .sms = Hoy a las { $time } le esperan en { clinic-called }. Traiga todo lo que toma, y sus preguntas.
clinic-visit-moved = Su cita en { clinic-called } ha cambiado: le esperan el { $day } a las { $time }. Si no le viene bien, llámeles.
clinic-visit-off = Su cita en { clinic-called } del { $day } a las { $time } se ha anulado. Si necesita otra, llámeles.
clinic-report-shown = Para su cita del { $day }, esto iría a { clinic-called }: { $due ->
    [0] en { $days } días no tocaba ninguna dosis
   *[other] en { $days } días tomó { $taken } de { $due } dosis; { $unanswered } no las contestó
}. Con ello van su lista y lo que usted me escribió.
    Para añadir una frase, diga NOTA INFORME y escríbala. ¿Lo envío?
    .sms = Para el { $day }: { $due ->
    [0] en { $days } días no tocaba ninguna dosis
   *[other] en { $days } días ha tomado { $taken } de { $due } dosis, { $unanswered } sin contestar
}. Diga ENVIAR INFORME, RETENER INFORME, o NOTA INFORME y su frase.
choice-visit-send = Enviar informe
choice-visit-hold = Retener informe
clinic-report-sent = Bien. Antes de su cita del { $day }, { clinic-called } verá su informe. Para retirarlo, diga RETENER INFORME.
clinic-report-held = Entonces no sale nada para su cita del { $day }. Si cambia de idea, diga ENVIAR INFORME.
clinic-report-taken-back = Para su cita del { $day } ya no pueden abrirlo. Lo ya visto o recibido por correo se queda con ellos. Si cambia de idea, diga ENVIAR INFORME.
clinic-report-noted = Anotado, va al principio de su informe, que irá a { clinic-called }. Para retirarlo, diga RETENER INFORME.
clinic-report-say = Escriba su frase detrás: NOTA INFORME y lo que deban saber.
clinic-asks-first = Bien: desde ahora no sale ningún informe antes de una cita sin su palabra. Lo que ya salió se retira con RETENER INFORME.
clinic-stands = Antes de una cita su informe va a { clinic-called } aunque no haya contestado. Para que le pregunte cada vez, diga PREGÚNTEME PRIMERO.
clinic-report-not-whole = Un informe va entero o no va, y usted les reserva algo. Para ver o cambiar lo que pueden, diga QUIÉN VE.
clinic-report-none = Ahora no espera ningún informe suyo. Se le pregunta unos días antes de una cita. Diga HOY para ver lo que toca.

clinics-called = { $count ->
    [1] { $level ->
        [0] su clínica
       *[other] { $clinics }
    }
   *[other] { $level ->
        [0] sus clínicas
       *[other] sus clínicas: { $clinics }
    }
}
clinic-proposes = Lo que sigue es propuesta de { clinics-called }. Nada entra en la lista antes de que usted diga que es correcto.
    .sms = Lo que sigue es propuesta de { $count ->
        [1] { clinics-called }
       *[other] sus clínicas
    }. Nada entra en la lista antes de que usted diga que es correcto.
clinic-proposes-later = { $level ->
    [0] Su clínica
   *[other] { $clinic }
} propone un cambio en su lista. Para verlo, diga LISTA CLÍNICA. Nada cambia antes de que lo acepte.
clinic-proposes-theirs = { $level ->
    [0] Una clínica
   *[other] { $clinic }
} propone un cambio en la lista { $named ->
    [yes] de { $name }
   *[no] que usted lleva
}. Para verlo, diga LISTA CLÍNICA. Nada cambia antes de que se acepte.
clinic-proposes-nothing = Su clínica no propone nada ahora. Diga LISTA para ver lo que toma.

clinic-join-sees = Si acepta, { $clinic } ve lo que hay en su lista, lo que toma y lo que falta, lo que me escribe sobre ello y si se le puede alcanzar.
clinic-join-yours = Nunca cambian su lista; solo proponen. Puede retirar lo que quiera: diga QUIÉN VE. Nadie lee este chat todo el tiempo.
ask-clinic-agree = ¿Acepta que { $clinic } vea esto? Sin ello nada cambia aquí para usted.
    .sms = ¿Acepta que { $clinic } vea esto? Diga ACEPTO o NO.
ask-clinic-standing = Antes de una cita le muestro lo que iría a { $clinic }. Si para entonces no ha contestado: ¿puede ir de todos modos, marcado como no visto por usted?
    .sms = Antes de una cita le muestro lo que iría a { $clinic }. Si no contesta, ¿puede ir de todos modos? Diga ACEPTO o NO.
choice-clinic-standing = Puede ir
choice-clinic-asks = No, solo si lo digo yo
help-clinic-join = No lo entendí, y no compartí nada. { $step ->
    [agree] ¿Puede verlo la clínica? Diga ACEPTO o NO.
   *[standing] ¿Puede ir su informe antes de una cita aunque no conteste? Diga ACEPTO o NO.
}
clinic-join-done = De acuerdo: ya tiene contacto con { $clinic }. Para ver o cambiar lo que pueden, diga QUIÉN VE.{ $standing ->
    [yes] { " " }Para que antes de cada informe le pregunte, diga PREGÚNTEME PRIMERO.
   *[no] { "" }
}
    .sms = Hecho: ya tiene contacto con { $clinic }. Para cambiarlo, diga QUIÉN VE.{ $standing ->
    [yes] { " " }Para que le pregunte antes, diga PREGÚNTEME PRIMERO.
   *[no] { "" }
}
clinic-join-already = Ya tiene contacto con { $clinic }. Para ver o cambiar lo que pueden, diga QUIÉN VE.
clinic-join-declined = Entonces no se comparte nada con la clínica, y todo lo demás sigue igual. El código vale si cambia de idea.
clinic-code-refused = Este código ya no vale, es muy antiguo o tiene un error. Mire la carta otra vez, o pida otro a su clínica.
