# The tour of the first launch
title-tour = Tour
tour-place = { $at }/{ $of }
tour-either = { $one } or { $other }
tour-1 = Welcome. These are the fleet’s parameters: { $move } move through them, { $enter } edits a field, { $step } step through choices and numbers. { $budget } shows the RAM that each device type needs.
tour-2 = This is the prompt for a language model, made anew at each keystroke. { $copy } copies it, { $readable } shows it formatted, { $search } searches in it.
tour-3 = This is the GitOps tree that fleetwright itself generates, with the clusters that a change to each file reaches. { $export } writes it to a folder, after showing what that would do.
tour-4 = Rules check the design all the time: these are the findings ({ $findings }), and { $enter } leads from one to its field. Where RAM is short, { $advise } shows what makes it fit.
tour-5 = { $undo } takes any change back, { $save } saves the session. { $help } shows every key, { $palette } finds any command, field or file by its name. { $next } goes on to the next pane.
context-tour = tour
command-tour = Take the tour of the first launch
command-tour-next = The next step of the tour
    .hint = next
    .end = begin
command-tour-previous = The step before
    .hint = back
command-tour-leave = Leave the tour
    .hint = skip
