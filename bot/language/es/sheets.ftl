# Lo que se dice junto a una imagen o una página. Lo que va en ellas está en paper.ftl.

# Ningún SMS lleva una página; quien lleva el bot puede imprimirla ("dosebell card").
card = Su tarjeta en letra grande, al { $date }: { $count ->
    [one] 1 medicina
   *[other] { $count } medicinas
}. Imprímala, cuélguela y enséñela a su farmacéutico. Si su lista cambia ya no sirve: diga TARJETA para una nueva.
    .sms = La tarjeta es una página en letra grande y no cabe en un SMS. Pida a quien me lleva que se la imprima. LISTA dice sus medicinas aquí.
card-not-drawn = Ahora no se puede dibujar su tarjeta. La culpa es nuestra. Diga TARJETA otra vez más tarde; LISTA dice sus medicinas.
card-names = La tarjeta nombra todas sus medicinas, y quien la abra puede leerlas. ¿La hago?
choice-card-with-names = Tarjeta con nombres
