//! The workbench: the terminal interface.
//!
//! The Elm Architecture: [`model`] is plain data, [`update`] is a pure function from a model and a
//! [`message`] to the next model and effects, [`view`] draws a model and changes nothing of it.
//! Around them lies the shell, which alone knows the terminal ([`terminal`], [`events`]) and the
//! world ([`outside`], [`effects`]).

pub mod advice;
pub mod ask;
pub mod branches;
pub mod command;
pub mod contest;
pub mod copying;
pub mod effects;
pub mod events;
pub mod external;
mod faults;
pub mod figure;
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
pub mod palette;
pub mod pane;
pub mod picker;
pub mod preview;
mod reader;
pub mod reading;
pub mod review;
pub mod rows;
pub mod screenless;
pub mod search;
pub mod shell;
mod signals;
pub mod steps;
pub mod terminal;
pub mod tour;
pub mod update;
pub mod view;
pub mod what_if;
pub mod widget;
mod wire;
pub mod world;

#[cfg(test)]
mod tests;

pub use shell::{Surroundings, plain_frame, run};
