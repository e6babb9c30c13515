# Sessions and inventories.
reason-not-text = this is not UTF-8 text; save the file as UTF-8
session-field = { $path }: { $reason }
session-invalid = { $place }: { $reason }{ $more ->
    [0] {""}
   *[other] {""} (and { $more } more)
}
session-unknown = there is no session “{ $wanted }”, neither as a file nor saved nor built in{ $count ->
    [0] {""}; fleetwright sessions lists all of them
   *[other] {""}; similar names: { $nearest }
}
session-conflict = { $path } has changed on disk since it was opened; open it again to see that change, or save under another name
session-exists = { $path } already exists; choose another name, or confirm that it may be replaced
inventory-empty = the inventory has no clusters; its first line is name,region,device,ring and each further line one cluster
inventory-broken = this is not CSV: { $words }
inventory-semicolons = the columns are separated by semicolons; save the file with commas between them
inventory-column-missing = the column { $column } is missing in the first line; needed are name, region, device and ring
inventory-column-twice = the column { $column } appears twice in the first line; keep one of them
inventory-width = this line has { $found ->
    [one] { $found } column
   *[other] { $found } columns
}, the first line { $expected }; a value with a comma needs quotation marks
inventory-cell = column { $column }: { $reason }
inventory-again = { $reason } ({ $count ->
    [one] the same on { $count } further line
   *[other] the same on { $count } further lines
})
inventory-quote = the value that starts here goes on over { $lines ->
    [one] { $lines } further line
   *[other] { $lines } further lines
}; a quotation mark is missing at its end, or is one too many
inventory-name-twice = column { $column }: line { $line } already has a cluster { $value }; every cluster needs a name of its own
inventory-no-region = column { $column }: the design has no region { $value }; its regions are: { $known }
inventory-no-device = column { $column }: the design has no device type { $value }; its device types are: { $known }
inventory-no-ring = column { $column }: the design has no ring { $value }; its rings are: { $known }
inventory-label-key = “{ $key }” is not a Kubernetes label key: at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends
inventory-label-prefix = “{ $key }” is not a Kubernetes label key: what stands before the slash must be a DNS name in lower case
inventory-label-reserved = Kubernetes reserves the label { $key } for itself; use a prefix of your own
inventory-label-own = the tree sets the labels of this prefix itself; give the column { $key } another name
inventory-label-value = column { $column }: “{ $value }” is not a Kubernetes label value: at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends
inventory-more = there are more errors; correct what stands above and try again
held-by = process { $process }
held-by-terminal = process { $process } on { $terminal }
# What differs in the comments of a session
comment-added = comment added: { $text }
comment-gone = comment gone: { $text }
comment-moved = comments stand elsewhere
