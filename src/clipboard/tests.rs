//! Copying, as a user would notice it.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::*;
use crate::disk::Operation;
use crate::text::{Language, Phrase, Texts};

/// What the file of a test holds.
type Kept = Arc<Mutex<String>>;

fn clipboard(methods: Vec<Method>, cap: Option<usize>) -> (SystemClipboard, Kept) {
    let kept = Kept::default();
    let file = Arc::clone(&kept);
    let keep: Keep = Box::new(move |text| {
        text.clone_into(&mut file.lock().expect("the file"));
        Ok(PathBuf::from("/state/copied.txt"))
    });
    let settings = Settings { limit: cap, ..Settings::default() };
    (SystemClipboard::new(methods, settings, keep), kept)
}

fn shell(script: &str) -> Method {
    Method::Command(vec!["sh".to_owned(), "-c".to_owned(), script.to_owned()])
}

fn says(phrase: &Phrase) -> String {
    Texts::new(Language::En).say(phrase)
}

#[test]
fn through_the_terminal_it_is_sent_and_not_copied() {
    let (mut clipboard, kept) = clipboard(vec![Method::Terminal(Envelope::Plain)], Some(100));
    let copied = clipboard.copy("fleet");
    assert_eq!(copied.way, Way::Terminal);
    assert!(!copied.confirmed);
    assert_eq!(copied.terminal.as_deref(), Some(b"\x1b]52;c;ZmxlZXQ=\x07".as_slice()));
    assert_eq!(*kept.lock().expect("the file"), "fleet");
    let sentence = says(&copied.phrase());
    assert_eq!(
        sentence,
        "5 bytes sent to the terminal (OSC 52), which does not confirm; also in /state/copied.txt"
    );
}

#[cfg(unix)]
#[test]
fn a_program_that_succeeds_confirms() {
    let (mut clipboard, _) = clipboard(vec![shell("cat > /dev/null")], Some(100));
    let copied = clipboard.copy("fleet");
    assert_eq!((copied.way.clone(), copied.confirmed), (Way::Command("sh".to_owned()), true));
    assert_eq!(copied.terminal, None);
    assert!(says(&copied.phrase()).starts_with("5 bytes copied with sh; also in"));
    assert!(copied.notes().is_empty());
}

#[cfg(unix)]
#[test]
fn the_next_way_is_tried_where_one_fails() {
    let none = Method::Command(vec!["fleetwright-no-such".to_owned()]);
    let methods = vec![none, shell("exit 7"), Method::Terminal(Envelope::Plain)];
    let (mut clipboard, _) = clipboard(methods, Some(100));
    let copied = clipboard.copy("fleet");
    assert_eq!(copied.way, Way::Terminal);
    let notes: Vec<String> = copied.notes().iter().map(says).collect();
    assert_eq!(notes[0], "there is no program “fleetwright-no-such”");
    assert!(notes[1].starts_with("sh failed: exit status: 7"), "{}", notes[1]);
}

#[test]
fn a_text_beyond_the_cap_is_only_in_the_file() {
    let (mut clipboard, kept) = clipboard(vec![Method::Terminal(Envelope::Plain)], Some(3));
    let copied = clipboard.copy("fleet");
    assert_eq!((copied.way.clone(), copied.terminal.clone()), (Way::Nowhere, None));
    assert_eq!(*kept.lock().expect("the file"), "fleet");
    assert_eq!(says(&copied.phrase()), "no clipboard took the text; it is in /state/copied.txt");
    assert!(says(&copied.notes()[0]).contains("5 bytes"), "{:?}", copied.notes());
}

#[test]
fn a_long_text_is_sent_with_a_warning() {
    let (mut clipboard, _) = clipboard(vec![Method::Terminal(Envelope::Plain)], None);
    for (bytes, terminals) in [
        (3_066, None),
        (3_067, Some("(Tabby)")),
        (6_139, Some("(Tabby, Termux)")),
        (74_995, Some("(Tabby, Termux, hterm)")),
    ] {
        let notes = clipboard.copy(&"x".repeat(bytes)).notes();
        let warning = notes.first().map(says);
        assert_eq!(warning.is_some(), terminals.is_some(), "{bytes}");
        assert!(warning.is_none_or(|said| said.contains(terminals.unwrap_or_default())), "{bytes}");
    }
}

#[test]
fn whoever_says_what_their_terminal_takes_is_not_warned() {
    let (mut clipboard, _) = clipboard(vec![Method::Terminal(Envelope::Plain)], Some(100_000));
    assert_eq!(clipboard.copy(&"x".repeat(80_000)).notes(), []);
}

#[test]
fn a_file_that_cannot_be_written_is_said() {
    let keep: Keep = Box::new(|_| {
        let denied = io::ErrorKind::PermissionDenied.into();
        Err(DiskError::system(Operation::CreateFolder, Path::new("/state"), denied))
    });
    let mut clipboard = SystemClipboard::new(Vec::new(), Settings::default(), keep);
    let copied = clipboard.copy("fleet");
    assert_eq!((copied.way.clone(), copied.file.as_deref()), (Way::Nowhere, None::<&Path>));
    assert_eq!(says(&copied.phrase()), "no clipboard took the text");
    assert!(says(&copied.notes()[0]).contains("permission denied"));
}

#[test]
fn what_could_do_harm_where_it_is_pasted_is_left_out() {
    let text = "a\tb\r\nc\u{1b}[201~rm\u{7}\u{9b}\u{202e}d\u{200d}é";
    assert_eq!(clean(text), ("a\tb\nc[201~rmd\u{200d}é".to_owned(), 4));
    let (mut clipboard, kept) = clipboard(Vec::new(), Some(100));
    let copied = clipboard.copy(text);
    assert_eq!(copied.removed, 4);
    assert_eq!(*kept.lock().expect("the file"), "a\tb\nc[201~rmd\u{200d}é");
    assert!(copied.notes().iter().map(says).any(|note| note.contains('4')));
}

#[test]
fn windows_gets_utf16_with_its_mark() {
    assert_eq!(utf16("é"), [0xff, 0xfe, 0xe9, 0x00]);
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    let ways = [
        Way::Command("x".into()),
        Way::Tmux,
        Way::TmuxAlone,
        Way::Display,
        Way::Windows,
        Way::Terminal,
        Way::Nowhere,
    ];
    let reasons = [
        Why::Missing,
        Why::Status("exit status: 1".into()),
        Why::Deadline(Duration::from_secs(1)),
        Why::Passthrough,
        Why::Display(String::new()),
        Why::System("x".into()),
        Why::TooLong { bytes: 2, cap: 1 },
        Why::File(Phrase::new("clipboard-nowhere")),
    ];
    let copied = |way: Way| Copied {
        way,
        bytes: 1_310,
        confirmed: false,
        file: Some(PathBuf::from("/f")),
        terminal: None,
        removed: 2,
        warning: Some(Warning::Long(5_000)),
        hints: Vec::new(),
        failures: reasons
            .iter()
            .map(|why| Failure { what: "w".into(), why: why.clone() })
            .collect(),
    };
    for language in Language::ALL {
        let texts = Texts::new(language);
        for way in &ways {
            let copied = copied(way.clone());
            for phrase in copied.notes().iter().chain([&copied.phrase()]) {
                let sentence = texts.say(phrase);
                assert!(!sentence.contains(['<', '{']), "{language:?}: {sentence}");
            }
        }
        for key in ["tmux", "tmux-terminal", "tmux-silent", "xterm", "xterm-tmux", "none"] {
            assert!(texts.has(&format!("clipboard-advice-{key}")));
        }
    }
}

#[test]
fn of_what_was_not_sent_nobody_is_told_that_a_terminal_may_drop_it() {
    let mut copied = Copied {
        way: Way::Terminal,
        bytes: 10_000,
        confirmed: false,
        file: Some(PathBuf::from("/f")),
        terminal: None,
        removed: 0,
        warning: Some(Warning::Long(10_000)),
        hints: vec![Phrase::new("clipboard-advice-tmux")],
        failures: Vec::new(),
    };
    copied.not_sent();
    assert_eq!(copied.notes(), []);
    assert_eq!(copied.phrase().key, "clipboard-file-alone");
}
