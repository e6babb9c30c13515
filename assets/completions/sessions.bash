
# Names of sessions, where a session is wanted: behind no option, and in place of a file.
_fleetwright_sessions() {
    _fleetwright "$@"
    case "${COMP_WORDS[1]}" in
        sessions | new | themes | doctor | schema | completions | man) return 0 ;;
    esac
    if [[ $2 == -* || $3 == --* ]]; then
        return 0
    fi
    local name names
    names=$(fleetwright sessions 2>/dev/null | cut -d ' ' -f 1)
    while IFS= read -r name; do
        [[ -n $name ]] && COMPREPLY+=("$name")
    done < <(compgen -W "$names" -- "$2"; compgen -f -- "$2")
    return 0
}

