# The outage simulator.

simulate-refused-scenario = “{ $value }” is no scenario: choose fleet, region=NAME, git, registry, promotion, promotion=NAME or months
simulate-refused-region = there is no region “{ $region }”; the regions of this fleet are: { $regions }
simulate-refused-hours = “{ $value }” is no length of an outage: write hours such as 72 or 0.5, at least a second (0.0003) and at most { $most }
simulate-refused-clusters = “{ $value }” is no number of clusters: write a whole number from 1 to { $most }
simulate-refused-seed = “{ $value }” is no seed: write a whole number from 0 to 18446744073709551615
simulate-refused-pause = “{ $value }” is no such span: write one such as 30m or 24h, from { $least } to { $most }
simulate-refused-rings = a promotion is played for at most { $most } rings, and this fleet has { $rings }
simulate-refused-setting = “{ $value }” is no setting to compare with: write usual, interval=30m, jitter=50%, oci, git, mirrors=15m, cache=on, cache=off, or a field as path=value
simulate-refused-setting-idle = “{ $value }” changes nothing in this fleet
simulate-refused-promotion-only = a change is promoted ring by ring with --scenario promotion alone
simulate-refused-empty = this fleet has no clusters: give a device type some (devices[].clusters)
simulate-refused-large = this fleet has { $clusters } clusters, and at most { $most } are simulated: try a smaller one with --clusters

simulate-seconds = { $count } s
simulate-minutes = { $count } min
simulate-hours = { $count } h
simulate-days = { $count } d
simulate-kilobytes = { $count } kB
simulate-megabytes = { $count } MB
simulate-gigabytes = { $count } GB
simulate-terabytes = { $count } TB
simulate-per-cent = { $share }%
simulate-from-to = { $first } to { $last }

simulate-title = { $fleet }: { $what }. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }, { $cut } cut off from what { $cut ->
        [one] it follows
       *[other] they follow
    }. Seed { $seed }.
simulate-scenario-fleet = every link is down for { $time }
simulate-scenario-region = the links of region { $region } are down for { $time }
simulate-scenario-git = the Git host is down for { $time }, the links are up
simulate-scenario-registry = the registry is down for { $time }, the links are up
simulate-scenario-promotion = a change is promoted ring by ring, { $pause } apart, while every link is down for { $time }
simulate-scenario-promotion-region = a change is promoted ring by ring, { $pause } apart, while the links of region { $region } are down for { $time }
simulate-scenario-months = devices come back after { $time } without a link
simulate-mirrored = { $what }; each region has a mirror that looks every { $interval }
simulate-mirrors = Each region has a mirror of what its clusters follow. The busiest one, in { $region }, sees up to { $rps } reads per second; the rates above are what the hosts see, the mirrors’ own looks. A mirror that passes each look on, such as a registry that only caches, takes nothing off its host. fleetwright generates no mirrors: this is a question to the simulator alone.
simulate-reads = Reads/s: { $steady } steady, { $peak } at most ({ $when }).
simulate-reads-git = Reads/s: { $steady } steady, { $peak } at most ({ $when }); GitHub advises { $advised }.
simulate-when-before = before the outage
simulate-when-during = { $time } after it begins
simulate-when-after = { $time } after it ends
simulate-converged = Converged after its end: 50% in { $half }, 95% in { $most }, all in { $all }.
simulate-converged-none = No cluster is cut off from what it follows.
simulate-images = New images, at the earliest: 50% in { $half }, 95% in { $most }, all in { $all }; the registries send { $together }.
simulate-month = Polling: { $low } to { $high } per cluster and month (upper end: an estimate).

simulate-chart-time = time
simulate-chart-reads = reads/s
simulate-chart-converged = converged
simulate-link-down = the link drops
simulate-link-up = { $time }: the link returns
simulate-host-down = the host goes down
simulate-host-up = { $time }: the host is back

simulate-chart-ring = ring { $ring } is promoted
simulate-chart-at = { $time }: { $what }

simulate-rings = Ring by ring: from its promotion until so many have the change
simulate-rings-name = ring
simulate-rings-promoted = promoted
simulate-rings-clusters = clusters
simulate-rings-before-next = before next
simulate-rings-late = late
simulate-rings-note = “Before next” are those that had it when the next ring was promoted. “Late” are those whose link was down when theirs was: they get it when the link is back.
simulate-rings-from-return = Late clusters, from the return of the link: 50% after { $half }, 95% after { $most }, all after { $all }.
simulate-rings-by-device = Late in { $ring }: { $devices }.

simulate-settings = What a setting changes
simulate-settings-name = setting
simulate-settings-steady = reads/s
simulate-settings-peak = peak
simulate-settings-p95 = 95%
simulate-settings-p100 = all
simulate-settings-month = MB/month
simulate-settings-range = { $low }–{ $high }
simulate-settings-note = Reads per second at the hosts, normally and in the busiest minute; from the end of the outage until 95% and all have the change (– where nobody is kept from it); bytes of polling per cluster and month.
simulate-settings-mirrors = { $setting }: one look each { $interval } at the host; the busiest mirror, in { $region }, sees up to { $rps } reads per second. fleetwright generates no mirrors.
simulate-settings-without = { $setting }: without { $risks }
simulate-settings-with = { $setting }: with { $risks }
simulate-setting-present = as designed
simulate-setting-interval = interval { $value }
simulate-setting-jitter = jitter { $value }
simulate-setting-engine = engine { $value }
simulate-setting-bandwidth = { $value }
simulate-setting-field = { $path }={ $value }
simulate-setting-oci = OCI artifact, not Git
simulate-setting-git = Git, not an OCI artifact
simulate-setting-mirrors = a mirror in each region
simulate-setting-no-mirrors = no mirrors
simulate-setting-cache = cache in a volume
simulate-setting-no-cache = cache without a volume

simulate-devices = Device types
simulate-device = { $device } ({ $engine }, { $clusters ->
        [one] 1 cluster
       *[other] { $clusters } clusters
    }): { $looks }; { $revision }; { $images }.
simulate-device-looks = first look that succeeds { $mean } after the end of the outage on average, { $most } at most
simulate-device-kept = not cut off
simulate-device-revision = a new revision is { $low } to { $high } (estimate)
simulate-device-images = all its images are { $size }
simulate-device-some-images = its images are { $size } without those of { $count ->
        [one] 1 workload
       *[other] { $count } workloads
    }, whose size is not in the design
simulate-device-no-workloads = no workload runs on it
simulate-device-no-images = the size of its images is not in the design

simulate-risks = Risks, from the moment when each begins
simulate-risks-line = { $when }: { $message } [{ $id }]
simulate-risks-none = No risk is known for this design and outage.
simulate-risk-change-waits = No change reaches { $clusters ->
        [one] this cluster
       *[other] these { $clusters } clusters
    }, neither a fix nor a rollback.
simulate-risk-drift-uncorrected = Argo CD’s cached revision expires, and what drifts is no longer put right, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-prune-stopped = From the same moment on, Argo CD prunes nothing, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-status-unknown = The cluster’s own Applications say Unknown, with a ComparisonError, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }; until then they show their last state.
simulate-risk-status-stale = From its next look on, Flux’s source is not Ready, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }. What applies its last revision goes on, and its Kustomizations say Ready all the same: watch the source.
simulate-risk-hub-out-of-sight = The hub marks the cluster as failed and keeps showing the last state of its Applications; what is changed there waits. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-upgrade-half-way = A node on which an upgrade of Kubernetes has begun, and whose image is not there yet, takes no new pods until it is. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-datastore-out-of-reach = Unless the PostgreSQL is on the site, the control plane stands still: nothing is scheduled, put right or started elsewhere, and a node that restarts starts none of its pods. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-names-unresolved = Names from outside are in CoreDNS’s cache for at most 30 s; from then on they resolve only where a DNS server on the site answers, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-cache-lost-on-restart = If the source-controller’s pod is replaced, its cache goes with it: drift is not put right until the source is back. The add-on local-path would keep the cache in a volume. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-image-missing = A pod whose image is not on its node does not start, on { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-image-garbage-collected = Where the disk fills to 90%, the kubelet deletes unused images, which cannot be pulled again. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-clock-drift = Unless a time server is on the site, the clocks of { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    } drift.
simulate-risk-clock-reset = A Raspberry Pi without a battery-backed clock that restarts may come up in the past, where certificates are not valid yet. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-restart-no-route = K3s starts only where there is a default route. Where the modem is part of the node, K3s that restarts, by itself each month or with the node, stays down until the link is back. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-disk-locked = A node that restarts can open its disk only if its Tang server is reached without the link. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-certificate-expired = Certificates can have expired on nodes that were switched off meanwhile. K3s renews them when it starts; copies of its kubeconfig elsewhere stay expired. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-certificate-expired-microk8s = Certificates of MicroK8s can have expired on nodes that were switched off meanwhile; the monthly timer fleet-microk8s-certificates renews them once the node is on. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-certificate-expired-k0s = The kubelet’s certificate can have expired on nodes of k0s that were switched off meanwhile, and no restart makes a new one: remove /var/lib/k0s/kubelet.conf and restart k0s; a worker needs a new join token, too. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-agent-certificate-ended = The certificates of argocd-agent last two years, and nothing renews them. Where one ends meanwhile, the cluster goes on following its branch, and the hub does not see it until somebody brings it a new one. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-credential-ended = A token for the repository or the registry that was replaced or ended meanwhile keeps its cluster out after the return, and no pull brings the new one: it goes to /etc/fleet/source.env on the node. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-signer-replaced = If the key that signs is replaced meanwhile, these clusters refuse what the new one signs until its public key is in /etc/fleet/signers. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-version-unsupported = Whatever minor version of Kubernetes it runs gets no more fixes: each is maintained for about 14 months. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-promotion-order-lost = The order of the rings is lost where links are down: when they return, { $clusters ->
        [one] one cluster of a later ring gets
       *[other] { $clusters } clusters of later rings get
    } the change together with those of the rings before them, whatever the pause.
simulate-risk-promotion-unproven = A ring is promoted although { $clusters ->
        [one] one cluster
       *[other] { $clusters } clusters
    } of the ring ahead of it did not have the change yet: what those would have shown is not known.
simulate-risk-version-behind = Kubernetes may be two minor versions further, and none may be skipped: upgrade one after the other. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-load-above-advice = A repository sees up to { $rps } reads per second; GitHub advises at most { $advised }.

simulate-model = A model, not a measurement: it follows from the engines’ source code and this design’s settings. Latency, hosts that slow down, and the time to apply a revision are left out.
