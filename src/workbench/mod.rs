//! The workbench: an Elm Architecture on the terminal.
