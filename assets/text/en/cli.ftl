# The command line.

cli-about = Design fleets of Kubernetes clusters at the edge: the prompt, the GitOps tree and the RAM budget, side by side.
cli-examples = Examples:
    {"  "}fleetwright                                    open the workbench
    {"  "}fleetwright wind-turbines                      open a built-in fleet
    {"  "}fleetwright prompt wind-turbines --lang en     print its prompt
    {"  "}fleetwright budget shops --format json         RAM per device type, for a script
    {"  "}fleetwright outage shops --hours 72            what happens when the link drops
    {"  "}fleetwright review shops answer.md               does a model’s answer keep the constraints?
    {"  "}fleetwright export my-fleet --out tree/        write the GitOps tree
    {"  "}fleetwright check my-fleet --set gitops.interval=30m

    Exit status: 0 yes; 1 a well-formed no (errors found, does not fit, answer rejected); 2 unusable input or usage.
cli-heading-usage = Usage:
cli-heading-options = Options
cli-heading-arguments = Arguments
cli-heading-commands = Commands

cli-prompt = Print or copy the prompt
cli-tree = List the generated tree, or print one file of it
cli-export = Write the generated tree to a folder
cli-budget = RAM per device type; exit status 1 when one is over
cli-check = Findings; exit status 1 when one is an error
cli-diff = What differs in the design, the prompt, the tree and the budget
cli-sessions = Sessions that can be opened by name
cli-new = Make a new session
cli-themes = Themes that can be chosen
cli-doctor = What this terminal and system offer, and what to change
cli-schema = The JSON Schema of a session file
cli-completions = Completions for a shell
cli-man = The manual page
cli-advise = The steps that make a device type fit
cli-outage = What happens when the link drops
cli-review = Hold a model’s answer, or a folder, against the constraints; exit status 1 when it is rejected

cli-argument-session = A session file, or the name of a saved or built-in session
cli-argument-answer = A model’s answer: a file of Markdown, a folder of files, or - for standard input
cli-argument-path = A file of the tree
cli-argument-other = The session to compare with
cli-argument-name = The name of the new session: lower-case letters, digits and dashes
cli-argument-shell = The shell

cli-option-set = Set a field for this call, such as devices[0].memory=4Gi; repeatable
cli-option-lang = Language: of the interface, and of the prompt and the generated documents
cli-option-format = How to report
cli-option-tier = Instead of the session’s own tier
cli-option-built = Print what Kustomize builds from the folder PATH, or the one around the file PATH: what a cluster gets of it
cli-option-copy = Copy it instead of printing it
cli-option-what-if = Instead, what each distribution with each engine would need
cli-option-out = The folder to write to
cli-option-force = Replace files that were edited by hand
cli-option-dry-run = Report what would be done, write nothing
cli-option-scenario = What is out of reach: fleet (by default: every link), region=NAME, git or registry; promotion or promotion=NAME (a change goes from ring to ring meanwhile); months (devices come back)
cli-option-hours = For how many hours (by default network.longest_outage; 4380 for months)
cli-option-clusters = Play so many clusters, in the fleet’s proportions
cli-option-seed = What chance starts from: the same seed gives the same result (by default 1)
cli-option-ring-pause = From one ring’s promotion to the next, such as 24h (by default 24h; with --scenario promotion)
cli-option-mirrors = As if each region had a mirror that looks at the source so often, such as 15m; the tree has none
cli-option-compare = Compare with a setting: interval=30m, jitter=50%, oci, git, mirrors=15m, cache=on or off, or a field as path=value; without one, with those that one would try first (repeatable)
cli-option-paste = Take the answer from the desktop’s clipboard
cli-option-follow-up = Print the prompt that asks the model to correct exactly what failed
cli-option-diff = Print what differs between the answer’s tree and the generated one
cli-option-size = Print one frame of this size
cli-option-theme = The theme to open with
cli-option-help = Print this help
cli-option-version = Print the version

cli-usage-unknown = there is no option or argument { $argument }
cli-usage-subcommand = there is no command { $argument }
cli-usage-missing = missing: { $argument }
cli-usage-choice = { $value } is not a value for { $argument }: choose one of { $choices }
cli-usage-no-value = { $argument } needs a value
cli-usage-value = { $value } is not a value for { $argument }: the form is { $form }
cli-usage-order = a command’s name comes first, the session and options after it: fleetwright check SESSION --lang fr
cli-usage-other = { $words }
cli-usage-see = See: fleetwright --help
cli-output = cannot write to standard output: { $reason }
cli-error = error: { $message }
cli-set-refused-there = --set: { $reason }
cli-set-refused = --set { $path }: { $reason }
cli-outage-refused = { $option }: { $reason }
cli-session-needed = no session named
cli-tree-refused = { $count ->
        [one] No tree: the check finds an error. Details: fleetwright check
       *[other] No tree: the check finds { $count } errors. Details: fleetwright check
    }
cli-prompt-open = { $count ->
        [one] One field is still open in the prompt: { $paths }
       *[other] { $count } fields are still open in the prompt: { $paths }
    }
cli-check-none = No findings.
cli-check-line = { $severity }: { $path }: { $message } [{ $id }]
cli-check-fix = {"  "}Fix: { $fix }
cli-check-source = {"  "}Source: { $source }
cli-check-summary = { $errors ->
        [one] One error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] one note
       *[other] { $notes } notes
    }.
cli-copy-no-terminal = OSC 52 was not sent: there is no terminal ({ $words })
cli-export-progress = { $done } of { $total } files
cli-export-summary-done = Exported to { $path }: { $counts }
cli-export-summary-dry = Nothing written to { $path }; an export would make: { $counts }

cli-frame-hint = One frame, because standard output is not a terminal. For scripts: fleetwright prompt, tree, export, budget, check (fleetwright --help).

cli-keymap-refused = keymap.yaml, line { $line }: { $reason }; the default keys are in use
cli-news = { $message }
cli-last-refused = What was open last cannot be opened, so this is { $session }: { $reason }
cli-not-text = argument { $number } is not UTF-8 text; rename the file, or give it by a path that is

cli-text-broken = { $file } is not Fluent throughout; its sound messages are in use
cli-severity-error = error
cli-severity-warning = warning
cli-severity-note = note

cli-budget-device = { $name } ({ $role }): { $verdict }
cli-budget-machine = {"  "}Machine: { $low } to { $high } MiB of working sets; { $usable } of { $memory } MiB usable
cli-budget-scheduler = {"  "}Scheduler: { $requests } MiB requested of { $allocatable } MiB allocatable: { $fits ->
        [yes] placed
       *[no] not placed
    }
cli-budget-control-plane = {"  "}Control plane: { $low } to { $high } MiB; { $within ->
        [yes] within the limit of 4,096 MiB
       *[no] may exceed the limit of 4,096 MiB
    }
cli-budget-node-lost = {"  "}With another node lost: { $low } to { $high } MiB of working sets; { $verdict }
cli-budget-measured = {"  "}System, distribution, datastore and add-ons: { $low } to { $high } MiB; { $count ->
        [0] no whole node of this kind has been measured and published
        [one] one published measurement of a whole node of this kind:
       *[other] { $count } published measurements of whole nodes of this kind:
    }
cli-budget-measured-node = {"    "}{ $label }: { $low } to { $high } MiB, { $agrees ->
        [yes] which agrees
       *[no] which does not agree
    } ({ $source })
cli-budget-presets = {"  "}For comparison, MiB allocatable by the rule of: { $list }
cli-budget-column-part = Part
cli-budget-column-low = At least, MiB
cli-budget-column-high = At most, MiB
cli-budget-column-request = Request, MiB
cli-budget-column-confidence = Confidence
cli-budget-column-source = Source
cli-budget-line = {"    "}{ $label }: { $low } to { $high } MiB ({ $confidence }; { $source })

cli-sessions-builtin = built-in
cli-sessions-saved = saved
cli-new-exists = there is already a session { $name } ({ $path }); choose another name, or open that one: fleetwright { $name }
cli-new-made = { $name } is saved as { $path }

doctor-terminal = Terminal: TERM={ $term }, { $colours }
doctor-colours-truecolor = 24-bit colours
doctor-colours-256 = 256 colours
doctor-colours-16 = 16 colours
doctor-colours-none = no colours
doctor-clipboard = Clipboard, in this order: { $ways }
doctor-clipboard-none = Clipboard: none; what is copied is kept in the state folder
doctor-place-data = Sessions and data
doctor-place-state = State, log and last copied prompt
doctor-place-config = Configuration
doctor-kubectl = kubectl: { $path }
doctor-kubectl-none = kubectl: not found; fleetwright doesn’t need it, but the generated tree is checked with it
doctor-place = { $name }: { $path }
doctor-problem = Problem: { $message }

schema-title = fleetwright session
schema-format = Version of this format

cli-advise-fits = { $name } fits as it is.
cli-advise-nothing = { $name }: { $verdict }. No change that is known here, and that neither a rule nor a lock forbids, makes it fit: it needs more memory, or fewer workloads.
cli-advise-steps = { $count ->
    [one] { $name }: { $verdict }. One step makes it fit:
   *[other] { $name }: { $verdict }. { $count } steps make it fit:
}
cli-advise-nearer = { $count ->
    [one] { $name }: { $verdict }. Nothing known here makes it fit; one step comes nearest:
   *[other] { $name }: { $verdict }. Nothing known here makes it fit; { $count } steps come nearest:
}
cli-advise-step = { $number }. { $sets }
    {"   "}frees { $low } to { $high } MiB; then: { $verdict }
cli-advise-gives-up = {"   "}given up: { $what }
cli-advise-source = {"   "}source: { $source }
cli-what-if-title = { $name }, with each distribution and engine:
cli-what-if-distribution = Distribution
cli-what-if-engine = Engine
cli-what-if-total = Server, MiB
cli-what-if-control-plane = Control plane, MiB
cli-what-if-verdict = Verdict
cli-what-if-current = * as the design has it; figures by memory alone, whether a rule allows the combination is for check to say
