# The outage simulator.

simulate-refused-scenario = “{ $value }” is no scenario: choose fleet, region=NAME, git or registry
simulate-refused-region = there is no region “{ $region }”; the regions of this fleet are: { $regions }
simulate-refused-hours = “{ $value }” is no length of an outage: write hours such as 72 or 0.5, at least a second (0.0003) and at most { $most }
simulate-refused-clusters = “{ $value }” is no number of clusters: write a whole number from 1 to { $most }
simulate-refused-seed = “{ $value }” is no seed: write a whole number from 0 to 18446744073709551615
simulate-refused-empty = this fleet has no clusters: give a device type some (devices[].clusters)
simulate-refused-large = this fleet has { $clusters } clusters, and at most { $most } are simulated: try a smaller one with --clusters

simulate-seconds = { $count } s
simulate-minutes = { $count } min
simulate-hours = { $count } h
simulate-days = { $count } d
simulate-kilobytes = { $count } kB
simulate-megabytes = { $count } MB
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
simulate-reads = Reads per second: { $steady } normally, { $peak } in the busiest minute ({ $when }).
simulate-reads-git = Reads per second: { $steady } normally, { $peak } in the busiest minute ({ $when }); GitHub advises at most { $advised } per repository.
simulate-when-before = before the outage
simulate-when-during = { $time } after it begins
simulate-when-after = { $time } after it ends
simulate-converged = New revision applied, from the end of the outage: 50% after { $half }, 95% after { $most }, all after { $all }.
simulate-converged-none = No cluster is cut off from what it follows.
simulate-images = New images pulled, from the end of the outage: 50% after { $half }, 95% after { $most }, all after { $all } at the earliest.
simulate-month = Polling alone, per cluster and month: { $low } to { $high } (the upper end is an estimate).

simulate-chart-time = time
simulate-chart-reads = reads/s
simulate-chart-converged = converged
simulate-link-down = the link drops
simulate-link-up = { $time }: the link returns
simulate-host-down = the host goes down
simulate-host-up = { $time }: the host is back

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
simulate-risk-version-behind = Kubernetes may be two minor versions further, and none may be skipped: upgrade one after the other. { $clusters ->
        [one] One cluster
       *[other] { $clusters } clusters
    }.
simulate-risk-load-above-advice = A repository sees up to { $rps } reads per second; GitHub advises at most { $advised }.

simulate-model = A model, not a measurement: it follows from the engines’ source code and this design’s settings. Latency, hosts that slow down, and the time to apply a revision are left out.
