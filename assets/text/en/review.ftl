# The review of a model’s answer. A check’s text says what is required; its attributes say why it
# fails (fail), what is missing (absent), what is worth knowing (note), or what was seen (pass).

review-refused-empty = there is nothing to review: the answer is empty
review-refused-large = the answer is larger than { $mebibytes } MiB, and no model writes that much: is this the right file?
review-refused-no-files = there is nothing to review: the folder holds no file that is read
review-refused-stream = the answer cannot be read: { $reason }

review-title = Review of the answer
review-line = { $grade }: { $place }{ $why } [{ $id }]
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
        [0] none misses
        [one] one misses
       *[other] { $missing } miss
    } what was asked for; { $noted ->
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
review-follow-more = The same { $count ->
        [one] once more
       *[other] { $count } times more
    } elsewhere: correct all of them.
review-follow-form = Give each file that changes in full, in its own fenced block with its path as a comment in the first line, and no others. If one of these points is wrong, say which and why instead of changing anything for it.
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
    .hidden = characters that nobody sees and something acts on: an escape sequence, or marks that reorder the text
    .special = a link, a pipe or a device: it was not followed and not read
    .too-large = more than is read at once: it was left out
    .unreadable = the system does not let it be read
    .cut = more than { $most } blocks of code: from here on nothing was looked at

review-group-kustomize = Kustomize
review-group-secrets = Secrets

review-kustomize-name = Every kustomization has a name that Kustomize looks for: kustomization.yaml
    .fail = Kustomize does not look for { $name }: the folder counts as having no kustomization, and nothing of it is applied
review-kustomize-resolves = Every path in a kustomization leads to a file or a folder that is there
    .fail = { $path } leads to nothing: the build fails here
review-kustomize-base = Every overlay reaches a base
    .fail = { $overlay } reaches no base: the clusters of this device type get nothing of what all have in common
review-kustomize-reached = Every manifest is reached by a kustomization, or applied by a script
    .fail = nothing names { $path }: it is never applied
review-secrets-clear-text = No secret stands in clear text
    .fail = this looks like a credential in clear text
review-secrets-objects = No Secret holds its values readable: they come from elsewhere, or are encrypted
    .fail = the Secret holds { $key } readable: base64 is no encryption, and whoever reads the repository has it
