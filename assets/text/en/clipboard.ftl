# What became of a copy. “Copied” is said only where somebody confirmed it.
clipboard-command = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied with { $program }
clipboard-tmux = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to tmux’s paste buffer and handed to its terminal, which does not confirm
clipboard-tmux-alone = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to tmux’s paste buffer alone: tmux knows of no clipboard of its terminal
clipboard-display = { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
  } copied to the clipboard
clipboard-gone = the { $bytes ->
    [one] { $bytes } byte that was
   *[other] { $bytes } bytes that were
  } copied left the clipboard with fleetwright, since neither wl-copy nor xclip nor xsel could take over; the file is { $path }
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
clipboard-unfinished = fleetwright ended before its last copy had: the text may be on no clipboard
copying = Copying…
copying-follows = The copy before is not finished yet: this one follows it.
copying-leaves = fleetwright ends as soon as the copy is finished; { $key } again ends it at once.
clipboard-warning-long = dropped by some terminals at this length ({ $terminals }): check what is pasted, or use the file; clipboard.limit in the configuration says what yours takes
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
clipboard-failure-passthrough = tmux lets nothing through to its terminal without: set -g allow-passthrough on
clipboard-failure-display = the desktop’s clipboard cannot be reached
clipboard-failure-system = { $what } could not be started: { $words }
clipboard-failure-long = { $bytes } bytes are more than the { $cap } that may be sent through the terminal
clipboard-failure-file = the text could not be written to its file: { $words }
clipboard-advice-tmux = the tmux around this connection passes a copy on only with: set -g set-clipboard on
clipboard-advice-tmux-terminal = tmux hands a copy on to the terminal { $terminal } only with: set -as terminal-features ',{ $terminal }:clipboard'
clipboard-advice-tmux-nested = the terminal of this tmux is { $terminal }: another tmux around it passes a copy on only with: set -g set-clipboard on
clipboard-advice-tmux-silent = the tmux around this program does not answer: is the program tmux (3.2 or newer) there?
clipboard-advice-xterm = xterm accepts a copy only with: XTerm*disallowedWindowOps: 20,21,GetSelection,SetXprop
clipboard-advice-xterm-tmux = xterm puts what tmux hands on where the middle button pastes it, on the clipboard only with: XTerm*selectToClipboard: true
clipboard-advice-none = this terminal has no clipboard; set clipboard.command in the configuration, or use the file that each copy leaves
clipboard-paste-unreachable = there is no desktop’s clipboard to read here: give a file, or paste the text into standard input (-) and end it with Ctrl-D
clipboard-paste-deadline = the desktop’s clipboard did not answer within { $seconds } seconds: give a file, or paste the text into standard input (-) and end it with Ctrl-D
clipboard-paste-empty = the desktop’s clipboard holds no text
