//! Credentials in the texts of a design: found with their field, and taken out before anything
//! is made from the design.
//!
//! It walks the table of fields, so that a text field that is added later is covered too.

use super::Finding;
use super::credential::{Place, credentials};
use super::rule::SECRET_IN_TEXT;
use crate::design::{Field, FleetDesign, Kind, fields};

/// What stands in the place of a credential.
pub const REDACTED: &str = "REDACTED";

/// The same design with each credential in its texts replaced by [`REDACTED`].
pub fn redact(design: &FleetDesign) -> FleetDesign {
    let mut clean = design.clone();
    for (field, index, text) in texts(design) {
        if let Some(redacted) = redact_text(&text, place(field)) {
            // A text field takes any text without a NUL, which this had none of.
            let _ = field.set(&mut clean, index, &redacted);
        }
    }
    clean
}

pub(super) fn findings(design: &FleetDesign) -> Vec<Finding> {
    texts(design)
        .filter(|(field, _, text)| !credentials(text, place(field)).is_empty())
        .map(|(field, index, _)| SECRET_IN_TEXT.at(field.at(index)))
        .collect()
}

/// Every text of a design with its field and list item.
fn texts(design: &FleetDesign) -> impl Iterator<Item = (&'static Field, usize, String)> {
    let free = |field: &&Field| matches!(field.kind, Kind::Text | Kind::LongText | Kind::List);
    fields::fields().iter().filter(free).flat_map(move |field| {
        let items = field.list.map_or(1, |list| list.len(design));
        (0..items).filter_map(move |index| {
            let text = field.get(design, index)?;
            // The commas of a list came in with it: whoever typed `password: x` meant a blank.
            let text = if field.kind == Kind::List { text.replace(", ", " ") } else { text };
            Some((field, index, text))
        })
    })
}

fn place(field: &Field) -> Place {
    match field.key() {
        "database" | "repository" | "artifact" => Place::Address,
        _ => Place::Prose,
    }
}

/// Whether a text holds a credential.
pub fn holds_credential(text: &str) -> bool {
    !credentials(text, Place::Prose).is_empty()
}

/// A text with each credential in it replaced by [`REDACTED`].
pub fn redact_prose(text: &str) -> String {
    redact_text(text, Place::Prose).unwrap_or_else(|| text.to_owned())
}

fn redact_text(text: &str, place: Place) -> Option<String> {
    let found = credentials(text, place);
    if found.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in found {
        out.push_str(&text[done..range.start]);
        out.push_str(REDACTED);
        done = range.end;
    }
    out.push_str(&text[done..]);
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{Draft, assert_found, assert_not_found};
    use super::*;
    use crate::design::List;
    use crate::design::write::write;

    #[test]
    fn a_credential_is_found_in_its_field_and_never_shown() {
        let url = "https://bob:hunter2@git.example.com/a";
        let draft = Draft::with(&[("gitops.repository", url)]);
        let found = draft.found("secrets.in-text");
        assert_eq!(found[0].path, "gitops.repository");
        assert!(!format!("{:?}", draft.findings()).contains("hunter2"));
        let clean = redact(&draft.design);
        assert_eq!(clean.gitops.repository.as_deref(), Some("https://REDACTED@git.example.com/a"));
    }

    #[test]
    fn a_database_with_a_password_is_found_without_a_scheme() {
        assert_found("secrets.in-text", &[("platform.database", "k3s:pw12@db:5432/k3s")]);
        assert_not_found("secrets.in-text", &[("platform.database", "db:5432/k3s")]);
    }

    #[test]
    fn a_design_without_credentials_stays_as_it_is() {
        let design = Draft::with(&[("prompt.notes", "Tokens: see the vault.\n")]).design;
        assert_eq!(redact(&design), design);
    }

    #[test]
    fn what_is_redacted_is_no_finding_any_more() {
        let notes = "password: hunter2\nhttps://a:b1c2@c/ and ghp_16C7e42F292c6912E7710c838347";
        let draft = Draft::with(&[("prompt.notes", notes)]);
        let clean = redact(&draft.design);
        assert!(findings(&clean).is_empty(), "{}", clean.prompt.notes);
        assert_eq!(redact(&clean), clean);
    }

    fn planted() -> impl Strategy<Value = String> {
        prop_oneof![
            "ghp_[A-Za-z0-9]{36}",
            "glpat-[A-Z][A-Za-z0-9_]{19}",
            "AKIA[A-Z0-9]{16}",
            "AGE-SECRET-KEY-1[A-Z0-9]{58}",
            "eyJ[A-Za-z0-9_]{10,20}\\.eyJ[A-Za-z0-9_]{10,20}\\.[A-Za-z0-9_-]{20,40}",
            "sk-ant-api03-[A-Z][A-Za-z0-9_-]{30,90}",
            "sk-proj-[A-Z][A-Za-z0-9_-]{30,90}",
            "xapp-1-[A-Z0-9]{11}-[0-9]{13}-[a-f0-9]{64}",
            "tskey-auth-k[A-Z][A-Za-z0-9]{10}CNTRL-[A-Za-z0-9]{32}",
            "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{40,90}",
            "dop_v1_[0-9][a-f0-9]{63}",
        ]
    }

    /// A made-up password that no reader takes for a word, and what may stand around it.
    fn announced() -> impl Strategy<Value = (String, String)> {
        let forms = prop::sample::select(vec![
            "password: {}",
            "PGPASSWORD={}",
            "passphrase: {}",
            "pass: {}",
            "the password {} is old",
            "k3s --password {} --debug",
            "curl -u bob:{} https://a.example.com",
            "token={}",
            "AccountName=a;AccountKey={};Suffix=b",
            "password\u{200b}: {}",
            "\"token\": \"{}\"",
            "https://bob%3A{}@git.example.com/a",
            "https://bob:{}#12@git.example.com/a",
            "https://bob:x/{}@git.example.com/a",
            "https://git.example.com/a?sig={}",
            "https://hooks.slack.com/services/T0AB/B0CD/{}",
        ]);
        ("[a-z]{3}[A-Z]{2}[0-9]{3}[a-z]{0,9}", forms)
            .prop_map(|(secret, form)| (form.replace("{}", &secret), secret))
    }

    /// A design with an item in each list, and this text in those of the fields that take it.
    fn with_text_in<'a>(fields: &[&'a Field], text: &str) -> (FleetDesign, Vec<&'a Field>) {
        let mut design = Draft::with(&[]).design;
        for list in List::ALL {
            list.push(&mut design);
        }
        let mut filled = fields.to_vec();
        filled.retain(|field| field.set(&mut design, 1, text).is_ok());
        (design, filled)
    }

    fn with_text(field: &Field, text: &str) -> Option<FleetDesign> {
        let (design, filled) = with_text_in(&[field], text);
        (!filled.is_empty()).then_some(design)
    }

    proptest! {
        #[test]
        fn no_planted_token_survives_in_any_field(
            token in planted(),
            before in "([a-z]{0,8}[ /:=(\"])?",
            at in 0..fields::fields().len(),
            url in any::<bool>(),
            hidden in prop::sample::select(vec!["", "\u{200b}", "\u{200d}", "\u{202e}"]),
        ) {
            let field = &fields::fields()[at];
            let (start, end) = token.split_at(6);
            let text = if url { format!("https://x:{token}@git.example.com/a") } else { format!("{before}{start}{hidden}{end}") };
            if let Some(design) = with_text(field, &text) {
                prop_assert!(!write(&redact(&design)).contains(end), "{}", field.path);
                prop_assert!(findings(&design).iter().any(|finding| finding.path == field.at(1)));
            }
        }

        #[test]
        fn no_announced_secret_survives_in_any_field(
            (text, secret) in announced(),
            at in 0..fields::fields().len(),
        ) {
            // In one field alone, and in all that take it at once.
            let alone = vec![&fields::fields()[at]];
            for fields in [alone, fields::fields().iter().collect()] {
                let (design, filled) = with_text_in(&fields, &text);
                let clean = redact(&design);
                prop_assert!(!write(&clean).contains(&secret), "{text}: {}", write(&clean));
                let found = findings(&design);
                for field in filled {
                    let path = field.at(1);
                    prop_assert!(found.iter().any(|one| one.path == path), "{path}: {text}");
                }
                prop_assert!(findings(&clean).is_empty(), "{text}");
            }
        }
    }
}
