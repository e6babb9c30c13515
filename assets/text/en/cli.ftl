# The command line.

cli-about = Design fleets of Kubernetes clusters at the edge: the prompt, the GitOps tree and the RAM budget, side by side.
cli-examples = Examples:
    {"  "}fleetwright                                    open the workbench
    {"  "}fleetwright wind-turbines                      open a built-in fleet
    {"  "}fleetwright prompt wind-turbines --lang en     print its prompt
    {"  "}fleetwright budget shops --format json         RAM per device type, for a script
    {"  "}fleetwright outage shops --hours 72            what happens when the link drops
    {"  "}fleetwright review shops answer.md             does a model’s answer keep the constraints?
    {"  "}fleetwright export my-fleet --out tree/        write the GitOps tree
    {"  "}fleetwright check my-fleet --set gitops.interval=30m
    {"  "}fleetwright set my-fleet gitops.interval=30m    change a session and save it
    {"  "}fleetwright edit my-fleet                      change it in your editor

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
cli-set = Set fields of a session and save it
cli-edit = Edit a session in your own editor (VISUAL, EDITOR), check and save it
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
cli-argument-assignments = Fields and their values, such as gitops.interval=30m
cli-argument-shell = The shell

cli-option-set = Set a field for this call, such as devices[0].memory=4Gi; repeatable
cli-option-lang = Language: of the interface, and of the prompt and the generated documents
cli-option-format = How to report
cli-option-tier = Instead of the session’s own tier
cli-option-built = Print what Kustomize builds from the folder PATH, or the one around the file PATH: what a cluster gets of it
cli-option-copy = Copy it instead of printing it
cli-option-sort = With --what-if: what the table is sorted by; default total
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
cli-option-theme = The theme to open with; auto goes with the terminal’s background
cli-option-colour = How many colours to use
cli-option-ascii = Lines and marks in ASCII alone
cli-theme-refused = The theme that goes with the terminal is used, because the chosen one cannot be: { $reason }
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
cli-set-comment = { $count ->
        [one] not saved: the comment on line { $line } would lose its place ({ $text })
       *[other] not saved: { $count } comments would lose their place, the first on line { $line } ({ $text })
    }; { $remedy ->
        [move] move it to a line whose field is not at its default
       *[edit] change the session with fleetwright edit instead
    }
cli-assignment-refused = { $path }: { $reason }
cli-edit-no-editor = neither VISUAL nor EDITOR is set, and { $command }, which would take their place, needs a terminal: set one of them, or change fields with fleetwright set { $session } PATH=VALUE
cli-edit-again = Enter edits it again; anything else leaves it.
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

cli-frame-hint = One frame, as text. For scripts: fleetwright prompt, tree, export, budget, check (fleetwright --help).

cli-news = { $message }
cli-last-refused = What was open last cannot be opened, so this is { $session }: { $reason }
cli-not-text = argument { $number } is not UTF-8 text; rename the file, or give it by a path that is

cli-text-broken = { $file } is not Fluent throughout; its sound messages are in use
cli-severity-error = error
cli-severity-warning = warning
cli-severity-note = note

cli-budget-device = { $name } ({ $role }): { $verdict }
cli-budget-machine = {"  "}Machine: { $low } to { $high } MiB of working sets; { $usable } of { $memory } MiB usable
cli-budget-limits = {"  "}Worst case, every part at its limit or at its most: { $mib } MiB
cli-budget-scheduler = {"  "}Scheduler: { $requests } MiB requested of { $allocatable } MiB allocatable, { $pods } pods of at most { $max_pods }: { $fits ->
        [yes] placed
       *[no] not placed
    }
cli-budget-kept = {"  "}Not allocatable: kernel { $kernel }, kube-reserved { $kube }, system-reserved { $system }, eviction threshold { $eviction } MiB
cli-budget-control-plane = {"  "}Control plane: { $low } to { $high } MiB; { $within ->
        [yes] within the limit of 4,096 MiB
       *[no] may exceed the limit of 4,096 MiB
    }, and the device leaves it { $left_low } to { $left_high } MiB
cli-budget-smallest = The smallest device, { $name }, leaves its control plane { $low } to { $high } MiB; that takes { $plane_low } to { $plane_high } MiB.
cli-budget-peak = {"  "}While pods come and go: { $ratio } times as much, { $low } to { $high } MiB of system, distribution, datastore and add-ons; in no total ({ $source })
cli-budget-wear = {"  "}Flash: { $datastore } writes { $low } to { $high } GB a day ({ $confidence }; { $source })
cli-budget-wear-none = {"  "}Flash: nothing is written for { $datastore } on this node ({ $confidence }; { $source })
cli-budget-wear-years = {"  "}An endurance of { $endurance } lasts { $same ->
        [yes] { $high }
       *[no] { $low } to { $high }
    } under that alone; workloads, logs and images write as well
cli-budget-wear-unknown = {"  "}Years of life are computed once the device type states an endurance (devices[].endurance)
cli-budget-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
cli-budget-years = { $years } years
cli-budget-years-century = 100 years or more
cli-budget-bar = {"  "}Memory; one mark is { $mib } MiB. Capital letters are certain, small ones what it may take on top:
cli-budget-bar-part = { $letter } { $group } { $low } to { $high }
cli-budget-bar-usable = ^ the end of what is usable, { $mib } MiB: beyond it pods are evicted
cli-budget-bar-memory = ] the end of the memory, { $mib } MiB
cli-budget-bar-limit = 4 the limit of the control plane, 4,096 MiB
cli-budget-node-lost = {"  "}With another node lost: { $low } to { $high } MiB of working sets; { $verdict }
cli-budget-several = {"  "}On several nodes a workload counts with at least an even share of its replicas, and with at most as many as one node can get of them
cli-budget-measured = {"  "}System, distribution, datastore and add-ons: { $low } to { $high } MiB; { $count ->
        [0] no whole node of this kind has been measured and published
        [one] one published measurement of a whole node of this kind:
       *[other] { $count } published measurements of whole nodes of this kind:
    }
cli-budget-measured-node = {"    "}{ $label }: { $mib } MiB, { $agrees ->
        [yes] which agrees
       *[no] which does not agree
    } ({ $use ->
        [none] { $source }
       *[other] { $use }; { $source }
    })
cli-budget-presets = {"  "}For comparison, MiB allocatable by the rule of: { $list }
cli-budget-column-part = Part
cli-budget-column-low = At least, MiB
cli-budget-column-high = At most, MiB
cli-budget-column-request = Request, MiB
cli-budget-column-confidence = Confidence
cli-budget-column-source = Source
cli-budget-line = {"    "}{ $label }: { $mib } MiB ({ $confidence }; { $source })
cli-budget-range = { $low } to { $high }

cli-sessions-builtin = built-in
cli-sessions-saved = saved
cli-new-exists = there is already a session { $name } ({ $path }); choose another name, or open that one: fleetwright { $name }
cli-new-made = { $name } is saved as { $path }

doctor-terminal = Terminal: { $term }, { $colours }, { $marks }
doctor-terminal-far = Terminal, over SSH: { $term }, { $colours }, { $marks }
doctor-marks-unicode = lines and marks of Unicode
doctor-marks-ascii = lines and marks of ASCII
doctor-background = Background: { $colour }, as the terminal says: { $kind }
doctor-background-silent = Background: the terminal does not say it; taken for { $kind }
doctor-background-not-asked = Background: not asked, since this is no terminal or one that misunderstands; taken for { $kind }
doctor-background-dark = dark
doctor-background-light = light
doctor-background-any = either, with colours that suit dark and light
doctor-tmux = tmux { $version }: set-clipboard { $set }, allow-passthrough { $passthrough }; hands a copy on to { $terminal }
doctor-tmux-alone = tmux { $version }: set-clipboard { $set }, allow-passthrough { $passthrough }; keeps a copy to itself
doctor-colours-truecolor = 24-bit colours
doctor-colours-256 = 256 colours
doctor-colours-16 = 16 colours
doctor-colours-none = no colours
doctor-clipboard = Clipboard, in this order: { $ways }
doctor-clipboard-none = Clipboard: none; what is copied is kept in the state folder
doctor-copies = Each copied prompt is also in { $path }
doctor-place-data = Sessions and data
doctor-place-state = State, log and last copied prompt
doctor-place-config = Configuration
doctor-kubectl = kubectl: { $path }
doctor-kubectl-none = kubectl: not found; fleetwright doesn’t need it, but the generated tree is checked with it
doctor-place = { $name }: { $path }
doctor-problem = Problem: { $message }
doctor-advice = To change: { $message }
doctor-term-unset = TERM is not set
doctor-advice-term = by its TERM this terminal cannot place a cursor, so the workbench is not drawn in it; where it can, set TERM to its name, such as xterm-256color
doctor-advice-colours = OpenSSH does not forward COLORTERM; where the terminal has 24-bit colours, say so with “colour: truecolor” in config.yaml
doctor-advice-locale = the locale is not UTF-8; with { $variable }=C.UTF-8, lines and marks are drawn

schema-title = fleetwright session
schema-format = Version of this format

cli-advise-fits = { $name } fits as it is.
cli-advise-nothing = { $name }: { $verdict }. No change that is known here, and that neither a rule nor a lock forbids, makes it fit: it needs more memory, or fewer workloads.
cli-advise-crowded = { $name }: { $verdict }. No change that is known here, and that neither a rule nor a lock forbids, makes it fit: it needs fewer pods, or more nodes in each cluster. More memory does not help: Kubernetes is designed for at most 110 pods on a node, and no generated kubelet is told more.
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
cli-what-if-current = * as the design has it{ $reasons ->
        [0] .
       *[more] ; [n]: cannot be, for the reason below.
    } The verdict speaks of memory and pods.

# Examples of each command, below its options.
cli-examples-prompt = Examples:
    {"  "}fleetwright prompt shops --lang fr   print it in French
    {"  "}fleetwright prompt shops --copy      copy it, and say which way
    {"  "}fleetwright prompt shops | wc -w     hand it to another program
cli-examples-tree = Examples:
    {"  "}fleetwright tree shops                                list the files
    {"  "}fleetwright tree shops README.md                      print one of them
    {"  "}fleetwright tree shops overlays/shop-server --built   what Kustomize builds
cli-examples-export = Examples:
    {"  "}fleetwright export shops --out tree/ --dry-run   say what would be written
    {"  "}fleetwright export shops --out tree/             write it; hand edits are kept
cli-examples-budget = Examples:
    {"  "}fleetwright budget shops                               each line with its source
    {"  "}fleetwright budget shops --set devices[0].memory=4Gi   with other hardware
cli-examples-advise = Examples:
    {"  "}fleetwright advise refrigerated-trucks   the steps, with what each gains
    {"  "}fleetwright advise shops --what-if       other platforms compared
cli-examples-check = Examples:
    {"  "}fleetwright check shops                 for a person
    {"  "}fleetwright check shops --format json   for a pipeline
cli-examples-outage = Examples:
    {"  "}fleetwright outage shops --hours 72                    three days without a link
    {"  "}fleetwright outage shops --scenario git --format csv   the Git host is gone
cli-examples-diff = Examples:
    {"  "}fleetwright diff shops wind-turbines      two sessions
    {"  "}fleetwright diff before.yaml after.yaml   two files
cli-examples-sessions = Examples:
    {"  "}fleetwright sessions --format json   for a script
cli-examples-new = Examples:
    {"  "}fleetwright new my-fleet                               every default
    {"  "}fleetwright new my-fleet --set devices[0].memory=4Gi   with a field set
cli-examples-themes = Examples:
    {"  "}fleetwright --theme high-contrast   open with one of them
cli-examples-doctor = Examples:
    {"  "}fleetwright doctor   in the terminal in question
cli-examples-schema = Examples:
    {"  "}fleetwright schema > fleetwright.schema.json   for an editor
cli-examples-completions = Examples:
    {"  "}fleetwright completions bash > ~/.local/share/bash-completion/completions/fleetwright
    {"  "}fleetwright completions zsh > ~/.zfunc/_fleetwright
    {"  "}fleetwright completions fish > ~/.config/fish/completions/fleetwright.fish
cli-examples-man = Examples:
    {"  "}fleetwright man > ~/.local/share/man/man1/fleetwright.1
cli-examples-review = Examples:
    {"  "}fleetwright review shops answer.md                a model’s answer, saved as a file
    {"  "}fleetwright review shops tree/ --format json      a folder, for a pipeline
    {"  "}fleetwright review shops answer.md --follow-up    the prompt that asks for the corrections
cli-examples-set = Examples:
    {"  "}fleetwright set my-fleet devices[0].memory=4Gi                    change a field and save
    {"  "}fleetwright set my-fleet gitops.engine=flux gitops.interval=30m   several at once
cli-examples-edit = Examples:
    {"  "}fleetwright edit my-fleet   the whole session in $EDITOR

# The manual page.
man-head-name = NAME
man-head-synopsis = SYNOPSIS
man-head-options = OPTIONS
man-head-commands = COMMANDS
man-head-environment = ENVIRONMENT
man-head-files = FILES
man-head-examples = EXAMPLES AND EXIT STATUS
man-environment = FLEETWRIGHT_HOME  one folder for sessions, state and configuration
    XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME  where each of them is kept otherwise
    LC_ALL, LC_MESSAGES, LANG  the language of the interface
    LC_ALL, LC_CTYPE, LANG  lines and marks of typography in Unicode, where the locale is UTF-8, or in ASCII; letters, JSON, prompts and files are UTF-8 in every locale
    FLEETWRIGHT_COLOUR  how many colours are used: auto, none, 16, 256, truecolor
    NO_COLOR, CLICOLOR, CLICOLOR_FORCE, COLORTERM, TERM  how many otherwise
    VISUAL, EDITOR  the editor that fields, prompts and sessions are handed to
man-files = sessions/NAME.yaml  in the data folder: saved sessions
    last-prompt.md  in the state folder: what was copied last
    journal/  in the state folder: unsaved work, while it is being done
    config.yaml, keymap.yaml, themes/  in the configuration folder: settings, keys and themes of your own
