//! The commands of a script: enough of the shell's grammar to tell a command from a comment, a
//! quotation and a document that a command is fed with.
//!
//! It reads what people write, not all of the language: a command within a quotation is a word of
//! the command around it, and what an expansion would give is not known.

/// A script taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Script {
    /// The simple commands, in their order.
    pub(super) commands: Vec<Command>,
    /// The documents (`<<EOF`) that commands are fed with.
    pub(super) documents: Vec<Document>,
}

/// A simple command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command {
    /// The answer's line where it starts.
    pub(super) line: usize,
    /// Its words without their quotes, the name first; `>`, `>>` and `<` are words of their own.
    pub(super) words: Vec<String>,
    /// The assignments before its name, or alone: `A=b`.
    pub(super) assignments: Vec<(String, String)>,
    /// Whether it reads what the command before it writes.
    pub(super) piped: bool,
}

/// A document that a command is fed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    /// The answer's line of its first line.
    pub(super) line: usize,
    /// Its text.
    pub(super) text: String,
    /// Which of the commands it feeds.
    pub(super) command: usize,
}

impl Command {
    /// The name of the program, without its folder.
    pub(super) fn name(&self) -> &str {
        self.words.first().map_or("", |word| word.rsplit('/').next().unwrap_or_default())
    }

    /// The words after the name.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &str> {
        self.words.iter().skip(1).map(String::as_str)
    }

    /// The value of an option, as `--name value` or `--name=value`.
    pub(super) fn option(&self, name: &str) -> Option<&str> {
        let at = self.words.iter().position(|word| {
            word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
        })?;
        match self.words[at].split_once('=') {
            Some((_, value)) => Some(value),
            None => self.words.get(at + 1).map(String::as_str),
        }
    }

    /// The files that it writes: what stands behind `>`, and the arguments of `tee`.
    pub(super) fn written(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self
            .words
            .windows(2)
            .filter(|pair| pair[0] == ">" || pair[0] == ">>")
            .map(|pair| pair[1].as_str())
            .collect();
        if self.name() == "tee" {
            let names = self.arguments().take_while(|word| *word != ">");
            files.extend(names.filter(|word| !word.starts_with('-')));
        }
        files
    }
}

/// Words that stand before a command and change nothing about which one it is.
const BEFORE: [&str; 14] = [
    "if", "then", "else", "elif", "do", "while", "until", "!", "sudo", "exec", "time", "nohup",
    "{", "command",
];

/// Takes a script apart whose first line is one of the answer.
pub(super) fn read(text: &str, line: usize) -> Script {
    let mut reader = Reader { line, start: line, ..Reader::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = reader.take(c, rest);
    }
    reader.end_command(false);
    reader.script
}

#[derive(Default)]
struct Reader {
    script: Script,
    line: usize,
    /// Where the command that is being read began.
    start: usize,
    words: Vec<String>,
    word: Option<String>,
    quote: Option<char>,
    piped: bool,
    /// The ends of the documents that begin on the next line, whether tabs before them count, and
    /// which command each one feeds.
    awaited: Vec<(String, bool, usize)>,
    /// How many of them belong to the command that is being read.
    own: usize,
    /// Whether the next word is the end of a document.
    heredoc: Option<bool>,
}

impl Reader {
    /// Takes one character, or what belongs to it; gives back the rest.
    fn take<'a>(&mut self, c: char, rest: &'a str) -> &'a str {
        let after = &rest[c.len_utf8()..];
        if let Some(quote) = self.quote {
            return self.quoted(quote, c, after);
        }
        match c {
            '\\' => return self.escaped(after),
            '\n' => return self.end_line(after),
            '\'' | '"' => {
                self.quote = Some(c);
                self.word.get_or_insert_default();
            }
            '#' if self.word.is_none() => return self.comment(rest),
            ' ' | '\t' | '\r' => self.end_word(),
            '<' if after.starts_with('<') && !after.starts_with("<<") => {
                self.end_word();
                let dash = after[1..].starts_with('-');
                self.heredoc = Some(dash);
                return &after[1 + usize::from(dash)..];
            }
            '>' | '<' => return self.redirection(c, after),
            ';' | '(' | ')' | '`' | '&' | '|' => return self.separator(c, after),
            c => self.word.get_or_insert_default().push(c),
        }
        after
    }

    fn quoted<'a>(&mut self, quote: char, c: char, after: &'a str) -> &'a str {
        if c == '\n' {
            self.line += 1;
        }
        if c == quote {
            self.quote = None;
        } else if c == '\\' && quote == '"' && after.starts_with(['"', '\\', '\n']) {
            if !after.starts_with('\n') {
                self.word.get_or_insert_default().extend(after.chars().next());
            } else {
                self.line += 1;
            }
            return &after[1..];
        } else {
            self.word.get_or_insert_default().push(c);
        }
        after
    }

    fn escaped<'a>(&mut self, after: &'a str) -> &'a str {
        let Some(c) = after.chars().next() else { return after };
        if c == '\n' {
            self.line += 1;
        } else {
            self.word.get_or_insert_default().push(c);
        }
        &after[c.len_utf8()..]
    }

    fn comment<'a>(&mut self, rest: &'a str) -> &'a str {
        rest.find('\n').map_or("", |end| &rest[end..])
    }

    fn redirection<'a>(&mut self, c: char, after: &'a str) -> &'a str {
        // `2>file` and `2>&1` are about another stream.
        if self.word.as_deref().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit())) {
            self.word = None;
        }
        self.end_word();
        let double = after.starts_with(c);
        let after = after.strip_prefix(c).unwrap_or(after);
        if let Some(after) = after.strip_prefix('&') {
            return after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        }
        self.words.push(if double { [c, c].iter().collect() } else { c.to_string() });
        after
    }

    fn separator<'a>(&mut self, c: char, after: &'a str) -> &'a str {
        // What opens a substitution belongs to no word.
        if c == '(' && self.word.as_deref().is_some_and(|word| word.ends_with('$')) {
            self.word = None;
        }
        self.end_word();
        let double = after.starts_with(c) && matches!(c, '|' | '&' | ';');
        self.end_command(c == '|' && !double);
        let after = if double { &after[1..] } else { after };
        after.strip_prefix('&').filter(|_| c == '|' && !double).unwrap_or(after)
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        if let Some(dash) = self.heredoc.take() {
            self.awaited.push((word, dash, usize::MAX));
            self.own += 1;
        } else {
            if self.words.is_empty() {
                self.start = self.line;
            }
            self.words.push(word);
        }
    }

    fn end_command(&mut self, pipe: bool) {
        self.end_word();
        let words = std::mem::take(&mut self.words);
        let piped = std::mem::replace(&mut self.piped, pipe);
        let mut words = words.into_iter().skip_while(|word| BEFORE.contains(&word.as_str()));
        let mut command = Command { line: self.start, piped, ..Command::default() };
        for word in words.by_ref() {
            match assignment(&word) {
                Some(pair) => command.assignments.push(pair),
                // `env A=b program`, `sudo A=b program`, and the prompt of a session.
                None if ["env", "sudo", "$", "export", "local", "readonly"].contains(&&*word) => {}
                None => {
                    command.words.push(word);
                    break;
                }
            }
        }
        command.words.extend(words);
        if command.words.is_empty() && command.assignments.is_empty() {
            return;
        }
        let index = self.script.commands.len();
        let own = std::mem::take(&mut self.own);
        self.awaited.iter_mut().rev().take(own).for_each(|awaited| awaited.2 = index);
        self.script.commands.push(command);
    }

    fn end_line<'a>(&mut self, after: &'a str) -> &'a str {
        // A line that ends with a pipe goes on.
        let goes_on = self.piped && self.words.is_empty() && self.word.is_none();
        if !goes_on {
            self.end_command(false);
        }
        self.line += 1;
        let mut rest = after;
        for (end, dash, command) in std::mem::take(&mut self.awaited) {
            rest = self.document(rest, &end, dash, command);
        }
        rest
    }

    fn document<'a>(&mut self, text: &'a str, end: &str, dash: bool, command: usize) -> &'a str {
        let line = self.line;
        let mut body = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (own, after) = rest.split_once('\n').unwrap_or((rest, ""));
            rest = after;
            self.line += 1;
            let own = if dash { own.trim_start_matches('\t') } else { own };
            if own.trim_end_matches('\r') == end {
                break;
            }
            body.push_str(own);
            body.push('\n');
        }
        if command != usize::MAX {
            self.script.documents.push(Document { line, text: body, command });
        }
        rest
    }
}

/// `A=b`, taken apart.
fn assignment(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    let named = !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    named.then(|| (name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands, as `LINE word word`.
    fn commands(text: &str) -> Vec<String> {
        let show = |command: Command| {
            let pipe = if command.piped { "| " } else { "" };
            format!("{} {pipe}{}", command.line, command.words.join(" "))
        };
        read(text, 1).commands.into_iter().map(show).collect()
    }

    #[test]
    fn commands_are_told_from_comments_and_quotations() {
        let text = "#!/bin/sh\n# kubectl apply\nset -eu\necho 'kubectl apply # no' # yes\n";
        assert_eq!(commands(text), ["3 set -eu", "4 echo kubectl apply # no"]);
        assert_eq!(commands("a && b || c; d & e"), ["1 a", "1 b", "1 c", "1 d", "1 e"]);
        assert_eq!(commands("curl x \\\n  -o y |\n  sh -s"), ["1 curl x -o y", "3 | sh -s"]);
        assert_eq!(commands("if ! test a; then sudo b; fi"), ["1 test a", "1 b", "1 fi"]);
        assert_eq!(commands("x=$(kubectl get a) y"), ["1 kubectl get a", "1 y"]);
        assert_eq!(commands("ssh a \"b \\\"c\\\"\nd\"\ne"), ["1 ssh a b \"c\"\nd", "3 e"]);
        assert_eq!(commands("a 2>&1 2>/dev/null >b"), ["1 a > /dev/null > b"]);
        assert_eq!(commands("a '"), ["1 a "], "what never ends ends with the text");
    }

    #[test]
    fn assignments_stand_before_the_command_or_alone() {
        let script = read("A=b\nexport C='d e' \nF=1 sudo G=2 run H=3\n", 5);
        let seen: Vec<_> = script.commands.iter().map(|c| (c.line, c.assignments.len())).collect();
        assert_eq!(seen, [(5, 1), (6, 1), (7, 2)]);
        assert_eq!(script.commands[1].assignments[0], ("C".to_owned(), "d e".to_owned()));
        assert_eq!(script.commands[2].words, ["run", "H=3"]);
    }

    #[test]
    fn a_document_is_no_command_and_knows_what_it_feeds() {
        let text = "cat >/etc/a.yaml <<'EOF'\nkubectl apply\n  b: 1\nEOF\nsudo tee /etc/c <<-END >/dev/null\n\tx\n\tEND\nlast\n";
        let script = read(text, 1);
        let names: Vec<&str> = script.commands.iter().map(Command::name).collect();
        assert_eq!(names, ["cat", "tee", "last"]);
        let documents: Vec<_> = script.documents.iter().map(|d| (d.line, &*d.text)).collect();
        assert_eq!(documents, [(2, "kubectl apply\n  b: 1\n"), (6, "x\n")]);
        assert_eq!(script.commands[script.documents[0].command].written(), ["/etc/a.yaml"]);
        let tee = &script.commands[script.documents[1].command];
        assert!(tee.written().contains(&"/etc/c"));
        assert_eq!(script.commands[2].line, 8);
        // A document in the middle of a pipe, and a word that is none.
        let script = read("cat <<EOF | kubectl apply -f -\na: 1\nEOF\nb <<<c\n", 1);
        assert_eq!(script.commands[script.documents[0].command].name(), "cat");
        assert_eq!(script.documents.len(), 1);
    }

    #[test]
    fn options_are_found_in_both_notations() {
        let script = read("k3s server --disable=traefik --context hub --a", 1);
        assert_eq!(script.commands[0].option("--disable"), Some("traefik"));
        assert_eq!(script.commands[0].option("--context"), Some("hub"));
        assert_eq!(script.commands[0].option("--cont"), None);
        assert_eq!(script.commands[0].option("--a"), None);
    }
}
