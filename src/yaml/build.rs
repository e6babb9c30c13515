//! Turns a parser's events into nodes.
//!
//! Strict, as for files of our own, or lenient: several documents, tags passed over, aliases
//! followed and `<<` merged as Kubernetes' own parser does, all within an allowance of values.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::{Broken, Key, Node, Place, Value, Why};

/// Deeper nesting than this is refused, so that no input can exhaust the stack.
pub const DEEPEST: usize = 64;

/// A mapping with more keys than this looks for duplicates in a set.
const FEW_KEYS: usize = 32;

/// An event with its place, or what is wrong.
type Read<'a> = Result<(Event<'a>, Span), Broken>;

/// The events of a text.
pub(super) fn events(text: &str) -> impl Iterator<Item = Read<'_>> {
    Parser::new_from_str(text).map(|event| event.map_err(|error| broken(&error)))
}

/// The events of a text, which ends where more than `most` characters come to no event: the parser
/// holds a whole `[…]` in memory before it says what it is, at a hundred bytes a character.
pub(super) fn events_within(text: &str, most: usize) -> impl Iterator<Item = Read<'_>> {
    let since = Rc::new(Cell::new(0));
    let counted = Rc::clone(&since);
    let chars = text.chars().take_while(move |_| {
        counted.set(counted.get() + 1);
        counted.get() <= most
    });
    Parser::new_from_iter(chars).map(move |event| {
        let cut = since.replace(0) > most;
        match event {
            Ok((_, span)) if cut => {
                let place = place(span.start.line(), span.start.col());
                Err(Broken { place, why: Why::TooMany })
            }
            Err(error) if cut => Err(Broken { why: Why::TooMany, ..broken(&error) }),
            event => event.map_err(|error| broken(&error)),
        }
    })
}

fn broken(error: &ScanError) -> Broken {
    Broken {
        place: place(error.marker().line(), error.marker().col()),
        // The parser counts the levels of flow collections itself.
        why: match error.info() {
            "recursion limit exceeded" => Why::TooDeep,
            words => Why::Syntax(words.to_owned()),
        },
    }
}

fn place(line: usize, column: usize) -> Place {
    Place { line: line.max(1), column: column + 1 }
}

/// What a reader lets pass that takes others' files.
#[derive(Default)]
pub(super) struct Lenient {
    /// How many more values it takes.
    pub(super) allowance: usize,
    /// What carries an anchor, with how many values it has.
    anchors: HashMap<usize, (Node, usize)>,
}

impl Lenient {
    pub(super) fn new(allowance: usize) -> Self {
        Self { allowance, anchors: HashMap::new() }
    }
}

/// `open` holds the collections that are not closed yet.
#[derive(Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    /// The documents that are complete.
    pub(super) finished: Vec<Node>,
    documents: usize,
    /// What is let pass; nothing where everything has to be plain.
    pub(super) lenient: Option<Lenient>,
}

struct Open {
    place: Place,
    anchor: usize,
    /// Its values so far, with those within them.
    size: usize,
    key: Option<Key>,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map(Pairs),
}

#[derive(Default)]
struct Pairs {
    all: Vec<(Key, Node)>,
    /// The names of all keys, once there are many.
    names: HashSet<String>,
}

impl Pairs {
    /// Whether the key is new; it is known from now on.
    fn announce(&mut self, name: &str) -> bool {
        if self.all.len() < FEW_KEYS {
            return !self.all.iter().any(|(known, _)| known.name == name);
        }
        if self.names.is_empty() {
            self.names = self.all.iter().map(|(known, _)| known.name.clone()).collect();
        }
        self.names.insert(name.to_owned())
    }
}

impl Builder {
    /// A builder that lets more pass.
    pub(super) fn lenient(allowance: usize) -> Self {
        Self { lenient: Some(Lenient::new(allowance)), ..Self::default() }
    }

    pub(super) fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Broken> {
        let place = place(span.start.line(), span.start.col());
        let refuse = |why| Err(Broken { place, why });
        let strict = self.lenient.is_none();
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if strict && self.documents > 1 {
                    return refuse(Why::ManyDocuments);
                }
            }
            Event::Alias(anchor) => return self.alias(anchor, place),
            Event::Scalar(_, _, anchor, ref tag)
            | Event::SequenceStart(anchor, ref tag)
            | Event::MappingStart(anchor, ref tag)
                if strict && (anchor > 0 || tag.is_some()) =>
            {
                return refuse(Why::Reference);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let quoted = style != ScalarStyle::Plain || tag.is_some();
                return self.scalar(text.into_owned(), quoted, place, anchor);
            }
            Event::SequenceStart(anchor, _) => {
                return self.start(Items::List(Vec::new()), place, anchor);
            }
            Event::MappingStart(anchor, _) => {
                return self.start(Items::Map(Pairs::default()), place, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => return self.end(),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// Takes so many values off the allowance.
    fn spend(&mut self, values: usize, place: Place) -> Result<(), Broken> {
        let Some(lenient) = &mut self.lenient else { return Ok(()) };
        let left = lenient.allowance.checked_sub(values);
        lenient.allowance = left.unwrap_or(0);
        if left.is_none() { Err(Broken { place, why: Why::TooMany }) } else { Ok(()) }
    }

    fn alias(&mut self, anchor: usize, place: Place) -> Result<(), Broken> {
        let known = self.lenient.as_ref().and_then(|lenient| lenient.anchors.get(&anchor));
        // An alias within what it stands for is none that ends.
        let Some((_, size)) = known else { return Err(Broken { place, why: Why::Reference }) };
        let size = *size;
        self.spend(size, place)?;
        self.room_for_value(place)?;
        let known = self.lenient.as_ref().and_then(|lenient| lenient.anchors.get(&anchor));
        if let Some((node, _)) = known {
            let node = Node { place, value: node.value.clone() };
            self.add(node, size);
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: String,
        quoted: bool,
        place: Place,
        anchor: usize,
    ) -> Result<(), Broken> {
        self.spend(1, place)?;
        if let Some(Open { key: key @ None, items: Items::Map(pairs), .. }) = self.open.last_mut() {
            if !pairs.announce(&text) {
                return Err(Broken { place, why: Why::DuplicateKey(text) });
            }
            *key = Some(Key { name: text, place });
            return Ok(());
        }
        let node = Node { place, value: Value::Scalar { text, quoted } };
        self.remember(anchor, &node, 1)?;
        self.add(node, 1);
        Ok(())
    }

    /// Keeps what an anchor names.
    fn remember(&mut self, anchor: usize, node: &Node, size: usize) -> Result<(), Broken> {
        if anchor == 0 {
            return Ok(());
        }
        self.spend(size, node.place)?;
        if let Some(lenient) = &mut self.lenient {
            lenient.anchors.insert(anchor, (node.clone(), size));
        }
        Ok(())
    }

    /// A key has to be a scalar.
    fn room_for_value(&self, place: Place) -> Result<(), Broken> {
        match self.open.last() {
            Some(Open { key: None, items: Items::Map(_), .. }) => {
                Err(Broken { place, why: Why::ComplexKey })
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, items: Items, place: Place, anchor: usize) -> Result<(), Broken> {
        self.room_for_value(place)?;
        self.spend(1, place)?;
        if self.open.len() >= DEEPEST {
            return Err(Broken { place, why: Why::TooDeep });
        }
        self.open.push(Open { place, anchor, size: 1, key: None, items });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Broken> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = match open.items {
            Items::List(items) => Value::List(items),
            Items::Map(pairs) if self.lenient.is_some() => Value::Map(merged(pairs.all)),
            Items::Map(pairs) => Value::Map(pairs.all),
        };
        let node = Node { place: open.place, value };
        self.remember(open.anchor, &node, open.size)?;
        self.add(node, open.size);
        Ok(())
    }

    fn add(&mut self, node: Node, size: usize) {
        let Some(open) = self.open.last_mut() else {
            self.finished.push(node);
            return;
        };
        open.size += size;
        match &mut open.items {
            Items::List(items) => items.push(node),
            Items::Map(pairs) => {
                if let Some(key) = open.key.take() {
                    pairs.all.push((key, node));
                }
            }
        }
    }
}

/// What `<<` brings in, behind the mapping's own keys and without those that it has itself.
fn merged(pairs: Vec<(Key, Node)>) -> Vec<(Key, Node)> {
    if !pairs.iter().any(|(key, _)| key.name == "<<") {
        return pairs;
    }
    let (merges, mut own): (Vec<_>, Vec<_>) =
        pairs.into_iter().partition(|(key, _)| key.name == "<<");
    let mut names: HashSet<String> = own.iter().map(|(key, _)| key.name.clone()).collect();
    for (_, node) in merges {
        let maps = match node.value {
            Value::List(items) => items,
            _ => vec![node],
        };
        for map in maps {
            let Value::Map(pairs) = map.value else { continue };
            own.extend(pairs.into_iter().filter(|(key, _)| names.insert(key.name.clone())));
        }
    }
    own
}
