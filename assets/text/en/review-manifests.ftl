# What the review says of manifests, as they are written: form, API versions, fields, images, secrets,
# pull and ports.

review-group-manifests = Manifests

review-manifests-fenced = Each manifest stands in a block fenced as yaml
    .fail = a manifest in a block that does not say it is YAML: without that word no tool takes it for a file
    .written = a script writes this manifest: in a block of its own, fenced as yaml, it can be read and compared
    .json = a manifest as JSON: Kubernetes reads it, but what was asked for is YAML, in a block fenced as yaml
review-manifests-parse = All YAML can be read
    .fail = this is not YAML that can be read: { $reason }
    .unread = from here on nothing was looked at: { $reason }
    .deep = nested deeper than { $most } levels: from here on nothing was looked at
review-manifests-versions = Each API version exists and is served by the release of Kubernetes in the design
    .stopped = { $kind } in { $api } is no longer served since Kubernetes { $release }; { $instead } took its place
    .gone = { $kind } in { $api } is no longer served since Kubernetes { $release }, and no other API version has it
    .later = { $kind } in { $api } is served from Kubernetes { $release } on; the design has { $own }
    .elsewhere = there is no { $kind } in { $api } ({ $known }): it is in { $versions }
    .like = there is no kind { $kind } in { $api } ({ $known }); { $nearest } exists
    .no-kind = there is no kind { $kind } in { $api } ({ $known })
    .note = { $kind } in { $api } is nothing of Kubernetes, Argo CD, Flux or kustomize: if it is meant for the cluster, its CRD has to be there before it; its fields are not looked at
    .other-release = { $release }, the release that is known here, has no { $kind } in { $api }; the design has { $own }, and whether that serves it is not known here
review-manifests-fields = Each field exists in its kind and has a value that fits
    .legacy-patch = patches names files or holds texts by themselves: kustomize up to v4.5.7 took such a list for patchesStrategicMerge, v5.0.0 and later refuse it; write - path: FILE, or - patch: TEXT
    .unknown = { $kind } has no field { $path } ({ $release })
    .like = { $kind } has no field { $path } ({ $release }); the nearest is { $nearest }
    .later = { $path } of { $kind } is there from Kubernetes { $later } on; the design has { $oldest }
    .other-release = { $release }, the newest release that is known here, has no field { $path } of { $kind }; the design has { $own }, and whether that has it is not known here
    .shape = { $path } of { $kind } takes { $wanted ->
        [mapping] a mapping
        [list] a list
        [string] text: a number or a word such as true, on, yes needs quotes
        [integer] a whole number, without quotes
        [number] a number, without quotes
        [boolean] true or false, without quotes
        [quantity] a quantity such as 64Mi
       *[integer-or-string] a whole number or text
    }, and here stands { $found ->
        [mapping] a mapping
        [list] a list
        [string] text
        [integer] a whole number
        [number] a number
       *[boolean] true or false
    }

review-group-pull = Pull

review-pull-destination = Argo CD applies to the cluster it runs in alone
    .fail = Argo CD would apply to { $value } from outside: push. In pull each cluster's own Argo CD has https://kubernetes.default.svc
    .name = Argo CD would apply to the cluster { $value } from outside: push. In pull each cluster's own Argo CD has in-cluster, or https://kubernetes.default.svc
    .template = { $value } becomes whatever clusters the generator finds: push, unless the only Secret it finds is that of its own cluster, which is not shown here
review-pull-cluster-secret = No Secret gives Argo CD another cluster
    .fail = this Secret hands Argo CD the cluster at { $value }, with its credentials: push
review-pull-kubeconfig = Flux applies to the cluster it runs in alone
    .fail = with kubeConfig Flux applies to another cluster from outside: push
review-pull-pipeline = No job and no script reaches into clusters from outside
    .fail = { $program } changes a cluster that is named by context, file or address, from outside: push
    .job = a CI job changes a cluster with { $program }: push. It may build, check and publish; the clusters fetch
    .ssh = { $program } logs in to a device and changes its cluster: push, through a port that must not be open
    .cluster-add = it hands Argo CD another cluster, with its credentials: push

review-group-inbound = Inbound ports

# Whose door it is, where no kind is named.
review-door-chart = the chart
review-door-patched = the patched object
review-inbound-nodeport = No port of the nodes
    .fail = { $kind } opens a port of every node ({ $field }: { $value })
    .hub = { $kind } opens a port of every node ({ $field }: { $value }), under hub/: the hub is no edge node and may be reached
review-inbound-loadbalancer = No load balancer
    .fail = a Service of type LoadBalancer: on K3s, ServiceLB makes it a port of the node; elsewhere it waits for ever for an address
    .hub = a Service of type LoadBalancer, under hub/: the hub is no edge node and may be reached
review-inbound-hostport = No host port
    .fail = { $kind } opens the node's port { $value }
    .hub = { $kind } opens the node's port { $value }, under hub/: the hub is no edge node and may be reached
review-inbound-hostnetwork = No pod in the node's network
    .fail = with hostNetwork all that listens in { $kind } listens on the node
    .hub = with hostNetwork all that listens in { $kind } listens on the node, under hub/: the hub is no edge node and may be reached
review-inbound-external-ip = No Service on an address of the node's network
    .fail = the Service answers on { $value }, an address outside of the cluster
    .hub = the Service answers on { $value }, an address outside of the cluster, under hub/: the hub is no edge node and may be reached
review-inbound-ingress = No Ingress, no Gateway, no route from outside
    .fail = { $kind } is there to let traffic in from outside
    .hub = { $kind } is there to let traffic in from outside, under hub/: the hub is no edge node and may be reached
review-inbound-addons = What the distribution would open by itself is off
    .fail = K3s starts Traefik and ServiceLB unless they are named under disable, and here they are not: both open ports of the node
    .one = K3s starts { $parts } unless it is named under disable, and here it is not: it opens ports of the node
    .enabled = the add-on { $parts } of MicroK8s opens ports of the node
review-inbound-firewall = The firewall lets nobody in from outside
    .fail = this rule lets in who is not of the cluster, to { $ports ->
        [all] every port
       *[other] { $ports }
    }

review-group-images = Images

review-images-pinned = Each image is named by its version or digest
    .fail = { $image } has no tag, and that is latest: what runs changes with the day it is pulled
    .moving = the tag { $tag } of { $image } moves: what runs changes with the day it is pulled
