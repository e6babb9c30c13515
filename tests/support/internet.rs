//! A stand-in for the internet: a `curl` that serves files from a folder, and breaks off when told.

use std::fs;
use std::process::{Command, Output};

use super::scratch::sum;
use super::site::Site;

/// What the generated scripts ask of curl. With a file `broken-off` half of each answer comes, and
/// with one `out-of-reach` none.
const CURL: &str = r#"
target=-
while [ $# -gt 0 ]; do
    case $1 in
        -o) target=$2; shift 2 ;;
        --retry | --retry-delay) shift 2 ;;
        -*) shift ;;
        *) address=$1; shift ;;
    esac
done
echo "$address" >>"$here/asked"
served=$here/served/${address#https://}
[ ! -e "$here/out-of-reach" ] || { echo "curl: (6) could not resolve host" >&2; exit 6; }
[ -e "$served" ] || { echo "curl: (22) 404: $address" >&2; exit 22; }
size=$(wc -c <"$served")
[ ! -e "$here/broken-off" ] || size=$((size / 2))
if [ "$target" = - ]; then
    head -c "$size" "$served" || exit 23
else
    head -c "$size" "$served" >"$target" || exit 23
fi
[ ! -e "$here/broken-off" ] || { echo "curl: (18) transfer closed with outstanding data" >&2; exit 18; }
"#;

impl Site {
    /// From here on `curl` reaches what the lists of the tree name. Of a file that lies in the folder for
    /// offline installs it brings the same.
    pub fn connect(&self) {
        let here = self.folder().display().to_string();
        self.program("bin/curl", &format!("#!/bin/sh\nhere={here}\n{CURL}"));
        let files = self.lines("tree/install/files.list");
        for line in &files {
            let [_, address, list] = line.as_slice() else { panic!("{line:?}") };
            let name = address.rsplit('/').next().unwrap_or_default();
            let text = fs::read_to_string(self.path(&format!("offline/{name}")));
            let text = text.unwrap_or_else(|_| format!("stands in for {name}"));
            self.serve(address, &text);
            if list != "-" {
                let known = fs::read_to_string(self.served(list)).unwrap_or_default();
                self.serve(list, &format!("{known}{}  {name}\n", sum(&text)));
            }
        }
        for list in files.iter().map(|line| &line[2]).filter(|list| *list != "-") {
            // Half of a list holds all that is asked of it: that it is half is no less a failure.
            let known = fs::read_to_string(self.served(list)).unwrap_or_default();
            let others = format!("{}  another-file\n", sum("")).repeat(known.lines().count() + 1);
            self.serve(list, &(known + &others));
        }
        for tool in self.lines("tree/ci/tools.list") {
            self.serve(&tool[2], &format!("stands in for {}", tool[0]));
        }
        for address in self.releases() {
            self.serve(&address, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: release}\n");
        }
    }

    /// The addresses of the engines' manifests.
    pub fn releases(&self) -> Vec<String> {
        self.lines("tree/engine/releases.list").iter().flat_map(|line| line[2..].to_vec()).collect()
    }

    /// The words of each line that is no comment.
    fn lines(&self, list: &str) -> Vec<Vec<String>> {
        let text = fs::read_to_string(self.path(list)).expect("the list");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| line.split(' ').map(str::to_owned).collect()).collect()
    }

    fn served(&self, address: &str) -> std::path::PathBuf {
        self.path(&format!("served/{}", address.trim_start_matches("https://")))
    }

    /// What an address answers.
    pub fn serve(&self, address: &str, text: &str) {
        let path = self.served(address);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// The addresses that were asked since the last time.
    pub fn addresses(&self) -> Vec<String> {
        let asked = fs::read_to_string(self.path("asked")).unwrap_or_default();
        let _ = fs::remove_file(self.path("asked"));
        asked.lines().map(str::to_owned).collect()
    }

    /// Runs a target of the Makefile.
    pub fn make(&self, targets: &[&str]) -> Output {
        self.with_stand_ins("make", &[])
            .arg("-C")
            .arg(self.path("tree"))
            .args(targets)
            .output()
            .expect("make runs")
    }
}

/// Whether a program is there.
pub fn has(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", "command -v \"$0\" >/dev/null", program])
        .status()
        .expect("sh runs")
        .success()
}
