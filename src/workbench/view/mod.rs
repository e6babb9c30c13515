//! Drawing: a pure function of the model, one file per pane.

mod advice;
mod amounts;
mod bars;
mod budget;
mod budget_rows;
mod changes;
mod figure;
mod findings;
mod form;
mod header;
mod hint_words;
mod hints;
mod layout;
mod outage;
mod overlays;
mod paint;
mod review;
mod search;
pub mod state;
mod tabs;
mod text;
mod tour;
mod tree;
mod what_if;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::layout::Layout;
use self::paint::{Brush, below, columns, inside, row};
pub use self::state::ViewState;
use super::command::{COMMANDS, Command};
use super::message::Target;
use super::model::Model;
use super::outside::Tone;
use super::overlay::Overlay;
use super::pane::{Pane, Shape};
use super::reading::{Reading, Shown};
use super::widget::{markdown, safe, scroll, whole, wrap};
use crate::design::locks;
use crate::text::Phrase;
use crate::theme::{Look, Role};

/// A message takes at most so many rows, or a third of a high screen.
const MOST_OF_A_NOTICE: u16 = 6;

/// Draws the workbench.
pub fn draw(model: &Model, look: &Look, state: &mut ViewState, frame: &mut Frame<'_>) {
    let area = frame.area();
    state.begin();
    let mut brush = Brush { buffer: frame.buffer_mut(), look };
    draw_screen(&mut brush, area, model, state);
    whole::mend(brush.buffer);
}

fn draw_screen(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    brush.tint(area, Role::Text);
    if Shape::of((area.width, area.height)) == Shape::Tiny {
        draw_tiny(brush, area, model);
        return;
    }
    let bars = model.preview.assessment.budget.devices.len();
    let layout = Layout::new(area, model.focus, bars);
    draw_lines(brush, &layout);
    header::draw(brush, layout.header, model);
    for (pane, place) in &layout.panes {
        draw_pane(brush, (*pane, *place), layout.tabs, model, state);
    }
    if let Some(tabs) = layout.tabs {
        tabs::draw(brush, tabs, model, state);
    }
    state.place(layout.budget, Target::Pane(Pane::Budget));
    bars::draw(brush, layout.budget, model, state);
    // Below a layer the help of a field helps nobody.
    if model.overlays.is_empty() {
        draw_help(brush, layout.help, model);
    }
    findings::draw_line(brush, layout.finding, model);
    state.place(layout.finding, Target::Pane(Pane::Findings));
    search::draw_line(brush, layout.finding, model);
    draw_toast(brush, layout.finding, model);
    overlays::draw(brush, area, model, state);
    // These layers reach to the keys, and what a key of theirs could not do is said above them.
    if let Some(Overlay::Outage(_) | Overlay::Review(_)) = model.overlays.last() {
        draw_toast(brush, layout.finding, model);
    }
    // Only what was drawn knows whether more of it comes.
    let hints = search::draw_status(brush, inside(layout.hints), model);
    hints::draw(brush, hints, model, state);
}

/// Under 40×10 there is one line that says so; saving and quitting still work.
fn draw_tiny(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    let key = match model.overlays.last() {
        Some(Overlay::Unsaved(_)) => "tiny-unsaved",
        Some(_) => "tiny-leave",
        None if model.form.editor.is_some() => "tiny-leave",
        None => "tiny",
    };
    let way_out = |command: &&Command| {
        command.is_way_out() && model.contexts().first() == Some(&command.context)
    };
    let leave = COMMANDS.iter().find(way_out).map_or("leave", |command| command.id);
    let named = [
        ("save", "save"),
        ("quit", "quit"),
        ("first", "unsaved-save"),
        ("drop", "unsaved-discard"),
        ("leave", leave),
    ];
    let say = |phrase: Phrase, (name, id)| phrase.with(name, model.key(id));
    let phrase = named.into_iter().fold(Phrase::new(key), say);
    prose(brush, area, &model.texts.say(&phrase), Role::Text);
}

/// Draws the lines between the panes, and the joints where they meet.
fn draw_lines(brush: &mut Brush<'_>, layout: &Layout) {
    for rule in layout.rules {
        brush.rule(rule.x, rule.y, rule.width);
    }
    for wall in &layout.walls {
        brush.wall(wall.x, wall.y, wall.height);
        brush.joint(wall.x, layout.rules[0].y, "┬");
        brush.joint(wall.x, layout.rules[1].y, "┴");
    }
    if let Some(shelf) = layout.shelf {
        brush.rule(shelf.x, shelf.y, shelf.width);
        brush.joint(shelf.x.saturating_sub(1), shelf.y, "├");
    }
}

/// Draws a pane: its title, unless it shares a row of tabs, and what it holds.
fn draw_pane(
    brush: &mut Brush<'_>,
    (pane, place): (Pane, Rect),
    tabs: Option<Rect>,
    model: &Model,
    state: &mut ViewState,
) {
    state.place(place, Target::Pane(pane));
    let tabbed = tabs.is_some_and(|tabs| tabs.y == place.y && tabs.x == place.x);
    let mut body = below(place, 1);
    if !tabbed {
        draw_title(brush, row(place, 0), pane, model);
    } else if (pane == Pane::File && model.preview.file.is_some())
        || (pane == Pane::Prompt && model.reading != Reading::Raw)
    {
        // Its tab doesn't say which file it is, or how the prompt is read.
        draw_title(brush, row(body, 0), pane, model);
        body = below(body, 1);
    }
    draw_body(brush, (pane, body), model, state);
    if let Some(marks) = search::Marks::of(model, pane)
        && !matches!(pane, Pane::Prompt | Pane::File)
    {
        marks.tint(brush, body);
    }
    draw_thumb(brush, (pane, body), state);
}

/// The thumb of the scrollbar lies on the line at the right of a pane.
fn draw_thumb(brush: &mut Brush<'_>, (pane, body): (Pane, Rect), state: &mut ViewState) {
    let scrolled = *state.scrolled(pane);
    let screen = brush.buffer.area;
    let x = body.right().min(screen.right().saturating_sub(1));
    let lane = Rect { x, width: 1, ..body };
    let (first, shown, rows) = (scrolled.top, scrolled.height, scrolled.rows);
    scroll::draw(brush.buffer, lane, first, shown, rows, brush.look);
}

fn draw_body(
    brush: &mut Brush<'_>,
    (pane, body): (Pane, Rect),
    model: &Model,
    state: &mut ViewState,
) {
    match pane {
        Pane::Form => form::draw(brush, body, model, state),
        Pane::Prompt => draw_prompt(brush, body, model, state),
        Pane::Tree => tree::draw(brush, body, model, state),
        Pane::File => draw_file(brush, body, model, state),
        Pane::Budget => budget::draw(brush, body, model, state),
        Pane::Findings => findings::draw(brush, body, model, state),
        Pane::Changes => changes::draw(brush, body, model, state),
    }
}

fn draw_title(brush: &mut Brush<'_>, line: Rect, pane: Pane, model: &Model) {
    let role = if model.focus.pane == pane { Role::Focus } else { Role::Title };
    let line = inside(line);
    let right = title_facts(pane, line.width, model);
    let title = match (pane, &model.preview.file) {
        // Paths differ at their ends.
        (Pane::File, Some(file)) => {
            let room = line.width.saturating_sub(columns(&right) + 1);
            let path = if file.built {
                model.texts.say(&Phrase::new("file-built").with("path", file.path.as_str()))
            } else {
                file.path.clone()
            };
            let path = safe::line(&path);
            safe::truncate_start(&path, room.into(), brush.look.ellipsis()).into_owned()
        }
        (Pane::Prompt, _) => prompt_title(model),
        _ => model.texts.get(pane.text_key()),
    };
    brush.pair(line, (&title, role), (&right, Role::Muted));
}

/// The title of the prompt, with the way it is read.
fn prompt_title(model: &Model) -> String {
    let title = model.texts.get(Pane::Prompt.text_key());
    match model.reading.text_key() {
        Some(key) => format!("{title} · {}", model.texts.get(key)),
        None => title,
    }
}

/// What stands at the right of a pane's title.
fn title_facts(pane: Pane, width: u16, model: &Model) -> String {
    let preview = &model.preview;
    // The file lies below the tree, whose mark counts for both.
    let behind = model.is_behind() && matches!(pane, Pane::Prompt | Pane::Tree);
    if behind {
        return model.texts.get("preview-behind");
    }
    let phrase = match pane {
        Pane::Prompt => return prompt_length(width, model),
        Pane::Tree => match &preview.tree {
            Ok(tree) => Phrase::new("tree-files").with("count", tree.entries().len()),
            Err(_) => return String::new(),
        },
        Pane::Findings => {
            Phrase::new("findings-count").with("count", preview.assessment.findings.len())
        }
        _ => return String::new(),
    };
    model.texts.say(&phrase)
}

/// The length of the prompt, in as many units as there is room for beside the title.
fn prompt_length(width: u16, model: &Model) -> String {
    let length = model.preview.length;
    let said = |key: &'static str| {
        let phrase = Phrase::new(key).with("characters", length.characters);
        let phrase = phrase.with("words", length.words).with("tokens", length.tokens);
        model.texts.say(&phrase)
    };
    let title = columns(&prompt_title(model));
    let fits = |text: &String| columns(text) + title + 2 <= width;
    let forms = ["prompt-length-full", "prompt-length-words", "prompt-length"].map(said);
    forms.into_iter().find(fits).unwrap_or_default()
}

fn draw_prompt(brush: &mut Brush<'_>, body: Rect, model: &Model, state: &mut ViewState) {
    let area = inside(body);
    if let Some(problem) = &model.preview.prompt_problem {
        prose(brush, area, &model.texts.say(problem), Role::Error);
        return;
    }
    let mut cache = std::mem::take(&mut state.prompt);
    let revision = model.preview.revision;
    let name = model.reading.name();
    let text = &model.preview.prompt.text;
    match model.reading {
        Reading::Raw => {
            cache.load(revision, name, text, area.width);
        }
        Reading::Readable => {
            cache.load_lines((revision, name), || markdown::readable(text), area.width);
        }
        Reading::Difference => match model.reading.show(model) {
            Shown::Text(name, text) => {
                // A copy changes it, too, and no revision tells.
                cache.load(revision.wrapping_add(model.copies), name, &text, area.width);
            }
            Shown::Sentence(key) => return prose(brush, area, &model.texts.get(key), Role::Muted),
            Shown::Lines(_) => {}
        },
    }
    let marks = search::Marks::of(model, Pane::Prompt);
    cache.draw(brush, area, state.scrolled(Pane::Prompt), marks.as_ref());
    state.prompt = cache;
}

fn draw_file(brush: &mut Brush<'_>, body: Rect, model: &Model, state: &mut ViewState) {
    let area = inside(body);
    let Some(file) = &model.preview.file else {
        prose(brush, area, &model.texts.get("file-none"), Role::Muted);
        return;
    };
    match &file.text {
        Err(reason) => prose(brush, area, &model.texts.say(reason), Role::Error),
        Ok(text) => {
            let mut cache = std::mem::take(&mut state.file);
            // The name says how to colour it, and what is built is YAML.
            let name =
                if file.built { format!("{}.built.yaml", file.path) } else { file.path.clone() };
            if cache.load(model.preview.revision, &name, text, area.width) {
                *state.scrolled(Pane::File) = state::Scrolled::default();
            }
            let marks = search::Marks::of(model, Pane::File);
            cache.draw(brush, area, state.scrolled(Pane::File), marks.as_ref());
            state.file = cache;
        }
    }
}

/// The help of the field under the cursor, or what is wrong with what is typed into it.
fn draw_help(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    let editor = model.form.editor.as_ref().filter(|editor| !editor.is_long());
    if let Some(reason) = editor.and_then(|editor| editor.reason.as_ref()) {
        draw_notice(brush, area, std::slice::from_ref(reason), (Role::Invalid, model));
        return;
    }
    if model.focus.pane != Pane::Form {
        prose(brush, inside(area), &pane_help(model), Role::Muted);
        return;
    }
    let Some((field, index)) = model.form.cursor.field() else {
        return;
    };
    let label = model.texts.get(&field.text_key());
    let help = model.texts.get(&format!("{}.help", field.text_key()));
    let help = if locks::is_locked(&model.design, field, index) {
        let key = model.key("lock");
        let said = Phrase::new("help-locked").with("key", key);
        model.texts.say(&said.with("help", help))
    } else {
        help
    };
    let help = if area.height > 1 {
        help
    } else {
        model.texts.say(&Phrase::new("help-line").with("label", label).with("help", help))
    };
    prose(brush, inside(area), &help, Role::Muted);
}

/// What the pane with the keys shows, and the keys of its own that the hint bar has no room for.
fn pane_help(model: &Model) -> String {
    let named = [
        ("copy", "copy-prompt"),
        ("readable", "readable"),
        ("difference", "difference"),
        ("file", "copy-file"),
        ("build", "build"),
        ("edit", "edit"),
        ("enter", "enter"),
        ("left", "left"),
        ("right", "right"),
    ];
    let phrase = Phrase::new(format!("{}.help", model.focus.pane.text_key()));
    let phrase =
        named.into_iter().fold(phrase, |phrase, (name, id)| phrase.with(name, model.key(id)));
    model.texts.say(&phrase)
}

/// Writes prose into an area, wrapped; what has no room ends in an ellipsis.
fn prose(brush: &mut Brush<'_>, area: Rect, text: &str, role: Role) {
    let text = safe::line(text);
    let rows = wrap::prose(&text, area.width.max(1).into());
    let height = usize::from(area.height);
    for (at, shown) in rows.iter().take(height).enumerate() {
        let line = row(area, at);
        if at + 1 == height && rows.len() > height {
            let rest = rows[at..].join(" ");
            brush.say(line.x, line.y, line.width, &rest, role);
        } else {
            brush.say(line.x, line.y, line.width, shown, role);
        }
    }
}

/// Draws the message of the moment above the keys, as high as it needs.
fn draw_toast(brush: &mut Brush<'_>, line: Rect, model: &Model) {
    let Some(toast) = &model.toast else {
        return;
    };
    let role = match toast.tone {
        Tone::Good => Role::Success,
        Tone::Caution => Role::Warning,
        Tone::Bad => Role::Error,
    };
    draw_notice(brush, line, &toast.phrases, (role, model));
}

/// Writes sentences whole: above the foot of an area, as high as they need.
fn draw_notice(
    brush: &mut Brush<'_>,
    area: Rect,
    phrases: &[Phrase],
    (role, model): (Role, &Model),
) {
    let width = inside(area).width.max(1).into();
    let most = MOST_OF_A_NOTICE.max(brush.buffer.area.height / 3);
    let rows: Vec<String> = phrases
        .iter()
        .flat_map(|phrase| wrap::prose(&safe::line(&model.texts.say(phrase)), width))
        .take(most.into())
        .collect();
    let needed = u16::try_from(rows.len()).unwrap_or(1).min(area.bottom());
    let height = needed.max(area.height);
    let place = Rect { y: area.bottom() - height, height, ..area };
    ratatui::widgets::Widget::render(ratatui::widgets::Clear, place, brush.buffer);
    brush.tint(place, Role::Text);
    for (at, text) in rows.iter().enumerate() {
        let line = inside(row(place, at));
        brush.say(line.x, line.y, line.width, text, role);
    }
}
