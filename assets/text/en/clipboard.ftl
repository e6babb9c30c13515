# What became of a copy. “Copied” is said only where somebody confirmed it.
clipboard-command = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied with { $program }
clipboard-tmux = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to tmux’s paste buffer and handed to its terminal, which does not confirm
clipboard-display = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to the clipboard
clipboard-windows = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to the Windows clipboard
clipboard-terminal = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } sent to the terminal (OSC 52), which does not confirm
clipboard-nowhere = no clipboard took the text
clipboard-with-file = { $done }; also in { $path }
clipboard-file-alone = no clipboard took the text; it is in { $path }
clipboard-warning-long = some terminals drop more than { $most } bytes; check what is pasted, or use the file
clipboard-removed = { $count ->
    [one] { $count } control character was left out
   *[other] { $count } control characters were left out
  }
clipboard-failure-missing = there is no program “{ $what }”
clipboard-failure-status = { $what } failed: { $status }
clipboard-failure-deadline = { $what } did not answer within { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
  }
clipboard-failure-display = the desktop’s clipboard cannot be reached
clipboard-failure-system = { $what } could not be started: { $words }
clipboard-failure-long = { $bytes } bytes are more than the { $cap } that may be sent through the terminal
clipboard-failure-file = the text could not be written to its file: { $words }
clipboard-advice-tmux = the tmux around this connection passes a copy on only with: set -g set-clipboard on
clipboard-advice-xterm = xterm accepts a copy only with: XTerm*disallowedWindowOps: 20,21,SetXprop
clipboard-advice-none = this terminal has no clipboard; set clipboard.command in the configuration, or use the file that each copy leaves
clipboard-paste-unreachable = there is no desktop’s clipboard to read here: give a file, or paste the text into standard input (-) and end it with Ctrl-D
clipboard-paste-deadline = the desktop’s clipboard did not answer within { $seconds } seconds: give a file, or paste the text into standard input (-) and end it with Ctrl-D
clipboard-paste-empty = the desktop’s clipboard holds no text
