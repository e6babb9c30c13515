//! A node that K3s is installed on, from a folder prepared for it.

use std::ops::Deref;

use super::designs;
use super::scratch::{Scratch, sum};

/// A scratch folder with all that the install script of K3s asks for.
pub struct Site(Scratch);

impl Deref for Site {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.0
    }
}

impl Site {
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// The same for a design with these settings.
    pub fn with(settings: &[(&str, &str)]) -> Self {
        let usual = [("devices[0].name", "gateway")];
        let site = Self(Scratch::node(&designs::made(usual.iter().chain(settings).copied())));
        site.write("offline/k3s-arm64", "a stand-in");
        site.write("offline/k3s-airgap-images-arm64.tar.zst", "images");
        site.pin("a stand-in");
        site
    }

    /// The sums file, as `make pin` would write it.
    pub fn pin(&self, binary: &str) {
        let version = "v1.36.3+k3s1";
        let (binary, images) = (sum(binary), sum("images"));
        let images_name = "k3s-airgap-images-arm64.tar.zst";
        let sums = format!("{binary}  {version}/k3s-arm64\n{images}  {version}/{images_name}\n");
        self.write("tree/install/files.sha256", sums);
    }

    /// From here on the script goes on to starting things, as on a machine, with stand-ins that
    /// write down what they are asked. One fails while there is a file `broken`.
    pub fn start_things(&self) {
        self.0.start_things();
        let folder = self.folder().display().to_string();
        let log = format!("#!/bin/sh\necho \"${{0##*/}} $*\" >>{folder}/log\n");
        let breaks = format!("case $* in 'restart k3s'*) [ ! -e {folder}/broken ] ;; esac\n");
        self.program("bin/systemctl", &format!("{log}{breaks}"));
        self.program("bin/sysctl", &log);
        // What `kubectl` reads is thrown away, so that nobody writes into a closed pipe.
        let k3s = format!("{log}case $* in *'-f -'*) cat >/dev/null ;; esac\n");
        self.write("offline/k3s-arm64", &k3s);
        self.pin(&k3s);
    }
}
