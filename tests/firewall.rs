//! The generated firewall, loaded into network namespaces and tried with real connections.
//!
//! It needs `nft`, `ip` and the right to make namespaces; without them it says so and passes.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use fleetwright::design::FleetDesign;
use support::designs;
use support::scratch;
use tempfile::TempDir;

/// How long a packet that is let through may take in a namespace of this machine.
const PATIENCE: Duration = Duration::from_millis(700);

/// What the helper below does, in the namespace that it is started in.
const TASK: &str = "FLEETWRIGHT_TEST_TASK";

fn design(settings: &[(&str, &str)]) -> FleetDesign {
    let usual = [
        ("devices[0].name", "gateway"),
        ("workloads[0].name", "telemetry"),
        ("workloads[0].image", "ghcr.io/example/telemetry:1.4.2"),
    ];
    designs::made(usual.iter().chain(settings).copied())
}

fn file(settings: &[(&str, &str)], path: &str) -> String {
    let tree = scratch::tree(&design(settings));
    tree.render(path).unwrap_or_else(|error| panic!("{error}"))
}

fn rules(settings: &[(&str, &str)]) -> String {
    file(settings, "install/gateway/firewall.nft")
}

/// Started by the other tests in a namespace: listens, connects, or keeps a connection.
#[test]
#[ignore = "it is what the other tests start in their namespaces"]
fn helper() {
    let Ok(task) = std::env::var(TASK) else { return };
    let words: Vec<&str> = task.split(' ').collect();
    let address: SocketAddr = words[1].parse().expect("an address");
    match words[0] {
        "listen-tcp" => listen_tcp(address),
        "listen-udp" => listen_udp(address),
        "tcp" => println!("\nanswer {}", reaches_tcp(address)),
        "udp" => println!("\nanswer {}", reaches_udp(address)),
        "talk" => talk(address),
        other => panic!("{other}"),
    }
}

fn listen_tcp(address: SocketAddr) {
    let listener = TcpListener::bind(address).expect("bound");
    println!("\nready");
    for stream in listener.incoming() {
        std::thread::spawn(move || {
            let mut stream = stream.expect("a connection");
            let mut byte = [0];
            while stream.read_exact(&mut byte).is_ok() && stream.write_all(&byte).is_ok() {}
        });
    }
}

fn listen_udp(address: SocketAddr) {
    let socket = UdpSocket::bind(address).expect("bound");
    println!("\nready");
    let mut byte = [0];
    while let Ok((_, from)) = socket.recv_from(&mut byte) {
        socket.send_to(&byte, from).expect("sent");
    }
}

fn exchanges(stream: &mut TcpStream) -> bool {
    let mut byte = [7];
    stream.write_all(&byte).is_ok() && stream.read_exact(&mut byte).is_ok()
}

fn reaches_tcp(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect_timeout(&address, PATIENCE) else { return false };
    stream.set_read_timeout(Some(PATIENCE)).expect("set");
    exchanges(&mut stream)
}

fn reaches_udp(address: SocketAddr) -> bool {
    let any = if address.is_ipv6() { "[::]:0" } else { "0.0.0.0:0" };
    let socket = UdpSocket::bind(any).expect("bound");
    socket.set_read_timeout(Some(PATIENCE)).expect("set");
    socket.send_to(&[7], address).is_ok() && socket.recv(&mut [0]).is_ok()
}

/// One exchange over the same connection for each line that comes in.
fn talk(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).expect("connected");
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("set");
    println!("\nready");
    for _ in std::io::stdin().lines() {
        println!("answer {}", exchanges(&mut stream));
    }
}

/// A program of [`helper`] that goes on until it is dropped.
struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
    input: ChildStdin,
}

impl Running {
    /// The next line that begins with this word.
    fn line(&mut self, word: &str) -> String {
        let mut line = String::new();
        while !line.starts_with(word) {
            line.clear();
            assert!(self.output.read_line(&mut line).expect("reads") > 0, "it ended before {word}");
        }
        line
    }

    /// Whether the connection of a talker still carries something.
    fn is_alive(&mut self) -> bool {
        self.input.write_all(b"\n").expect("written");
        self.line("answer").trim() == "answer true"
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hosts on one Ethernet: a node with a pod behind it, another node of its site, and a stranger.
struct Lan {
    prefix: String,
    folder: TempDir,
}

/// The pod's bridge, the node's end of it, the pod, and where the other node's pods are.
struct Pods {
    bridge: &'static str,
    gateway: &'static str,
    pod: &'static str,
    remote: &'static str,
}

const FLANNEL: Pods =
    Pods { bridge: "cni0", gateway: "10.42.0.1", pod: "10.42.0.10", remote: "10.42.1.10" };
const KUBE_ROUTER: Pods = Pods {
    bridge: "kube-bridge",
    gateway: "10.244.0.1",
    pod: "10.244.0.10",
    remote: "10.244.1.10",
};

impl Lan {
    /// Nothing where namespaces cannot be made here.
    fn new(pods: &Pods) -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let prefix = format!("fw{}-{number}-", std::process::id());
        let nft = Command::new("nft").arg("--version").output();
        let made = Command::new("ip").args(["netns", "add", &format!("{prefix}lan")]).output();
        if !nft.is_ok_and(|nft| nft.status.success()) || !made.is_ok_and(|ip| ip.status.success()) {
            eprintln!("SKIPPED: no nft, or no right to make network namespaces");
            return None;
        }
        let lan = Self { prefix, folder: tempfile::tempdir().expect("a folder") };
        lan.connect(pods);
        Some(lan)
    }

    fn connect(&self, pods: &Pods) {
        self.ip("lan", "link add br0 type bridge");
        self.ip("lan", "link set br0 up");
        for (host, addresses) in [
            ("node", ["192.168.40.1/24", "192.0.2.1/24", "fd40::1/64", "2001:db8::1/64"]),
            ("peer", ["192.168.40.2/24", "fd40::2/64", "10.9.9.2/32", "fd99::2/128"]),
            ("stranger", ["192.0.2.2/24", "2001:db8::2/64", "10.9.9.3/32", "fd99::3/128"]),
        ] {
            self.add(host);
            let (own, other) = (self.name(host), self.name("lan"));
            run("ip", &format!("-n {other} link add {host} type veth peer name eth0 netns {own}"));
            self.ip("lan", &format!("link set {host} master br0 up"));
            for address in addresses {
                self.ip(host, &format!("address add {address} dev eth0 nodad"));
            }
            self.ip(host, "link set eth0 up");
        }
        self.add("pod");
        let pod = self.name("pod");
        self.ip("node", &format!("link add {} type bridge", pods.bridge));
        self.ip("node", &format!("address add {}/24 dev {}", pods.gateway, pods.bridge));
        self.ip("node", &format!("link set {} up", pods.bridge));
        self.ip("node", &format!("link add veth0 type veth peer name eth0 netns {pod}"));
        self.ip("node", &format!("link set veth0 master {} up", pods.bridge));
        self.ip("pod", &format!("address add {}/24 dev eth0", pods.pod));
        self.ip("pod", "link set eth0 up");
        self.ip("pod", &format!("route add default via {}", pods.gateway));
        self.run("node", "sysctl -q -w net.ipv4.ip_forward=1");
        // The other node's pods, for a network that routes their own addresses.
        self.ip("peer", &format!("address add {}/32 dev lo", pods.remote));
        self.ip("peer", &format!("route add {}/24 via 192.168.40.1", prefix_of(pods.pod)));
        self.ip("node", &format!("route add {}/24 via 192.168.40.2", prefix_of(pods.remote)));
        // What kube-proxy and the CNI do: a node port into the pod, and masquerading out of it.
        let nat = format!(
            "table ip kube {{\n chain in {{\n type nat hook prerouting priority dstnat;\n \
             tcp dport 30080 dnat to {pod}:8080\n }}\n chain out {{\n type nat hook postrouting \
             priority srcnat;\n ip saddr {pod} ip daddr != 10.0.0.0/8 oifname \"eth0\" masquerade\n }}\n}}\n",
            pod = pods.pod
        );
        self.load(&nat);
    }

    fn name(&self, host: &str) -> String {
        format!("{}{host}", self.prefix)
    }

    fn add(&self, host: &str) {
        run("ip", &format!("netns add {}", self.name(host)));
        self.ip(host, "link set lo up");
    }

    fn ip(&self, host: &str, arguments: &str) {
        run("ip", &format!("-n {} {arguments}", self.name(host)));
    }

    fn command(&self, host: &str, program: &str) -> Command {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", &self.name(host), program]);
        command
    }

    fn run(&self, host: &str, line: &str) -> String {
        let mut words = line.split(' ');
        let mut command = self.command(host, words.next().expect("a program"));
        let output = command.args(words).output().expect("runs");
        assert!(output.status.success(), "{line}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn load(&self, rules: &str) {
        let path = self.folder.path().join("rules.nft");
        fs::write(&path, rules).expect("written");
        self.run("node", &format!("nft -f {}", path.display()));
    }

    fn helper(&self, host: &str, task: &str) -> Command {
        let own = std::env::current_exe().expect("this test");
        let mut command = self.command(host, own.to_str().expect("UTF-8"));
        command.args(["--exact", "helper", "--ignored", "--nocapture", "--test-threads=1"]);
        command.env(TASK, task);
        command
    }

    /// Something that answers, once it does.
    fn start(&self, host: &str, task: &str) -> Running {
        let mut command = self.helper(host, task);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("starts");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let input = child.stdin.take().expect("piped");
        let mut running = Running { child, output, input };
        running.line("ready");
        running
    }

    /// Whether a host gets an answer: `tcp ADDRESS:PORT` or `udp ADDRESS:PORT`.
    fn reaches(&self, host: &str, task: &str) -> bool {
        let output = self.helper(host, task).output().expect("runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let answer = text.lines().find_map(|line| line.strip_prefix("answer "));
        answer.unwrap_or_else(|| panic!("{task}: {output:?}")) == "true"
    }

    fn assert_open(&self, host: &str, tasks: &[&str]) {
        for task in tasks {
            // A machine with much else to do is slow, but what is closed stays closed.
            let open = (0..5).any(|_| self.reaches(host, task));
            assert!(open, "{host} does not reach {task}");
        }
    }

    fn assert_closed(&self, host: &str, tasks: &[&str]) {
        for task in tasks {
            assert!(!self.reaches(host, task), "{host} reaches {task}");
        }
    }
}

impl Drop for Lan {
    fn drop(&mut self) {
        for host in ["lan", "node", "peer", "stranger", "pod"] {
            let _ = Command::new("ip").args(["netns", "delete", &self.name(host)]).output();
        }
    }
}

/// The network of 24 bits that an address is in.
fn prefix_of(address: &str) -> String {
    format!("{}.0", address.rsplit_once('.').expect("an address").0)
}

fn run(program: &str, arguments: &str) -> Output {
    let output = Command::new(program).args(arguments.split(' ')).output().expect("runs");
    assert!(output.status.success(), "{program} {arguments}: {output:?}");
    output
}

#[test]
fn nothing_outside_opens_a_connection_to_a_node_or_its_pods() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    let _api = lan.start("node", "listen-tcp 0.0.0.0:6443");
    let _api6 = lan.start("node", "listen-tcp [2001:db8::1]:6444");
    let _pod = lan.start("pod", "listen-tcp 0.0.0.0:8080");
    let ways = ["tcp 192.0.2.1:6443", "tcp 192.0.2.1:30080", "tcp [2001:db8::1]:6444"];
    lan.assert_open("stranger", &ways);
    lan.load(&rules(&[]));
    lan.assert_closed("stranger", &ways);
    lan.assert_closed("peer", &["tcp 192.168.40.1:6443", "tcp 192.168.40.1:30080"]);
    // Within the node everything goes on: to itself, from pods to it, and from it to pods.
    lan.assert_open("node", &["tcp 127.0.0.1:6443", "tcp 10.42.0.10:8080"]);
    lan.assert_open("pod", &["tcp 10.42.0.1:6443"]);
    let table = lan.run("node", "nft list chain inet fleet inbound");
    assert!(!table.contains("counter packets 0"), "what was dropped is counted: {table}");
    // The way back in that the file names.
    lan.run("node", "nft delete table inet fleet");
    lan.assert_open("stranger", &ways);
}

#[test]
fn a_node_and_its_pods_leave_by_the_listed_ways_alone() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    let tcp =
        [25, 443, 1883, 8883].map(|port| lan.start("stranger", &format!("listen-tcp [::]:{port}")));
    let udp =
        [53, 123, 5000].map(|port| lan.start("stranger", &format!("listen-udp 0.0.0.0:{port}")));
    lan.load(&rules(&[
        ("network.outbound", "8883/tcp"),
        ("workloads[0].egress", "1883/tcp@192.0.2.0/25"),
    ]));
    let open = [
        "tcp 192.0.2.2:443",
        "tcp 192.0.2.2:8883",
        "tcp 192.0.2.2:1883",
        "udp 192.0.2.2:53",
        "udp 192.0.2.2:123",
    ];
    let closed = ["tcp 192.0.2.2:25", "udp 192.0.2.2:5000"];
    for host in ["node", "pod"] {
        lan.assert_open(host, &open);
        lan.assert_closed(host, &closed);
    }
    // Neighbour discovery works, or there would be no way at all.
    lan.assert_open("node", &["tcp [2001:db8::2]:443"]);
    lan.assert_closed("node", &["tcp [2001:db8::2]:25", "tcp [2001:db8::2]:1883"]);
    let table = lan.run("node", "nft list chain inet fleet outbound");
    assert!(!table.contains("counter packets 0"), "what was dropped is counted: {table}");
    drop((tcp, udp));
}

#[test]
fn nodes_of_a_site_reach_each_other_on_their_ports_alone() {
    for (site, node, peer) in [
        ("192.168.40.0/24", "192.168.40.1", "192.168.40.2"),
        ("fd40::/64", "[fd40::1]", "[fd40::2]"),
    ] {
        let Some(lan) = Lan::new(&FLANNEL) else { return };
        let _api = lan.start("node", "listen-tcp [::]:6443");
        let _other = lan.start("node", "listen-tcp [::]:9000");
        let _tunnel = lan.start("node", "listen-udp [::]:8472");
        let _kubelet = lan.start("peer", "listen-tcp [::]:10250");
        let _peer_other = lan.start("peer", "listen-tcp [::]:9000");
        lan.load(&rules(&[("devices[0].nodes", "3"), ("network.site", site)]));
        lan.assert_open("peer", &[&format!("tcp {node}:6443"), &format!("udp {node}:8472")]);
        lan.assert_closed("peer", &[&format!("tcp {node}:9000")]);
        lan.assert_open("node", &[&format!("tcp {peer}:10250")]);
        lan.assert_closed("node", &[&format!("tcp {peer}:9000")]);
        lan.assert_closed("stranger", &["tcp 192.0.2.1:6443", "tcp [2001:db8::1]:6443"]);
    }
}

#[test]
fn the_tunnel_of_k0s_is_open_between_nodes_alone() {
    let settings = [
        ("platform.distribution", "k0s"),
        ("devices[0].nodes", "2"),
        ("network.site", "192.168.40.0/24"),
    ];
    let rules = rules(&settings);
    for way in ["saddr", "daddr"] {
        let rule = format!("ip {way} 192.168.40.0/24 meta l4proto 4 accept");
        assert!(rules.contains(&rule), "{rules}");
    }
    let Some(lan) = Lan::new(&KUBE_ROUTER) else { return };
    let _pod = lan.start("pod", "listen-tcp 0.0.0.0:8080");
    let _routes = lan.start("node", "listen-tcp 0.0.0.0:179");
    lan.load(&rules);
    lan.assert_open("node", &["tcp 10.244.0.10:8080"]);
    lan.assert_open("peer", &["tcp 192.168.40.1:179"]);
    // Pods' addresses are for the tunnel: nobody on the wire may claim them.
    lan.assert_closed("peer", &["tcp 10.244.0.10:8080"]);
    lan.ip("stranger", "route add 10.244.0.0/24 via 192.0.2.1");
    lan.assert_closed("stranger", &["tcp 10.244.0.10:8080", "tcp 192.0.2.1:179"]);
}

/// The script that tries rules, where it lies on a node.
const SCRIPT: &str = "usr/local/sbin/fleet-firewall-apply";

/// The script that tries rules, with a stand-in for systemd, on the node of a LAN.
struct Trial<'a> {
    lan: &'a Lan,
}

impl<'a> Trial<'a> {
    fn new(lan: &'a Lan) -> Self {
        let trial = Self { lan };
        fs::create_dir_all(trial.path("etc/fleet")).expect("a folder");
        fs::create_dir_all(trial.path("bin")).expect("a folder");
        fs::create_dir_all(trial.path("usr/local/sbin")).expect("a folder");
        trial.script(SCRIPT, &file(&[], "install/gateway/fleet-firewall-apply"));
        let log = trial.path("log");
        for name in ["systemd-run", "systemctl"] {
            let text = format!("#!/bin/sh\necho \"{name} $*\" >>{}\n", log.display());
            trial.script(&format!("bin/{name}"), &text);
        }
        trial
    }

    fn path(&self, path: &str) -> PathBuf {
        self.lan.folder.path().join(path)
    }

    fn script(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("written");
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.path(path), mode).expect("set");
    }

    fn command(&self, argument: &str) -> Command {
        let script = self.path(SCRIPT);
        let mut command = self.lan.command("node", script.to_str().expect("UTF-8"));
        self.prepare(&mut command);
        command.arg(argument);
        command
    }

    fn prepare(&self, command: &mut Command) {
        let path = std::env::var("PATH").expect("a path");
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command.env("FLEET_ROOT", self.lan.folder.path());
    }

    /// What the install script does about its firewall, by itself.
    fn close_node(&self, settings: &[(&str, &str)], rules: &str) -> Output {
        self.close_node_with("", settings, rules)
    }

    /// The same, with a folder for `--offline` where one is named.
    fn close_node_with(&self, offline: &str, settings: &[(&str, &str)], rules: &str) -> Output {
        let install = file(settings, "install/gateway/install.sh");
        let part = |from: &str, to: &str| {
            let (_, rest) = install.split_once(from).expect(from);
            format!("{from}{}", rest.split_once(to).expect(to).0)
        };
        let script = format!(
            "set -eu\nroot=$FLEET_ROOT here=$FLEET_ROOT offline={offline} distribution=K3s unit=k3s.service\n\
             is_first() {{ false; }}\n{}{}{}close_node\n",
            part("say() {", "\n# ---"),
            part("rules_stand() {", "# From Kubernetes"),
            part("dns_is_ready() {", "start_all() {"),
        );
        fs::write(self.path("firewall.nft"), rules).expect("written");
        fs::write(self.path("close.sh"), script).expect("written");
        let mut command = self.lan.command("node", "sh");
        self.prepare(&mut command);
        command.arg(self.path("close.sh")).output().expect("runs")
    }

    fn run(&self, argument: &str) -> Output {
        self.command(argument).output().expect("runs")
    }

    fn rules(&self, name: &str, text: &str) -> String {
        fs::write(self.path(name), text).expect("written");
        self.path(name).display().to_string()
    }

    fn loaded(&self) -> Option<String> {
        let mut list = self.lan.command("node", "nft");
        let output = list.args(["-s", "list", "table", "inet", "fleet"]).output().expect("runs");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

#[test]
fn rules_on_trial_go_again_unless_they_are_confirmed() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    let trial = Trial::new(&lan);
    let first = trial.rules("first.nft", &rules(&[]));
    let second = trial.rules("second.nft", &rules(&[("network.outbound", "8883/tcp")]));
    let kept = trial.path("etc/fleet/firewall.nft");

    // The timer is set before anything is loaded, and what it starts takes everything back.
    assert!(trial.run(&first).status.success());
    assert!(trial.loaded().is_some() && !kept.exists());
    let asked = fs::read_to_string(trial.path("log")).expect("reads");
    assert!(
        asked.contains("--on-active=180") && asked.contains("fleet-firewall-apply rollback"),
        "{asked}"
    );
    assert!(!trial.run(&second).status.success(), "one trial at a time");
    assert!(trial.run("rollback").status.success());
    assert_eq!(trial.loaded(), None);
    assert!(!trial.run("confirm").status.success(), "what is taken back cannot be kept");

    assert!(trial.run(&first).status.success());
    assert!(trial.run("confirm").status.success());
    assert!(!trial.run("rollback").status.success(), "what is kept is not taken back");
    assert_eq!(fs::read_to_string(&kept).expect("reads"), rules(&[]));
    let before = trial.loaded();
    assert!(before.is_some());

    assert!(trial.run(&second).status.success());
    assert_ne!(trial.loaded(), before);
    assert!(trial.run("rollback").status.success());
    assert_eq!(trial.loaded(), before);
    assert_eq!(fs::read_to_string(&kept).expect("reads"), rules(&[]));
    // Nothing but its own table was ever touched, and nothing of the trial is left.
    assert!(lan.run("node", "nft list tables").lines().count() == 2);
}

#[test]
fn the_install_script_keeps_what_it_has_proven_and_takes_back_the_rest() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    if !Command::new("curl").arg("--version").output().is_ok_and(|curl| curl.status.success()) {
        eprintln!("SKIPPED: no curl");
        return;
    }
    let trial = Trial::new(&lan);
    // The real one, with less patience.
    let curl = "#!/bin/sh\nfor last; do :; done\nPATH=${PATH#*:}\n\
                exec curl -s -o /dev/null --max-time 2 -- \"$last\"\n";
    trial.script("bin/curl", curl);
    let settings = [("gitops.repository", "http://192.0.2.2:8000/fleet.git")];
    let source = lan.start("stranger", "listen-tcp 0.0.0.0:8000");
    let kept = trial.path("etc/fleet/firewall.nft");
    let good = rules(&settings);
    let shut = good.replace("tcp dport 8000 accept", "");
    assert_ne!(shut, good);

    // With a folder beside a link that works, too.
    let output = trial.close_node_with("folder", &settings, &shut);
    assert!(!output.status.success() && trial.loaded().is_none(), "{output:?}");
    let output = trial.close_node(&settings, &shut);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("it was taken back"), "{said}");
    assert!(said.contains("http://192.0.2.2:8000/fleet.git does not answer"), "{said}");
    assert!(trial.loaded().is_none() && !kept.exists());
    let asked = || fs::read_to_string(trial.path("log")).expect("reads");
    assert!(!asked().contains("fleet-firewall.service"), "{}", asked());

    let output = trial.close_node(&settings, &good);
    assert!(output.status.success(), "{output:?}");
    assert!(trial.loaded().is_some());
    assert_eq!(fs::read_to_string(&kept).expect("reads"), good);
    assert!(asked().contains("reload-or-restart fleet-firewall.service"), "{}", asked());
    // The same rules again are no trial, whether anything answers or not.
    fs::write(trial.path("log"), "").expect("written");
    drop(source);
    assert!(trial.close_node(&settings, &good).status.success());
    assert!(!asked().contains("systemd-run"), "{}", asked());
    // Where nothing answers before, a folder is enough.
    let output = trial.close_node_with("folder", &settings, &shut);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(fs::read_to_string(&kept).expect("reads"), shut);
}

#[test]
fn rules_that_are_wrong_or_cannot_be_taken_back_change_nothing() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    let trial = Trial::new(&lan);
    let wrong = trial.rules("wrong.nft", &rules(&[]).replace("policy drop", "policy perhaps"));
    assert!(!trial.run(&wrong).status.success());
    assert_eq!(trial.loaded(), None);
    trial.script("bin/systemd-run", "#!/bin/sh\nexit 1\n");
    let right = trial.rules("right.nft", &rules(&[]));
    let output = trial.run(&right);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("nothing was changed"), "{output:?}");
    assert_eq!(trial.loaded(), None);
    assert_eq!(lan.run("node", "nft list tables").trim(), "table ip kube");
}

#[test]
fn a_session_that_is_open_stays_open_and_a_new_one_does_not_open() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    // A machine that has never tracked a connection: what a session belongs to is not known.
    lan.run("node", "nft delete table ip kube");
    let trial = Trial::new(&lan);
    let _server = lan.start("node", "listen-tcp 0.0.0.0:22");
    let mut session = lan.start("stranger", "talk 192.0.2.1:22");
    assert!(session.is_alive());
    let rules = trial.rules("rules.nft", &rules(&[]));
    let mut apply = trial.command(&rules).stderr(Stdio::piped()).spawn().expect("starts");
    // What the script says goes to whoever sits at that session: each line is a packet.
    let said = BufReader::new(apply.stderr.take().expect("piped"));
    for line in said.lines() {
        line.expect("reads");
        assert!(session.is_alive());
    }
    assert!(apply.wait().expect("ends").success());
    assert!(trial.loaded().is_some());
    assert!(session.is_alive());
    lan.assert_closed("stranger", &["tcp 192.0.2.1:22"]);
}

#[test]
fn a_file_that_closes_nothing_fails_the_unit() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    let unit = file(&[], "install/gateway/systemd/fleet-firewall.service");
    let kept = lan.folder.path().join("kept.nft");
    // What systemd runs to start it, one after the other.
    let starts = || {
        let lines = unit.lines().filter_map(|line| {
            line.strip_prefix("ExecStart=").or(line.strip_prefix("ExecStartPost="))
        });
        lines.into_iter().all(|line| {
            let line = line.replace("/etc/fleet/firewall.nft", kept.to_str().expect("UTF-8"));
            let (program, arguments) = line.split_once(' ').expect("arguments");
            let mut command = lan.command("node", program);
            command.args(arguments.split(' ')).output().expect("runs").status.success()
        })
    };
    fs::write(&kept, "").expect("written");
    assert!(!starts());
    fs::write(&kept, rules(&[])).expect("written");
    assert!(starts());
}

#[test]
fn rules_of_every_distribution_load() {
    let Some(lan) = Lan::new(&FLANNEL) else { return };
    for distribution in ["k3s", "k0s", "microk8s"] {
        for (nodes, site) in [("1", ""), ("3", "192.168.40.0/24"), ("3", "fd40::/64")] {
            for datastore in ["sqlite", "postgres", "etcd", "dqlite"] {
                let rules = rules(&[
                    ("platform.distribution", distribution),
                    ("platform.datastore", datastore),
                    ("platform.database", "db.example.com:5432/k3s"),
                    ("platform.addons", "coredns, traefik, servicelb"),
                    ("devices[0].nodes", nodes),
                    ("devices[0].os", "ubuntu"),
                    ("network.site", site),
                    ("network.outbound", "8883/tcp, 1883/udp@2001:db8::/32, 9/tcp@0.0.0.0/0"),
                    ("workloads[0].egress", "8883/tcp, 5000/tcp@10.0.0.0/8"),
                ]);
                lan.load(&rules);
                assert_eq!(rules.matches("policy drop").count(), 2);
                assert!(!rules.contains("flush "), "{rules}");
            }
        }
    }
    assert_eq!(lan.run("node", "nft list tables").lines().count(), 2);
}
