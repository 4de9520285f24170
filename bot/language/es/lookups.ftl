# Preguntas sobre lo anotado. Cada estado tiene su propia palabra; aquí nada se llama perdido.

today = { $day }:{ $lines-count ->
    [0] {" "}no hay nada previsto.
   *[other]
        {""}
        { $lines }
}
today-round = { $time } { $state ->
    [planned] aún por venir
    [open] espera su respuesta
    [waits] espera respuesta
    [answered] respondido
    [taken] tomado{ $time-known ->
        [yes] {" "}a las { $taken-at }
       *[no] , hora desconocida
    }
    [skipped] no tomado
    [held] en pausa
    [unanswered] sin respuesta
   *[not-asked] no pudimos preguntar
}: { $medicines }
    .sms = { $time } { $state ->
        [planned] por venir
        [open] espera respuesta
        [waits] espera respuesta
        [answered] respondido
        [taken] tomado{ $time-known ->
            [yes] {" "}{ $taken-at }
           *[no] {""}
        }
        [skipped] no tomado
        [held] en pausa
        [unanswered] sin respuesta
       *[not-asked] sin preguntar
    }{ $level ->
        [0] {" "}({ $medicines-count })
       *[other] : { $medicines }
    }
today-needed = { $time } tomado según necesidad: { $medicines }
    .sms = { $time } si hizo falta{ $level ->
        [0] {" "}({ $medicines-count })
       *[other] : { $medicines }
    }
today-extra = { $time } anotado: algo que no tocaba
    .sms = { $time } algo que no tocaba
today-remarks = Para su visita: { $count ->
    [one] 1 cosa guardada
   *[other] { $count } cosas guardadas
}. NOTAS lo muestra.
    .sms = { $count } para su visita: NOTAS

# $who y $time-known: ver doses.ftl.
did-when = { $is-today ->
    [yes] las { $due }
   *[no] las { $due } del { $day }
}
did-taken = Sí, para { did-when }: { $medicines }, tomado{ $time-known ->
    [yes] {" "}a las { $taken-at }
   *[no] , hora desconocida
} ({ said-so }).{ $other-count ->
    [0] {""}
   *[other] {" "}Pero no { $others-names }.
}
    .sms = Anotado: { did-when }, { $medicines }, tomado{ $time-known ->
        [yes] {" "}{ $taken-at }
       *[no] {""}
    }; { said-so }.{ $other-count ->
        [0] {""}
       *[other] {" "}Pero no { $others-names }.
    }
did-skipped = No, para { did-when }: { $medicines }, anotado como no tomado ({ said-so }).{ $other-count ->
    [0] {""}
   *[other] {" "}Pero no { $others-names }.
}
    .sms = No: { did-when }, { $medicines }, no tomado; { said-so }.{ $other-count ->
        [0] {""}
       *[other] {" "}Pero no { $others-names }.
    }
did-open = Todavía no hay nada anotado para { did-when }: { $medicines }. Si ya la tomó, diga 1.
    .sms = Todavía no hay nada anotado para { did-when }: { $medicines }. Si ya la ha tomado, diga 1.
did-unanswered = No hay nada anotado para { did-when }: { $medicines }. Si la tomó, dígalo; si no está seguro, no la tome dos veces, pregunte a su farmacéutico.
    .sms = Sin respuesta para { did-when }: { $medicines }. Si la ha tomado, dígalo. Si tiene dudas, no la tome dos veces: pregunte a su farmacéutico.
did-not-asked = No hay nada anotado para { did-when }: { $medicines }. No pudimos preguntarle entonces. Si no está seguro, no la tome dos veces, pregunte a su farmacéutico.
    .sms = No pudimos preguntarle por { did-when }: { $medicines }. Si tiene dudas, no la tome dos veces: pregunte a su farmacéutico.
did-held = { $medicines } para { did-when } está en pausa, y no hay nada anotado como tomado.
    .sms = En pausa para { did-when }: { $medicines }. No hay nada anotado como tomado.
did-nothing-known = Nada de eso tocaba hoy ni ayer, y no hay nada anotado.

# ¿PUEDO TOMARLA ahora? A nadie se le dice que está bien.
may-not-listed = { $named ->
    [yes] «{ $name }» no está en su lista.
   *[no] Eso no está en su lista.
} No sé si va bien con sus medicinas, así que no puedo decirlo. Pregunte a su farmacéutico antes de tomarlo.
    .sms = { $named ->
        [yes] "{ $name }" no figura en su lista.
       *[no] Eso no figura en su lista.
    } No sé si va bien con sus medicinas. Pregunte a su farmacéutico antes de tomarlo.
may-at-its-times = { $medicines-names }: { $state ->
    [taken] tomada para las { $due }{ $time-known ->
        [yes] {" "}a las { $taken-at }
       *[no] , hora desconocida
    }.
    [skipped] anotada como no tomada para las { $due }.
    [held] en pausa para las { $due }.
    [open] las { $due } esperan su respuesta.
    [unanswered] las { $due } no tienen respuesta.
    [not-asked] las { $due } no tienen respuesta.
   *[nothing] no tocaba nada últimamente.
} { $has-next ->
    [yes] La próxima: { $next-day }, { $next }.
   *[no] {""}
} Si puede tomarla a otra hora no lo sé: pregunte a su farmacéutico, y no la tome dos veces.
    .sms = { $medicines-names }: { $state ->
        [taken] tomada para las { $due }.
        [skipped] no tomada para las { $due }.
        [held] en pausa para las { $due }.
        [open] las { $due } esperan respuesta.
        [unanswered] sin respuesta a las { $due }.
        [not-asked] sin respuesta a las { $due }.
       *[nothing] sin toma reciente.
    } { $has-next ->
        [yes] Siguiente: { $next-day }, { $next }.
       *[no] {""}
    } A otra hora pregunte a su farmacéutico; no dos veces.
