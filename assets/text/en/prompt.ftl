# Words that the prompt's templates are filled with, and what is said of a template that fails.

prompt-template-error = Prompt template { $template }, line { $line }: { $reason }

prompt-mark = ⟦to fill in: { $what }⟧
prompt-mark-appliances = appliances
prompt-mark-regions = regions
prompt-mark-repository = Git repository
prompt-mark-hub = hub of argocd-agent, host and port
prompt-mark-clusters = number of clusters
prompt-mark-nodes = number of nodes
prompt-mark-memory = amount
prompt-mark-arches = architecture
prompt-mark-devices = device types
prompt-mark-hardware = hardware of { $device }

prompt-and = { $first } and { $last }
prompt-or = { $first } or { $last }
prompt-range = { $low } to { $high }
prompt-outage-days = { $time } ({ $days } days)

prompt-unit-Ki = { $value } KiB
prompt-unit-Mi = { $value } MiB
prompt-unit-Gi = { $value } GiB
prompt-unit-Ti = { $value } TiB
prompt-unit-k = { $value } kB
prompt-unit-M = { $value } MB
prompt-unit-G = { $value } GB
prompt-unit-T = { $value } TB
prompt-unit-bit-per-s = { $value } bit/s
prompt-unit-kbit-per-s = { $value } kbit/s
prompt-unit-Mbit-per-s = { $value } Mbit/s
prompt-unit-Gbit-per-s = { $value } Gbit/s
prompt-unit-h = { $value } h
prompt-unit-min = { $value } min
prompt-unit-s = { $value } s
prompt-unit-percent = { $value }%

prompt-clusters = { $value ->
    [one] { $value } cluster
   *[other] { $value } clusters
}
prompt-nodes = { $value ->
    [one] { $value } node
   *[other] { $value } nodes
}
prompt-node-roles = { $nodes } ({ $servers }, { $agents })
prompt-agents = { $value ->
    [one] { $value } agent
   *[other] { $value } agents
}
prompt-servers = { $value ->
    [one] { $value } server
   *[other] { $value } servers
}
prompt-cores = { $value ->
    [one] { $value } core
   *[other] { $value } cores
}
prompt-replicas = { $value ->
    [one] { $value } replica
   *[other] { $value } replicas
}
prompt-files = { $value ->
    [one] { $value } file
   *[other] { $value } files
}
prompt-memory-of = { $memory } ({ $clusters })
prompt-region = { $name }: { $clusters }
prompt-ring = { $name } ({ $share })

prompt-memory-request = request { $value }
prompt-memory-limit = limit { $value }
prompt-memory-unsaid = unstated
prompt-every-device = every device type
prompt-volume = { $size } at { $path }

prompt-link-ethernet = Ethernet
prompt-link-fibre = Fibre
prompt-link-wifi = Wi-Fi
prompt-link-4g = 4G
prompt-link-5g = 5G
prompt-link-satellite = Satellite

prompt-storage-sd = SD card
prompt-storage-emmc = eMMC
prompt-storage-ssd = SSD
prompt-storage-nvme = NVMe

prompt-os-debian = Debian
prompt-os-ubuntu = Ubuntu Server
prompt-os-raspberry-pi-os = Raspberry Pi OS Lite

prompt-arch-amd64 = amd64
prompt-arch-arm64 = arm64
prompt-arch-arm = 32-bit ARM

prompt-runtime-container = container
prompt-runtime-spin = WebAssembly under Spin
prompt-runtime-wasmtime = WebAssembly under Wasmtime
prompt-runtime-wasmedge = WebAssembly under WasmEdge

prompt-trust-both = with a TPM 2.0 and UEFI Secure Boot
prompt-trust-tpm = with a TPM 2.0, without UEFI Secure Boot
prompt-trust-uefi = with UEFI Secure Boot, without a TPM 2.0
prompt-trust-none = with neither TPM 2.0 nor UEFI Secure Boot

prompt-secrets-encrypted = Kubernetes Secrets are encrypted in the datastore
prompt-secrets-plain = Kubernetes Secrets stand unencrypted in the datastore
prompt-disks-none = disks are not encrypted
prompt-disks-luks-tpm2 = disks are encrypted with LUKS, unlocked by the device's TPM 2.0
prompt-disks-luks-tang = disks are encrypted with LUKS, unlocked through a Tang server
prompt-boot-secure = Secure Boot is required
prompt-boot-open = Secure Boot is not required

prompt-want-secure-boot = Secure Boot
prompt-want-disk-encryption = disk encryption
prompt-want-wasm = native WebAssembly
