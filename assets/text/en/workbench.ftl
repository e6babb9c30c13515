# The header
header-clusters = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}
header-devices = { $count ->
    [one] { $count } device type
   *[other] { $count } device types
}
header-regions = { $count ->
    [0] regions open
    [one] { $count } region
   *[other] { $count } regions
}
source-new = new
source-builtin = built in
source-saved = saved
source-file = file

# Panes; a tab is one word
pane-form = Parameters
    .tab = Form
pane-prompt = Prompt
    .tab = Prompt
    .help = What { $copy } copies, to the byte. { $readable } shows it formatted or raw, { $difference } what has changed since it was copied last.
pane-tree = Tree
    .tab = Tree
    .help = At the right, the clusters that a change reaches. { $file } copies the file, { $build } builds its folder as a cluster gets it.
pane-file = File
    .tab = File
    .help = { $file } copies it, { $edit } opens it in your editor, { $build } builds its folder as a cluster gets it, { $left } { $right } scroll sideways.
pane-budget = RAM budget
    .tab = RAM
    .help = In MiB, from the least to the most; ~ is an estimate. { $enter } shows where a figure comes from.
pane-findings = Findings
    .tab = Findings
    .help = x stops the tree, ! does not, i is for your information. { $enter } leads to the field.
pane-changes = Changes since the last save
    .tab = Changes
    .help = From the saved state to this one: design, prompt, tree and RAM.
preview-behind = last valid state
prompt-length-full = { $characters } characters · { $words } words · ~{ $tokens } tokens
prompt-length-words = { $words } words · ~{ $tokens } tokens
prompt-length = ~{ $tokens } tokens
tree-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
tree-refused = No tree while there is an error: the findings say what to change.
file-none = No file chosen in the tree.
file-built = { $path }, built
found-work = { $name } was left with unsaved changes, when its connection or its program ended. They are below, from the saved state to what was left.
found-work-new = { $name } was left unsaved, when its connection or its program ended, and there is no saved session of it that can be read. What is in it is below.
found-taken = { $name } goes on where it was left; nothing of it is saved yet
found-waiting = { $count ->
        [one] Other unsaved work waits for the next start
       *[other] { $count } other pieces of unsaved work wait for the next start
    }
found-unreadable = { $count ->
        [one] One piece of unsaved work cannot be read. Repair or delete its file in { $folder }
       *[other] { $count } pieces of unsaved work cannot be read. Repair or delete their files in { $folder }
    }
found-discarded = The unsaved work is thrown away
not-kept = Unsaved work is not being kept on disk, so save before you leave: { $reason }
fault-kept = What was not saved is kept; fleetwright offers it at its next start.
fault-beside = A part of the program has failed, and the rest goes on; please report this: { $words }
advice-fits = Every device type fits as it is.
advice-no-devices = This fleet has no device type yet.
advice-none = No change that is known here, and that neither a rule nor a lock forbids, makes it fit: it needs more memory, or fewer workloads.
advice-crowded = No change that is known here, and that neither a rule nor a lock forbids, makes it fit: it needs fewer pods, or more nodes in each cluster. More memory does not help: Kubernetes is designed for at most 110 pods on a node, and no generated kubelet is told more.
advice-gain = frees { $low }–{ $high } MiB, then { $verdict }
advice-needs = { $amount } of { $usable } MiB
advice-requests = requests { $requests } of { $allocatable } MiB
advice-pods = { $pods } pods, { $most } at most
advice-gives-up = Given up: { $what }
advice-applied = { $count ->
    [one] One step applied; { $key } takes it back
   *[other] { $count } steps applied; { $key } takes them back
}
findings-none = No findings.
findings-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
findings-all = { $key } all { $count }
findings-source = Source: { $source }
help-line = { $label }: { $help }
changes-none = Nothing has changed since the last save.

# The form
section-more = Files and locks
list-regions = Regions
list-rings = Rings
form-overrides = Differs from the fleet
form-inherit = (default)
form-share = { $percent }%
form-yes = yes
form-no = no
form-none = none
form-all = all
form-open = to be filled in
form-locked = { $label } is locked: no advice changes it. { $key } unlocks it.
form-unlocked = { $label } is unlocked: advice may change it.
form-no-field = Go to a field first: a section or an item cannot be locked.
form-lock-itself = The list of locks cannot be locked itself.
help-locked = Locked, advice leaves it as it is ({ $key } unlocks). { $help }
form-not-empty = This field can’t be empty.
form-no-number = There is no number here to start from: press { $enter } and type one.
form-not-number = This is not a number.
form-no-list = There is no list here to add to: go to regions, rings, device types or workloads.
form-no-item = Go to an item of a list first.
form-removed = { $name } is removed; undo brings it back.
notes-put-back = The notes are as they were; redo brings back what was typed.
paste-nowhere = Nothing takes text here: press { $enter } on a field first, then paste.

# The budget
budget-mib = { $amount } MiB
budget-legend = { $certain } at least   { $uncertain } at most   ~ estimated
budget-mark-usable = usable { $mib }
budget-mark-limits = all limits { $mib }
budget-survives = Does the machine survive it?
budget-total = Total of working sets
budget-limits = Worst case, all at their limits
budget-usable = Usable (less eviction threshold)
budget-node-lost = {"  "}With another node lost: { $verdict }
budget-placed = Does the scheduler place it?
budget-requests = Requests
budget-allocatable = Allocatable
budget-pods = {"  "}Pods (at most { $most })
budget-control-plane = Control plane (limit { $limit })
budget-beside = In no total
budget-left = Left to it on this node
budget-peak = Peak of a busy control plane
budget-writes = Datastore writes, GB a day
budget-years = Years of flash under them alone
budget-measured-none = Nobody has published a whole node like it.
budget-measured-unchecked = { $all ->
    [one] One whole node like it is published, and not kept for checking.
   *[other] { $all } whole nodes like it are published, none kept for checking.
}
budget-measured-nodes = { $all ->
    [one] One whole node like it is published, kept for checking: our sum { $agree ->
            [0] does not agree with it (!).
           *[other] agrees with it.
        }
   *[other] { $all } whole nodes like it are published, { $checking } kept for checking: our sum agrees with { $agree ->
            [0] none of these (!).
           *[other] { $agree } of these.
        }
}
budget-comparable = Our sum of the same parts
budget-presets = Allocatable by the rules of others

# One figure
figure-preset = Allocatable by the rule of { $name }
figure-amount = Figure
figure-request = Request
figure-limit = Limit
figure-measure = Measure
figure-confidence = Confidence
figure-base = Without growth
figure-growth = Grows with
figure-conditions = Conditions
figure-version = Version
figure-date = Date
figure-source = Source
figure-note = Note
figure-purpose = Use
figure-own = Our own sum
figure-agrees = { $agrees ->
    [yes] agrees with it
   *[no] does not agree with it
}
figure-ratio = Busy to idle
figure-times = { $ratio } times
figure-daily = { $amount } GB a day
figure-life = Life
figure-years = { $years } years until the endurance given is written, by the datastore alone
figure-no-endurance = unknown: the endurance of the storage (TBW) is not given
figure-writes-nothing = not worn by the datastore
figure-of-workload = What it really takes is known only on a device: the request counts as the least, the limit as the most; without a limit, twice the request does. All its replicas on the fullest node are in it.
figure-set-by = Field
figure-no-field = No field decides on this figure.

# What if
what-if-title = What if: { $name } · { $usable } of { $memory } MiB usable
what-if-distribution = distribution
what-if-engine = engine
what-if-total = total
what-if-control-plane = control plane
what-if-verdict = verdict
what-if-now = now
what-if-is-locked = locked
what-if-is-refused = refused
what-if-same = This is what it has now.
what-if-locked = { $path } is locked: this would change it.
what-if-refused = A rule refuses it: { $why }
what-if-unplaced = Over for the scheduler: pods request { $requests } MiB, it can allocate { $allocatable } MiB.
what-if-crowded = Over for the scheduler: { $pods } pods, and a node runs { $most } at most.
what-if-sets = Sets { $sets }
what-if-applied = { $name } is on { $distribution } with { $engine }; { $key } takes it back

# Messages
undo-done = Undone: { $path }
redo-done = Redone: { $path }
history-found = the unsaved work taken on from last time
history-edited = what was written in the editor
history-theirs = opening what somebody else has made of it
undo-nothing = Nothing to undo.
redo-nothing = Nothing to redo.
findings-nowhere = This finding is about no single field.
mouse-on = The mouse is the workbench’s: click, scroll, fold. Most terminals select text all the same while Shift is held.
mouse-off = The mouse is the terminal’s: select text with it; { $key } takes it back.
session-saved = Saved to { $place }
session-opened = Opened { $name }
session-new = A new session with one device type. Nothing is saved yet.
session-duplicated = This is now { $name }, a copy that isn’t saved yet.
prompt-open = { $count ->
    [one] Still open in it: { $fields }
   *[other] Still open in it, { $count } fields: { $fields }
}
copy-no-file = No file is chosen in the tree.
workbench-exported = Exported to { $folder }: { $counts }
workbench-no-folder = Where to? Name a folder.
screen-failed = The terminal refused: { $reason }

# Layers
title-help = Keys
    .here = Keys: { $place }
help-elsewhere = That key counts elsewhere: { $place }
title-palette = Commands, fields, files
title-sessions = Open a session
title-themes = Theme
themes-automatic = goes with the terminal’s background
title-choices = Choice
title-found = Unsaved work
title-advice = Steps that make it fit
title-what-if = What if
title-figure = Figure
title-save-as = Save as
title-export = Export the tree
title-new = New session
title-unsaved = Unsaved changes
title-replace = Replace?
title-comments = Comments
title-report = What this export would do
title-review = Review of a model’s answer
title-answer = An answer to review
ask-answer = The file with the answer, or a folder with the repository:
review-pane-asks = Paste the model’s answer here, as the terminal pastes (Ctrl-Shift-V in most). It is held against the constraints of this design.
review-pane-from-file = from a file, or a folder with the repository
review-pane-from-clipboard = from the desktop’s clipboard
review-pane-runs = Reviewing the answer …
review-pane-required = Required: { $required }
review-pane-clipboard-unreachable = There is no desktop’s clipboard to read here (over SSH it is on another machine): paste the answer instead
review-pane-clipboard-deadline = The desktop’s clipboard did not answer in time: paste the answer instead
review-pane-clipboard-empty = The desktop’s clipboard holds no text
review-pane-no-path = Name a file or a folder
review-pane-no-more = nothing more in this direction
review-pane-no-place = This is about the answer as a whole: there is no place to show
review-pane-no-lines = There are no two texts to lay side by side here
review-pane-files = From the generated tree to the answer’s: { $changed } changed, { $proposed } only in the answer, { $generated } only generated, { $same } the same.
review-pane-changed = changed
review-pane-too-long = changed, too long to compare
review-pane-proposed = only in the answer
review-pane-generated = only generated
review-pane-same = the same
title-outage = What an outage does
workbench-outage-compares = Playing it with other settings: { $share }%
workbench-outage-scenario = scenario { $number } of { $count }
    .short = { $number }/{ $count }
workbench-outage-no-rings = Only a promotion goes from ring to ring: choose it among the scenarios
outage-part-overview = Overview
outage-part-rings = Rings
outage-part-settings = Settings
outage-part-risks = Devices and risks
workbench-outage-plays = Playing the outage: { $share }%
picker-search = Search
picker-nothing = Nothing matches.
ask-save-as = A name saves it among your sessions; a path with a slash or .yaml saves it there.
ask-folder = The folder that becomes the repository. First you see what would happen.
ask-new-name = The fleet’s name: lower-case letters, digits and dashes.
ask-unsaved = { $name } has changes that aren’t saved.
ask-replace = There is already a session in { $file }. Replace it with this one?
ask-comments = { $count ->
    [one] Saving drops a comment that no longer has a place: { $comments }. Save anyway?
   *[other] Saving drops { $count } comments that no longer have a place: { $comments }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    } Save anyway?
}
comment-at = line { $line }: { $text }
workbench-export-head = In { $folder }: { $counts }

# Too small a terminal
tiny = At least 40 × 10 is needed to show the workbench. { $save } saves, { $quit } quits.
tiny-unsaved = Unsaved changes: { $first } saves and goes on, { $drop } drops them, { $leave } stays.
tiny-leave = At least 40 × 10 is needed. { $leave } goes back.

# Keymaps
keymap-unbound = “{ $title }” in the palette
keymap-none = (no key)
keymap-no-map = A keymap is a list of commands with their keys, such as save: [s, ctrl-s].
keymap-no-command = There is no command { $command }{ $nearest ->
    [none] {""}
   *[other] {""}; { $nearest } is the nearest
}.
keymap-no-key = { $key } is not a key; keys are written q, S, ctrl-r, shift-tab, enter, space, f1.
keymap-conflict = { $key } for { $command } already means { $other }; take another, or give { $other } another one.
keymap-twin = { $key } and { $twin } are one key to a terminal; take another.
keymap-text = { $key } would no longer be typed where { $command } counts; take one with Ctrl or Alt, or one that has a name.
keymap-no-way-out = Without a key for { $command } there is no way out; give it one.
keymap-refused = It is not used, and the default keys are, until this is put right.

# Contexts
context-workbench = anywhere
context-form = parameters
context-field = in a field
context-notes = in the notes
context-picker = in a list
context-choices = in choices
context-found = work left behind
context-advice = in the advice
context-what-if = in the what-if table
context-figure = on a figure
context-line = in a question
context-unsaved = unsaved changes
context-confirm = in a question before a loss
context-report = export
context-outage = outage
context-review = review
context-layer = above the panes
context-typing = while typing

# Commands
command-help = Show all keys
    .hint = help
command-palette = Find a command, field or file by its name
    .hint = commands
command-next-pane = Go to the next pane
    .hint = next pane
command-previous-pane = Go to the previous pane
command-leave = Leave: back to the parameters
command-quit = Quit
    .hint = quit
command-save = Save the session
    .hint = save
command-save-as = Save the session under another name
command-open = Open a session
    .hint = open
command-new = Begin a new session
command-duplicate = Duplicate the session
command-copy-prompt = Copy the prompt
    .hint = copy prompt
command-copy-file = Copy the file chosen in the tree
command-build = Build the folder around the file, as a cluster gets it
command-export = Export the tree to a folder
    .hint = export
command-undo = Undo
    .hint = undo
command-redo = Redo
command-show-prompt = Show the prompt
    .hint = prompt
command-show-tree = Show the tree
command-show-file = Show the file chosen in the tree
command-show-budget = Show every line of the RAM budget
command-advise = Show the steps that make device types fit
    .hint = advice
command-what-if = What if: every distribution with every engine
    .hint = what if
command-show-findings = Show all findings
    .hint = findings
command-show-changes = Show what has changed since the last save
command-outage = Play an outage: reads, convergence and risks
command-review = Review a model’s answer against the constraints
command-themes = Choose a theme
command-language = Switch the language of the interface
command-mouse = Switch the mouse on or off
command-redraw = Draw the screen anew
command-suspend = Suspend to the shell
command-up = Up
command-down = Down
command-left = Close, or the choice or number before
command-right = Open, or the next choice or number
command-page-up = A page up
command-page-down = A page down
command-first = To the first row
command-last = To the last row
command-enter = Edit the field, open what is folded
    .hint = edit
    .look = source
    .show = show file
    .go = go to field
    .open = unfold
    .close = fold
command-toggle = Switch, or open what is folded
command-next-section = Next section
command-previous-section = Previous section
command-fold-all = Fold or unfold all sections
command-add = Add an item to this list
    .hint = add
command-copy-item = Duplicate this item
command-remove = Remove this item
    .hint = remove
command-move-up = Move this item up
command-move-down = Move this item down
command-clear = Clear this field: back to its default
command-increase = Make this number larger
command-decrease = Make this number smaller
command-lock = Lock this field against advice, or unlock it
command-field-keep = Keep what is typed
    .hint = keep
command-field-put-back = Put the old value back
    .hint = put back
command-field-next = Keep and go on
    .hint = next field
command-field-previous = Keep and go back
command-notes-keep = Keep the notes
    .hint = keep
command-notes-put-back = Put the old notes back
    .hint = put back
command-picker-accept = Take this one
    .hint = take
    .run = run
    .go = go to it
    .show = show
    .open = open
command-picker-leave = Leave the list
    .hint = leave
command-picker-up = Up in the list
command-picker-down = Down in the list
command-picker-page-up = A page up in the list
command-picker-page-down = A page down in the list
command-choices-toggle = Choose or drop this one
    .hint = choose
command-choices-accept = Keep the choice
    .hint = keep
command-choices-leave = Leave it as it was
    .hint = leave
command-choices-up = Up in the choices
command-choices-down = Down in the choices
command-found-take = Go on with it, as an unsaved change
    .hint = go on with it
command-found-discard = Throw it away
    .hint = throw away
command-found-leave = Decide at the next start
    .hint = later
command-found-up = Up
command-found-down = Down
    .hint = more
command-found-page-up = A page up
command-found-page-down = A page down
command-advice-apply = Apply the steps up to this one
    .hint = apply
command-advice-leave = Leave the steps
    .hint = leave
command-advice-up = The step before
command-advice-down = The next step
command-what-if-apply = Put the device type on this platform
    .hint = apply
command-what-if-sort = Sort by the next column
    .hint = sort
command-what-if-next = The next device type
    .hint = next device
command-what-if-previous = The device type before
command-what-if-leave = Leave the table
    .hint = leave
command-what-if-up = Up in the table
command-what-if-down = Down in the table
command-figure-go = Go to the field that decides on it
    .hint = go to field
command-figure-next = The next figure
    .hint = next
command-figure-previous = The figure before
command-figure-leave = Leave the figure
    .hint = leave
command-figure-up = Up in what is known of it
command-figure-down = Down in what is known of it
    .hint = more
command-figure-page-up = A page up in what is known of it
command-figure-page-down = A page down in what is known of it
command-line-accept = Go on
    .hint = go on
command-line-leave = Leave it
    .hint = leave
command-unsaved-save = Save first, then go on
    .hint = save
command-unsaved-discard = Drop the changes
    .hint = drop changes
command-unsaved-leave = Stay here
    .hint = stay
command-confirm-yes = Yes, go on
    .hint = yes
command-confirm-save-as = No, save it elsewhere
    .hint = save as
command-confirm-leave = No, leave it
    .hint = no
command-report-write = Write the files
    .hint = write
command-report-force = Write, and replace files edited by hand too
    .hint = edited too
command-report-leave = Write nothing
    .hint = leave
command-report-up = Up in the report
command-report-down = Down in the report
    .hint = more
command-report-page-up = A page up in the report
command-report-page-down = A page down in the report
command-outage-leave = Stop, and close the simulation
    .hint = close
    .stop = stop
command-outage-next = The next scenario
    .hint = scenario
command-outage-previous = The scenario before
command-outage-part = The next part of the simulation
    .hint = part
command-outage-part-before = The part before
command-outage-pause = Another pause between two rings of a promotion
    .hint = pause
command-outage-up = Up in the simulation
command-outage-down = Down in the simulation
    .hint = more
command-outage-page-up = A page up in the simulation
command-outage-page-down = A page down in the simulation
command-review-leave = Back, or close the review
    .hint = back
    .close = close
    .stop = stop
command-review-enter = Show the place in the answer, or how a file differs
    .hint = show
command-review-copy = Copy what the model is asked to put right
    .hint = follow-up
command-review-difference = The files that differ from the generated tree
    .hint = files
command-review-next = To the next point, or the next file that differs
    .hint = next
command-review-previous = To the point before it
command-review-open = Review another answer, from a file or a folder
    .hint = file or folder
command-review-clipboard = Review the answer on the clipboard
    .hint = clipboard
command-review-up = Up in the review
command-review-down = Down in the review
command-review-page-up = A page up in the review
command-review-page-down = A page down in the review
command-review-first = To the beginning of the review
command-review-last = To the end of the review
command-layer-help = Show the keys that count here
    .hint = help
command-typing-help = Show the keys that count here
    .hint = help

# Keys as they are printed on a keyboard
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-esc = Esc
key-tab = Tab
key-space = Space
key-backspace = Backspace
key-delete = Del
key-insert = Ins
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Home
key-end = End
key-pgup = PgUp
key-pgdn = PgDn
