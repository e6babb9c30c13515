# What the rules say. The key of a finding is “finding-” and its id with dashes for dots; its
# attribute “fix” says what to do.

## The fleet and its numbers

finding-fleet-no-device = The fleet has no device type, so there is nothing to install.
    .fix = Add a device type.
finding-fleet-duplicate-name = The name “{ $name }” appears twice in { $list }; it would name the same folder, label or branch.
    .fix = Give one of them another name.
finding-fleet-regions-sum = The regions hold { $regions } { $regions ->
        [one] cluster
       *[other] clusters
    }, the device types { $devices }.
    .fix = Change the clusters of a region or of a device type until both sums agree.
finding-fleet-rings-sum = The shares of the rings make { $sum }%, not 100%.
    .fix = Change the share of a ring until all of them make 100%.
finding-fleet-ring-empty = The ring { $ring } holds no cluster: { $share }% of { $clusters } { $clusters ->
        [one] cluster
       *[other] clusters
    } is less than one.
    .fix = Give the ring a larger share, or remove it.
finding-fleet-no-cluster = { $name } has no cluster.
    .fix = Enter its clusters, or remove it.
finding-fleet-looks-like-cloud = { $device } looks like a cloud rather than an edge: { $memory } GiB per node, { $nodes } { $nodes ->
        [one] node
       *[other] nodes
    } per cluster.
    .fix = Check the figures; for such clusters, compare with a hub that pushes and a distribution with etcd.
finding-fleet-label-reserved = Label keys below “{ $prefix }” are reserved for Kubernetes itself; the kubelet refuses to set them on its node.
    .fix = Use a DNS name of your own, such as fleet.example.com.
finding-fleet-locked-unknown = The locked path “{ $locked }” locks nothing ({ $reason }).
    .fix = Correct the path, or remove it from the list.
finding-device-no-node = { $device } has no node, so no cluster can be made of it.
    .fix = Enter at least 1 node per cluster.
finding-device-no-core = { $device } has no processor core.
    .fix = Enter the cores of one node.
finding-device-os-arch = { $device } is amd64, and Raspberry Pi OS Lite exists only for ARM processors.
    .fix = Choose Debian or Ubuntu Server, or correct the architecture.

## The inventory

finding-inventory-unknown-name = The inventory, line { $line }: { $reason }.
    .fix = Correct the inventory, or add the name to the design.
finding-inventory-count = The inventory lists { $listed } { $listed ->
        [one] cluster
       *[other] clusters
    } of { $name }, the design counts { $designed }.
    .fix = Correct the count in the design, or complete the inventory.

## The distribution and its nodes

finding-platform-version-shape = “{ $version }” is not a release of { $distribution }: its releases have names such as { $example }.
    .fix = Write the full name of a release, such as { $example }, or leave the field empty.
finding-platform-version-old = K3s { $version } does not read the folder through which the tree tells the kubelet what to reserve; K3s reads it from { $least } on.
    .fix = Use { $least } or newer, or leave the field empty.
finding-platform-k0s-old = k0s { $version } is older than the files that the tree writes for it: containerd 2 in its own format, and image bundles by operating system, come with { $least }.
    .fix = Use { $least } or newer, or leave the field empty.
finding-platform-k0s-agents = Each agent of { $device } knows one of the { $servers } servers, the one in its token; while that one is down, the agent runs what it has and hears of nothing new.
    .fix = Make all { $nodes } nodes servers: they run workloads, too. Or keep one server, and rebuild it from Git.
finding-upgrades-k0s-drain = k0s on { $device } upgrades itself: each node downloads the new binary, is drained and restarts k0s{ $nodes ->
        [one] , so that its workloads stop for some minutes, because there is no other node
       *[other] , one node after the other
    }. Whoever may move a ring decides over the nodes too.
    .fix = Move the rings when that may happen, protect them like root access, and never skip a minor version; or upgrade by hand, where pods keep running.
finding-platform-sums-unknown = The catalogue knows no checksum of { $files }.{ $when ->
        [offline] {" "}Only an offline install needs { $count ->
            [one] this file
           *[other] these files
        }.
       *[always] {""}
    }
    .fix = Run `make pin` once in the exported tree, on a machine you trust, and commit what it writes; without a checksum the scripts stop. One that you trust can be added to sums.yaml in the folder catalog of the configuration.
finding-platform-no-server = A cluster of { $device } has no server, so nothing would run its control plane.
    .fix = Enter at least 1 server, or leave the field empty.
finding-platform-servers-over-nodes = A cluster of { $device } asks for { $servers } servers ({ $datastore }) but has only { $nodes } { $nodes ->
        [one] node
       *[other] nodes
    }.
    .fix = Enter more nodes per cluster or fewer servers; on K3s and k0s, SQLite needs only one.
finding-upgrades-privileged = On { $device } K3s upgrades itself: the jobs that do it are root on their node, so that whoever may move a ring decides over the nodes too; each node pulls the upgrade image once for each version, about the size of K3s itself (up to 80 MiB).
    .fix = Protect the rings like root access, and never skip a minor version, for nothing checks that; or upgrade by hand.
finding-upgrades-engine = K3s on { $device } would upgrade itself, but with { $engine } this release generates nothing that brings the plans there.
    .fix = Upgrade by hand, or choose Flux or Argo CD.
finding-addons-coredns-needed = Without CoreDNS a cluster has no DNS of its own, and the controllers of { $engine } reach each other by name.
    .fix = Add coredns to the add-ons.
finding-addons-local-path-needed = { $workload } has a volume, and { $device } has nothing to provide one: local-path is left out.
    .fix = Add local-path to the add-ons, or remove the volume.
finding-addons-not-on-k0s = { $device } asks for { $addon }, which K3s brings along and k0s does not: nothing would install it.
    .fix = Leave it out, deploy it as a workload of your own, or use K3s.

## The datastore

finding-datastore-dqlite-gone = { $distribution } has no dqlite: K3s removed it in v1.19 (2020), and kine, which K3s and k0s build on, no longer has a driver for it.
    .fix = Choose SQLite with one server that is rebuilt from Git, or servers on an external PostgreSQL; dqlite lives on only in MicroK8s.
finding-datastore-microk8s-dqlite = MicroK8s keeps its state in dqlite; { $datastore } is not offered with it.
    .fix = Choose dqlite, or another distribution.
finding-datastore-sqlite-servers = { $device } has { $servers } servers on SQLite, which only one server can use; agents are fine.
    .fix = Use 1 server and make the other nodes agents, or put the servers on an external PostgreSQL.
finding-datastore-etcd-quorum = { $device } has { $servers } etcd { $servers ->
        [one] server
       *[other] servers
    } and can lose { $survives } of them; etcd needs an odd number, and at least 3.
    .fix = Use 3 or 5 servers, or choose SQLite where one server is enough.
finding-datastore-etcd-flash = { $device } keeps its data on { $storage }, which cannot sustain the writes of etcd (50 per second, each under 5 ms).
    .fix = Choose SQLite or an external PostgreSQL, or give the device an SSD.
finding-datastore-postgres-endpoint = The datastore is PostgreSQL, but no database is given, so no server can start.
    .fix = Enter host:port/name of the database, without user and password.
finding-datastore-postgres-single = All servers depend on one PostgreSQL: when it or the connection to it fails, the control plane stops; pods keep running.
    .fix = Make the database itself highly available, or use SQLite on one server where a rebuild from Git is enough.
finding-datastore-k0s-authority = k0s on { $device } keeps the cluster’s certificate authority and the key of its Secrets on { $servers ->
        [one] its one server
       *[other] its { $servers } servers
    }, not in PostgreSQL: once { $servers ->
        [one] that is
       *[other] all of them are
    } lost, the state in the database cannot be used any more.
    .fix = Keep a copy of /var/lib/k0s/pki and /etc/k0s/encryption.yaml of one server of each cluster, as safe as root access; or rebuild a lost cluster from Git on an empty database.
finding-datastore-database-shape = “{ $value }” is not of the form host:port/name.
    .fix = Write host:port/name, such as db.example.com:5432/k3s; user and password are given to each server at install time.
finding-datastore-database-unused = A database is given, but no device type that would use it has PostgreSQL as its datastore.
    .fix = Choose PostgreSQL as the datastore, or clear the field.
finding-datastore-sd-wear = { $device } keeps its datastore on an SD card: one of high endurance wore out in less than six months under an idle K3s.
    .fix = Use industrial cards and plan their replacement, or move { $folder } to an SSD.

## MicroK8s

finding-microk8s-version-old = { $version } of MicroK8s is older than what the install script relies on: certificates for all parts of a cluster, and /etc/microk8s.yaml.
    .fix = Use { $least } or newer, or leave the field empty.
finding-microk8s-arm = { $device } is 32-bit ARM, and MicroK8s and its add-ons run on 64-bit processors only.
    .fix = Install a 64-bit system on it (arm64), or choose K3s or k0s.
finding-microk8s-addon = MicroK8s has no { $addon } like that of K3s: its ingress add-on fetches a chart from the network when it is switched on, and load balancers are MetalLB’s.
    .fix = Remove { $addon } from the add-ons.
finding-microk8s-upgrades-pull = Nothing in MicroK8s takes an upgrade from Git: snapd refreshes the snap by itself, or it is held and refreshed by a command on the node.
    .fix = Choose upgrades by hand: change the channel, generate the tree again, and run the install script on the nodes of one ring after the other. The snap stays held in between.
finding-microk8s-dqlite-future = MicroK8s keeps its state in dqlite, of which users have reported memory that keeps growing (one leak was fixed in 2025) and processors at full load. Canonical has removed it from its other Kubernetes without a way to migrate: its future here is a strategic risk (an inference).
    .fix = Choose K3s with SQLite and one server that is rebuilt from Git; where MicroK8s has to stay, watch the memory of k8s-dqlite and back up with microk8s dbctl.
finding-microk8s-dqlite-quorum = { $device } has { $servers } dqlite servers and survives the loss of { $survives ->
        [0] none of them: whichever fails, the control plane stops
        [one] one, as many as one fewer would survive
       *[other] { $survives }, as many as one fewer would survive
    }.
    .fix = Use 1 server, or an odd number of at least 3; the other nodes become agents.
finding-microk8s-dqlite-flash = dqlite writes its log on { $device } without pause and waits for each write; on { $storage } that wears the medium out, and users report an API that hangs on slow ones.
    .fix = Choose an SSD, or K3s with SQLite.
finding-microk8s-memory = { $device } has { $memory } MiB per node. MicroK8s documents no minimum; users recommend 4 GB, 1 GB did not come up on a Raspberry Pi 4, and at 512 MB and below it does not start its control plane.
    .fix = Choose a device with 4 GiB or more, or K3s.
finding-microk8s-channel-moves = { $version } is a channel, not a release: nodes of { $device } installed on different days may get different patch releases. Once installed, the snap is held.
    .fix = Where all nodes have to be the same, prepare one folder with snap download and install each node of a ring from it, with --offline.
finding-microk8s-snapd = { $system } comes without snapd, which MicroK8s needs; it takes memory of its own, which the budget of this system does not count.
    .fix = Put the packages snapd and sudo into the image, or choose Ubuntu Server or K3s.
finding-microk8s-address = MicroK8s makes new certificates and restarts all containers when the addresses of a node change; servers of one cluster know each other by address, and find each other no more.
    .fix = Give each node a fixed address, or reserve one for it in the site’s DHCP server.

## Memory

finding-memory-below-minimum = { $device } has { $memory } MiB per node; the documentation of { $distribution } asks for at least { $minimum } MiB for a server, workloads not included.
    .fix = Choose a device with more memory, make such nodes agents of a larger server, or look at KubeSolo or KubeEdge for them.
finding-memory-over = { $device } ({ $role ->
        [server] server
       *[agent] agent
    }) is over: it needs { $low } to { $high } MiB, and { $usable } MiB are usable.
    .fix = { $engine ->
        [argocd] Use Flux on this device type, leave out add-ons and workloads, or choose a device with more memory.
       *[other] Leave out add-ons and workloads, lower their limits, or choose a device with more memory.
    }
finding-memory-tight = { $device } ({ $role ->
        [server] server
       *[agent] agent
    }) is tight: it needs { $low } to { $high } MiB, and { $usable } MiB are usable.
    .fix = { $engine ->
        [argocd] Measure one device under load, or use Flux on this device type.
       *[other] Measure one device under load, or leave out an add-on or a workload.
    }
finding-memory-node-lost = A cluster of { $device } that has lost a node no longer fits: its replicas move to the nodes that are left, and the { $role ->
        [server] server
       *[agent] agent
    } then { $why ->
        [machine] needs at least { $low } MiB; { $usable } MiB are usable.
        [requests] is asked for { $requests } MiB; the scheduler can allocate { $allocatable } MiB.
       *[pods] has { $pods } pods; a node runs { $max_pods } at most.
    }
    .fix = Lower the requests or replicas of what may stay away then, add memory, or accept that some pods wait until the node is back.
finding-memory-requests-over = { $device } ({ $role ->
        [server] server
       *[agent] agent
    }): pods request { $requests } MiB, the scheduler can allocate only { $allocatable } MiB; some of them stay pending.
    .fix = Lower the memory requests, leave out a workload, or choose a device with more memory.
finding-memory-pods-over = { $device } ({ $role ->
        [server] server
       *[agent] agent
    }) has { $pods } pods, and a node runs { $max_pods } at most; the others stay pending.
    .fix = Lower the replicas, leave out a workload, or give the cluster more nodes.
finding-memory-control-plane-4gib = The control plane of { $device } takes { $low } to { $high } MiB; the limit is { $limit } MiB.
    .fix = { $leaner ->
        [engine] Use Flux, the leaner engine, on this device type: with it the control plane takes { $leaner_low } to { $leaner_high } MiB.
        [distribution] Use { $distribution } with Flux on this device type: with them the control plane takes { $leaner_low } to { $leaner_high } MiB.
       *[none] No engine or distribution that is known here brings it below: leave out add-ons, or put fewer pods and nodes in a cluster.
    }

## GitOps

finding-engine-agent-maturity = argocd-agent is young: its own README says that it is still working toward general availability, and the PKI of its command-line tool is not for production. The tree issues certificates with an authority of the fleet’s own, and gives each cluster a whole local stack, so that the hub is not needed for reconciling.
    .fix = Try it on one ring first; Argo CD on each cluster, or Flux, does without a hub.
finding-engine-agent-scale = { $clusters } clusters connect to one principal, whose documentation speaks of hundreds of simultaneous agents: fewer than { $documented }.
    .fix = Use Flux or Argo CD on each cluster, give device types hubs of their own (devices[].gitops.hub), or measure the principal with that many agents first.
finding-engine-agent-version = The tree is written for argocd-agent v0.9, whose parameters differ from those of { $version }.
    .fix = Leave the version empty, or choose a release v0.9.x.
finding-engine-agent-versions-differ = Device types run argocd-agent { $first } and { $other }; a principal accepts agents of its own version alone, and hub/ has one.
    .fix = Give all device types with argocd-agent the same version.
finding-engine-argocd-arm = { $device } is 32-bit ARM, and Argo CD is published only for 64-bit processors.
    .fix = Use Flux on this device type (it is published for 32-bit ARM), or a 64-bit operating system where the processor allows one.
finding-gitops-version-shape = “{ $version }” is not a release of { $engine }: releases have names such as v2.9.4.
    .fix = Write the full name of a release, or leave the field empty.
finding-gitops-version-old = { $engine } { $version } is older than what the tree writes for it: { $feature ->
        [oci-repository] OCIRepository in source.toolkit.fluxcd.io/v1
        [deletion-policy] deletionPolicy in Kustomization
       *[retry-refresh] retry.refresh in Application
    } comes with { $least }.
    .fix = Choose { $least }.0 or newer, or leave the version empty.
finding-gitops-poll-rate = { $clusters } clusters make up to { $rate } reads per second at { $source ->
        [open] the repository that is still open
       *[other] { $source }
    }; GitHub advises at most { $advised } for one repository.
    .fix = Use an interval of { $interval } or more, or let Flux pull an OCI artifact instead.
finding-gitops-interval-short = The clusters poll every { $seconds } s, more often than any engine does by default.
    .fix = Use an interval of minutes: with 15m a change arrives about 15 minutes later at most, and the Git host bears a fraction of the load.
finding-gitops-jitter-range = A jitter of { $jitter }% would let the interval shrink to next to nothing; Flux accepts at most 99%.
    .fix = Use 20%, or another share up to 99%.
finding-gitops-jitter-none = Without jitter, { $clusters } clusters that come back together keep polling together.
    .fix = Use a jitter of 20%.
finding-gitops-repository-shape = “{ $value }” is not the address of a Git repository that a cluster can pull from.
    .fix = Write https://host/path, without user and password.
finding-gitops-repository-ssh = “{ $value }” is reached over SSH, and what is generated hands a cluster a user name and a password for HTTPS, never a key: none would ever pull.
    .fix = Write { $right }; where the repository is not public, put a token that may only read into /etc/fleet/source.env on each node.
finding-gitops-artifact-shape = “{ $value }” is not the address of an OCI artifact: that begins with oci:// and has no tag, which the ring supplies.
    .fix = Write oci://registry/path, such as oci://registry.example.com/edge/fleet.
finding-gitops-artifact-unread = { $device } runs Argo CD, which follows the repository here; the OCI artifact is not read on it.
    .fix = Use Flux on this device type, or clear the artifact.
finding-gitops-hub-shape = “{ $value }” is not the address of a hub: it takes a host and a port.
    .fix = Write host:port, such as hub.example.com:443.
finding-gitops-hub-unused = A hub is named, and nothing connects to it: only argocd-agent has one.
    .fix = Clear the hub, or choose argocd-agent.
finding-gitops-applications-unused = What writes Applications is chosen, and no cluster has any to write: only Argo CD on each cluster does. argocd-agent gets its own from the hub, and Flux has none.
    .fix = Clear the choice, or choose Argo CD.
finding-gitops-revision-shape = “{ $value }” is not a name that Git accepts for a branch.
    .fix = Write a branch such as main.
finding-gitops-revision-ring = The trunk “{ $value }” collides with the branches of the rings (ring/…).
    .fix = Choose another trunk, such as main.

## What is still open

finding-open-appliances = What the devices are is still open; the prompt marks it.
    .fix = Enter what they are: wind turbines, trucks.
finding-open-regions = The regions are still open; the prompt marks them, and the tree has one region for all clusters.
    .fix = Add the regions with their clusters.
finding-open-hardware = The hardware of this device type is still open; the prompt marks it.
    .fix = Enter the hardware as people call it.
finding-open-repository = The Git repository is still open; the prompt marks it, and the tree has a visible stand-in that pulls nothing.
    .fix = Enter the repository’s address before the tree is used.
finding-open-hub = The hub that argocd-agent connects to is still open; the prompt marks it, and the tree has a visible stand-in that nothing answers at.
    .fix = Enter host:port of its principal before the tree is used.
finding-open-age-recipient = Secrets of this region are to be encrypted, and its age recipient is still open; .sops.yaml has a visible stand-in, with which sops refuses to encrypt.
    .fix = Run age-keygen once for the region and enter its public key, age1…; the private key goes to its clusters alone.

## The network

finding-inbound-traefik = Traefik takes the ports 80 and 443 of each node: inbound ports on an edge node.
    .fix = Remove traefik from the add-ons; workloads call out, and nothing calls in.
finding-inbound-servicelb = ServiceLB opens a port of each node for every Service of type LoadBalancer: inbound ports on an edge node.
    .fix = Remove servicelb from the add-ons.
finding-inbound-site-public = The site network { $value } is public: ports between nodes would be open to addresses on the Internet.
    .fix = Use the private network of the site, such as 192.168.10.0/24.
finding-network-site-shape = “{ $value }” is not a network in CIDR notation.
    .fix = Write the first address of the network and its prefix, such as 192.168.10.0/24.
finding-network-site-open = { $device } has { $nodes } nodes per cluster, which must reach each other on the ports of { $distribution }; without the site’s network these ports cannot be opened to those nodes only, so the tree has no firewall for { $device }: nothing shields the ports of these nodes.
    .fix = Enter the site’s network, such as 192.168.10.0/24.
finding-network-metered-interval = Polling every { $interval } over a metered link costs each cluster about { $low } to { $high } MB per month without any change (an estimate).
    .fix = Use an interval of 15m or more.

## Security

finding-security-secure-boot-firmware = Secure Boot is asked for, and the firmware of { $device } cannot do it.
    .fix = Switch Secure Boot off, choose hardware with UEFI Secure Boot, or mark the device as having it.
finding-security-tpm-missing = The disk of { $device } is to be unlocked by its TPM 2.0, and the device has none.
    .fix = Choose no disk encryption or LUKS with Tang, add a TPM module, or mark the device as having one.
finding-security-tang-outage = The link may be down for { $hours } hours; a device that restarts meanwhile starts its cluster only once its Tang server answers again.
    .fix = Use LUKS with the TPM 2.0, or put a Tang server on each site.
finding-security-tpm-without-secure-boot = The key of the disk is bound to the state of Secure Boot, which is off: whatever is started on the device, from a USB stick for one, gets the key from the TPM.
    .fix = Ask for Secure Boot too; without it the encryption resists a disk that is taken out of the device, and nothing more. What it adds, and what it does not, is in docs/SECURITY.md of the tree.
finding-security-luks-data-only = The generated script encrypts the data of the distribution (state, Secrets, images, volumes). The system disk is encrypted when its image is built or not at all: whoever changes it gets at the data when the device starts, and the credentials in /etc/fleet are on it.
    .fix = Read docs/SECURITY.md in the tree: it names what stays in plain text, and what to do about it.
finding-security-secrets-plain = Secrets are kept in the datastore in plain text: whoever takes the disk reads them.
    .fix = Switch the encryption of Secrets on; it is meant to be set at the first start.
finding-security-key-beside-data = Secrets are encrypted, but their key is on the same disk: whoever takes the device can read both.
    .fix = Encrypt the disk where the hardware allows it, and keep as few Secrets on the device as possible.
finding-security-signing-keys = Signatures are asked for, and { $device } runs Argo CD, which takes a project without keys for one that asks for none.
    .fix = Enter the ids of the GnuPG keys that sign commits, or use Flux on this device type.
finding-security-signatures-version = Argo CD { $version } does not know the field in which a project says which keys sign; Argo CD knows it from v3.5 on.
    .fix = Choose v3.5.0 or newer, or leave the version empty.
finding-security-signatures-kind = Flux { $version } { $kind ->
        [cosign] cannot read the signatures that cosign v3 writes by default: an artifact signed so would never be applied; Flux reads them from { $least } on.
       *[ssh] checks signatures by GnuPG alone: a commit signed with SSH would never be applied, and one SSH key in /etc/fleet/signers can fail the check of any other commit; Flux takes both from { $least } on.
    }
    .fix = Choose { $least }.0 or newer, leave the version empty, or sign with { $kind ->
        [cosign] cosign v2
       *[ssh] GnuPG and give the nodes *.asc alone
    }.
finding-security-signing-key-shape = “{ $value }” is not the id by which Argo CD knows a key: 16 hexadecimal digits in capitals.
    .fix = Write it as gpg --list-keys --keyid-format long shows it, such as { $right }.
finding-security-signing-keys-unused = Keys are named, and nothing checks them: that takes signatures, and a device type with Argo CD. Flux has the keys themselves on each cluster.
    .fix = Ask for signatures, or clear the keys.
finding-security-sops-engine = Secrets in Git are to be encrypted with SOPS, and { $device } runs { $engine }, which cannot decrypt them.
    .fix = Use Flux on this device type, or keep Secrets out of Git.
finding-security-age-shape = “{ $value }” is not an age recipient, to which Secrets of { $region } could be encrypted: its letters or its checksum are wrong.
    .fix = Copy the public key that age-keygen prints, age1… with 62 characters; never the private key.
finding-security-age-unused = This region has an age recipient, and no Secret is encrypted for it.
    .fix = Choose SOPS with age for Secrets in Git, or clear the recipient.
finding-secrets-in-text = This text holds what looks like a credential; in prompt and tree it is replaced by REDACTED.
    .fix = Remove it, and replace the credential if the session was ever shared or committed.

## Workloads

finding-workload-unknown-device = { $workload } runs on “{ $device }”, which is not a device type of this fleet.
    .fix = Choose from the device types, or leave the list empty for all of them.
finding-workload-image-empty = { $workload } has no image.
    .fix = Enter its image with a tag, such as ghcr.io/example/app:1.4.2.
finding-workload-image-shape = “{ $image }” ({ $workload }) is not an image reference.
    .fix = Write registry/path:tag in lower case, without https://.
finding-workload-image-tag = The image of { $workload }, { $image }, is not pinned: two devices may run different things, and a device that is offline cannot know.
    .fix = Give it a tag that never moves, or a digest.
finding-workload-memory-limit = The memory limit of { $workload } ({ $limit }) is below its request ({ $request }); Kubernetes refuses it.
    .fix = Raise the limit to { $request } or more, or lower the request.
finding-workload-cpu-limit = The CPU limit of { $workload } ({ $limit }) is below its request ({ $request }); Kubernetes refuses it.
    .fix = Raise the limit to { $request } or more, or lower the request.
finding-workload-memory-open = { $missing ->
        [both] { $workload } has neither a memory request nor a limit: the tree’s LimitRange sets a small amount aside for it, and it may take all the memory of its node.
        [request] { $workload } has no memory request, so its limit counts as one: all of that stays set aside for it.
       *[limit] { $workload } has no memory limit, so it may take all the memory of its node.
    }
    .fix = { $missing ->
        [both] Enter what it needs and what it may take at most, such as 64Mi and 128Mi.
        [request] Enter what it needs, such as 64Mi.
       *[limit] Enter what it may take at most, such as 128Mi.
    }
finding-workload-pod-security-baseline = { $workload } keeps only the baseline standard of Pod Security: its image may run as root with the usual capabilities, so that a flaw in it reaches further; host paths, devices and privileged containers stay out.
    .fix = Use an image that runs as another user, and set restricted again.
finding-workload-pod-security-privileged = { $workload } runs as a privileged container: whoever takes it over is root on the node, with its devices, its disk and the Secrets there.
    .fix = Where one device or one folder is enough, let the node provide it (a device plugin, a volume), and set baseline or restricted.
finding-workload-name-digit = { $workload } has a port, and a Service’s name must start with a letter.
    .fix = Give the workload a name that starts with a letter.
finding-workload-port-range = { $port } ({ $workload }) is not a TCP port.
    .fix = Enter a port from 1 to 65535.
finding-workload-probe-shape = “{ $value }” ({ $workload }) is not an HTTP path.
    .fix = Write a path that starts with a slash, such as /healthz.
finding-workload-probe-port = { $workload } has a probe but no port to ask it on.
    .fix = Enter the port, or clear the probe.
finding-workload-volume-half = The volume of { $workload } has no { $missing ->
        [path] path
       *[size] size
    }, so there would be no volume at all.
    .fix = { $missing ->
        [path] Enter where the container sees it, or clear the size.
       *[size] Enter its size, or clear the path.
    }
finding-workload-volume-path = “{ $value }” ({ $workload }) is not a path for a volume.
    .fix = Write an absolute path below /, without “..” and without a colon.
finding-workload-flux-variable = { $field ->
        [probe] The probe
       *[other] The volume’s path
    } of { $workload } has a dollar sign before a brace, or two of them: { $device } runs Flux, which takes that for a variable and puts something else in its place, or nothing.
    .fix = Write the path without them.
finding-workload-volume-replicas = { $workload } has { $replicas } replicas and one volume, which is on one node: all replicas run there, and none when that node is down.
    .fix = Use 1 replica, or keep its data where each replica has its own.
finding-workload-no-replica = { $workload } has 0 replicas: it is installed, and does not run.
    .fix = Enter how many should run, or remove the workload.
finding-workload-cpu-over-node = { $workload } requests { $request } of processor time, and a node of { $device } has { $cores } { $cores ->
        [one] core
       *[other] cores
    }; it stays pending there.
    .fix = Lower the request, or keep it off this device type.
finding-wasm-no-shim = { $workload } needs the shim of { $runtime }, of which the catalogue has no release for { $device }: { $arch }.
    .fix = Use a 64-bit operating system, or run it as a container there.

## Sources that are no citations

source-the-design-itself = the design itself
source-the-design-s-own-figures = the design's own figures
source-this-release = this release
source-the-catalogue-of-known-checksums = the catalogue of known checksums
source-the-catalogue-s-lines-of-both-distributions = the catalogue's lines of both distributions
source-the-inventory-held-against-the-design = the inventory held against the design
source-the-ram-budget-and-the-sources-of-its-lines = the RAM budget and the sources of its lines
source-the-ram-budget-and-the-sources-of-its-lines-the-limit-is-4-096-mib = the RAM budget and the sources of its lines; the limit is 4,096 MiB
source-the-table-of-fields = the table of fields
source-the-names-become-folders-labels-and-branches-of-the-tree = the names become folders, labels and branches of the tree
source-the-engines-release-names = the engines' release names
source-the-distributions-release-names = the distributions' release names
source-an-inference-one-database-outlives-none-of-its-own-failures = an inference: one database outlives none of its own failures
source-an-estimate-published-edge-fleets-run-one-to-three-nodes-of-2-to-8-gb-a-site = an estimate: published edge fleets run one to three nodes of 2 to 8 GB a site
source-an-estimate-1-to-1-5-kb-measured-a-look-4-to-8-kb-for-a-new-tls-connection = an estimate: 1 to 1.5 kB measured a look, 4 to 8 kB for a new TLS connection
