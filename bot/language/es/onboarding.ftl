# La primera charla: seis preguntas o menos, suposiciones que se muestran, el consentimiento al final.

stranger = Esto es Dosebell, un recordatorio de medicinas. Solo hablo con personas invitadas. Si alguien le leyó un código, escríbalo aquí; si no, pida a quien me administra que le inscriba.
    .sms = Esto es Dosebell, un recordatorio de medicinas para personas invitadas. ¿Tiene un código? Escríbalo aquí. Si no, pídalo a quien me administra.

ask-who = Hola, esto es Dosebell. Recuerdo las medicinas y llevo un diario de ellas. No soy médico. ALTO lo termina en cualquier momento.
    ¿Quién es usted?
    .sms = Hola, soy Dosebell y recuerdo las medicinas; no soy médico. ¿Quién es usted? A Yo las tomo, B Cuido a alguien, C Trabajo en una clínica. ALTO lo termina.
who-a = A Yo las tomo
who-b = B Cuido a alguien
who-c = C Trabajo en una clínica
    .sms = Todavía no sé ayudar a quien cuida a alguien. Si usted también toma medicinas, elija A.
not-yet-c = La parte para clínicas todavía no está hecha, así que hoy no puedo ayudarle con eso. Si usted también toma medicinas, elija A.
    .sms = Todavía no sé ayudar a clínicas. Si usted también toma medicinas, elija A.

ask-name = { $guessed ->
    [yes] ¿Cómo puedo llamarle? { $guess }, o escriba otro nombre.
   *[no] ¿Cómo puedo llamarle? Escriba un nombre.
}
    .sms = { $guessed ->
        [yes] ¿Cómo puedo llamarle? Diga OK para { $guess }, o escriba otro nombre.
       *[no] ¿Cómo puedo llamarle? Escriba un nombre.
    }
name-is-guess = { $guess }
ask-place = ¿Es correcto? Idioma: { $language ->
    [es] español
   *[en] inglés
}. País: { $country }. Su reloj marca las { $clock }.
    Si no, escriba lo correcto: "país México", "reloj 14:30" o "english".
    .sms = ¿Es correcto? { $language ->
        [es] Español
       *[en] Inglés
    }, { $country }, su reloj marca las { $clock }. Diga CORRECTO, o lo que sea: PAÍS MÉXICO, RELOJ 14:30, ENGLISH.
choice-right = Es correcto

ask-day = Su día, para empezar: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }.
    Si es distinto, escríbalo: "desayuno 7:30, cama 23:00".
    .sms = Su día: se levanta { $wake }, desayuno { $breakfast }, almuerzo { $lunch }, cena { $dinner }, cama { $bed }. Diga CORRECTO, o lo que cambia: DESAYUNO 7:30, CAMA 23:00.
ask-level = Otra persona puede ver su pantalla. ¿Cuánto puedo decir?
    .sms = Otra persona puede ver su pantalla. ¿Cuánto puedo decir? A Solo cuántas, B Mis propios nombres, C Nombres y cantidades. Diga la letra.
level-a = A Solo cuántas
level-b = B Mis propios nombres
level-c = C Nombres y cantidades
ask-pin = Un teléfono puede llegar a otras manos. Elija seis cifras que le pediré antes de mostrar su historial o cambiar su lista. Escríbalas ahora; que no sean fáciles como 123456.
    .sms = Un teléfono puede llegar a otras manos. Escriba seis cifras, no fáciles como 123456. Las pediré antes de mostrar su historial o cambiar su lista.
pin-easy = Esas seis cifras son muy fáciles de adivinar: ni seguidas, ni seis veces la misma. Elija otras, por favor.
    .sms = Esas seis cifras son muy fáciles de adivinar: ni seguidas, ni seis veces la misma. Elija otras, por favor.

ask-consent = Esto es un recordatorio y un diario, no un médico ni un servicio de emergencias. Nadie lee los mensajes en tiempo real. No revisa todas las interacciones. No cambie medicinas por lo que diga; pregunte a su farmacéutico o a quien se las recetó. Emergencias: { $emergency }.
    Guardo su nombre, su día, sus medicinas y sus respuestas, sellados, en la máquina de quien me administra, para recordarle. Escribo tantas veces como sus medicinas lo necesiten. Los servicios de chat pueden ver que hablamos. Puede terminar en cualquier momento con ALTO.
    ¿Está de acuerdo?
    .sms = Dosebell: recordatorios de sus medicinas a sus horas. Puede haber cargos por mensajes y datos. AYUDA, ayuda; ALTO, fin. Emergencias: { $emergency }. Diga ACEPTO o NO.
choice-agree = De acuerdo
choice-decline = No
declined = Entonces no guardo nada y no escribiré. Si cambia de idea, diga hola.

taken-in = Gracias, { $name }. En medio minuto recibirá un recordatorio de práctica. Nada de él queda anotado.
welcome = Hola{ $named ->
    [yes] { ", " }{ $name }
   *[no] {""}
}. Le inscribieron para recibir recordatorios de sus medicinas. Soy un recordatorio y un diario, no un médico. ALTO lo termina en cualquier momento. En medio minuto recibirá un recordatorio de práctica. Nada de él queda anotado.
    .sms = Hola{ $named ->
        [yes] {" "}{ $name }
       *[no] {""}
    }, soy Dosebell, su recordatorio. Puede haber cargos por mensajes y datos. AYUDA, ayuda; ALTO, fin. Ahora una práctica.
practice-done = { $answer ->
    [later] Bien. Con 2 preguntaría otra vez en { $later } minutos.
    [skip] Bien. Con 3 anotaría que no la toma y preguntaría por qué.
   *[taken] Bien. Con 1 anotaría que las tomó.
} Esto fue una práctica y no quedó nada anotado. 1 tomado, 2 más tarde, 3 no lo tomo: nunca cambian.
    Para agregar una medicina, escriba o pegue lo que dice su etiqueta, así: metformina 500 mg, 1 tableta dos veces al día con comida. Pueden ser varias a la vez.
    .sms = { $answer ->
        [later] Bien. Con 2 preguntaría otra vez en { $later } minutos.
        [skip] Bien. Con 3 anotaría que no la toma y preguntaría por qué.
       *[taken] Bien. Con 1 anotaría que ya las ha tomado.
    } Fue una práctica; no hay nada anotado. Para agregar una medicina, diga AGREGAR.
