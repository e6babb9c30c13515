# Le simulateur de coupure.

simulate-refused-scenario = « { $value } » n’est pas un scénario : choisir fleet, region=NOM, git ou registry
simulate-refused-region = il n’y a pas de région « { $region } » ; les régions de cette flotte sont : { $regions }
simulate-refused-hours = « { $value } » n’est pas une durée de coupure : écrire des heures, par exemple 72 ou 0.5, au moins une seconde (0.0003) et au plus { $most }
simulate-refused-clusters = « { $value } » n’est pas un nombre de clusters : écrire un nombre entier de 1 à { $most }
simulate-refused-seed = « { $value } » n’est pas une graine : écrire un nombre entier de 0 à 18446744073709551615
simulate-refused-empty = cette flotte n’a aucun cluster : en donner à un type d’appareil (devices[].clusters)
simulate-refused-large = cette flotte compte { $clusters } clusters, et { $most } au plus sont simulés : en essayer une plus petite avec --clusters

simulate-seconds = { $count } s
simulate-minutes = { $count } min
simulate-hours = { $count } h
simulate-days = { $count } j
simulate-kilobytes = { $count } ko
simulate-megabytes = { $count } Mo
simulate-per-cent = { $share } %
simulate-from-to = { $first } à { $last }

simulate-title = { $fleet } : { $what }. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }, dont { $cut } { $cut ->
        [one] coupé de sa source
       *[other] coupés de leur source
    }. Graine { $seed }.
simulate-scenario-fleet = toutes les liaisons sont coupées pendant { $time }
simulate-scenario-region = les liaisons de la région { $region } sont coupées pendant { $time }
simulate-scenario-git = l’hôte Git est hors service pendant { $time }, les liaisons tiennent
simulate-scenario-registry = le registre est hors service pendant { $time }, les liaisons tiennent
simulate-reads = Lectures par seconde : { $steady } en temps normal, { $peak } dans la minute la plus chargée ({ $when }).
simulate-reads-git = Lectures par seconde : { $steady } en temps normal, { $peak } dans la minute la plus chargée ({ $when }) ; GitHub conseille au plus { $advised } par dépôt.
simulate-when-before = avant la coupure
simulate-when-during = { $time } après son début
simulate-when-after = { $time } après sa fin
simulate-converged = Nouvelle révision appliquée, depuis la fin de la coupure : 50 % après { $half }, 95 % après { $most }, tous après { $all }.
simulate-converged-none = Aucun cluster n’est coupé de sa source.
simulate-images = Nouvelles images téléchargées, depuis la fin de la coupure : 50 % après { $half }, 95 % après { $most }, tous après { $all } au plus tôt.
simulate-month = Interrogations seules, par cluster et par mois : { $low } à { $high } (le haut de la fourchette est une estimation).

simulate-chart-time = instant
simulate-chart-reads = lect./s
simulate-chart-converged = à jour
simulate-link-down = la liaison tombe
simulate-link-up = { $time } : la liaison revient
simulate-host-down = l’hôte tombe
simulate-host-up = { $time } : l’hôte revient

simulate-devices = Types d’appareil
simulate-device = { $device } ({ $engine }, { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }) : { $looks } ; { $revision } ; { $images }.
simulate-device-looks = première lecture réussie { $mean } après la fin de la coupure en moyenne, { $most } au plus
simulate-device-kept = pas de coupure
simulate-device-revision = une nouvelle révision pèse { $low } à { $high } (estimation)
simulate-device-images = toutes ses images pèsent { $size }
simulate-device-some-images = ses images pèsent { $size } sans celles de { $count ->
        [one] { $count } charge de travail
       *[other] { $count } charges de travail
    }, dont la taille n’est pas dans la conception
simulate-device-no-workloads = aucune charge de travail n’y tourne
simulate-device-no-images = la taille de ses images n’est pas dans la conception

simulate-risks = Risques, avec l’instant où chacun commence
simulate-risks-line = { $when } : { $message } [{ $id }]
simulate-risks-none = Aucun risque connu pour cette conception et cette coupure.
simulate-risk-change-waits = { $clusters ->
        [one] Aucun changement n’atteint ce cluster
       *[other] Aucun changement n’atteint ces { $clusters } clusters
    } : ni correctif, ni retour en arrière.
simulate-risk-drift-uncorrected = La révision qu’Argo CD garde en cache expire, et la dérive n’est plus corrigée, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-prune-stopped = Dès le même instant, Argo CD ne supprime plus ce qui est en trop, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-status-unknown = Les Applications du cluster lui-même disent Unknown, avec une ComparisonError, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    } ; jusque-là, elles montrent leur dernier état.
simulate-risk-cache-lost-on-restart = Si le pod du source-controller est remplacé, son cache disparaît avec lui : la dérive n’est plus corrigée avant le retour de la source. Le module complémentaire local-path garderait le cache dans un volume. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-image-missing = Un pod dont l’image n’est pas sur son nœud ne démarre pas, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-image-garbage-collected = Là où le disque se remplit à 90 %, le kubelet supprime les images inutilisées, impossibles à télécharger de nouveau. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-clock-drift = Sans serveur de temps sur le site, les horloges de { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    } dérivent.
simulate-risk-clock-reset = Un Raspberry Pi sans horloge sauvegardée par pile qui redémarre peut se croire dans le passé, où les certificats ne sont pas encore valides. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-restart-no-route = K3s ne démarre que s’il existe une route par défaut. Là où le modem fait partie du nœud, un K3s qui redémarre, de lui-même chaque mois ou avec le nœud, reste arrêté jusqu’au retour de la liaison. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-disk-locked = Un nœud qui redémarre ne peut ouvrir son disque que si son serveur Tang répond sans la liaison. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-certificate-expired = Des certificats peuvent avoir expiré sur les nœuds éteints entre-temps. K3s les renouvelle à son démarrage ; les copies de son kubeconfig faites ailleurs restent expirées. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-certificate-expired-microk8s = Des certificats de MicroK8s peuvent avoir expiré sur les nœuds éteints entre-temps ; le minuteur mensuel fleet-microk8s-certificates les renouvelle une fois le nœud en marche. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-version-behind = Kubernetes peut avoir deux versions mineures d’avance, et aucune ne peut être sautée : les installer l’une après l’autre. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-load-above-advice = Un dépôt voit jusqu’à { $rps } lectures par seconde ; GitHub en conseille au plus { $advised }.

simulate-model = Un modèle, pas une mesure : il découle du code source des moteurs et des réglages de cette conception. La latence, les hôtes qui ralentissent et la durée d’application d’une révision n’y figurent pas.
