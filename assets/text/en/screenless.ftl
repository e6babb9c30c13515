# Without a screen
screenless-no-terminal = the workbench is not drawn: standard output is no terminal
screenless-plain = the workbench is not drawn: this terminal ({ $term }) cannot place its cursor
screenless-unnamed = the workbench is not drawn: TERM is not set, so what this terminal can do is not known
screenless-ways = All it does can be done without it:
    {"  "}fleetwright new NAME --set PATH=VALUE      make a session
    {"  "}fleetwright set { $session } PATH=VALUE      change it and save it
    {"  "}fleetwright edit { $session }      change it in your editor (VISUAL, EDITOR)
    {"  "}fleetwright check { $session }      what the rules say
    {"  "}fleetwright budget { $session }      RAM per device type
    {"  "}fleetwright advise { $session }      what makes it fit
    {"  "}fleetwright outage { $session }      what an outage does
    {"  "}fleetwright prompt { $session }      the prompt (--copy for the clipboard)
    {"  "}fleetwright tree { $session }      the files of the tree, or one of them
    {"  "}fleetwright export { $session } --out DIR      write the tree
    {"  "}fleetwright { $session } --size 120x36      one frame of the workbench as text
    Fields: fleetwright schema. Everything else: fleetwright --help
