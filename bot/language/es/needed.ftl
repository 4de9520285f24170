# Medicinas que se toman si hace falta: lo que dicen las indicaciones y lo anotado, nunca que se pueda o se deba.

needed-facts = { $has-last ->
    [yes] {" "}La última, a las { $last }.
   *[no] {" "}No hay ninguna anotada recientemente.
}{ $has-gap ->
    [yes] {" "}Sus indicaciones: al menos { span } entre una y otra.
   *[no] {""}
}{ $has-ceiling ->
    [yes] {" "}En las últimas 24 horas: { $so-far } de un máximo de { $most }.
   *[no] {""}
}
    .sms = { $has-last ->
        [yes] {" "}La última, a las { $last }.
       *[no] {" "}Ninguna reciente.
    }{ $has-gap ->
        [yes] {" "}Entre una y otra, { span-short }.
       *[no] {""}
    }{ $has-ceiling ->
        [yes] {" "}En 24 h: { $so-far } de { $most }.
       *[no] {""}
    }
needed-verdict = { $verdict ->
    [early] { $is-today ->
        [yes] Según sus indicaciones es demasiado pronto antes de las { $earliest }.
       *[no] Según sus indicaciones es demasiado pronto antes de las { $earliest } del { $earliest-day }.
    }
    [ceiling] Una más pasaría del máximo que sus indicaciones permiten en 24 horas.
    [last] Una más sería la última que sus indicaciones permiten en 24 horas.
   *[open] Según lo anotado aquí, no se pasa ni el tiempo entre una y otra ni el máximo por día.
}
    .sms = { $verdict ->
        [early] { $is-today ->
            [yes] Es pronto antes de las { $earliest }.
           *[no] Es pronto antes de las { $earliest } del { $earliest-day }.
        }
        [ceiling] Una más pasa de su límite.
        [last] Una más es la última en 24 horas.
       *[open] No se pasa ningún límite.
    }
needed-check = { $medicine-names }: { needed-verdict }{ needed-facts } Esto no es un consejo: si tiene dudas, pregunte a su farmacéutico.
    .sms = { $medicine-names }: { needed-verdict.sms }{ needed-facts.sms } Si duda, pregunte a su farmacéutico.
needed-took-it = La tomé
needed-how-much = ¿Cuánto fue de { $medicine-names }? No he anotado nada. Escriba, por ejemplo: “tomé { $amount } de { $place }”.
needed-so-much = { $amount }
needed-not-as-needed = Esa se toma a horas fijas. Diga HOY para ver su día, o pregunte a su farmacéutico.
needed-what-time = ¿A qué hora? Todavía no anoté nada. Dígalo otra vez con la hora, de 0 a 24, como "ayer a las 20:15".
needed-logged = Anotado: { $medicines }, tomado a las { $taken-at }.{ $verdict ->
    [early] {" "}Según sus indicaciones fue demasiado cerca de la de las { $last }: deben pasar { span }. Pregunte a su farmacéutico si tiene dudas.
    [last] {" "}Según sus indicaciones fue la última en 24 horas: { $most } es el máximo.
   *[open] {""}
}
    .sms = Anotado: { $medicines }, tomado a las { $taken-at }.{ $verdict ->
        [early] {" "}Muy cerca de las { $last }: sus indicaciones piden { span-short } entre una y otra. Pregunte a su farmacéutico.
        [last] {" "}Según sus indicaciones fue la última en 24 horas.
       *[open] {""}
    }
