# Settings and overrides.
config-no-place = this user has no home folder; set FLEETWRIGHT_HOME to a folder where sessions and settings can be kept
config-unknown = there is no setting { $name }{ $nearest ->
    [none] {""}
   *[other] {""}; the nearest is { $nearest }
}
config-want-map = settings are written as “name: value”, one on each line
config-want-word = one word or text is needed here, not a list
config-language = “{ $value }” is not one of the languages: en or fr
config-colour = “{ $value }” is not a number of colours; allowed: auto, { $allowed }
config-variable = { $variable }: { $reason }
config-switch = “{ $value }” is neither true nor false
config-bytes = “{ $value }” is not a number of bytes
config-command = a command is a text, or a list of words: the program and its arguments
config-too-many = this folder has more than { $most } files; the rest of them are left out
