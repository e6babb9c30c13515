//! One short file per subcommand; each does what a key in the workbench does.
