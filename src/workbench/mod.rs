//! The workbench: an Elm Architecture on the terminal.

pub mod widget;
