# Searching in a pane
search-nothing = Nothing is searched: { $key } begins.
search-from-start = The search goes on from the top.
search-from-end = The search goes on from the bottom.
search-not-found = “{ $text }” is not in this pane.
search-status = /{ $text } { $count }
context-search = while searching
command-search = Search in this pane
    .hint = search
command-search-next = Go to the next place found
    .hint = next place
command-search-previous = Go to the place found before
command-search-keep = Keep what is found
    .hint = keep
command-search-clear = Search no more
    .hint = clear
command-search-on = The next place, while typing
    .hint = next
command-search-back = The place before, while typing
    .hint = previous

# How the prompt is read
reading-readable = formatted
reading-difference = since the last copy
reading-none-copied = No prompt has been copied yet, so there is nothing to compare with.
reading-same = The prompt is the one that was copied last.
command-readable = Show the prompt formatted, or as it is copied
command-difference = Show what has changed in the prompt since it was copied last

# What an entry of the palette is
palette-command = command
palette-field = field
palette-file = file
