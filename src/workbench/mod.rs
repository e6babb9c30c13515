//! The workbench: the terminal interface.
//!
//! The Elm Architecture: [`model`] is plain data, [`update`] is a pure function from a model and a
//! [`message`] to the next model and effects, [`view`] draws a model and changes nothing of it.
//! Around them lies the shell, which alone knows the terminal ([`terminal`], [`events`]) and the
//! world ([`outside`], [`effects`]).

pub mod advice;
pub mod branches;
pub mod command;
pub mod effects;
pub mod events;
pub mod form;
pub mod found;
pub mod history;
mod keeper;
pub mod key;
pub mod keymap;
pub mod message;
pub mod model;
pub mod outage;
pub mod outside;
pub mod overlay;
pub mod pane;
pub mod picker;
pub mod preview;
pub mod review;
pub mod rows;
pub mod shell;
pub mod terminal;
pub mod update;
pub mod view;
pub mod widget;
pub mod world;

#[cfg(test)]
mod tests;

pub use shell::{Surroundings, plain_frame, run};
