# The review of a model’s answer. A check’s text says what is required; its attributes say why it
# fails (fail), what is missing (absent), what is worth knowing (note), or what was seen (pass).

review-refused-empty = there is nothing to review: the answer is empty
review-refused-large = the answer is larger than { $mebibytes } MiB, and no model writes that much: is this the right file?
review-refused-no-files = there is nothing to review: the folder holds no file that is read
review-refused-stream = the answer cannot be read: { $reason }

review-title = Review of the answer
review-line = { $grade }: { $why } [{ $id }]
review-line-at = { $grade }: { $place }: { $why } [{ $id }]
review-required = {"  "}Required: { $required }
review-more = {"  "}The same { $count ->
        [one] once more
       *[other] { $count } times more
    }, not listed.
review-place-both = line { $line }, { $file }
review-place-line = line { $line }
review-grade-failed = fail
review-grade-missing = missing
review-grade-noted = note
review-grade-passed = pass
review-grade-empty = nothing to judge
review-passed = Passed: { $ids }.
review-nothing = Nothing to judge: { $ids }.
review-rejected = Rejected: of { $checks } checks { $failed ->
        [one] one fails
       *[other] { $failed } fail
    }, { $missing ->
        [0] none finds
        [one] one finds
       *[other] { $missing } find
    } missing what was asked for; { $noted ->
        [one] one note
       *[other] { $noted } notes
    }.
review-accepted = Accepted: none of { $checks } checks rejects the answer; { $noted ->
        [one] one note
       *[other] { $noted } notes
    }. What a text cannot show, such as whether it works, nobody has checked.

review-follow-opening = Your answer was held against the constraints. { $count ->
        [one] One thing does
       *[other] These { $count } things do
    } not hold; the rest stays as it is. Correct exactly this:
review-follow-in-file = In { $file } stands: { $quote }
review-follow-file = In { $file }.
review-follow-quote = There stands: { $quote }
review-follow-why = Why it cannot stay: { $why }
review-follow-absent = What is missing: { $why }
review-follow-more = The same { $count ->
        [one] once more
       *[other] { $count } times more
    } elsewhere: correct all of them.
review-follow-form = Give each file that changes or is missing in full, in its own fenced block with its path as a comment in the first line, in a script below #!, and no other file; an explanation that is missing as prose. If one of these points is wrong, say which and why instead of changing anything for it.
review-follow-notes = Not wrong, but to be kept in mind:
review-follow-none = Nothing to correct: no check rejects the answer.

review-diff-proposed = { $count ->
        [one] One file that only the answer has:
       *[other] { $count } files that only the answer has:
    }
review-diff-generated = { $count ->
        [one] One file that only the generated tree has:
       *[other] { $count } files that only the generated tree has:
    }
review-diff-same = { $count ->
        [one] One file that is the same in both:
       *[other] { $count } files that are the same in both:
    }
review-diff-too-long = They differ; with more than { $most } lines they are not compared line by line.

review-group-form = Form

review-empty = nothing in the answer that this could be said of

review-form-readable = Everything can be read
    .not-text = these bytes are not UTF-8; each was replaced
    .hidden = characters that nobody sees and something acts on: control characters, an escape sequence, or marks that reorder the text
    .special = a link, a pipe or a device: it was not followed and not read
    .too-large = more than is read at once: it was left out
    .unreadable = the system does not let it be read
    .cut = more than { $most } blocks of code: from here on nothing was looked at

review-group-kustomize = Kustomize
review-group-secrets = Secrets

review-kustomize-name = Every kustomization has a name that Kustomize looks for: kustomization.yaml
    .fail = Kustomize does not look for { $name }: the folder counts as having no kustomization, and nothing of it is applied
review-kustomize-resolves = Every path in a kustomization leads to a file or a folder that is there
    .fail = { $path } leads to nothing: the build fails here, unless something writes it first
    .restricted = { $path } is a file outside of the kustomization's folder: kustomize refuses it, and so does Argo CD without LoadRestrictionsNone; name a folder with a kustomization of its own
review-kustomize-base = Every overlay reaches a base
    .fail = { $overlay } reaches no base: the clusters of this device type get nothing of what all have in common
review-kustomize-reached = Every manifest is reached: by a kustomization, by the path that an engine has, or by a script
    .fail = nothing in the answer names { $path } or its folder: nothing applies it
    .beside = the kustomization beside it does not name { $path }: what builds this folder leaves it out
    .note = nothing in this repository names { $path } or its folder: it is applied only if an Argo CD Application or a Flux Kustomization kept elsewhere does
review-secrets-clear-text = No secret stands in clear text
    .fail = this looks like a credential in clear text
review-secrets-objects = No Secret holds its values readable: they come from elsewhere, or are encrypted
    .fail = the Secret holds { $key } readable: base64 is no encryption, and whoever reads the repository has it

review-group-task = Tasks
review-group-outage = Outage
review-group-extra = Extra requirements
review-group-datastore = Datastore
review-group-memory = Memory
review-group-script = Scripts

review-form-complete = The answer is whole: it was not cut off, and leaves nothing out
    .fail = this stands for something that the answer leaves out
    .open = the block is never closed: the answer was cut off here
    .sentence = the answer was cut off here, in the middle of a sentence
    .heading = the answer ends with this heading: what belongs below it is missing
    .difference = this says how { $path } differs from a file that the answer does not give: the file in full is asked for
    .note = a difference to { $path }, which stands in full elsewhere: taken for an illustration, it is not in the tree that is reviewed
review-form-path = Every manifest names its path
    .fail = no path is named for this manifest: it has no place in the tree
review-form-paths = A path is one file, and stays within the repository
    .fail = the same path has another text in line { $first }: which of the two counts?
    .outside = this path leads out of the repository
review-task-install = Task 1: a script that installs the distribution on each device type
    .absent = there is no installation script (fewer than five commands are a step, unless their path lies below install/)
    .absent-device = there is no installation script for { $device }
review-task-tree = Task 2: a base and an overlay for each device type, with Kustomize
    .absent = there is no kustomization.yaml
    .absent-base = there is no base with a kustomization.yaml
    .absent-overlay = there is no overlays/{ $device }/kustomization.yaml
review-task-engine = Task 3: what makes the engine pull, as manifests
    .absent = { $engine } has no { $kind }
review-task-stack = A light stack: the distribution and its datastore
    .absent = the prose names no distribution with its datastore
review-task-strategy = A deployment strategy: an engine that pulls, and a rollout in rings
    .absent = the prose names no engine, no pull, or no rings
review-outage-explained = Task 4: what happens during an outage and after it
    .absent = next to nothing is said of an outage
review-outage-mechanism = The explanation of the outage names what the engine does, and its settings
    .absent = where the outage is explained, fewer than two mechanisms or settings of { $engine } are named
    .promise = this promises where it should name what { $engine } does
review-extra-wasm = WebAssembly: a workload with its runtime class, and the shim that runs it
    .absent = no workload has a runtimeClassName
    .absent-shim = no shim is installed or named
review-extra-secure-boot = Secure Boot: its chain of trust, and what enrols and signs
    .absent = Secure Boot is not dealt with
    .absent-means = Secure Boot is named, but nothing that enrols keys or signs
review-extra-disk-encryption = Disk encryption: what encrypts, and what unlocks
    .absent = disk encryption is not dealt with
    .absent-means = disk encryption is named, but nothing that encrypts or unlocks
review-datastore-etcd = No etcd, for the design asks for none
    .fail = this makes the node store its state in etcd
    .prose = this proposes etcd
review-datastore-kubeadm = No kubeadm
    .fail = this uses kubeadm
    .prose = this proposes kubeadm
review-datastore-exists = Only datastores that the distribution has
    .fail = the distribution has no datastore { $datastore }
    .prose = this proposes { $datastore }, which none of the fleet’s distributions has
review-memory-fits = Requests and limits fit each device type
    .fail = { $device }, { $role }: with these workloads the node needs { $low } to { $high } MiB of { $usable } usable: not even the least of it fits
    .unplaced = { $device }, { $role }: pods request { $requests } MiB of { $allocatable } allocatable: the scheduler cannot place them all
    .note = { $device }, { $role }: tight. With these workloads the node needs { $low } to { $high } MiB of { $usable } usable: the least fits, the most does not
    .design = { $device }, { $role }: { $low } to { $high } MiB of { $usable } usable with these workloads, but the design is over without any of them
review-memory-stated = Every container states the memory that it requests and may take
    .fail = the container { $container } does not state both: without a limit nothing stops it, without a request it is evicted first
review-memory-control-plane = A control plane above 4 GB is flagged on the spot, with a leaner alternative
    .fail = a control plane of { $mib } MiB, without a line “WARNING > 4 GB:” and an alternative
    .requests = { $device }: with what these manifests request the control plane comes to { $mib } MiB, without a line “WARNING > 4 GB:” and an alternative
    .absent = { $device }: the control plane may take { $high } MiB, and no line “WARNING > 4 GB:” says so with an alternative
review-script-verified = No download is run before it is checked against a pinned checksum or a signature
    .piped = what comes from the network goes straight into a shell
    .unchecked = this was downloaded above, and is run or unpacked without a check in between
    .applied = what the network answers is applied as it comes: a copy in the repository can be checked, and is there without the link
review-script-config-path = Configuration lies where the distribution reads it
    .fail = nothing reads { $path }: the place is { $place }
