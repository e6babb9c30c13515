//! Over SSH: a real server on this machine, a copy through the connection, and the connection cut in
//! the middle of an edit.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use support::programs::{Running, are_there, find, prompt_of, run, wait};
use support::pty::{Start, Terminal, key};
use support::work::{has_ended, left_behind, parent, process_of};
use tempfile::TempDir;

/// A server of a test's own, with keys that nobody else has, for whoever runs the test.
struct Server {
    home: TempDir,
    port: u16,
    user: String,
    _sshd: Running,
}

impl Server {
    fn new() -> Option<Self> {
        let needed = [
            ("sshd", "openssh-server"),
            ("ssh", "openssh-client"),
            ("ssh-keygen", "openssh-client"),
        ];
        if !are_there(&needed) {
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        for name in ["host", "user"] {
            let file = home.path().join(name).display().to_string();
            let made = run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", &file]);
            assert!(made.status.success(), "{made:?}");
        }
        let user = String::from_utf8(run("id", &["-un"]).stdout).expect("UTF-8");
        if user.trim() == "root" {
            // Debian's server wants this folder where it can change its user.
            fs::create_dir_all("/run/sshd").expect("a folder");
        }
        let (server, port) = start(home.path());
        Some(Self { home, port, user: user.trim().to_owned(), _sshd: server })
    }

    /// A terminal with a connection in it that runs fleetwright at the other end.
    fn open(&self, arguments: &str) -> Terminal {
        let home = self.home.path();
        let path = |name: &str| home.join(name).display().to_string();
        let (port, target) = (self.port.to_string(), format!("{}@127.0.0.1", self.user));
        let command = format!(
            "FLEETWRIGHT_HOME='{}' exec '{}' {arguments}",
            home.display(),
            env!("CARGO_BIN_EXE_fleetwright")
        );
        let identity = path("user");
        let known = format!("UserKnownHostsFile={}", path("known"));
        let call = [
            ["-F", "none", "-tt", "-q"].as_slice(),
            &["-p", &port, "-i", &identity, "-o", "IdentitiesOnly=yes"],
            &["-o", "StrictHostKeyChecking=no", "-o", &known, "-o", "SetEnv=LANG=C.UTF-8"],
            &[&target, &command],
        ]
        .concat();
        Start::program("ssh", &call).in_folder(home).size(100, 30).start()
    }
}

/// Starts it on a port that is free; another program may take that first.
fn start(home: &Path) -> (Running, u16) {
    wait("a port", || {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("its address").port();
        drop(free);
        let path = |name: &str| home.join(name).display().to_string();
        let configuration = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\n\
             PidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n\
             KbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n\
             PermitUserRC no\nPrintMotd no\nPrintLastLog no\nAcceptEnv LANG\n",
            path("host"),
            path("user.pub")
        );
        fs::write(home.join("sshd_config"), configuration).expect("written");
        let sshd = find("sshd").expect("sshd");
        let mut server = Command::new(sshd)
            .args(["-D", "-e", "-f", &path("sshd_config")])
            .stdin(Stdio::null())
            .stderr(fs::File::create(home.join("sshd.log")).expect("a log"))
            .spawn()
            .expect("sshd starts");
        let answers = wait("an answer of the server", || {
            let ended = server.try_wait().expect("its state").is_some();
            (ended || TcpStream::connect(("127.0.0.1", port)).is_ok()).then_some(!ended)
        });
        let log = fs::read_to_string(home.join("sshd.log")).unwrap_or_default();
        assert!(answers || log.contains("in use"), "the server ended: {log}");
        answers.then(|| (Running(server), port))
    })
}

#[test]
fn a_copy_goes_through_the_connection_to_the_terminal() {
    let Some(server) = Server::new() else { return };
    let mut terminal = server.open("shops --lang en");
    terminal.wait_for("Parameters");
    terminal.send("y");
    terminal.wait_for("sent to the terminal");
    let prompt = prompt_of(server.home.path(), "shops");
    assert_eq!(terminal.wait_for_copies(1), [prompt]);
}

/// What a cut leaves is offered over the next connection, whole.
fn cut_in_the_middle_of_an_edit(cut: impl FnOnce(&mut Terminal, u32)) {
    let Some(server) = Server::new() else { return };
    let home = server.home.path();
    let mut first = server.open("shops --lang en");
    first.wait_for("Parameters");
    first.send("j");
    first.send(key::ENTER);
    first.send(&key::control('u'));
    first.send("kiosks by the sea");
    first.wait_for("kiosks by the sea");
    let process = process_of(home);
    // The field is still being edited.
    cut(&mut first, process);
    wait("its end", || has_ended(process).then_some(()));
    assert!(left_behind(home).contains("appliances: kiosks by the sea"));

    let mut second = server.open("shops --lang en");
    second.wait_for("Unsaved work");
    second.wait_for("kiosks by the sea");
    second.send(key::ENTER);
    second.wait_for("shops •");
    second.send("s");
    second.wait_for("shops.yaml");
    second.send("q");
    second.wait_for_end();
    assert!(prompt_of(home, "shops").contains("kiosks by the sea"));
    assert_eq!(left_behind(home), "");
}

#[test]
fn the_near_end_of_the_connection_is_killed_and_the_work_is_whole() {
    cut_in_the_middle_of_an_edit(|terminal, _| terminal.kill());
}

#[test]
fn the_far_end_of_the_connection_is_killed_and_the_work_is_whole() {
    cut_in_the_middle_of_an_edit(|_, process| {
        // The server's process of this connection: it holds the other end of the terminal.
        let server = parent(process).to_string();
        run("kill", &["-KILL", &server]);
    });
}
