# Una vida que no es regular: pausas, viajes, días tardíos, menos recordatorios; y máquinas que contestan.

loop-broken = Este es el mismo mensaje cinco veces en media hora, como lo manda una máquina; ya no lo contesto. Escriba cualquier otra cosa y vuelvo. Sus recordatorios siguen.
    .sms = El mismo texto vino cinco veces en media hora, como de una máquina: ya no lo contesto. Escriba otra cosa y vuelvo.
