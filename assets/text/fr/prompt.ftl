# Mots dont se remplissent les modèles du prompt, et ce qui se dit d’un modèle en échec.

prompt-template-error = Modèle de prompt { $template }, ligne { $line } : { $reason }

prompt-mark = ⟦à remplir : { $what }⟧
prompt-mark-appliances = équipements
prompt-mark-regions = régions
prompt-mark-repository = dépôt Git
prompt-mark-hub = hub d’argocd-agent, hôte et port
prompt-mark-clusters = nombre de clusters
prompt-mark-nodes = nombre de nœuds
prompt-mark-memory = quantité
prompt-mark-arches = architecture
prompt-mark-devices = types d’appareils
prompt-mark-hardware = matériel de { $device }

prompt-and = { $first } et { $last }
prompt-or = { $first } ou { $last }
prompt-range = { $low } à { $high }
prompt-outage-days = { $time } ({ $days } jours)

prompt-unit-Ki = { $value } Kio
prompt-unit-Mi = { $value } Mio
prompt-unit-Gi = { $value } Gio
prompt-unit-Ti = { $value } Tio
prompt-unit-k = { $value } ko
prompt-unit-M = { $value } Mo
prompt-unit-G = { $value } Go
prompt-unit-T = { $value } To
prompt-unit-bit-per-s = { $value } bit/s
prompt-unit-kbit-per-s = { $value } kbit/s
prompt-unit-Mbit-per-s = { $value } Mbit/s
prompt-unit-Gbit-per-s = { $value } Gbit/s
prompt-unit-h = { $value } h
prompt-unit-min = { $value } min
prompt-unit-s = { $value } s
prompt-unit-percent = { $value } %

prompt-clusters = { $value ->
    [one] { $value } cluster
   *[other] { $value } clusters
}
prompt-nodes = { $value ->
    [one] { $value } nœud
   *[other] { $value } nœuds
}
prompt-node-roles = { $nodes } ({ $servers }, { $agents })
prompt-agents = { $value ->
    [one] { $value } agent
   *[other] { $value } agents
}
prompt-servers = { $value ->
    [one] { $value } serveur
   *[other] { $value } serveurs
}
prompt-cores = { $value ->
    [one] { $value } cœur
   *[other] { $value } cœurs
}
prompt-replicas = { $value ->
    [one] { $value } réplica
   *[other] { $value } réplicas
}
prompt-files = { $value ->
    [one] { $value } fichier
   *[other] { $value } fichiers
}
prompt-memory-of = { $memory } ({ $clusters })
prompt-region = { $name } : { $clusters }
prompt-ring = { $name } ({ $share })

prompt-memory-request = requête { $value }
prompt-memory-limit = limite { $value }
prompt-memory-unsaid = non précisée
prompt-every-device = tous les types d’appareil
prompt-volume = { $size } sur { $path }

prompt-link-ethernet = Ethernet
prompt-link-fibre = Fibre optique
prompt-link-wifi = Wi-Fi
prompt-link-4g = 4G
prompt-link-5g = 5G
prompt-link-satellite = Satellite

prompt-storage-sd = carte SD
prompt-storage-emmc = eMMC
prompt-storage-ssd = SSD
prompt-storage-nvme = NVMe

prompt-os-debian = Debian
prompt-os-ubuntu = Ubuntu Server
prompt-os-raspberry-pi-os = Raspberry Pi OS Lite

prompt-arch-amd64 = amd64
prompt-arch-arm64 = arm64
prompt-arch-arm = ARM 32 bits

prompt-runtime-container = conteneur
prompt-runtime-spin = WebAssembly sous Spin
prompt-runtime-wasmtime = WebAssembly sous Wasmtime
prompt-runtime-wasmedge = WebAssembly sous WasmEdge

prompt-trust-both = avec TPM 2.0 et Secure Boot UEFI
prompt-trust-tpm = avec TPM 2.0, sans Secure Boot UEFI
prompt-trust-uefi = avec Secure Boot UEFI, sans TPM 2.0
prompt-trust-none = sans TPM 2.0 ni Secure Boot UEFI

prompt-secrets-encrypted = les Secrets Kubernetes sont chiffrés dans la base d’état
prompt-secrets-plain = les Secrets Kubernetes sont en clair dans la base d’état
prompt-disks-none = les disques ne sont pas chiffrés
prompt-disks-luks-tpm2 = les disques sont chiffrés avec LUKS, déverrouillés par le TPM 2.0 de l’appareil
prompt-disks-luks-tang = les disques sont chiffrés avec LUKS, déverrouillés par un serveur Tang
prompt-boot-secure = Secure Boot est exigé
prompt-boot-open = Secure Boot n’est pas exigé

prompt-want-secure-boot = Secure Boot (démarrage sécurisé)
prompt-want-disk-encryption = le chiffrement du disque
prompt-want-wasm = WebAssembly natif
