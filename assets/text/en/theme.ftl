# Theme files and what is wrong with them.
theme-problem = theme { $theme }, line { $line }: { $reason }
theme-want-mapping = keys with values are expected here
theme-want-list = a list is expected here, such as [bold, underline]
theme-want-word = a single value is expected here
theme-nothing = a value is missing; a colour with # must be quoted ("#7cc4ff") or written without it (7cc4ff)
theme-circle = “{ $name }” extends itself
theme-unknown = there is no theme “{ $found }”{ $nearest ->
    [none] { "." }
   *[other] ; did you mean “{ $nearest }”?
  } Available: { $allowed }
theme-unknown-key = unknown key “{ $found }”{ $nearest ->
    [none] { "." }
   *[other] ; did you mean “{ $nearest }”?
  } Allowed: { $allowed }
theme-unknown-role = unknown role “{ $found }”{ $nearest ->
    [none] { "." }
   *[other] ; did you mean “{ $nearest }”?
  } Allowed: { $allowed }
theme-unknown-colour = unknown colour “{ $found }”{ $nearest ->
    [none] { "." }
   *[other] ; did you mean “{ $nearest }”?
  } Allowed: six hexadecimal digits such as 7cc4ff, or { $allowed }
theme-unknown-background = unknown background “{ $found }”; allowed: { $allowed }
theme-unknown-attribute = unknown attribute “{ $found }”{ $nearest ->
    [none] { "." }
   *[other] ; did you mean “{ $nearest }”?
  } Allowed: { $allowed }
