# The user's own editor
editor-missing = There is no editor { $command }: set EDITOR (or VISUAL) to one that is installed.
editor-not-run = { $command } may not be run: set EDITOR (or VISUAL) to an editor that may.
editor-not-started = { $command } was not started: { $words }
editor-failed = { $command } ended { $how }, and nothing was changed.
editor-failed-kept = { $command } ended { $how }, so nothing is taken from it; what was written is kept in { $file }
editor-ended-status = with status { $number }
editor-ended-signal = by signal { $number }
editor-not-text = What came back is not UTF-8 text from { $file } on; it is kept there.
editor-unchanged = Nothing was changed in the editor. One that opens a window of its own has to wait for it (code --wait).
editor-layout = Only the layout of the text was changed, and saving writes it in its own order.
editor-session-taken = The session is as you left it in the editor; { $key } takes that back.
editor-comments-taken = The comments of the session are as you left them in the editor.
editor-field-taken = { $label }: taken from the editor; { $key } takes that back.
editor-field-refused = What came back is not a value for this field: put it right there, or leave it.
editor-prompt-changed = The design makes the prompt, so nothing of this edit goes into it: what is to stay belongs in a parameter or in the notes. Copy the edited text all the same? It is kept in { $file }
editor-file-changed = This file is made from the design, so nothing of that edit is taken: export the tree to edit its files. The edited text is kept in { $file }
editor-nothing-here = There is nothing here for an editor: go to a field, the prompt or a file of the tree.
editor-nowhere = This system has no way to hand the terminal to an editor.
editor-refused = { $count ->
    [one] The edited session has one problem and is not taken. Its text is kept in { $file }
   *[other] The edited session has { $count } problems and is not taken. Its text is kept in { $file }
}
editor-problem = line { $line }: { $reason }
editor-text-left = The edited text stays in { $file }
editor-texts-left = { $count ->
    [one] A text was in an editor when fleetwright ended. What was saved in the editor is in { $files }
   *[other] { $count } texts were in an editor when fleetwright ended. What was saved in the editor is in { $files }
}
title-edited = The edited session
title-edited-prompt = The edited prompt
context-edited = edited session
command-edit = Edit this in your own editor
command-edit-session = Edit the whole session in your own editor
command-field-editor = Go on in your own editor
command-notes-editor = Go on in your own editor
    .hint = editor
command-edited-again = Edit it again
    .hint = edit again
command-edited-leave = Leave it; the text stays in its file
    .hint = leave
command-edited-up = Up in the problems
command-edited-down = Down in the problems
    .hint = more
