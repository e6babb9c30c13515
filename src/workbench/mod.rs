//! The workbench: the terminal interface.
//!
//! The Elm Architecture: [`model`] is plain data, [`update`] is a pure function from a model and a
//! [`message`] to the next model and effects, [`view`] draws a model and changes nothing of it.
//! Around them lies the [`shell`], which alone knows the terminal and the clock, and the world by
//! what [`outside`] says of it.
//!
//! What lies above the panes is an [`overlay`]. One that does more than ask a question has a file
//! here for its state (`outage`, `review`, `what_if`), one of the same name in `update` for what its
//! keys do, and one in `view` for how it looks.

pub mod advice;
pub mod branches;
pub mod command;
pub mod conflict;
pub mod copying;
pub mod external_editor;
pub mod figure;
pub mod form;
pub mod found;
pub mod history;
pub mod key;
pub mod keymap;
pub mod message;
pub mod model;
pub mod outage;
pub mod outside;
pub mod overlay;
pub mod palette;
pub mod pane;
pub mod picker;
pub mod preview;
pub mod reading;
pub mod review;
pub mod rows;
pub mod search;
pub mod shell;
pub mod steps;
pub mod tour;
pub mod update;
pub mod view;
pub mod what_if;
pub mod widget;

#[cfg(test)]
mod tests;

pub use shell::{Surroundings, plain_frame, run};
