
# Options of the workbench also follow a session, which is no command.
function __fish_fleetwright_takes_options
    set -l command (__fish_fleetwright_needs_command)
    and return 0
    not contains -- "$command[1]" @COMMANDS@
end

# Names of sessions, beside files.
function __fish_fleetwright_sessions
    fleetwright sessions 2>/dev/null | string replace -r ' .*' ''
end

complete -c fleetwright -n "__fish_fleetwright_needs_command" -a "(__fish_fleetwright_sessions)"
complete -c fleetwright -n "__fish_fleetwright_using_subcommand @SESSIONS@" -a "(__fish_fleetwright_sessions)"
complete -c fleetwright -n "__fish_fleetwright_using_subcommand completions" -f -a "@SHELLS@"
