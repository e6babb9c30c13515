# La barre de RAM : les noms sont courts, ils tiennent dedans.
widget-group-os = os
widget-group-distribution = distribution
widget-group-datastore = base
widget-group-addons = modules
widget-group-engine = moteur
widget-group-workloads = charges
widget-role-server = serveur
widget-role-agent = agent
widget-fits = tient
widget-tight = juste
widget-over = dépasse
widget-mib = { $number } Mio
widget-gib = { $number } Gio
# { $amount } est un nombre ou un intervalle, { $usable } porte l’unité.
widget-of = { $amount } sur { $usable }
widget-of-compact = { $amount }/{ $usable }
widget-requests-of = requêtes { $amount } sur { $usable }
widget-requests-of-compact = req. { $amount }/{ $usable }
widget-pods-of = { $amount } pods, { $usable } au plus
widget-pods-of-compact = pods { $amount }/{ $usable }
