# The review of a model’s answer. A check’s text says what is required; its attributes say why it
# fails (fail), what is missing (absent), what is worth knowing (note), or what was seen (pass).

review-refused-empty = there is nothing to review: the answer is empty
review-refused-large = the answer is larger than { $mebibytes } MiB, and no model writes that much: is this the right file?
review-refused-no-files = there is nothing to review: the folder holds no file that is read

review-group-form = Form

review-empty = nothing in the answer that this could be said of

review-form-readable = Everything can be read
    .not-text = these bytes are not UTF-8; each was replaced
    .hidden = characters that nobody sees and something acts on: an escape sequence, or marks that reorder the text
    .special = a link, a pipe or a device: it was not followed and not read
    .too-large = more than is read at once: it was left out
    .unreadable = the system does not let it be read
    .cut = more than { $most } blocks of code: from here on nothing was looked at
