tree-no-such-file = { $path } is not a file of this tree; “tree” without a path lists all of them.
tree-template = Template { $template }, line { $line }: { $reason }
tree-days = { $count } { $count ->
    [one] day
   *[other] days
}
tree-hours = { $count } { $count ->
    [one] hour
   *[other] hours
}
tree-minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
}
tree-seconds = { $count } { $count ->
    [one] second
   *[other] seconds
}
tree-kilobytes = { $count } kB
tree-megabytes = { $count } MB
tree-gigabytes = { $count } GB
tree-terabytes = { $count } TB
tree-kilobits = { $count } kbit/s
tree-megabits = { $count } Mbit/s
tree-mebibytes = { $count } MiB
tree-gibibytes = { $count } GiB
