# Le simulateur de coupure.

simulate-refused-scenario = « { $value } » n’est pas un scénario : choisir fleet, region=NOM, git, registry, promotion, promotion=NOM ou months
simulate-refused-region = il n’y a pas de région « { $region } » ; les régions de cette flotte sont : { $regions }
simulate-refused-hours = « { $value } » n’est pas une durée de coupure : écrire des heures, par exemple 72 ou 0.5, au moins une seconde (0.0003) et au plus { $most }
simulate-refused-clusters = « { $value } » n’est pas un nombre de clusters : écrire un nombre entier de 1 à { $most }
simulate-refused-seed = « { $value } » n’est pas une graine : écrire un nombre entier de 0 à 18446744073709551615
simulate-refused-pause = « { $value } » n’est pas une telle durée : en écrire une comme 30m ou 24h, de { $least } à { $most }
simulate-refused-rings = une promotion est simulée pour { $most } vagues au plus, et cette flotte en a { $rings }
simulate-refused-setting = « { $value } » n’est pas un réglage à comparer : écrire usual, interval=30m, jitter=50%, oci, git, mirrors=15m, cache=on, cache=off, ou un champ sous la forme chemin=valeur
simulate-refused-setting-idle = « { $value } » ne change rien dans cette flotte
simulate-refused-promotion-only = un changement n’est promu vague par vague qu’avec --scenario promotion
simulate-refused-empty = cette flotte n’a aucun cluster : en donner à un type d’appareil (devices[].clusters)
simulate-refused-large = cette flotte compte { $clusters } clusters, et { $most } au plus sont simulés : en essayer une plus petite avec --clusters

simulate-seconds = { $count } s
simulate-minutes = { $count } min
simulate-hours = { $count } h
simulate-days = { $count } j
simulate-kilobytes = { $count } ko
simulate-megabytes = { $count } Mo
simulate-gigabytes = { $count } Go
simulate-terabytes = { $count } To
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
simulate-scenario-promotion = un changement est promu vague par vague, à { $pause } d’écart, pendant que toutes les liaisons sont coupées pour { $time }
simulate-scenario-promotion-region = un changement est promu vague par vague, à { $pause } d’écart, pendant que les liaisons de la région { $region } sont coupées pour { $time }
simulate-scenario-months = des appareils reviennent après { $time } sans liaison
simulate-mirrored = { $what } ; chaque région a un miroir qui interroge sa source toutes les { $interval }
simulate-mirrors = Chaque région a un miroir de ce que suivent ses clusters. Le plus chargé, en { $region }, voit jusqu’à { $rps } lectures par seconde ; les débits ci-dessus sont ce que voient les hôtes, les interrogations des miroirs eux-mêmes. Un miroir qui transmet chaque interrogation, comme un registre qui ne fait que mettre en cache, ne soulage en rien son hôte. fleetwright ne génère pas de miroirs : c’est une question posée au seul simulateur.
simulate-reads = Lectures/s : { $steady }, au plus { $peak } ({ $when }).
simulate-reads-git = Lectures/s : { $steady }, au plus { $peak } ({ $when }) ; conseil de GitHub : { $advised }.
simulate-when-before = avant la coupure
simulate-when-during = { $time } après son début
simulate-when-after = { $time } après sa fin
simulate-converged = À jour après sa fin : 50 % en { $half }, 95 % en { $most }, tous en { $all }.
simulate-converged-none = Aucun cluster n’est coupé de sa source.
simulate-images = Images, au plus tôt : 50 % en { $half }, 95 % en { $most }, tous en { $all } ; les registres envoient { $together }.
simulate-month = Interrogations : { $low } à { $high } par cluster et mois (haut : estimation).

simulate-chart-time = instant
simulate-chart-reads = lect./s
simulate-chart-converged = à jour
simulate-link-down = la liaison tombe
simulate-link-up = { $time } : la liaison revient
simulate-host-down = l’hôte tombe
simulate-host-up = { $time } : l’hôte revient

simulate-chart-ring = la vague { $ring } est promue
simulate-chart-at = { $time } : { $what }

simulate-rings = Vague par vague : de sa promotion jusqu’à ce que tant de clusters aient le changement
simulate-rings-name = vague
simulate-rings-promoted = promue à
simulate-rings-clusters = clusters
simulate-rings-before-next = avant suiv.
simulate-rings-late = en retard
simulate-rings-note = « Avant suiv. » : ceux qui l’avaient quand la vague suivante a été promue. « En retard » : ceux dont la liaison était coupée quand la leur l’a été ; ils le reçoivent au retour de la liaison.
simulate-rings-from-return = Clusters en retard, depuis le retour de la liaison : 50 % après { $half }, 95 % après { $most }, tous après { $all }.
simulate-rings-by-device = En retard dans { $ring } : { $devices }.

simulate-settings = Ce que change un réglage
simulate-settings-name = réglage
simulate-settings-steady = lect./s
simulate-settings-peak = pointe
simulate-settings-p95 = 95 %
simulate-settings-p100 = tous
simulate-settings-month = Mo/mois
simulate-settings-range = { $low }–{ $high }
simulate-settings-note = Lectures par seconde chez les hôtes, en temps normal et dans la minute la plus chargée ; de la fin de la coupure jusqu’à ce que 95 % et tous aient le changement (– là où rien ne les en prive) ; octets d’interrogation par cluster et par mois.
simulate-settings-mirrors = { $setting } : une interrogation de l’hôte chacun toutes les { $interval } ; le miroir le plus chargé, en { $region }, voit jusqu’à { $rps } lectures par seconde. fleetwright ne génère pas de miroirs.
simulate-settings-without = { $setting } : sans { $risks }
simulate-settings-with = { $setting } : avec { $risks }
simulate-setting-present = telle quelle
simulate-setting-interval = intervalle { $value }
simulate-setting-jitter = gigue { $value }
simulate-setting-engine = moteur { $value }
simulate-setting-bandwidth = { $value }
simulate-setting-field = { $path }={ $value }
simulate-setting-oci = artefact OCI, pas Git
simulate-setting-git = Git, pas d’artefact OCI
simulate-setting-mirrors = un miroir par région
simulate-setting-no-mirrors = aucun miroir
simulate-setting-cache = cache dans un volume
simulate-setting-no-cache = cache sans volume

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
simulate-risk-status-stale = Dès sa lecture suivante, la source de Flux n’est plus Ready, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }. Ce qui applique sa dernière révision continue, et ses Kustomizations disent toujours Ready : c’est la source qu’il faut surveiller.
simulate-risk-hub-out-of-sight = Le hub marque le cluster comme défaillant et continue de montrer le dernier état de ses Applications ; ce qui y est changé attend. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-upgrade-half-way = Un nœud dont la mise à jour de Kubernetes a commencé, et dont l’image n’est pas encore là, n’accepte plus de nouveaux pods jusqu’à ce qu’elle y soit. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-datastore-out-of-reach = Sauf si PostgreSQL est sur le site, le plan de contrôle est à l’arrêt : rien n’est planifié, corrigé ni relancé ailleurs, et un nœud qui redémarre ne lance aucun de ses pods. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-names-unresolved = CoreDNS garde les noms de l’extérieur 30 s au plus ; ensuite, ils ne sont résolus que là où un serveur DNS répond sur le site, sur { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
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
simulate-risk-certificate-expired-k0s = Le certificat du kubelet peut avoir expiré sur les nœuds k0s éteints entre-temps, et aucun redémarrage n’en fait de nouveau : supprimer /var/lib/k0s/kubelet.conf et redémarrer k0s ; à un worker, il faut aussi un nouveau jeton d’adhésion. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-agent-certificate-ended = Les certificats d’argocd-agent durent deux ans, et rien ne les renouvelle. Là où l’un prend fin entre-temps, le cluster continue de suivre sa branche, et le hub ne le voit plus tant que personne ne lui en apporte un nouveau. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-credential-ended = Un jeton d’accès au dépôt ou au registre remplacé ou arrivé à son terme entre-temps laisse son cluster dehors au retour, et aucun pull n’apporte le nouveau : il se place dans /etc/fleet/source.env sur le nœud. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-signer-replaced = Si la clé qui signe est remplacée entre-temps, ces clusters refusent ce que signe la nouvelle tant que sa clé publique n’est pas dans /etc/fleet/signers. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-version-unsupported = Quelle que soit la version mineure de Kubernetes installée, elle ne reçoit plus de correctifs : chacune est maintenue environ 14 mois. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-promotion-order-lost = L’ordre des vagues se perd là où les liaisons sont coupées : à leur retour, { $clusters ->
        [one] { $clusters } cluster d’une vague suivante reçoit
       *[other] { $clusters } clusters des vagues suivantes reçoivent
    } le changement en même temps que ceux des vagues précédentes, quel que soit l’écart.
simulate-risk-promotion-unproven = Une vague est promue alors que { $clusters ->
        [one] { $clusters } cluster de la vague précédente n’avait
       *[other] { $clusters } clusters de la vague précédente n’avaient
    } pas encore le changement : ce qu’ils auraient montré reste inconnu.
simulate-risk-version-behind = Kubernetes peut avoir deux versions mineures d’avance, et aucune ne peut être sautée : les installer l’une après l’autre. { $clusters ->
        [one] { $clusters } cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-load-above-advice = Un dépôt voit jusqu’à { $rps } lectures par seconde ; GitHub en conseille au plus { $advised }.

simulate-model = Un modèle, pas une mesure : il découle du code source des moteurs et des réglages de cette conception. La latence, les hôtes qui ralentissent et la durée d’application d’une révision n’y figurent pas.
