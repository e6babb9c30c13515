# A session is a file or the name of one.
_fleetwright_sessions() {
    local -a names
    names=(${${(f)"$(fleetwright sessions 2>/dev/null)"}%% *})
    _alternative 'sessions:session:compadd -a names' 'files:file:_files'
}

# The first word is a command, or the session that the workbench opens.
_fleetwright_first() {
    _alternative 'commands:command:_fleetwright_commands' 'sessions:session:_fleetwright_sessions'
}

