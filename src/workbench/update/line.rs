//! The line that asks for something: opened with what is likely meant, and taken with Enter. What
//! can't be taken stays in it, with the reason.

use std::path::PathBuf;

use tui_textarea::{CursorMove, TextArea};

use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Export;
use super::super::overlay::{AskLine, Asked, Overlay, Then};
use super::{export, review, session};
use crate::text::Phrase;

/// Opens the line.
pub(super) fn ask(model: &mut Model, what: Asked) {
    let text = match what {
        Asked::SaveAs { .. } => model.design.name.to_string(),
        Asked::NewName => String::new(),
        Asked::Folder if model.folder.is_empty() => format!("./{}", model.design.name),
        Asked::Folder => model.folder.clone(),
        Asked::Answer => model.answer_path.clone(),
    };
    let mut text = TextArea::new(vec![text]);
    text.set_cursor_line_style(ratatui::style::Style::default());
    text.move_cursor(CursorMove::End);
    model.overlays.push(Overlay::Line(AskLine { what, text, reason: None }));
}

/// Takes what has been typed.
pub(super) fn accept(model: &mut Model, mut line: AskLine) -> Vec<Effect> {
    let text = line.text.lines().join(" ").trim().to_owned();
    let done = match line.what {
        Asked::SaveAs { told } => session::save_as(model, &text, told),
        Asked::NewName => match crate::design::Name::read(&text) {
            Ok(_) => Ok(session::before_losing(model, Then::New(text))),
            Err(reason) => Err(reason),
        },
        Asked::Answer => review::take_path(model, &text),
        Asked::Folder if text.is_empty() => Err(Phrase::new("workbench-no-folder")),
        Asked::Folder => {
            model.folder.clone_from(&text);
            let how = Export { dry_run: true, force: false };
            Ok(export::run(model, PathBuf::from(text), how))
        }
    };
    done.unwrap_or_else(|reason| {
        line.reason = Some(reason);
        model.overlays.push(Overlay::Line(line));
        Vec::new()
    })
}
